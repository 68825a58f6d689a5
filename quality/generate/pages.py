"""Lines on pages: page numbers, running heads, notes at the foot, frames of web sites."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from quality.generate.model import Block, number_notes
from quality.generate.typeset import BLANK, Compositor, Line, note_lines

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Copy, Document, Note

_LAST_PAGE = "\x00"  # known when all pages are laid out
RARE = 2
_WITH_NUMBERS = ("joined", "bar", "bar-foot", "pair", "number-above")
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

    What two careful readers of the text alone would disagree about is left out again: a head that
    comes once; heads that divide no sentence, where nothing else of the page stands beside them, for
    a line that comes again and again between paragraphs is a heading; a number that comes once; two
    numbers that divide no sentence, and more of them where the paragraphs' own stand alone as well.
    """
    style, dice, before = document.style, rng.getstate(), list(document.furniture)
    pages = _Pages(document, rng)
    laid_out = pages.lay_out(lines)
    count = pages.page - style.first_page + 1
    has_rare_heads = bool(style.heads) and (count - 1 < RARE or not pages.shows_heads())
    is_shown = bool(pages.cuts or style.heads or style.sharing or style.form_feeds)
    is_series = count > RARE and style.numbers not in ("alone", "alone-blank")
    has_rare_numbers = style.page_numbers and (count < RARE or not (is_shown or is_series))
    if not (has_rare_heads or has_rare_numbers):
        return laid_out
    if has_rare_heads:
        style.heads, style.head_shape = (), "lines"
    if has_rare_numbers:
        style.page_numbers = False
    heads = {"running-head", "running-heads-alternating", "page-furniture"}
    gone = heads if has_rare_heads else set()
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


def _order(document: Document) -> list[tuple[Block, Copy | None]]:
    """The blocks as they are printed, with the copy that they belong to."""
    blocks = document.blocks
    order: list[tuple[Block, Copy | None]] = []
    for index, block in enumerate([*blocks, None]):
        for copy in document.copies:
            if copy.at == index:
                order.extend((b, copy) for b in blocks[copy.first : copy.last + 1])
        if block is not None:
            order.append((block, None))
    return order


