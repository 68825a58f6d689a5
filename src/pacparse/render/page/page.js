// What the reader does: choose, filter, walk, accept, correct, save.

const LOOKS = {
  "": "all",
  unchecked: "not checked",
  checked: "checked",
  corrected: "corrected",
  gap: "no position",
  warned: "with a diagnostic",
};
const TABS = {
  recommendations: "Recommendations",
  text: "Text",
  notes: "Notes",
  diagnostics: "Diagnostics",
  removals: "Removals",
  charts: "Charts",
};
if (DATA.histories) TABS.history = "History";

/** A name as an argument of a shell, in which nothing of it acts. */
function asArgument(name) {
  return /^[\p{L}\p{N} ._,()/-]+$/u.test(name) ? `"${name}"` : `'${name.replaceAll("'", "'\\''")}'`;
}

/** The names in a field that has several. */
function partsOf(words) {
  return words.split(";").map((each) => each.trim());
}

class App {
  constructor() {
    this.corrections = new Corrections();
    this.cards = new Cards(this);
    this.source = new SourcePane(document.getElementById("source"), (offset) =>
      this.goToOffset(offset),
    );
    this.panel = document.getElementById("panel");
    this.tab = "recommendations";
    this.selected = null;
    this.history = DATA.histories ? new HistoryView(this) : null;
    this.#prepare();
    if (!this.#followHash()) this.open(0);
  }

  get model() {
    return MODELS[this.place];
  }

  #prepare() {
    const choose = document.getElementById("document");
    const titles = MODELS.map((model) => model.doc.title ?? model.doc.source.name);
    MODELS.forEach((model, place) => {
      const isAlone = titles.filter((each) => each === titles[place]).length === 1;
      const words = isAlone ? titles[place] : `${model.doc.source.name}: ${titles[place]}`;
      choose.append(make("option", { value: place }, words));
    });
    choose.closest("label").hidden = MODELS.length < 2;
    choose.addEventListener("change", () => this.open(Number(choose.value)));
    this.#fill("position", {
      "": "any",
      ...Object.fromEntries(POSITIONS.map((each) => [each, WORDS[each]])),
      none: "none",
    });
    this.#fill("status", {
      "": "any",
      ...Object.fromEntries(STATUSES.map((each) => [each, WORDS[each]])),
      none: "none",
    });
    this.#fill("look", LOOKS);
    const filters = document.getElementById("filters");
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.addEventListener("input", () => this.show("recommendations"));
    filters.addEventListener("reset", () => window.setTimeout(() => this.show("recommendations")));
    for (const [name, words] of Object.entries(TABS)) {
      const tab = make(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "aria-controls": "panel",
          onclick: () => this.show(name),
        },
        words,
      );
      document.getElementById("tabs").append(tab);
    }
    document.getElementById("tabs").addEventListener("keydown", (event) => this.#walkTabs(event));
    for (const button of document.querySelectorAll("[data-pane]"))
      button.addEventListener("click", () => this.pane(button.dataset.pane));
    document.getElementById("save").addEventListener("click", () => this.save());
    const help = document.getElementById("help");
    document.getElementById("keys").addEventListener("click", () => help.showModal());
    document.getElementById("close-help").addEventListener("click", () => help.close());
    document.addEventListener("keydown", (event) => this.#press(event));
    window.addEventListener("hashchange", () => this.#followHash());
    window.addEventListener("beforeunload", (event) => {
      if (!this.corrections.isSaved) event.preventDefault();
    });
    for (const each of document.querySelectorAll(".several")) each.hidden = !this.history;
    this.pane("result");
    if (this.corrections.left) this.#offer();
  }

  /** Offers what was corrected on an earlier page and never saved. */
  #offer() {
    const said = document.getElementById("next");
    const take = () => {
      this.corrections.takeLeft();
      said.hidden = true;
      this.show(this.tab === "history" ? "history" : "recommendations");
    };
    said.replaceChildren(
      "This browser keeps corrections of an earlier page that were not saved. This page shows those of the file. ",
      make("button", { type: "button", onclick: take }, "Take the others instead"),
    );
    said.hidden = false;
  }

  #fill(id, choices) {
    const select = document.getElementById(id);
    select.replaceChildren(
      ...Object.entries(choices).map(([value, words]) => make("option", { value }, words)),
    );
  }

  open(place) {
    this.place = place;
    this.selected = null;
    const { doc } = this.model;
    document.getElementById("document").value = String(place);
    const departments = [...new Set(doc.recommendations.flatMap((one) => one.departments))].sort();
    this.#fill("department", {
      "": "any",
      ...Object.fromEntries(departments.map((each) => [each, plain(each)])),
    });
    this.source.show(this.model);
    this.show("recommendations");
  }

  show(tab) {
    this.tab = tab;
    for (const button of document.querySelectorAll("[role=tab]")) {
      const isThis = button.id === `tab-${tab}`;
      button.setAttribute("aria-selected", String(isThis));
      button.tabIndex = isThis ? 0 : -1;
    }
    this.panel.setAttribute("aria-labelledby", `tab-${tab}`);
    const isHistory = tab === "history";
    document.body.classList.toggle("over-all", isHistory);
    document.getElementById("progress").hidden = isHistory;
    const { doc } = this.model;
    document.getElementById("title").textContent = isHistory
      ? `History of ${MODELS.length} documents`
      : plain(doc.title ?? doc.source.name);
    document.getElementById("filters").hidden = isHistory;
    document.getElementById("history-filters").hidden = !isHistory;
    if (isHistory) this.history.show();
    else if (tab === "recommendations")
      this.panel.replaceChildren(...this.#shown().map((one) => this.cards.card(this.model, one)));
    else if (tab === "charts") this.panel.replaceChildren(charts(this, this.model));
    else this.panel.replaceChildren(...this.#rows(tab));
    this.#count();
  }

  #rows(tab) {
    const { doc } = this.model;
    const row = (name, words, runs, attributes) =>
      make(
        "div",
        { class: "row", ...attributes },
        make("span", { class: "name" }, name),
        placeButton(words || "–", () => this.lightRuns(runs)),
      );
    let rows;
    if (tab === "text")
      rows = doc.blocks.map((block) =>
        row([block.kind, block.number].filter(Boolean).join(" "), block.text, block.runs, {
          "data-block": block.id,
          tabindex: "-1",
        }),
      );
    else if (tab === "notes")
      rows = doc.footnotes.map((note) =>
        row(
          `${note.number} ${note.status.replace("_", " ")}`,
          [note.text, ...note.urls].filter(Boolean).join(" "),
          note.runs,
          { "data-note": note.id, tabindex: "-1" },
        ),
      );
    else if (tab === "diagnostics")
      rows = doc.diagnostics.map((found) =>
        row(`${found.severity}: ${found.code}`, found.message, found.runs),
      );
    else
      rows = doc.removals.flatMap((one, place) =>
        one.runs.map((run) =>
          row(
            [one.reason.replaceAll("_", " "), one.detail].filter(Boolean).join(": "),
            this.model.text.slice(...run),
            [run],
            { "data-removal": String(place), tabindex: "-1" },
          ),
        ),
      );
    return rows.length ? rows : [make("p", {}, "There are none.")];
  }

  #shown() {
    const { doc } = this.model;
    const value = (id) => document.getElementById(id).value;
    const words = value("words").toLowerCase().trim();
    const now = (one, field) => this.corrections.now(doc, one, field).value;
    const tests = {
      "": () => true,
      unchecked: (one) => !this.corrections.isChecked(doc, one),
      checked: (one) => this.corrections.isChecked(doc, one),
      corrected: (one) => this.corrections.of(doc, one).some((row) => row.field !== "checked"),
      gap: (one) => !now(one, "position"),
      warned: (one) => this.model.diagnosticsOf(one).length > 0,
    };
    return doc.recommendations.filter(
      (one) =>
        (!value("position") || (now(one, "position") || "none") === value("position")) &&
        (!value("status") || (now(one, "status") || "none") === value("status")) &&
        (!value("department") || partsOf(now(one, "departments")).includes(value("department"))) &&
        tests[value("look")](one) &&
        (!words ||
          ["number", "title", "conclusion", "recommendation", "response_text"].some((field) =>
            now(one, field).toLowerCase().includes(words),
          )),
    );
  }

  #count() {
    const { doc } = this.model;
    const all = doc.recommendations;
    const checked = all.filter((one) => this.corrections.isChecked(doc, one)).length;
    document.getElementById("progress").textContent = `${checked} of ${all.length} checked`;
    const shown = this.#shown().length;
    document.getElementById("count").textContent =
      shown === all.length
        ? `${all.length} recommendation${all.length === 1 ? "" : "s"}`
        : `${shown} of ${all.length} recommendations`;
    document.getElementById("save").classList.toggle("unsaved", !this.corrections.isSaved);
  }

  /** The card of a recommendation, shown whatever the filters say. */
  #card(key) {
    const find = () => this.panel.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (this.tab !== "recommendations") this.show("recommendations");
    if (!find()) {
      document.getElementById("filters").reset();
      this.show("recommendations");
    }
    return find();
  }

  select(one, { focus = true, light = true } = {}) {
    const card = this.#card(one.key);
    for (const other of this.panel.querySelectorAll("[aria-current]"))
      other.removeAttribute("aria-current");
    this.selected = one;
    card.setAttribute("aria-current", "true");
    card.scrollIntoView({ block: "start", behavior: "instant" });
    if (focus) card.focus({ preventScroll: true });
    if (light) this.source.light(this.model.runsOf(one));
    window.history.replaceState(null, "", this.address(one));
  }

  light(one) {
    this.select(one, { focus: false });
    this.pane("source");
  }

  lightBlocks(ids) {
    this.lightRuns(ids.flatMap((id) => this.model.blocks.get(id)?.runs ?? []));
  }

  lightRuns(runs) {
    this.source.light(runs);
    this.pane("source");
  }

  goToOffset(offset) {
    const owner = this.model.ownerAt(offset);
    if (!owner) return;
    const key = owner.kind === "block" ? this.model.recommendationOf.get(owner.id) : null;
    if (key) {
      this.select(this.model.recommendation(key), { light: false });
    } else {
      this.show({ block: "text", note: "notes", removal: "removals" }[owner.kind]);
      const row = this.panel.querySelector(`[data-${owner.kind}="${CSS.escape(owner.id)}"]`);
      for (const other of this.panel.querySelectorAll("[aria-current]"))
        other.removeAttribute("aria-current");
      row?.setAttribute("aria-current", "true");
      row?.scrollIntoView({ block: "center", behavior: "instant" });
      row?.focus({ preventScroll: true });
    }
    this.source.light(owner.runs);
    this.pane("result");
  }

  address(one) {
    return addressOf(this.place, one);
  }

  /** Goes to a recommendation of any document, and to its place in the source. */
  visit(place, one) {
    this.go(addressOf(place, one));
    this.light(one);
  }

  /** Follows an address of this page at once; the way back leads to where it was. */
  go(address) {
    window.history.pushState(null, "", address);
    this.#followHash();
  }

  #followHash() {
    const { hash } = window.location;
    if (this.history && /^#history(\?|$)/.test(hash)) {
      if (this.place === undefined) this.open(0);
      if (this.tab !== "history") this.show("history");
      this.history.follow(hash);
      return true;
    }
    const [doc, key] = hash.slice(1).split(":");
    const place = DOCUMENT_NAMES.indexOf(doc);
    if (place < 0) return false;
    if (place !== this.place) this.open(place);
    let one;
    try {
      one = this.model.recommendation(decodeURIComponent(key ?? ""));
    } catch {
      return true; // an address that somebody cut
    }
    if (one && (one !== this.selected || this.tab === "history")) this.select(one);
    return true;
  }

  /** The history of the chosen recommendation, or all of them. */
  goToHistory() {
    if (!this.history) return;
    const story = this.selected && this.history.histories.of(this.model, this.selected);
    this.go(story ? `#history?id=${encodeURIComponent(story.id)}` : "#history");
  }

  accept(one) {
    if (this.wholeOf(one)) {
      this.select(this.wholeOf(one));
      return;
    }
    const { doc } = this.model;
    const isSet = this.corrections.now(doc, one, "checked").isSet;
    const takenBack = one.checked && !isSet ? "no" : "";
    const value = this.corrections.isChecked(doc, one) ? takenBack : "yes";
    this.corrections.set(doc, one, "checked", value);
    this.refresh(one);
  }

  /** What a person has joined a recommendation to: its words are corrected there. */
  wholeOf(one) {
    const { model, corrections } = this;
    let found = null;
    const seen = new Set();
    for (let each = one; each && !seen.has(each);) {
      seen.add(each);
      each = model.recommendation(corrections.whole(model.doc, each));
      found = each && each !== one ? each : found;
    }
    return found;
  }

  edit(given) {
    const one = this.wholeOf(given) ?? given;
    this.select(one, { focus: false });
    const card = this.#card(one.key);
    if (card.querySelector("form")) return;
    const form = this.cards.form(this.model, one);
    card.append(form);
    form.querySelector("select, input").focus();
    form.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /** Draws the card of a recommendation anew. */
  refresh(one) {
    const old = this.#card(one.key);
    old.replaceWith(this.cards.card(this.model, one));
    this.select(one, { light: false });
    this.#count();
  }

  walk(step) {
    const { before, after } = this.#around(this.#shown());
    const next = step > 0 ? after[0] : this.selected ? before.at(-1) : after.at(-1);
    if (next) this.select(next);
  }

  /** What of a list stands before and after the chosen one, which a filter may have hidden since. */
  #around(list) {
    const places = new Map(this.model.doc.recommendations.map((one, place) => [one, place]));
    const here = places.get(this.selected) ?? -1;
    return {
      before: list.filter((one) => places.get(one) < here),
      after: list.filter((one) => places.get(one) > here),
    };
  }

  nextUnchecked() {
    const { doc } = this.model;
    const { before, after } = this.#around(this.#shown());
    const one = [...after, ...before].find((each) => !this.corrections.isChecked(doc, each));
    if (one) this.select(one);
  }

  save() {
    this.corrections.save();
    this.#count();
    const names = MODELS.length > 1 ? "PATH…" : asArgument(this.model.doc.source.name);
    const where = MODELS.length > 1 ? " PATH… are the documents of this page." : "";
    const said = document.getElementById("next");
    said.replaceChildren(
      "Your browser has saved corrections.csv where it puts downloads. Make the corrected table: ",
      make("code", {}, `pacparse to-tables ${names} -o table.xlsx --corrections corrections.csv`),
      where,
    );
    said.hidden = false;
  }

  pane(name) {
    document.getElementById("split").dataset.pane = name;
    for (const button of document.querySelectorAll("[data-pane][aria-pressed]"))
      button.setAttribute("aria-pressed", String(button.dataset.pane === name));
  }

  #walkTabs(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const names = Object.keys(TABS);
    const next = names[(names.indexOf(this.tab) + step + names.length) % names.length];
    this.show(next);
    document.getElementById(`tab-${next}`).focus();
  }

  #press(event) {
    const help = document.getElementById("help");
    if (event.key === "Escape") {
      const form = this.panel.querySelector("form");
      if (form && !help.open && this.selected) this.refresh(this.selected);
      return;
    }
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      help.open ||
      event.target.closest("input, textarea, select")
    )
      return;
    const deeds = this.tab === "history" ? this.#deedsOfHistory() : this.#deeds();
    if (deeds[event.key]) {
      event.preventDefault();
      deeds[event.key]();
    }
  }

  #deedsOfHistory() {
    const { history } = this;
    const numbered = Array.from({ length: 9 }, (_, n) => [
      String(n + 1),
      () => history.leave(n + 1),
    ]);
    return {
      j: () => history.walk(1),
      k: () => history.walk(-1),
      s: () => history.leave(),
      d: () => history.unfold(),
      "/": () => history.form.elements.words.focus(),
      "?": () => document.getElementById("help").showModal(),
      ...Object.fromEntries(numbered),
    };
  }

  #deeds() {
    return {
      j: () => this.walk(1),
      k: () => this.walk(-1),
      n: () => this.nextUnchecked(),
      a: () => this.selected && this.accept(this.selected),
      e: () => this.selected && this.edit(this.selected),
      s: () => this.selected && this.light(this.selected),
      h: () => this.goToHistory(),
      "/": () => document.getElementById("words").focus(),
      "?": () => document.getElementById("help").showModal(),
    };
  }
}

window.review = new App();
