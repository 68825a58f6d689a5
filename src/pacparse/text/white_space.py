"""Words as they are compared: with single plain spaces, and the way back to what is printed.

Justified type and web pages put runs of spaces, or spaces of other widths, between words. No pattern
of this room needs to know: whoever takes printed words makes them single-spaced at its door.
"""

from __future__ import annotations

import re

# Example: "PAC  conclusion", "PAC\u00a0conclusion". Near miss: "PAC conclusion".
WIDE = re.compile(r"[ ]{2,}|[ ]?[\t\u00a0\u2009\u202f][\s\u00a0]*")
_HEAD = 400
_WIDE_SIGNS = ("\u00a0", "\u2009", "\u202f")


def single_spaced(words: str) -> str:
    """The words themselves, or with single spaces where wider ones stand between them."""
    is_wide = "  " in words or "\t" in words
    if not is_wide and (words.isascii() or not any(sign in words for sign in _WIDE_SIGNS)):
        return words
    return WIDE.sub(" ", words)


def head_of(text: str) -> str:
    """The beginning of a text as one line: as much as any line of a cover holds."""
    return " ".join(text[:_HEAD].split())


def plain_spaced(words: str) -> str:
    """The words with plain spaces for those that hold a line together, as many as before."""
    return words.replace("\u00a0", " ")


def printed_offset(words: str, offset: int) -> int:
    """Where ``offset`` of the single-spaced words stands in the words as printed."""
    shift = 0
    for match in WIDE.finditer(words):
        if match.start() - shift >= offset:
            break
        shift += match.end() - match.start() - 1
    return offset + shift


def flatten(text: str) -> str:
    """The text with one space wherever white space stands: justified print has several, and hard."""
    if "  " in text or "\n" in text or "\xa0" in text:
        return " ".join(text.split())
    return text
