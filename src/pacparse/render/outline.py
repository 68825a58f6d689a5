"""What every readable form of a document shares: levels of headings, names of notes, words of labels."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from pacparse.errors import UsageError
from pacparse.fields import NamedTuple, replace
from pacparse.lexicon.sentences import MARKUP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.block import Block
    from pacparse.document import Document, Footnote

QUOTED_ROLES = frozenset({"conclusion", "recommendation", "quotation"})
"""The roles of another body's words, which are shown as quotations."""

_TOP, _LOWEST = 1, 6
_WORD = re.compile(r"[A-Za-z]{2}")
_LABEL_WORD = re.compile(r"conclusion|recommendation", re.IGNORECASE)
_LABELLED_NUMBER = re.compile(
    r"(?P<label>.{1,60}:) (?:[-–—*•] ?)?(?P<number>[0-9]{1,6}[a-z]?)[.:)]"
)
_BULLET = re.compile(r"(?:[-–—*•●▪◦‣·\uf0b7\u2043]|\xe2\x80\xa2|\xef\x82\xb7)\s{0,8}|[oO]\s")
_ID = re.compile(r"fn(?P<number>.+?)(?:-(?P<scope>[0-9]+))?")
_SAME = 0.8  # likeness of two blocks that say the same; less: they share a sentence
_LONGER = 1.15  # by how much the later may be longer, and add nothing


class Restatements(StrEnum):
    """What to do with a paragraph that says the same as an earlier one under another number."""

    KEEP = "keep"
    MARK = "mark"
    COLLAPSE = "collapse"


class Remark(NamedTuple):
    """What is said of a restatement, and whether it says nothing that the earlier block does not."""

    words: str
    is_whole: bool


def is_quoted(block: Block) -> bool:
    """Whether the block is another body's words: a conclusion, a recommendation, a quotation."""
    return block.role in QUOTED_ROLES and block.kind != "heading"


def shown_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of the document; a plain paragraph that is its title is a heading of the first level.

    A title that is a heading keeps its level: those beside it may be titles as well.
    """
    blocks = document.blocks
    for place, block in enumerate(blocks if document.title else ()):
        if _begins_title(block, document.title or ""):
            if not _may_be_title(block):
                break
            title = replace(block, kind="heading", level=_TOP)
            return (*blocks[:place], title, *blocks[place + 1 :])
    return blocks


def _begins_title(block: Block, title: str) -> bool:
    """Whether a block is the title, or the first of those that it was put together from."""
    return bool(block.text) and f"{title} ".startswith(f"{block.text} ")


def _may_be_title(block: Block) -> bool:
    """Whether a paragraph with the words of the title can stand as one: ``Lamps on piers``, not ``lamps:``."""
    is_plain = block.kind == "paragraph" and not block.number and not block.marker
    is_whole = block.text.lstrip("“‘\"'")[:1].isupper() and block.text[-1] not in ":;,"
    return is_plain and is_whole and block.role in (None, "front_matter")


def heading_levels(blocks: Sequence[Block]) -> dict[str, int]:
    """The level of each heading by the id of its block, 1 to 6, without jumps.

    Level 1 is kept for those that have it, the title above all: no other heading is moved up to it.
    """
    levels: dict[str, int] = {}
    open_levels: list[int] = []
    for block in blocks:
        if block.kind != "heading":
            continue
        level = max(block.level, _TOP)
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        if level > _TOP:
            open_levels.append(level)
        levels[block.id] = min(_TOP + len(open_levels), _LOWEST)
    return levels


def note_name(note: Footnote) -> str:
    """``35``, or ``s2-35`` for the second note of that number."""
    found = _ID.fullmatch(note.id)
    if found is None or not found["scope"]:
        return note.number
    return f"s{found['scope']}-{note.number}"


def note_order(document: Document) -> tuple[str, ...]:
    """The ids of the notes that marks cite, in the order of their first marks."""
    return tuple(
        dict.fromkeys(ref.footnote for block in document.blocks for ref in block.references)
    )


def counts_as_printed(document: Document) -> bool:
    """Whether the notes, counted by their first marks from 1, have the numbers that are printed."""
    numbers = {note.id: note.number for note in document.footnotes}
    return all(
        numbers[name] == str(place) for place, name in enumerate(note_order(document), start=1)
    )


def is_labelled(block: Block) -> bool:
    """Whether the marker has words: ``3: PAC conclusion:``, ``PAC recommendation 2`` alone."""
    marker = block.marker or ""
    return (_WORD if ":" in marker else _LABEL_WORD).search(marker) is not None


def label_of(block: Block) -> str:
    """The label with its colon and no sign of bold, the number that repeats it as ``3:``."""
    label = MARKUP.sub("", block.marker or "").strip("*_ ")
    label = label[0].upper() + label[1:]
    if ":" not in label or label[-1].isalnum():
        label += ":"
    repeated = _LABELLED_NUMBER.fullmatch(label)
    return f"{repeated['label']} {repeated['number']}:" if repeated else label


def letter_of(block: Block) -> str:
    """What counts an item, as it is printed and without a bullet: ``(a)``; empty for a bullet alone."""
    return _BULLET.sub("", block.marker or block.number, count=1) if block.number else ""


def repeats_number(label: str) -> bool:
    """Whether a label ends with a number of its own: ``Recommendation: 3:``."""
    return _LABELLED_NUMBER.fullmatch(label) is not None


def known_restatements(name: str) -> Restatements:
    """What to do with restatements, by its name. Raises UsageError for any other."""
    try:
        return Restatements(name)
    except ValueError as error:
        raise UsageError(
            f"restatements cannot be shown as {name!r}", hint=f"there are {', '.join(Restatements)}"
        ) from error


def find_remarks(document: Document, restatements: Restatements) -> dict[str, Remark]:
    """For each later block of a restatement, by id, a sentence that names the earlier one.

    None where restatements are kept as they are.
    """
    remarks: dict[str, Remark] = {}
    if restatements is Restatements.KEEP:
        return remarks
    for duplicate in document.duplicates:
        if duplicate.kind != "restatement":
            continue
        first, *others = (document.block_by_id[name] for name in duplicate.blocks)
        words = f"Restates paragraph {first.number}." if first.number else "Restates the above."
        for later in others:
            is_whole = duplicate.score >= _SAME and len(later.text) <= len(first.text) * _LONGER
            if later.id not in remarks or (is_whole and not remarks[later.id].is_whole):
                remarks[later.id] = Remark(words, is_whole)
    return remarks
