"""Letters: how one ends, and the numbered paragraphs in one that are answered one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.line_openers import answers
from pacparse.procedure.voices import asks, gives_verdict, speaks_of
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
_FEWEST_NUMBERED = 2


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


def find_numbered(units: Sequence[Unit]) -> tuple[int, ...]:
    """The numbered paragraphs that who signs the letter answers one by one; none where it is not clear.

    They count from 1 without a gap. Each asks for something and has a paragraph without a number below it,
    or the label of an answer; half of them at least are answered in so many words. In a letter *we* are those
    who answer; in a committee's report the same words would be its own.
    """
    found: list[int] = []
    voiced = 0
    for index, unit in enumerate(units[:-1]):
        below = units[index + 1]
        is_labelled = below.label == "response"
        if unit.kind != "paragraph" or unit.label is not None or unit.number != str(len(found) + 1):
            continue
        if below.kind != "paragraph" or below.number is not None:
            continue
        if not is_labelled and (below.label is not None or not asks(unit.text)):
            continue
        found.append(index)
        text = below.text
        voiced += is_labelled or answers(text) or gives_verdict(text) or speaks_of(text)
    is_clear = len(found) >= _FEWEST_NUMBERED and 2 * voiced >= len(found)
    return tuple(found) if is_clear else ()


def _is_courtesy(unit: Unit) -> bool:
    """Whether a paragraph only takes leave of the reader."""
    if unit.kind != "paragraph" or unit.number is not None or unit.label is not None:
        return False
    return _COURTESY.match(unit.text) is not None
