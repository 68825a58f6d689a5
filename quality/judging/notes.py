"""Note marks by the words before them, and the addresses of the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.scoring.notes import compare_notes

if TYPE_CHECKING:
    from pacparse.document import Document
    from quality.golds import Gold
    from quality.sheet import Sheet


def judge_notes(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count marks by number and place, addresses by number; each that is not named is wrong."""
    if "footnotes" in gold:
        compare_notes(
            sheet, document, gold["footnotes"], aspects=("footnote marks", "footnote urls")
        )
