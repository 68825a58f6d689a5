"""Sentences that two paragraphs share: a message, and the argument that takes it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.candidates import MIN_CHARACTERS, is_prose
from pacparse.duplicates.records import Restatement
from pacparse.text.white_space import flatten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.units import Unit

WORDS = 20
_STOCK = 4  # numbers under which a formula stands: such a sentence restates none of them


def find_shared(
    units: Sequence[Unit], sharing: Iterable[int], linked: Iterable[Restatement]
) -> list[Restatement]:
    """Paragraphs under different numbers that share a sentence of twenty words, to the letter.

    ``sharing`` is the units, in order, in which such a sentence can stand.

    The score is the share of the shortest paragraph that the sentence makes. Paragraphs that are
    ``linked`` already are not linked again. Whole sentences only: their words decide, so that no
    likeness has to be weighed, and the cost grows with the text.
    """
    scores: dict[tuple[int, ...], float] = {}
    for sentence, indexes in _holders(units, sharing).items():
        if not has_enough_words(sentence):
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


def _holders(units: Sequence[Unit], sharing: Iterable[int]) -> dict[str, list[int]]:
    """The sentences that several paragraphs hold, each with those paragraphs."""
    first: dict[str, int] = {}
    holders: dict[str, list[int]] = {}
    for index in sharing:
        unit = units[index]
        if unit.number is None or unit.label is not None or not is_prose(unit):
            continue
        for sentence in split_sentences(unit.text):
            known = first.setdefault(sentence, index)
            if known != index:
                others = holders.setdefault(sentence, [known])
                if others[-1] != index:
                    others.append(index)
    return holders


def split_sentences(text: str) -> list[str]:
    """The sentences of ``text`` that are long enough for twenty words, without their full stop."""
    return [one.strip(" .") for one in flatten(text).split(". ") if len(one) >= MIN_CHARACTERS]


def has_enough_words(text: str) -> bool:
    """Whether a text has the twenty words that a restatement needs."""
    return len(text[: WORDS * 40].split(None, WORDS - 1)) == WORDS
