"""What the tasks of all stages know of the passages: tables and letters in the scratch folder."""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pacparse.reuse.arrays import Flags, Ints, load, save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUCKET_BITS = 12
BUCKETS = 1 << _BUCKET_BITS
"""Ranges of passages whose votes are counted, so that the third stage is divided evenly."""
_MOST_MAPS = 100
"""Files of letters that are open at once: a process may have a few hundred, and there may be thousands."""


class Shared(NamedTuple):
    """The scratch folder, and the number of the first passage of each part; the number of all ``passages``."""

    folder: Path
    bases: tuple[int, ...]
    passages: int

    @property
    def id_bits(self) -> int:
        """Bits that number all passages."""
        return max(1, (self.passages - 1).bit_length())

    @property
    def bucket_shift(self) -> int:
        """By how many bits the number of a passage is longer than that of its bucket."""
        return max(0, self.id_bits - _BUCKET_BITS)

    def part_path(self, part: int) -> Path:
        """The files of a part, without their suffix."""
        return self.folder / f"{part:05}"

    def row_files(self) -> list[Path]:
        """The rows of all parts."""
        return [self.part_path(k).with_suffix(".rows") for k in range(len(self.bases))]

    def put(self, **tables: Ints | Flags) -> None:
        """Keep tables with a value for each passage."""
        for name, table in tables.items():
            save(self.folder / f"{name}.npy", table)

    def get(self, name: str) -> Ints:
        """The table that was kept under ``name``."""
        return load(self.folder / f"{name}.npy")


class Letters:
    """The letters of all passages, which stay in their files."""

    def __init__(self, shared: Shared, starts: Ints, lengths: Ints) -> None:
        self._bases = np.array(shared.bases, np.int64)
        self._starts, self._lengths = starts, lengths
        self._shared = shared
        self._maps: dict[int, mmap.mmap] = {}

    def of(self, passages: Ints) -> Iterator[bytes]:
        """The letters of each of ``passages``."""
        parts = np.searchsorted(self._bases, passages, side="right") - 1
        starts = self._starts[passages]
        ends = starts + self._lengths[passages]
        for part, start, end in zip(parts.tolist(), starts.tolist(), ends.tolist(), strict=True):
            yield self._map(part)[start:end]

    def _map(self, part: int) -> mmap.mmap:
        """The letters of a part. If too many are open, the one that was opened first is closed."""
        found = self._maps.get(part)
        if found is None:
            if len(self._maps) >= _MOST_MAPS:
                self._maps.pop(next(iter(self._maps))).close()
            with self._shared.part_path(part).with_suffix(".letters").open("rb") as file:
                found = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._maps[part] = found
        return found
