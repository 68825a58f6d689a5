"""The drawn lines and frames of a page.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from pacparse.source.pdf.limits import MAX_RULES
from pacparse.source.pdf.tables import THIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    Box = tuple[float, float, float, float]

_WHITE = 0.97
_WHOLE_PAGE = 0.8


def find_boxes(document: Any, index: int, area: float) -> list[Box]:
    """The lines and frames that can be seen: left, foot, width, height.

    A coloured ground is no frame: words are marked with it, and whole pages.
    """
    boxes: list[Box] = []
    for path in document.extract_paths(index)[:MAX_RULES]:
        stroke = path["stroke_color"]
        color = stroke or path["fill_color"]
        if color is None or min(color) > _WHITE or not all(map(math.isfinite, path["bbox"])):
            continue
        x, y, width, height = path["bbox"]
        if min(abs(width), abs(height)) <= THIN:
            boxes.append((x, y, width, height))
        elif stroke is not None:
            boxes += _strokes(path["operations"][:MAX_RULES], _WHOLE_PAGE * area)
    return boxes[:MAX_RULES]


def _strokes(operations: list[dict[str, Any]], most: float) -> Iterator[Box]:
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
