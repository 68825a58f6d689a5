// A drawing of a recommendation over time. Places are percents, so that it is as wide as there is room.

const DAY = 86_400_000;
const YEAR = 365.25;
const LANES = { position: 12, status: 34, target: 58, step: 15 };
// Percents between two marks that would lie on each other.
const GAP = window.innerWidth < 760 ? 4.8 : 1.8;

const ICONS = {
  agreed: "M-4 0l3 3 5-6",
  agreed_in_principle: "M-4.5 -1.5c1.5-2 3-2 4.5 0s3 2 4.5 0M-4.5 2.5c1.5-2 3-2 4.5 0s3 2 4.5 0",
  agreed_in_part: "M0 -8a8 8 0 0 1 0 16z",
  disagreed: "M-3.5 -3.5l7 7M3.5 -3.5l-7 7",
  noted: "M-3 0h6",
  implemented: "M-4 0l3 3 5-6",
  planned: "M0 -5v5l3.5 2",
  in_progress: "M-2.5 -4l6 4-6 4z",
  delayed: "M-2.5 -4v8M2.5 -4v8",
  superseded: "M-4.5 0h8M0.5 -3l3 3-3 3",
  not_implemented: "M-3.5 -3.5l7 7M3.5 -3.5l-7 7",
};

function dayOf(words) {
  return Date.parse(words) / DAY;
}

function percent(share) {
  return `${share.toFixed(2)}%`;
}

/** A round mark for a position, a square one for a status, each with its own sign; centred on 0, 0. */
function mark(kind, value, title, attributes) {
  const frame =
    kind === "position"
      ? draw("circle", { r: 8, class: "frame" })
      : draw("rect", { x: -8, y: -8, width: 16, height: 16, rx: 2, class: "frame" });
  return draw(
    "svg",
    { overflow: "visible", class: `mark ${kind} ${value ?? "none"}`, ...attributes },
    draw("title", {}, title),
    frame,
    ...(ICONS[value] ? [draw("path", { d: ICONS[value], class: "icon" })] : []),
  );
}

/** The days that all drawings share, from the first document to the last target date. */
class Scale {
  constructor(histories) {
    const papers = [...histories.editions.values()].filter((edition) => edition.first);
    this.hasUndated = papers.length < histories.editions.size;
    this.right = this.hasUndated ? 92 : 100;
    const days = papers.flatMap((edition) => [dayOf(edition.first), dayOf(edition.last)]);
    const bounds = [Math.min(...days) - 3 * YEAR, Math.max(...days) + 6 * YEAR];
    for (const { one } of histories.stories.flatMap((story) => story.seen))
      for (const date of one.target_dates)
        for (const day of [date.earliest, date.latest].filter(Boolean).map(dayOf))
          if (day >= bounds[0] && day <= bounds[1]) days.push(day); // others stand at the edge
    const today = histories.asOf ? dayOf(histories.asOf) : 0;
    if (Math.abs(today - Math.max(...days)) < YEAR) days.push(today);
    const [first, last] = days.length ? [Math.min(...days), Math.max(...days)] : [0, YEAR];
    const room = Math.max(60, 0.02 * (last - first));
    this.first = first - room;
    this.last = last + room;
    this.isEmpty = !days.length;
  }

  /** Where a day stands, in percents; what lies outside stands at the edge. */
  at(day) {
    const share = (day - this.first) / (this.last - this.first);
    return this.right * Math.min(1, Math.max(0, share));
  }

  isBeyond(day) {
    return day > this.last || day < this.first;
  }

  /** Where a document stands: in the middle of the days that its date may mean. */
  paper(edition) {
    if (!edition.first) return 96;
    return this.at((dayOf(edition.first) + dayOf(edition.last)) / 2);
  }

  /** Years and where they begin: each, or so many that their names have room. */
  years() {
    if (this.isEmpty) return [];
    const of = (day) => new Date(day * DAY).getUTCFullYear();
    const every = Math.max(1, Math.ceil((of(this.last) - of(this.first)) / 9));
    const found = [];
    for (let year = of(this.first) + 1; year <= of(this.last); year += 1)
      if (year % every === 0) found.push([year, this.at(dayOf(`${year}-01-01`))]);
    return found;
  }
}

/** Where the marks of a history stand: at their dates, and beside each other where two would be one. */
function placesOf(scale, papers) {
  const found = papers.map((edition) => scale.paper(edition));
  for (let n = 1; n < found.length; n += 1) found[n] = Math.max(found[n], found[n - 1] + GAP);
  for (let n = found.length - 1, most = 98.5; n >= 0; n -= 1, most -= GAP)
    found[n] = Math.max(1.5, Math.min(found[n], most));
  return found;
}

