"""The source text: decoded characters, where they came from, and what was seen on the way."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from pacparse.errors import UnreadableError
from pacparse.fields import Frozen
from pacparse.source.kinds import MARKDOWN, TEXT
from pacparse.source.suspicions import find_suspicions, has_text
from pacparse.styles import OWN_READER
from pacparse.text.non_ascii import find_signs
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from pacparse.styles import StyleRun
    from pacparse.units import Finding

__all__ = ["SourceText", "has_text", "readable_name", "refuse_no_text", "source_from_text"]

# What ``clean`` writes and hardly a plain text has. Examples: "12\\. The", "> **Response:**", "[^35]: See"; near
# misses: "12. The", "a > b", "lamps[^35]".
_OWN_SIGN = compile_late(
    r"^(?: ?[0-9]{1,9}\\[.)]\s|> \*\*|\\?\[\^[^\]\n]{1,20}\]: |(?:\#{1,6} |> )?<a id=\"[^\"\s]+\"></a>)",
    re.MULTILINE,
)
_OWN_BEGINNINGS = ("\\", "> **", "[^", "<a id=")


class SourceText(Frozen):
    """Decoded text with its origin; ``sha256`` is the hex digest of the bytes it was read from.

    ``text`` is the decoded characters, line ends as they are. Exactly one byte order mark counts as
    part of the encoding and is not in the text; any further U+FEFF is. ``text`` holds no NUL and no
    lone surrogate. ``styles`` and ``is_laid_out`` are what the reader of another type than text
    knows besides; see ``pacparse.styles``. ``signs`` is the characters of the text beyond ASCII,
    where they are known already.
    """

    text: str
    name: str
    media_type: str
    encoding: str
    sha256: str
    findings: tuple[Finding, ...] = ()
    extractor: str | None = None
    pages: int | None = None
    styles: tuple[StyleRun, ...] = ()
    is_laid_out: bool = False
    signs: frozenset[str] | None = None


def source_from_text(text: str, *, name: str = "<text>") -> SourceText:
    """A source text made of characters that are decoded already; its digest is of their UTF-8.

    Raises UnreadableError for what no text file holds: a lone surrogate, or a NUL.
    """
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableError(
            f"character {error.start + 1} is a lone surrogate, which is half a character",
            where=name,
            hint="decode the text again from its bytes",
        ) from error
    refuse_nul(text.find("\0"), name=name, unit="character")
    return make_source(text, content, name=name, encoding="utf-8")


def make_source(
    text: str,
    content: bytes,
    *,
    name: str,
    encoding: str,
    media_type: str | None = None,
    findings: tuple[Finding, ...] = (),
) -> SourceText:
    """The source text of ``content``, with ``findings`` and what the text itself makes suspect.

    Without a ``media_type`` the text itself or the name says which it is.
    """
    signs = find_signs(text)
    markup, suspicions = find_suspicions(text, signs)
    styles = () if media_type or markup else _own_styles(text)
    return SourceText(
        text=text,
        name=readable_name(name),
        media_type=media_type or markup or (MARKDOWN.media_type if styles else _media_type(name)),
        encoding=encoding,
        sha256=sha256(content).hexdigest(),
        findings=(*findings, *suspicions),
        extractor=OWN_READER if styles else None,
        styles=styles,
        signs=signs,
    )


def _own_styles(text: str) -> tuple[StyleRun, ...]:
    """What the signs of our own Markdown say, where nothing but the text itself tells that it is."""
    # one character is found many times quicker than several
    if (
        not any(sign[0] in text and sign in text for sign in _OWN_BEGINNINGS)
        or _OWN_SIGN.search(text) is None
    ):
        return ()
    from pacparse.source.markdown.own import annotate_own, is_own

    return annotate_own(text) if is_own(text) else ()


def refuse_no_text(source: SourceText) -> None:
    """Nothing where there is text in ``source``; else raises UnreadableError."""
    if has_text(source.text):
        return
    raise UnreadableError(
        "there is no text in it",
        where=source.name,
        hint="if it comes from scanned pages, they need text recognition (OCR) first",
    )


def refuse_nul(position: int, *, name: str, unit: str) -> None:
    """Nothing where ``position`` is negative; else raises UnreadableError for the NUL there."""
    if position < 0:
        return
    raise UnreadableError(
        f"{unit} {position + 1} is a NUL, so this is not text",
        where=name,
        hint="if it is UTF-16 without a byte order mark, convert it: iconv -f utf-16le -t utf-8",
    )


def readable_name(name: str) -> str:
    r"""``name`` as valid Unicode: bytes of a file name that are not UTF-8 are written ``\xff``."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _media_type(name: str) -> str:
    kind = MARKDOWN if name.lower().endswith(MARKDOWN.suffixes) else TEXT
    return kind.media_type
