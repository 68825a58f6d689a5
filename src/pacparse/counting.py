"""What a number is and what follows what: Roman figures, letters, parts, steps, the longest count.

All readers of numbers ask here whether one number follows another, be they of paragraphs, items,
notes, rows or pages.
"""

from __future__ import annotations

from array import array
from enum import Enum, auto
from typing import Final

from pacparse.fields import NamedTuple
from pacparse.text.patterns import pattern

NEAR: Final = 3
"""How far a number may be from the one before it, if a few between were lost."""

_FIGURES = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_PART = pattern("([0-9]+)|([a-z]+)", ask="match", example="3.12", near_miss=".12")
_LONGEST_NUMBER = 24

Series = tuple[object, ...]
NumberKey = tuple[tuple[int, int, str], ...]
"""The parts of a number as they sort: figures before letters."""


class Step(Enum):
    """How a number follows another."""

    NEXT = auto()
    """4 after 3, 3.2 after 3.1, 4b after 4a, (iv) after (iii)."""
    GAP = auto()
    """A few numbers between them are not there: 6 after 4."""
    INWARD = auto()
    """The first of its parts: 4.1 after 4, 4a after 4."""
    OUTWARD = auto()
    """The next of the outer number, or its first part: 5 after 4c, 5.1 after 4.7, 4a after 3."""
    SAME = auto()
    RESTART = auto()
    """It is the first, and the other was higher: the count begins again."""
    NONE = auto()


class Place(NamedTuple):
    """Where a number stands: ``3.2`` is the second of the series 3."""

    series: Series
    value: int

    def after(self, steps: int) -> Place:
        """The place so many steps on."""
        return Place(self.series, self.value + steps)


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
    """``3.12`` as (3, 12), ``12a`` as (12, 1), ``B.2`` as (2, 2), ``A12`` as (1, 12)."""
    figures = number.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.")
    first, _, last = number.partition(figures)
    parts = (*first.rstrip("."), *figures.split("."), *last)
    return tuple(int(part) if part.isdecimal() else ord(part.lower()) - 96 for part in parts)


def number_key(number: str | None) -> NumberKey | None:
    """A number as something that sorts (`3.2` < `3.10` < `4a`); None if no digit begins it."""
    if number is None or len(number) > _LONGEST_NUMBER:
        return None
    key = _key(number)
    return key if key and not key[0][0] else None


def _key(number: str) -> NumberKey:
    parts = _PART.findall(number[:_LONGEST_NUMBER].casefold())
    return tuple((0, int(digits), "") if digits else (1, 0, letters) for digits, letters in parts)


def follows(before: int, after: int, near: int = NEAR) -> bool:
    """Whether ``after`` is the number after ``before``, or one of the few that come next."""
    return before < after <= before + near


def step_between(before: int, after: int) -> Step:
    """How ``after`` follows ``before``, both places of one series."""
    if after == before + 1:
        return Step.NEXT
    if follows(before, after):
        return Step.GAP
    if after == before:
        return Step.SAME
    return Step.RESTART if after == 1 else Step.NONE


def step_of(before: str | None, after: str | None) -> Step:
    """How the printed number ``after`` follows the printed number ``before``."""
    if before is None or after is None:
        return Step.NONE
    return step_of_keys(_key(before), _key(after))


def step_of_keys(before: NumberKey, after: NumberKey) -> Step:
    """How a number follows another, by their keys."""
    if before == after:
        return Step.SAME if before else Step.NONE
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    if same == len(after):
        return Step.NONE
    rest = after[same + 1 :]
    if same == len(before):
        return Step.INWARD if _are_first(after[same:]) else Step.NONE
    step = _step_of_parts(before[same], after[same])
    if len(before) == len(after) == same + 1:
        return step
    return Step.OUTWARD if step is Step.NEXT and _are_first(rest) else Step.NONE


def _are_first(parts: NumberKey) -> bool:
    return all(part in ((0, 1, ""), (1, 0, "a"), (1, 0, "i")) for part in parts)


