"""Lines that only name recommendations: those of contents and indexes, and the cells of a summary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.covers import PAPER_CODES
from pacparse.lexicon.part_numbers import NUMBERS
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

# The pages of a line of contents, before it, behind it or alone. Examples: "15-24", "Keepers 30-40",
# "27-29 Recommendation 3: Learning", "Attendance .. 11"; near misses: "in 2015-24", "11 lamps".
_PAGES = pattern(
    r"[0-9]{1,3}(?:[-–][0-9]{1,3})?\Z|[0-9]{1,3}[-–][0-9]{1,3} (?=[A-Z])"
    r"|[^\n]{0,300}(?:[^0-9\n] [0-9]{1,3}[-–][0-9]{1,3}|\.\. ?[0-9]{1,3})\Z",
    ask="match",
    example="Keeping watch on the quays 30-40",
    near_miss="The accounts of 2015-24",
)
# Where dots lead to. Examples: "Keepers ..... 12", "Keepers . . . . . iv", "Keepers . . . . ."; near miss:
# "of 2015 ..... and of no other year.".
_PAGE_END = pattern(
    r"\. ?\. ?[0-9ivxlc]{0,6}\Z|[0-9]\Z",
    ask="search",
    example="Keepers ..... 12",
    near_miss="of 2015 ..... and of no other year.",
)
# A cell or heading that names recommendations and says no more. Examples: "Recommendation 4a) ii)",
# "Recommendation 8 (accepted by the Fen Executive)"; near miss: "Recommendation 8 was refused".
_NAME = pattern(
    rf"recommendations?[ ]{NUMBERS}(?:[ ]?\([^()]{{1,80}}\))?",
    re.VERBOSE | re.IGNORECASE,
    ask="fullmatch",
    example="Recommendation 4a) ii)",
    near_miss="Recommendation 8 was refused",
    needs=("recommendation ", "recommendations "),
)
_CELLS = " | "
_REACH = 2
_PAGE_LENGTH = 12
_LONGEST_NAME = 120
_LONGEST_LINE = 300
_ENDS = (".", ":", ";", "?", "!", "”")


def find_contents(units: Sequence[Unit]) -> frozenset[int]:
    """The lines of a list of contents: dots lead to their pages, or pages stand around them.

    A label among them is one of them if its words are no sentence.
    """
    found = {i for i, unit in enumerate(units) if _has_leader(unit)}
    for index, unit in enumerate(units):
        if unit.label != "recommendation" or unit.text.endswith(_ENDS):
            continue
        around = range(max(index - _REACH, 0), min(index + _REACH + 1, len(units)))
        if sum(at in found or _is_paged(units[at]) for at in around) > 1:
            found.add(index)  # and a neighbour of the next
    return frozenset(found)


def _is_paged(unit: Unit) -> bool:
    """Whether a unit is known as a line of contents, or names its pages."""
    return unit.role == "contents" or _names_page(unit)


def _has_leader(unit: Unit) -> bool:
    """Whether dots lead from a unit's words to a page number; it may stand on a line of its own."""
    text = unit.text
    if "....." not in text and ". . . . ." not in text:
        return False
    return text.endswith(".....") or _PAGE_END.search(text[-_PAGE_LENGTH:]) is not None


def _names_page(unit: Unit) -> bool:
    """Whether a unit begins or ends with pages, as a line of an index does."""
    text = unit.text
    if not (text[:1].isdigit() or text[-1:].isdigit()) or len(text) > _LONGEST_LINE:
        return False
    return _PAGES.match(text) is not None


def find_names(units: Sequence[Unit]) -> frozenset[int]:
    """The units that name recommendations one under the other: the cells of a summary's columns.

    The last of them may be followed by words of its own, and is not among them.
    """
    names = [_is_name(unit) for unit in units]
    return frozenset(i for i in range(len(units) - 1) if names[i] and names[i + 1])


def find_last_codes(units: Sequence[Unit]) -> frozenset[int]:
    """The units at the very end that are codes of the paper: they stand on its back cover."""
    end = len(units)
    while end and PAPER_CODES.fullmatch(units[end - 1].text) is not None:
        end -= 1
    return frozenset(range(end, len(units)))


def _is_name(unit: Unit) -> bool:
    """Whether a unit names recommendations and says no more, or is a row with such a cell."""
    text = unit.text
    if unit.kind not in ("heading", "paragraph") or "ecommendation" not in text[:_LONGEST_NAME]:
        return False
    if _CELLS in text:
        return any(cell.startswith("Recommendation") for cell in text.split(_CELLS))
    return len(text) < _LONGEST_NAME and _NAME.fullmatch(text) is not None
