"""What the reading process does: a PDF on its standard input, a line of JSON for each page out.

It runs apart from the rest (``sandbox.py`` starts it), for the library that it calls is the one part
of pacparse that hostile bytes reach before anything has looked at them.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import TYPE_CHECKING, Any

from pacparse.source.pdf.labels import page_labels
from pacparse.source.pdf.limits import MAX_PAGES, SEARCHED_PAGES
from pacparse.source.pdf.links import Links
from pacparse.source.pdf.page_content import TooMuchError, read_page
from pacparse.source.pdf.pages import PrintedPage, to_plain
from pacparse.source.pdf.views import Views

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Nothing; reads the standard input and writes a line for each record."""
    for record in read_document(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(record, separators=(",", ":")) + "\n")
        sys.stdout.flush()


def read_document(content: bytes) -> Iterator[object]:
    """A record of the document, one for each of its pages, a last one; or an ``error``."""
    library = load_library()
    try:
        document = library.PdfDocument.from_bytes(content)
        count = document.page_count()
        is_open = document.authenticate("")
    except Exception as error:  # noqa: BLE001, RUF100 - whatever the library raises is told
        yield {"error": "damaged", "detail": one_line(error)}
        return
    if not is_open:
        yield {"error": "encrypted"}
        return
    if count > MAX_PAGES:
        yield {"error": "too-many-pages", "detail": f"{count:,}"}
        return
    yield {"pages": count, "version": library.VERSION}
    labels = page_labels(document, count)
    links = Links(document, content)
    views = Views(document, content)
    size = None
    for index in range(count):
        try:
            if size is None or count <= SEARCHED_PAGES:
                size = views.of_page(index)
            (_, _, width, height), view = size
            empty = PrintedPage(height, width, labels[index], (), view=view)
            yield to_plain(read_page(document, index, empty, links))
        except TooMuchError:
            yield {"error": "too-many-characters", "detail": str(index + 1)}
            return
        except Exception as error:  # noqa: BLE001, RUF100 - one bad page costs one page
            yield {"failed": index + 1, "detail": one_line(error)}
    yield {"done": count, "warnings": len(document.structured_warnings())}


def load_library() -> Any:
    """pdf_oxide: its compiled module alone, for the rest of it takes longer to load than a page.

    It is loaded here and not at the head of this module, so that the limits hold before.
    """
    try:
        return importlib.import_module("pdf_oxide.pdf_oxide")
    except ImportError:
        sys.modules.pop("pdf_oxide", None)
        return importlib.import_module("pdf_oxide")


def one_line(error: Exception) -> str:
    """What the library says of an error, on one line."""
    return " ".join(str(error).split())[:200]
