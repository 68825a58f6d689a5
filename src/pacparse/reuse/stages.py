"""The order of the stages, from parts of files to pairs: each stage is a list of independent tasks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from pacparse.errors import UnsupportedError
from pacparse.reuse import likeness as like
from pacparse.reuse.arrays import Ints, load
from pacparse.reuse.copies import Copies, find_copies
from pacparse.reuse.joining import Join, Weighing, join_part, weigh_range
from pacparse.reuse.likeness import Pair
from pacparse.reuse.sampling import (
    DIGEST,
    DOCUMENT,
    FACTS,
    GRAMS,
    ID_BITS,
    LENGTH,
    START,
    Part,
    Sampled,
    rates_of,
    sample_part,
)
from pacparse.reuse.shared import BUCKETS, Letters, Shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pacparse.reuse.engines import Engine

_ROWS = 1 << 22  # rows, or votes, that one task sorts
_TASKS_EACH = 4  # tasks for each worker, so that none is left alone with the rest
_FEW = 1 << 18  # rows that are not worth dividing


def run_stages(
    places: Sequence[tuple[Path, int, int]], folder: Path, engine: Engine
) -> Iterator[Pair]:
    """All pairs, in the order of their places. ``places`` are parts of files."""
    parts = [Part(*place, folder / f"{k:05}") for k, place in enumerate(places)]
    sampled = engine.run(sample_part, parts)
    bases = np.cumsum([0, *(each.passages for each in sampled)]).tolist()
    shared = Shared(folder, tuple(bases[:-1]), bases[-1])
    if not shared.passages:
        return
    if shared.id_bits > ID_BITS:
        raise UnsupportedError(f"more than {1 << ID_BITS:,} passages")
    copies, grams = _collect(shared)
    vote_files, buckets = _join(shared, sampled, grams, engine)
    found = _weigh(shared, vote_files, buckets, engine)
    yield from _arrange(found, copies, shared.get("documents"))


def _collect(shared: Shared) -> tuple[Copies, Ints]:
    """Put the facts of all parts together, and find the copies."""
    paths = [shared.part_path(k).with_suffix(".facts") for k in range(len(shared.bases))]
    bounds = pairwise((*shared.bases, shared.passages))
    facts = np.empty((FACTS, shared.passages), np.int64)
    for path, (begin, end) in zip(paths, bounds, strict=True):
        facts[:, begin:end] = load(path)
    starts, lengths, documents = facts[START], facts[LENGTH], facts[DOCUMENT]
    letters = Letters(shared, starts, lengths)
    copies = find_copies(documents, lengths, facts[DIGEST], letters)
    shared.put(
        documents=documents,
        starts=starts,
        lengths=lengths,
        rates=rates_of(lengths),
        firsts=copies.firsts,
        others=copies.others,
    )
    return copies, facts[GRAMS]


def _join(
    shared: Shared, sampled: Sequence[Sampled], grams: Ints, engine: Engine
) -> tuple[tuple[Path, ...], Ints]:
    """The votes of all parts of the keys, and how many each bucket has; puts the sizes together."""
    rows = sum(each.rows for each in sampled)
    part_bits = _bits_for(rows, engine.workers)
    joins = [
        Join(shared, part, part_bits, shared.folder / f"join{part:05}")
        for part in range(1 << part_bits)
    ]
    counted = engine.run(join_part, joins)
    worn = np.zeros(shared.passages, np.int64)
    for join in joins:
        holders, counts = load(join.target.with_suffix(".worn"))
        worn[holders] += counts
    rates = shared.get("rates")
    shared.put(sizes=rates * np.maximum(2 * (grams - worn), grams))
    return tuple(join.target.with_suffix(".votes") for join in joins), np.sum(counted, axis=0)


def _weigh(
    shared: Shared, vote_files: tuple[Path, ...], buckets: Ints, engine: Engine
) -> list[np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """The verified pairs of passages with different letters, a table for each task."""
    votes = int(buckets.sum())
    count = 1 << _bits_for(votes, engine.workers)
    wanted = np.arange(1, count) * votes // count
    cuts = np.unique(np.searchsorted(np.cumsum(buckets), wanted, side="left") + 1)
    bounds = [0, *(cut for cut in cuts.tolist() if cut < BUCKETS), BUCKETS]
    shift = shared.bucket_shift
    tasks = [
        Weighing(shared, vote_files, begin << shift, end << shift, shared.folder / f"pairs{k:05}")
        for k, (begin, end) in enumerate(pairwise(bounds))
    ]
    engine.run(weigh_range, tasks)
    return [np.load(task.target) for task in tasks]


def _bits_for(rows: int, workers: int) -> int:
    """Of how many bits the number of a task is, so that each has few rows and each worker some."""
    tasks = -(-rows // _ROWS)
    if workers > 1 and rows > _FEW:
        tasks = max(tasks, workers * _TASKS_EACH)
    return max(0, tasks - 1).bit_length()


def _arrange(
    found: list[np.ndarray[tuple[int, int], np.dtype[np.float64]]], copies: Copies, documents: Ints
) -> Iterator[Pair]:
    """The pairs and the links of copies, in order; pairs of one document by their copies."""
    table = np.concatenate(found)
    left, right = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
    is_inner = documents[left] == documents[right]
    for k in np.flatnonzero(is_inner).tolist():
        one, two = int(left[k]), int(right[k])
        others = (int(copies.others[one]), two), (one, int(copies.others[two]))
        left[k], right[k] = min(sorted(each) for each in others if min(each) >= 0)
    links = copies.links
    left, right = np.append(left, links[:, 0]), np.append(right, links[:, 1])
    kinds = np.append(table[:, 2].astype(np.int64), np.zeros(len(links), np.int64))
    scores = np.append(table[:, 3], np.full(len(links), 100.0))
    order = np.lexsort((right, left))
    columns = (column[order].tolist() for column in (left, right, kinds, scores))
    for one, two, kind, score in zip(*columns, strict=True):
        yield Pair(one, two, like.KINDS[kind], score)
