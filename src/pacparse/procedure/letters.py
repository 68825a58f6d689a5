"""The parts of a letter that are no answer: how it ends, and where its subject stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

# How a letter ends, alone on its line. Near miss: "Yours was the first".
_CLOSING = pattern(
    r"(?:yours (?:sincerely|faithfully|truly|ever|etc)|sincerely(?: yours)?|respectfully(?: yours)?"
    r"|(?:with |kind |best |warm ){1,3}(?:wishes|regards))[.,]?",
    ask="fullmatch",
    example="yours sincerely,",
    near_miss="yours was the first",
)
# What is said before it to the reader, and answers nothing. Example: "I hope that this helps"; near miss:
# "I accept this".
_COURTESY = pattern(
    r"(?:(?:I|We) (?:hope|trust|look forward|am copying|am sending|are copying|would like to thank|thank"
    r"|am grateful|are grateful|would be (?:happy|pleased)|enclose|remain at)"
    r"|Thank you (?:again|once)|Once again|Please (?:do )?(?:contact|let me know|do not hesitate)"
    r"|If you (?:have|need|would like|require))\b",
    ask="match",
    example="I hope that this helps",
    near_miss="I accept this",
)
_LONGEST_CLOSING = 40
_MOST_COURTESIES = 4


def find_closings(units: Sequence[Unit]) -> frozenset[int]:
    """The units with which the end of a letter begins: ``Yours sincerely``, or courtesies before it."""
    found: set[int] = set()
    for index, unit in enumerate(units):
        if unit.text.startswith("Given under ") and "eal" in unit.text[:_LONGEST_CLOSING]:
            found.add(index)  # "Given under the Official Seal of the Minister"
        if len(unit.text) > _LONGEST_CLOSING or _CLOSING.fullmatch(unit.text.lower()) is None:
            continue
        first = index
        while first > max(index - _MOST_COURTESIES, 0) and _is_courtesy(units[first - 1]):
            first -= 1
        found.add(first)
    return frozenset(found)


def _is_courtesy(unit: Unit) -> bool:
    """Whether a paragraph only takes leave of the reader."""
    if unit.kind != "paragraph" or unit.number is not None or unit.label is not None:
        return False
    return _COURTESY.match(unit.text) is not None
