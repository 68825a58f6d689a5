"""The links of a page: boxes behind which an address stands.

The library gives an address that stands in its link or in the link's action. An address may also be
an object of its own, as the printing of macOS writes it. Then the library writes the page out as a
document, in which every object stands open on lines of its own, and the references are followed there.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import re
from typing import Any

Link = tuple[float, float, float, float, str]

_ADDRESSES = ("http://", "https://", "mailto:", "www.")
_MOST_LINKS = 2000
_APART = re.compile(rb"/URI\s+[0-9]+\s+[0-9]+\s+R")
_OBJECT = re.compile(rb"^([0-9]+) 0 obj\n", re.MULTILINE)
_MOST = 20_000  # bytes: no link and no list of links is longer
_REFERENCE = re.compile(rb"([0-9]+) 0 R")
_RECT = re.compile(rb"/Rect \[([-0-9. ]+)\]")
_STRING = re.compile(rb"\((?P<open>[^\\]*(?:\\[()\\][^\\]*)*)\)|<(?P<hex>(?:[0-9A-Fa-f]{2})*)>")
_ESCAPED = re.compile(rb"\\([()\\])")


class Links:
    """The links of a ``document``, whose bytes are ``content``."""

    def __init__(self, document: Any, content: bytes) -> None:
        self._document = document
        self._are_apart = _APART.search(content) is not None

    def of_page(self, index: int) -> list[Link]:
        """The boxes of page ``index``, counted from 0, in points from its foot, and their addresses."""
        notes = self._document.get_annotations(index)[:_MOST_LINKS]
        apart: dict[tuple[float, ...], str] = {}
        if self._are_apart and any("action_uri" not in note for note in notes):
            apart = _read_apart(bytes(self._document.extract_pages_to_bytes([index])))
        links = []
        for note in notes:
            address = note.get("action_uri") or apart.get(_rounded(note["rect"]), "")
            if address.startswith(_ADDRESSES) and address.isprintable():
                left, foot, right, top = note["rect"]
                links.append(
                    (min(left, right), min(foot, top), max(left, right), max(foot, top), address)
                )
        return links


def _read_apart(page: bytes) -> dict[tuple[float, ...], str]:
    """The addresses that are objects of their own, by the box of their link; ``page`` is a document."""
    starts = {found[1]: found.end() for found in _OBJECT.finditer(page)}

    def follow(text: bytes, key: bytes) -> bytes:
        """What stands under ``key``, a reference followed; nothing where the key is missing."""
        at = text.find(key + b" ")
        if at < 0:
            return b""
        value = text[at + len(key) + 1 :]
        found = _REFERENCE.match(value)
        return read(found[1]) if found else value

    def read(number: bytes) -> bytes:
        start = starts.get(number, len(page))
        return page[start : page.find(b"\nendobj", start, start + _MOST)]

    tail = page[page.rfind(b"trailer") :]
    kids = follow(follow(follow(tail, b"/Root"), b"/Pages"), b"/Kids")
    only = _REFERENCE.search(kids)
    listed = follow(read(only[1]), b"/Annots").partition(b"]")[0] if only else b""
    addresses = {}
    for reference in _REFERENCE.findall(listed):
        link = read(reference)
        rect = _RECT.search(link)
        address = _STRING.match(follow(follow(link, b"/A"), b"/URI"))
        if rect and address:
            printed = bytes.fromhex((address["hex"] or b"").decode()) or address["open"] or b""
            box = _rounded([float(side) for side in rect[1].split()])
            addresses[box] = _ESCAPED.sub(rb"\1", printed).decode("utf-8", "replace")
    return addresses


def _rounded(rect: Any) -> tuple[float, ...]:
    return tuple(round(side, 1) for side in rect)
