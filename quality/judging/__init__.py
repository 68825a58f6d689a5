"""A document against what a reader is sure of: only what the gold names is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.judging.cover import judge_cover, judge_diagnostics
from quality.judging.notes import judge_notes
from quality.judging.recommendations import judge_recommendations
from quality.judging.repeats import judge_furniture, judge_repeats
from quality.judging.text import judge_text
from quality.scoring.promise import score_conservation
from quality.sheet import Sheet

if TYPE_CHECKING:
    from pacparse.document import Document
    from quality.golds import Gold


def judge(document: Document, source_text: str, gold: Gold) -> Sheet:
    """The sheet of ``document``, which was read from ``source_text``."""
    sheet = Sheet()
    judge_cover(sheet, document, gold)
    judge_text(sheet, document, gold)
    judge_notes(sheet, document, gold)
    judge_recommendations(sheet, document, gold)
    judge_repeats(sheet, document, gold)
    judge_furniture(sheet, document, gold)
    judge_diagnostics(sheet, document, gold)
    score_conservation(sheet, document, source_text)
    return sheet
