"""Whether places in a text keep step with its pages: one or two apart, their numbers rising."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_APART = 2
MIN_PAGES = 3


class Place(NamedTuple):
    """Where a possible head stands: its sheet, its line, the number at its side."""

    sheet: int
    line: int
    number: int | None
    is_top: bool = True


def counts_pages(places: Sequence[Place]) -> bool:
    """Whether the numbers beside the words, if any, count as the sheets do."""
    numbered = [(place.sheet, place.number) for place in places if place.number is not None]
    if not numbered:
        return True
    steps = [
        (after[0] - before[0], (after[1] or 0) - (before[1] or 0))
        for before, after in pairwise(numbered)
    ]
    right = sum(rise > 0 and abs(rise - sheets) <= 1 for sheets, rise in steps)
    return len(numbered) * 2 > len(places) and right * 3 >= len(steps) * 2 and bool(steps)


def rises(places: Sequence[Place]) -> bool:
    """Whether the numbers beside the words, if any, go up by one or two from place to place."""
    numbers = [place.number for place in places if place.number is not None]
    if not numbers:
        return True
    return len(numbers) == len(places) and all(
        0 < b - a <= 2 * MAX_APART for a, b in pairwise(numbers)
    )


def is_in_step(places: Sequence[Place]) -> bool:
    """Whether at least three sheets, most of them one or two apart, are in ``places``."""
    steps = [after.sheet - before.sheet for before, after in pairwise(places)]
    near = sum(0 < step <= MAX_APART for step in steps)
    return len(places) >= MIN_PAGES and near * 3 >= len(steps) * 2


def is_dense(places: Sequence[Place]) -> bool:
    """Whether the places are on most pages, or on every second, between the first and the last."""
    return len(places) > MIN_PAGES and len(places) * 5 >= (places[-1].sheet - places[0].sheet) * 2


def count_sheets(places: Sequence[Place], sheets: int) -> list[int]:
    """The lines of heads whose words change from chapter to chapter: their numbers count the sheets.

    Half of all sheets have such a line, and have no other page number.
    """
    by_offset: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_offset[(place.number or 0) - place.sheet].append(place)
    best = max(by_offset.values(), key=len, default=[])
    if len(best) <= MIN_PAGES or len({place.sheet for place in best}) * 2 < sheets:
        return []
    return [place.line for place in best]