/** What an edition says of a recommendation, as a sentence. */
function told(seen, histories) {
  const { one, place } = seen;
  const target = targetOf(one);
  const fixed = (field) => (one.corrected.includes(field) ? " (corrected)" : "");
  const parts = [
    one.number && `number ${one.number}`,
    (WORDS[one.position] ?? "no position") + fixed("position"),
    (WORDS[one.status] ?? "no status") + fixed("status"),
    target && `target ${target.words}${fixed("target_dates")}`,
  ];
  return `${histories.dateOf(place)}: ${parts.filter(Boolean).join(", ")}`;
}

function grid(scale, histories, tall) {
  const lines = scale
    .years()
    .map(([, at]) =>
      draw("line", { x1: percent(at), x2: percent(at), y1: 0, y2: tall, class: "year" }),
    );
  if (histories.asOf) {
    const at = percent(scale.at(dayOf(histories.asOf)));
    lines.push(draw("line", { x1: at, x2: at, y1: 0, y2: tall, class: "today" }));
  }
  return lines;
}

/** The different target dates of a history in order, each with where it was first given. */
function targetsOf(story, places, papers) {
  const found = [];
  papers.forEach((edition, n) => {
    const seen = story.in(edition.place);
    if (!seen || !story.counting.includes(seen)) return;
    const { one } = seen;
    const original = one.target_dates.findLast((date) => date.kind === "original");
    const dates = found.length ? [targetOf(one)] : [original ?? null, targetOf(one)];
    for (const date of dates.filter(Boolean)) {
      const last = found.at(-1)?.date;
      if (last && last.earliest === date.earliest && last.latest === date.latest) {
        if (last.latest || last.words === date.words) continue;
      }
      found.push({ date, from: places[n] });
    }
  });
  return found;
}

function lane({ date, from }, scale, y, isLatest) {
  const known = date.latest && !scale.isEmpty;
  if (!known)
    return [
      draw("text", { x: percent(from), y: y + 4, dx: 6, class: "said" }, `${date.words} (no day)`),
    ];
  const [end, start] = [dayOf(date.latest), dayOf(date.earliest ?? date.latest)];
  const x1 = scale.at(start);
  const x2 = Math.max(scale.at(end), x1 + 0.6);
  const nearest = from < x1 ? x1 : from > x2 ? x2 : from;
  const isLeft = Math.max(x2, from) > 68;
  const edge = isLeft ? Math.min(x1, from) : Math.max(x2, from);
  const beyond = scale.isBeyond(end) ? (end > scale.last ? " ▸" : " ◂") : "";
  const parts = [
    draw("line", { x1: percent(from), x2: percent(nearest), y1: y, y2: y, class: "promise" }),
    draw("circle", { cx: percent(from), cy: y, r: 2, class: "given" }),
    draw("rect", {
      x: percent(x1),
      y: y - 4,
      width: percent(x2 - x1),
      height: 8,
      class: `when${isLatest ? " latest" : ""}${date.earliest ? "" : " until"}`,
    }),
    draw(
      "text",
      { x: percent(edge), y: y + 4, dx: isLeft ? -7 : 9, class: `said${isLeft ? " left" : ""}` },
      `${date.words}${beyond}`,
    ),
  ];
  return parts;
}

/** The marks of a document at `x`: position and status, or a dash if it leaves the recommendation out. */
function marksAt(x, edition, story, histories) {
  const seen = story.in(edition.place);
  if (!seen) {
    const words = `${histories.dateOf(edition.place)}: it is not there`;
    const dash = draw("path", { d: "M-4 0h8", class: "icon" });
    const place = { x, y: LANES.status, overflow: "visible", class: "mark absent" };
    return [draw("svg", place, draw("title", {}, words), dash)];
  }
  const { one } = seen;
  const words = told(seen, histories);
  const link = { x, "data-place": edition.place, "data-key": one.key };
  return [
    mark("position", one.position, words, { ...link, y: LANES.position }),
    one.status
      ? mark("status", one.status, words, { ...link, y: LANES.status })
      : draw("circle", { cx: x, cy: LANES.status, r: 2, class: "given" }),
  ];
}