def _step_of_parts(before: tuple[int, int, str], after: tuple[int, int, str]) -> Step:
    """The step of a part; letters count through the alphabet, or as Roman figures."""
    if before[0] != after[0]:
        return Step.NONE
    if not before[0]:
        return step_between(before[1], after[1])
    letters, others = before[2], after[2]
    if len(letters) == len(others) == 1:
        step = step_between(ord(letters) - 96, ord(others) - 96)
        if step is not Step.NONE and step is not Step.GAP:
            return step
    low, high = roman_value(letters), roman_value(others)
    return step_between(low, high) if low and high else Step.NONE


class Costs(NamedTuple):
    """What the steps of a count are worth: a credit for the next, costs for all others.

    ``gap`` is for each number passed over, up to ``near``; ``jump`` for more. ``restarts`` is how
    often a count may begin again elsewhere than at 1. ``worst`` is how deep a path may begin.
    """

    next: float
    repeat: float
    gap: float
    jump: float
    first_not_one: float
    restart_at_one: float
    restart: float
    restarts: int
    worst: float
    near: int = NEAR


class Paths:
    """The count that fits best: numbers are added in order with their weights, then ``chosen``.

    A step is its score, its value and the step before it. ``best`` is the best step for each value,
    ``top`` the best of all (-1: none is worth a step): the cost grows with the numbers alone.
    """

    def __init__(self, costs: Costs) -> None:
        self.costs = costs
        gaps = (costs.gap * skipped for skipped in range(1, costs.near + 1))
        self.changes = (costs.repeat, costs.next, *gaps)
        self.scores = array("d")
        self.values = array("l")
        self.before = array("l")
        self.owners = array("l")
        self.restarts = array("l")
        self.best: dict[int, int] = {}
        self.top = -1

    def add(self, owner: int, value: int, weight: float) -> None:
        """Adds number ``owner`` to the path that it continues best, unless that leads nowhere."""
        before, score = self._best_before(value)
        score += weight
        known = self.best.get(value, -1)
        if score <= self.costs.worst or (known >= 0 and self.scores[known] >= score):
            return
        step = len(self.scores)
        self.scores.append(score)
        self.values.append(value)
        self.before.append(before)
        self.owners.append(owner)
        self.restarts.append(self._restarts(before, value))
        self.best[value] = step
        if score > (self.scores[self.top] if self.top >= 0 else 0.0):
            self.top = step

    def chosen(self) -> tuple[int, ...]:
        """The owners of the best path's steps, in order."""
        owners = []
        step = self.top
        while step >= 0:
            owners.append(self.owners[step])
            step = self.before[step]
        return tuple(reversed(owners))

    def _restarts(self, before: int, value: int) -> int:
        """How often the path through ``before`` has begun again elsewhere than at 1."""
        if before < 0:
            return 0
        is_restart = 1 < value < self.values[before] - self.costs.near - 1
        return self.restarts[before] + is_restart

    def _best_before(self, value: int) -> tuple[int, float]:
        """The step that ``value`` follows best, and the path's score with the transition."""
        before, score = -1, 0.0 if value == 1 else self.costs.first_not_one
        top = self.top
        if top >= 0:
            if self.values[top] == value - 1:
                return top, self.scores[top] + self.costs.next  # the best path, the best transition
            change = self._leap(self.values[top], value, self.restarts[top])
            if self.scores[top] + change > score:
                before, score = top, self.scores[top] + change
        for distance, change in enumerate(self.changes):
            step = self.best.get(value - distance, -1)
            if step >= 0 and self.scores[step] + change > score:
                before, score = step, self.scores[step] + change
        return before, score

    def _leap(self, last: int, value: int, restarts: int) -> float:
        """What it costs to go from ``last`` to ``value`` if they are no neighbours."""
        if last < value:
            return self.costs.jump
        if value == 1:
            return self.costs.restart_at_one
        return self.costs.restart if restarts < self.costs.restarts else float("-inf")
