"""Pictures of the pages of a PDF, drawn by a process of their own."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from pacparse.source.pdf.sandbox import read_records

if TYPE_CHECKING:
    from collections.abc import Iterator


def draw_pages(content: bytes, *, name: str) -> Iterator[tuple[int, bytes]]:
    """The pages of a PDF, each with its number, from 1, and its picture as JPEG.

    A page that cannot be drawn is left out. Raises UnreadableError if the process dies.
    """
    for record in read_records(content, name=name, task="picturing"):
        if isinstance(record, list):
            yield record[0], base64.b64decode(record[1])
