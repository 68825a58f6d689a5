"""Note marks where they stood, and the addresses of the notes that they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.scoring.wording import shown
from quality.sheet import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Document
    from quality.expectations import Expectations, ExpectedNote
    from quality.golds import GoldNote
    from quality.sheet import Aspect, Sheet

_TAIL = 18
"""How many letters and figures before a mark say where it stands."""


def score_notes(sheet: Sheet, document: Document, expected: Expectations) -> None:
    """Count marks by number and the words before them, addresses by number."""
    if "footnotes" in expected:
        compare_notes(sheet, document, expected["footnotes"], aspects=("note marks", "note URLs"))


def compare_notes(
    sheet: Sheet,
    document: Document,
    notes: Sequence[GoldNote | ExpectedNote],
    *,
    aspects: tuple[Aspect, Aspect],
) -> None:
    """Count the marks and the addresses of ``notes`` in two ``aspects``; each that is not named is wrong."""
    marks, urls = aspects
    sheet.compare(
        urls,
        [(note["number"], url) for note in notes for url in note.get("urls", [])],
        [(note.number, url) for note in document.footnotes for url in note.urls],
    )
    text = {block.id: block.text for block in document.blocks}
    left = [
        (note.number, _bare(text.get(place.block, "")[: place.offset]))
        for note in document.footnotes
        for place in note.references
    ]
    given = len(left)
    want = [(n["number"], place["after"]) for n in notes for place in n.get("references", [])]
    right = 0
    for number, after in want:
        tail = _bare(after)[-_TAIL:]
        hit = next((one for one in left if one[0] == number and one[1].endswith(tail)), None)
        if hit is None:
            sheet.miss(marks, f"missing {number} after “{shown(after)}”")
        else:
            left.remove(hit)
            right += 1
    for number, before in left:
        sheet.miss(marks, f"not expected {number} after “{before[-40:]}”")
    sheet.add(marks, Count(right, len(want), given))


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
