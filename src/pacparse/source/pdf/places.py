"""Where a line or a link stands on its page as it is shown: boxes as ``StyleRun.box`` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pacparse.source.pdf.page_sizes import Sides
    from pacparse.source.pdf.pages import PrintedLine, View
    from pacparse.styles import Box

_ABOVE = 0.8  # of the size: how far letters reach above their base line
_BELOW = 0.22  # of the size: how far they reach below it


def box_of_line(line: PrintedLine, number: int, view: View) -> Box:
    """The place of a line on the page ``number``, counted from 1."""
    sides = (line.x, line.y - _BELOW * line.size, line.end, line.y + _ABOVE * line.size)
    return box_of_sides(_turned_back(sides, line.turn) if line.turn else sides, number, view)


def box_of_sides(sides: Sides, number: int, view: View) -> Box:
    """The place of a rectangle (left, foot, right and top in the page's own measure) on the page.

    The page is shown from the top left corner of ``view``, turned as ``view`` says.
    """
    left, foot, right, top = sides
    if view.turn == 90:
        shown = (foot - view.foot, left - view.left, top - view.foot, right - view.left)
    elif view.turn == 180:
        shown = (view.right - right, foot - view.foot, view.right - left, top - view.foot)
    elif view.turn == 270:
        shown = (view.top - top, view.right - right, view.top - foot, view.right - left)
    else:
        shown = (left - view.left, view.top - top, right - view.left, view.top - foot)
    x, y, end, bottom = shown
    return number, round(x, 1), round(y, 1), round(end, 1), round(bottom, 1)


def _turned_back(sides: Sides, turn: int) -> Sides:
    """The rectangle of upright letters, where they stand on the page: ``characters`` turned them."""
    left, foot, right, top = sides
    if turn == 90:
        return -top, left, -foot, right
    if turn == 180:
        return -right, -top, -left, -foot
    return (foot, -right, top, -left) if turn == 270 else sides
