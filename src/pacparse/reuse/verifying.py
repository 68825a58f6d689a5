"""The comparison that decides: two passages, letter by letter. Long ones are compared piece by piece."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from pacparse.reuse.likeness import CONTAINED, GRAM, SAME

if TYPE_CHECKING:
    from collections.abc import Iterator

SAME_SCORE, CONTAINED_SCORE = 85.0, 90.0
_MIN_CONTAINED = 80  # letters: about a hundred characters
_LONG = 2_048  # letters of both texts beyond which they are compared piece by piece
_NEAR_LENGTHS = (
    4  # times the shorter text that both may be for a first look at all of the longer one
)
_TRIES = 64  # pieces of the shorter text that are looked for in the longer one
_FAR = 64  # letters between two pieces that no name holds
_NEAR = 16  # letters by which two places may differ that are taken for one


def compare(one: bytes, other: bytes) -> tuple[str, float] | None:
    """The kind and the score of a pair, from the letters of its passages; None if it is none."""
    short, long = (one, other) if (len(one), one) <= (len(other), other) else (other, one)
    if len(short) > _LONG:
        return _compare_long(short, long)
    total = len(short) + len(long)
    contained = CONTAINED_SCORE * len(short) / 100 if len(short) >= _MIN_CONTAINED else total
    if total <= _NEAR_LENGTHS * len(short):
        least = ceil(min(SAME_SCORE * total / 200, contained))
        common = LCSseq.similarity(short, long, score_cutoff=least)
        score = 200.0 * common / total
        if score >= SAME_SCORE:
            return SAME, score
        if common < contained:
            return None
    if contained == total:
        return None
    if short in long:
        return CONTAINED, 100.0
    window = _cut_window(short, long)
    if not LCSseq.similarity(short, window, score_cutoff=ceil(contained)):
        return None
    score = fuzz.partial_ratio(short, window, score_cutoff=CONTAINED_SCORE)
    return (CONTAINED, score) if score else None


def _cut_window(short: bytes, long: bytes) -> bytes:
    """The part of ``long`` where ``short`` stands, if it does, with a margin on both sides."""
    margin = len(short) // 10 + GRAM
    if len(long) <= len(short) + margin:
        return long
    begin = _find_place(short, long)
    return long[max(0, begin - margin) : begin + len(short) + margin]


def _find_place(short: bytes, long: bytes) -> int:
    """Where in ``long`` ``short`` begins: what two pieces far apart agree on, or else most of them.

    A name that stands in ``long`` before that gives its own place to all pieces that it holds.
    """
    votes: list[list[int]] = []  # a place, the start of the first piece that says so, how many do
    step = max(GRAM // 4, len(short) // _TRIES)
    for start in range(0, len(short) - GRAM + 1, step):
        found = long.find(short[start : start + GRAM])
        if found < 0:
            continue
        place = found - start
        vote = next((each for each in votes if abs(place - each[0]) <= _NEAR), None)
        if vote is None:
            votes.append([place, start, 1])
            continue
        vote[2] += 1
        if start - vote[1] >= _FAR:
            return place
    return max(votes, key=lambda each: each[2])[0] if votes else 0


def _compare_long(short: bytes, long: bytes) -> tuple[str, float] | None:
    """The same for two long texts. Its scores are never too high: a gap without pieces counts 0."""
    chain = _chain(short, long)
    if not chain:
        return None
    inner = sum(_common(a, b) for a, b in _gaps(short, long, chain))
    inner += GRAM * len(chain)
    (first, first_in_long), (last, last_in_long) = chain[0], chain[-1]
    ends = _common(short[:first], long[max(0, first_in_long - first) : first_in_long])
    tail, tail_in_long = last + GRAM, last_in_long + GRAM
    rest = len(short) - tail
    ends += _common(short[tail:], long[tail_in_long : tail_in_long + rest])
    score = 200.0 * (inner + ends) / (len(short) + len(long))
    if score >= SAME_SCORE:
        return SAME, score
    span = max(len(short), tail_in_long - first_in_long + first + rest)
    score = 200.0 * (inner + ends) / (len(short) + span)
    return (CONTAINED, score) if score >= CONTAINED_SCORE else None


def _chain(short: bytes, long: bytes) -> list[tuple[int, int]]:
    """Places of equal pieces, in the order of both texts: as many as there can be.

    The pieces of ``short`` lie side by side. A piece that it has twice is none.
    """
    places: dict[bytes, int] = {}
    for start in range(0, len(short) - GRAM + 1, GRAM):
        piece = short[start : start + GRAM]
        places[piece] = -1 if piece in places else start
    hits: dict[int, int] = {}
    for start in range(len(long) - GRAM + 1):
        place = places.get(long[start : start + GRAM], -1)
        if place >= 0:
            hits[place] = -1 if place in hits else start
    ends: list[int] = []  # the longest increasing sequence, with the way back
    last: list[int] = []
    before: dict[int, int] = {}
    for place, start in sorted(hits.items()):
        if start < 0:
            continue
        length = bisect_left(ends, start)
        before[place] = last[length - 1] if length else -1
        ends[length : length + 1] = [start]
        last[length : length + 1] = [place]
    chain: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        chain.append((place, hits[place]))
        place = before[place]
    return chain[::-1]


def _gaps(short: bytes, long: bytes, chain: list[tuple[int, int]]) -> Iterator[tuple[bytes, bytes]]:
    """What stands between the pieces of the chain, in both texts."""
    for (a, b), (next_a, next_b) in pairwise(chain):
        yield short[a + GRAM : next_a], long[b + GRAM : next_b]


def _common(one: bytes, other: bytes) -> int:
    """Letters that two short texts have in common in the same order; none if one is long."""
    if one == other:
        return len(one)
    if max(len(one), len(other)) > _LONG:
        return 0
    return LCSseq.similarity(one, other)
