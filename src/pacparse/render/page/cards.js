// The right pane: a card for each recommendation, and the form that corrects it.

const FIELDS = [
  ["position", "Position", POSITIONS],
  ["status", "Status", STATUSES],
  ["number", "Number"],
  ["title", "Title"],
  ["recommendation", "Recommendation", "long"],
  ["conclusion", "Conclusion", "long"],
  ["response_text", "Answer", "long"],
  ["target_dates", "Target dates, with ; between them"],
  ["departments", "Departments, with ; between them"],
];

function badge(value, empty) {
  if (!value) return make("span", { class: "badge none" }, empty);
  return make(
    "span",
    { class: `badge ${value}` },
    SIGNS[value] ? `${SIGNS[value]} ` : "",
    WORDS[value] ?? value,
  );
}

/** A button that lights a place of the source. */
function placeButton(words, onclick) {
  return make(
    "button",
    { type: "button", class: "place", onclick, title: "show it in the source" },
    words,
  );
}

class Cards {
  constructor(app) {
    this.app = app;
  }

  card(model, one) {
    const { corrections } = this.app;
    const doc = model.doc;
    const now = (field) => corrections.now(doc, one, field);
    const isGone = corrections.isGone(doc, one) || corrections.whole(doc, one) !== undefined;
    const isChecked = corrections.isChecked(doc, one);
    const name = now("number").value || "without a number";
    const card = make("article", {
      class: `card${isChecked ? " checked" : ""}${isGone ? " gone" : ""}`,
      tabindex: "-1",
      "data-key": one.key,
      "aria-label": `Recommendation ${name}`,
    });
    const parts = [
      make(
        "header",
        {},
        make("h3", {}, `${name} `, make("span", { class: "title" }, now("title").value)),
        badge(now("position").value, `no position: ${WORDS[one.gap] ?? "none is stated"}`),
        badge(now("status").value, "no status"),
        placeButton(one.page ? this.#pages(one) : `line ${one.line}`, () => this.app.light(one)),
      ),
      this.#state(model, one, isChecked),
      this.#text("Conclusion", now("conclusion"), () =>
        this.app.lightBlocks(one.blocks.conclusion),
      ),
      this.#text("Recommendation", now("recommendation"), () =>
        this.app.lightBlocks(one.blocks.recommendation),
      ),
      this.#text("Answer", now("response_text"), () => this.app.lightBlocks(one.blocks.response)),
      this.#facts(model, one),
      this.#buttons(model, one, isChecked),
    ];
    card.append(...parts.filter(Boolean));
    return card;
  }

  #pages(one) {
    const label =
      one.page_label && one.page_label !== String(one.page) ? ` (${one.page_label})` : "";
    return one.page_to && one.page_to !== one.page
      ? `pages ${one.page}–${one.page_to}`
      : `page ${one.page}${label}`;
  }

  #state(model, one, isChecked) {
    const { corrections } = this.app;
    const name = (key) => model.recommendation(key)?.number ?? key;
    const whole = corrections.whole(model.doc, one);
    const said = [
      corrections.isGone(model.doc, one)
        ? "a person says: not a recommendation"
        : whole !== undefined
          ? `a person says: part of ${name(whole)}`
          : isChecked
            ? "checked"
            : "",
      ...corrections
        .of(model.doc, one)
        .filter((row) => !["checked", "is_recommendation"].includes(row.field))
        .map((row) => {
          if (row.field === "join") return `joined with ${name(row.new)}`;
          if (row.field === "split") return `split: ${row.new.split(" @ ")[0]} stands apart`;
          const change = `${row.field}: ${row.old || "nothing"} → ${row.new || "nothing"}`;
          if (!corrections.isStale(model.doc, one, row)) return change;
          const found = foundIn(model.doc, one, row.field) || "nothing";
          return `not applied, for it reads ${found} now: ${change}`;
        }),
    ].filter(Boolean);
    return said.length ? make("p", { class: "state" }, said.join(" · ")) : null;
  }

  #text(label, { value, isSet }, onclick) {
    if (!value) return null;
    return make(
      "div",
      { class: "words" },
      make("h4", {}, placeButton(label, onclick), isSet ? " (corrected)" : ""),
      ...value.split("\n").map((line) => make("p", {}, line)),
    );
  }

  #facts(model, one) {
    const rows = [];
    for (const verdict of one.verdicts) {
      const who = verdict.by ? `${verdict.by}: ` : "";
      const loose = verdict.kind === "loose" ? " (loose)" : "";
      rows.push([
        "Words of the verdict",
        placeButton(`${who}“${verdict.words}”${loose}`, () => this.app.lightRuns(verdict.runs)),
      ]);
    }
    if (one.status_words) rows.push(["Words of the status", one.status_words]);
    const targets = this.app.corrections.now(model.doc, one, "target_dates").value;
    const isAsRead = bare(targets) === bare(valueOf(one, "target_dates"));
    if (!isAsRead) rows.push(["Target", targets || "none"]);
    for (const date of isAsRead ? one.target_dates : []) {
      const days = date.latest
        ? ` (${date.earliest === date.latest ? date.latest : `${date.earliest} to ${date.latest}`})`
        : "";
      rows.push([
        date.kind === "target" ? "Target" : `Target, ${date.kind}`,
        `${date.words}${days}`,
      ]);
    }
    const departments = this.app.corrections.now(model.doc, one, "departments").value;
    if (departments) rows.push(["Departments", departments]);
    for (const note of model.notesOf(one)) {
      const words = [note.text, ...note.urls].filter(Boolean).join(" ") || "not in the source";
      rows.push([`Note ${note.number}`, placeButton(words, () => this.app.lightRuns(note.runs))]);
    }
    for (const found of model.diagnosticsOf(one)) {
      rows.push([
        `${found.severity}: ${found.code}`,
        placeButton(found.message, () => this.app.lightRuns(found.runs)),
      ]);
    }
    if (!rows.length) return null;
    return make(
      "dl",
      { class: "facts" },
      rows.map(([term, value]) => make("div", {}, make("dt", {}, term), make("dd", {}, value))),
    );
  }

  #buttons(model, one, isChecked) {
    const whole = this.app.wholeOf(one);
    if (whole) {
      const words = `Go to ${whole.number ?? whole.key}, which it is part of`;
      return make(
        "div",
        { class: "actions" },
        make("button", { type: "button", onclick: () => this.app.select(whole) }, words),
      );
    }
    return make(
      "div",
      { class: "actions" },
      make(
        "button",
        {
          type: "button",
          "aria-pressed": String(isChecked),
          "data-deed": "accept",
          onclick: () => this.app.accept(one),
        },
        isChecked ? "Accepted" : "Accept",
      ),
      make(
        "button",
        { type: "button", "data-deed": "correct", onclick: () => this.app.edit(one) },
        "Correct",
      ),
      make("a", { href: this.app.address(one) }, "Link to this"),
      this.#history(model, one),
    );
  }

  /** The link to its history, if it stands in several documents or an edition leaves it out. */
  #history(model, one) {
    const story = this.app.history?.histories.of(model, one);
    if (!story) return null;
    const count = story.seen.length;
    const words = `Its history: ${count} edition${count === 1 ? "" : "s"}, ${STATES[story.state]}`;
    return make("a", { href: `#history?id=${encodeURIComponent(story.id)}` }, words);
  }

  /** The form that corrects a recommendation; it stands in its card. */
  form(model, one) {
    const { corrections } = this.app;
    const doc = model.doc;
    const inputs = FIELDS.map(([field, label, kind]) => {
      const { value } = corrections.now(doc, one, field);
      let input;
      if (Array.isArray(kind)) {
        const options = ["", ...kind].map((each) =>
          make("option", { value: each, selected: each === value }, WORDS[each] ?? "none"),
        );
        input = make("select", { name: field }, options);
      } else if (kind === "long") {
        input = make("textarea", {
          name: field,
          rows: Math.min(8, 1 + Math.ceil(value.length / 70)),
        });
        input.value = value;
      } else {
        input = make("input", { name: field });
        input.value = value;
      }
      return [field, label, input];
    });
    const why = make("input", { name: "why" });
    const form = make(
      "form",
      { class: "correct", "aria-label": "Correct" },
      inputs.map(([, label, input]) => make("label", {}, label, input)),
      this.#deeds(model, one),
      make("label", {}, "Why", why),
      make(
        "div",
        { class: "actions" },
        make("button", { type: "submit" }, "Keep"),
        make(
          "button",
          { type: "button", "data-deed": "close", onclick: () => this.app.refresh(one) },
          "Cancel",
        ),
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      for (const [field, , input] of inputs) {
        if (input.value !== corrections.now(doc, one, field).value)
          corrections.set(doc, one, field, input.value, why.value);
      }
      const joined = corrections.rows.filter((row) => row.field === "join");
      this.#keepDeeds(doc, one, form, why.value);
      const isJoined = corrections.rows.some(
        (row) => row.field === "join" && !joined.includes(row),
      );
      const isParted = joined.some((row) => !corrections.rows.includes(row));
      if (isJoined || isParted) this.app.show("recommendations"); // the other card is another one now
      this.app.refresh(one);
    });
    return form;
  }

  #deeds(model, one) {
    const { corrections } = this.app;
    const doc = model.doc;
    const rows = corrections.of(doc, one);
    const value = (field) => rows.findLast((row) => row.field === field)?.new ?? "";
    const joined = value("join");
    const others = doc.recommendations.filter(
      (other) =>
        other !== one && (other.key === joined || corrections.whole(doc, other) === undefined),
    );
    const [splitNumber, splitKey] = value("split").split(" @ ");
    const blocks = [...one.blocks.recommendation.slice(1), ...one.blocks.response].map((id) =>
      model.blocks.get(id),
    );
    const gone = make("input", {
      type: "checkbox",
      name: "gone",
      checked: corrections.isGone(doc, one),
    });
    // What the page was made with is applied: what was joined or split off is no choice any more.
    const kept = (key, choices) =>
      key && !choices.some((choice) => choice.key === key)
        ? make("option", { value: key, selected: true }, `as corrected: ${key}`)
        : null;
    const number = make("input", { name: "split-number" });
    number.value = splitNumber ?? "";
    return make(
      "fieldset",
      {},
      make("legend", {}, "What it is"),
      make("label", { class: "line" }, gone, " This is not a recommendation"),
      make(
        "label",
        {},
        "It is one with",
        make(
          "select",
          { name: "join" },
          make("option", { value: "" }, "none"),
          kept(joined, others),
          others.map((other) =>
            make(
              "option",
              { value: other.key, selected: other.key === joined },
              `${other.number ?? "–"} ${(other.recommendation ?? other.conclusion ?? "").slice(0, 60)}`,
            ),
          ),
        ),
      ),
      make(
        "label",
        {},
        "A second one begins with",
        make(
          "select",
          { name: "split-at" },
          make("option", { value: "" }, "none"),
          kept(splitKey, blocks),
          blocks.map((block) =>
            make(
              "option",
              { value: block.key, selected: block.key === splitKey },
              `${block.number ?? ""} ${block.text.slice(0, 60)}`,
            ),
          ),
        ),
      ),
      make("label", {}, "Its number", number),
    );
  }

  #keepDeeds(doc, one, form, why) {
    const { corrections } = this.app;
    const set = (field, value) => {
      const known = corrections.of(doc, one).findLast((row) => row.field === field)?.new ?? "";
      if (value === known) return;
      if (value) corrections.set(doc, one, field, value, why);
      else corrections.unset(doc, one, field);
    };
    const { elements } = form;
    set("is_recommendation", elements.gone.checked ? "no" : "");
    set("join", elements.join.value);
    const at = elements["split-at"].value;
    set("split", at ? `${elements["split-number"].value.trim() || "?"} @ ${at}` : "");
  }
}
