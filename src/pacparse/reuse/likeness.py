"""What a passage and a pair are, and the numbers that say which passages are compared."""

from __future__ import annotations

from typing import NamedTuple

SAME, CONTAINED = "same", "contained"
KINDS = (SAME, CONTAINED)
MIN_LETTERS = 48
"""Letters and figures of the shortest passage that is looked at: about sixty characters."""

GRAM = 16
"""Letters of a piece: about three words."""
FIRST_FACTOR, SECOND_FACTOR = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
"""The hash of a piece: its two halves as numbers of 64 bits, each times one of these, added."""
HASH_BITS = 64
KEY_SHIFT, KEY_BITS = 25, 36
"""Where in the hash the key of a piece stands. The bits above it choose the sample."""

RATES, RATE = ((128, 2), (320, 4)), 8
"""One piece of how many is sampled: in a passage of fewer letters than so many, and in
any other. Short passages have few."""
MOST_HOLDERS = 16
"""Passages that may share a piece and are all linked. A piece with more holders is *worn*: each is
linked to the next two of another document."""
SHARE = 8
"""One piece of so many must be shared, of those of the passage that has fewer: so many rare ones, or so
many worn ones, which may be those of a stock sentence."""


class Passage(NamedTuple):
    """A text, and the place of its document in the order of the documents."""

    document: int
    text: str


class Pair(NamedTuple):
    """Two passages of different documents that say the same, by their places in the input.

    ``left`` stands before ``right``. ``kind`` is ``"same"``, or ``"contained"`` if the one stands inside
    the other. ``score`` goes from 0 to 100.
    """

    left: int
    right: int
    kind: str
    score: float


def rate_of(letters: int) -> int:
    """One piece of how many is sampled in a passage of so many letters."""
    return next((rate for below, rate in RATES if letters < below), RATE)


def size_of(rate: int, grams: int, worn: int) -> int:
    """Twice the pieces that a passage may share, estimated from a sample of ``grams``.

    ``worn`` of them have more than ``MOST_HOLDERS`` holders. They count for nothing, but half of all
    pieces count in any case.
    """
    return rate * max(2 * (grams - worn), grams)
