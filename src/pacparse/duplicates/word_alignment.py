"""Where two lists of words differ. Long lists are divided first, at runs of words that both have once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Block = tuple[int, int, int, int]
"""``(left start, left end, right start, right end)``: a stretch of each of two lists, one may be empty."""

_MANY = 4_000
"""Words of a list that is divided before it is aligned: memory grows with the square of a stretch."""
_TOO_MANY = 20_000
"""Words of two stretches that are not aligned at all."""
_RUN = 6
"""Words in a row that both lists have once: there they meet."""


def difference_blocks(left: list[str], right: list[str]) -> list[Block]:
    """Where two lists differ, in order."""
    blocks: list[Block] = []
    points = [(0, 0), *_meeting_points(left, right), (len(left), len(right))]
    for (a0, b0), (a1, b1) in pairwise(points):
        for block in _aligned(left[a0:a1], right[b0:b1]):
            start, end, other, other_end = block
            _append(blocks, (a0 + start, a0 + end, b0 + other, b0 + other_end))
    return blocks


def _append(blocks: list[Block], block: Block) -> None:
    """Add a block, joined to the last one if no word is between them."""
    if blocks and (blocks[-1][1], blocks[-1][3]) == (block[0], block[2]):
        start, _, other, _ = blocks.pop()
        block = (start, block[1], other, block[3])
    blocks.append(block)


def _aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[Block]:
    """The blocks of two stretches. Two long ones that meet nowhere differ as a whole."""
    if min(len(left), len(right)) > _TOO_MANY:
        yield 0, len(left), 0, len(right)
        return
    from rapidfuzz.distance import Indel

    for step in Indel.opcodes(left, right):
        if step.tag != "equal":
            yield step.src_start, step.src_end, step.dest_start, step.dest_end


def _meeting_points(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Places of both lists that are the same, in order, a quarter of ``_MANY`` words apart or more."""
    if min(len(left), len(right)) <= _MANY:
        return []
    ours, theirs = _single_runs(left), _single_runs(right)
    pairs = [(place, theirs[run]) for run, place in ours.items() if run in theirs]
    found: list[tuple[int, int]] = []
    for pair in _rising(pairs):
        if pair[0] - (found[-1][0] if found else 0) >= _MANY // 4:
            found.append(pair)
    return found


def _single_runs(words: list[str]) -> dict[tuple[str, ...], int]:
    """The runs of words that a list has once, and where each begins, in order."""
    runs = list(zip(*(words[k:] for k in range(_RUN)), strict=False))
    count = Counter(runs)
    return {run: place for place, run in enumerate(runs) if count[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of ``pairs`` as can be whose second numbers rise; the first ones do."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_, value) in enumerate(pairs):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [place]
    found: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]
