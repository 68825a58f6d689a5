"""Laws on documents made of unequal copies: whatever is stored however often, nothing is lost."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pacparse import parse

_WORDS = (
    "bees hives heath wardens smoke veils honey wax queens drones swarm clover mill orchard fence meadow "
    "counted moved weighed printed kept bought mended sold asked told every each north south spring winter"
).split()
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def _prose(rng: random.Random, words: int) -> str:
    return f"The {' '.join(rng.choice(_WORDS) for _ in range(words))}."


def _passage(rng: random.Random, place: int) -> list[str]:
    """A numbered, labelled, headed or noted passage, a paragraph each."""
    kind = rng.randrange(4)
    if kind == 0:
        return [f"{place}.{part} {_prose(rng, rng.randint(8, 40))}" for part in range(1, 4)]
    if kind == 1:
        return [
            f"Recommendation {place}: {_prose(rng, rng.randint(8, 30))}",
            "The Government accepts this recommendation.",
            _prose(rng, rng.randint(10, 40)),
        ]
    if kind == 2:
        return [
            f"Hives of the {_ORDINALS[place - 1]} heath",
            _prose(rng, rng.randint(20, 60)),
            _prose(rng, rng.randint(10, 30)),
        ]
    return [
        f"{place}: PAC recommendation: {_prose(rng, 20)}",
        f"{place}.1 {_prose(rng, 20)}{place}",
        f"{place} https://hives.example/{place}",
    ]


def _damaged(rng: random.Random, lines: list[str]) -> list[str]:
    """The lines, some of them lost, cut, or without a word or their number."""
    kept = []
    for line in lines:
        words = line.split(" ")
        match rng.randrange(10):
            case 0:
                continue
            case 1:
                words = words[: max(1, len(words) // 2)]
            case 2:
                del words[len(words) // 2]
            case 3:
                del words[0]
        kept.append(" ".join(words) or line)
    return kept


@given(st.integers(0, 2**32 - 1), st.integers(1, 20), st.sampled_from(("\n", "\n\n")))
def test_copies_of_passages_lose_nothing(seed: int, copies: int, joint: str) -> None:
    rng = random.Random(seed)
    passages = [_passage(rng, place) for place in range(1, rng.randint(2, 6))]
    lines: list[str] = []
    for _ in range(copies):
        for passage in passages if rng.random() < 0.5 else [rng.choice(passages)]:
            lines += _damaged(rng, passage)
    document = parse(joint.join(lines) + "\n" if lines else "Bees.")
    assert document.conservation.unaccounted == 0
