"""The first stage: lines become letters, and rows of the pieces that are sampled from them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pacparse.errors import UnreadableError
from pacparse.fingerprints import bare_letters_of_cells
from pacparse.reuse import likeness as like
from pacparse.reuse.arrays import Ints, Words, first_of_each, save
from pacparse.reuse.lines import check_lines, read_lines, without_tabs_in_texts

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

ID_BITS = like.HASH_BITS - like.KEY_BITS
IDS = np.uint64((1 << ID_BITS) - 1)
"""A row: the key of a piece, and in the last bits the number of a passage."""
FACTS = 5
DOCUMENT, START, LENGTH, GRAMS, DIGEST = range(FACTS)
"""The rows of the table of facts: of each passage the number of its document, where its letters begin
and how many they are, how many pieces are sampled, and a digest of these."""
_BLOCK = 1 << 15  # hashes at once: they stay in the cache of the processor


class Part(NamedTuple):
    """The task of one worker: part of a file, and where what comes of it is written."""

    path: Path
    begin: int
    end: int
    target: Path  # without a suffix


class Sampled(NamedTuple):
    """What came of a part: how many passages, and how many rows of pieces."""

    passages: int
    rows: int


def sample_part(part: Part) -> Sampled:
    """Write the letters of a part, the facts of its passages and its rows, sorted by key and passage."""
    letters, facts = _read(part)
    rows = _sample_all(letters, facts)
    _write_bytes(part.target.with_suffix(".letters"), letters)
    save(part.target.with_suffix(".facts"), facts)
    save(part.target.with_suffix(".rows"), rows)
    return Sampled(facts.shape[1], len(rows))


def _read(part: Part) -> tuple[bytes, Ints]:
    """The letters of a part, and the facts of its passages but those about pieces.

    Among the letters of the passages stand the numbers of their documents, which nobody looks at.
    """
    lines = read_lines(part.path, part.begin, part.end)
    if not lines:
        return b"", np.zeros((FACTS, 0), np.int64)
    check_lines(lines, part.path)
    letters, tabs, ends = _bare(lines, part.path)
    if len(tabs) > len(ends):
        letters, tabs, ends = _bare(without_tabs_in_texts(lines), part.path)
    signs = np.frombuffer(letters, np.uint8)
    begins = np.append(0, ends[:-1] + 1)
    facts = np.zeros((FACTS, len(ends)), np.int64)
    facts[DOCUMENT] = _read_numbers(signs, begins, tabs)
    facts[START] = tabs + 1
    facts[LENGTH] = ends - tabs - 1
    return letters, facts


def _bare(lines: bytes, path: Path) -> tuple[bytes, Ints, Ints]:
    """The letters of lines, with their tabs and line ends, and where these are."""
    try:
        letters = bare_letters_of_cells(lines)
    except UnicodeDecodeError as error:
        raise UnreadableError("a line is no UTF-8", where=str(path)) from error
    signs = np.frombuffer(letters, np.uint8)
    ends = np.flatnonzero(signs == ord("\n"))
    if not lines.endswith(b"\n"):
        ends = np.append(ends, len(letters))
    return letters, np.flatnonzero(signs == ord("\t")), ends


def _read_numbers(signs: NDArray[np.uint8], begins: Ints, ends: Ints) -> Ints:
    """The numbers that stand there in figures."""
    sizes = ends - begins
    numbers = np.zeros(len(begins), np.int64)
    for place in range(int(sizes.max())):
        has_figure = place < sizes
        figures = signs[begins[has_figure] + place].astype(np.int64) - ord("0")
        numbers[has_figure] = numbers[has_figure] * 10 + figures
    return numbers


def _sample_all(letters: bytes, facts: Ints) -> Words:
    """The rows of all passages, each once; fills in what the facts say of pieces."""
    lengths = facts[LENGTH]
    rates = np.where(lengths < like.MIN_LETTERS, 0, rates_of(lengths))
    found: list[Words] = []
    for rate in np.unique(rates[rates > 0]).tolist():
        members = np.flatnonzero(rates == rate)
        starts, sizes = facts[START, members], lengths[members]
        if 2 * int(sizes.sum()) < len(letters):
            pieces = zip(starts.tolist(), (starts + sizes).tolist(), strict=True)
            chosen = b"".join([letters[start:end] for start, end in pieces])
            starts = np.cumsum(sizes) - sizes
        else:
            chosen = letters
        hashes, counts = _sample(chosen, starts, sizes, rate)
        facts[DIGEST, members] = _add_up(hashes, counts)
        hashes <<= np.uint64(like.HASH_BITS - like.KEY_SHIFT - like.KEY_BITS)
        hashes &= ~IDS
        hashes |= np.repeat(members.astype(np.uint64), counts)
        found.append(hashes)
    rows = np.concatenate(found) if found else np.zeros(0, np.uint64)
    rows.sort()
    rows = rows[first_of_each(rows)]
    facts[GRAMS] = np.bincount((rows & IDS).view(np.int64), minlength=len(lengths))
    return rows


def _add_up(hashes: Words, counts: Ints) -> Ints:
    """A digest of the pieces of each passage: the sum of their hashes."""
    sums = np.append(np.uint64(0), np.cumsum(hashes))
    ends = np.cumsum(counts)
    digests: Ints = (sums[ends] - sums[ends - counts]).view(np.int64)
    return digests


def rates_of(lengths: Ints) -> Ints:
    """``rate_of`` each length."""
    bounds = [below for below, _ in like.RATES]
    rates = np.array([*(rate for _, rate in like.RATES), like.RATE], np.int64)
    chosen: Ints = rates[np.searchsorted(bounds, lengths, side="right")]
    return chosen


def _sample(letters: bytes, starts: Ints, sizes: Ints, rate: int) -> tuple[Words, Ints]:
    """The hashes of the pieces that are sampled, passage by passage, and how many each has."""
    places, hashes = _choose(letters, rate)
    last = np.maximum(sizes - (like.GRAM - 1), 0)
    bounds = np.searchsorted(places, np.stack((starts, starts + last), axis=1).ravel())
    if bounds[0] == 0 and bounds[-1] == len(places) and (bounds[2::2] == bounds[1:-1:2]).all():
        return hashes, bounds[1::2] - bounds[::2]
    runs = np.diff(
        bounds, append=len(places)
    )  # inside a passage, between it and the next, inside …
    is_inside = np.repeat(np.tile([True, False], len(starts)), runs)
    return hashes[bounds[0] :][is_inside], runs[::2]


def _choose(letters: bytes, rate: int) -> tuple[Ints, Words]:
    """The places and the hashes of the pieces that are sampled, of all that begin anywhere."""
    count = len(letters) - like.GRAM + 1
    if count <= 0:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    half = like.GRAM // 2
    halves = np.ndarray((len(letters) - half + 1,), "<u8", buffer=letters, strides=(1,))
    limit = np.uint64((1 << like.HASH_BITS) // rate)
    factors = np.uint64(like.FIRST_FACTOR), np.uint64(like.SECOND_FACTOR)
    words, first, second = (np.empty(_BLOCK + half, np.uint64) for _ in range(3))
    places: list[Ints] = []
    hashes: list[Words] = []
    for start in range(0, count, _BLOCK):
        size = min(_BLOCK, count - start)
        words[: size + half] = halves[start : start + size + half]
        np.multiply(words[:size], factors[0], out=first[:size])
        np.multiply(words[half : size + half], factors[1], out=second[:size])
        np.add(first[:size], second[:size], out=first[:size])
        chosen = np.flatnonzero(first[:size] < limit)
        hashes.append(first[chosen])
        places.append(chosen + start)
    return np.concatenate(places), np.concatenate(hashes)


def _write_bytes(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    draft.write_bytes(data)
    draft.replace(path)
