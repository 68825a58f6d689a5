"""The text of a page as it grows, white space as browsers have it, and the style runs over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.source.html.finishing import PageRun
from pacparse.styles import CELL_JOINT

if TYPE_CHECKING:
    from pacparse.source.html.finishing import PageKind

_SPACES = re.compile(r"[ \t\n\f\r]+")
# A marker that stands alone so far. Example: "1.", "3.2", "(a)", "12". Near misses: "1. The", "2nd".
MARKER = re.compile(
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.):]?|\([0-9a-z]{1,4}\)|[a-z]{1,4}[.)])", re.IGNORECASE
)
_LONGEST_MARKER = 16
# What a bare number may be followed by where a space was left to the style sheet: "1Maximising".
_CAPITAL = re.compile(r"[A-Z‘“\"']")
_BULLETS = "•·–-*▪◦●"

_ORDER = ("", " ", "\n", "\n\n")
_BLOCK = 3


class Writer:
    """Pieces of text with the styles that are active while they are written."""

    def __init__(self) -> None:
        self.active: dict[PageKind, str | None] = {}
        self.length = 0
        self.block_start = 0
        self._pieces: list[str] = []
        self._gap = 0
        self._cells = 0
        self._is_row = False
        self._may_glue = False
        self._head = ""
        self._holds = False
        self._open: dict[PageKind, tuple[int, int, str | None]] = {}
        self._runs: list[PageRun] = []

    def add(self, words: str) -> None:
        """Writes ``words``, white space as one space, or as nothing where a block begins."""
        words = _SPACES.sub(" ", words)
        if words[:1] == " ":
            self.gap(1)
            words = words[1:]
        if not words:
            return
        ends_spaced = words[-1] == " "
        self._emit(words[:-1] if ends_spaced else words)
        if ends_spaced:
            self.gap(1)

    def add_lines(self, words: str) -> None:
        """Writes ``words`` with their line ends, and white space inside lines as it is."""
        for place, line in enumerate(words.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if place:
                self.line_end()
            if line.strip():
                self._emit(line.replace("\f", " ").rstrip())

    def add_marker(self, printed: str, number: str | None) -> None:
        """Writes a marker that begins a block; no block begins between it and its words."""
        if number is None:
            self._emit(printed)
        else:
            before = self.active
            self.active = {**before, "number": number}
            self._emit(printed)
            self.active = before
        self._gap = 1
        self._holds = True

    def line_end(self) -> None:
        """Ends the line; a second time, the block."""
        self.gap(_BLOCK if self._gap == _BLOCK - 1 else _BLOCK - 1)

    def gap(self, size: int) -> None:
        """Asks for white space before what comes next: 1 a space, 2 a line end, 3 a new block."""
        if self._is_row or self._holds:
            size = 1
        self._gap = max(self._gap, size)

    def end_block(self) -> None:
        """Ends the block; inside a row the words only part."""
        self.gap(_BLOCK)

    def end_cell(self) -> None:
        """Ends a block where a cell of a layout ends: a number alone stands before its words."""
        self.gap(1 if self._is_marker_alone() else _BLOCK)

    def begin_row(self, *, may_glue: bool) -> None:
        """Begins a block of cells; blocks inside are parted by spaces.

        ``may_glue``: a number alone in its cell stands before its words as before a paragraph.
        """
        self.end_row()
        self._is_row = True
        self._may_glue = may_glue
        self._cells = 0

    def begin_cell(self) -> None:
        """Begins the next cell of the row."""
        if self._is_row and self.is_block_open:
            self._cells += 1

    def end_row(self) -> None:
        """Ends the row, and its block."""
        self._is_row = self._holds = False
        self._cells = 0
        self.end_block()

    @property
    def is_block_open(self) -> bool:
        """Whether the block that is being written has any words."""
        return self._gap < _BLOCK and self.length > self.block_start

    def finish(self) -> tuple[str, list[PageRun]]:
        """The text, and its style runs."""
        for kind in list(self._open):
            self._close(kind)
        return "".join(self._pieces), self._runs

    def _is_marker_alone(self) -> bool:
        if not self.is_block_open or len(self._head) > _LONGEST_MARKER:
            return False
        return self._head in _BULLETS or MARKER.fullmatch(self._head) is not None

    def _emit(self, words: str) -> None:
        is_new = self._gap == _BLOCK or self.length == 0
        before = self.length
        if self.length:
            self._write(self._separator(words))
        if is_new:
            self.block_start = self.length
            self._head = ""
        start = self.length
        self._write(words)
        if len(self._head) <= _LONGEST_MARKER:
            self._head += words[: _LONGEST_MARKER + 1]
        self._gap = self._cells = 0
        self._holds = False
        for kind, value in self.active.items():
            if kind == "raised" and "reference" in self.active:
                continue
            known = self._open.get(kind)
            if known and not is_new and known[1] == before and known[2] == value:
                self._open[kind] = (known[0], self.length, value)
            else:
                self._close(kind)
                self._open[kind] = (start, self.length, value)

    def _separator(self, words: str) -> str:
        if self._cells and self._gap < _BLOCK:
            is_glued = self._may_glue and self._is_marker_alone() and self._head[-1] in ".):•·"
            joint = " " if is_glued else CELL_JOINT
            self._head += "|" * _LONGEST_MARKER
            return joint + CELL_JOINT * (self._cells - 1)
        if self._gap <= 1 and "reference" in self.active:
            return ""  # a mark stands directly behind its word
        if self._gap == 0 and self._is_marker_alone() and "reference" not in self._open_here():
            is_told = self._head[-1] in ".):" or "." in self._head
            if words[0].isalpha() if is_told else _CAPITAL.match(words):
                return " "
        return _ORDER[self._gap]

    def _open_here(self) -> set[PageKind]:
        """The kinds of style that hold for the last character written."""
        return {kind for kind, (_, end, _) in self._open.items() if end == self.length}

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)

    def _close(self, kind: PageKind) -> None:
        known = self._open.pop(kind, None)
        if known is not None:
            self._runs.append(PageRun(kind, known[:2], known[2]))
