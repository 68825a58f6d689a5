"""Lines of the source text, without their white space, and what the page looked like."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from pacparse.lexicon.sentences import SENTENCE_ENDS
from pacparse.text.patterns import compile_late
from pacparse.units import Cut, Line, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

BOM = "\ufeff"

# str.splitlines() also ends a line at FS, GS and RS, which are data here, not line ends.
_SEPARATORS = "\x1c\x1d\x1e"
_LINE = compile_late("[^\n\r\f\v\x85\u2028\u2029]*(?:\r\n|[\n\r\f\v\x85\u2028\u2029]|\\Z)")
# White space and byte order marks in any order; str.strip() alone stops at a mark.
BLANK = (
    BOM + " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_MARKS = re.compile(f"{BOM}+")

_SHORTEST = 30  # a shorter line says nothing of the width
MIN_WRAPPED_LINES = 8
_FEW_TORN = 2
_FEW_BEYOND = 0.25
_NEARLY = 0.8
MAX_WRAP_WIDTH = 130
# A page may be set narrower than most: its own lines tell how wide.
_LINES_BELOW = 3
NARROWEST = 60
_FULL = 0.85


def read_lines(text: str) -> Lines:
    """The non-blank lines of ``text`` in order; byte order marks inside it are cut."""
    cuts: tuple[Cut, ...] = ()
    if BOM in text:
        cuts = tuple(Cut("byte_order_mark", m.span()) for m in _MARKS.finditer(text))
    lines: list[Line] = []
    gap = 0
    has_pages, page_top = "\f" in text, False
    pieces = _split(text)
    places = accumulate(map(len, pieces), initial=0)
    for raw, content, cursor in zip(pieces, map(str.strip, pieces), places, strict=False):
        if content and cuts:
            content = content.strip(BLANK)  # noqa: PLW2901 - the same words, without marks
        if not content:
            gap += 1
            page_top = page_top or (has_pages and "\f" in raw)
            continue
        start = cursor if raw[0] == content[0] else cursor + raw.index(content)
        page_top = page_top or (has_pages and raw[0] == "\f")
        lines.append(Line(start, start + len(content), content, gap, page_top))
        gap, page_top = 0, has_pages and raw[-1] == "\f"
    return Lines(tuple(lines), _wrap_width(lines), cuts, has_stray_gaps=_has_stray_gaps(lines))


def is_one_of_those_below(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is about as long as those that follow it directly: it is wrapped as they are."""
    line, *below = lines[index : index + _LINES_BELOW + 1]
    if len(below) < _LINES_BELOW or any(other.gap for other in below):
        return False
    longest = max(len(other.text) for other in below)
    return longest >= NARROWEST and len(line.text) > _FULL * longest


def _split(text: str) -> list[str]:
    """The pieces of ``text`` that end with its line ends, which they keep."""
    if not any(separator in text for separator in _SEPARATORS):
        return text.splitlines(keepends=True)
    return _LINE.findall(text)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text was wrapped, or None if a line holds a whole paragraph.

    Wrapped text has many lines just short of one width. A few lines beyond it are from another
    hand, if those just short of it stop in mid-sentence as wrapped ones do; whole paragraphs do not.
    """
    lengths = sorted(size for line in lines if (size := len(line.text)) > _SHORTEST)
    near = bisect_right(lengths, MAX_WRAP_WIDTH)
    if near < MIN_WRAPPED_LINES:
        return _width_of_few(lines, lengths)
    width = lengths[min(len(lengths) * 9 // 10, near - 1)]
    full = len(lengths) - bisect_left(lengths, _NEARLY * width)
    if full * 2 < len(lengths) or len(lengths) - near > near * _FEW_BEYOND:
        return None
    if near == len(lengths) or not _has_prose_beyond(lines):
        return width
    torn = sum(
        _NEARLY * width <= line.end - line.start <= MAX_WRAP_WIDTH
        and line.text[-1] not in SENTENCE_ENDS
        for line in lines
    )
    return width if torn * 2 >= full else None


def _width_of_few(lines: Sequence[Line], lengths: Sequence[int]) -> int | None:
    """The width of a text of a few lines, told by those after which a sentence goes on, or None."""
    torn = [above.end - above.start for above, below in pairwise(lines) if _runs_on(above, below)]
    torn = [length for length in torn if length > _SHORTEST]
    if len(torn) < _FEW_TORN or lengths[-1] > MAX_WRAP_WIDTH:
        return None
    is_level = min(torn) >= _NEARLY * max(torn) and lengths[-1] <= 1.1 * max(torn)
    return lengths[-1] if is_level else None


def _runs_on(above: Line, below: Line) -> bool:
    """Whether a sentence goes on in the next line, which begins with a small letter."""
    return (
        below.text[0].islower()
        and below.gap == 0
        and not below.is_page_top
        and above.text[-1] not in SENTENCE_ENDS
    )


def _has_stray_gaps(lines: Sequence[Line]) -> bool:
    """Whether most blank lines under a long line without a stop stand inside a sentence.

    The next line then begins with a small letter; a list's member and a cell are shorter.
    """
    torn = whole = 0
    for above, below in pairwise(lines):
        if not below.gap or below.is_page_top or len(above.text) <= NARROWEST:
            continue
        if above.text[-1].isalpha() and not above.text.endswith((" and", " or")):
            torn += below.text[0].islower()
            whole += not below.text[0].islower()
    return torn > 0 and torn >= whole


def _has_prose_beyond(lines: Sequence[Line]) -> bool:
    """Whether a line beyond any width holds words: no setting of type wraps an address."""
    return any(line.end - line.start > MAX_WRAP_WIDTH and "http" not in line.text for line in lines)
