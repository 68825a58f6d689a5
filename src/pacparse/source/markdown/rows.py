"""The rows of a table as GitHub's Markdown has them: where its cells and its bars stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.styles import StyleRun, table_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.text.spans import Run

MARKUP = "markup"
"""The reason of a removal: whole lines, and heads of lines, that are nothing but markup."""


class Row(NamedTuple):
    """The cells of a row, without white space at their edges, and its bars, as runs of the text."""

    cells: tuple[Run, ...]
    bars: tuple[Run, ...]

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns whose cells have words."""
        return tuple(column for column, (start, end) in enumerate(self.cells) if start < end)


def read_row(text: str, start: int, end: int) -> Row:
    """The row between ``start`` and ``end`` of ``text``; a bar behind a backslash parts no cells."""
    start, end = _trim(text, start, end)
    bars = [
        at for at in range(start, end) if text[at] == "|" and (at == start or text[at - 1] != "\\")
    ]
    edges = [start - 1, *bars, end]
    spans = [(before + 1, after) for before, after in pairwise(edges)]
    if bars and bars[0] == start:
        spans = spans[1:]
    if len(spans) > 1 and bars[-1] == end - 1:
        spans = spans[:-1]
    cells = tuple(_trim(text, *span) for span in spans)
    return Row(cells, tuple((at, at + 1) for at in bars))


def _trim(text: str, start: int, end: int) -> Run:
    """The run without the white space at its edges."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def table_styles(rows: Sequence[Row]) -> Iterator[StyleRun]:
    """What the rows of a table say: bars that are no words, cells, and the table. The first is its head.

    Bars before the first words of a row and behind its last are markup.
    """
    filled = [row for row in rows if row.filled]
    for row in rows:
        first, last = _words(row)
        yield from (
            StyleRun("furniture", bar, MARKUP)
            for bar in row.bars
            if bar[0] < first or bar[0] >= last
        )
        yield from (StyleRun("cell", row.cells[at], str(at)) for at in row.filled)
    if filled:
        heads = int(bool(rows[0].filled) and len(filled) > 1)
        columns = max(len(row.cells) for row in rows)
        whole = (_words(filled[0])[0], _words(filled[-1])[1])
        yield StyleRun("table", whole, table_value(heads, columns))


def _words(row: Row) -> Run:
    """From the first words of a row to its last; nothing, at its end, where it has none."""
    if not row.filled:
        return (row.bars[-1][1], 0) if row.bars else (0, 0)
    return row.cells[row.filled[0]][0], row.cells[row.filled[-1]][1]
