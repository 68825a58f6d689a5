"""Invented passages, and what may happen to one between two documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

WORDS = (
    "eel bell rope weir lamp moor ferry tower keeper ledger harbour market river bridge county school "
    "the of and to in a is that for was on are by with be at from this have which not or its were "
    "counted agreed repaired welcomed published opened replaced surveyed funded written answered"
).split()
SIGNS = "abcdefghijklmnopqrstuvwxyz"


def make_passage(rng: random.Random, words: int = 90) -> str:
    """So many invented words."""
    return " ".join(rng.choice(WORDS) + rng.choice(("", "", "s", "ly")) for _ in range(words))


def add_noise(rng: random.Random, text: str, share: float) -> str:
    """Some letters replaced, left out or doubled by another."""
    signs = list(text)
    for k in range(len(signs)):
        if rng.random() < share:
            other = rng.choice(SIGNS)
            signs[k] = rng.choice((other, "", signs[k] + other))
    return "".join(signs)


def clusters_of(count: int, pairs: list[tuple[int, int]]) -> list[int]:
    """Of each of ``count`` things the first that it is linked to by pairs, near or far."""
    first = list(range(count))

    def find(one: int) -> int:
        while first[one] != one:
            first[one] = first[first[one]]
            one = first[one]
        return one

    for left, right in pairs:
        a, b = sorted((find(left), find(right)))
        first[b] = a
    return [find(one) for one in range(count)]
