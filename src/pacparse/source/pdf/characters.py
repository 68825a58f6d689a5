"""The characters of a page, turned upright, each where it is printed.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pacparse.source.pdf.glyphs import Glyph
from pacparse.source.pdf.lost_letters import LOST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BOLD = frozenset({"Bold", "SemiBold", "ExtraBold", "Black", "Semibold", "Extrabold"})


def by_direction(chars: Sequence[Any], lost: Mapping[int, str]) -> dict[int, list[Glyph]]:
    """The characters by the direction that they are printed in, turned upright.

    ``lost`` has the letters of those that the library could not give, by index.
    """
    ways: dict[int, list[Glyph]] = {}
    last = len(chars) - 1
    for index, char in enumerate(chars):
        text = char.char
        if not text.isprintable():
            text = _printable(text)
        elif text == "Â" and index < last and chars[index + 1].char == "\xa0":
            continue  # the library reads a no-break space in UTF-8 as two characters
        elif text == LOST:
            text = lost.get(index, LOST)
        x, y = char.origin_x, char.origin_y
        width = char.advance_width
        turn = char.rotation_degrees
        way = 0
        if turn:
            way = round(turn / 90) * 90 % 360
            x, y = _turned(x, y, way)
        if not text or not (math.isfinite(x) and math.isfinite(y)):
            continue
        if index in lost and index < last:
            width = _width_to(chars[index + 1], char, width)
        glyph = Glyph(y, x, x + width, char.font_size, char.font_weight in _BOLD, text)
        ways.setdefault(way, []).append(glyph)
    return {way: glyphs if not way else _with_widths(glyphs) for way, glyphs in ways.items()}


def _with_widths(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters, each as wide as to the next: turned ones have no width in the library."""
    glyphs.sort(key=lambda glyph: (-glyph.y, glyph.x))
    wide: list[Glyph] = []
    for glyph, following in zip(glyphs, [*glyphs[1:], None], strict=True):
        end = glyph.x + 0.5 * glyph.size
        if following is not None and following.y == glyph.y:
            end = following.x if following.x - glyph.x < 1.2 * glyph.size else end
        wide.append(glyph._replace(end=end) if glyph.end <= glyph.x else glyph)
    return wide


def _width_to(following: Any, char: Any, width: float) -> float:
    """How wide a lost character is: up to the next one on its line, if that is near."""
    step: float = following.origin_x - char.origin_x
    is_near = following.origin_y == char.origin_y and width < step < 1.5 * char.font_size
    return step if is_near and following.char != " " else width


def _printable(text: str) -> str:
    """``text`` with a space for white space, nothing for controls, a hyphen for a soft one."""
    out = []
    for character in text:
        if character == "\xad":
            out.append("-")
        elif character.isspace():
            out.append(" ")
        elif "\ud800" <= character <= "\udfff":
            out.append("\ufffd")
        elif character.isprintable() or character > "\xa0":
            out.append(character)
    return "".join(out)


def _turned(x: float, y: float, way: int) -> tuple[float, float]:
    if way == 90:
        return y, -x
    if way == 180:
        return -x, -y
    return (-y, x) if way == 270 else (x, y)
