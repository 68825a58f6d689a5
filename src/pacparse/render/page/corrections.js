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

class Corrections {
  constructor() {
    this.rows = DATA.corrections.map((row) => ({ ...row }));
    this.isSaved = true;
    try {
      const kept = JSON.parse(window.localStorage.getItem(STORE) ?? "null");
      if (Array.isArray(kept) && kept.length > this.rows.length) {
        this.rows = kept;
        this.isSaved = false;
      }
    } catch {
      // A page that was opened from a file may have no store: corrections then last as long as the page.
    }
  }

  /** The rows for a recommendation of a document. */
  of(doc, one) {
    return this.rows.filter(
      (row) =>
        row.recommendation_key === one.key &&
        (!row.source_sha256 || row.source_sha256 === doc.source.sha256),
    );
  }

  /** What a field reads with the corrections of this page, and whether one sets it. */
  now(doc, one, field) {
    const row = this.of(doc, one).findLast((each) => each.field === field);
    return { value: row ? row.new : valueOf(one, field), isSet: row !== undefined };
  }

  isChecked(doc, one) {
    return this.now(doc, one, "checked").value === "yes" || this.isGone(doc, one);
  }

  isGone(doc, one) {
    return this.now(doc, one, "is_recommendation").value === "no";
  }

  /** Sets a field. Setting what stands in the document takes the correction back. */
  set(doc, one, field, value, why) {
    const known = this.of(doc, one).findLast((row) => row.field === field);
    const old = known
      ? known.old
      : field === "join" || field === "split"
        ? ""
        : valueOf(one, field);
    this.rows = this.rows.filter((row) => row !== known);
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

  toCsv() {
    const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    const lines = [COLUMNS, ...this.rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))];
    return `${lines.map((line) => line.map(cell).join(",")).join("\n")}\n`;
  }

  save() {
    const address = URL.createObjectURL(new Blob([this.toCsv()], { type: "text/csv" }));
    make("a", { href: address, download: "corrections.csv" }).click();
    window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.isSaved = true;
  }

  #keep() {
    this.isSaved = false;
    try {
      window.localStorage.setItem(STORE, JSON.stringify(this.rows));
    } catch {
      // As above.
    }
  }
}
