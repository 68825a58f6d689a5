"""Where the answer's heading stands below a recommendation, and the number that stands behind its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.layouts import NUMBER_SUFFIX, SUFFIX_LENGTH, UNNUMBERED_HEADING
from pacparse.lexicon.part_numbers import SERIAL, cited
from pacparse.procedure.part_heads import read_heading
from pacparse.text.patterns import compile_late
from pacparse.text.white_space import plain_spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

# Which recommendation of the earlier report. Example: "Sl. No. 3"; near miss: "No. 3".
_SERIAL = compile_late(SERIAL, re.VERBOSE | re.IGNORECASE)
_REACH = 40  # units that one quoted group may take, with its items and notes


def own_number(unit: Unit) -> str | None:
    """The number with which a recommendation ends: ``… be mended. (Recommendation 4)``."""
    if not unit.text.endswith((")", ").", "]")) or unit.label not in (None, "recommendation"):
        return None
    match = NUMBER_SUFFIX.search(plain_spaced(unit.text[-SUFFIX_LENGTH:]))
    return cited(match["number"] or match["serial"]) if match is not None else None


def answered_below(units: Sequence[Unit], index: int) -> int | None:
    """Where the answer's heading stands below a heading without a number and words without numbers."""
    text = plain_spaced(units[index].text)
    if "ecommendation" not in text.lower() or UNNUMBERED_HEADING.fullmatch(text) is None:
        return None
    place = next_answer_head(units, index, is_numbered=False)
    return place if place is not None and place > index + 1 else None


def is_told_of(units: Sequence[Unit], index: int) -> bool:
    """Whether a report tells of a recommendation in its own numbered paragraphs below the heading.

    ``Recommendation (Sl. No. 3)`` over ``3. The Committee had recommended``, and no answer's heading.
    """
    below = units[index + 1] if index + 1 < len(units) else None
    if below is None or below.kind != "paragraph" or not (below.number or "").isdecimal():
        return False
    if _SERIAL.search(units[index].text) is None:
        return False
    return next_answer_head(units, index) is None


def next_answer_head(units: Sequence[Unit], index: int, *, is_numbered: bool = True) -> int | None:
    """The heading or label of an answer, with only numbered paragraphs (or only others) before it."""
    for place in range(index + 1, min(index + _REACH, len(units))):
        unit = units[place]
        if unit.label == "response":
            return place
        if unit.kind == "heading":
            head = read_heading(unit.text)
            return place if head is not None and head.kind == "response" else None
        is_other = unit.kind == "paragraph" and (unit.number is not None) != is_numbered
        if unit.label is not None or is_other:
            return None
    return None
