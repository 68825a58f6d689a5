"""Every other document: paragraphs with numbers, or without; unknown documents are read as this."""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

FAMILY = Family(
    "numbered",
    # A library's briefing speaks of an inquiry and of the answers to it, and is neither.
    facts=(Fact("line", ("^research briefing$", "^briefing paper$", "^library briefing$"), 24),),
)
