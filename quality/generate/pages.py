"""Lines on pages: page numbers, running heads, notes at the foot, frames of web sites."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quality.generate.model import Block, number_notes
from quality.generate.typeset import BLANK, Compositor, Line, note_lines

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document, Note

_LAST_PAGE = "\x00"  # known when all pages are laid out
RARE = 3
PROOFS = 2
SHARING_HEAD = ("Upload: others", "Post on: 18-Apr-2020", "1 views", "Category: Documents")


def print_document(document: Document, rng: Random) -> bytes:
    """The bytes of the printed document; its furniture is noted in it."""
    number_notes(document)
    lines = _body(document, rng)
    if document.style.page_lines:
        lines = _lay_out(document, lines, rng)
    text = "\n".join(_spaced(line, document, rng) for line in lines) + "\n"
    if document.style.newline != "\n":
        text = text.replace("\n", document.style.newline)
    try:
        return text.encode(document.style.encoding)
    except UnicodeEncodeError:  # a character that the old encoding does not have
        document.damages.remove("windows-1252")
        return text.encode("utf-8")


def _lay_out(document: Document, lines: list[Line], rng: Random) -> list[Line]:
    """The lines on their pages.

    What stands on a page or two only is no furniture for anybody who reads the text alone: heads and
    numbers that come fewer than three times are left out again. So are numbers alone that never
    stand inside a sentence: between blocks they could be anything that counts; and heads that
    divide no two sentences, where nothing else of the page stands beside them: a line that comes
    again and again between paragraphs is a heading, and one sentence may have lost its end.
    """
    style, dice, before = document.style, rng.getstate(), list(document.furniture)
    pages = _Pages(document, rng)
    laid_out = pages.lay_out(lines)
    count = pages.page - style.first_page + 1
    has_rare_heads = bool(style.heads) and (
        count - 1 < RARE * len(style.heads) or not pages.shows_heads()
    )
    has_rare_numbers = style.page_numbers and not style.form_feeds
    has_rare_numbers = has_rare_numbers and (
        count < RARE or not (pages.cuts or style.heads or style.sharing)
    )
    if not (has_rare_heads or has_rare_numbers):
        return laid_out
    if has_rare_heads:
        style.heads = ()
    if has_rare_numbers:
        style.page_numbers = False
    gone = {"running-head", "running-heads-alternating"} if has_rare_heads else set()
    gone |= {"page-numbers"} if has_rare_numbers else set()
    document.damages[:] = [name for name in document.damages if name not in gone]
    document.furniture[:] = before
    rng.setstate(dice)
    return _lay_out(document, lines, rng)


def _spaced(line: Line, document: Document, rng: Random) -> str:
    """The line with the spaces that justified type and no-break signs leave."""
    style, text = document.style, line.text
    if (
        not text
        or line.kind in ("furniture", "note")
        or not (style.double_spaces or style.no_break_spaces)
    ):
        return text
    words = text.split(" ")
    out = words[0]
    for word in words[1:]:
        gap = "\u00a0" if rng.random() < style.no_break_spaces else " "
        if style.double_spaces and rng.random() < style.double_spaces:
            gap += " " * rng.randint(1, 2)
        out += gap + word
    return out


def _order(document: Document) -> list[tuple[Block, bool]]:
    """The blocks as they are printed; True for those of a copy."""
    blocks = document.blocks
    order: list[tuple[Block, bool]] = []
    for index, block in enumerate(blocks):
        for copy in document.copies:
            if copy.at == index:
                order.extend((b, True) for b in blocks[copy.first : copy.last + 1])
        order.append((block, False))
    return order


def _torn(order: list[tuple[Block, bool]]) -> dict[int, int]:
    """Where items with bullets begin in ``order``, two or more in a row, and how many there are."""
    runs: dict[int, int] = {}
    start = None
    for index, (block, _) in enumerate([*order, (Block(""), False)]):
        if block.kind == "item" and not block.marker.strip("().").isalnum():
            start = index if start is None else start
        elif start is not None:
            if index - start > 1:
                runs[start] = index - start
            start = None
    return runs


def _body(document: Document, rng: Random) -> list[Line]:
    """The lines of all blocks, and of the notes that stand behind reports or at the end."""
    style = document.style
    compositor = Compositor(document, rng)
    order = _order(document)
    followers: list[Block | None] = [b for b, _ in order[1:]]
    followers.append(None)
    lines: list[Line] = []
    waiting: list[Note] = []
    moved: str | None = None
    torn = _torn(order) if style.torn_bullets else {}
    bare: set[int] = set()
    for index, ((block, is_copy), following) in enumerate(zip(order, followers, strict=True)):
        if index in torn:
            bare.update(range(index, index + torn[index]))
            lines.append(BLANK)
            lines.extend(
                Line(order[i][0].marker, is_start=True) for i in sorted(bare) if i >= index
            )
            lines.append(BLANK)
        if not (block.is_tight or not lines or not style.blank_lines):
            lines.append(BLANK)
        compositor.start(moved)
        shown = replace(block, marker="") if index in bare else block
        lines.extend(compositor.block_lines(shown, following, is_copy=is_copy))
        leaving = [m for m in block.marks if m.manner == "moved"]
        moved = str(leaving[0].note.number) if leaving else None
        if not is_copy:
            waiting.extend(m.note for m in sorted(block.marks, key=lambda m: m.offset))
        is_last = following is None or following.report != block.report
        if waiting and (following is None or (style.note_place == "report" and is_last)):
            if style.note_place != "foot" or not style.page_lines:
                lines.extend(_notes(waiting, document, rng))
            waiting = []
    return lines


def _notes(notes: list[Note], document: Document, rng: Random) -> list[Line]:
    """The lines of ``notes``, with a blank line before them."""
    style = document.style
    lines = note_lines(notes, style, rng)
    head = [BLANK] if style.blank_lines and lines else []
    return head + [Line(line, "note" if line else "blank") for line in lines]


class _Pages:
    """Lays lines out on pages."""

    def __init__(self, document: Document, rng: Random) -> None:
        self.document = document
        self.style = document.style
        self.rng = rng
        self.page = self.style.first_page
        self.out: list[Line] = []
        self.notes: list[Note] = []
        self.count = 0
        self.feed = ""
        self.cuts: Counter[str] = Counter()  # pages that end inside a sentence, by their head

    def shows_heads(self) -> bool:
        """Whether the text shows that the heads are furniture: by the page's end, or by sentences."""
        style = self.style
        if style.form_feeds or style.page_numbers or style.browser or style.sharing:
            return True
        return all(self.cuts[head] >= PROOFS for head in style.heads)

    def lay_out(self, lines: list[Line]) -> list[Line]:
        """The lines with everything that pages add."""
        self._open_page()
        for line, following in pairwise([*lines, Line("", "blank", is_start=True)]):
            self._set(line, following)
        self._close_page()
        last = str(self.page)
        furniture = self.document.furniture
        furniture[:] = [text.replace(_LAST_PAGE, last) for text in furniture]
        return [replace(line, text=line.text.replace(_LAST_PAGE, last)) for line in self.out]

    def _set(self, line: Line, following: Line) -> None:
        limit = self.style.page_lines or 0
        weight = 1 + len(line.text) // 90
        if self.count + weight > limit and self.style.width is None and line.is_prose:
            halves = self._halves(line)
            if halves:
                self._put(halves[0], weight)
                self._turn(is_inside=True)
                self._put(halves[1], weight // 2)
                return
        self._put(line, weight)
        if self.count >= limit and _may_break(line, following):
            self._turn(is_inside=following.text[:1].islower() and not following.is_start)

    def _put(self, line: Line, weight: int) -> None:
        if line.kind == "blank" and not (self.out and self.out[-1].text):
            return
        if self.feed and line.text:
            line = replace(line, text=self.feed + line.text)
            self.feed = ""
        self.out.append(line)
        self.notes.extend(line.notes)
        self.count += weight

    def _halves(self, line: Line) -> tuple[Line, Line] | None:
        """A paragraph broken inside a sentence, where nobody could see a new one begin."""
        text = line.text
        spots = [
            i
            for i, (a, b) in enumerate(pairwise(text))
            if a == " " and b.islower() and i > 40 and (text[i - 1].isalpha() or text[i - 1] == ",")
        ]
        spots = [i for i in spots if i < len(text) - 30]
        if not spots:
            return None
        at = self.rng.choice(spots)
        second = Line(text[at + 1 :], "text", is_start=False, notes=line.notes, is_prose=True)
        return Line(text[:at], "text", line.is_start, (), is_prose=True), second

    def _turn(self, *, is_inside: bool) -> None:
        """Go to the next page; ``is_inside``: a sentence goes on there."""
        self._close_page()
        self.page += 1
        if is_inside:
            heads = self.style.heads or ("",)
            self.cuts[heads[self.page % len(heads)]] += 1
        self._open_page()

    def _close_page(self) -> None:
        style = self.style
        if style.note_place == "foot" and self.notes:
            self.out.extend(_notes(self.notes, self.document, self.rng))
            if self.out[-1].text and not style.page_numbers:
                self.out.append(BLANK)  # else the page goes on as if it were the note
        self.notes, self.count = [], 0
        feet: list[str] = []
        if style.page_numbers and len(style.heads) != 2:
            feet.append(str(self.page))
        if style.browser:
            feet += [style.browser[1], f"{self.page}/{_LAST_PAGE}"]
        self._furnish(feet)

    def _open_page(self) -> None:
        style = self.style
        heads: list[str] = []
        if style.browser:
            heads += ["10/23/24, 6:47 PM", style.browser[0]]
        if style.sharing:
            if not self.out:
                heads += [style.sharing.lower(), *SHARING_HEAD, "TRANSCRIPT"]
            sentence = self.rng.choice([b for b in self.document.blocks if len(b.text) > 60]).text[
                :90
            ]
            heads.append(f"Page {self.page}: {style.sharing} ... · {sentence}")
        if style.heads and self.out:
            head = style.heads[self.page % len(style.heads)]
            pair = [head]
            if len(style.heads) == 2 and style.page_numbers:
                pair = [str(self.page), head] if self.page % 2 else [head, str(self.page)]
            heads += pair
        self.feed = "\f" if style.form_feeds and self.out else ""
        self._furnish(heads)

    def _furnish(self, texts: list[str]) -> None:
        for text in texts:
            if self.style.blank_lines and self.out and self.out[-1].text:
                self.out.append(BLANK)
            self.out.append(Line(self.feed + text, "furniture"))
            self.feed = ""
            self.document.furniture.append(text)
        if texts and self.style.blank_lines:
            self.out.append(BLANK)


def _may_break(line: Line, following: Line) -> bool:
    """Whether a page may end here and leave no doubt what goes on and what begins."""
    if "note" in (line.kind, following.kind):
        return False  # a note's number and the page's would stand together
    if following.is_start or following.kind == "blank":
        return line.kind in ("text", "blank")
    if line.kind != "text" or not line.text or not following.text:
        return False
    return line.text[-1] not in ".:;!?" and (
        following.text[0].islower() or line.text[-1].isalpha() or line.text[-1] == ","
    )
