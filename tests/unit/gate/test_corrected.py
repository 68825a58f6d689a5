"""The gate and what people have set: their words need no place in the source, but a row that says so."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

import pacparse
from pacparse.document import Correction

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Response of the Lamp Office

Recommendation 1: The Office should count its lamps.
The Office accepts this recommendation. It counts them each May.
Target implementation date: Spring 2019.
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Tables of a document with three corrections; its source stands beside them."""
    (tmp_path / "lamps.txt").write_text(TEXT, "utf-8")
    document = pacparse.parse_file(tmp_path / "lamps.txt")
    one = document.recommendations[0]
    rows = [
        Correction(recommendation=one.key, field=field, old=old, new=new, by="A. Reader")
        for field, old, new in (
            ("response_text", one.response_text or "", "Words of a person."),
            ("title", "", "A title of a person"),
            ("target_dates", "; ".join(date.words for date in one.target_dates), "June 2031"),
        )
    ]
    pacparse.write_tables([pacparse.apply_corrections(document, rows)], tmp_path / "tables")
    return tmp_path / "tables"


def test_words_of_a_person_are_not_looked_for(tables: Path) -> None:
    result = pacparse.verify(tables, [tables.parent / "lamps.txt"])
    assert result.refusals == ()


def test_each_correction_has_a_row(tables: Path) -> None:
    with (tables / "corrections.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["seq"], row["field"], row["by"]) for row in rows] == [
        ("1", "response_text", "A. Reader"),
        ("2", "title", "A. Reader"),
        ("3", "target_dates", "A. Reader"),
    ]
    with (tables / "recommendations.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["corrected"] == "response_text; title; target_dates"
    assert (row["title"], row["target_latest"]) == ("A title of a person", "2031-06-30")


def test_words_that_no_correction_set_are_refused(tables: Path) -> None:
    path = tables / "corrections.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",title," not in line), "utf-8")
    refusals = pacparse.verify(tables, [tables.parent / "lamps.txt"]).refusals
    assert {"text-not-found", "count-wrong"} <= {refusal.code for refusal in refusals}
