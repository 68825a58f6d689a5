"""URLs in notes: where they are, and what of their printed tail is not theirs."""

from __future__ import annotations

import re
from typing import NamedTuple

# An address up to white space or a bracket that cannot stand in one; near miss: "http:" alone.
_URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>\"“”]+)>?", re.IGNORECASE)
_CLOSING = ".,;:!?’”'\""
_PAIRS = {")": "(", "]": "["}


class Url(NamedTuple):
    """An address in a text: as printed (``start`` to ``end``, brackets included), and repaired."""

    start: int
    end: int
    address: str
    is_repaired: bool


def find_urls(text: str) -> tuple[Url, ...]:
    """The addresses in ``text``, in order, each without the punctuation of its sentence."""
    if "http" not in text and "www." not in text and "HTTP" not in text:
        return ()
    found = []
    for match in _URL.finditer(text):
        printed = match["url"]
        address = repair(printed)
        if "." in address or "://" in address[:8]:
            found.append(Url(match.start(), match.end(), address, address != printed))
    return tuple(found)


def repair(printed: str) -> str:
    """The address without a trailing stop, comma, or bracket that it does not open itself.

    ``…professionals).`` loses both; ``…/Budget_(2017)`` keeps its own bracket.
    """
    if printed[-1] not in _CLOSING and printed[-1] not in _PAIRS:
        return printed
    end = len(printed)
    opened = {mark: printed.count(mark) for mark in "([)]"}
    while end > 0:
        last = printed[end - 1]
        if last in _PAIRS and opened[last] > opened[_PAIRS[last]]:
            opened[last] -= 1
        elif last not in _CLOSING:
            break
        end -= 1
    return printed[:end] or printed
