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
_NO_LETTERS_OF_LINES = bytes(set(_NO_LETTERS) - set(b"\t\nABCDEFGHIJKLMNOPQRSTUVWXYZ"))
_IN_LOWER_CASE = bytes(range(128)).lower() + bytes(range(128, 256))
_GENERAL_PUNCTUATION = re.compile(rb"\xe2\x80[\x80-\xbf]")
"""U+2000 to U+203F as UTF-8: the quotation marks, dashes and spaces that print uses."""
_CELL_END = re.compile(rb"([\t\n])")
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


def bare_letters_of_cells(lines: bytes) -> bytes:
    r"""``bare_letters`` of each cell of a table in UTF-8: many texts at the cost of one.

    A cell ends at a tab or a line end.

    >>> bare_letters_of_cells("7\tThe Board’s\n8\t“Lamps”, Été".encode())
    b'7\ttheboards\n8\tlamps\xc3\xa9t\xc3\xa9'
    """
    letters = lines.translate(_IN_LOWER_CASE, _NO_LETTERS_OF_LINES)
    if letters.isascii():
        return letters
    letters = _GENERAL_PUNCTUATION.sub(b"", letters)
    if letters.isascii():
        return letters
    cells, bare = _CELL_END.split(lines), _CELL_END.split(letters)
    for place in range(0, len(cells), 2):  # between them stand what ends them
        if not bare[place].isascii():
            bare[place] = bare_letters(cells[place].decode("utf-8", "surrogatepass"))
    return b"".join(bare)


def fingerprint(text: str) -> str | None:
    """Sixteen hexadecimal digits that depend on the letters and figures of ``text`` alone.

    None for a text that has none.
    """
    return digest_of(bare_letters(text))


def digest_of(letters: bytes) -> str | None:
    """The fingerprint of a text by its bare letters, for those who have them already."""
    return sha256(letters).hexdigest()[:FINGERPRINT_DIGITS] if letters else None
