"""The markers of list items, which a browser counts and shows, and no text holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.counting import in_roman
from pacparse.fields import NamedTuple
from pacparse.source.html.attributes import (
    is_legislative,
    is_markerless,
    is_number_class,
    marker_type,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.html.tree import Element, Node

# Example: "7", "-1". Near misses: "7a", "9999999999".
_COUNT = re.compile(r"\s{0,4}-?[0-9]{1,9}\s{0,4}")
# What an item of an unnumbered list may have of its own. Example: "1. ", "(a) ", "• "; near miss: "A".
_OWN_MARKER = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]|\([0-9a-z]{1,4}\)|[•·▪◦●–-])\s")
# A number that its class calls one. Example: "4.", "3.2", "12)"; near misses: "40 lamps", "iv".
_WRITTEN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.):]?")
_MOST_ROMAN = 3999
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
BULLET = "•"
# What Word sets in a font of signs for a bullet.
_WORD_BULLETS = frozenset("·o§Øüvqu•–-▪")
_NEAR = 40
"""How many nodes are looked at for the first words of an item."""
_MOST_FIRST = 16


class Marker(NamedTuple):
    """What is printed before an item, and the number that a person cites; None for a bullet."""

    printed: str
    number: str | None


class List:
    """An open list, and the number of its next item."""

    __slots__ = ("element", "has_markers", "is_legislative", "is_ordered", "next", "step", "type")

    def __init__(self, element: Element, around: List | None = None) -> None:
        self.element = element
        self.is_ordered = element.name == "ol"
        self.is_legislative: bool = is_legislative(element.attributes)
        if around is not None and around.is_legislative:
            self.is_legislative = True
        self.has_markers = not (self.is_legislative or is_markerless(element.attributes))
        own_type = element.attributes.get("type", "1").strip()
        self.type = marker_type(element.attributes) or own_type
        is_reversed = "reversed" in element.attributes
        self.step = -1 if is_reversed else 1
        self.next = read_count(element.attributes.get("start"), 0 if is_reversed else 1)

    def mark(self, item: Element, words: str) -> Marker | None:
        """The marker of the next item, which begins with ``words``; None where it has its own."""
        if not self.is_ordered:
            is_own = not self.has_markers or _OWN_MARKER.match(words) is not None
            return None if is_own else Marker(BULLET, None)
        count = read_count(item.attributes.get("value"), self.next)
        self.next = count + self.step
        if not self.has_markers:
            return None
        number = format_count(count, item.attributes.get("type", self.type).strip())
        return Marker(f"{number}.", number)


def read_count(value: str | None, default: int) -> int:
    """The number that an attribute gives, or ``default``."""
    return int(value) if value is not None and _COUNT.fullmatch(value) else default


def format_count(count: int, kind: str) -> str:
    """``count`` as a list of type ``kind`` shows it: figures, letters, or Roman."""
    if kind in ("a", "A") and count > 0:
        letters = ""
        while count > 0:
            count, place = divmod(count - 1, len(_LETTERS))
            letters = _LETTERS[place] + letters
        return letters.upper() if kind == "A" else letters
    if kind in ("i", "I") and 0 < count <= _MOST_ROMAN:
        figures = in_roman(count)
        return figures.upper() if kind == "I" else figures
    return str(count)


def first_words(nodes: Sequence[Node], element: Element) -> str:
    """The first characters in an element, as far as they are near."""
    words = ""
    for node in nodes[element.begin + 1 : min(element.end, element.begin + _NEAR)]:
        if isinstance(node, str):
            words = (words + node[:_NEAR]).lstrip()
        if len(words) >= _MOST_FIRST:
            break
    return words


def written_marker(nodes: Sequence[Node], element: Element, *, is_inside: bool) -> Marker | None:
    """The marker that the page itself calls one, as it looks there: Word's, or a number by its class.

    ``is_inside`` says that words stand before it in its block.
    """
    if not is_inside and is_number_class(element.attributes):
        words = " ".join(first_words(nodes, element).split())
        return Marker(words, words.rstrip(".):")) if _WRITTEN.fullmatch(words) else None
    if element.name != "span" or "mso-list" not in element.attributes.get("style", ""):
        return None
    if "mso-list:ignore" not in element.attributes["style"].lower().replace(" ", ""):
        return None
    words = " ".join(first_words(nodes, element).split())
    if not words:
        return None
    return Marker(BULLET, None) if words in _WORD_BULLETS else Marker(words, words.strip("().: "))
