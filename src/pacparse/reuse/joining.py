"""The second and third stage: rows of one key become votes for pairs, and votes become candidates."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pacparse.reuse import likeness as like
from pacparse.reuse.arrays import Flags, Ints, Words, read_between, run_starts, save
from pacparse.reuse.sampling import ID_BITS, IDS
from pacparse.reuse.shared import BUCKETS, Letters, Shared
from pacparse.reuse.verifying import compare

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


_RIGHT_SHIFT = np.uint64(1)
_IS_WORN, _IS_RARE = np.uint64(1), np.uint64(0)
"""The last bit of a vote: whether it is for a worn piece."""


class Join(NamedTuple):
    """The task of one worker: a part of all keys, of so many parts (a power of two)."""

    shared: Shared
    part: int
    part_bits: int
    target: Path  # without a suffix


def join_part(task: Join) -> list[int]:
    """Write the votes of a part, sorted, and who holds worn pieces. Returns the votes per bucket."""
    shared = task.shared
    rows = _gather_rows(task)
    starts = run_starts(rows >> np.uint64(ID_BITS))
    rows &= IDS
    ids = rows.view(np.int64)
    sizes = np.diff(starts, append=len(ids))
    is_worn = np.repeat(sizes > like.MOST_HOLDERS, sizes)
    # of each row, how many rows of its key follow
    after = np.repeat(starts + sizes - 1, sizes) - np.arange(len(ids))
    holders, counts = np.unique(ids[is_worn], return_counts=True)
    votes = _pair_neighbours(ids[is_worn], after[is_worn], shared.get("documents"))
    after[is_worn] = 0
    votes += _pair_all(ids, after)
    all_votes = np.concatenate(votes) if votes else np.zeros(0, np.uint64)
    all_votes.sort()
    save(task.target.with_suffix(".votes"), all_votes)
    save(task.target.with_suffix(".worn"), np.stack((holders, counts)).astype(np.int64))
    bounds = np.arange(BUCKETS, dtype=np.uint64) << np.uint64(64 - ID_BITS + shared.bucket_shift)
    counted: list[int] = np.diff(np.searchsorted(all_votes, bounds), append=len(all_votes)).tolist()
    return counted


def _gather_rows(task: Join) -> Words:
    """The rows of a part whose key others have as well, sorted, with the places of the passages."""
    shared = task.shared
    width = like.HASH_BITS - task.part_bits
    begin = task.part << width
    rows, stops = read_between(shared.row_files(), begin, begin + (1 << width))
    for base, (start, stop) in zip(shared.bases, pairwise((0, *stops)), strict=True):
        rows[start:stop] += np.uint64(base)
    is_first = shared.get("firsts")
    if not is_first.all():
        rows = rows[is_first[(rows & IDS).view(np.int64)]]
    rows.sort()
    is_shared = np.zeros(len(rows), np.bool_)
    np.less_equal(rows[1:] ^ rows[:-1], IDS, out=is_shared[1:])
    is_shared[:-1] |= is_shared[1:]
    return rows[is_shared]


def _pair_all(ids: Ints, after: Ints) -> list[Words]:
    """A vote for each two holders of a key; ``after`` each holder so many others follow."""
    votes: list[Words] = []
    alive = np.flatnonzero(after)
    for step in range(1, like.MOST_HOLDERS):
        alive = alive[after[alive] >= step]
        if not len(alive):
            break
        votes.append(_votes(ids[alive], ids[alive + step], _IS_RARE))
    return votes


def _pair_neighbours(ids: Ints, after: Ints, documents: Ints) -> list[Words]:
    """Votes for each holder of a worn key and the next two of another document."""
    if not len(ids):
        return []
    places = np.arange(len(ids))
    held_by = documents[ids]
    is_last = np.append(held_by[1:] != held_by[:-1], True)
    following = np.where(is_last, places + 1, len(ids))
    following = np.minimum.accumulate(following[::-1])[::-1]
    votes: list[Words] = []
    for step in (0, 1):
        one = np.flatnonzero(following + step <= places + after)
        votes.append(_votes(ids[one], ids[following[one] + step], _IS_WORN))
    return votes


def _votes(left: Ints, right: Ints, mark: np.uint64) -> Words:
    """A word for each vote: the earlier passage in the first bits, then the later one, then ``mark``."""
    votes = left.view(np.uint64) << np.uint64(64 - ID_BITS)
    votes |= right.view(np.uint64) << _RIGHT_SHIFT
    votes |= mark
    return votes


def _ends_of(votes: Words) -> tuple[Ints, Ints]:
    """The two passages of each vote."""
    left = votes >> np.uint64(64 - ID_BITS)
    right = votes >> _RIGHT_SHIFT & IDS
    return left.view(np.int64), right.view(np.int64)


class Weighing(NamedTuple):
    """The task of one worker: the votes of all parts for pairs whose earlier passage is in a range."""

    shared: Shared
    vote_files: tuple[Path, ...]
    begin: int
    end: int
    target: Path


def weigh_range(task: Weighing) -> int:
    """Write the verified pairs of a range: left, right, kind, score. Returns how many were compared."""
    left, right = _find_candidates(task)
    shared = task.shared
    letters = Letters(shared, shared.get("starts"), shared.get("lengths"))
    found: list[tuple[int, int, int, float]] = []
    ends = zip(left.tolist(), right.tolist(), strict=True)
    for (one, two), a, b in zip(ends, letters.of(left), letters.of(right), strict=True):
        verdict = compare(a, b)
        if verdict:
            found.append((one, two, like.KINDS.index(verdict[0]), verdict[1]))
    save(task.target, np.array(found, np.float64).reshape(-1, 4))
    return len(left)


def _find_candidates(task: Weighing) -> tuple[Ints, Ints]:
    """Pairs with enough votes, of which some copies stand in different documents."""
    shared = task.shared
    begin, end = task.begin << (64 - ID_BITS), task.end << (64 - ID_BITS)
    votes, _ = read_between(task.vote_files, begin, end)
    votes.sort()
    starts = run_starts(votes)
    counts = np.diff(starts, append=len(votes))
    votes = votes[starts]
    rates, sizes = shared.get("rates"), shared.get("sizes")
    least = _least_votes(sizes)
    left, right = _ends_of(votes)
    likely = counts >= np.minimum(least[left], least[right])
    votes, counts, left, right = votes[likely], counts[likely], left[likely], right[likely]
    counts *= 2 * like.SHARE * np.maximum(rates[left], rates[right])
    enough = counts >= np.minimum(sizes[left], sizes[right])
    left, right = _ends_of(np.unique(votes[enough] | _IS_WORN))
    is_cross = stand_apart(left, right, shared)
    return left[is_cross], right[is_cross]


def _least_votes(sizes: Ints) -> NDArray[np.uint8]:
    """So many votes each passage needs in any case, up to 255: a small table to look up."""
    one_vote = 2 * like.RATE * like.SHARE
    return np.minimum(-(-sizes // one_vote), 255).astype(np.uint8)


def stand_apart(left: Ints, right: Ints, shared: Shared) -> Flags:
    """Which pairs join different documents, themselves or by a copy."""
    documents, others = shared.get("documents"), shared.get("others")
    apart: Flags = (
        (documents[left] != documents[right]) | (others[left] >= 0) | (others[right] >= 0)
    )
    return apart
