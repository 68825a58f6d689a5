"""Which family a document is read as: a small score, each point a fact about the units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.procedure.boundaries import main_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.segments import Segment
    from pacparse.units import Unit

TREASURY_MINUTES = "treasury-minutes"
GOVERNMENT_RESPONSE = "government-response"
CONSULTATION_RESPONSE = "consultation-response"
NUMBERED = "numbered"

_OWN_WORDS = ("consultation", "response", "submission", "evidence")


def choose_profile(units: Sequence[Unit], segments: Sequence[Segment], title: str | None) -> str:
    """The profile with the highest score; the plain numbered document where nothing speaks.

    Labels with conclusions or with answers numbered after them make Treasury minutes; other
    recommendations that are answered make a government response; a title that speaks of a
    consultation or of evidence makes a consultation response.
    """
    labels = sum(_is_minuted(units, segment) for segment in segments)
    answered = sum(bool(segment.response) for segment in segments)
    folded = (title or "").lower()
    words = sum(word in folded for word in _OWN_WORDS)
    numbered = any(unit.number is not None and unit.kind == "paragraph" for unit in units)
    scores = {
        TREASURY_MINUTES: 10 * labels + 10 * ("treasury minute" in folded),
        GOVERNMENT_RESPONSE: 5 * answered * (not labels),
        CONSULTATION_RESPONSE: 2 * words * (not labels),
        NUMBERED: int(numbered),
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else NUMBERED


def _is_minuted(units: Sequence[Unit], segment: Segment) -> bool:
    """Whether a recommendation has the form of the minutes: a conclusion, or answers N.1, N.2."""
    if segment.form not in ("label", "bare"):
        return False
    if segment.conclusion:
        return True
    main = main_number(segment.number)
    numbers = (units[index].number or "" for index in segment.response)
    return main is not None and any(number.startswith(f"{main}.") for number in numbers)
