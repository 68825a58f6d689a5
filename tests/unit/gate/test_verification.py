"""The gate: what was written passes, and a digit that was changed anywhere is found and named."""

from __future__ import annotations

import csv
import re
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pacparse
from examples import ROOT
from pacparse.errors import PacparseError
from pacparse.gate.texts import Text
from pacparse.render.json import with_source
from pacparse.source import read_source, source_from_text
from pacparse.tables import TABLES, table_named
from pacparse.tables.digests import DIGESTS, Digests
from pacparse.tables.lines import csv_lines
from pacparse.tables.products import rows_by_column

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pacparse.gate import Verification

SAMPLES = ROOT / "samples"
KEPT = ("progress-report.txt", "treasury-minute.txt", "windows-1252.txt")


def _documents() -> list[pacparse.Document]:
    found = []
    for name in KEPT:
        text = read_source(SAMPLES / name).text
        found.append(with_source(pacparse.parse_file(SAMPLES / name), text))
    return found


DOCUMENTS = _documents()


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    pacparse.write_tables(DOCUMENTS, tmp_path / "tables")
    return tmp_path / "tables"


def _change(folder: Path, table: str, change: Callable[[list[list[str]]], None]) -> None:
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _codes(found: Verification, table: str) -> set[str]:
    return {refusal.code for refusal in found.refusals if refusal.table == table}


def test_what_was_written_passes(tables: Path) -> None:
    found = pacparse.verify(tables, [SAMPLES])
    assert found.refusals == ()
    assert found.rows > 200


@pytest.mark.parametrize("name", ["t.sqlite", "t.jsonl"])
def test_every_form_passes(tmp_path: Path, name: str) -> None:
    if name.endswith(".jsonl"):
        text = "".join(f"{pacparse.to_json(document)}\n" for document in DOCUMENTS)
        (tmp_path / name).write_text(text, encoding="utf-8")
    else:
        pacparse.write_tables(DOCUMENTS, tmp_path / name)
    assert pacparse.verify(tmp_path / name, [SAMPLES]).refusals == ()


CELLS = [
    (table.name, place, column.name)
    for table in TABLES
    for place, row in enumerate(rows_by_column(DOCUMENTS, table=table.name), start=1)
    for column in table.columns
    if re.search("[0-9]", str(row[column.name] or ""))
]


@pytest.mark.parametrize("seed", range(24))
def test_a_changed_digit_is_found_and_its_row_named(tables: Path, seed: int) -> None:
    name, place, column = CELLS[seed * 9973 % len(CELLS)]
    at = table_named(name).names.index(column)

    def change(rows: list[list[str]]) -> None:
        rows[place][at] = _with_another_digit(rows[place][at])

    _change(tables, name, change)
    found = pacparse.verify(tables, [SAMPLES])
    assert {r.code for r in found.refusals if r.table == name and r.place} & {
        "row-changed",
        "row-added",
    }


def _with_another_digit(text: str) -> str:
    return re.sub("[0-9]", lambda found: str((int(found[0]) + 1) % 10), text, count=1)


@pytest.mark.parametrize("seed", range(24))
def test_a_changed_digit_of_sqlite_is_found_and_its_row_named(tmp_path: Path, seed: int) -> None:
    name, place, column = CELLS[seed * 7919 % len(CELLS)]
    path = tmp_path / "t.sqlite"
    pacparse.write_tables(DOCUMENTS, path)
    store = sqlite3.connect(path)
    rowid, before = store.execute(
        f'SELECT rowid, "{column}" FROM {name} ORDER BY rowid LIMIT 1 OFFSET {place - 1}'
    ).fetchone()
    after = _with_another_digit(str(before))
    try:
        store.execute(f'UPDATE {name} SET "{column}" = ? WHERE rowid = ?', (after, rowid))
    except sqlite3.IntegrityError:
        return  # another row has that key: SQLite keeps it as it is
    store.commit()
    store.close()
    found = pacparse.verify(path, [SAMPLES])
    assert {r.code for r in found.refusals if r.table == name} & {"row-changed", "row-added"}


