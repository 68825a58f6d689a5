"""The first stage: lines become letters, and rows of the pieces that are sampled from them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pacparse.errors import UnreadableError
from pacparse.fingerprints import bare_letters_of_lines
from pacparse.reuse import likeness as like
from pacparse.reuse.arrays import Ints, Words, save
from pacparse.reuse.lines import read_lines, split_lines

if TYPE_CHECKING:
    from pathlib import Path

ID_BITS = 24
"""Bits of a row that number the passages of one task; the others are the key of a piece."""
DOCUMENT, START, LENGTH, GRAMS, DIGEST = range(5)
"""The rows of the table of facts: of each passage the number of its document, where its letters begin
and how many they are, how many pieces are sampled, and a digest of these."""
_BLOCK = 1 << 15  # hashes at once: they stay in the cache of the processor
_MIXERS = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


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
    documents, texts = split_lines(read_lines(part.path, part.begin, part.end), part.path)
    try:
        letters = bare_letters_of_lines(b"\n".join(texts))
    except UnicodeDecodeError as error:
        raise UnreadableError("a line is no UTF-8", where=str(part.path)) from error
    count = len(texts)
    del texts
    facts = np.zeros((5, count), np.int64)
    facts[DOCUMENT] = documents
    line_ends = np.flatnonzero(np.frombuffer(letters, np.uint8) == ord("\n"))
    facts[START, 1:] = line_ends + 1
    facts[LENGTH] = np.append(line_ends, len(letters))[:count] - facts[START]
    rows = _sample_all(letters, facts)
    _write_bytes(part.target.with_suffix(".letters"), letters)
    save(part.target.with_suffix(".facts"), facts)
    save(part.target.with_suffix(".rows"), rows)
    return Sampled(count, len(rows))


def _sample_all(letters: bytes, facts: Ints) -> Words:
    """The rows of all passages, each once; fills in what the facts say of pieces."""
    lengths = facts[LENGTH]
    rates = rates_of(lengths)
    found: list[Words] = []
    for rate in np.unique(rates[lengths >= like.MIN_LETTERS]).tolist():
        members = np.flatnonzero((rates == rate) & (lengths >= like.MIN_LETTERS))
        starts, sizes = facts[START, members], lengths[members]
        if 2 * int(sizes.sum()) < len(letters):
            pieces = zip(starts.tolist(), (starts + sizes).tolist(), strict=True)
            chosen = b"".join([letters[start:end] for start, end in pieces])
            starts = np.cumsum(sizes) - sizes
        else:
            chosen = letters
        which, keys, facts[DIGEST, members] = _sample(chosen, starts, sizes, rate)
        found.append(keys << np.uint64(ID_BITS) | members[which].astype(np.uint64))
    rows = np.concatenate(found) if found else np.zeros(0, np.uint64)
    rows.sort()
    rows = rows[_first_of_each(rows)]
    ids = (rows & np.uint64((1 << ID_BITS) - 1)).astype(np.int64)
    facts[GRAMS] = np.bincount(ids, minlength=len(lengths))
    return rows


def rates_of(lengths: Ints) -> Ints:
    """``rate_of`` each length."""
    bounds = [below for below, _ in like.RATES]
    rates = np.array([*(rate for _, rate in like.RATES), like.RATE], np.int64)
    return rates[np.searchsorted(bounds, lengths, side="right")]


def _sample(letters: bytes, starts: Ints, sizes: Ints, rate: int) -> tuple[Ints, Words, Ints]:
    """Of each sampled piece its passage and its key; of each passage a digest of its pieces."""
    places, hashes = _choose(letters, rate)
    last = np.maximum(sizes - (like.GRAM - 1), 0)
    bounds = np.searchsorted(places, np.stack((starts, starts + last), axis=1).ravel())
    inside = bounds[1::2] - bounds[::2]
    between = np.append(bounds[2::2], len(places)) - bounds[1::2]
    repeats = np.stack((inside, between), axis=1).ravel()
    valid = np.repeat(np.tile([True, False], len(starts)), repeats)
    first = bounds[0] if len(bounds) else 0
    hashes = hashes[first:][valid]
    keys = hashes >> np.uint64(like.KEY_SHIFT) & np.uint64((1 << like.KEY_BITS) - 1)
    mixed = hashes * _MIXERS[0]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIXERS[1]
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mixed)))
    ends = np.cumsum(inside)
    digests = (sums[ends] - sums[ends - inside]).view(np.int64)
    return np.repeat(np.arange(len(starts)), inside), keys, digests


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


def _first_of_each(array: Words) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which values of a sorted array are not those before them."""
    is_first = np.ones(len(array), np.bool_)
    np.not_equal(array[1:], array[:-1], out=is_first[1:])
    return is_first


def _write_bytes(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    draft.write_bytes(data)
    draft.replace(path)
