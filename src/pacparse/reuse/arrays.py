"""Arrays in files: written whole or not at all, read where they are needed."""

from __future__ import annotations

import os
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pacparse.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Words = NDArray[np.uint64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


def save(path: Path, array: NDArray[Any]) -> None:
    """Write ``array``; a process that dies meanwhile leaves no half of it under this name."""
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    with draft.open("wb") as file:
        np.save(file, array)
    draft.replace(path)


def load(path: Path) -> NDArray[Any]:
    """The array, which stays in its file until it is looked at."""
    array: NDArray[Any] = np.load(path, mmap_mode="r")
    return array


def read_between(paths: Sequence[Path], begin: int, end: int) -> tuple[Words, list[int]]:
    """Of sorted arrays in files all from ``begin``, with ``end`` left out, and where each file's part ends.

    ``end`` may be 2**64. One array is filled: that costs half of what pieces and their sum would.
    """
    spans: list[tuple[int, int, int]] = []
    for path in paths:
        array = np.load(path, mmap_mode="r")
        first = int(np.searchsorted(array, np.uint64(begin)))
        last = int(np.searchsorted(array, np.uint64(end))) if end < 1 << 64 else len(array)
        spans.append((array.offset + first * array.itemsize, last - first, array.itemsize))
    bounds = list(accumulate(count for _, count, _ in spans))
    joined = np.empty(bounds[-1] if bounds else 0, np.uint64)
    for path, (offset, count, size), stop in zip(paths, spans, bounds, strict=True):
        with path.open("rb") as file:
            file.seek(offset)
            if file.readinto(joined[stop - count : stop].data.cast("B")) != count * size:
                raise UnreadableError("the file has been cut meanwhile", where=str(path))
    return joined, bounds


def run_starts(array: Words) -> Ints:
    """Where in a sorted array another value begins."""
    return np.flatnonzero(first_of_each(array))


def first_of_each(array: Words) -> Flags:
    """Which values of a sorted array are not those before them."""
    is_first = np.ones(len(array), np.bool_)
    np.not_equal(array[1:], array[:-1], out=is_first[1:])
    return is_first