@pytest.mark.parametrize("column", ["row", "row_key", "digest"])
@pytest.mark.parametrize("form", ["tables", "t.sqlite"])
def test_a_changed_digit_of_a_digest_is_found(tmp_path: Path, form: str, column: str) -> None:
    pacparse.write_tables(DOCUMENTS, tmp_path / form)
    if form == "tables":
        at = DIGESTS.names.index(column)

        def change(rows: list[list[str]]) -> None:
            place = next(i for i, row in enumerate(rows[20:], 20) if re.search("[0-9]", row[at]))
            rows[place][at] = _with_another_digit(rows[place][at])

        _change(tmp_path / form, "digests", change)
    else:
        store = sqlite3.connect(tmp_path / form)
        (rowid, cell), *_ = (
            found
            for found in store.execute(f'SELECT rowid, "{column}" FROM digests WHERE rowid > 20')
            if re.search("[0-9]", str(found[1]))
        )
        after = _with_another_digit(str(cell)) if column != "row" else 99_999
        store.execute(f'UPDATE digests SET "{column}" = ? WHERE rowid = ?', (after, rowid))
        store.commit()
        store.close()
    codes = {r.code for r in pacparse.verify(tmp_path / form, [SAMPLES]).refusals if r.key}
    assert (
        codes
        >= {
            "row": {"count-wrong"},
            "row_key": {"row-added", "row-missing"},
            "digest": {"row-changed"},
        }[column]
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.rpartition(",")[0],
        lambda line: f"{line},x",
        lambda line: re.sub(r"(?<=,)\d+$", "many", line),
        lambda line: f"{line}\n",
    ],
)
@pytest.mark.parametrize("name", ["citations", "notes"])
def test_a_line_that_is_no_row_is_refused(
    tables: Path, name: str, change: Callable[[str], str]
) -> None:
    path = tables / f"{name}.csv"
    lines = path.read_text("utf-8").splitlines()
    changed = change(lines[2])
    path.write_text("\n".join([*lines[:2], changed, *lines[3:], ""]), encoding="utf-8")
    found = [r for r in pacparse.verify(tables, [SAMPLES]).refusals if r.table == name and r.place]
    places = {r.place for r in found}
    assert places == (set() if changed == lines[2] else {4} if changed.endswith("\n") else {3})


WRONG = [
    ("paragraphs", "text", "The board has 17 lamps.", "text-not-found"),
    ("paragraphs", "line", "9999", "place-wrong"),
    ("paragraphs", "end", "99999999", "place-wrong"),
    ("paragraphs", "kind", "poem", "value-unknown"),
    ("recommendations", "position", "perhaps", "value-unknown"),
    ("recommendations", "recommendation", "The moon should be painted.", "text-not-found"),
    ("recommendations", "editions", "7", "count-wrong"),
    ("recommendations", "drift_days", "12345", "count-wrong"),
    ("recommendations", "target_earliest", "2099-01-01", "dates-disordered"),
    ("observations", "document_id", "cp-0", "key-unknown"),
    ("observations", "response", "Nobody answered this.", "text-not-found"),
    ("verdicts", "words", "refuses outright", "text-not-found"),
    ("target_dates", "words", "Winter 1066", "text-not-found"),
    ("notes", "text", "A note that nobody wrote.", "text-not-found"),
    ("note_links", "url", "https://www.elsewhere.example/never", "text-not-found"),
    ("documents", "characters", "3", "place-wrong"),
    ("documents", "sha256", "0" * 64, "source-missing"),
    ("reports", "title", "The price of moonlight", "text-not-found"),
    ("citations", "offset", "99999", "place-wrong"),
    ("removals", "start", "-4", "place-wrong"),
    ("diagnostics", "severity", "grave", "value-unknown"),
]


@pytest.mark.parametrize(("table", "column", "cell", "code"), WRONG)
def test_a_wrong_cell_is_refused_for_what_it_is(
    tables: Path, table: str, column: str, cell: str, code: str
) -> None:
    at = table_named(table).names.index(column)

    def change(rows: list[list[str]]) -> None:
        place = next(i for i, row in enumerate(rows) if i and (row[at] or column == "drift_days"))
        rows[place][at] = cell

    _change(tables, table, change)
    codes = _codes(pacparse.verify(tables, [SAMPLES]), table)
    assert {code, "row-changed"} <= codes | ({"row-changed"} if "row-added" in codes else set())


@pytest.mark.parametrize("cell", ["9" * 5_000, "x", "-1", "\u00b2"])
@pytest.mark.parametrize("column", ["start", "end", "line", "page", "offset", "characters", "row"])
def test_a_cell_that_is_no_number_is_refused(tables: Path, column: str, cell: str) -> None:
    changed = [table for table in (*TABLES, DIGESTS) if column in table.names]
    for table in changed:

        def change(rows: list[list[str]], place: int = table.names.index(column)) -> None:
            for row in rows[1:3]:
                row[place] = cell

        _change(tables, table.name, change)
    found = pacparse.verify(tables, [SAMPLES])
    assert {table.name for table in changed} & {refusal.table for refusal in found.refusals}


def test_a_swapped_key_is_refused(tables: Path) -> None:
    def change(rows: list[list[str]]) -> None:
        rows[1][0], rows[2][0] = rows[2][0], rows[1][0]

    _change(tables, "recommendations", change)
    assert "row-changed" in _codes(pacparse.verify(tables, [SAMPLES]), "recommendations")


def test_a_missing_row_is_named(tables: Path) -> None:
    gone: list[str] = []

    def change(rows: list[list[str]]) -> None:
        gone.append(rows.pop(2)[0])

    _change(tables, "recommendations", change)
    refusals = pacparse.verify(tables, [SAMPLES]).refusals
    assert [r.key for r in refusals if r.code == "row-missing"] == gone


def test_a_missing_row_of_any_table_is_named(tables: Path) -> None:
    for table in TABLES:
        gone: list[str] = []

        def change(rows: list[list[str]], gone: list[str] = gone) -> None:
            gone += rows.pop() if len(rows) > 1 else []

        _change(tables, table.name, change)
        if gone:
            named = " ".join(gone[table.names.index(column)] for column in table.key)
            found = pacparse.verify(tables, [SAMPLES]).refusals
            assert named in {r.key for r in found if r.code == "row-missing"}


