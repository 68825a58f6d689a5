"""The characters of a page, turned upright, each where it is printed.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import math
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, Any

from pacparse.source.pdf.letters import BOLD, ITALIC, Letters
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.source.pdf.letters import Glyph

SOFT_HYPHEN = "\xad"
"""What replaces a hyphen that belongs to the end of the line. A font that has no other hyphen says nothing by it."""

ASKEW = 1
"""The direction of all that stands across the page, along none of its edges."""

_LEVEL = 5.0  # degrees: how crooked a scanned line may be
_STEEP = 0.1  # the least cosine: the library gives the width along the foot of the page
_SAMPLED = 4  # one letter in so many is asked for its font
_BOLD = frozenset({"Bold", "SemiBold", "ExtraBold", "Black", "Semibold", "Extrabold"})
# A font that is bold by the end of its name.
_BOLD_NAME = pattern(
    r"[-,](?:[A-Z][a-z]{1,8})?(?:Demi|SemiBd|SmBd|Bd|Hv|Blk)(?:It|Italic|Obl|Cn)?\Z",
    ask="search",
    example="Tideway-BdIt",
    near_miss="Tideway-DemiLight",
)


def by_direction(
    chars: Sequence[Any], given: Sequence[str], lost: Mapping[int, str]
) -> dict[int, Letters]:
    """The characters by the direction that they are printed in, turned upright.

    The direction is in degrees, a multiple of 90, or ASKEW for a stamp across the page.

    ``given`` is the text of each. ``lost`` has what stands for some of them, by index: letters that the
    library could not give, or nothing for those that are left out.
    """
    texts = list(given)
    begins = [char.origin_x for char in chars]
    ends = list(map(add, begins, [char.advance_width for char in chars]))
    for index, own in lost.items():
        texts[index] = own
        if index + 1 < len(chars):
            ends[index] = max(ends[index], _begin_of_next(chars[index + 1], chars[index]))
    letters = "".join(texts)
    if "Â\xa0" in letters:
        # The library reads a no-break space in UTF-8 as two characters.
        texts = ["" if pair == ("Â", "\xa0") else pair[0] for pair in pairwise([*texts, ""])]
    if not letters.isprintable():
        texts = [own if own.isprintable() else printable(own) for own in texts]
        for index, own in lost.items():
            if own == SOFT_HYPHEN:
                texts[index] = own
    types: list[int] = [char.font_weight in _BOLD for char in chars]
    if named := _named_bold(chars):
        types = [kind or char.font_name in named for kind, char in zip(types, chars, strict=True)]
    italics = [char.is_italic for char in chars]
    if True in italics:
        types = [
            kind | ITALIC if slants else kind for kind, slants in zip(types, italics, strict=True)
        ]
    sizes = [char.font_size for char in chars]
    heights = [char.origin_y for char in chars]
    turns = [char.rotation_degrees for char in chars]
    found = Letters([heights, begins, ends, sizes, types, texts, [False] * len(texts)])
    if not any(turns) and math.isfinite(sum(heights) + sum(ends)):
        if "" in texts:
            found = found.at([place for place, own in enumerate(texts) if own])
        return {0: found} if found else {}
    return _turn_upright(found, turns)


def _named_bold(chars: Sequence[Any]) -> set[str]:
    """The fonts that are bold by names which the library does not know: a few characters are asked."""
    names = {char.font_name for char in chars[::_SAMPLED]}
    return {name for name in names if _BOLD_NAME.search(name)}


def _turn_upright(letters: Letters, turns: Sequence[float]) -> dict[int, Letters]:
    ways: dict[int, list[Glyph]] = {}
    for (y, x, end, *rest), turn in zip(letters, turns, strict=True):
        if not rest[2] or not all(map(math.isfinite, (x, y, end, turn))):
            continue
        width = end - x
        way = round(turn / 90) * 90 % 360 if turn else 0
        if turn and abs(turn - round(turn / 90) * 90) > _LEVEL:
            angle = math.radians(turn)
            way = ASKEW
            width = (end - x) / max(abs(math.cos(angle)), _STEEP)
            at = x * math.cos(angle) + y * math.sin(angle)
            height = round(y * math.cos(angle) - x * math.sin(angle), 0)
        else:
            at, height = turned(x, y, way) if way else (x, y)
        ways.setdefault(way, []).append((height, at, at + width, *rest))  # type: ignore[arg-type]
    return {way: Letters.of(_with_widths(own) if way else own) for way, own in ways.items()}


def _with_widths(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters, each as wide as to the next: turned ones have no width in the library."""
    glyphs.sort(key=lambda glyph: (-glyph[0], glyph[1]))
    wide: list[Glyph] = []
    for glyph, following in zip(glyphs, [*glyphs[1:], None], strict=True):
        height, begin, end, size, *rest = glyph
        if end <= begin:
            end = begin + 0.5 * size
            if following is not None and following[0] == height:
                end = following[1] if following[1] - begin < 1.2 * size else end
        wide.append((height, begin, end, size, *rest))  # type: ignore[arg-type]
    return wide


def _begin_of_next(following: Any, char: Any) -> float:
    """Where the next character begins, if it stands near on the same line; else 0."""
    step = following.origin_x - char.origin_x
    is_near = following.origin_y == char.origin_y and 0 < step < 1.5 * char.font_size
    return float(following.origin_x) if is_near and following.char != " " else 0.0


def type_of(span: Any) -> int:
    """Whether the words of a span are in ``BOLD`` or ``ITALIC``, as a ``Glyph`` has it."""
    return (span.is_bold and BOLD) | (span.is_italic and ITALIC)


def printable(text: str) -> str:
    """``text`` with a space for white space, nothing for controls, a hyphen for a soft one.

    An unused code of the WinAnsi encoding stands for a bullet (PDF 32000-1, annex D.2, note 3).
    """
    out = []
    for character in text:
        if character == "\xad":
            out.append("-")
        elif character == "\x7f":
            out.append("•")
        elif character.isspace():
            out.append(" ")
        elif "\ud800" <= character <= "\udfff":
            out.append("\ufffd")
        elif character.isprintable() or character > "\xa0":
            out.append(character)
    return "".join(out)


def turned(x: float, y: float, way: int) -> tuple[float, float]:
    """Where a point stands that is ``x`` and ``y`` on the page, once what is printed ``way`` degrees is upright."""
    if way == 90:
        return y, -x
    if way == 180:
        return -x, -y
    return (-y, x) if way == 270 else (x, y)
