"""What a number is and what follows what: Roman figures, letters, the parts of a number."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, NamedTuple

NEAR: Final = 3
"""How far a number may be from the one before it, if a few between were lost."""

_FIGURES = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN = {"i": 1, "v": 5, "x": 10}

Series = tuple[object, ...]


class Step(Enum):
    """How a number follows another of its series."""

    NEXT = auto()
    GAP = auto()
    """A few numbers between them are not there."""
    SAME = auto()
    RESTART = auto()
    """It is 1, and the other was higher: the count begins again."""
    NONE = auto()
    """It is far above, or below."""


class Place(NamedTuple):
    """Where a number stands: ``3.2`` is the second of the series 3."""

    series: Series
    value: int

    def after(self, steps: int) -> Place:
        """The place so many steps on."""
        return Place(self.series, self.value + steps)


def step_between(before: int, after: int, near: int = NEAR) -> Step:
    """How ``after`` follows ``before``, both places of one series."""
    distance = after - before
    if distance == 1:
        return Step.NEXT
    if 1 < distance <= near:
        return Step.GAP
    if distance == 0:
        return Step.SAME
    return Step.RESTART if after == 1 else Step.NONE


def in_roman(number: int) -> str:
    """``number`` in small Roman figures: ``xiv`` for 14. It is positive; the caller bounds it."""
    letters = []
    for value, figure in _FIGURES:
        times, number = divmod(number, value)
        letters.append(figure * times)
    return "".join(letters)


def roman_value(name: str) -> int:
    """The value of a small Roman figure made of i, v and x (``iv`` is 4); 0 if it is none."""
    total = 0
    for letter, following in zip(name, [*name[1:], ""], strict=True):
        value = _ROMAN.get(letter)
        if value is None:
            return 0
        total += -value if _ROMAN.get(following, 0) > value else value
    return total


def letter_parts(name: str) -> tuple[int, ...]:
    """The place of a letter in the alphabet, or the value of a Roman figure of several letters."""
    if len(name) == 1:
        return (ord(name.lower()) - 96,)
    return (value,) if (value := roman_value(name)) else ()


def number_parts(number: str) -> tuple[int, ...]:
    """``3.12`` as (3, 12), ``12a`` as (12, 1)."""
    letter: tuple[int, ...] = ()
    if number[-1].isalpha():
        letter = (ord(number[-1]) - 96,)
        number = number[:-1]
    return (*(int(part) for part in number.split(".")), *letter)


def annex_parts(number: str) -> tuple[int, ...]:
    """``B.2`` as (2, 2), ``A12`` as (1, 12): the letter's place in the alphabet, then the figures."""
    return (ord(number[0].lower()) - 96, *(int(part) for part in number[1:].strip(".").split(".")))
