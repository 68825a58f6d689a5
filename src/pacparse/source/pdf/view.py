"""A page as a viewer shows it: what is cut off at its edges, and how it is turned.

A file counts from its own corner, upwards; who points at a place on a page counts from the top left
corner of what is seen. This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.pdf.pages import Place


class View(NamedTuple):
    """The part of a page that is shown, in points of the file; ``turn`` is degrees clockwise."""

    left: float
    foot: float
    right: float
    top: float
    turn: int = 0

    def place(self, rect: Sequence[float]) -> Place:
        """Where two opposite corners of a box, ``(x, y, x, y)`` in points of the file, are shown."""
        across = sorted((rect[0] - self.left, rect[2] - self.left))
        down = sorted((self.top - rect[1], self.top - rect[3]))
        width, height = self.right - self.left, self.top - self.foot
        if self.turn in (180, 270):
            across, down = _mirrored(across, width), _mirrored(down, height)
        if self.turn in (90, 270):
            across, down = _mirrored(down, height), across
        left, top, right, bottom = (
            round(side, 1) for side in (across[0], down[0], across[1], down[1])
        )
        return left, top, right, bottom


def view_of(document: Any, index: int) -> View:
    """What is shown of page ``index``, counted from 0: its crop box inside its media box (PDF 32000-1, 14.11.2)."""
    left, foot, right, top = _ordered(document.page_media_box(index))
    cropped = document.page_crop_box(index)
    if cropped is not None:
        inner = _ordered(cropped)
        kept = (max(left, inner[0]), max(foot, inner[1]), min(right, inner[2]), min(top, inner[3]))
        if kept[0] < kept[2] and kept[1] < kept[3]:
            left, foot, right, top = kept
    return View(left, foot, right, top, int(document.page_rotation(index)) % 360)


def _ordered(box: Sequence[float]) -> tuple[float, float, float, float]:
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _mirrored(sides: Sequence[float], length: float) -> list[float]:
    return [length - sides[1], length - sides[0]]
