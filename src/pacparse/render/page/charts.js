// Counts and dates as drawings, each with its table behind it.

function counted(values, order) {
  const counts = new Map(order.map((value) => [value, 0]));
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 0);
}

/** A table; a cell is a text, a number or an element, and the first of a row is its head. */
function table(heads, rows) {
  return make(
    "table",
    {},
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        heads.map((head) => make("th", { scope: "col" }, head)),
      ),
    ),
    make(
      "tbody",
      {},
      rows.map(([head, ...cells]) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, head),
          cells.map((cell) => make("td", {}, typeof cell === "number" ? String(cell) : cell)),
        ),
      ),
    ),
  );
}

function figure(title, picture, rows) {
  return make(
    "figure",
    { class: "chart" },
    make("figcaption", {}, title),
    picture,
    make("details", {}, make("summary", {}, "As a table"), table(rows[0], rows.slice(1))),
  );
}

/** Bars with their words and counts beside them: no colour is needed to read them. */
function bars(title, counts) {
  const most = Math.max(1, ...counts.map(([, count]) => count));
  const tall = 26;
  const svg = draw("svg", {
    viewBox: `0 0 520 ${counts.length * tall || tall}`,
    role: "img",
    "aria-label": title,
  });
  counts.forEach(([value, count], place) => {
    const y = place * tall;
    svg.append(
      draw("text", { x: 0, y: y + 17 }, WORDS[value] ?? value),
      draw("rect", {
        x: 190,
        y: y + 4,
        width: (280 * count) / most,
        height: 17,
        class: `bar ${value}`,
      }),
      draw("text", { x: 196 + (280 * count) / most, y: y + 17 }, String(count)),
    );
  });
  const rows = [
    ["What", "Recommendations"],
    ...counts.map(([value, count]) => [WORDS[value] ?? value, count]),
  ];
  return figure(title, svg, rows);
}

/** Target dates on a line: a stroke from the first to the last day that the words may mean. */
function datesOnLine(title, dates) {
  const day = (words) => Date.parse(words) / 86_400_000;
  const known = dates
    .filter((date) => date.latest)
    .sort((one, other) => day(one.latest) - day(other.latest));
  const first = Math.min(...known.map((date) => day(date.earliest ?? date.latest)));
  const last = Math.max(...known.map((date) => day(date.latest)));
  const x = (words) => 60 + (440 * (day(words) - first)) / Math.max(1, last - first);
  const tall = 18;
  const svg = draw("svg", {
    viewBox: `0 0 520 ${(known.length + 1) * tall + 8}`,
    role: "img",
    "aria-label": title,
  });
  const foot = (known.length + 1) * tall;
  const firstYear = new Date(first * 86_400_000).getUTCFullYear();
  const lastYear = new Date(last * 86_400_000).getUTCFullYear();
  for (let year = firstYear + 1; year <= lastYear; year += 1) {
    const at = x(`${year}-01-01`);
    svg.append(
      draw("line", { x1: at, x2: at, y1: 0, y2: foot, class: "year" }),
      draw("text", { x: at + 3, y: foot }, String(year)),
    );
  }
  if (firstYear === lastYear) svg.append(draw("text", { x: 60, y: foot }, String(firstYear)));
  known.forEach((date, place) => {
    const y = place * tall + 12;
    const from = x(date.earliest ?? date.latest);
    svg.append(
      draw("text", { x: 0, y: y + 3 }, date.name.slice(0, 9)),
      draw("line", {
        x1: from,
        x2: Math.max(from + 4, x(date.latest)),
        y1: y,
        y2: y,
        class: "span",
      }),
    );
  });
  const rows = [
    ["Recommendation", "Words", "Earliest", "Latest"],
    ...known.map((date) => [date.name, date.words, date.earliest ?? "", date.latest]),
  ];
  return figure(title, svg, rows);
}

function charts(app, model) {
  const { doc } = model;
  const kept = doc.recommendations.filter((one) => !app.corrections.isGone(doc, one));
  const values = (field) => kept.map((one) => app.corrections.now(doc, one, field).value || "none");
  const dates = kept.flatMap((one) =>
    one.target_dates.map((date) => ({ ...date, name: one.number ?? one.key })),
  );
  return make(
    "div",
    { class: "charts" },
    bars("Positions", counted(values("position"), [...POSITIONS, "none"])),
    bars("Statuses", counted(values("status"), [...STATUSES, "none"])),
    dates.some((date) => date.latest)
      ? datesOnLine("Target dates", dates)
      : make("p", {}, "No target date is stated."),
  );
}
