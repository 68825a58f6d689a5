// What a person has set: kept in the browser until it is saved, written as the file that pacparse reads.

const COLUMNS = ["recommendation_key", "field", "old", "new", "source_sha256", "by", "date", "why"];
const STORE =
  `pacparse-review-${DATA.documents.map((doc) => doc.source.sha256.slice(0, 12)).join("-")}`.slice(
    0,
    200,
  );

/** What stands in a field of a recommendation, as the file writes it. */
function valueOf(one, field) {
  if (field === "checked") return one.checked ? "yes" : "";
  if (field === "is_recommendation") return "yes";
  if (field === "target_dates") return one.target_dates.map((date) => date.words).join("; ");
  if (field === "departments") return one.departments.join("; ");
  return one[field] ?? "";
}

/** What was found in a field, before a person set it. */
function foundIn(doc, one, field) {
  const first = doc.corrections.find(
    (row) => row.recommendation === one.key && row.field === field,
  );
  return first ? first.old : valueOf(one, field);
}

/** Words without regard to white space: a spreadsheet may change line ends. */
function bare(words) {
  return words.split(/\s+/).filter(Boolean).join(" ");
}

/** The rows of the file that the page was made with, and those that its documents bring. */
function rowsOfThePage() {
  const rows = DATA.corrections.map((row) => ({ ...row }));
  const known = new Set(rows.map((row) => asCsv([row])));
  for (const doc of DATA.documents) {
    for (const { recommendation, ...more } of doc.corrections) {
      const row = { recommendation_key: recommendation, ...more };
      if (!known.has(asCsv([row]))) rows.push(row);
    }
  }
  return rows;
}

function asCsv(rows) {
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))];
  return `${lines.map((line) => line.map(cell).join(",")).join("\n")}\n`;
}

class Corrections {
  constructor() {
    this.rows = rowsOfThePage();
    this.left = null;
    const file = asCsv(this.rows);
    this.files = [file];
    const kept = this.#kept();
    if (kept?.files.includes(file)) {
      this.rows = kept.rows;
      this.files = kept.files;
    } else if (kept && asCsv(kept.rows) !== kept.files.at(-1)) {
      this.left = kept; // made on an earlier page, never saved, and not what this page's file says
    }
    this.isSaved = asCsv(this.rows) === this.files.at(-1);
  }

  /** What the browser keeps: rows, and the files that they go on from. */
  #kept() {
    try {
      const kept = JSON.parse(window.localStorage.getItem(STORE) ?? "null");
      return Array.isArray(kept?.rows) && Array.isArray(kept.files) ? kept : null;
    } catch {
      return null; // a page that was opened from a file may have no store
    }
  }

  /** Takes what was left on an earlier page instead of what this page's file says. */
  takeLeft() {
    this.rows = this.left.rows;
    this.left = null;
    this.#keep();
  }

  /** The rows for a recommendation of a document. */
  of(doc, one) {
    return this.rows.filter(
      (row) =>
        row.recommendation_key === one.key &&
        (!row.source_sha256 || row.source_sha256 === doc.source.sha256),
    );
  }

  /** What a field reads with the corrections that fit, and whether one sets it. */
  now(doc, one, field) {
    const row = this.of(doc, one).findLast(
      (each) => each.field === field && !this.isStale(doc, one, each),
    );
    return { value: row ? row.new : foundIn(doc, one, field), isSet: row !== undefined };
  }

  /** Whether a correction is for something that is not found any more: pacparse does not apply it. */
  isStale(doc, one, row) {
    if (["checked", "is_recommendation", "join", "split"].includes(row.field)) return false;
    const isApplied = doc.corrections.some(
      (each) => each.recommendation === one.key && each.field === row.field && each.new === row.new,
    );
    const found = bare(foundIn(doc, one, row.field));
    return !isApplied && found !== bare(row.old) && found !== bare(row.new);
  }

  isChecked(doc, one) {
    return (
      this.now(doc, one, "checked").value === "yes" ||
      this.isGone(doc, one) ||
      this.whole(doc, one) !== undefined
    );
  }

  /** The key of the recommendation that a person has joined this one to. */
  whole(doc, one) {
    return this.rows.find(
      (row) =>
        row.field === "join" &&
        row.new === one.key &&
        (!row.source_sha256 || row.source_sha256 === doc.source.sha256),
    )?.recommendation_key;
  }

  isGone(doc, one) {
    return this.now(doc, one, "is_recommendation").value === "no";
  }

  /** Sets a field. Setting what was found takes the correction back. */
  set(doc, one, field, value, why) {
    const gone = this.of(doc, one).filter((row) => row.field === field);
    const known = gone.at(-1);
    const old = field === "join" || field === "split" ? "" : foundIn(doc, one, field);
    this.rows = this.rows.filter((row) => !gone.includes(row));
    if (value !== old || field === "join" || field === "split") {
      this.rows.push({
        recommendation_key: one.key,
        field,
        old,
        new: value,
        source_sha256: doc.source.sha256,
        by: known?.by ?? "",
        date: new Date().toISOString().slice(0, 10),
        why: why ?? known?.why ?? "",
      });
    }
    this.#keep();
  }

  unset(doc, one, field) {
    const gone = this.of(doc, one).filter((row) => row.field === field);
    this.rows = this.rows.filter((row) => !gone.includes(row));
    this.#keep();
  }

  save() {
    const file = asCsv(this.rows);
    const address = URL.createObjectURL(new Blob([file], { type: "text/csv" }));
    make("a", { href: address, download: "corrections.csv" }).click();
    window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.files = [this.files[0], file];
    this.#keep();
  }

  #keep() {
    this.isSaved = asCsv(this.rows) === this.files.at(-1);
    try {
      const kept = JSON.stringify({ rows: this.rows, files: this.files });
      window.localStorage.setItem(STORE, kept);
    } catch {
      // Without a store corrections last as long as the page.
    }
  }
}
