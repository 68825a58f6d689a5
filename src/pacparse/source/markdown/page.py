"""A Markdown text as an extract: its own characters, and what its markup says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.source.decoding import decode_text
from pacparse.source.markdown.dialect import is_foreign
from pacparse.source.markdown.own import annotate_own, is_own
from pacparse.styles import OWN_READER, Extract

if TYPE_CHECKING:
    from pacparse.source.decoding import Decoded

MOST_CHARACTERS = 2_000_000
"""A longer text is read without the parser, by the signs that the stages know."""


def read_markdown(content: bytes, *, name: str) -> Extract:
    """The extract of a Markdown text; one without any markup but signs of headings has no style runs.

    Raises what decoding a text raises.
    """
    decoded: Decoded = decode_text(content, name=name)
    text = decoded.text
    if is_own(text):
        return Extract(
            text,
            annotate_own(text),
            OWN_READER,
            encoding=decoded.encoding,
            findings=decoded.findings,
        )
    if len(text) > MOST_CHARACTERS or not is_foreign(text):
        return Extract(text, (), "", encoding=decoded.encoding, findings=decoded.findings)
    from importlib.metadata import version

    from pacparse.source.markdown.annotations import annotate

    return Extract(
        text,
        annotate(text),
        f"markdown-it-py {version('markdown-it-py')}",
        encoding=decoded.encoding,
        findings=decoded.findings,
    )
