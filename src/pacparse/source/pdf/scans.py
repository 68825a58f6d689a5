"""Pages that are pictures: a letter that was scanned, a drawing of words.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

from pacparse.source.pdf.pages import PrintedLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.source.pdf.pages import PrintedPage

_SHARE = 0.3  # of the page: a crest or a signature is smaller


def is_picture(document: Any, index: int, page: PrintedPage) -> bool:
    """Whether a page holds no letter, and pictures that fill a good part of it.

    Near miss: an empty page, one without any extent, and one with nothing but a crest.
    """
    area = page.height * page.width
    if not area or _has_letters(page):
        return False
    sizes = [(image["width"], image["height"]) for image in document.page_images(index)]
    if _cover(sizes) >= _SHARE * area:
        return True
    # The library gives no size for what stands in a form or in the page's own stream.
    boxes = [image["bbox"] for image in document.extract_images(index)]
    return _cover((box[2], box[3]) for box in boxes if box) >= _SHARE * area


def _has_letters(page: PrintedPage) -> bool:
    lines = (
        [item] if isinstance(item, PrintedLine) else itertools.chain.from_iterable(item.cells)
        for item in page.content
    )
    return any(any(map(str.isalpha, line.text)) for line in itertools.chain.from_iterable(lines))


def _cover(sizes: Iterable[tuple[float, float]]) -> float:
    """How many square points pictures of these sizes cover, if none lies over another."""
    return sum(abs(w * h) for w, h in sizes if math.isfinite(w) and math.isfinite(h))
