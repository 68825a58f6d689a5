"""What a text is known again by: a digest of its letters and figures alone.

Line ends, spaces, quotation marks, dashes and the case of letters differ between the PDF, the Word
file and the web page of one paper. The letters and figures do not.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

FINGERPRINT_DIGITS = 16
"""Hexadecimal digits of a fingerprint: in a million texts two unlike ones meet once in 37 million sets."""

_NO_LETTERS = bytes(sorted(set(range(128)) - set(b"abcdefghijklmnopqrstuvwxyz0123456789")))
_GENERAL_PUNCTUATION = re.compile(rb"\xe2\x80[\x80-\xbf]")
"""U+2000 to U+203F as UTF-8: the quotation marks, dashes and spaces that print uses."""
_NO_WORD = re.compile(r"[\W_]+")


def bare_letters(text: str) -> bytes:
    """The letters and figures of ``text`` in lower case, as UTF-8.

    >>> bare_letters("The Board’s 3.2 “lamps”")
    b'theboards32lamps'
    """
    # bytes are made small many times quicker than signs; beyond ASCII the whole text is folded below
    letters = text.encode("utf-8", "surrogatepass").lower().translate(None, _NO_LETTERS)
    if letters.isascii():
        return letters
    letters = _GENERAL_PUNCTUATION.sub(b"", letters)
    if letters.isascii():
        return letters
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NO_WORD.sub("", folded).encode("utf-8", "surrogatepass")


def fingerprint(text: str) -> str | None:
    """Sixteen hexadecimal digits that depend on the letters and figures of ``text`` alone.

    None for a text that has none.
    """
    return digest_of(bare_letters(text))


def digest_of(letters: bytes) -> str | None:
    """The fingerprint of a text by its bare letters, for those who have them already."""
    return sha256(letters).hexdigest()[:FINGERPRINT_DIGITS] if letters else None
