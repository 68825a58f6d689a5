"""Sentences that two paragraphs share: a message, and the argument that takes it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.candidates import MIN_CHARACTERS, flatten, is_prose
from pacparse.duplicates.records import Restatement

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from pacparse.units import Unit

WORDS = 20
_STOCK = 4  # numbers under which a formula stands: such a sentence restates none of them


def find_shared(
    units: Sequence[Unit], removed: Container[int], linked: Iterable[Restatement]
) -> list[Restatement]:
    """Paragraphs under different numbers that share a sentence of twenty words, to the letter.

    The score is the share of the shortest paragraph that the sentence makes. Paragraphs that are
    ``linked`` already are not linked again. Whole sentences only: their words decide, so that no
    likeness has to be weighed, and the cost grows with the text.
    """
    holders: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        if unit.number is None or unit.label is not None or not is_prose(unit) or index in removed:
            continue
        for sentence in set(split_sentences(unit.text)):
            holders.setdefault(sentence, []).append(index)
    scores: dict[tuple[int, ...], float] = {}
    for sentence, indexes in holders.items():
        if len(indexes) < 2 or not has_enough_words(sentence):
            continue
        first_of = {units[k].number: k for k in reversed(indexes)}
        if 1 < len(first_of) < _STOCK:
            group = tuple(sorted(first_of.values()))
            scores[group] = scores.get(group, 0.0) + len(sentence)
    known = [set(one.units) for one in linked]
    return [
        Restatement(group, min(1.0, shared / min(len(units[k].text) for k in group)))
        for group, shared in scores.items()
        if not any(one.issuperset(group) for one in known)
    ]


def split_sentences(text: str) -> list[str]:
    """The sentences of ``text`` that are long enough for twenty words, without their full stop."""
    return [one.strip(" .") for one in flatten(text).split(". ") if len(one) >= MIN_CHARACTERS]


def has_enough_words(text: str) -> bool:
    """Whether a text has the twenty words that a restatement needs."""
    return len(text[: WORDS * 40].split(None, WORDS - 1)) == WORDS
