"""What is refused before it is decoded: files that begin as no text begins, and binary content."""

from __future__ import annotations

import json

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.fields import NamedTuple
from pacparse.source.kinds import is_pdf, is_word, is_zip


class Signature(NamedTuple):
    """The first bytes of a file type that is not text, and what a person calls it."""

    start: bytes
    kind: str


SIGNATURES = (
    Signature(b"\x1f\x8b", "gzip-compressed"),
    Signature(b"BZh91AY&SY", "bzip2-compressed"),
    Signature(b"\xfd7zXZ\x00", "xz-compressed"),
    Signature(b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    Signature(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    Signature(b"Rar!\x1a\x07", "a RAR archive"),
    Signature(b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    Signature(b"\xff\xd8\xff", "a JPEG picture"),
    Signature(b"GIF87a", "a GIF picture"),
    Signature(b"GIF89a", "a GIF picture"),
    Signature(b"II*\x00", "a TIFF picture"),
    Signature(b"MM\x00*", "a TIFF picture"),
    Signature(b"\x7fELF", "a program"),
    Signature(b"SQLite format 3\x00", "an SQLite database"),
)

_IN_ZIPS = (
    Signature(b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    Signature(b"mimetypeapplication/vnd.oasis.opendocument.", "an OpenDocument file"),
    Signature(b"mimetypeapplication/epub+zip", "an electronic book (.epub)"),
    Signature(b"xl/workbook.", "an Excel workbook (.xlsx)"),
    Signature(b"ppt/presentation.", "a PowerPoint presentation (.pptx)"),
)
"""What a zip archive holds that is one document of another type."""
_XML_WORD = b'<?mso-application progid="Word.Document"'
_WEB_ARCHIVE = (b"mime-version:", b"multipart/related")
_HEAD = 1_000
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# Escape, backspace and the separators (FS to US) do occur in extracted text.
_BINARY_BYTES = bytes(range(8)) + bytes(range(0x0E, 0x1B)) + b"\x7f"
_BINARY_SHARE = 0.05
_AS_TEXT = "save it as plain text (UTF-8) and read that"
_AS_OTHER = "save it as .docx or PDF and read that"


_DATA_SUFFIXES = {
    ".json": "JSON",
    ".jsonl": "JSON",
    ".ndjson": "JSON",
    ".csv": "a table of comma-separated values",
    ".tsv": "a table of tab-separated values",
    ".sarif": "JSON",
}
"""Suffixes of data that are no document's text, and what a person calls it."""
_JSON_STARTS = (b"{", b"[")
_JSON_HEAD = 4_096


def refuse_data(content: bytes, *, name: str) -> None:
    """Nothing for text; raises UnsupportedError for JSON and tables, by their name or their bytes."""
    suffix = f".{name.lower().rpartition('.')[2]}" if "." in name else ""
    kind = _DATA_SUFFIXES.get(suffix) or ("JSON" if _is_json(content) else None)
    if kind is not None:
        raise UnsupportedError(
            f"this is {kind}, and no document",
            where=name,
            hint="read the paper that it was made from; for a text of that name say --type text",
        )


def _is_json(content: bytes) -> bool:
    """Whether it is a JSON object or array from its first byte to its last."""
    head = content[:_JSON_HEAD].lstrip()
    if not head.startswith(_JSON_STARTS) or b'"' not in head:
        return False
    try:
        return isinstance(json.loads(content), dict | list)
    except (ValueError, RecursionError):
        return False


def refuse_encrypted_office(content: bytes, *, name: str) -> None:
    """Nothing, save where Word or its like encrypted a document: raises UnreadableError."""
    if content.startswith(_OLE_START) and _ENCRYPTED_STREAM in content:
        raise UnreadableError(
            "this is a document with a password, and cannot be read without it",
            where=name,
            hint="open it and save it without the password",
        )


def refuse_other_types(content: bytes, *, name: str) -> None:
    """Nothing for text; raises UnsupportedError or UnreadableError for a file type that is not.

    UnsupportedError is for documents that hold the text in a form that pacparse does not read.
    """
    refuse_encrypted_office(content, name=name)
    _refuse_documents(content, name=name)
    for signature in SIGNATURES:
        if content.startswith(signature.start):
            raise UnreadableError(
                f"this is {signature.kind}, not text",
                where=name,
                hint="unpack it first" if "compressed" in signature.kind else _AS_TEXT,
            )


def _refuse_documents(content: bytes, *, name: str) -> None:
    if is_pdf(content):
        raise UnsupportedError(
            "this is a PDF, not text", where=name, hint="read it as what it is, with --type pdf"
        )
    if is_zip(content):
        if is_word(content):
            raise UnsupportedError(
                "this is a Word document (.docx), not text",
                where=name,
                hint="read it as what it is, with --type docx",
            )
        kind = next((found.kind for found in _IN_ZIPS if found.start in content), "")
        if not kind:
            raise UnreadableError(
                "this is a zip archive, not text", where=name, hint="unpack it first"
            )
    elif content.startswith(_OLE_START):
        kind = "a Word document of the old kind (.doc)"
    elif content.startswith(b"{\\rtf"):
        kind = "an RTF document"
    elif _XML_WORD in content[:_HEAD]:
        kind = "a Word document in one XML file"
    elif all(sign in content[:_HEAD].lower() for sign in _WEB_ARCHIVE):
        kind = "a web archive (.mht)"
    else:
        return
    raise UnsupportedError(
        f"this is {kind}, which pacparse does not read", where=name, hint=_AS_OTHER
    )


def refuse_binary(content: bytes, *, name: str) -> None:
    """Nothing for text; raises UnreadableError where over 5 % of the bytes are controls."""
    controls = len(content) - len(content.translate(None, _BINARY_BYTES))
    if controls > _BINARY_SHARE * len(content):
        raise UnreadableError(
            f"{controls:,} of {len(content):,} bytes are control characters, so this is not text",
            where=name,
            hint="extract its text first",
        )
