"""How well the numbers of a text run on without a part of it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from pacparse.counting import number_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.counting import NumberKey
    from pacparse.units import Unit


def counted_keys(units: Iterable[Unit]) -> list[NumberKey]:
    """The numbers of those paragraphs that count on, without labels."""
    keys = (number_key(unit.number) for unit in units if is_counted(unit))
    return [key for key in keys if key is not None]


class Numbering:
    """The numbered paragraphs in reading order, and how often their numbers fail to go up."""

    def __init__(self, units: Sequence[Unit]) -> None:
        keys = ((k, number_key(unit.number)) for k, unit in enumerate(units) if is_counted(unit))
        numbered = [(index, key) for index, key in keys if key is not None]
        self._indexes = [index for index, _ in numbered]
        self._keys = [key for _, key in numbered]
        falls = (int(b <= a) for a, b in zip(self._keys, self._keys[1:], strict=False))
        self._falls = list(accumulate(falls, initial=0))

    def runs_on_without(self, first: int, last: int) -> bool:
        """Whether the numbers fall less often when the units from first to last are gone."""
        return self.gain_without(first, last) > 0

    def gain_without(self, first: int, last: int) -> int:
        """How many times less the numbers fall when the units from first to last are gone."""
        start, end = bisect_left(self._indexes, first), bisect_left(self._indexes, last + 1)
        if start == end:
            return 0
        before = self._keys[start - 1] if start else None
        after = self._keys[end] if end < len(self._keys) else None
        falls = _is_fall(before, self._keys[start]) + _is_fall(self._keys[end - 1], after)
        return falls - _is_fall(before, after)

    def is_unbroken(self, first: int, last: int) -> bool:
        """Whether the numbers only go up from one unit to another, both included."""
        start, end = bisect_left(self._indexes, first), bisect_left(self._indexes, last + 1)
        return start >= end or self._falls[end - 1] == self._falls[start]


def is_counted(unit: Unit) -> bool:
    """Whether a unit's number, if it has one, counts on with those of the paragraphs around it."""
    return unit.kind == "paragraph" and unit.label is None


def _is_fall(before: NumberKey | None, after: NumberKey | None) -> int:
    return int(before is not None and after is not None and after <= before)
