"""Passages with the same letters: the first stands for all, and each copy is linked once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pacparse.reuse import likeness as like
from pacparse.reuse.arrays import Flags, Ints, run_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.reuse.shared import Letters

_LENGTH_FACTOR = np.int64(0x61C8864680B583EB)


class Copies(NamedTuple):
    """Of each passage whether it is looked at further, and its first copy in another document or -1.

    ``links`` are the pairs (earlier, later) of copies.
    """

    firsts: Flags
    others: Ints
    links: Ints


def find_copies(documents: Ints, lengths: Ints, digests: Ints, letters: Letters) -> Copies:
    """Group passages by their letters; a digest only says which letters are looked at."""
    firsts = lengths >= like.MIN_LETTERS
    others = np.full(len(lengths), -1, np.int64)
    links: list[tuple[int, int]] = []
    for one, copies in _groups(np.flatnonzero(firsts), lengths, digests, letters):
        firsts[copies] = False
        held_by = documents[copies].tolist()
        own = int(documents[one])
        other = next((k for k, by in zip(copies, held_by, strict=True) if by != own), -1)
        if other < 0:
            continue
        others[one] = other
        for place, by in zip(copies, held_by, strict=True):
            partner = other if by == own else one
            links.append((min(partner, place), max(partner, place)))
    return Copies(firsts, others, np.array(links, np.int64).reshape(-1, 2))


def _groups(
    places: Ints, lengths: Ints, digests: Ints, letters: Letters
) -> Iterator[tuple[int, list[int]]]:
    """The first of each group, and the others; no group of one."""
    marks = (digests[places] + lengths[places] * _LENGTH_FACTOR).view(np.uint64)
    order = np.argsort(marks, kind="stable")
    marks = marks[order]
    starts = run_starts(marks)
    sizes = np.diff(starts, append=len(marks))
    alike = order[np.repeat(sizes, sizes) > 1]
    runs = sizes[sizes > 1].tolist()
    places = places[alike]
    texts = letters.of(places)
    members = iter(places.tolist())
    for size in runs:
        groups: dict[
            bytes, list[int]
        ] = {}  # of each text one is in memory, however many copies it has
        text, group = b"", list[int]()
        for place, other in zip(islice(members, size), islice(texts, size), strict=True):
            if other != text:  # seldom but once
                text, group = other, groups.setdefault(other, [])
            group.append(place)
        for group in groups.values():
            if len(group) > 1:
                yield group[0], group[1:]
