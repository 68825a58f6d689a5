"""Which family a document is read as: a small score, each point a fact about the units."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.segments import Segment
    from pacparse.units import Unit

TREASURY_MINUTES = "treasury-minutes"
CONSULTATION_RESPONSE = "consultation-response"
NUMBERED = "numbered"

_OWN_WORDS = ("consultation", "response", "submission", "evidence")


def choose_profile(units: Sequence[Unit], segments: Sequence[Segment], title: str | None) -> str:
    """The profile with the highest score; the plain numbered document where nothing speaks.

    Labels that show recommendations make Treasury minutes; a title that speaks of a consultation
    or of a response makes a consultation response, as long as the text has paragraphs.
    """
    labels = sum(segment.form in ("label", "bare") for segment in segments)
    folded = (title or "").lower()
    words = sum(word in folded for word in _OWN_WORDS)
    numbered = any(unit.number is not None and unit.kind == "paragraph" for unit in units)
    scores = {
        TREASURY_MINUTES: 10 * labels + 10 * ("treasury minute" in folded),
        CONSULTATION_RESPONSE: 2 * words * (not labels),
        NUMBERED: int(numbered),
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else NUMBERED
