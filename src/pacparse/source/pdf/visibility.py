"""What of a page nobody sees: letters outside of it, in white on white, under other letters.

A scan that was read by a program has its words in letters that are not painted. If words are painted in
the same place, the page has two layers of text, and the painted one is read.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.source.pdf.limits import MAX_RULES
from pacparse.source.pdf.streams import HIDDEN, has_doubtful_white

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from pacparse.source.pdf.glyphs import Piece
    from pacparse.source.pdf.page_sizes import Sides
    from pacparse.source.pdf.streams import Prepared

_WHITE = 0.98  # of each colour: paper is no whiter
_SAMPLED = 4  # one letter in so many is asked for its colour: shorter white words may be missed
_LOOSE = 1.0  # points: how far letters may hang over the edge of a page
_MIDDLE = 0.25  # of the size: how high above its base line the middle of a letter lies
_OVER = 0.4  # of the size: how far the base lines of two layers may lie apart
_WORD_GAP = 0.16  # of the size
_LINE_GAP = 1.1  # of the size: another column begins
_SAME = 0.7  # of the letters of the longer: two readings of one line


class Sight(NamedTuple):
    """Which characters of a page nobody sees, by index, and which of them repeat what is painted.

    ``differs`` says that the repeated words are not those that are painted.
    """

    unseen: Collection[int] = ()
    repeated: Collection[int] = ()
    differs: bool = False


class Eyes:
    """What is seen of the pages of a ``document``, whose bytes are in ``prepared``.

    ``layered``, ``hiding`` and ``incomplete`` are the pages, from 1, that have two layers of words
    which differ, words which nobody sees, and letters which were not read.
    """

    def __init__(self, document: Any, prepared: Prepared) -> None:
        self.texts = prepared.texts
        self.layered: list[int] = []
        self.hiding: list[int] = []
        self.incomplete: list[int] = []
        self._document = document
        self._prepared = prepared
        self._is_white_doubtful: bool | None = None

    def look(self, index: int, chars: Sequence[Any], frame: Sides | None) -> Sight:
        """What nobody sees of page ``index``, of which the ``frame`` is shown, or all of it."""
        unseen = _outside(chars, frame) if frame else set()
        unseen |= self._white_on_white(index, chars)
        if unseen and len(unseen) >= _letters(chars):
            unseen = set()  # then the frame or the colour is not what it seems
        hidden = _hidden(chars) if self._prepared.has_hidden else set()
        if not hidden or len(hidden) == len(chars):
            return Sight(unseen)
        repeated, differs = _repeated(chars, hidden, unseen)
        return Sight(unseen - repeated, repeated, differs)

    def _white_on_white(self, index: int, chars: Sequence[Any]) -> set[int]:
        white = _white(chars)
        grounds = _grounds(self._document, index) if white else []
        unseen = _off(grounds, chars, white)
        return set() if unseen and self._doubts_white() else unseen

    def note(self, index: int, *, differs: bool, is_unseen: bool, is_incomplete: bool) -> None:
        """Remembers what is to be said of page ``index``."""
        for pages, holds in (
            (self.layered, differs),
            (self.hiding, is_unseen),
            (self.incomplete, is_incomplete),
        ):
            if holds:
                pages.append(index + 1)

    def _doubts_white(self) -> bool:
        if self._is_white_doubtful is None:
            self._is_white_doubtful = has_doubtful_white(self._prepared.content)
        return self._is_white_doubtful


def lie_beyond(rows: Iterable[Iterable[Piece]], frame: Sides) -> bool:
    """Whether words stand beyond the edge of a page."""
    left, foot, right, top = frame
    return any(
        piece.end < left or piece.x > right or piece.y > top or piece.y + piece.size < foot
        for row in rows
        for piece in row
    )


def _letters(chars: Iterable[Any]) -> int:
    return sum(not char.char.isspace() for char in chars)


def _middle(char: Any) -> tuple[float, float]:
    return char.origin_x + char.advance_width / 2, char.origin_y + _MIDDLE * char.font_size


def _outside(chars: Sequence[Any], frame: Sides) -> set[int]:
    left, foot, right, top = frame
    return {
        place
        for place, (x, y) in enumerate(map(_middle, chars))
        if not (left - _LOOSE <= x <= right + _LOOSE and foot - _LOOSE <= y <= top + _LOOSE)
        and not chars[place].char.isspace()
    }


def _hidden(chars: Iterable[Any]) -> set[int]:
    return {place for place, char in enumerate(chars) if char.color == HIDDEN}


def _white(chars: Sequence[Any]) -> list[int]:
    """The white letters, by index: a few are asked, and then those beside a white one."""
    sampled = [char.color for char in chars[::_SAMPLED]]
    whites = {color for color in set(sampled) if _is_white(color)}
    if not whites:
        return []
    near = {
        place
        for nth, color in enumerate(sampled)
        if color in whites
        for place in range(_SAMPLED * nth - _SAMPLED + 1, _SAMPLED * (nth + 1))
        if 0 <= place < len(chars)
    }
    return [p for p in sorted(near) if _is_white(chars[p].color) and not chars[p].char.isspace()]


def _is_white(color: Any) -> bool:
    return color is not None and min(color) >= _WHITE


def _grounds(document: Any, index: int) -> list[Sides]:
    """What is painted on a page besides letters, and is not white: left, foot, right, top."""
    boxes = [
        path["bbox"]
        for path in document.extract_paths(index)[:MAX_RULES]
        if path["fill_color"] is not None and not _is_white(path["fill_color"])
    ]
    boxes += [image["bbox"] for image in document.extract_images(index) if image["bbox"]]
    return [
        (min(x, x + w), min(y, y + h), max(x, x + w), max(y, y + h))
        for x, y, w, h in boxes
        if math.isfinite(x + y + w + h)
    ]


def _off(grounds: Sequence[Sides], chars: Sequence[Any], places: Iterable[int]) -> set[int]:
    """The places of those characters that stand on none of the ``grounds``.

    Most stand on that of the one before, which is looked at first.
    """
    off: set[int] = set()
    last: Sides | None = None
    for place in places:
        middle = _middle(chars[place])
        if last is None or not _holds(last, middle):
            last = next((ground for ground in grounds if _holds(ground, middle)), None)
            if last is None:
                off.add(place)
    return off


def _holds(ground: Sides, at: tuple[float, float]) -> bool:
    left, foot, right, top = ground
    return left <= at[0] <= right and foot <= at[1] <= top


def _repeated(
    chars: Sequence[Any], hidden: Collection[int], unseen: Collection[int]
) -> tuple[set[int], bool]:
    """The hidden words that lie over painted ones, by character; whether they differ from these."""
    painted = _Painted(
        chars[place] for place in range(len(chars)) if place not in hidden and place not in unseen
    )
    repeated: set[int] = set()
    under: set[int] = set()
    for line in _lines(chars, sorted(hidden)):
        found = {place: painted.under(chars[place]) for word in line for place in word}
        words = [word for word in line if 2 * sum(found[p] is not None for p in word) >= len(word)]
        seen = {one for word in words for place in word if (one := found[place]) is not None}
        if len(words) < len(line) and painted.reads(seen, [chars[place].char for place in found]):
            words = line  # the last words of a wider type stand beside the print
        repeated.update(chain.from_iterable(words))
        under |= seen
    letters = [chars[place].char for place in repeated]
    return repeated, sorted(letters) != sorted(painted.letters(under))


class _Painted:
    """The painted letters of a page, in lines, to be looked up by place."""

    def __init__(self, chars: Iterable[Any]) -> None:
        self._chars = sorted(
            (char for char in chars if not char.char.isspace()),
            key=lambda char: (char.origin_y, char.origin_x),
        )
        self._heights: list[float] = []
        self._lines: list[tuple[int, list[float]]] = []
        start = 0
        for height, line in groupby(self._chars, key=lambda char: char.origin_y):
            begins = [char.origin_x for char in line]
            self._heights.append(height)
            self._lines.append((start, begins))
            start += len(begins)

    def under(self, char: Any) -> int | None:
        """The painted letter that lies where ``char`` lies; None if there is none."""
        x = char.origin_x + char.advance_width / 2
        reach = _OVER * char.font_size
        at = bisect_right(self._heights, char.origin_y - reach)
        while at < len(self._heights) and self._heights[at] <= char.origin_y + reach:
            start, begins = self._lines[at]
            place = bisect_right(begins, x) - 1
            if place >= 0:
                found = self._chars[start + place]
                if x <= found.origin_x + found.advance_width:
                    return start + place
            at += 1
        return None

    def letters(self, places: Iterable[int]) -> list[str]:
        """The letters at some places."""
        return [self._chars[place].char for place in places]

    def reads(self, places: Collection[int], letters: Sequence[str]) -> bool:
        """Whether the ``letters`` of a line are another reading of the print, on which most of it lies.

        ``places`` are the painted letters under it. Near miss: a short stamp upon a hidden line.
        """
        if 2 * len(places) < len(letters):
            return False
        printed = Counter(self.letters(self._line_of(places)))
        shared = (printed & Counter(letters)).total()
        return shared >= _SAME * max(printed.total(), len(letters))

    def _line_of(self, places: Collection[int]) -> range:
        """The painted letters that stand on one line with most of ``places``, no wide gap between."""
        ((height, _),) = Counter(self._chars[place].origin_y for place in places).most_common(1)
        first = last = next(p for p in places if self._chars[p].origin_y == height)
        while first and self._are_beside(first - 1, first):
            first -= 1
        while last + 1 < len(self._chars) and self._are_beside(last, last + 1):
            last += 1
        return range(first, last + 1)

    def _are_beside(self, place: int, following: int) -> bool:
        left, right = self._chars[place], self._chars[following]
        gap = right.origin_x - left.origin_x - left.advance_width
        return bool(left.origin_y == right.origin_y and gap < _LINE_GAP * right.font_size)


def _lines(chars: Sequence[Any], places: Sequence[int]) -> list[list[list[int]]]:
    """The places of characters, parted into words, and these into lines; white space is left out."""
    lines: list[list[list[int]]] = []
    last: Any = None
    is_open = False
    for place in places:
        char = chars[place]
        if char.char.isspace():
            is_open = False
            continue
        gap = math.inf
        if last is not None and char.origin_y == last.origin_y:
            gap = abs(char.origin_x - last.origin_x - last.advance_width)
        if is_open and gap < _WORD_GAP * char.font_size:
            lines[-1][-1].append(place)
        elif gap < _LINE_GAP * char.font_size:
            lines[-1].append([place])
        else:
            lines.append([[place]])
        last, is_open = char, True
    return lines
