"""Word documents made from print: each printed line is a paragraph of its own.

They are known by lines that are full and go on in the next one, time and again. Such lines are set
as the lines of one block, and are joined as those of any text are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST = 3
"""So many lines at least go on in the next."""
_MOST_WIDTH = 130
_LEAST_WIDTH = 40
_USUAL = 0.95
"""The share of the lines that are no longer than the width of the page."""
_FULL = 0.75
"""The share of that width that a full line takes at least."""
_ENDS = (".", "?", "!", ":", ";")


class Printed(NamedTuple):
    """The words of a plain paragraph, and whether an empty one stands above it."""

    words: str
    is_apart: bool


def find_lines(paragraphs: Sequence[Printed | None]) -> frozenset[int]:
    """The places of the paragraphs that are a further line of the one before, as printed.

    None stands for whatever is no plain paragraph, and parts those before it from those after it.
    """
    lengths = sorted(len(plain.words) for plain in paragraphs if plain is not None)
    if len(lengths) <= _LEAST:
        return frozenset()
    width = lengths[min(int(_USUAL * len(lengths)), len(lengths) - 1)]
    if not _LEAST_WIDTH <= width <= _MOST_WIDTH:
        return frozenset()
    full, going_on = set(), 0
    for place, (above, below) in enumerate(pairwise(paragraphs), start=1):
        if above is None or below is None or below.is_apart or len(above.words) < _FULL * width:
            continue
        full.add(place)
        going_on += not above.words.endswith(_ENDS) and below.words[0].islower()
    is_printed = going_on >= _LEAST and 2 * going_on >= len(full)
    return frozenset(full) if is_printed else frozenset()
