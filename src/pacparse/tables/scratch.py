"""A temporary file of rows and the like, each read back whole from the place where it was put."""

from __future__ import annotations

import marshal
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZE = 8
"""Bytes before each value, which say how many bytes it has."""


class Scratch:
    """Values of texts, numbers, lists and tuples, kept on disk until the block ends."""

    def __init__(self) -> None:
        self._file = TemporaryFile("w+b")  # noqa: SIM115 - closed at the end

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """The file is gone."""
        self._file.close()

    def put(self, value: Any) -> int:
        """Write ``value`` at the end; its place comes back."""
        place = self._file.tell()
        content = marshal.dumps(value)
        self._file.write(len(content).to_bytes(_SIZE, "big"))
        self._file.write(content)
        return place

    def at(self, place: int) -> Any:
        """The value that was put at ``place``."""
        self._file.seek(place)
        return self._read()

    def each(self) -> Iterator[Any]:
        """All values in the order in which they were put; nothing is put or read meanwhile."""
        end = self._file.seek(0, 2)
        self._file.seek(0)
        while self._file.tell() < end:
            yield self._read()

    def _read(self) -> Any:
        size = int.from_bytes(self._file.read(_SIZE), "big")
        return marshal.loads(self._file.read(size))  # noqa: S302 - our own file, written above
