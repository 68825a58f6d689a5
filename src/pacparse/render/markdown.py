"""The cleaned text as Markdown: each block on a line, notes at the end.

What is written here reads back as the same document, so cleaning twice changes nothing. Where the
words of a plain paragraph would read as something else (a number, a heading, the rest of the
paragraph before), a backslash stands before them, as Markdown has it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from pacparse.prose import is_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.document import Block, Document, Footnote

_SIMPLE_NUMBER = re.compile(r"[0-9]{1,9}[a-z]?")
_SUB_NUMBER = re.compile(r"(?P<number>[0-9]{1,3}[a-z]?)\((?P<sub>[a-z]{1,5})\)")
_BULLET = re.compile(r"[-–—*•●▪◦‣·\uf0b7\u2043]\s{0,8}")
_LABEL_SIZE = 60
# Starts that a reader of numbers, lists, headings and notes would take for one.
_AMBIGUOUS = re.compile(
    r"""
    [0-9⁰¹²³⁴-⁹\\] | \#{1,6}\s | \[[0-9^] | [-–—*]\s | [•●▪◦‣·\uf0b7\u2043] | [oO]\t
    | \(? (?: [ivx]{1,5} | [A-Za-z] ) [.)]
    | [^\n:]{0,50} (?: conclusion | recommendation | response | reply ) [^\n:]{0,8} :
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHORT = 4
_MAX_HEADING = 250
_ID = re.compile(r"fn(?P<number>.+?)(?:-(?P<scope>[0-9]+))?")


class Restatements(StrEnum):
    """What to do with a paragraph that says the same as an earlier one under another number."""

    KEEP = "keep"
    MARK = "mark"
    COLLAPSE = "collapse"


def to_markdown(document: Document, *, restatements: Restatements = Restatements.KEEP) -> str:
    """The document as Markdown: headings, numbered paragraphs, lists, ``[^35]`` marks, notes."""
    labels = {note.id: _note_label(note) for note in document.footnotes}
    remarks = {} if restatements is Restatements.KEEP else _remarks(document)
    has_signs = any(block.kind == "heading" for block in document.blocks)
    parts: list[str] = []
    before: Block | None = None
    for block in document.blocks:
        line = _block(block, labels, remarks.get(block.id), restatements)
        line_before = parts[-1] if parts else ""
        if _is_plain(block) and _needs_escape(
            block, line, before, line_before, has_signs=has_signs
        ):
            line = "\\" + line
        if before is not None:
            parts.append("\n" if before.kind == block.kind == "item" else "\n\n")
        parts.append(line)
        before = block
    notes = [_note(note, labels) for note in document.footnotes if note.runs]
    if notes and parts:
        parts.append("\n\n")
    parts.append("\n".join(notes))
    text = "".join(parts)
    return text + "\n" if text else ""


def _block(
    block: Block, labels: dict[str, str], remark: str | None, restatements: Restatements
) -> str:
    text = _with_marks(block, labels)
    if remark and restatements is Restatements.COLLAPSE:
        text = f"*{remark}*"
    elif remark:
        text = f"{text} *({remark})*"
    sign = _sign(block)
    return f"{sign} {text}".strip() if sign else text


def _sign(block: Block) -> str:
    """What is written before the words of a block."""
    if block.kind == "heading":
        number = _number(block)
        return "#" * min(max(block.level, 1), 6) + (f" {number}" if number else "")
    if block.kind == "item":
        if not block.number:
            return "-" if block.text or block.references else (block.marker or "-")
        return f"- {_BULLET.sub('', block.marker or block.number, count=1)}"
    if block.marker and ":" in block.marker and any(c.isalpha() for c in block.marker[2:]):
        return f"**{block.marker}**"
    return _number(block)


def _number(block: Block) -> str:
    """The number as a reader of it expects: ``3.2``, ``12.``, ``4a) (i)``."""
    if not block.number:
        return ""
    if _SIMPLE_NUMBER.fullmatch(block.number):
        return f"{block.number}."
    if sub := _SUB_NUMBER.fullmatch(block.number):
        return f"{sub['number']}) ({sub['sub']})"
    return block.number


def _with_marks(block: Block, labels: dict[str, str]) -> str:
    """The text with its footnote marks where they were printed."""
    if not block.references:
        return block.text
    parts = []
    cursor = 0
    for reference in block.references:
        parts.append(block.text[cursor : reference.offset])
        parts.append(f"[^{labels[reference.footnote]}]")
        cursor = reference.offset
    parts.append(block.text[cursor:])
    return "".join(parts)


def _is_plain(block: Block) -> bool:
    return block.kind == "paragraph" and not block.number and not block.marker


def _needs_escape(
    block: Block, line: str, before: Block | None, line_before: str, *, has_signs: bool
) -> bool:
    """Whether ``line``, a plain paragraph, would read as something else, or as part of ``before``."""
    if not line:
        return False
    if block.role == "status":
        return False
    if _AMBIGUOUS.match(line[: _LABEL_SIZE + 4]):
        return True
    if not has_signs and is_open(line) and len(line) <= _MAX_HEADING:
        return True
    if before is None or before.kind == "heading" or before.role == "status":
        return False
    return len(line) < _SHORT or (line[0].islower() and is_open(line_before))


def _note_label(note: Footnote) -> str:
    """``35``, or ``s2-35`` for the second note of that number."""
    found = _ID.fullmatch(note.id)
    if found is None or not found["scope"]:
        return note.number
    return f"s{found['scope']}-{note.number}"


def _note(note: Footnote, labels: dict[str, str]) -> str:
    words = [note.text] if note.text else []
    words += [f"<{url}>" for url in note.urls]
    return f"[^{labels[note.id]}]: {' '.join(words)}".rstrip()


def _remarks(document: Document) -> dict[str, str]:
    """For each later block of a restatement, a sentence that names the earlier one."""
    remarks: dict[str, str] = {}
    for first, later in _restated(document):
        number = document.block_by_id[first].number
        remarks[later] = f"Restates paragraph {number}." if number else "Restates the above."
    return remarks


def _restated(document: Document) -> Iterator[tuple[str, str]]:
    for duplicate in document.duplicates:
        if duplicate.kind == "restatement":
            for later in duplicate.blocks[1:]:
                yield duplicate.blocks[0], later
