"""Bytes → source text: decoded by rule, never by statistics, and never rewritten afterwards."""

from __future__ import annotations

from pacparse.source.decoding import decode_source
from pacparse.source.door import end_readers, is_installed, open_source
from pacparse.source.files import MAX_BYTES, read_content, read_input, read_source
from pacparse.source.kinds import KNOWN_SUFFIXES, is_document_json
from pacparse.source.text import (
    SourceText,
    has_text,
    readable_name,
    refuse_no_text,
    source_from_text,
)

__all__ = [
    "KNOWN_SUFFIXES",
    "MAX_BYTES",
    "SourceText",
    "decode_source",
    "end_readers",
    "has_text",
    "is_document_json",
    "is_installed",
    "open_source",
    "read_content",
    "read_input",
    "read_source",
    "readable_name",
    "refuse_no_text",
    "source_from_text",
]
