"""PDFs for tests, written object by object, as programs write them that have habits of their own."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
"""A font whose widths every reader knows."""
NO_WIDTHS = b"<</Type/Font/Subtype/Type1/BaseFont/Unknown/Encoding/WinAnsiEncoding>>"
"""A font of which nobody knows how wide its letters are."""
FIRST_OWN = 6
"""The number of the first of the ``objects`` that a test adds."""


def write_pdf(
    content: bytes,
    *,
    objects: Sequence[bytes] = (),
    page: bytes = b"",
    resources: bytes = b"",
    font: bytes = HELVETICA,
    filters: bytes = b"/FlateDecode",
    packed: bool = False,
) -> bytes:
    """A PDF of one page, US letter, that shows ``content`` with the font ``/F1``.

    ``page`` and ``resources`` are further entries of the two dictionaries. ``filters`` is written as it
    is, and empty for a stream that is not deflated. ``packed`` files keep their objects in a stream, and
    the index too, as newer programs do.
    """
    data = zlib.compress(content) if filters else content
    fields = b"/Filter %s" % filters if filters else b""
    written = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R%s"
        b"/Resources<</Font<</F1 5 0 R>>%s>>>>" % (page, resources),
        stream(data, fields),
        font,
        *objects,
    ]
    return _packed(written) if packed else _plain(written)


def stream(data: bytes, fields: bytes = b"") -> bytes:
    """An object that is a stream, with ``fields`` in its dictionary."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (fields, len(data), data)


def _plain(written: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(written, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    index = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(written) + 1, index, len(written) + 1, len(out))
    )


def _packed(written: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.5\n"
    rows = [struct.pack(">BIH", 0, 0, 65535)]
    small: list[tuple[int, bytes]] = []
    holder = len(written) + 1
    for number, body in enumerate(written, start=1):
        if body.endswith(b"endstream"):
            rows.append(struct.pack(">BIH", 1, len(out), 0))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        else:
            rows.append(struct.pack(">BIH", 2, holder, len(small)))
            small.append((number, body))
    head = bodies = b""
    for number, body in small:
        head += b"%d %d " % (number, len(bodies))
        bodies += body + b" "
    fields = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(small), len(head))
    rows.append(struct.pack(">BIH", 1, len(out), 0))
    out += b"%d 0 obj\n%s\nendobj\n" % (holder, stream(zlib.compress(head + bodies), fields))
    rows.append(struct.pack(">BIH", 1, len(out), 0))
    fields = b"/Type/XRef/Size %d/W[1 4 2]/Root 1 0 R/Filter/FlateDecode" % (holder + 2)
    index = stream(zlib.compress(b"".join(rows)), fields)
    place = len(out)
    return out + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (holder + 1, index, place)
