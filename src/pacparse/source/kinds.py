"""Which type of document some bytes are: by what they hold, then by their name."""

from __future__ import annotations

import re
from io import BytesIO

from pacparse.errors import UsageError
from pacparse.fields import NamedTuple
from pacparse.text.patterns import compile_late


class Kind(NamedTuple):
    """A type of document: its short name (``--type``), media type, suffixes, and who reads it.

    ``reader`` is ``module:function`` and ``extra`` the optional extra that it needs; both are empty
    for what needs no reader.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    reader: str = ""
    extra: str = ""


TEXT = Kind("text", "text/plain", (".txt", ".text"))
MARKDOWN = Kind(
    "markdown",
    "text/markdown",
    (".md", ".markdown"),
    "pacparse.source.markdown:read_markdown",
)
HTML = Kind("html", "text/html", (".html", ".htm", ".xhtml"), "pacparse.source.html:read_html")
DOCX = Kind(
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx", ".docm"),
    "pacparse.source.word:read_word",
    "docx",
)
PDF = Kind("pdf", "application/pdf", (".pdf",), "pacparse.source.pdf:read_pdf", "pdf")
KINDS = (TEXT, MARKDOWN, HTML, DOCX, PDF)
KNOWN_SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
"""What a name ends with that is taken where a folder is named; in lower case."""

# The header may follow other bytes (ISO 32000-1, annex H.3.4.1). Near miss: "a %PDF-1.4 file".
_PDF_HEADER = re.compile(rb"(?:\A|[\r\n])%PDF-[12]\.[0-9]")
_PDF_HEAD = 1024
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_WORD_PARTS = (b"word/document", b"word\\document")
_CONTENT_TYPES = "[Content_Types].xml"
_MOST_TYPES = 1_000_000
# What a package says of its main part if it is a Word document, with or without macros, or a template
# of one. Near miss: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml".
_WORD_TYPE = compile_late(
    rb"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(?:document|template)"
    rb"|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml",
    re.IGNORECASE,
)
# Example: "<!DOCTYPE html>" or "<html lang=en>". Near miss: "<htmlish>", "The <html> element".
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+(?:<\?xml[^>]{0,200}>\s*+)?+(?:<!--[^>]{0,200}>\s*+)?+<(?:!doctype\s++html|html)[\s>]",
    re.IGNORECASE,
)
# Example: b'{"schema_version": "1.1",'. Near miss: b'{"name": "schema_version"'.
_DOCUMENT_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,80}\{\s{0,80}"schema_version"\s{0,80}:')
_UNREADABLE = (NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
HTML_HEAD = 2000
"""Where what makes a page of HTML stands: in so many bytes."""


def named_kind(name: str | None) -> Kind | None:
    """The type called ``name`` (``pdf``); None for None. Raises UsageError where there is none."""
    if name is None:
        return None
    for kind in KINDS:
        if name == kind.name:
            return kind
    known = ", ".join(kind.name for kind in KINDS)
    raise UsageError(f"there is no type {name!r}", hint=f"the types are {known}")


def is_pdf(content: bytes) -> bool:
    """Whether a PDF header stands in the first kilobyte."""
    return _PDF_HEADER.search(content, 0, _PDF_HEAD) is not None


def is_zip(content: bytes) -> bool:
    """Whether it begins as a zip archive does, also one that holds nothing."""
    return content.startswith(_ZIP_STARTS)


def is_word(content: bytes) -> bool:
    """Whether it is a zip archive that names the text of a Word document, whatever its part is called."""
    return is_zip(content) and (
        any(part in content for part in _WORD_PARTS) or _declares_word(content)
    )


def _declares_word(content: bytes) -> bool:
    """Whether the list of types in an archive names the main part of a Word document."""
    if _CONTENT_TYPES.encode() not in content:
        return False
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open(_CONTENT_TYPES) as listing:
            return _WORD_TYPE.search(listing.read(_MOST_TYPES)) is not None
    except (zipfile.BadZipFile, zlib.error, KeyError, *_UNREADABLE):
        return False


def is_html(content: bytes) -> bool:
    """Whether a page of HTML begins there, a declaration of XML or a comment before it."""
    return _HTML_START.match(content[:HTML_HEAD]) is not None


def find_kind(content: bytes, *, name: str) -> Kind:
    """The type of ``content``, which was found under ``name``: what it holds says more."""
    if is_pdf(content):
        return PDF
    if is_word(content):
        return DOCX
    if is_html(content):
        return HTML
    lowered = name.lower()
    for kind in (MARKDOWN, HTML):
        if lowered.endswith(kind.suffixes):
            return kind
    return TEXT


def is_document_json(content: bytes) -> bool:
    """Whether ``content`` begins as the JSON of a document of pacparse does: with its version."""
    return _DOCUMENT_JSON.match(content) is not None
