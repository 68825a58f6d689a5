"""What the process that draws pages does: a PDF on its standard input, a line of JSON for each page out.

It runs apart from the rest (``sandbox.py`` starts it), as the process that reads a PDF does.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import TYPE_CHECKING

from pacparse.source.pdf.extraction import load_library, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOTS = 96
"""Dots an inch: words can be read, and a page takes some 60,000 bytes."""
_QUALITY = 70


def main() -> None:
    """Nothing; reads the standard input and writes a line for each record."""
    for record in draw_pages(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(record, separators=(",", ":")) + "\n")
        sys.stdout.flush()


def draw_pages(content: bytes) -> Iterator[object]:
    """A record for each page: its number, from 1, and its picture (JPEG, base64); then a last one."""
    try:
        document = load_library().PdfDocument.from_bytes(content)
        document.authenticate("")
        count = document.page_count()
    except Exception as error:  # noqa: BLE001, RUF100 - whatever the library raises is told
        yield {"error": "damaged", "detail": one_line(error)}
        return
    for index in range(count):
        try:
            picture = document.render_page(index, _DOTS, "jpeg", jpeg_quality=_QUALITY)
        except Exception as error:  # noqa: BLE001, RUF100 - a page that cannot be drawn costs one page
            yield {"failed": index + 1, "detail": one_line(error)}
        else:
            yield [index + 1, base64.b64encode(picture).decode()]
    yield {"done": count}
