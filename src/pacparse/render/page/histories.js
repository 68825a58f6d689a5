// Several documents together: each recommendation over time, and which of them somebody wants to see.

const STATES = {
  overdue: "overdue",
  open: "open",
  dropped: "dropped",
  undated: "undated",
  unanswered: "unanswered",
  disagreed: "disagreed",
  not_implemented: "not implemented",
  superseded: "superseded",
  replaced: "replaced",
  implemented: "implemented",
};
const HISTORY_LOOKS = {
  "": "all",
  moved: "target date moved",
  often: "moved twice or more",
  reopened: "reopened",
  corrected: "corrected",
  pairs: "could be another",
};
const CHANGES = {
  "": "changed or not",
  any: "anything but the answer",
  target: "target date moved",
  target_set: "target date set",
  target_gone: "target date left out",
  position: "position",
  status: "status",
  words: "wording",
  number: "number",
  new: "new",
  again: "there again",
  gone: "gone",
  departments: "departments",
  title: "title",
  response_text: "answer",
};
const SORTS = {
  "": "report and number",
  drift: "largest drift",
  target: "earliest latest target",
  state: "state",
};
const ASIDE = new Set(["departments", "title", "response_text"]);
const HISTORY_FIELDS = {
  words: null,
  report: null,
  department: null,
  state: { "": "any", ...STATES },
  look: HISTORY_LOOKS,
  edition: null,
  since: CHANGES,
  sort: SORTS,
};

/** The target date that counts in a document. */
function targetOf(one) {
  const last = (kind) => one.target_dates.findLast((date) => date.kind === kind);
  return last("revised") ?? last("target") ?? null;
}

/** `+336 to +730 days`; nothing where it is not known. */
function daysInWords([days, least, most]) {
  if (days === null || days === undefined) return "";
  const signed = (count) => `${count < 0 ? "−" : "+"}${Math.abs(count).toLocaleString("en")}`;
  if (!least && !most) return "";
  return least === most ? `${signed(days)} days` : `${signed(least)} to ${signed(most)} days`;
}

/** A recommendation over all documents that have it. */
class Story {
  constructor(told, order, histories) {
    Object.assign(this, told);
    this.order = order;
    this.seen = told.seen.map(([place, key]) => ({
      place,
      one: MODELS[place].recommendation(key),
      edition: histories.editions.get(place),
    }));
    const dated = this.seen.filter((each) => each.edition.first);
    this.counting = dated.length ? dated : this.seen; // what has no date does not count beside what has one
    this.newest = this.counting.at(-1);
    this.numbers = [...new Set(this.counting.map(({ one }) => one.number).filter(Boolean))];
    this.name = this.numbers.join(" → ") || "without a number";
    const { one } = this.newest;
    this.wording = one.recommendation ?? one.conclusion ?? "";
    this.title = one.title ?? "";
    const papers = [
      this.committee?.toUpperCase(),
      this.session,
      this.ordinal && `report ${this.ordinal}`,
    ];
    this.paper = papers.filter(Boolean).join(", ");
    this.group = [this.report ?? "no report named", this.paper].filter(Boolean).join(" · ");
    const texts = [
      this.id,
      this.title,
      this.report,
      ...this.seen.flatMap((each) => [
        each.one.number,
        each.one.recommendation,
        each.one.conclusion,
      ]),
    ];
    this.searched = [...new Set(texts.filter(Boolean))].join("\n").toLowerCase();
    this.departments = one.departments;
    this.isCorrected = this.seen.some((each) => each.one.corrected.length > 0);
    this.parts = [];
    this.pairs = [];
  }

  /** What happened in an edition: the chosen one, or the last of its report. */
  stepIn(edition) {
    const place = edition === "" ? this.editions.at(-1) : Number(edition);
    return this.steps.find((step) => step.in === place) ?? null;
  }

  in(place) {
    return this.seen.find((each) => each.place === place) ?? null;
  }

