"""Laws on documents made of unequal copies: whatever is stored however often, nothing is lost."""

from __future__ import annotations

import os
import random
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from pacparse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

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


_NAMES = ("keeper", "clerk", "miller", "carter", "pilot", "tailor")


def _told(rng: random.Random, names: Iterator[int], words: int) -> tuple[str, str]:
    """A paragraph, and its own words that are found in it again."""
    place = next(names)
    own = f"{rng.choice(_NAMES)} of quay {'abcdefghij'[place // 10] * 3}{'klmnopqrst'[place % 10] * 3}"
    return f"The {own} {' '.join(rng.choice(_WORDS) for _ in range(words))}.", own


def _part(rng: random.Random, place: int, kind: str, names: Iterator[int]) -> list[tuple[str, str]]:
    """A numbered, labelled or headed passage: its lines, each with the words that it tells."""
    texts = [_told(rng, names, rng.randint(18, 40)) for _ in range(3)]
    before = {
        "numbered": (f"{place}.1 ", f"{place}.2 ", f"{place}.3 "),
        "labelled": (f"Recommendation {place}: ", "Response: The Government accepts this. ", ""),
        "plain labels": ("Recommendation: ", "Response: The Government accepts this. ", ""),
        "headed": ("", "", ""),
    }[kind]
    lines = [(first + text, own) for first, (text, own) in zip(before, texts, strict=True)]
    return (
        [(f"Hives of the {_ORDINALS[place - 1]} heath", ""), *lines] if kind == "headed" else lines
    )


def _worn(rng: random.Random, line: str) -> str:
    """The line with a comma, a quotation mark or a space that another copy has not."""
    words = line.split(" ")
    if len(words) < 18 or rng.random() < 0.5:
        return line
    place = rng.randrange(14, len(words) - 1)
    match rng.randrange(3):
        case 0:
            words[place] += ","
        case 1:
            words[place : place + 2] = ["".join(words[place : place + 2])]
        case _:
            words[place] = f"‘{words[place]}’"
    return " ".join(words)


@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 20),
    st.integers(1, 5),
    st.sampled_from(("numbered", "labelled", "plain labels", "headed")),
)
@settings(max_examples=max(settings().max_examples, 1_000) if os.environ.get("CI") else 60)
def test_unequal_copies_of_passages_show_each_fact_once(
    seed: int, copies: int, passages: int, kind: str
) -> None:
    rng = random.Random(seed)
    names = count()
    lines = [one for place in range(1, passages + 1) for one in _part(rng, place, kind, names)]
    stored = [_worn(rng, line) for _ in range(copies) for line, _ in lines]
    document = parse("\n\n".join(stored) + "\n")
    assert document.conservation.unaccounted == 0
    shown = "\n".join(block.text for block in document.blocks)
    assert [(own, shown.count(own)) for _, own in lines if own] == [
        (own, 1) for _, own in lines if own
    ]
    places = [shown.index(own) for _, own in lines if own]
    assert places == sorted(places)
