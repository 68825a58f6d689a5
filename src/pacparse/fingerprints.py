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
_NO_LETTERS_OF_LINES = _NO_LETTERS.replace(b"\n", b"")
_GENERAL_PUNCTUATION = re.compile(rb"\xe2\x80[\x80-\xbf]")
"""U+2000 to U+203F as UTF-8: the quotation marks, dashes and spaces that print uses."""
_NO_WORD = re.compile(r"[\W_]+")


def bare_letters(text: str) -> bytes:
    """The letters and figures of ``text`` in lower case, as UTF-8.

    >>> bare_letters("The Board’s 3.2 “lamps”")
    b'theboards32lamps'
    """
    letters = text.lower().encode("utf-8", "surrogatepass").translate(None, _NO_LETTERS)
    if letters.isascii():
        return letters
    letters = _GENERAL_PUNCTUATION.sub(b"", letters)
    if letters.isascii():
        return letters
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NO_WORD.sub("", folded).encode("utf-8", "surrogatepass")


def bare_letters_of_lines(lines: bytes) -> bytes:
    r"""``bare_letters`` of each line of a text in UTF-8, a line each: many texts at the cost of one.

    >>> bare_letters_of_lines("The Board’s\n“Lamps”, Été".encode())
    b'theboards\nlamps\xc3\xa9t\xc3\xa9'
    """
    letters = lines.lower().translate(None, _NO_LETTERS_OF_LINES)
    if letters.isascii():
        return letters
    letters = _GENERAL_PUNCTUATION.sub(b"", letters)
    if letters.isascii():
        return letters
    pairs = zip(lines.split(b"\n"), letters.split(b"\n"), strict=True)
    return b"\n".join(
        bare if bare.isascii() else bare_letters(line.decode("utf-8", "surrogatepass"))
        for line, bare in pairs
    )


def fingerprint(text: str) -> str | None:
    """Sixteen hexadecimal digits that depend on the letters and figures of ``text`` alone.

    None for a text that has none.
    """
    letters = bare_letters(text)
    return sha256(letters).hexdigest()[:FINGERPRINT_DIGITS] if letters else None
