r"""The signs inside a line of our own Markdown: escapes, links, emphasis.

Each is one that ``clean`` writes, so that no parser is needed: a star that is a sign stands beside words, every other
has a backslash before it; a link has its address between angle brackets; what begins inside a piece ends inside of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.styles import StyleRun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.styles import StyleKind

PUNCTUATION = r"[!-/:-@\[-`{-~]"
AUTOLINK = r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>"
# From left to right: an address and a note mark are skipped, and what an escape stands before.
_SIGN = re.compile(
    rf"(?P<address>{AUTOLINK})|(?P<escape>\\){PUNCTUATION}|(?P<mark>\[\^[^\]\s]{{1,20}}\])"
    r"|(?P<open>\[)|(?P<target>\]\(<(?P<to>[^<>]*)>\))|(?P<stars>\*{1,3})"
)
_SPECIAL = ("\\", "](<", "*", "<")
_ITALIC, _BOLD, _BOTH = 1, 2, 3  # stars
_STYLES: dict[int, StyleKind] = {_ITALIC: "italic", _BOLD: "bold"}


def read_inside(line: str, at: int, begin: int, *, is_note: bool) -> Iterator[StyleRun]:
    """What the signs of ``line`` say from ``begin`` on; ``at`` is where the line begins in the text.

    A note (``is_note``) prints its addresses, and they are its words.
    """
    for special in _SPECIAL:
        if special in line:
            break
    else:
        return
    opened: int | None = None
    stars = _Stars(line, at)
    for sign in _SIGN.finditer(line, begin):
        start, end = at + sign.start(), at + sign.end()
        if sign["escape"]:
            yield StyleRun("markup", (start, start + 1))
        elif sign["open"]:
            opened = end
        elif sign["target"] and opened is not None:
            yield StyleRun("markup", (opened - 1, opened))
            yield StyleRun("markup", (start, end))
            if not is_note and opened < start:
                yield StyleRun("link", (opened, start), sign["to"].replace("&amp;", "&"))
            opened = None
        elif sign["address"] and not is_note:
            yield StyleRun("markup", (start, start + 1))
            yield StyleRun("link", (start + 1, end - 1), sign["address"][1:-1])
            yield StyleRun("markup", (end - 1, end))
        elif sign["stars"]:
            yield from stars.take(sign.start(), sign.end())


class _Stars:
    """The signs of emphasis of a line, each begin with its end."""

    def __init__(self, line: str, at: int) -> None:
        self._line = line
        self._at = at
        self._open: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> Iterator[StyleRun]:
        """The styles that end with the stars from ``start`` to ``end``, and the stars as signs."""
        line, count = self._line, end - start
        if line[start - 1 : start].strip():
            while closed := self._closed_by(count):
                begin, size = closed
                count -= size
                yield StyleRun(_STYLES[size], (self._at + begin, self._at + start))
                yield StyleRun("markup", (self._at + begin - size, self._at + begin))
                yield StyleRun("markup", (self._at + end - count - size, self._at + end - count))
        if count and line[end : end + 1].strip():
            self._open.append((end, count))

    def _closed_by(self, count: int) -> tuple[int, int] | None:
        """Where the words begin that ``count`` stars end, and how many of the stars do; None if they end none."""
        if not count or not self._open:
            return None
        begin, size = self._open[-1]
        if size == _BOTH:  # the inner one ends first; where both end, that is taken to be italics
            ended = count if count < _BOTH else _ITALIC
            self._open[-1] = (begin - ended, _BOTH - ended)
            return begin, ended
        if size == count or (count == _BOTH and self._is_in(_BOTH - size)):
            self._open.pop()
            return begin, size
        return None

    def _is_in(self, size: int) -> bool:
        """Whether the style that is open last stands in another of that size."""
        return len(self._open) > 1 and self._open[-2][1] == size
