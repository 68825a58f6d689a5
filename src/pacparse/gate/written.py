"""The digests of the rows that were written, read once and put by for each table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pacparse.tables.digests import DIGESTS
from pacparse.tables.scratch import Scratch

if TYPE_CHECKING:
    from pacparse.gate.stored import Stored
    from pacparse.tables.layout import Table

_PIECE = 1024
"""Digests that are put by at a time."""


class Written:
    """The rows of the table *digests*; a context manager, because they stand in a temporary file."""

    def __init__(self, stored: Stored) -> None:
        self._scratch = Scratch()
        self._places: dict[str, list[int]] = {}
        pieces: dict[str, list[tuple[str, str]]] = {}
        for row in stored.rows(DIGESTS):
            name = row.cells["table_name"]
            piece = pieces.setdefault(name, [])
            piece.append((row.cells["row_key"], row.cells["digest"]))
            if len(piece) == _PIECE:
                self._put(name, pieces.pop(name))
        for name, piece in pieces.items():
            self._put(name, piece)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """What was put by is gone."""
        self._scratch.__exit__()

    @property
    def tables(self) -> list[str]:
        """The names of the tables that have rows."""
        return list(self._places)

    def of(self, table: Table) -> dict[str, set[str]]:
        """The digests of the rows of ``table``, by what names the row."""
        found: dict[str, set[str]] = {}
        for place in self._places.get(table.name, ()):
            for name, digest in self._scratch.at(place):
                found.setdefault(name, set()).add(digest)
        return found

    def _put(self, name: str, piece: list[tuple[str, str]]) -> None:
        self._places.setdefault(name, []).append(self._scratch.put(piece))
