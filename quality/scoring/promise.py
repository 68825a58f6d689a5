"""Conservation, counted anew: the document's own figure is not taken on trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.sheet import Count

if TYPE_CHECKING:
    from pacparse.document import Document
    from quality.sheet import Sheet


def score_conservation(sheet: Sheet, document: Document, source_text: str) -> None:
    """Count whether each character that is not white space is in exactly one place."""
    times = bytearray(len(source_text))
    runs = [
        *(run for block in document.blocks for run in block.runs),
        *(run for note in document.footnotes for run in note.runs),
        *(run for removal in document.removals for run in removal.runs),
    ]
    for start, end in runs:
        for place in range(start, end):
            times[place] = min(times[place] + 1, 2)
    wrong = sum(
        1
        for count, character in zip(times, source_text, strict=True)
        if count != 1 and not character.isspace()
    )
    kept = wrong == 0 and document.conservation.unaccounted == 0
    sheet.add("conservation", Count(int(kept), 1, 1))
    if not kept:
        sheet.miss("conservation", f"{wrong} characters are nowhere, or in two places")
