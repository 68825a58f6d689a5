"""The tables of a Word document: rows that follow one another, and the columns that they share."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.word.blocks import Row
from pacparse.source.word.flows import without_lone_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pacparse.source.word.blocks import Block

MOST_LONE = 200
"""A paragraph alone in its row is a heading of rows if it is no longer; else it is a box of the page."""


class Table(NamedTuple):
    """Rows of one table; ``columns`` are those of its grid in which any cell begins."""

    rows: tuple[Row, ...]
    columns: tuple[int, ...]
    heads: int

    def column(self, row: Row, cell: int) -> int:
        """The column of the cell of ``row`` at index ``cell``, from 0."""
        return bisect_right(self.columns, row.columns[cell]) - 1


def arrange_tables(blocks: Sequence[Block], is_row: Callable[[Row], bool]) -> list[Block | Table]:
    """The blocks, with the rows that follow one another made tables.

    ``is_row`` says whether a row is one; what stands in the others is read cell by cell. A row of a
    single paragraph is one where its table has rows with more.
    """
    arranged: list[Block | Table] = []
    for table, group in groupby(blocks, lambda b: b.table if isinstance(b, Row) else -1):
        rows = list(group)
        if table < 0:
            arranged += rows
            continue
        for is_table, inside in groupby(rows, lambda b: isinstance(b, Row) and is_row(b)):
            found = [block for block in inside if isinstance(block, Row)]
            if is_table and any(len(row.filled) > 1 for row in found):
                arranged.append(_table(found))
            elif is_table:
                arranged += without_lone_rows(found)
            else:
                arranged += _contents(found)
    return arranged


def _contents(rows: Sequence[Row]) -> Iterator[Block]:
    for row in rows:
        for cell in row.cells:
            yield from cell


def _table(rows: Sequence[Row]) -> Table:
    heads = 0
    while heads < len(rows) and rows[heads].is_head:
        heads += 1
    columns = sorted({column for row in rows for column in row.columns})
    return Table(tuple(rows), tuple(columns), heads if heads < len(rows) else 0)
