"""URLs in notes: where they are, and what of their printed tail is not theirs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.text.patterns import compile_late, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.styles import Box

# An address up to white space or a bracket that cannot stand in one; near miss: "http:" alone.
_URL = re.compile(r"<?(?P<url>(?:https?://|www\.)[^\s<>\"“”]+)>?", re.IGNORECASE)
_CLOSING = ".,;:!?’”'\""
_PAIRS = {")": "(", "]": "["}


# What an address may go on with on its next line: one word; near miss: "Lamps".
_REST = re.compile(r"(?P<rest>[a-z0-9/?&=_%#][^\s<>\"“”]*)(?=[\s>]|\Z)")
# The rest of an address whose bracket was opened on the line before: "wave-2015>", "Wave/2015>,"; near
# miss: "wave plan>".
_BRACKETED_REST = compile_late(r"[^\s<>\"“”]+(?=>)")
_PIECE = pattern(r"[^\s<>\"“”]+(?=\s)", ask="match", example="eels/ 2019>", near_miss="eels/2019>")
# Words that can only be of an address.
_SURE = pattern(
    r"[^\s]*[/._=?&%#][A-Za-z0-9]", ask="match", example="eels/2019", near_miss="year-round eels."
)
_SIGNS = "/?&=_%#"
_INNER_SIGNS = "/.=_-"
_ENDED = ">.,;)"
_CUTS = "-_/"
_MOST_PIECES = 4


class Url(NamedTuple):
    """An address in a text: as printed (``start`` to ``end``, brackets included), and repaired.

    ``is_joined`` says that it was printed on two lines, ``is_cut`` that it may go on in a next line
    of which it cannot be known how the two join, ``is_linked`` that it is the address of a link, whose
    place on its page is ``box``; one behind words is empty, and stands where they end.
    """

    start: int
    end: int
    address: str
    is_repaired: bool
    is_joined: bool = False
    is_cut: bool = False
    is_linked: bool = False
    box: Box | None = None


def goes_on_in(before: str, line: str) -> bool:
    """Whether an address that ends the line ``before`` goes on in the next, ``line``.

    After ``/`` or ``-`` more than a number or a word of a sentence must follow: ``lamps/`` / ``14``.
    """
    if is_bracket_open(before):
        return _BRACKETED_REST.match(line) is not None or " " not in line
    found = _REST.match(line)
    if found is None or before[-1] in _ENDED:
        return False
    if line[0] in _SIGNS or (before[-1] in _SIGNS and before[-1] != "/"):
        return True
    is_whole = found.end() == len(line)
    has_sign = any(sign in found["rest"][:-1] for sign in _INNER_SIGNS)
    if before[-1] not in "/-":
        return is_whole and has_sign
    return has_sign or (is_whole and found["rest"].isalpha())


def is_bracket_open(line: str) -> bool:
    """Whether ``line`` ends in an address whose bracket is not closed: ``<https://a.example/b-``."""
    last = line.rsplit(None, 1)[-1]
    return last.startswith(("<http", "<www.")) and ">" not in last


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
            found.append(_joined(text, url, breaks))
    return tuple(found)


def _joined(text: str, url: Url, breaks: Sequence[int]) -> Url:
    """The address with its rest behind a line's end or a space, where it is sure how the two join."""
    if text[url.start] == "<" and text[url.end - 1] != ">":
        return _in_brackets(text, url, breaks)
    before = text[url.start : url.end]
    found = _REST.match(text, url.end + 1)
    if found is None:
        return url
    line = text[url.end + 1 : _next_break(text, url.end, breaks)].rstrip()
    is_cut = before[-1] in _CUTS and text[url.end] == " "
    if _is_break(url.end, breaks):
        if not goes_on_in(before, line):
            return url._replace(is_cut=is_cut and before[-1] != "/")
        if not is_cut and before[-1] not in _SIGNS and found["rest"][0] not in _SIGNS:
            return url._replace(is_cut=True)
    elif not is_cut:
        return url
    elif not (is_joined := _goes_on_behind_space(before, line)):
        return url._replace(is_cut=is_joined is None)
    end = found.end("rest")
    whole = repair(before + found["rest"])
    return Url(url.start, end, whole, is_repaired=True, is_joined=True)


def _goes_on_behind_space(before: str, line: str) -> bool | None:
    """Whether an address that is cut by a space goes on in ``line``; None where it may.

    ``joint-statement- isles (accessed`` does, and ``joint-statement- isles and towns`` may; after ``/`` a
    word that ends its note may, and another does not.
    """
    rest, *after = line.split(None, 1)
    if _SURE.match(rest):
        return True
    is_last = rest[-1] in ".,;)" or not after or after[0][0] in "(["
    if before[-1] == "/" and "-" not in rest:
        return None if is_last else False
    return is_last or None


def _in_brackets(text: str, url: Url, breaks: Sequence[int]) -> Url:
    """The address up to the bracket that closes it, over a few lines and spaces."""
    parts, end = [text[url.start + 1 : url.end]], url.end
    while len(parts) < _MOST_PIECES and end < len(text):
        if not _is_break(end, breaks) and parts[-1][-1] not in _CUTS + _SIGNS:
            break
        if (found := _BRACKETED_REST.match(text, end + 1)) is not None:
            whole = "".join([*parts, found[0]])
            return Url(url.start, found.end() + 1, whole, is_repaired=True, is_joined=True)
        piece = _PIECE.match(text, end + 1)
        if piece is None:
            break
        parts.append(piece[0])
        end = piece.end()
    return url


def _is_break(at: int, breaks: Sequence[int]) -> bool:
    place = bisect_left(breaks, at)
    return place < len(breaks) and breaks[place] == at


def _next_break(text: str, at: int, breaks: Sequence[int]) -> int:
    place = bisect_right(breaks, at)
    return breaks[place] if place < len(breaks) else len(text)


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
