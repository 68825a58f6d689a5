"""Damages of note marks: how they are printed and what they are glued to."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quality.generate.model import Mark, Note

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Block, Document

YEAR = re.compile(r"\b(?:19|20)[0-9]{2}(?:-[0-9]{2})?(?=[ ,;.)])")

VERB = re.compile(r"(?<=[a-z]{4}) (?=(?:were|had|has|are|meet|need|stay) [a-z])")


def has_marks(document: Document, least: int = 1) -> bool:
    """Whether the document has ``least`` marks or more."""
    return sum(len(block.marks) for block in document.blocks) >= least


def _ungrouped(document: Document) -> bool:
    return has_marks(document) and document.style.marks == "glued"


def superscript(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Marks and note numbers in superscript figures."""
    if not _ungrouped(document):
        return False
    document.style.marks = "superscript"
    return True


def bracketed(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Marks and note numbers as ``[1]``."""
    if not _ungrouped(document):
        return False
    document.style.marks = "bracketed"
    return True


def markdown(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Marks as ``[^1]``."""
    if not _ungrouped(document):
        return False
    document.style.marks = "markdown"
    return True


def spaced(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Marks set off by spaces: ``issues 3.``, ``research. 29 First``."""
    if not _ungrouped(document):
        return False
    kept = {id(m) for b in document.blocks for m in b.marks if _may_stand_free(b, m)}
    if len(kept) < 2:
        return False
    document.style.marks = "spaced"
    for block in document.blocks:
        block.marks = [m for m in block.marks if id(m) in kept]
    return True


def mid_sentence(document: Document, rng: Random) -> bool:
    """Marks between spaces in the middle of a sentence: ``the moorings 2 were``."""
    if document.style.marks != "spaced":
        return False
    spots = [
        (block, match.start())
        for block in _annotated(document)
        for match in VERB.finditer(block.text)
        if all(abs(match.start() - mark.offset) > 12 for mark in block.marks)
    ]
    for block, offset in rng.sample(spots, min(len(spots), 2)):
        if all(abs(offset - mark.offset) > 12 for mark in block.marks):
            block.marks.append(Mark(offset, Note(url="https://www.lamps.example/tools")))
    return bool(spots)


def _may_stand_free(block: Block, mark: Mark) -> bool:
    """Whether a number between spaces could be nothing but a mark there.

    In mid-sentence it needs its note, and must not follow a name or stand before what it could count.
    """
    before, after = block.text[: mark.offset], block.text[mark.offset :]
    if before.endswith(("’s conclusion", "’s recommendation")):
        return False  # "the Committee’s conclusion 3." names it by its number
    if before.endswith("."):
        return not after or after[1:2].isupper()
    last = before.split()[-1]
    if last in ("recommendation", "conclusion", "section", "paragraph", "schedule"):
        return after.startswith(".")
    return after[:1] in (".", ",") and last.isalpha() and last.islower() and mark.note.is_printed


def after_year(document: Document, rng: Random) -> bool:
    """A mark glued to a year, or to the stop behind it: ``2014-1537``, ``2017.30 From``."""
    if document.style.marks != "glued" or not has_marks(document):
        return False
    is_behind_stop = rng.random() < 0.5
    spots = [
        (block, match.end() + (block.text[match.end() :][:2] in (". ", ".") and is_behind_stop))
        for block in _annotated(document)
        for match in YEAR.finditer(block.text)
        if all(abs(match.end() - m.offset) > 12 for m in block.marks)
    ]
    if not spots:
        return False
    for block, offset in rng.sample(spots, min(len(spots), rng.randint(1, 3))):
        if all(abs(offset - m.offset) > 12 for m in block.marks):
            block.marks.append(Mark(offset, Note(url="https://www.lamps.example/years")))
    return True


def two_at_once(document: Document, rng: Random) -> bool:
    """Two marks in one place: ``landscape.37,38``."""
    spots = [m for b in _annotated(document) for m in b.marks if b.text[m.offset - 1] == "."]
    if not has_marks(document) or not spots:
        return False
    chosen = rng.choice(spots)
    block = next(b for b in document.blocks if chosen in b.marks)
    place = block.marks.index(chosen)
    block.marks.insert(place + 1, Mark(chosen.offset, Note(words=f"Q{rng.randint(3, 90)}")))
    return True


def before_next_sentence(document: Document, rng: Random) -> bool:
    """A mark with no space behind it: ``instead.41The``."""
    if document.style.marks in ("spaced", "markdown"):
        return False
    found = False
    for block in _annotated(document):
        for mark in block.marks:
            before, after = block.text[: mark.offset], block.text[mark.offset :]
            is_end = before.endswith(".") and after[1:2].isupper() and not after[2:3].isdigit()
            if is_end and rng.random() < 0.5:
                _same_place(block, mark)
                found = True
    return found


def _same_place(block: Block, mark: Mark) -> None:
    for other in block.marks:
        if other.offset == mark.offset:
            other.manner = "tight"


def before_next_number(document: Document, rng: Random) -> bool:
    """A mark that moved before the next number, its full stop alone: ``.`` then ``363.3 Using``."""
    if document.style.marks != "glued" or not has_marks(document):
        return False
    found = False
    for block, following in pairwise(document.blocks):
        if block.role != "response" or following.role != "response":
            continue
        if not (block.number and following.number and "." in following.number):
            continue
        if rng.random() < 0.1 and len(block.text) > 90:
            block.marks = [m for m in block.marks if m.offset < len(block.text) - 14]
            note = Note(url=f"https://www.moorings.example/moved/{rng.randint(10, 99)}")
            block.marks.append(Mark(len(block.text), note, "moved"))
            found = True
    return found


def _annotated(document: Document) -> list[Block]:
    return [b for b in document.blocks if b.kind == "paragraph" and b.role in ("response", "body")]
