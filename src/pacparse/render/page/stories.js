// The list of histories: a drawing each, and what it says as a table.

class Stories {
  constructor(app, histories) {
    this.app = app;
    this.histories = histories;
    this.scale = new Scale(histories);
    this.root = null;
    this.sort = "";
  }

  /** The list, of which all but `list` is hidden: its elements are made once. */
  shown(list, sort) {
    if (!this.root) this.#make();
    if (sort || this.sort) {
      const order = sort ? list.map((story) => this.rows.get(story)) : this.order;
      this.root.append(...order);
      for (const row of this.rows.values()) row.querySelector(".of").hidden = !sort;
    }
    this.sort = sort;
    const shown = new Set(list);
    const groups = new Set(sort ? [] : list.map((story) => story.group));
    for (const [story, row] of this.rows) row.hidden = !shown.has(story);
    for (const [group, head] of this.groups) head.hidden = !groups.has(group);
    this.none.hidden = list.length > 0;
    return this.root;
  }

  #make() {
    this.rows = new Map();
    this.groups = new Map();
    this.order = [];
    for (const story of this.histories.stories) {
      if (!this.groups.has(story.group)) {
        const head = make("h3", { class: "group" }, story.group);
        this.groups.set(story.group, head);
        this.order.push(head);
      }
      const row = this.#made(story);
      this.rows.set(story, row);
      this.order.push(row);
    }
    this.none = make("p", { hidden: true }, "No recommendation is as asked for.");
    this.root = make(
      "div",
      { class: "stories" },
      legend(),
      axis(this.scale, this.histories),
      this.none,
      this.order,
    );
  }

  /** Number, words and state of a history. */
  title(story, level) {
    const words = story.title || story.wording;
    return make(
      "header",
      {},
      make(
        level,
        {},
        make("span", { class: "number" }, story.name),
        " ",
        make("span", { class: "title" }, words.length > 300 ? `${words.slice(0, 300)}…` : words),
      ),
      make("span", { class: `badge ${story.state}` }, STATES[story.state]),
      story.reopened
        ? make(
            "span",
            { class: "badge reopened" },
            story.reopened > 1 ? `reopened ${story.reopened} times` : "reopened",
          )
        : null,
      story.pairs.length ? make("span", { class: "badge none" }, "could be another") : null,
      make("span", { class: "of" }, story.group),
    );
  }

  #made(story) {
    const first = story.first?.words;
    const latest = story.latest?.words;
    const { editions } = this.histories;
    const facts = [
      first && (first === latest ? `Target ${first}` : `Target ${first} → ${latest}`),
      story.drifted,
      story.revisions > 1 && `moved ${story.revisions} times`,
      this.#late(story),
      this.#spread(story),
      ...story.parts.map((part) => part.words),
    ];
    const row = make(
      "article",
      {
        class: "story",
        tabindex: "-1",
        "data-id": story.id,
        "aria-label": `Recommendation ${story.name}`,
      },
      this.title(story, "h4"),
      make(
        "p",
        { class: "told" },
        `${facts.filter(Boolean).join(" · ")} `,
        make(
          "a",
          { href: addressOf(story.newest.place, story.newest.one) },
          `Card of ${editions.get(story.newest.place).date ?? "the document"}`,
        ),
        " ",
        make("a", { href: `#history?id=${encodeURIComponent(story.id)}` }, "Link to this"),
      ),
      timeline(story, this.scale, this.histories),
      this.#details(story),
    );
    row.querySelector(".of").hidden = true;
    return row;
  }

  #spread(story) {
    const of = story.editions.length;
    if (of) return `in ${story.counting.length} of ${of} edition${of === 1 ? "" : "s"}`;
    return `in ${story.seen.length} document${story.seen.length === 1 ? "" : "s"} without a date`;
  }

  /** How long the latest target date has passed, if nothing says that it was met. */
  #late(story) {
    if (
      !["overdue", "dropped"].includes(story.state) ||
      !this.histories.asOf ||
      !story.latest?.latest
    )
      return "";
    const days = dayOf(this.histories.asOf) - dayOf(story.latest.latest);
    return days > 0 ? `${days.toLocaleString("en")} days past its date` : "";
  }

  /** The same as a table, and what changed from one edition to the next; made when it is opened. */
  #details(story) {
    const details = make(
      "details",
      {},
      make("summary", {}, "Editions as a table, and what changed"),
    );
    details.addEventListener("toggle", () => this.#fill(story, details));
    return details;
  }

  #fill(story, details) {
    if (!details.open || details.children.length > 1) return;
    const steps = story.steps.map((step) =>
      make(
        "div",
        { class: "step" },
        make("h5", {}, `${this.histories.dateOf(step.in)}: ${stepInWords(story, step)}`),
        sides(story, step, this.histories),
      ),
    );
    details.append(this.#table(story), ...steps);
  }

  /** Opens and closes the table of a history. */
  unfold(story) {
    const details = this.rows?.get(story)?.querySelector("details");
    if (!details) return;
    details.open = !details.open;
    this.#fill(story, details);
  }

  #table(story) {
    const rows = story.seen.map(({ place, one }) => {
      const { doc } = MODELS[place];
      const fixed = (field) => (one.corrected.includes(field) ? " (corrected)" : "");
      const where = one.page ? `page ${one.page_label ?? one.page}` : `line ${one.line}`;
      const open = () => this.app.visit(place, one);
      return [
        make("a", { href: addressOf(place, one) }, this.histories.dateOf(place)),
        one.number ?? "",
        (WORDS[one.position] ?? "none") + fixed("position"),
        (WORDS[one.status] ?? "none") + fixed("status"),
        one.target_dates
          .map((date) => (date.kind === "target" ? date.words : `${date.words} (${date.kind})`))
          .join("; ") + fixed("target_dates"),
        make("button", { type: "button", class: "place", onclick: open }, where),
        doc.title ?? doc.source.name,
      ];
    });
    const heads = ["Edition", "Number", "Position", "Status", "Target", "Source", "Document"];
    return make(
      "div",
      { class: "wide", tabindex: "0", role: "region", "aria-label": `Editions of ${story.name}` },
      table(heads, rows),
    );
  }
}
