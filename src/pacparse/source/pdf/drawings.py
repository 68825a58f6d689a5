"""The drawn lines and frames of a page.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.source.pdf.limits import MAX_RULES
from pacparse.source.pdf.pages import PrintedLine, PrintedRow
from pacparse.source.pdf.tables import THIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Drawn = tuple[float, float, float, float]
"""The left edge, the foot, the width and the height of what is drawn."""

_WHITE = 0.97
_WHOLE_PAGE = 0.8
_SIMPLE = 12  # steps: a rectangle, with round corners too
_LEAST_PANEL = 20.0  # points: a lower ground is behind a word or a line
_MOST_PANELS = 100
_TALL = 0.6  # of the size: how high small letters reach


class Drawings(NamedTuple):
    """What is drawn on a page: left, foot, width and height of each.

    ``boxes`` are lines and frames, as those of tables; ``panels`` grounds and frames that may hold
    paragraphs; ``dots`` filled shapes of any size.
    """

    boxes: Sequence[Drawn] = ()
    panels: Sequence[Drawn] = ()
    dots: Sequence[Drawn] = ()


def find_drawings(document: Any, index: int, area: float) -> Drawings:
    """What is drawn on page ``index``, whose size is ``area`` square points."""
    found = document.extract_paths(index)[:MAX_RULES]
    paths = [path for path in found if all(map(math.isfinite, path["bbox"]))]
    dots = [path["bbox"] for path in paths if path["stroke_color"] is None]
    return Drawings(find_boxes(paths, area), find_panels(paths, area), dots)


def find_boxes(paths: Iterable[dict[str, Any]], area: float) -> list[Drawn]:
    """The lines and frames that can be seen: left, foot, width, height.

    A coloured ground is no frame: words are marked with it, and whole pages.
    """
    boxes: list[Drawn] = []
    for path in paths:
        stroke = path["stroke_color"]
        color = stroke or path["fill_color"]
        if color is None or min(color) > _WHITE:
            continue
        x, y, width, height = path["bbox"]
        if min(abs(width), abs(height)) <= THIN:
            boxes.append((x, y, width, height))
        elif stroke is not None:
            boxes += _strokes(path["operations"][:MAX_RULES], _WHOLE_PAGE * area)
    return boxes[:MAX_RULES]


def find_panels(paths: Iterable[dict[str, Any]], area: float) -> list[Drawn]:
    """The grounds and frames that may hold paragraphs, in order: left, foot, width, height.

    A ground that is drawn line by line is one. White is none, nor is what fills the page.
    """
    panels: list[Drawn] = []
    for path in paths:
        colors = [color for color in (path["fill_color"], path["stroke_color"]) if color]
        x, y, width, height = path["bbox"]
        is_drawn = any(min(color) <= _WHITE for color in colors)
        is_simple = path["operations_count"] < _SIMPLE
        if not is_drawn or not is_simple or min(width, height) <= THIN:
            continue
        if width * height >= _WHOLE_PAGE * area:
            continue
        if panels and _goes_on(panels[-1], (x, y, width, height)):
            left, foot, wide, high = panels.pop()
            y, height = min(foot, y), max(foot + high, y + height) - min(foot, y)
            x, width = left, wide
        panels.append((x, y, width, height))
    return [panel for panel in panels if panel[3] >= _LEAST_PANEL][:_MOST_PANELS]


def in_panels(
    content: Iterable[PrintedLine | PrintedRow], panels: Sequence[Drawn]
) -> tuple[PrintedLine | PrintedRow, ...]:
    """The content of a page, each line with the panel that holds it; a table has its own grounds."""
    return tuple(
        item._replace(box=_panel_of(item, panels))
        if panels and isinstance(item, PrintedLine)
        else item
        for item in content
    )


def _panel_of(line: PrintedLine, panels: Sequence[Drawn]) -> int:
    for number, (left, foot, width, height) in enumerate(panels, start=1):
        is_beside = line.x >= left - THIN and line.end <= left + width + THIN
        if is_beside and foot <= line.y and line.y + _TALL * line.size <= foot + height + THIN:
            return number
    return 0


def _goes_on(above: Drawn, below: Drawn) -> bool:
    """Whether a ground lies right under another, as wide as it."""
    is_same = abs(above[0] - below[0]) < THIN and abs(above[2] - below[2]) < THIN
    return is_same and abs(above[1] - (below[1] + below[3])) < THIN


def _strokes(operations: list[dict[str, Any]], most: float) -> Iterator[Drawn]:
    """The rectangles and the level and upright lines of a stroked path."""
    x = y = math.nan
    for step in operations:
        name = step["op"]
        if name == "rectangle":
            if abs(step["width"] * step["height"]) < most:
                yield step["x"], step["y"], step["width"], step["height"]
        elif name in {"move_to", "line_to"}:
            to_x, to_y = step["x"], step["y"]
            if name == "line_to" and (abs(to_x - x) < 1 or abs(to_y - y) < 1):
                yield min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)
            x, y = to_x, to_y
        else:
            x = y = math.nan
