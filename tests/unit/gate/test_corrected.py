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


THREE = """Response of the Lamp Office

Recommendation 1: The Office should:

- count its lamps; and
- oil them.

The Office accepts this recommendation.

Recommendation 2: The Office should publish its books.
The Office rejects this recommendation.

Recommendation 3: The Office should light the mole.
The Office accepts this recommendation.
"""


def split_and_joined(folder: Path) -> pacparse.Document:
    """A document whose first is split, and whose others are joined; a person has set titles and dates before."""
    (folder / "three.txt").write_text(THREE, "utf-8")
    document = pacparse.parse_file(folder / "three.txt")
    first, second, third = document.recommendations
    last = document.block_by_id[first.blocks.recommendation[-1]].key
    told = (
        (first.key, "departments", "The Oil Office of a person"),
        (first.key, "target_dates", "June 2031"),
        (first.key, "split", f"1b @ {last}"),
        (third.key, "title", "A title of a person"),
        (third.key, "target_dates", "June 2032"),
        (second.key, "join", third.key),
    )
    rows = [Correction(recommendation=key, field=field, new=new) for key, field, new in told]
    corrected = pacparse.apply_corrections(document, rows)
    assert len(corrected.corrections) == len(rows)
    tail = corrected.recommendations[1]
    named = Correction(recommendation=tail.key, field="number", old="1b", new="1 (b)")
    return pacparse.apply_corrections(corrected, [named])


def test_parts_and_wholes_have_what_a_person_set_before(tmp_path: Path) -> None:
    document = split_and_joined(tmp_path)
    assert [set(one.corrected) for one in document.recommendations] == [
        {"departments", "target_dates", "split"},
        {"departments", "target_dates", "split", "number"},
        {"title", "target_dates", "join"},
    ]
    pacparse.write_tables([document], tmp_path / "tables")
    assert pacparse.verify(tmp_path / "tables", [tmp_path / "three.txt"]).refusals == ()


def test_a_part_that_no_correction_made_is_refused(tmp_path: Path) -> None:
    pacparse.write_tables([split_and_joined(tmp_path)], tmp_path / "tables")
    path = tmp_path / "tables" / "corrections.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",split," not in line), "utf-8")
    refusals = pacparse.verify(tmp_path / "tables", [tmp_path / "three.txt"]).refusals
    assert "count-wrong" in {refusal.code for refusal in refusals}