def test_a_table_of_a_paper_is_a_paragraph_in_every_form(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    text = "1. Harbour Lamps Ely 17 Upton, East 1,204\n\n2. The lamps are lit.\n"
    (tmp_path / "m.txt").write_text(text, encoding="utf-8")
    document = pacparse.parse_file(tmp_path / "m.txt")
    words = "Harbour | Lamps\nEly | 17\nUpton, East | 1,204"
    block = replace(
        document.blocks[0],
        kind="table",
        text=words,
        rows=(("Harbour", "Lamps"), ("Ely", "17"), ("Upton, East", "1,204")),
        header_rows=1,
    )
    document = replace(document, blocks=(block, *document.blocks[1:]))
    for name in ("t", "t.sqlite", "t.xlsx"):
        pacparse.write_tables([document], tmp_path / name)
    for name in ("t", "t.sqlite"):
        assert pacparse.verify(tmp_path / name, [tmp_path / "m.txt"]).refusals == ()
    with (tmp_path / "t" / "paragraphs.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    store = sqlite3.connect(tmp_path / "t.sqlite")
    found = store.execute("SELECT kind, text FROM paragraphs WHERE row_id = 1").fetchone()
    hit = store.execute("SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH 'Upton'")
    assert hit.fetchall() == [(1,)]
    store.close()
    book = CalamineWorkbook.from_path(str(tmp_path / "t.xlsx"))
    head, first, *_ = book.get_sheet_by_name("paragraphs").to_python()
    sheet = (first[head.index("kind")], first[head.index("text")])
    assert (row["kind"], row["text"]) == found == sheet == ("table", words)
    path = tmp_path / "t" / "paragraphs.csv"
    path.write_text(path.read_text("utf-8").replace("| 17", "| 18"), encoding="utf-8")
    codes = _codes(pacparse.verify(tmp_path / "t", [tmp_path / "m.txt"]), "paragraphs")
    assert codes == {"file-changed", "row-changed", "text-not-found", "count-wrong"}


def test_a_row_that_stands_twice_is_refused(tables: Path) -> None:
    _change(tables, "notes", lambda rows: rows.append(rows[1]))
    assert "key-repeated" in _codes(pacparse.verify(tables, [SAMPLES]), "notes")


def test_a_changed_cell_of_sqlite_is_found(tmp_path: Path) -> None:
    path = tmp_path / "t.sqlite"
    pacparse.write_tables(DOCUMENTS, path)
    store = sqlite3.connect(path)
    store.execute("UPDATE recommendations SET position = 'disagreed' WHERE number = '1a'")
    store.commit()
    store.close()
    refusals = pacparse.verify(path, [SAMPLES]).refusals
    assert {r.code for r in refusals} == {"row-changed"}


def test_what_an_earlier_output_had_must_be_there(tmp_path: Path) -> None:
    pacparse.write_tables(DOCUMENTS, tmp_path / "before")
    pacparse.write_tables(DOCUMENTS[:1], tmp_path / "now")
    found = pacparse.verify(tmp_path / "now", [SAMPLES], previous=tmp_path / "before")
    assert {r.code for r in found.refusals} == {"previous-lost"}
    same = pacparse.verify(tmp_path / "before", [SAMPLES], previous=tmp_path / "before")
    assert same.refusals == ()


def test_a_source_that_is_not_given_is_missing(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("1. Another paper.\n")
    codes = {r.code for r in pacparse.verify(tables, [tmp_path / "other.txt"]).refusals}
    assert codes == {"source-missing"}


@pytest.mark.parametrize("name", ["nothing", "empty", "other.json", "minutes.txt"])
def test_what_is_no_output_is_refused_in_a_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other.json").write_text('{"a": 1}')
    (tmp_path / "minutes.txt").write_text("1. Lamps.")
    with pytest.raises(PacparseError):
        pacparse.verify(tmp_path / name, [SAMPLES])


PROSE = "The keepers of the upper lock met in spring and wrote down what each of the lamps had cost since the flood."


@given(st.integers(0, len(PROSE.split()) - 1), st.text("abcdefgh 0123", min_size=12, max_size=60))
def test_words_with_a_gap_stand_and_other_words_do_not(at: int, gap: str) -> None:
    words = PROSE.split()
    text = " ".join([*words[:at], gap, *words[at:]])
    source = Text(source_from_text(text))
    assert source.holds(PROSE)
    assert not source.holds(PROSE.replace(words[at], "zzzz", 1))


def test_a_digest_depends_on_every_cell() -> None:
    table = table_named("notes")
    rows = [("a/fn1", "a", "1", None, "undefined"), ("a/fn2", "a", "1", None, "undefined")]
    with Digests() as digests:
        digests.add(table, rows, [line.encode() for line in csv_lines(rows)])
        (found,) = digests.pieces()
    assert found[0][3] != found[1][3]
