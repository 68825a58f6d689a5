"""The lines of the source as an editor counts them: 1-based, ended by CR LF, CR or LF."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pacparse.text.spans import Run

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_FEED = re.compile(r"\n")  # many times quicker than a choice


class SourceLines:
    """From an offset to its line and back; ``count`` is the number of the last line."""

    def __init__(self, text: str) -> None:
        pattern = _LINE_END if "\r" in text else _LINE_FEED
        self._text = text
        # an array takes a quarter of the memory of a list: a text has as many as lines
        self._starts = array("q", [0])
        self._starts.extend([match.end() for match in pattern.finditer(text)])
        self.count = len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of the character at ``offset``."""
        line = self.line_at(offset)
        return line, offset - self._starts[line - 1] + 1

    def line_at(self, offset: int) -> int:
        """The line of the character at ``offset``."""
        return bisect_right(self._starts, offset)

    def run_of(self, line: int) -> Run | None:
        """Where ``line`` stands, without its end; None where the text has no such line."""
        if not 1 <= line <= self.count:
            return None
        start = self._starts[line - 1]
        if line == self.count:
            return start, len(self._text)
        end = self._starts[line]
        return start, end - (2 if self._text.endswith("\r\n", start, end) else 1)
