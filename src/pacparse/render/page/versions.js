// What two editions say of one recommendation, side by side, with the words marked that only one has.

const FIELD_NAMES = {
  number: "Number",
  title: "Title",
  departments: "Departments",
  conclusion: "Conclusion",
  recommendation: "Recommendation",
  position: "Position",
  status: "Status",
  target: "Target date",
  target_set: "Target date",
  target_gone: "Target date",
  response_text: "Answer",
};
const MOST_PAIRS = 1_000_000; // of words that are compared

/** Pieces of which white space or a sign between two of one's own is one's own too. */
function withoutIslands(pieces) {
  const found = [];
  pieces.forEach((piece, n) => {
    const isBetween =
      pieces[n - 1]?.isOwn && pieces[n + 1]?.isOwn && !/[\p{L}\p{N}\n]/u.test(piece.words);
    const isOwn = piece.isOwn || Boolean(isBetween);
    if (found.at(-1)?.isOwn === isOwn) found.at(-1).words += piece.words;
    else found.push({ words: piece.words, isOwn });
  });
  return found;
}

/** Two texts as pieces of text, of which only the old or only the new one has some. */
function differences(old, now) {
  const [a, b] = [old, now].map(
    (words) => words.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [],
  );
  if (!a.length || !b.length || a.length * b.length > MOST_PAIRS) return [[old], [now]];
  const wide = b.length + 1;
  const common = new Uint16Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * wide + j] =
        a[i] === b[j]
          ? common[(i + 1) * wide + j + 1] + 1
          : Math.max(common[(i + 1) * wide + j], common[i * wide + j + 1]);
  const sides = [[], []];
  const put = (side, word, isOwn) => {
    const last = sides[side].at(-1);
    if (last?.isOwn === isOwn) last.words += word;
    else sides[side].push({ words: word, isOwn });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put(0, a[i], false);
      put(1, b[j], false);
      i += 1;
      j += 1;
    } else if (
      j === b.length ||
      (i < a.length && common[(i + 1) * wide + j] >= common[i * wide + j + 1])
    ) {
      put(0, a[i], true);
      i += 1;
    } else {
      put(1, b[j], true);
      j += 1;
    }
  }
  for (const side of [0, 1]) sides[side] = withoutIslands(sides[side]);
  const shown = (name) => (piece) => (piece.isOwn ? make(name, {}, piece.words) : piece.words);
  return [sides[0].map(shown("del")), sides[1].map(shown("ins"))];
}

/** What stands in a field, in words. */
function fieldInWords(one, field) {
  if (field.startsWith("target")) return targetOf(one)?.words ?? "";
  if (field === "position" || field === "status") return WORDS[one[field]] ?? "";
  return valueOf(one, field);
}

/** What both editions say in the fields that a step changed: [name, pieces of the old, of the new]. */
function sidesOf(story, step) {
  const [before, now] = [story.in(step.before)?.one, story.in(step.in)?.one];
  if (step.kind !== "changed") {
    const one = before ?? now;
    const fields = ["number", "position", "status", "target", "conclusion", "recommendation"];
    return fields
      .map((field) => [FIELD_NAMES[field], fieldInWords(one, field)])
      .filter(([, words]) => words)
      .map(([name, words]) => (before ? [name, [words], ["–"]] : [name, ["–"], [words]]));
  }
  const order = Object.keys(FIELD_NAMES);
  const fields = step.fields.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
  return fields.map((field) => {
    let words = [before, now].map((one) => fieldInWords(one, field));
    if (field === "target") words = step.target.map((date) => date.words);
    const isLong = ["conclusion", "recommendation", "response_text"].includes(field);
    const [old, fresh] = isLong ? differences(...words) : words.map((each) => [each || "none"]);
    const drifted = field === "target" ? daysInWords(step.days) : "";
    if (drifted) fresh.push(` (${drifted})`);
    return [FIELD_NAMES[field], old, fresh];
  });
}

/** A step as a table of two columns, an edition each. */
function sides(story, step, histories) {
  const rows = sidesOf(story, step);
  const head = (place) => {
    const seen = story.in(place);
    const date = histories.dateOf(place);
    return make(
      "th",
      { scope: "col" },
      seen ? make("a", { href: addressOf(place, seen.one) }, date) : date,
    );
  };
  return make(
    "table",
    { class: "sides" },
    make(
      "caption",
      { class: "unseen" },
      `${story.name}: ${histories.dateOf(step.before)} and ${histories.dateOf(step.in)}`,
    ),
    make("thead", {}, make("tr", {}, make("td", {}), head(step.before), head(step.in))),
    make(
      "tbody",
      {},
      rows.map(([name, old, fresh]) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, name),
          make("td", {}, ...old),
          make("td", {}, ...fresh),
        ),
      ),
    ),
  );
}

/** What happened in a step, in a few words. */
function stepInWords(story, step) {
  const words = { new: "new", gone: "gone", again: "there again" }[step.kind];
  const isGone = step.kind === "gone";
  const parts = story.parts.filter(
    (part) => part.since === step.in && isGone === Boolean(part.isLater),
  );
  if (words) return [words, ...parts.map((part) => part.words)].join(", ");
  return namesOf(step)
    .map((name) => CHANGES[name])
    .join(", ");
}
