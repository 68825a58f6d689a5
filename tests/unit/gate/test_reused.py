"""The gate and the tables of ``trace``: their rows are looked at, and matches hold what they say."""

from __future__ import annotations

import csv
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest

import pacparse
from examples import ROOT
from pacparse.gate.passages import find_unlike, find_unnamed
from pacparse.tables.layout import HISTORY_TABLES, table_named

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run

pytestmark = pytest.mark.usefixtures("unmeasured")
SERIES = ROOT / "series"
COLUMNS = table_named("reuse", HISTORY_TABLES).names
LONG = "The Board lights all 40 lanterns of the harbour, and it trims the wick of each of them at dusk."
OTHER = (
    "Nobody has told the keepers of the bells when the ringing of the hours is to begin this year."
)


@pytest.fixture
def tables(run: Run, tmp_path: Path) -> Path:
    """The tables of the series."""
    assert run("trace", SERIES, "-o", tmp_path / "h", "--no-state").returncode == 0
    return tmp_path / "h"


def _rows(folder: Path, name: str) -> list[list[str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _write(folder: Path, name: str, rows: list[list[str]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_the_tables_of_histories_are_looked_at(tables: Path) -> None:
    found = pacparse.verify(tables, [SERIES])
    assert found.refusals == ()
    names = [table.name for table in HISTORY_TABLES]
    more = sum(len(_rows(tables, name)) - 1 for name in names)
    assert more > 10
    for name in names:
        (tables / f"{name}.csv").unlink()
        (tables / "datapackage.json").write_text(
            (tables / "datapackage.json").read_text("utf-8").replace(f'"{name}"', f'"no-{name}"')
        )
    refused = pacparse.verify(tables, [SERIES])
    assert refused.rows == found.rows - more
    assert {r.table for r in refused.refusals if r.code == "row-missing"} >= {"histories", "reuse"}


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("left", "cp-611/none", "key-unknown"),
        ("right", "{left}", "value-unknown"),
        ("kind", "alike", "value-unknown"),
        ("score", "101", "value-unknown"),
        ("score", "99", "count-wrong"),
        ("right", "cp-1092/30/2.2", "count-wrong"),
        ("differences", "", "count-wrong"),
        ("differences", "2022-23 → 2024-25", "count-wrong"),
        ("differences", "never added", "count-wrong"),
    ],
)
def test_a_match_that_does_not_hold_is_refused(
    tables: Path, column: str, cell: str, code: str
) -> None:
    rows = _rows(tables, "reuse")
    row = next(row for row in rows if row[-1] == "not added; 2022-23 → 2023-24")
    row[COLUMNS.index(column)] = cell.format(left=row[0])
    _write(tables, "reuse", rows)
    codes = {
        refusal.code
        for refusal in pacparse.verify(tables, [SERIES]).refusals
        if refusal.table == "reuse" and refusal.column in (column, "score")
    }
    assert code in codes


def test_a_match_the_wrong_way_round_is_refused(tables: Path) -> None:
    rows = _rows(tables, "reuse")
    rows[1][0], rows[1][1] = rows[1][1], rows[1][0]
    _write(tables, "reuse", rows)
    codes = {(r.column, r.code) for r in pacparse.verify(tables, [SERIES]).refusals}
    assert ("left", "dates-disordered") in codes


def test_a_changed_cell_of_sqlite_is_found(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite"
    assert run("trace", SERIES, "-o", path, "--no-state").returncode == 0
    assert pacparse.verify(path, [SERIES]).refusals == ()
    store = sqlite3.connect(path)
    store.execute("UPDATE histories SET revisions = 7 WHERE revisions = 1")
    store.commit()
    store.close()
    (refusal,) = pacparse.verify(path, [SERIES]).refusals
    assert (refusal.table, refusal.code) == ("histories", "row-changed")


@pytest.mark.parametrize(
    ("left", "right", "kind", "score", "is_refused"),
    [
        (LONG, LONG, "same", 100, False),
        (LONG, f"{LONG} (Recommendation, Paragraph 4)", "same", 100, False),
        (LONG, LONG.replace("40", "41"), "same", 98, False),
        (LONG, LONG.replace("40", "41"), "same", 99, True),
        (LONG, OTHER, "same", 85, True),
        (LONG, f"{OTHER} {LONG}", "contained", 100, False),
        (LONG, f"{OTHER} {LONG}", "same", 85, True),
        (LONG, OTHER * 60, "contained", 90, True),
        (LONG, f"{OTHER * 60} {LONG}", "contained", 90, False),
        ("", LONG, "contained", 90, True),
    ],
)
def test_texts_are_as_alike_as_it_says(
    left: str, right: str, kind: str, score: int, *, is_refused: bool
) -> None:
    for pair in ((left, right), (right, left)):
        assert bool(find_unlike(*pair, kind=kind, score=score)) == is_refused


@pytest.mark.parametrize(
    ("left", "right", "kind", "differences", "is_refused"),
    [
        (LONG, LONG, "same", "", False),
        (LONG, f"{LONG} (Paragraph 4)", "same", "", False),
        (LONG, LONG.replace("40", "41"), "same", "40 → 41", False),
        (LONG, LONG.replace("40", "41"), "same", "", True),
        (LONG, LONG.replace("40", "41"), "same", "40 → 42", True),
        (LONG, LONG.replace("all 40", "no"), "same", "all 40 → no", False),
        (LONG, LONG.replace("40 ", ""), "same", "40 dropped", False),
        (LONG, LONG.replace("40 ", ""), "same", "40 added", True),
        (LONG, f"In 1974. {LONG} It cost £12.", "contained", "", False),
        ("It lit 2,000 lamps.", "It lit 2000 lamps.", "same", "", False),
    ],
)
def test_differences_are_those_of_the_texts(
    left: str, right: str, kind: str, differences: str, *, is_refused: bool
) -> None:
    assert bool(find_unnamed(left, right, kind=kind, differences=differences)) == is_refused


def test_long_passages_are_compared_in_no_time() -> None:
    left = " ".join(f"Bell {i} rings in tower {i * 7 % 1000}." for i in range(20_000))
    right = " ".join(f"Bell {i} rings in tower {i * 9 % 1000}." for i in range(20_000))
    other = " ".join(f"Lamp {i} burns." for i in range(50_000))
    named = "; ".join(f"{i * 7 % 1000} → {i * 9 % 1000}" for i in range(1, 2_000))
    unlike = f"{named}; bell → lantern"
    before = time.process_time()
    assert find_unlike(left, right, kind="same", score=90) is None
    assert find_unlike(left, other, kind="same", score=90) is not None
    assert find_unnamed(left, right, kind="same", differences=named) is None
    assert find_unnamed(left, right, kind="same", differences=unlike) is not None
    assert time.process_time() - before < 5
