// Counts over all documents, and how far target dates have moved.

/** How far target dates moved, in steps that a person would name. */
const DRIFTS = [
  ["earlier", -Infinity, 0],
  ["not moved", 0, 1],
  ["up to 3 months later", 1, 93],
  ["3 to 12 months later", 93, 366],
  ["1 to 2 years later", 366, 731],
  ["more than 2 years later", 731, Infinity],
];

/** The number of a recommendation, with that of its report if there are several. */
function labelOf(story) {
  return story.hasSiblings && story.ordinal ? `${story.ordinal}: ${story.name}` : story.name;
}

/** The first and the latest target date of each recommendation, and a line from one to the other. */
function drifts(stories, scale, histories) {
  const moved = stories
    .filter((story) => story.first?.latest && story.latest?.latest)
    .toSorted((a, b) => b.drift[0] - a.drift[0] || a.order - b.order);
  const tall = 18;
  const foot = moved.length * tall + 6;
  const x = (day) => 16 + 0.83 * scale.at(day);
  const svg = draw("svg", {
    class: "line-of-time",
    height: foot + 16,
    role: "img",
    "aria-label": "First and latest target dates",
  });
  for (const [year, at] of scale.years()) {
    const place = percent(16 + 0.83 * at);
    svg.append(
      draw("line", { x1: place, x2: place, y1: 0, y2: foot, class: "year" }),
      draw("text", { x: place, y: foot + 12, dx: 3 }, String(year)),
    );
  }
  if (histories.asOf) {
    const at = percent(x(dayOf(histories.asOf)));
    svg.append(draw("line", { x1: at, x2: at, y1: 0, y2: foot, class: "today" }));
  }
  moved.forEach((story, place) => {
    const y = place * tall + 9;
    const box = (date, name) => {
      const [from, to] = [date.earliest ?? date.latest, date.latest].map((day) => x(dayOf(day)));
      const width = percent(Math.max(to - from, 0.5));
      return draw("rect", { x: percent(from), y: y - 4, width, height: 8, class: `when ${name}` });
    };
    const ends = [story.first, story.latest].map((date) => percent(x(dayOf(date.latest))));
    svg.append(
      draw("text", { x: 0, y: y + 4 }, labelOf(story).slice(0, 20)),
      draw("line", { x1: ends[0], x2: ends[1], y1: y, y2: y, class: "promise" }),
      ...(story.revisions ? [box(story.first, "")] : []),
      box(story.latest, "latest"),
    );
  });
  const rows = [
    ["Recommendation", "Report", "First", "Latest", "Days", "Moved"],
    ...moved.map((story) => [
      story.name,
      story.group,
      story.first.words,
      story.latest.words,
      story.drifted || "0",
      story.revisions,
    ]),
  ];
  return figure("First and latest target dates, the largest drift first", svg, rows);
}

/** Counts over all documents of what is shown. */
function historyCharts(stories, histories, scale) {
  const newest = (field) => stories.map((story) => story.newest.one[field] ?? "none");
  const days = stories.map((story) => story.drift[0]).filter((count) => count !== null);
  const spread = DRIFTS.map(([words, from, to]) => [
    words,
    days.filter((count) => count >= from && count < to).length,
  ]);
  const editions = [...histories.editions.values()].filter((edition) =>
    stories.some((story) => story.editions.includes(edition.place)),
  );
  const names = Object.keys(CHANGES).filter((name) => name && name !== "any" && !ASIDE.has(name));
  const happened = editions.map((edition) => {
    const found = stories.flatMap((story) => namesOf(story.stepIn(String(edition.place))));
    const seen = stories.filter((story) => story.in(edition.place)).length;
    return [
      histories.dateOf(edition.place),
      seen,
      ...names.map((name) => found.filter((each) => each === name).length),
    ];
  });
  const heads = ["Edition", "Recommendations", ...names.map((name) => CHANGES[name])];
  return make(
    "div",
    { class: "charts over-time" },
    bars(
      "States",
      counted(
        stories.map((story) => story.state),
        Object.keys(STATES),
      ),
    ),
    bars("Latest positions", counted(newest("position"), [...POSITIONS, "none"])),
    bars("Latest statuses", counted(newest("status"), [...STATUSES, "none"])),
    days.length ? bars("How far target dates have moved", spread) : null,
    days.length ? drifts(stories, scale, histories) : make("p", {}, "No target date is stated."),
    make(
      "figure",
      { class: "chart" },
      make("figcaption", {}, "What changed in each edition"),
      make(
        "div",
        {
          class: "wide",
          tabindex: "0",
          role: "region",
          "aria-label": "What changed in each edition",
        },
        table(heads, happened),
      ),
    ),
  );
}
