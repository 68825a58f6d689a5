"""A digest of each row, so that a changed cell is found and its row named."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Self

from pacparse.tables.layout import Column, Table
from pacparse.tables.lines import csv_lines
from pacparse.tables.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.tables.layout import Pieces, Row

DIGESTS = Table(
    "digests",
    "row of another table, with a digest of its cells",
    (
        Column("table_name", "the table", is_key=True),
        Column("row", "the place of the row in that table, from 1", "integer", is_key=True),
        Column("row_key", "the cells that name the row, separated by ' '"),
        Column("digest", "16 hexadecimal digits: SHA-256 of the row as a line of CSV (UTF-8)"),
    ),
)
_DIGITS = 16


def row_digest(cells: Row) -> str:
    """Sixteen hexadecimal digits that depend on each cell; an empty text and null are the same."""
    (line,) = csv_lines([cells])
    return sha256(line.encode()).hexdigest()[:_DIGITS]


def row_names(table: Table, rows: Iterable[Row]) -> list[str]:
    """What names each row, on one line: its key cells, or its first cell in a table without a key."""
    places = [i for i, column in enumerate(table.columns) if column.is_key] or [0]
    names = (
        [" ".join(map(str, cells)) for cells in map(itemgetter(*places), rows)]
        if len(places) > 1
        else [str(row[places[0]]) for row in rows]
    )
    return [name.replace("\n", " ") for name in names]


class Digests:
    """The digests of all rows that were added, kept in a temporary file until the block ends."""

    def __init__(self) -> None:
        self._scratch = Scratch()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """The file is gone."""
        self._scratch.__exit__()

    def add(self, table: Table, rows: Sequence[Row], lines: Sequence[bytes]) -> None:
        """Put by the digests of some ``rows`` of ``table``, which stand in it in this order.

        ``lines`` are the same rows as lines of CSV, encoded.
        """
        names = row_names(table, rows)
        digests = [sha256(line).hexdigest()[:_DIGITS] for line in lines]
        self._scratch.put((table.name, names, digests))

    def pieces(self) -> Pieces:
        """The rows of the table ``digests``, when all others were added."""
        counts: Counter[str] = Counter()
        for name, names, digests in self._scratch.each():
            first = counts[name] + 1
            counts[name] += len(names)
            places = range(first, first + len(names))
            yield list(zip(repeat(name, len(names)), places, names, digests, strict=True))
