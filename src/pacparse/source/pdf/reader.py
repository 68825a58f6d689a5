"""A PDF in, its text and style runs out; or what is wrong with it, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.errors import UnreadableError
from pacparse.source.pdf.findings import page_findings
from pacparse.source.pdf.layout import lay_out
from pacparse.source.pdf.limits import MAX_GLYPHS, MAX_PAGES
from pacparse.source.pdf.pages import PrintedPage, from_plain
from pacparse.source.pdf.sandbox import read_records
from pacparse.styles import Extract
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNREAD = PrintedPage(0.0, 0.0, None, ())
"""A page that cannot be read: it counts all the same."""
_AGAIN = "get the file again from where it was published"
_ERRORS = {
    "damaged": ("the PDF is damaged and cannot be opened ({})", _AGAIN),
    "encrypted": ("the PDF is locked with a password", "save a copy without a password"),
    "too-many-pages": (f"the PDF has {{}} pages; {MAX_PAGES:,} are read", "split it"),
    "too-many-characters": (
        f"page {{}} of the PDF holds more than {MAX_GLYPHS:,} characters",
        "print it to a new PDF",
    ),
}
_END = b"startxref"  # without it the index of the file is lost, and with it what followed
_OCR = "recognise its text first, for instance with: ocrmypdf IN.pdf OUT.pdf"


def read_pdf(content: bytes, *, name: str) -> Extract:
    """The text of a PDF and what its print says. Raises UnreadableError where there is none."""
    pages: list[PrintedPage] = []
    failed: list[int] = []
    count, version = 0, ""
    last: dict[str, Any] = {}
    for record in read_records(content, name=name):
        if isinstance(record, list):
            pages.append(from_plain(record))
        elif "error" in record:
            what, hint = _ERRORS[record["error"]]
            raise UnreadableError(what.format(record.get("detail", "")), where=name, hint=hint)
        elif "done" in record:
            last = record
        elif "failed" in record:
            failed.append(record["failed"])
            pages.append(_UNREAD)
        else:
            count, version = record["pages"], record["version"]
    if count and 2 * len(failed) >= count:
        what = f"the PDF is damaged: {len(failed):,} of its {count:,} pages cannot be read"
        raise UnreadableError(what, where=name, hint=_AGAIN)
    text, styles = lay_out(pages)
    damage = _damage(content, last)
    if not text.strip():
        if damage or not count:
            what = "the PDF is damaged: there are no pages with text in it"
            raise UnreadableError(what, where=name, hint=_AGAIN)
        what = "no-text: the PDF holds no text, only pictures of pages"
        raise UnreadableError(what, where=name, hint=_OCR)
    return Extract(
        text=text,
        styles=styles,
        extractor=f"pdf_oxide {version}",
        pages=count,
        is_laid_out=True,
        findings=(*_findings(failed, count, damage), *page_findings(last)),
    )


def _damage(content: bytes, last: dict[str, Any]) -> str:
    """What is damaged in a file that could be read all the same; empty if nothing is."""
    said = []
    if _END not in content:
        said.append("its end is missing")
    if warnings := last.get("warnings", 0):
        more = f", and {warnings - 1:,} more" if warnings > 1 else ""
        said.append(f"its library says “{last['warning']}”{more}")
    return "; ".join(said)


def _findings(failed: Sequence[int], count: int, damage: str) -> tuple[Finding, ...]:
    if failed:
        places = ", ".join(map(str, failed[:10])) + (" …" if len(failed) > 10 else "")
        message = f"{len(failed)} of {count} pages cannot be read, and are missing: {places}"
        return (Finding("pages-unreadable", "error", message),)
    if damage:
        message = f"the PDF is damaged, and was read all the same: {damage}"
        return (Finding("pdf-damaged", "warning", message),)
    return ()
