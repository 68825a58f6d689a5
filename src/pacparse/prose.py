"""What the end of a text says: whether its sentence is over."""

from __future__ import annotations

import re

SENTENCE_ENDS = frozenset(".!?:;…")
CLOSERS = "”’\"')]*_"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_EXPLICIT_MARKS = re.compile(r"(?:\[\^[0-9A-Za-z*-]{1,18}\][ ,]{0,2}){1,8}\Z")
_TAIL = 80


def is_open(text: str) -> bool:
    """Whether ``text`` stops in the middle of a sentence (note marks at its end set aside)."""
    tail = text[-_TAIL:]
    if "[^" in tail:
        tail = _EXPLICIT_MARKS.sub("", tail)
    tail = tail.rstrip("0123456789,[] " + _SUPERSCRIPTS).rstrip(CLOSERS)
    return not tail or tail[-1] not in SENTENCE_ENDS
