"""A document against the truth about it: how much of each aspect is right.

Every aspect has both sides: what is there and was not found, and what was found and is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.scoring.notes import score_notes
from quality.scoring.procedure import score_metadata, score_recommendations
from quality.scoring.promise import score_conservation
from quality.scoring.repeats import score_furniture, score_repeats, score_restatements
from quality.scoring.text import score_text
from quality.scoring.warnings import score_diagnostics
from quality.sheet import Sheet

if TYPE_CHECKING:
    from pacparse.document import Document
    from quality.expectations import Expectations


def score(document: Document, source_text: str, expected: Expectations) -> Sheet:
    """The sheet of ``document``, which was read from ``source_text``."""
    sheet = Sheet()
    score_metadata(sheet, document, expected)
    score_text(sheet, document, expected)
    score_notes(sheet, document, expected)
    score_recommendations(sheet, document, expected)
    score_repeats(sheet, document, source_text, expected)
    score_restatements(sheet, document, expected)
    score_furniture(sheet, document, source_text, expected)
    score_diagnostics(sheet, document, expected)
    score_conservation(sheet, document, source_text)
    return sheet
