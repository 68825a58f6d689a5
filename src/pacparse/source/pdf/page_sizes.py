"""Whether all pages of a file are alike: one look at its bytes, packed objects opened.

Asking the library for a page's boxes costs a walk through the tree of pages. Most files have one
size of page, nothing cut off and nothing turned, and that can be seen without it. A file that leaves
any doubt is asked page by page (``views.py``).

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import zlib

from pacparse.text.patterns import pattern

Sides = tuple[float, float, float, float]
"""Left, foot, right and top, or any two corners, in the page's own measure."""

LETTER: Sides = (0.0, 0.0, 612.0, 792.0)
_MOST = 30_000_000  # bytes: a file that has more, or packs more, is asked page by page

_NUMBERS = pattern(
    r"\s*\[\s*((?:-?[0-9]{0,9}\.?[0-9]{0,9}\s+){3}-?[0-9]{0,9}\.?[0-9]{0,9})\s*\]",
    ask="match",
    example=" [0 0 595.28 842]",
    near_miss=" [0 0 595 842 0]",
)
_KEYS = pattern(
    r"/(MediaBox|CropBox|Rotate(?![A-Za-z])(?!\s+0\s*[/>]))",
    ask="search",
    example="/Type/Page/Rotate 90",
    near_miss="/Type/Page/Rotate 0/Tabs",
)
_PACKED = pattern(
    r"/ObjStm[^<>]{0,300}>>\s{0,4}stream\r?\n",
    ask="search",
    example="<</Type/ObjStm/N 9/First 60/Filter/FlateDecode/Length 900>>stream\n",
    near_miss="<</Type/ObjStm/DecodeParms<</Columns 4>>/Length 900>>stream\n",
)


def find_only_size(content: bytes) -> Sides | None:
    """The size of every page of a file, if nothing of any page is cut off or turned; else None."""
    sizes: set[Sides | None] = set()
    for part in _open_packed(content):
        for found in _KEYS.finditer(part):
            if found[1] == "Rotate":
                return None
            sizes.add(read_sides(part[found.end() : found.end() + 100]))
    only = sizes.pop() if len(sizes) == 1 else None
    return only if only is not None and only == in_order(only) else None


def read_sides(value: str) -> Sides | None:
    """The four numbers between the square brackets that ``value`` begins with; else None."""
    found = _NUMBERS.match(value)
    if found is None:
        return None
    try:
        left, foot, right, top = map(float, found[1].split())
    except ValueError:
        return None
    return left, foot, right, top


def in_order(sides: Sides) -> Sides:
    """The sides as left, foot, right and top: a file may name any two corners."""
    x, y, other_x, other_y = sides
    return (min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def _open_packed(content: bytes) -> list[str]:
    """The file and its packed objects; nothing if one of them is packed in another way."""
    if len(content) > _MOST or b"/Encrypt" in content:
        return []
    parts = [content.decode("latin-1")]
    left = _MOST
    packed = memoryview(content)
    for found in _PACKED.finditer(parts[0]):
        opener = zlib.decompressobj()
        try:
            part = opener.decompress(packed[found.end() :], left)
        except zlib.error:
            return []
        left -= len(part)
        if not opener.eof or left <= 0:
            return []
        parts.append(part.decode("latin-1"))
    return parts if len(parts) - 1 == content.count(b"/ObjStm") else []
