"""Rows as lines of CSV: the standard library reads back what was written."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pacparse.tables.digests import row_digest
from pacparse.tables.lines import csv_lines

TEXTS = st.text("ab 1,;\"'\n\r\t\x1f–=") | st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(st.tuples(TEXTS, st.none() | TEXTS, st.none() | st.integers(), TEXTS), max_size=6)


def _texts(row: tuple[str | int | None, ...]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


@given(ROWS)
def test_every_row_is_read_back(rows: list[tuple[str | int | None, ...]]) -> None:
    text = "".join(f"{line}\n" for line in csv_lines(rows))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [_texts(row) for row in rows]


@given(ROWS)
def test_the_standard_library_writes_the_same(rows: list[tuple[str | int | None, ...]]) -> None:
    without = [
        tuple(cell.replace("\r", "") if isinstance(cell, str) else cell for cell in row)
        for row in rows
    ]
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(without)
    assert "".join(f"{line}\n" for line in csv_lines(without)) == file.getvalue()


@given(*(st.tuples(TEXTS, TEXTS),) * 2)
def test_two_rows_have_one_digest_only_if_they_are_the_same(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert (row_digest(one) == row_digest(other)) == (one == other)


def test_a_lone_carriage_return_is_inside_quotes() -> None:
    assert csv_lines([("a\rb", "c")]) == ['"a\rb",c']
