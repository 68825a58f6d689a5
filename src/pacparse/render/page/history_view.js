// The view of histories: what is asked for, the list, what changed, the charts, the pairs.

const VIEWS = {
  timelines: "Timelines",
  changes: "What changed",
  charts: "Charts",
  pairs: "Could be one",
};

class HistoryView {
  constructor(app) {
    this.app = app;
    this.histories = new Histories(DATA.histories);
    this.stories = new Stories(app, this.histories);
    this.view = "timelines";
    this.selected = null;
    this.made = new Map();
    this.form = document.getElementById("history-filters");
    this.#prepare();
  }

  #prepare() {
    const { stories, editions } = this.histories;
    const some = (values) =>
      Object.fromEntries([["", "any"], ...[...new Set(values)].map((each) => [each, plain(each)])]);
    const choices = {
      report: some(stories.map((story) => story.group)),
      department: some(stories.flatMap((story) => story.departments).toSorted()),
      edition: { "": "the last of each report" },
    };
    for (const edition of [...editions.values()].toReversed()) {
      const { doc } = MODELS[edition.place];
      choices.edition[` ${edition.place}`] = [
        edition.date ?? "no date",
        doc.paper_numbers?.[0] ?? doc.source.name,
      ].join(" · ");
    }
    for (const [name, values] of Object.entries(HISTORY_FIELDS)) {
      const field = this.form.elements[name];
      if (field.tagName !== "SELECT") continue;
      const options = Object.entries(values ?? choices[name]);
      field.replaceChildren(
        ...options.map(([value, words]) => make("option", { value: value.trim() }, words)),
      );
      if (options.length < 3 && !values) field.closest("label").hidden = true;
    }
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.show());
    this.form.addEventListener("reset", () => window.setTimeout(() => this.show()));
    this.app.panel.addEventListener("click", (event) => {
      const place = event.target.closest?.("svg [data-place]");
      if (place) this.app.go(addressOf(place.dataset.place, { key: place.dataset.key }));
    });
  }

  get asked() {
    return Object.fromEntries(
      Object.keys(HISTORY_FIELDS).map((name) => [name, this.form.elements[name].value]),
    );
  }

  /** Shows what is asked for. */
  show() {
    const { asked } = this;
    const list = this.histories.shown(asked);
    this.list = list;
    const head = this.#head(asked);
    const { panel } = this.app;
    if (this.view === "timelines") {
      const stories = this.stories.shown(list, asked.sort);
      if (panel.lastElementChild === stories) panel.firstElementChild.replaceWith(head);
      else panel.replaceChildren(head, stories);
    } else {
      const draw = { changes: this.#changes, charts: this.#charts, pairs: this.#pairs }[this.view];
      panel.replaceChildren(head, ...draw.call(this, list, asked));
    }
    if (this.selected && !this.#element(this.selected)) this.selected = null;
    const count = document.getElementById("history-count");
    const all = this.histories.stories.length;
    count.textContent =
      list.length === all
        ? `${all} recommendation${all === 1 ? "" : "s"}`
        : `${list.length} of ${all} recommendations`;
    this.#tell();
  }

  /** Puts what is shown into the address. */
  #tell() {
    const said = new URLSearchParams(Object.entries(this.asked).filter(([, value]) => value));
    if (this.view !== "timelines") said.set("view", this.view);
    if (this.selected) said.set("id", this.selected.id);
    window.history.replaceState(null, "", `#history${said.size ? `?${said}` : ""}`);
  }

  /** Shows what an address asks for; a history that the filters of the address hide is shown without them. */
  follow(address) {
    const asked = new URLSearchParams(address.split("?")[1] ?? "");
    for (const name of Object.keys(HISTORY_FIELDS)) {
      const field = this.form.elements[name];
      field.value = asked.get(name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
    this.view = VIEWS[asked.get("view")] ? asked.get("view") : "timelines";
    this.selected = null;
    const story = this.histories.byId.get(asked.get("id") ?? "");
    this.show();
    if (story) this.select(story);
  }

  #head(asked) {
    const { stories, asOf } = this.histories;
    const button = (words, set) => {
      const [[name, value]] = Object.entries(set);
      const isOn = asked[name] === value;
      return make(
        "button",
        {
          type: "button",
          "aria-pressed": String(isOn),
          "data-chip": `${name}:${value}`,
          onclick: () => this.ask({ [name]: isOn ? "" : value }, value),
        },
        words,
      );
    };
    const states = counted(
      stories.map((story) => story.state),
      Object.keys(STATES),
    );
    const counts = new Map();
    for (const story of stories) {
      const names = namesOf(story.stepIn(asked.edition)).filter((name) => !ASIDE.has(name));
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const changes = Object.keys(CHANGES).filter((name) => counts.has(name));
    const views = Object.entries(VIEWS).map(([name, words]) =>
      make(
        "button",
        {
          type: "button",
          "data-view": name,
          "aria-pressed": String(this.view === name),
          onclick: () => this.turn(name),
        },
        name === "pairs" ? `${words} (${this.histories.pairs.length})` : words,
      ),
    );
    const since = asked.edition
      ? `In the edition of ${this.histories.dateOf(Number(asked.edition))}`
      : "Since the last edition";
    return make(
      "div",
      { class: "overview" },
      make("div", { role: "group", "aria-label": "View", class: "views" }, views),
      make(
        "p",
        { class: "chips" },
        make("span", {}, asOf ? `As of ${asOf}: ` : "Now: "),
        states.map(([state, count]) => button(`${STATES[state]}: ${count}`, { state })),
      ),
      make(
        "p",
        { class: "chips" },
        make("span", {}, `${since}: `),
        changes.length
          ? changes.map((name) => button(`${CHANGES[name]}: ${counts.get(name)}`, { since: name }))
          : "nothing that can be told",
      ),
      this.#unapplied(),
      make("p", { class: "on-paper" }, this.#askedInWords(asked)),
    );
  }

  /** What the filters ask for, which are not on paper. */
  #askedInWords(asked) {
    const said = Object.entries(asked)
      .filter(([, value]) => value)
      .map(([name, value]) => {
        const field = this.form.elements[name];
        const label = field.closest("label").firstChild.textContent.trim();
        return `${label}: ${field.selectedOptions?.[0].textContent ?? value}`;
      });
    const count = `${this.list.length} of ${this.histories.stories.length} recommendations`;
    return [count, ...said].join(" · ");
  }

  /** How many corrections of this page are not in the histories, which are made with the page. */
  #unapplied() {
    const { corrections } = this.app;
    let count = 0;
    for (const { doc } of MODELS)
      for (const one of doc.recommendations)
        for (const row of corrections.of(doc, one)) {
          const isIn = doc.corrections.some(
            (each) =>
              each.recommendation === one.key && each.field === row.field && each.new === row.new,
          );
          if (row.field !== "checked" && !isIn && !corrections.isStale(doc, one, row)) count += 1;
        }
    if (!count) return null;
    const what =
      count === 1
        ? "1 correction that was made on this page is"
        : `${count} corrections that were made on this page are`;
    return make(
      "p",
      { class: "state" },
      `${what} not in the histories yet. Save them, and make the page again with --corrections corrections.csv.`,
    );
  }

  /** Sets filters and shows what they ask for. */
  ask(values, chip) {
    for (const [name, value] of Object.entries(values)) this.form.elements[name].value = value;
    this.show();
    this.app.panel.querySelector(`[data-chip="${Object.keys(values)[0]}:${chip}"]`)?.focus();
  }

  turn(view) {
    this.view = view;
    this.selected = null;
    this.show();
    this.app.panel.querySelector(`[data-view="${view}"]`).focus();
  }

  // What changed

  #changes(list, asked) {
    const steps = list
      .map((story) => [story, story.stepIn(asked.edition)])
      .filter(([, step]) => step && (asked.since || isChange(step)));
    if (!steps.length) return [make("p", {}, "Nothing changed that is asked for.")];
    return [
      make(
        "div",
        { class: "stories" },
        steps.map((each) => this.#changed(...each)),
      ),
    ];
  }

  /** The element of a step: made once, for it says the same whatever is asked for. */
  #changed(story, step) {
    if (!this.made.has(step))
      this.made.set(
        step,
        make(
          "article",
          {
            class: "story",
            tabindex: "-1",
            "data-id": story.id,
            "aria-label": `Recommendation ${story.name}`,
          },
          this.stories.title(story, "h3"),
          make("p", { class: "told" }, stepInWords(story, step)),
          sides(story, step, this.histories),
          make(
            "div",
            { class: "actions" },
            make("a", { href: `#history?id=${encodeURIComponent(story.id)}` }, "Its history"),
          ),
        ),
      );
    return this.made.get(step);
  }

  #charts(list) {
    return [historyCharts(list, this.histories, this.stories.scale)];
  }

  #pairs() {
    const { pairs, byId } = this.histories;
    if (!pairs.length) return [make("p", {}, "No pair could be one.")];
    const side = (id, place) => {
      const story = byId.get(id);
      const words = story.wording.length > 200 ? `${story.wording.slice(0, 200)}…` : story.wording;
      return make(
        "div",
        {},
        make(
          "a",
          { href: `#history?id=${encodeURIComponent(id)}` },
          `${story.name}, ${this.histories.dateOf(place)}`,
        ),
        make("p", {}, words),
        make("p", { class: "told" }, story.group),
      );
    };
    return pairs.map((pair) =>
      make(
        "div",
        { class: "story pair" },
        make("p", {}, `${pair.kind}: ${pair.reason}`),
        make(
          "div",
          { class: "both" },
          side(pair.ids[0], pair.in[0]),
          pair.kind === "copy" ? null : side(pair.ids[1], pair.in[1]),
        ),
      ),
    );
  }

  // Walking

  #element(story) {
    return this.app.panel.querySelector(`[data-id="${CSS.escape(story.id)}"]:not([hidden])`);
  }

  select(story) {
    if (!this.#element(story)) {
      if (this.view === "charts" || this.view === "pairs") this.view = "timelines";
      if (!this.list.includes(story)) {
        for (const name of Object.keys(HISTORY_FIELDS)) this.form.elements[name].value = "";
      }
      this.show();
      if (!this.#element(story)) return;
    }
    const row = this.#element(story);
    for (const other of this.app.panel.querySelectorAll("[aria-current]"))
      other.removeAttribute("aria-current");
    this.selected = story;
    row.setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest", behavior: "instant" });
    row.focus({ preventScroll: true });
    this.#tell();
  }

  walk(step) {
    const rows = [...this.app.panel.querySelectorAll("[data-id]:not([hidden])")];
    const here = rows.findIndex((row) => row.dataset.id === this.selected?.id);
    const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : here + step];
    if (next) this.select(this.histories.byId.get(next.dataset.id));
  }

  /** The card of the chosen history: of its newest edition, or of one by its number from 1. */
  leave(number) {
    const seen = number ? this.selected?.seen[number - 1] : this.selected?.newest;
    if (seen) this.app.go(addressOf(seen.place, seen.one));
  }

  /** Opens and closes the table of the chosen one. */
  unfold() {
    if (this.selected && this.view === "timelines") this.stories.unfold(this.selected);
  }
}
