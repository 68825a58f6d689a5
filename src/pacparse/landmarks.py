"""Landmarks: by what a person finds a place of a document again.

A text has lines. The text of a PDF or a Word file is made by us and nobody sees its lines: a PDF has
pages, and Word, which has none until it is printed, has paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

from pacparse.text.line_index import SourceLines

if TYPE_CHECKING:
    from pacparse.text.spans import Run

LandmarkKind = Literal["line", "page", "paragraph"]

_SIGNS: dict[LandmarkKind, str] = {"line": "L", "page": "p", "paragraph": "¶"}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Origin(Protocol):
    """What is known of a file: the source of a document, or its text as it was read."""

    @property
    def media_type(self) -> str:
        """Its type."""
        ...

    @property
    def pages(self) -> int | None:
        """How many pages it has; None if it has none."""
        ...


def kind_of(source: Origin) -> LandmarkKind:
    """What a person counts in a document with that ``source``."""
    if source.pages is not None:
        return "page"
    return "paragraph" if source.media_type == _WORD else "line"


class Landmarks:
    """The landmarks of a ``source`` that was read as ``text``.

    They count from 1. Pages part at a form feed, paragraphs of Word at a blank line; each row of a
    table is a paragraph.
    """

    def __init__(self, source: Origin, text: str) -> None:
        self.kind = kind_of(source)
        self._text = text

    @cached_property
    def lines(self) -> SourceLines:
        """The lines of the text."""
        return SourceLines(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each page begins, or each paragraph."""
        if self.kind == "page":
            return [0, *(found.end() for found in re.finditer("\f", self._text))]
        return _paragraph_starts(self._text)

    @property
    def count(self) -> int:
        """The number of the last one."""
        return self.lines.count if self.kind == "line" else len(self._starts)

    def number_at(self, offset: int) -> int:
        """The number of the landmark at which the character at ``offset`` stands."""
        if self.kind == "line":
            return self.lines.line_at(offset)
        return max(1, bisect_right(self._starts, offset))

    def sign(self, number: int) -> str:
        """How people name one in a call, and a margin names it: ``L39``, ``p5``, ``¶57``."""
        return f"{_SIGNS[self.kind]}{number}"

    def sign_at(self, offset: int) -> str:
        """The sign of the landmark at ``offset``."""
        return self.sign(self.number_at(offset))

    def sign_of_line(self, line: int) -> str:
        """The sign of the landmark of ``line``; a form feed before its words parts it from the last."""
        run = self.lines.run_of(line)
        return self.sign(self.number_at(run[1] if run else 0))

    def words_at(self, offset: int) -> str:
        """The landmark at ``offset`` in words: ``line 1,039``, ``page 5``, ``paragraph ¶57``."""
        number = self.number_at(offset)
        return f"{self.kind} {_SIGNS['paragraph'] if self.kind == 'paragraph' else ''}{number:,}"

    def run_of(self, number: int) -> Run | None:
        """From where to where landmark ``number`` reaches; None where there is none."""
        if self.kind == "line":
            return self.lines.run_of(number)
        if not 1 <= number <= self.count:
            return None
        return self._starts[number - 1], [*self._starts, len(self._text)][number]

    @property
    def range(self) -> str:
        """All of them, for a hint: ``pages are p1 to p12``."""
        return f"{self.kind}s are {self.sign(1)} to {self.sign(self.count)}"


def _paragraph_starts(text: str) -> list[int]:
    """Where the first words stand behind each blank line, and at the head of the text."""
    starts: list[int] = []
    offset = 0
    is_apart = True
    for line in text.split("\n"):
        words = line.lstrip()
        if words and is_apart:
            starts.append(offset + len(line) - len(words))
        is_apart = not words
        offset += len(line) + 1
    return starts
