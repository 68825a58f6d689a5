"""The cells of data tables: their rows and columns, as a browser would place them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.styles import StyleRun, table_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pacparse.source.html.finishing import PageRun
    from pacparse.text.spans import Run

_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
"""A cell covers no more, whatever it says: the limits of the HTML standard. Columns behind the last
of so many are covered by no cell from above: no table is so wide."""


class Cell(NamedTuple):
    """A cell: its table, its row and its column, from 0; whether it is a heading of a column."""

    table: int
    row: int
    column: int
    is_head: bool


class Grid:
    """A data table while it is set. ``may_glue``: a number alone in its cell stands before its words."""

    def __init__(self, table: int, *, may_glue: bool) -> None:
        self.may_glue = may_glue
        self.is_head = False
        self._table = table
        self._row = -1
        self._column = 0
        self._covered: dict[
            int, int
        ] = {}  # the first row that no cell from above covers, by column

    def begin_row(self) -> None:
        """A row begins under the last one."""
        self._row += 1
        self._column = 0

    def place(self, name: str, attributes: Mapping[str, str]) -> Cell:
        """The next cell of the row, in the first column that no cell from above covers."""
        while self._covered.get(self._column, 0) > self._row:
            self._column += 1
        cell = Cell(self._table, self._row, self._column, self.is_head or name == "th")
        width = _span(attributes.get("colspan"), _MOST_COLUMNS)
        height = _span(attributes.get("rowspan"), _MOST_ROWS)
        end = self._column + width
        if height > 1:
            for column in range(self._column, min(end, _MOST_COLUMNS)):
                self._covered[column] = self._row + height
        self._column = end
        return cell


def _span(value: str | None, most: int) -> int:
    digits = (value or "").strip()[:6]
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdecimal() else 1


def grid_styles(text: str, cells: Sequence[Cell], runs: Iterable[PageRun]) -> Iterator[StyleRun]:
    """The tables and cells of a page; the value of each of ``runs`` is the place of its cell.

    A column in which no cell begins is none. A row that begins with a number set before its words is
    a numbered paragraph, and parts its table.
    """
    placed: dict[int, Run] = {}
    for run in runs:
        at = int(run.value or 0)
        start, end = placed.get(at, run.run)
        placed[at] = (min(start, run.run[0]), max(end, run.run[1]))
    for _, inside in groupby(range(len(cells)), lambda at: cells[at].table):
        places = list(inside)
        columns = sorted({cells[at].column for at in places})
        group: list[list[int]] = []
        rows = groupby((at for at in places if at in placed), lambda at: cells[at].row)
        for row in (list(filled) for _, filled in rows):
            if _is_glued(text, [placed[at] for at in row]):
                yield from _table(group, cells, placed, columns)
                group = []
            else:
                group.append(row)
        yield from _table(group, cells, placed, columns)


def _is_glued(text: str, row: Sequence[Run]) -> bool:
    return len(row) > 1 and not text[row[0][1] : row[1][0]].strip()


def _table(
    rows: Sequence[Sequence[int]],
    cells: Sequence[Cell],
    placed: Mapping[int, Run],
    columns: Sequence[int],
) -> Iterator[StyleRun]:
    """The style runs of rows that follow one another."""
    if not rows:
        return
    heads = 0
    while heads < len(rows) and all(cells[at].is_head for at in rows[heads]):
        heads += 1
    if heads == len(rows):
        heads = 0  # a table of headings alone has none
    whole = (placed[rows[0][0]][0], max(placed[at][1] for at in rows[-1]))
    yield StyleRun("table", whole, table_value(heads, len(columns)))
    for row in rows:
        for at in row:
            column = bisect_right(columns, cells[at].column) - 1
            yield StyleRun("cell", placed[at], str(column))
