"""How much text, how many links and headings stand between two nodes: sums, asked in no time."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from pacparse.source.html.attributes import furniture_reason
from pacparse.source.html.elements import HEADINGS
from pacparse.source.html.tree import Element, Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.html.tree import Node

MOST_PROSE = 1_500
"""A navigation with more text than this outside its links holds the page's own words."""
MOST_LABEL = 80
"""So few characters may be the furniture that a class calls them, though nothing is a link."""

# Characters that show; near misses: a space, a no-break space.
_INK = re.compile(r"\S+")
_CONTROLS = frozenset(("input", "button", "select", "textarea"))
_CONTENT = HEADINGS | {"main", "article"}


def ink(words: str) -> int:
    """How many characters of ``words`` are not white space."""
    return sum(len(part) for part in _INK.findall(words))


class Measures:
    """Sums over the nodes of a page."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        shown, linked, content = [0], [0], [0]
        in_link = False
        for node in nodes:
            count = ink(node) if isinstance(node, str) else 0
            if isinstance(node, Sign) and node.name == "a":
                in_link = not node.is_end and "href" in node.attributes
            shown.append(count)
            linked.append(count if in_link else 0)
            content.append(isinstance(node, Element) and node.name in _CONTENT)
        self._shown = list(accumulate(shown))
        self._linked = list(accumulate(linked))
        self._content = list(accumulate(content))
        self._nodes = nodes
        self.total = self._shown[-1]

    def text_in(self, element: Element) -> int:
        """How many characters stand in the element, white space not counted."""
        return self._shown[element.end] - self._shown[element.begin]

    def has_heading(self, element: Element) -> bool:
        """Whether a heading stands in the element, or the article itself."""
        return self._content[element.end] > self._content[element.begin]

    def has_controls(self, element: Element) -> bool:
        """Whether something to fill in or to press stands in the element."""
        return self._controls[element.end] > self._controls[element.begin]

    @cached_property
    def _controls(self) -> list[int]:
        counts = (isinstance(n, Element | Sign) and n.name in _CONTROLS for n in self._nodes)
        return list(accumulate(counts, initial=0))

    def furniture_reason(self, element: Element, *, is_inside_article: bool) -> str | None:
        """Why the element is furniture of the site; None for the page's own words.

        What holds a heading of the first three levels or the article itself is never furniture by
        a class, and by its name only where the page has little else to say in it.
        """
        found = furniture_reason(element.name, element.attributes)
        if found is None:
            return None
        reason, is_certain = found
        begin, end = element.begin, element.end
        if is_inside_article and element.name in ("header", "footer"):
            return None
        if self.has_heading(element) and not _is_menu(element, reason):
            return None
        linked = self._linked[end] - self._linked[begin]
        prose = self.text_in(element) - linked
        if prose > MOST_PROSE:
            return None
        if is_certain or prose <= linked or prose + linked <= MOST_LABEL:
            return reason
        return None


def _is_menu(element: Element, reason: str) -> bool:
    """Whether headings inside do not speak against it: menus and cookie notices have their own."""
    return element.name in ("nav", "footer") or reason == "cookie_notice"
