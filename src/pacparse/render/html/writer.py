"""The cleaned text as one page: the same blocks, numbers, marks and notes as the Markdown.

Every word of the text is escaped; a link leads to a place of the page, or to an address of the web. The policy in
the head of the page allows its own style sheet and nothing else: no script, no picture, no request.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from pacparse.addresses import safe_target
from pacparse.render.anchors import block_anchors
from pacparse.render.cells import shown_rows
from pacparse.render.html.stylesheet import STYLESHEET, stylesheet_digest
from pacparse.render.inline import events_of, pieces_of
from pacparse.render.outline import (
    Restatements,
    find_remarks,
    heading_levels,
    is_labelled,
    is_quoted,
    known_restatements,
    label_of,
    letter_of,
    note_order,
    shown_blocks,
)
from pacparse.styles import NO_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.block import Block
    from pacparse.document import Document, Footnote
    from pacparse.render.inline import Piece

_TAGS = {"link": "a", "bold": "strong", "italic": "em"}
# Direction marks and tags. Example: "\u202etxt.exe"; near misses: soft hyphens, joiners of letters.
_HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\U000e0000-\U000e007f]")


def to_html(document: Document, *, restatements: Restatements | str = "keep") -> str:
    """The document as one page of HTML, which needs no other file.

    ``restatements`` is as in ``to_markdown``. Raises UsageError for an unknown value.
    """
    page = _Page(document, known_restatements(restatements))
    title = escape(document.title or document.source.name, quote=False)
    policy = f"default-src 'none'; style-src '{stylesheet_digest()}'; base-uri 'none'; form-action 'none'"
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{STYLESHEET}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(page.blocks())}{''.join(page.notes())}</main>\n</body>\n</html>\n"
    )


class _Page:
    """Writes the body of the page; the places of the marks are known to the notes."""

    def __init__(self, document: Document, restatements: Restatements) -> None:
        self.document = document
        self.shown = shown_blocks(document)
        self.numbers = {note.id: note.number for note in document.footnotes}
        self.places = {note.id: place for place, note in enumerate(document.footnotes, start=1)}
        self.levels = heading_levels(self.shown)
        self.remarks = find_remarks(document, restatements)
        self.is_collapsed = restatements is Restatements.COLLAPSE
        self.anchors = block_anchors(document)
        self.marks: dict[str, list[str]] = {}

    def blocks(self) -> Iterator[str]:
        """The blocks in order; what is quoted together stands in one quotation, items in one list."""
        for quoted, group in groupby(self.shown, is_quoted):
            yield "<blockquote>\n" if quoted else ""
            for is_item, blocks in groupby(group, lambda block: block.kind == "item"):
                yield "<ul>\n" if is_item else ""
                yield from map(self._block, blocks)
                yield "</ul>\n" if is_item else ""
            yield "</blockquote>\n" if quoted else ""

    def _block(self, block: Block) -> str:
        if block.kind == "table":
            return self._table(block)
        tag = {"item": "li", "heading": f"h{self.levels.get(block.id, 1)}"}.get(block.kind, "p")
        names = [block.role.replace("_", "-")] if block.role else []
        sign = _sign(block)
        if block.kind == "item" and sign:
            names.append("lettered")
        classes = f' class="{" ".join(names)}"' if names else ""
        begin = f'<span class="number">{_text(sign)}</span> ' if sign else ""
        name, *others = self.anchors[block.id]
        begin = "".join(f'<span id="{other}"></span>' for other in others) + begin
        return f'<{tag} id="{name}"{classes}>{begin}{self._words(block)}</{tag}>\n'

    def _table(self, block: Block) -> str:
        """A table: the rows of its head are headings of columns."""
        classes = f' class="{block.role}"' if block.role else ""
        name, *others = self.anchors[block.id]
        parts = [f'<span id="{other}"></span>\n' for other in others]
        parts.append(f'<table id="{name}"{classes}>\n')
        for place, row in enumerate(shown_rows(block)):
            tag, end = ('th scope="col"', "th") if place < block.header_rows else ("td", "td")
            cells = (f"<{tag}>{self._with_marks(cell)}</{end}>" for cell in row)
            parts.append(f"<tr>{''.join(cells)}</tr>\n")
        return "".join([*parts, "</table>\n"])

    def _words(self, block: Block) -> str:
        """The words with their marks, and what is said of them."""
        remark = self.remarks.get(block.id)
        if remark is not None and self.is_collapsed and remark.is_whole:
            return f"<em>{_text(remark.words)}</em>"
        words = self._with_marks(block)
        return words if remark is None else f"{words} <em>({_text(remark.words)})</em>"

    def _with_marks(self, block: Block) -> str:
        parts: list[str] = []
        for event in events_of(block, pieces_of(block)):
            if event.mark is not None:
                parts.append(self._mark(event.mark.footnote))
            elif event.piece is not None:
                parts.append(_border(event.piece, is_end=event.kind == "end"))
            else:
                parts.append(_text(event.words))
        return "".join(parts)

    def _mark(self, note: str) -> str:
        places = self.marks.setdefault(note, [])
        place = f"mark-{self.places[note]}-{len(places) + 1}"
        places.append(place)
        number = _text(self.numbers[note])
        return f'<sup><a id="{place}" role="doc-noteref" href="#note-{self.places[note]}">{number}</a></sup>'

    def notes(self) -> Iterator[str]:
        """The notes, those that marks cite first, each with the way back to its marks."""
        notes = {note.id: note for note in self.document.footnotes}
        order = note_order(self.document)
        names = [*order, *(name for name in notes if name not in set(order))]
        if not names:
            return
        yield '<section class="notes" role="doc-endnotes" aria-label="Notes">\n<h2>Notes</h2>\n<ol>\n'
        for name in names:
            yield self._note(notes[name])
        yield "</ol>\n</section>\n"

    def _note(self, note: Footnote) -> str:
        words = [_text(note.text)] if note.text else []
        words += map(_link, note.urls)
        if not note.runs:
            words = [f"<em>{_text(NO_NOTE.strip('*'))}</em>"]
        back = "".join(
            f'<a class="back" role="doc-backlink" href="#{place}" aria-label="Back to mark {number}">↩</a>'
            for number, place in enumerate(self.marks.get(note.id, ()), start=1)
        )
        return (
            f'<li id="note-{self.places[note.id]}"><span class="number">{_text(note.number)}</span> '
            f"{' '.join(words)} {back}</li>\n"
        )


def _sign(block: Block) -> str:
    """What stands before the words of a block: its label, its letter, its number."""
    if block.kind == "item":
        return letter_of(block)
    if is_labelled(block):
        return label_of(block)
    return block.number or ""


def _border(piece: Piece, *, is_end: bool) -> str:
    """The tag with which a piece begins, or ends."""
    if is_end:
        return f"</{_TAGS[piece.kind]}>"
    return _begin_link(piece.target) if piece.kind == "link" else f"<{_TAGS[piece.kind]}>"


def _begin_link(target: str) -> str:
    return f'<a href="{escape(target)}" rel="nofollow noreferrer noopener">'


def _link(address: str) -> str:
    """The address as a link, where it leads to the web; else its words alone."""
    target = safe_target(address)
    words = _text(address)
    return words if target is None else f"{_begin_link(target)}{words}</a>"


def _text(words: str) -> str:
    """``words`` as text of a page: what would be a tag or a reference is shown as it is.

    A sign that turns the line round, or that nobody sees, stands in a box of its own: it turns nothing else.
    """
    return _HIDDEN.sub(_boxed, escape(words, quote=False))


def _boxed(found: re.Match[str]) -> str:
    return f'<span class="hidden" title="U+{ord(found[0]):04X}">{found[0]}</span>'
