"""The cleaned text as Markdown: each block on a line, the committee's as quotations, notes at the end.

It is written for two readers. CommonMark shows the words, numbers, marks and addresses of the document, and
nothing else. pacparse reads the same document back, so that cleaning twice changes nothing; where the words of a
plain paragraph would be read as something else (a number, a label, the rest of the paragraph before), one space
stands before them, which Markdown does not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.render.cells import as_paragraphs, shown_rows
from pacparse.render.markdown.anchors import anchors_of, put_anchor
from pacparse.render.markdown.escapes import (
    escape,
    escape_head,
    escape_heading,
    write_bold,
    write_link,
)
from pacparse.render.markdown.inline import write_words
from pacparse.render.markdown.signs import counts_on, hides_number, is_doubtful, sign_of
from pacparse.render.markdown.tables import can_be_table, write_table
from pacparse.render.outline import (
    Restatements,
    counts_as_printed,
    find_remarks,
    heading_levels,
    is_quoted,
    known_restatements,
    note_name,
    shown_blocks,
)
from pacparse.styles import CELL_JOINT, NO_NOTE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.block import Block, Reference
    from pacparse.document import Document, Footnote

_PLAIN = " "
"""Stands before words that are no more than they look: Markdown shows no space at the head of a line."""
_QUOTE = "> "


def to_markdown(
    document: Document, *, restatements: Restatements | str = "keep", anchors: bool = False
) -> str:
    """The document as Markdown: headings, numbered paragraphs, lists, ``[^35]`` marks, notes.

    ``restatements``: ``keep``, ``mark`` or ``collapse`` words that return under another number.
    ``anchors``: write ``<a id="3.2"></a>`` before each heading, numbered paragraph, recommendation and note;
    the name is the key. Raises UsageError for an unknown value of ``restatements``.
    """
    places = anchors_of(document) if anchors else {}
    blocks = _Blocks(document, known_restatements(restatements), places)
    text = "".join([*blocks.write(), *_notes(document, places)])
    return text.lstrip("\n") + "\n" if text else ""


class _Place(NamedTuple):
    """A block, and its words with their marks."""

    block: Block
    words: str


class _Blocks:
    """Writes blocks in their order: each needs to know those beside it."""

    def __init__(
        self, document: Document, restatements: Restatements, anchors: Mapping[str, str]
    ) -> None:
        self.anchors = anchors
        self.blocks = tuple(
            part
            for block in shown_blocks(document)
            for part in (
                as_paragraphs(block)
                if block.kind == "table" and not can_be_table(block)
                else (block,)
            )
        )
        self.labels = {note.id: note_name(note) for note in document.footnotes}
        self.levels = heading_levels(self.blocks)
        self.remarks = find_remarks(document, restatements)
        self.is_collapsed = restatements is Restatements.COLLAPSE

    def write(self) -> list[str]:
        """The blocks as they are written, each with the line ends that stand before it."""
        parts: list[str] = []
        before: _Place | None = None
        for place, block in enumerate(self.blocks):
            after = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
            here = _Place(block, self._marked(block))
            if before is not None:
                parts.append("\n" if _is_next_item(before.block, block) else "\n\n")
            if is_quoted(block):
                parts.append(_QUOTE)
            if block.kind == "table":
                parts.append(self._table(block))
            else:
                parts.append(self._line(here, self._written(block), before=before, after=after))
            before = here
        return parts

    def _table(self, block: Block) -> str:
        """The lines of a table, with the marks in its cells."""
        rows = [[write_words(cell, self._mark) for cell in row] for row in shown_rows(block)]
        return write_table(rows, has_head=block.header_rows > 0)

    def _line(
        self, here: _Place, written: str, *, before: _Place | None, after: Block | None
    ) -> str:
        """The line of a block: its sign, and its words as they are ``written``."""
        block, words = here
        above, words_above = before or (None, "")
        has_signs = bool(self.levels)
        sign = sign_of(
            block,
            words,
            level=self.levels.get(block.id, 0),
            may_head=not (has_signs or counts_on(block, after)),
            is_in_table=CELL_JOINT in words and (_is_row(above) or _is_row(after)),
        )
        if block.kind == "heading":
            written = escape_heading(written)
        elif sign in ("", "-"):
            written = escape_head(written)
        if hides_number(block, words) or is_doubtful(
            block, words, above, words_above, has_signs=has_signs
        ):
            written = _PLAIN + written
        if anchor := self.anchors.get(block.id):
            return put_anchor(anchor, sign, written, block.kind)
        return f"{sign} {written}" if sign and written else sign or written

    def _marked(self, block: Block) -> str:
        """The words of a block with its marks."""
        pieces: list[str] = []
        cursor = 0
        for reference in block.references:
            pieces += [block.text[cursor : reference.offset], self._mark(reference)]
            cursor = reference.offset
        return "".join([*pieces, block.text[cursor:]])

    def _mark(self, reference: Reference) -> str:
        return f"[^{self.labels[reference.footnote]}]"

    def _written(self, block: Block) -> str:
        """The words as Markdown, their marks where they were printed, and what is said of them."""
        remark = self.remarks.get(block.id)
        if remark is not None and self.is_collapsed and remark.is_whole:
            return f"*{remark.words}*"
        written = write_words(block, self._mark)
        return written if remark is None else f"{written} *({remark.words})*"


def _is_next_item(before: Block, block: Block) -> bool:
    """Whether a block goes on with the list of the one before it."""
    return before.kind == block.kind == "item" and is_quoted(before) == is_quoted(block)


def _is_row(block: Block | None) -> bool:
    """Whether the block looks like a row of a table."""
    return block is not None and CELL_JOINT in block.text


def _notes(document: Document, anchors: Mapping[str, str]) -> list[str]:
    """The notes, each with the line ends before it: those that marks cite, then the others.

    A note whose words are nowhere says so, for a mark without a note is shown as it is written. A note
    that no mark cites would not be shown at all: it is written as a paragraph.
    """
    is_numbered = not counts_as_printed(document)
    parts: list[str] = []
    cited = [note for note in document.footnotes if note.references]
    for note in cited:
        number = f"{write_bold(note.number)} " if is_numbered else ""
        words = _note_words(note) if note.runs else NO_NOTE
        words = number + (words if number else escape_head(words))
        words = anchors.get(note.id, "") + words
        parts += ["\n" if parts else "\n\n", f"[^{note_name(note)}]: {words}".rstrip()]
    for note in document.footnotes:
        if not note.references:
            words = f"\\[^{note_name(note)}]: {_note_words(note)}".rstrip()
            parts += ["\n\n", anchors.get(note.id, "") + words]
    return parts


def _note_words(note: Footnote) -> str:
    words = [escape(note.text)] if note.text else []
    return " ".join([*words, *map(write_link, note.urls)])
