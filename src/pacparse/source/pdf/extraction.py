"""What the reading process does: a PDF on its standard input, a line of JSON for each page out.

It runs apart from the rest (``sandbox.py`` starts it), for the library that it calls is the one part
of pacparse that hostile bytes reach before anything has looked at them.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
from typing import TYPE_CHECKING, Any

from pacparse.source.pdf.labels import page_labels
from pacparse.source.pdf.limits import MAX_PAGES, SEARCHED_PAGES
from pacparse.source.pdf.links import Links
from pacparse.source.pdf.page_content import TooMuchError, read_page
from pacparse.source.pdf.pages import PrintedPage, to_plain
from pacparse.source.pdf.scans import is_picture
from pacparse.source.pdf.streams import Prepared, prepare, untouched
from pacparse.source.pdf.views import Views
from pacparse.source.pdf.visibility import Eyes

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Nothing; reads the standard input and writes a line for each record."""
    gc.disable()  # what is made here never refers to itself, and looking for it costs a twentieth
    for record in read_document(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(record, separators=(",", ":")) + "\n")
        sys.stdout.flush()


def read_document(content: bytes) -> Iterator[object]:
    """A record of the document, one for each of its pages, a last one; or an ``error``."""
    library = load_library()
    try:
        document, prepared, is_open = _open(library, content)
        count = document.page_count()
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
    eyes = Eyes(document, prepared)
    views = Views(document, content)
    size = None
    pictures: list[int] = []
    for index in range(count):
        try:
            if size is None or count <= SEARCHED_PAGES:
                size = views.of_page(index)
            media, view = size
            _, _, width, height = media
            empty = PrintedPage(height, width, labels[index], (), view=view)
            frame = None if view[:4] == media else view[:4]
            page = read_page(document, index, empty, links, eyes, frame=frame)
            if is_picture(document, index, page):
                pictures.append(index + 1)
            yield to_plain(page)
        except TooMuchError:
            yield {"error": "too-many-characters", "detail": str(index + 1)}
            return
        except Exception as error:  # noqa: BLE001, RUF100 - one bad page costs one page
            yield {"failed": index + 1, "detail": one_line(error)}
    warnings = [one_line(warning["message"]) for warning in document.structured_warnings()]
    yield {
        "done": count,
        "warnings": len(warnings),
        "warning": next(iter(warnings), ""),
        "pictures": pictures,
        "layered": eyes.layered,
        "hiding": eyes.hiding,
        "incomplete": eyes.incomplete,
    }


def _open(library: Any, content: bytes) -> tuple[Any, Prepared, bool]:
    """The document, made ready to be read whole, and whether it can be read without a password.

    What is locked without a password is unlocked first. If the library does not take the changed
    file, it reads the file as it is.
    """
    if b"/Encrypt" in content:
        locked = library.PdfDocument.from_bytes(content)
        if not locked.authenticate(""):
            return locked, untouched(content), False
        prepared = prepare(bytes(locked.to_bytes()))
    else:
        prepared = prepare(content)
    try:
        changed = library.PdfDocument.from_bytes(prepared.content)
        if changed.page_count():
            return changed, prepared, True
    except Exception:  # noqa: BLE001, RUF100 - the file itself may be read all the same
        prepared = untouched(content)
    document = library.PdfDocument.from_bytes(content)
    return document, untouched(content), document.authenticate("")


def load_library() -> Any:
    """pdf_oxide: its compiled module alone, for the rest of it takes longer to load than a page.

    It is loaded here and not at the head of this module, so that the limits hold before.
    """
    try:
        return importlib.import_module("pdf_oxide.pdf_oxide")
    except ImportError:
        sys.modules.pop("pdf_oxide", None)
        return importlib.import_module("pdf_oxide")


def one_line(error: object) -> str:
    """What the library says of an error, on one line."""
    return " ".join(str(error).split())[:200]
