"""URLs in notes: where they are, and what of their printed tail is not theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# An address up to white space or a bracket that cannot stand in one; near miss: "http:" alone.
_URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>\"“”]+)>?", re.IGNORECASE)
_CLOSING = ".,;:!?’”'\""
_PAIRS = {")": "(", "]": "["}


# A line of an address that was broken: one word, with a sign in it that words lack; near miss:
# "lamps".
_REST = re.compile(r"(?P<rest>[a-z0-9/?&=_%#][^\s<>\"“”]*)(?=[\s>]|\Z)")
_SIGNS = "/?&=_%#"
_REST_SIGNS = "/.=_-"


class Url(NamedTuple):
    """An address in a text: as printed (``start`` to ``end``, brackets included), and repaired.

    ``is_joined`` says that it was printed on two lines, ``is_cut`` that it may go on in a next line
    of which it cannot be known how the two join, ``is_linked`` that it is the address of a link; one
    behind words is empty, and stands where they end.
    """

    start: int
    end: int
    address: str
    is_repaired: bool
    is_joined: bool = False
    is_cut: bool = False
    is_linked: bool = False


def goes_on_in(before: str, line: str) -> bool:
    """Whether an address that ends the line ``before`` goes on in the next, ``line``."""
    found = _REST.match(line)
    if found is None or before[-1] in ">.,;)":
        return False
    if before[-1] in _SIGNS or line[0] in _SIGNS:
        return True
    return found.end() == len(line) and any(sign in line[:-1] for sign in _REST_SIGNS)


def find_urls(text: str, breaks: Sequence[int] = ()) -> tuple[Url, ...]:
    """The addresses in ``text``, in order, each without the punctuation of its sentence.

    ``breaks`` is where one line ends and the next begins, which the text shows as a space: an
    address is joined over it where its own signs say that it goes on.
    """
    if "http" not in text and "www." not in text and "HTTP" not in text:
        return ()
    found = []
    for match in _URL.finditer(text):
        printed = match["url"]
        address = repair(printed)
        if "." in address or "://" in address[:8]:
            url = Url(match.start(), match.end(), address, address != printed)
            found.append(_joined(text, url) if match.end() in breaks else url)
    return tuple(found)


def _joined(text: str, url: Url) -> Url:
    """The address with its rest on the next line, where it is sure how the two join."""
    before = text[url.start : url.end]
    found = _REST.match(text, url.end + 1)
    if found is None or not goes_on_in(before, text[url.end + 1 :]):
        return url
    if before[-1] not in _SIGNS and found["rest"][0] not in _SIGNS:
        return url._replace(is_cut=True)
    end = found.end("rest")
    whole = repair(before.lstrip("<") + found["rest"])
    end += text[end : end + 1] == ">"
    return Url(url.start, end, whole, is_repaired=True, is_joined=True)


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
