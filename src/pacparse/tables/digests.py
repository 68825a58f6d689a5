"""A digest of each row, so that a changed cell is found and its row named."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Self

from pacparse.tables.layout import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pacparse.tables.layout import Cell, Row

DIGESTS = Table(
    "digests",
    "row of another table, with a digest of its cells",
    (
        Column("table_name", "the table", is_key=True),
        Column("row", "the place of the row in it, from 1", "integer", is_key=True),
        Column("row_key", "the cells that name the row, parted by ' '"),
        Column("digest", "a digest of all its cells"),
    ),
)
_DIGITS = 16


def row_digest(cells: Sequence[Cell]) -> str:
    """Sixteen hexadecimal digits that depend on each cell; an empty text and null are the same."""
    words = "\x1f".join(
        ["" if cell is None else cell if type(cell) is str else str(cell) for cell in cells]
    )
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def row_name(table: Table, cells: Sequence[Cell]) -> str:
    """What names a row: its key cells, or its first cell in a table without a key."""
    return " ".join([str(cells[place]) for place in _key_places(table)])


@cache
def _key_places(table: Table) -> tuple[int, ...]:
    return tuple(i for i, column in enumerate(table.columns) if column.is_key) or (0,)


class Digests:
    """The digests of all rows that pass by, kept in a temporary file until the block ends."""

    def __init__(self) -> None:
        self._file = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """The file is gone."""
        self._file.close()

    def of_each(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """The same ``rows``, each of which leaves its digest here."""
        for place, row in enumerate(rows, start=1):
            name = row_name(table, row).replace("\n", " ")
            self._file.write(f"{table.name}\t{place}\t{row_digest(row)}\t{name}\n")
            yield row

    def rows(self) -> Iterator[Row]:
        """The rows of the table ``digests``, when all others have passed by."""
        self._file.seek(0)
        for line in self._file:
            name, place, digest, key = line.rstrip("\n").split("\t", 3)
            yield (name, int(place), key, digest)
