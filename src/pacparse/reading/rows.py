"""Which lines are rows of a table that the original knows, and where their cells stand.

Nothing in such a line is a number, a heading or a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.text.spans import rope_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.styles import StyleRun, Styles
    from pacparse.text.spans import Run
    from pacparse.units import Line, Unit

_LONGEST_COLUMN = 6  # figures


class Cell(NamedTuple):
    """A cell with words: its column, from 0, its run of the source, its span of the row's text."""

    column: int
    run: Run
    span: Run


def find_rows(lines: Sequence[Line], styles: Styles) -> frozenset[int]:
    """The lines, by index, that hold cells of a table."""
    if not styles.of("table"):
        return frozenset()
    return frozenset(
        index
        for index, line in enumerate(lines)
        if styles.touching("table", (line.start, line.start + 1))
        and styles.touching("cell", (line.start, line.end))
    )


def cells_of(unit: Unit, styles: Styles) -> Iterator[Cell]:
    """The cells of a row that have words, with their spans of the unit's text."""
    starts = rope_starts(unit.text, unit.text_runs)
    whole = (unit.text_runs[0][0], unit.text_runs[-1][1])
    for style in styles.touching("cell", whole):
        spans = [
            (at + max(style.run[0] - start, 0), at + min(style.run[1], end) - start)
            for at, (start, end) in zip(starts, unit.text_runs, strict=True)
            if start < style.run[1] and style.run[0] < end
        ]
        if spans:
            yield Cell(_column(style), style.run, (spans[0][0], spans[-1][1]))


def _column(style: StyleRun) -> int:
    """The column of a cell; -1 if its reader says none."""
    value = style.value or ""
    is_column = value.isascii() and value.isdecimal() and len(value) <= _LONGEST_COLUMN
    return int(value) if is_column else -1
