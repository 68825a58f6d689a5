"""Bullets that are no character for the library: codes without a name, letters of a symbol font, drawn dots.

Each becomes ``•`` at its place, so that it is read as any other bullet.
This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.source.pdf.glyphs import make_rows
from pacparse.source.pdf.letters import Letters

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from pacparse.source.pdf.drawings import Drawn
    from pacparse.source.pdf.glyphs import Piece
    from pacparse.source.pdf.words import Words

BULLET = "•"
_FONTS = ("wingding", "dingbat", "webding")
_SHAPES = frozenset("lmnopqrstuvwyz§Ø\x9e\x9f·•")
"""The codes of squares, dots, diamonds and arrows in these fonts; ``x`` and ``ü`` are ticks of a form."""
_SHAPE_BLOCKS = (
    ("\u25a0", "\u25ff"),
    ("\u274d", "\u2756"),
    ("\u2794", "\u27be"),
    ("\uf020", "\uf0ff"),
)
"""Geometric shapes; of the dingbats circles, squares and arrows, and no ticks; codes that have no letter."""
_NAMELESS = frozenset("\x7f\x81\x8d\x8f\x90\x9d")
"""The unused codes of the WinAnsi encoding: each stands for a bullet (PDF 32000-1, annex D.2, note 3)."""
_SAME = 0.6  # points: one place
_INSET = 6.0  # points: how far a line stands in at least whose bullet may be missing
_OTHER = 0.15  # of the size: type of another kind
_LIST = 3  # lines: what leads to a list, and two items
_NEAR = 2.2  # of the size: how far below another line that is
_STOPS = ".?!"
_LEAST_REACH, _REACH = 0.2, 3.5  # of the size of the words: how far before them a bullet begins
_MIDDLE = 0.35  # of its size: how high over its base line a bullet's middle stands
_HIGHEST = 0.65  # of the size of the words: how high over their base line that may be
_SMALLEST, _LARGEST = 0.12, 0.75  # of the size of the words: a drawn dot
_ROUND = 1.5  # how much wider than high it may be, or higher than wide
_TALLEST = 20.0  # points


class Sign(NamedTuple):
    """What may be a bullet: where it begins, how high its middle and its base line stand, its height."""

    x: float
    middle: float
    base: float
    height: float = 0.0


class Begin(NamedTuple):
    """Where the words begin that a bullet stands before: their first letter, base line and size."""

    x: float
    y: float
    size: float


def _symbol_signs(chars: Sequence[Any]) -> list[Sign]:
    """The characters that are shapes in a symbol font."""
    fonts = {name for name in {char.font_name for char in chars} if _is_of_symbols(name)}
    return [
        Sign(char.origin_x, char.origin_y + _MIDDLE * char.font_size, char.origin_y)
        for char in (chars if fonts else ())
        if char.font_name in fonts and _is_shape(char.char)
    ]


def _is_of_symbols(font: str) -> bool:
    return any(name in font.lower() for name in _FONTS)


def _is_shape(sign: str) -> bool:
    return sign in _SHAPES or any(first <= sign <= last for first, last in _SHAPE_BLOCKS)


def _drawn_signs(boxes: Iterable[Drawn]) -> list[Sign]:
    """The drawn shapes that may be dots or squares."""
    return [
        Sign(x, y + height / 2, y, height)
        for x, y, width, height in boxes
        if 0 < height < _TALLEST and height < _ROUND * width and width < _ROUND * height
    ]


def with_bullets(
    letters: Letters,
    chars: Sequence[Any],
    dots: Iterable[Drawn],
    words: Words,
    *,
    is_early: bool,
) -> list[list[Piece]]:
    """The rows of a page, with ``•`` where a bullet is printed before words.

    ``chars`` are its characters as the library gives them, ``words`` its words, ``dots`` the shapes
    that are drawn on it: left, foot, width and height. ``is_early``: codes without a name are looked
    for wherever there is room for a list.
    """
    doubled = words.doubled
    rows = make_rows(letters, words)
    signs = _drawn_signs(dots)
    signs += _symbol_signs(chars) if _may_hold_symbols(rows) else ()
    found = _before_words(signs, rows)
    has_room = is_early and len(rows) >= _LIST
    if has_room or _has_inset(rows, {begin.x for begin in found.values()}):
        found |= _before_words(_nameless_signs(words), rows)
    if not found:
        return rows
    kept = [glyph for glyph in letters if (glyph[0], glyph[1]) not in found]
    for (_, x), (_, y, size) in found.items():
        kept.append((y, x, x + _MIDDLE * size, size, 0, BULLET, False))
    words.doubled = doubled  # it is counted once
    return make_rows(Letters.of(kept), words)


def _before_words(
    signs: Iterable[Sign], rows: Sequence[Sequence[Piece]]
) -> dict[tuple[float, float], Begin]:
    """The places of the signs that stand before words, with those."""
    return {
        (sign.base, sign.x): begin
        for sign in signs
        if (begin := _words_behind(sign, rows)) is not None
    }


def _has_inset(rows: Sequence[Sequence[Piece]], found: Container[float]) -> bool:
    """Whether a line stands in under the open end of another, with no letter of that above its first.

    ``found`` are the places of lines whose bullets are known.
    """
    return any(
        row[0].x > above[0].x + _INSET
        and abs(above[0].y - row[0].y) < _NEAR * row[0].size
        and abs(above[0].size - row[0].size) < _OTHER * row[0].size
        and above[-1].text[-1] not in _STOPS
        and row[0].text[0].isalpha()
        and row[0].x not in found
        and not any(abs(edge - row[0].x) < _SAME for piece in above for edge in piece.edges)
        for above, row in pairwise(rows)
    )


def _may_hold_symbols(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether a sign that may be a shape stands alone before words, or before a gap."""
    return any(
        _is_shape(piece.text[0]) and piece.text[1:2] in ("", " ") for row in rows for piece in row
    )


def _words_behind(sign: Sign, rows: Iterable[Sequence[Piece]]) -> Begin | None:
    """The words that a sign stands before, with nothing close before it."""
    for row in rows:
        rise = sign.middle - row[0].y
        if not 0 <= rise <= _HIGHEST * max(piece.size for piece in row):
            continue
        end = float("-inf")
        for piece in row:
            is_own = abs(piece.x - sign.x) < _SAME
            if is_own and piece.text[1:] == "":
                continue
            x = piece.edges[2] if is_own and piece.text[1] == " " else piece.x
            size = piece.size
            is_of_size = not sign.height or _SMALLEST <= sign.height / size <= _LARGEST
            if _LEAST_REACH * size < x - sign.x < _REACH * size and is_of_size:
                return Begin(x, piece.y, size) if sign.x - end >= size else None
            end = piece.end
    return None


def _nameless_signs(words: Words) -> Iterator[Sign]:
    """The codes that have no name, which the library gives in words but not one by one."""
    for span in words.spans():
        if _NAMELESS.isdisjoint(span.text) or len(span.char_widths) != len(span.text):
            continue
        x, base = span.bbox[:2]
        for sign, width in zip(span.text, span.char_widths, strict=True):
            if sign in _NAMELESS:
                yield Sign(x, base + _MIDDLE * span.font_size, base)
            x += width
