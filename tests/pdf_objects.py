"""PDFs put together object by object, for what no library writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def stream_of(data: bytes, entries: bytes = b"") -> bytes:
    """An object that is a stream of ``data``, with entries of its own."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def pdf_of(objects: Mapping[int, bytes]) -> bytes:
    """A PDF of the objects, by their numbers; the first is its catalog."""
    content = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    index = bytearray()
    for number, told in objects.items():
        index += b"%d 1\n%010d 00000 n \n" % (number, len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    start = len(content)
    content += b"xref\n0 1\n0000000000 65535 f \n" + index
    content += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (max(objects) + 1)
    content += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(content)
