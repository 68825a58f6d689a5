"""Passages that several documents of a series have, and what of them was changed between two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quality.generate.prose import MONTHS
from quality.generate.words import THINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_NEW = 0.6
"""How often something new is said."""
_AGAIN = 0.8
"""How often that, or the same again without a change."""


class Version(NamedTuple):
    """A sentence: which one it is, and 1 if it is the other version of it, in which one fact is changed."""

    name: str
    place: int = 0


class Told(NamedTuple):
    """A passage as a document prints it, and the sentences that it is made of."""

    text: str
    sentences: tuple[Version, ...]


class Change(NamedTuple):
    """The words of a sentence that its other version has others for; empty if it has them not at all."""

    before: str
    after: str


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without their last stops but for the last one."""
    return text.split(". ")


def changed(text: str, rng: Random) -> tuple[str, Change]:
    """The same words but for one figure, or one thing, and which words these are."""
    words = text.split(" ")
    figures = [i for i, word in enumerate(words) if word.strip(".,;").isdecimal()]
    if figures:
        place = rng.choice(figures)
        bare = words[place].strip(".,;")
        other = str(int(bare) + rng.randint(1, 3))
        words[place] = words[place].replace(bare, other)
        return " ".join(words), Change(bare, other)
    for thing in sorted(THINGS, key=len, reverse=True):
        if thing in text:
            other = rng.choice([t for t in THINGS if t != thing])
            return text.replace(thing, other), Change(thing, other)
    if not text.endswith("."):
        return f"{text} ", Change("", "")
    month = rng.choice(MONTHS)
    return f"{text[:-1]} in {month}.", Change("", f"in {month}")


class Sentences:
    """The sentences of a series: what each is called, and what its other version has changed.

    ``dice`` decide what is said again, so that the rest of the series does not depend on it.
    """

    def __init__(self, rng: Random, dice: Random) -> None:
        self._rng = rng
        self._dice = dice
        self._count = 0
        self.changes: dict[str, Change] = {}

    def tell(self, text: str) -> Told:
        """A passage of new sentences."""
        self._count += 1
        names = (f"s{self._count}.{i}" for i, _ in enumerate(sentences_of(text)))
        return Told(text, tuple(map(Version, names)))

    def change(self, before: Told, rng: Random | None = None) -> Told:
        """The other version of a passage, in which one fact is changed."""
        text, change = changed(before.text, rng or self._rng)
        sentences = other_versions(before.sentences, before.text, text)
        self.changes |= {one.name: change for one in sentences if one.place}
        return Told(text, sentences)

    def say(self, before: Told | None, new: str) -> Told:
        """What an edition says: something ``new``, what the one before said, or that with a fact changed."""
        chance = self._dice.random()
        if before is None or chance < _NEW:
            return self.tell(new)
        is_changed = any(one.name in self.changes for one in before.sentences)
        return before if chance < _AGAIN or is_changed else self.change(before, self._dice)


def other_versions(names: Sequence[Version], before: str, after: str) -> tuple[Version, ...]:
    """The versions of the sentences of ``after``, which are those of ``before`` but for what was changed."""
    pairs = zip(names, sentences_of(before), sentences_of(after), strict=True)
    return tuple(Version(one.name, int(old != new)) for one, old, new in pairs)
