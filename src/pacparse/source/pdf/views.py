"""How large a page is, which part of it is shown, and how far it is turned.

In most files all pages are alike, and one look at the bytes says so (``page_sizes.py``). Else the
library is asked, page by page. It gives what stands in the page itself, and US letter if nothing
does; but a page inherits from the tree of pages above it. Then the library writes the first page out
as a document, in which the objects above the page stand open.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pacparse.fields import NamedTuple
from pacparse.source.pdf.page_sizes import LETTER, Sides, find_only_size, in_order, read_sides
from pacparse.source.pdf.pages import View
from pacparse.text.patterns import pattern

_DEEPEST = 50  # nodes from a page to the root: no tree of pages is deeper
_LONGEST = 100_000  # characters: no node of a tree of pages is longer

_PARENT = pattern(
    r"/Parent ([0-9]{1,9}) 0 R", ask="search", example="/Parent 6 0 R", near_miss="/Parent 6 0"
)
_ROOT = pattern(r"/Root ([0-9]{1,9}) 0 R", ask="search", example="/Root 1 0 R", near_miss="/Root 1")
_PAGES = pattern(
    r"/Pages ([0-9]{1,9}) 0 R", ask="search", example="/Pages 2 0 R/Type", near_miss="/Type /Pages"
)
_KIDS = pattern(
    r"/Kids \[([0-9]{1,9}) 0 R",
    ask="search",
    example="/Kids [6 0 R 8 0 R]",
    near_miss="/Kids 6 0 R",
)
_REFERENCE = pattern(
    r" ([0-9]{1,9}) 0 R", ask="match", example=" 9 0 R/Parent", near_miss=" [9 0 R]"
)
_ROTATE = pattern(
    r"/Rotate (-?[0-9]{1,6})(?! [0-9])", ask="search", example="/Rotate 90/Type", near_miss="/R 90"
)


class _Node(NamedTuple):
    """What a page has or inherits; None if nothing says it."""

    media: Sides | None = None
    crop: Sides | None = None
    turn: int | None = None


class Views:
    """The pages of a ``document``, whose bytes are ``content``."""

    def __init__(self, document: Any, content: bytes) -> None:
        self._document = document
        self._only = find_only_size(content)

    def of_page(self, index: int) -> tuple[Sides, View]:
        """The sides of the whole page ``index``, counted from 0; what is shown of it."""
        if self._only is not None:
            return self._only, View(*self._only)
        own = self._document.page_media_box(index)
        media = in_order(own if own != LETTER else self._inherited.media or LETTER)
        crop = self._document.page_crop_box(index) or self._inherited.crop
        turn = self._document.page_rotation(index) or self._inherited.turn or 0
        shown = _shown(media, crop and in_order(crop))
        return media, View(*shown, turn=round(turn / 90) * 90 % 360)

    @cached_property
    def _inherited(self) -> _Node:
        opened = bytes(self._document.extract_pages_to_bytes([0]))
        return _read_tree(opened.decode("latin-1"))


def _shown(media: Sides, crop: Sides | None) -> Sides:
    """The part of the crop box that lies on the page; the whole page if none does."""
    if crop is None:
        return media
    left, foot = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, foot, right, top) if left < right and foot < top else media


def _read_tree(opened: str) -> _Node:
    """What the only page of ``opened`` has or inherits; ``opened`` is a document with open objects."""
    found = _Node()
    node = _first_page(opened)
    for _ in range(_DEEPEST):
        if not node:
            break
        turn = _ROTATE.search(node)
        found = _Node(
            media=found.media or _sides_of(opened, node, "/MediaBox"),
            crop=found.crop or _sides_of(opened, node, "/CropBox"),
            turn=found.turn if found.turn is not None or turn is None else int(turn[1]),
        )
        parent = _PARENT.search(node)
        node = _read_object(opened, parent[1]) if parent else ""
    return found


def _first_page(opened: str) -> str:
    """The object of the first page: the first leaf of the tree that the trailer leads to."""
    node = opened[opened.rfind("trailer") :]
    for step in (_ROOT, _PAGES, *[_KIDS] * _DEEPEST):
        found = step.search(node)
        if found is None:
            break
        node = _read_object(opened, found[1])
    return node


def _read_object(opened: str, number: str) -> str:
    start = opened.find(f"\n{number} 0 obj\n") if number else -1
    end = opened.find("\nendobj", start + 1, start + _LONGEST) if start >= 0 else -1
    return opened[start:end] if end > 0 else ""


def _sides_of(opened: str, node: str, key: str) -> Sides | None:
    """The box under ``key`` of a node, a reference followed."""
    at = node.find(key)
    if at < 0:
        return None
    value = node[at + len(key) :]
    if reference := _REFERENCE.match(value):
        value = _read_object(opened, reference[1]).partition(" obj\n")[2]
    return read_sides(value)
