"""What the reading process does: a PDF on its standard input, a line of JSON for each page out.

It runs apart from the rest (``sandbox.py`` starts it), for the library that it calls is the one part
of pacparse that hostile bytes reach before anything has looked at them.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from pacparse.source.pdf.labels import page_labels
from pacparse.source.pdf.limits import MAX_PAGES
from pacparse.source.pdf.page_content import TooMuchError, read_page
from pacparse.source.pdf.pages import to_plain


def main() -> None:
    """Nothing; writes one line for the document, then one for each page, then the last."""
    import pdf_oxide  # not at the head: the limits hold before it is loaded

    pdf_oxide.disable_logging()
    content = sys.stdin.buffer.read()
    try:
        document = pdf_oxide.PdfDocument.from_bytes(content)
        count = document.page_count()
    except Exception as error:  # noqa: BLE001, RUF100 - whatever the library raises is told
        return _tell({"error": "damaged", "detail": _one_line(error)})
    del content
    if not document.authenticate(""):
        return _tell({"error": "encrypted"})
    if count > MAX_PAGES:
        return _tell({"error": "too-many-pages", "detail": f"{count:,}"})
    _tell({"pages": count, "version": pdf_oxide.VERSION})
    labels = page_labels(document, count)
    failed = 0
    for index in range(count):
        try:
            page = read_page(document, index, labels[index])
        except TooMuchError:
            return _tell({"error": "too-many-characters", "detail": str(index + 1)})
        except Exception as error:  # noqa: BLE001, RUF100
            failed += 1
            _tell({"failed": index + 1, "detail": _one_line(error)})
            continue
        _tell(to_plain(page))
    return _tell({"done": count, "failed": failed, "warnings": _warnings(document)})


def _tell(plain: object) -> None:
    sys.stdout.write(json.dumps(plain, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _warnings(document: Any) -> int:
    return len(document.structured_warnings())
