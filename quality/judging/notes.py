"""Note marks by the words before them, and the addresses of the notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quality.scoring.wording import shown
from quality.sheet import Count

if TYPE_CHECKING:
    from pacparse.document import Document
    from quality.golds import Gold
    from quality.sheet import Sheet

_TAIL = 18
"""How many letters and figures before a mark say where it stands."""

_NO_WORD = re.compile(r"\W+")


def judge_notes(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count marks by number and place, addresses by number; each that is not named is wrong."""
    if "footnotes" not in gold:
        return
    notes = gold["footnotes"]
    sheet.compare(
        "footnote urls",
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
    wanted = [(n["number"], place["after"]) for n in notes for place in n.get("references", [])]
    right = 0
    for number, after in wanted:
        tail = _bare(after)[-_TAIL:]
        hit = next((one for one in left if one[0] == number and one[1].endswith(tail)), None)
        if hit is None:
            sheet.miss("footnote marks", f"missing {number} after “{shown(after)}”")
            continue
        left.remove(hit)
        right += 1
    for number, before in left:
        sheet.miss("footnote marks", f"not expected {number} after “{before[-40:]}”")
    sheet.add("footnote marks", Count(right, len(wanted), given))


def _bare(text: str) -> str:
    return _NO_WORD.sub("", text)