/** The drawing of one recommendation. */
function timeline(story, scale, histories) {
  const undated = story.seen.filter(({ place }) => !story.editions.includes(place));
  const papers = [...story.editions, ...undated.map(({ place }) => place)].map((place) =>
    histories.editions.get(place),
  );
  const places = placesOf(scale, papers);
  const targets = targetsOf(story, places, papers);
  const tall = targets.length ? LANES.target + LANES.step * (targets.length - 1) + 12 : 46;
  const own = places.filter((_, n) => story.counting.includes(story.in(papers[n].place)));
  const ids = {
    "aria-labelledby": `title-${story.order}`,
    "aria-describedby": `desc-${story.order}`,
  };
  const said = story.seen.map((seen) => told(seen, histories)).join("; ");
  const svg = draw(
    "svg",
    { class: "line-of-time", height: tall, role: "img", ...ids },
    draw("title", { id: `title-${story.order}` }, `${story.name}: ${STATES[story.state]}`),
    draw("desc", { id: `desc-${story.order}` }, said),
    ...grid(scale, histories, tall),
  );
  const [x1, x2] = [own[0], own.at(-1)].map(percent);
  for (const y of [LANES.position, LANES.status])
    svg.append(draw("line", { x1, x2, y1: y, y2: y, class: "rail" }));
  papers.forEach((edition, n) => {
    if (story.in(edition.place) || places[n] > own[0])
      svg.append(...marksAt(percent(places[n]), edition, story, histories));
  });
  targets.forEach((target, n) =>
    svg.append(...lane(target, scale, LANES.target + n * LANES.step, n === targets.length - 1)),
  );
  const names = ["Position", "Status", ...(targets.length ? ["Target"] : [])];
  return make(
    "div",
    { class: "drawn" },
    make(
      "div",
      { class: "lanes", "aria-hidden": "true" },
      names.map((name) => make("span", {}, name)),
    ),
    svg,
  );
}

/** The years over all drawings, the documents, and the day by which a date is overdue. */
function axis(scale, histories) {
  const svg = draw("svg", {
    class: "line-of-time",
    height: 34,
    role: "img",
    "aria-label": "Years and documents",
  });
  for (const [year, at] of scale.years())
    svg.append(
      draw("line", { x1: percent(at), x2: percent(at), y1: 0, y2: 34, class: "year" }),
      draw("text", { x: percent(at), y: 12, dx: 3 }, String(year)),
    );
  for (const edition of histories.editions.values())
    svg.append(
      draw(
        "svg",
        { x: percent(scale.paper(edition)), y: 24, overflow: "visible", class: "paper" },
        draw(
          "title",
          {},
          `${histories.dateOf(edition.place)}: ${MODELS[edition.place].doc.title ?? MODELS[edition.place].doc.source.name}`,
        ),
        draw("path", { d: "M-4 -4h8l-4 8z" }),
      ),
    );
  if (histories.asOf) {
    const at = scale.at(dayOf(histories.asOf));
    const isLeft = at > 60;
    svg.append(
      draw("line", { x1: percent(at), x2: percent(at), y1: 0, y2: 34, class: "today" }),
      draw(
        "text",
        { x: percent(at), y: 30, dx: isLeft ? -8 : 8, class: isLeft ? "left" : "" },
        `as of ${histories.asOf}${scale.isBeyond(dayOf(histories.asOf)) ? " ▸" : ""}`,
      ),
    );
  }
  if (scale.hasUndated) svg.append(draw("text", { x: "100%", y: 12, class: "left" }, "no date"));
  return make(
    "div",
    { class: "drawn axis" },
    make("div", { class: "lanes", "aria-hidden": "true" }, make("span", {}, "Documents")),
    svg,
  );
}

/** What the signs of the drawings mean. */
function legend() {
  const sign = (kind, value) =>
    make(
      "li",
      {},
      draw(
        "svg",
        { width: 20, height: 20, viewBox: "-10 -10 20 20", "aria-hidden": "true" },
        mark(kind, value, WORDS[value] ?? "", {}),
      ),
      WORDS[value],
    );
  const bar = (name, words) =>
    make(
      "li",
      {},
      draw(
        "svg",
        { width: 34, height: 20, "aria-hidden": "true" },
        draw("rect", { x: 2, y: 6, width: 30, height: 8, class: `when ${name}` }),
      ),
      words,
    );
  return make(
    "details",
    { class: "legend" },
    make("summary", {}, "What the signs mean"),
    make(
      "ul",
      {},
      POSITIONS.map((value) => sign("position", value)),
      STATUSES.map((value) => sign("status", value)),
      bar("", "an earlier target date: all days that its words may mean"),
      bar("latest", "the latest one"),
      bar("until", "a date that says until when"),
    ),
    make(
      "p",
      {},
      "A line leads from the document that gives a target date to the date. A dash is an edition that leaves the recommendation out. The dashed line is the day by which a date is overdue.",
    ),
  );
}