def _torn(order: list[tuple[Block, Copy | None]]) -> dict[int, int]:
    """Where items with bullets begin in ``order``, two or more in a row, and how many there are."""
    runs: dict[int, int] = {}
    start = None
    for index, (block, _) in enumerate([*order, (Block(""), None)]):
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
    for index, ((block, copy), following) in enumerate(zip(order, followers, strict=True)):
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
        lines.extend(compositor.block_lines(shown, following, copy=copy))
        if copy and block is document.blocks[copy.first]:
            lines.extend(Line(text, "furniture") for text in copy.inside)
            document.furniture.extend(copy.inside)
        leaving = [m for m in block.marks if m.manner == "moved"]
        moved = str(leaving[0].note.number) if leaving else None
        if copy is None:
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
        self.cuts = 0  # pages that end inside a sentence

    def shows_heads(self) -> bool:
        """Whether the text shows that the heads are furniture: by the page's end, or by sentences."""
        style = self.style
        if style.form_feeds or style.page_numbers or style.browser or style.sharing:
            return True
        return bool(self.cuts) or style.head_shape in _WITH_NUMBERS

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
        if line.opens_page and self.count > 3:
            self._turn(is_inside=False)
        if self.count + weight > limit and self.style.width is None and line.is_prose:
            halves = self._halves(line)
            if halves:
                self._put(halves[0], weight)
                self._turn(is_inside=True)
                self._put(halves[1], weight // 2)
                return
        self._put(line, weight)
        if self.count >= limit and self._may_break(line, following):
            self._turn(is_inside=following.text[:1].islower() and not following.is_start)

    def _may_break(self, line: Line, following: Line) -> bool:
        """Whether a page may end here: between notes only far from where its own number comes."""
        if line.kind == following.kind == "note" and self.style.note_shape in ("line", "run-on"):
            numbers = [note.number for note in self.document.notes]
            is_far = self.page < min(numbers) - 1 or self.page > max(numbers) + 1
            return is_far and following.text[:1].isdigit()
        return _may_break(line, following)

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
            if a == " " and i > 40 and _goes_on(text[i - 1], b)
        ]
        spots = [i for i in spots if i < len(text) - 30]
        if not spots:
            return None
        at = self.rng.choice(spots)
        second = Line(text[at + 1 :], "text", is_start=False, notes=line.notes, is_prose=True)
        return Line(text[:at], "text", line.is_start, (), is_prose=True), second

    def _turn(self, *, is_inside: bool) -> None:
        """Go to the next page; ``is_inside``: a sentence goes on there."""
        self._close_page(is_inside=is_inside)
        self.page += 1
        self.cuts += is_inside
        self._open_page()

    def _close_page(self, *, is_inside: bool = False) -> None:
        style = self.style
        if style.note_place == "foot" and self.notes:
            self.out.extend(_notes(self.notes, self.document, self.rng))
            is_whole = self.out[-1].text[-1:] == "." or "://" in self.out[-1].text
            is_tight = is_inside and is_whole and self.rng.random() < 0.5
            if self.out[-1].text and not style.page_numbers and not is_tight:
                self.out.append(BLANK)  # else the page goes on as if it were the note
        self.notes, self.count = [], 0
        feet: list[str] = []
        if style.page_numbers and len(style.heads) != 2:
            feet.append(str(self.page))
        if style.head_shape == "bar-foot":
            feet.append(self._barred())
        if style.banner:
            feet += [style.banner] if style.form_feeds else [style.banner, style.banner]
        if style.browser:
            feet += [style.browser[1], f"{self.page}/{_LAST_PAGE}"]
        self._furnish(feet)

    def _open_page(self) -> None:
        style = self.style
        heads: list[str] = []
        if style.browser:
            heads += ["10/23/24, 6:47 PM", style.browser[0]]
        if style.sharing and style.sharing_tail:
            heads += [] if self.out else [f"Transcript of {style.sharing}"]
            heads.append(f"Page {self.page}: {style.sharing}. {style.sharing_tail}.")
        elif style.sharing:
            if not self.out:
                heads += [style.sharing.lower(), *SHARING_HEAD, "TRANSCRIPT"]
            sentence = self.rng.choice([b for b in self.document.blocks if len(b.text) > 60]).text[
                :90
            ]
            heads.append(f"Page {self.page}: {style.sharing} ... · {sentence}")
        if style.heads and self.out:
            heads += self._heads()
        self.feed = "\f" if style.form_feeds and self.out else ""
        self._furnish(heads)

    def _heads(self) -> list[str]:
        """The running heads of this page, in the shape of the style."""
        style, page, is_left = self.style, str(self.page), self.page % 2 == 0
        head = style.heads[self.page % len(style.heads)]
        if style.head_shape == "joined":
            return [f"{page} {head}" if is_left else f"{head} {page}"]
        if style.head_shape == "bar":
            return [self._barred()]
        if style.head_shape == "bar-foot":
            return []
        if style.head_shape == "pair":
            return [style.heads[0], f"{style.heads[-1]} {page}"]
        if style.head_shape == "number-above":
            return [page, head]
        if len(style.heads) == 2 and style.page_numbers:
            return [head, page] if is_left else [page, head]
        return [head]

    def _barred(self) -> str:
        """``2 | Title`` on the left page, ``Title | 3`` on the right."""
        style, page = self.style, self.page
        head = style.heads[page % len(style.heads)]
        return f"{page} | {head}" if page % 2 == 0 else f"{head} | {page}"

    def _furnish(self, texts: list[str]) -> None:
        for text in texts:
            if self.style.blank_lines and self.out and self.out[-1].text:
                self.out.append(BLANK)
            self.out.append(Line(self.feed + text, "furniture"))
            self.feed = ""
            self.document.furniture.append(text)
        if texts and self.style.blank_lines:
            self.out.append(BLANK)


def _goes_on(before: str, after: str) -> bool:
    """Whether no sentence can end between these two characters."""
    if after.islower():
        return before.isalpha() or before == ","
    return before.islower() and (after.isupper() or after.isdigit())


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
