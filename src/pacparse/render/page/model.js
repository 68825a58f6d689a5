// What the documents hold, looked up quickly. Everything else asks here.

const DATA = JSON.parse(document.getElementById("data").textContent);

const WORDS = {
  agreed: "agreed",
  agreed_in_principle: "agreed in principle",
  agreed_in_part: "agreed in part",
  disagreed: "disagreed",
  noted: "noted",
  implemented: "implemented",
  planned: "planned",
  in_progress: "in progress",
  delayed: "delayed",
  superseded: "superseded",
  not_implemented: "not implemented",
  no_answer: "no answer was found",
  no_verdict: "the answer states no position",
  loose: "the answer agrees with an aim only",
  table_unread: "it is answered in a table that was not read",
};
const POSITIONS = ["agreed", "agreed_in_principle", "agreed_in_part", "disagreed", "noted"];
const STATUSES = [
  "implemented",
  "planned",
  "in_progress",
  "delayed",
  "superseded",
  "not_implemented",
];
const SIGNS = {
  agreed: "✓",
  agreed_in_principle: "≈",
  agreed_in_part: "◐",
  disagreed: "✗",
  noted: "○",
};

/** Words of a document as words: control signs and signs that turn the direction are shown as a box. */
function plain(words) {
  return String(words ?? "").replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    "\u25a1",
  );
}

/** An element with attributes and children: a string is text, whatever is in it; nothing is left out. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(key, value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined) {
      element.append(typeof child === "string" ? plain(child) : child);
    }
  }
  return element;
}

/** The stretches of `runs` line by line: [start, end], without white space at their ends. */
function linesOf(text, runs) {
  const found = [];
  for (const [from, to] of runs) {
    let start = from;
    while (start < to) {
      const stop = text.indexOf("\n", start);
      const end = stop < 0 || stop > to ? to : stop;
      const words = text.slice(start, end);
      if (words.trim()) {
        const lead = words.length - words.trimStart().length;
        found.push([start + lead, start + words.trimEnd().length]);
      }
      start = end + 1;
    }
  }
  return found;
}

/**
 * The document with places that count as strings of the browser do, in which a character beyond U+FFFF
 * has two places: ours count it once.
 */
function withStringPlaces(doc) {
  const wide = [];
  let count = 0;
  for (const character of doc.text ?? "") {
    if (character.length > 1) wide.push(count);
    count += 1;
  }
  if (!wide.length) return doc;
  const place = (offset) => {
    let low = 0;
    let high = wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wide[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
  const moved = (one) => ({ ...one, runs: one.runs.map((run) => run.map(place)) });
  return {
    ...doc,
    blocks: doc.blocks.map(moved),
    footnotes: doc.footnotes.map(moved),
    removals: doc.removals.map(moved),
    diagnostics: doc.diagnostics.map(moved),
    recommendations: doc.recommendations.map((one) => ({
      ...one,
      verdicts: one.verdicts.map(moved),
    })),
  };
}

/** A document with its indexes: blocks by id, places by offset, lines with their boxes. */
class Model {
  constructor(given) {
    const doc = withStringPlaces(given);
    this.doc = doc;
    this.text = doc.text ?? "";
    this.blocks = new Map(doc.blocks.map((block) => [block.id, block]));
    this.owners = this.#owners();
    this.lines = this.#lines();
    this.recommendationOf = new Map();
    for (const one of doc.recommendations) {
      for (const id of this.blockIds(one)) {
        if (!this.recommendationOf.has(id)) this.recommendationOf.set(id, one.key);
      }
    }
  }

  get isPrinted() {
    return this.doc.source.page_sizes.length > 0 && this.lines.some((line) => line.box);
  }

  blockIds(one) {
    return [...one.blocks.conclusion, ...one.blocks.recommendation, ...one.blocks.response];
  }

  recommendation(key) {
    return this.doc.recommendations.find((one) => one.key === key);
  }

  runsOf(one) {
    return this.blockIds(one).flatMap((id) => this.blocks.get(id)?.runs ?? []);
  }

  notesOf(one) {
    const ids = new Set(this.blockIds(one));
    return this.doc.footnotes.filter((note) =>
      note.references.some((place) => ids.has(place.block)),
    );
  }

  diagnosticsOf(one) {
    const ids = new Set(this.blockIds(one));
    return this.doc.diagnostics.filter((found) => found.block && ids.has(found.block));
  }

  /** Who owns the character at an offset: {kind, id, runs}. */
  ownerAt(offset) {
    const places = this.owners;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    const found = places[low - 1];
    return found && offset < found.end ? found.owner : null;
  }

  /** The lines that share a character with one of the runs. */
  linesAt(runs) {
    return this.lines.filter((line) =>
      runs.some(([start, end]) => line.start < end && start < line.end),
    );
  }

  #owners() {
    const found = [];
    const add = (kind, id, runs, boxes) => {
      const owner = { kind, id, runs, boxes: boxes ?? [] };
      for (const [start, end] of runs) found.push({ start, end, owner });
    };
    for (const block of this.doc.blocks) add("block", block.id, block.runs, block.boxes);
    for (const note of this.doc.footnotes) add("note", note.id, note.runs, note.boxes);
    this.doc.removals.forEach((one, place) => add("removal", String(place), one.runs, one.boxes));
    return found.sort((one, other) => one.start - other.start);
  }

  /** The printed lines with their boxes, or the lines of the text, in order. */
  #lines() {
    const found = new Map();
    const owners = new Set(this.owners.map((place) => place.owner));
    for (const owner of owners) {
      if (!owner.boxes.length) continue;
      const own = new Map();
      for (const [start, end] of linesOf(this.text, owner.runs)) {
        const head = this.text.lastIndexOf("\n", start - 1) + 1;
        const known = own.get(head);
        if (known) known.end = end;
        else own.set(head, { start, end, head, box: null });
      }
      [...own.values()].forEach((line, place) => {
        line.box = owner.boxes[place] ?? null;
        const known = found.get(line.head);
        if (known) {
          known.start = Math.min(known.start, line.start);
          known.end = Math.max(known.end, line.end);
        } else if (line.box) found.set(line.head, line);
      });
    }
    if (!found.size)
      return linesOf(this.text, [[0, this.text.length]]).map(([start, end]) => ({
        start,
        end,
        box: null,
      }));
    return [...found.values()].sort((one, other) => one.start - other.start);
  }
}

const MODELS = DATA.documents.map((doc) => new Model(doc));

/** The name of a document in addresses; the second of one key has its place behind it. */
const DOCUMENT_NAMES = MODELS.map(({ doc }, place) => {
  const isFirst = MODELS.findIndex((model) => model.doc.key === doc.key) === place;
  return isFirst ? doc.key : `${doc.key}~${place + 1}`;
});

/** The address of a recommendation of a document on this page. */
function addressOf(place, one) {
  return `#${DOCUMENT_NAMES[place]}:${encodeURIComponent(one.key)}`;
}
