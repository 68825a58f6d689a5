"""Arrays in files: written whole or not at all, read where they are needed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
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


def slices_between(array: Words, begin: int, end: int) -> Words:
    """The part of a sorted array from ``begin``, with ``end`` left out; ``end`` may be 2**64."""
    first = np.searchsorted(array, np.uint64(begin))
    last = np.searchsorted(array, np.uint64(end)) if end < 1 << 64 else len(array)
    return array[first:last]


def run_starts(array: Words) -> Ints:
    """Where in a sorted array another value begins."""
    return np.flatnonzero(first_of_each(array))


def first_of_each(array: Words) -> Flags:
    """Which values of a sorted array are not those before them."""
    is_first = np.ones(len(array), np.bool_)
    np.not_equal(array[1:], array[:-1], out=is_first[1:])
    return is_first
