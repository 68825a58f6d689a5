"""The document as it is printed: marks raised, notes at the foot of their page, a head on each.

Made with ReportLab, which writes the same bytes each time when it is asked to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from originals.model import Block, Model, Span

_PLAIN, _BOLD, _SYMBOLS = "Times-Roman", "Times-Bold", "Symbol"
_TYPES = {"bold": _BOLD, "italic": "Times-Italic"}
_HEADING_TYPES = {"italic": "Times-BoldItalic"}
_BULLET = "•"
_SIZE, _NOTE_SIZE, _HEADINGS = 11.0, 8.0, (18.0, 15.0, 13.0)
_RAISED, _RISE = 0.62, 0.36
_LEADING = 1.28
_LEFT, _RIGHT, _TOP, _FOOT = 72.0, 72.0, 84.0, 72.0
_INDENT = 34.0
_GAP = 7.0
_COLUMN_GAP = 24.0
PAGE_HEIGHT = 330.0
"""Of the text on a page: so low that a document of a few paragraphs has several pages."""


@dataclass(frozen=True)
class _Word:
    """A word as it is set; ``address`` is behind it, ``is_glued``: no space stands before it."""

    text: str
    font: str
    size: float
    address: str = ""
    is_raised: bool = False
    is_glued: bool = False

    @property
    def width(self) -> float:
        return float(stringWidth(self.text, self.font, self.size))

    @property
    def space(self) -> float:
        return 0.0 if self.is_glued else float(stringWidth(" ", self.font, self.size))


@dataclass
class _Row:
    """A line of print: its words, how far it is indented, the notes that it cites."""

    words: list[_Word]
    size: float
    indent: float = 0.0
    sign: str = ""
    gap: float = 0.0
    is_heading: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def height(self) -> float:
        return self.size * _LEADING + self.gap


@dataclass
class _Frame:
    """A column of a page while it is filled."""

    rows: list[_Row] = field(default_factory=list)
    notes: list[_Row] = field(default_factory=list)

    @property
    def height(self) -> float:
        return sum(row.height for row in (*self.rows, *self.notes)) + (12.0 if self.notes else 0.0)


def write_pdf(model: Model, *, columns: int = 1, height: float = PAGE_HEIGHT) -> bytes:
    """The document in ``columns`` columns; ``height`` is that of the text on each page."""
    width = (A4[0] - _LEFT - _RIGHT - (columns - 1) * _COLUMN_GAP) / columns
    rows = [row for block in model.blocks for row in _rows(block, width)]
    notes = {name: list(_note_rows(name, spans, width)) for name, spans in model.notes.items()}
    frames = list(_fill(rows, notes, height))
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True)
    canvas.setTitle(model.blocks[0].text)
    for page in range(0, len(frames), columns):
        number = page // columns + 1
        _print_edges(canvas, model.blocks[0].text.partition(":")[0], number)
        _print_page(canvas, frames[page : page + columns], width)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _fill(rows: Sequence[_Row], notes: dict[str, list[_Row]], room: float) -> Iterator[_Frame]:
    """The columns, each with the notes of its marks; a note that has no room goes on in the next."""
    frame, left_over = _Frame(), list[_Row]()
    for row in rows:
        wanted = [line for name in row.notes for line in notes[name]]
        first = wanted[0].height if wanted else 0.0
        kept = _HEADINGS[0] * 3 if row.is_heading else 0.0  # no heading ends a page
        if frame.rows and frame.height + row.height + first + kept + 12.0 > room:
            yield frame
            frame = _Frame(notes=left_over)
            left_over = []
        frame.rows.append(row)
        for line in wanted:
            has_room = not left_over and frame.height + line.height <= room
            (frame.notes if has_room else left_over).append(line)
    yield frame
    if left_over:
        yield _Frame(notes=left_over)


def _print_edges(canvas: Canvas, head: str, number: int) -> None:
    """The running head and the number of the page."""
    canvas.setFont(_PLAIN, 9)
    canvas.drawString(_LEFT, A4[1] - 48, head)
    canvas.drawCentredString(A4[0] / 2, 40, str(number))


def _print_page(canvas: Canvas, frames: Sequence[_Frame], width: float) -> None:
    for place, frame in enumerate(frames):
        left = _LEFT + place * (width + _COLUMN_GAP)
        y = A4[1] - _TOP
        for row in frame.rows:
            y -= row.height
            _print_row(canvas, row, left, y)
        if frame.notes:
            y = _FOOT + sum(row.height for row in frame.notes)
            canvas.line(left, y + 4, left + 120, y + 4)
            for row in frame.notes:
                y -= row.height
                _print_row(canvas, row, left, y)


def _print_row(canvas: Canvas, row: _Row, left: float, y: float) -> None:
    if row.sign:
        canvas.setFont(_SYMBOLS if row.sign == _BULLET else _PLAIN, row.size)
        canvas.drawString(left, y, row.sign)
    x = left + row.indent
    for place, word in enumerate(row.words):
        x += word.space if place else 0.0
        canvas.setFont(word.font, word.size)
        rise = row.size * _RISE if word.is_raised else 0.0
        canvas.drawString(x, y + rise, word.text)
        if word.address:
            area = (x, y - 2, x + word.width, y + word.size)
            canvas.linkURL(word.address, area, relative=0, thickness=0)
        x += word.width


def _rows(block: Block, width: float) -> Iterator[_Row]:
    """The lines of a block; its number or bullet hangs in the margin of the first."""
    is_heading = block.kind == "heading"
    size = _HEADINGS[block.level - 1] if is_heading else _SIZE
    font = _BOLD if is_heading else _PLAIN
    sign = _BULLET if block.kind == "item" else block.number
    indent = _INDENT if sign else 0.0
    words = list(_words(block.spans, font, size))
    for place, line in enumerate(_wrap(words, width - indent)):
        row = _Row(line, size, indent, is_heading=is_heading)
        row.notes += [word.text for word in line if word.is_raised]
        if place == 0:
            row.sign, row.gap = sign, _GAP * (2 if is_heading else 1)
        yield row


def _note_rows(name: str, spans: Sequence[Span], width: float) -> Iterator[_Row]:
    own = _Word(name, _PLAIN, _NOTE_SIZE * 0.7, is_raised=True)
    for line in _wrap([own, *_words(spans, _PLAIN, _NOTE_SIZE)], width):
        yield _Row(line, _NOTE_SIZE)


def _words(spans: Sequence[Span], font: str, size: float) -> Iterator[_Word]:
    is_glued = True
    for span in spans:
        if span.kind == "mark":
            yield _Word(span.value, _PLAIN, size * _RAISED, is_raised=True, is_glued=True)
            is_glued = True
            continue
        address = span.value if span.kind == "link" else ""
        is_glued = is_glued and not span.text.startswith(" ")
        for text in span.text.split():
            face = (_HEADING_TYPES if font == _BOLD else _TYPES).get(span.kind, font)
            yield _Word(text, face, size, address, is_glued=is_glued)
            is_glued = False
        is_glued = not span.text.endswith(" ")


def _wrap(words: Sequence[_Word], width: float) -> Iterator[list[_Word]]:
    """Lines of whole words; an address that is too long is broken after a slash."""
    line: list[_Word] = []
    used = 0.0
    for word in (part for whole in words for part in _broken(whole, width - used)):
        step = word.width + (word.space if line else 0.0)
        if line and used + step > width and not (word.is_glued and not word.address):
            yield line
            line, used, step = [], 0.0, word.width
        line.append(word)
        used += step
    if line:
        yield line


def _broken(word: _Word, room: float) -> Iterator[_Word]:
    """The parts of an address that may stand on lines of their own."""
    if not word.address or word.width < room:
        yield word
        return
    parts = word.text.replace("/", "/\n").split("\n")
    for place, part in enumerate(filter(None, parts)):
        yield _Word(part, word.font, word.size, word.address, is_glued=word.is_glued or place > 0)
