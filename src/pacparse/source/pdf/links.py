"""The links of a page: boxes behind which an address stands.

The library gives an address that stands in its link or in the link's action. An address may also be
an object of its own, as the printing of macOS writes it. Then the library writes the page out as a
document, in which every object stands open on lines of its own, and the references are followed there.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import re
from typing import Any

from pacparse.addresses import is_address
from pacparse.text.patterns import pattern

Link = tuple[float, float, float, float, str]

_WORDED = frozenset({"Widget", "FreeText"})
_MOST_LINKS = 2000
_MOST = 20_000  # characters: no link and no list of links is longer

_APART = pattern(
    r"/URI\s+[0-9]+\s+[0-9]+\s+R",
    ask="search",
    example="/S /URI /URI 8 0 R",
    near_miss="/URI (8 0 R)",
)
_OBJECT = pattern(
    r"^([0-9]+) 0 obj\n", re.MULTILINE, ask="search", example="8 0 obj\n<<", near_miss="8 0 obj <<"
)
_REFERENCE = pattern(r"([0-9]+) 0 R", ask="match", example="8 0 R", near_miss="[8 0 R]")
_RECT = pattern(
    r"/Rect \[((?:-?[0-9]{1,9}(?:\.[0-9]{1,9})? ?){4})\]",
    ask="search",
    example="/Rect [72 690 200 712]",
    near_miss="/Rect 8 0 R",
)
_STRING = pattern(
    r"\((?P<open>[^\\]*(?:\\[()\\][^\\]*)*)\)|<(?P<hex>(?:[0-9A-Fa-f]{2})*)>",
    ask="match",
    example="(https://eels.example/log_\\(1\\))",
    near_miss="<</S /URI>>",
)
_ESCAPED = pattern(r"\\([()\\])", ask="search", example="log_\\(1", near_miss="log_(1")


class Links:
    """The links of a ``document``, whose bytes are ``content``.

    ``noted`` are the pages, from 0, that were asked for and have fields or notes with words on them.
    """

    def __init__(self, document: Any, content: bytes) -> None:
        self.noted: set[int] = set()
        self._document = document
        self._are_apart = (
            b"/URI" in content and _APART.search(content.decode("latin-1")) is not None
        )

    def of_page(self, index: int) -> list[Link]:
        """The boxes of page ``index``, counted from 0, in points from its foot, and their addresses."""
        notes = self._document.get_annotations(index)[:_MOST_LINKS]
        if any(note.get("subtype") in _WORDED for note in notes):
            self.noted.add(index)
        apart: dict[tuple[float, ...], str] = {}
        if self._are_apart and any("action_uri" not in note for note in notes):
            page = bytes(self._document.extract_pages_to_bytes([index]))
            apart = _read_apart(page.decode("latin-1"))
        links = []
        for note in notes:
            address = note.get("action_uri") or apart.get(_rounded(note["rect"]), "")
            if is_address(address):
                left, foot, right, top = note["rect"]
                links.append(
                    (min(left, right), min(foot, top), max(left, right), max(foot, top), address)
                )
        return links


def _read_apart(page: str) -> dict[tuple[float, ...], str]:
    """The addresses that are objects of their own, by the box of their link; ``page`` is a document."""
    starts = {found[1]: found.end() for found in _OBJECT.finditer(page)}

    def follow(text: str, key: str) -> str:
        """What stands under ``key``, a reference followed; nothing where the key is missing."""
        at = text.find(key + " ")
        if at < 0:
            return ""
        value = text[at + len(key) + 1 :]
        found = _REFERENCE.match(value)
        return read(found[1]) if found else value

    def read(number: str) -> str:
        start = starts.get(number, 0)
        end = page.find("\nendobj", start, start + _MOST) if start else -1
        return page[start:end] if end > 0 else ""

    tail = page[page.rfind("trailer") :]
    kids = follow(follow(follow(tail, "/Root"), "/Pages"), "/Kids")
    only = _REFERENCE.search(kids)
    listed = follow(read(only[1]), "/Annots").partition("]")[0] if only else ""
    addresses = {}
    for reference in _REFERENCE.findall(listed):
        link = read(reference)
        rect = _RECT.search(link)
        address = _STRING.match(follow(follow(link, "/A"), "/URI"))
        if rect and address:
            printed = bytes.fromhex(address["hex"] or "").decode("utf-8", "replace")
            box = _rounded([float(side) for side in rect[1].split()])
            addresses[box] = printed or _ESCAPED.sub(r"\1", address["open"] or "")
    return addresses


def _rounded(rect: Any) -> tuple[float, ...]:
    return tuple(round(side, 1) for side in rect)