  get drifted() {
    return daysInWords(this.drift);
  }
}

/** What a step changed, by the names of `CHANGES`. */
function namesOf(step) {
  if (!step) return [];
  if (step.kind !== "changed") return [step.kind];
  const names = step.fields.map((field) =>
    field === "recommendation" || field === "conclusion" ? "words" : field,
  );
  return [...new Set(names)];
}

function isChange(step) {
  return namesOf(step).some((name) => !ASIDE.has(name));
}

class Histories {
  constructor(told) {
    this.asOf = told.as_of;
    this.editions = new Map(told.editions.map((edition) => [edition.place, edition]));
    this.stories = told.stories.map((each, order) => new Story(each, order, this));
    const groups = new Set(this.stories.map((story) => story.group));
    for (const story of this.stories) story.hasSiblings = groups.size > 1;
    this.byId = new Map(this.stories.map((story) => [story.id, story]));
    this.pairs = told.pairs;
    for (const pair of told.pairs)
      for (const id of new Set(pair.ids)) this.byId.get(id)?.pairs.push(pair);
    for (const [whole, part, reason] of told.parts) {
      const [first, second] = [whole, part].map((id) => this.byId.get(id));
      if (!first || !second) continue;
      const since = second.seen[0].place;
      first.parts.push({
        words: `${reason} into ${second.numbers[0] ?? part}`,
        since,
        isLater: true,
      });
      second.parts.push({ words: `${reason} from ${first.numbers.at(-1) ?? whole}`, since });
    }
    this.homes = new Map();
    for (const story of this.stories)
      for (const { place, one } of story.seen) {
        this.homes.set(`${place} ${one.key}`, story);
        for (const copy of this.editions.get(place).copies) {
          if (MODELS[copy].doc.source.sha256 === MODELS[place].doc.source.sha256)
            this.homes.set(`${copy} ${one.key}`, story);
        }
      }
    for (const [place, key, id] of told.copied)
      this.homes.set(`${place} ${key}`, this.byId.get(id));
  }

  /** The history that a recommendation of a document belongs to. */
  of(model, one) {
    return this.homes.get(`${MODELS.indexOf(model)} ${one.key}`) ?? null;
  }

  /** When a document is of, in words. */
  dateOf(place) {
    return this.editions.get(place)?.date ?? "no date";
  }

  /** What `asked` wants to see, in the order that it wants. */
  shown(asked) {
    const words = asked.words.toLowerCase().trim();
    const looks = {
      "": () => true,
      moved: (story) => story.revisions > 0,
      often: (story) => story.revisions > 1,
      reopened: (story) => story.reopened > 0,
      corrected: (story) => story.isCorrected,
      pairs: (story) => story.pairs.length > 0,
    };
    const isChanged = (story) => {
      if (!asked.since) return true;
      const step = story.stepIn(asked.edition);
      return asked.since === "any" ? isChange(step) : namesOf(step).includes(asked.since);
    };
    const found = this.stories.filter(
      (story) =>
        (!asked.state || story.state === asked.state) &&
        (!asked.report || story.group === asked.report) &&
        (!asked.department || story.departments.includes(asked.department)) &&
        (looks[asked.look] ?? looks[""])(story) &&
        (!asked.edition ||
          story.editions.includes(Number(asked.edition)) ||
          story.in(Number(asked.edition))) &&
        isChanged(story) &&
        (!words || story.searched.includes(words)),
    );
    return this.#sorted(found, asked.sort);
  }

  #sorted(found, sort) {
    const states = Object.keys(STATES);
    const by = {
      drift: (story) => -(story.drift[0] ?? -Infinity),
      target: (story) => Date.parse(story.latest?.latest ?? "9999-12-31"),
      state: (story) => states.indexOf(story.state),
    }[sort];
    if (!by) return found;
    const keys = new Map(found.map((story) => [story, by(story)]));
    return found.toSorted((a, b) => keys.get(a) - keys.get(b) || a.order - b.order);
  }
}
