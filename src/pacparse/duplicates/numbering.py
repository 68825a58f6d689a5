"""How well the numbers of a text run on without a part of it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from pacparse.counting import number_key
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.counting import NumberKey
    from pacparse.units import Unit

_PARAGRAPHS = "paragraph"


class _Series(NamedTuple):
    """Units that count on together: their places, their numbers, and the falls before each."""

    places: list[int]
    keys: list[NumberKey]
    falls: list[int]


class Numbering:
    """The numbers of paragraphs, of each kind of label and of headings, and where they fail to go up."""

    def __init__(self, units: Sequence[Unit]) -> None:
        found: dict[str, tuple[list[int], list[NumberKey]]] = {_PARAGRAPHS: ([], [])}
        for place, unit in enumerate(units):
            key = number_key(unit.number) if unit.kind in {_PARAGRAPHS, "heading"} else None
            if key is not None:
                places, keys = found.setdefault(unit.label or unit.kind, ([], []))
                places.append(place)
                keys.append(key)
        self._series = {
            name: _Series(places, keys, [0, *accumulate(b <= a for a, b in pairwise(keys))])
            for name, (places, keys) in found.items()
        }

    def gain_without(self, first: int, last: int) -> int:
        """How many times less the numbers fall when the units from first to last are gone."""
        return sum(_gain(series, first, last) for series in self._series.values())

    def count_falls(self, first: int, last: int) -> int:
        """How often the paragraphs' numbers fail to go up from one unit to another."""
        places, _, falls = self._series[_PARAGRAPHS]
        start, end = bisect_left(places, first), bisect_left(places, last + 1)
        return falls[end - 1] - falls[start] if start < end else 0


def counted_keys(units: Iterable[Unit]) -> list[NumberKey]:
    """The numbers of those paragraphs that count on, without labels."""
    keys = (number_key(u.number) for u in units if u.kind == _PARAGRAPHS and u.label is None)
    return [key for key in keys if key is not None]


def _gain(series: _Series, first: int, last: int) -> int:
    places, keys, _ = series
    start, end = bisect_left(places, first), bisect_left(places, last + 1)
    if start == end:
        return 0
    before = keys[start - 1] if start else None
    after = keys[end] if end < len(keys) else None
    return _is_fall(before, keys[start]) + _is_fall(keys[end - 1], after) - _is_fall(before, after)


def _is_fall(before: NumberKey | None, after: NumberKey | None) -> bool:
    return before is not None and after is not None and after <= before
