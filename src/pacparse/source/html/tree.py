"""Tokens as a flat, balanced sequence of nodes: which element is open where.

No tree is built and nothing calls itself, so that the depth of a page costs nothing. The rules are
those of browsers that bear on where a block begins and ends; text is never moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.source.html.elements import (
    BLOCKS,
    FORMATTING,
    HEADINGS,
    LEFT_OUT,
    LIST_SCOPES,
    ROW_GROUPS,
    SCOPES,
    TABLE_PARTS,
    TRANSPARENT,
    VOID,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.source.html.tokens import Attributes, Token


class Element:
    """An element that was opened: ``begin`` is its place among the nodes, ``end`` that of its end."""

    __slots__ = ("attributes", "begin", "end", "name")

    def __init__(self, name: str, attributes: Attributes, begin: int) -> None:
        self.name = name
        self.attributes = attributes
        self.begin = begin
        self.end = begin


class Sign:
    """A tag that holds nothing: a void element, a change of formatting, a mere break."""

    __slots__ = ("attributes", "is_end", "name")

    def __init__(self, name: str, attributes: Attributes, *, is_end: bool = False) -> None:
        self.name = name
        self.attributes = attributes
        self.is_end = is_end


Node = str | Element | Sign | None
"""Text, the start of an element, a sign, or the end (None) of the element opened last."""

BREAK = Sign("div", {}, is_end=True)
"""A block ends here."""


_CELL_PARTS = ("td", "th", "caption")
_ENDED = dict.fromkeys(TABLE_PARTS, ("tr", *_CELL_PARTS, *sorted(ROW_GROUPS)))
_ENDED |= {"td": _CELL_PARTS, "th": _CELL_PARTS, "tr": ("tr", *_CELL_PARTS)}
"""Which open parts of a table end where the next begins."""
_WITHIN = dict.fromkeys(TABLE_PARTS, frozenset(("table",)))
_WITHIN |= {"td": frozenset(("tr",)), "th": frozenset(("tr",)), "tr": ROW_GROUPS | {"table"}}
"""Inside of which a part begins and ends none."""


class _Places:
    """The open elements, and for each question that tags ask the places that answer it."""

    def __init__(self) -> None:
        self.open: list[Element] = []
        self.named: dict[str, list[int]] = {}
        self.scopes: list[int] = []
        self.list_scopes: list[int] = []
        self.blocks: list[int] = []

    def push(self, element: Element) -> None:
        place = len(self.open)
        name = element.name
        self.open.append(element)
        self.named.setdefault(name, []).append(place)
        if name in SCOPES:
            self.scopes.append(place)
        if name in LIST_SCOPES:
            self.list_scopes.append(place)
        if name in BLOCKS:
            self.blocks.append(place)

    def pop(self) -> Element:
        element = self.open.pop()
        name = element.name
        self.named[name].pop()
        if name in SCOPES:
            self.scopes.pop()
        if name in LIST_SCOPES:
            self.list_scopes.pop()
        if name in BLOCKS:
            self.blocks.pop()
        return element

    def last(self, name: str) -> int:
        """The place of the innermost open element ``name``, or -1."""
        places = self.named.get(name)
        return places[-1] if places else -1


def _top(places: list[int]) -> int:
    return places[-1] if places else -1


_NOT_READ = LEFT_OUT | {"del"}


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.places = _Places()
        self.has_roles = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Opens an element, and closes those that end where it begins."""
        if name in FORMATTING or name in VOID:
            if name == "hr":
                self.close_paragraph()
            self.nodes.append(Sign(name, attributes))
        elif name in TRANSPARENT or (name in TABLE_PARTS and self.places.last("table") < 0):
            self.close_paragraph()
            self.nodes.append(BREAK)
        else:
            self.close_before(name)
            self.has_roles = self.has_roles or "role" in attributes
            element = Element(name, attributes, len(self.nodes))
            self.places.push(element)
            self.nodes.append(element)

    def close_before(self, name: str) -> None:
        """Closes what ends where an element ``name`` begins."""
        if name in BLOCKS:
            self.close_paragraph()
        if name == "li":
            self._close_item("li")
        elif name in ("dd", "dt"):
            self._close_item("dd", "dt")
        elif name in TABLE_PARTS:
            self._close_part(name)
        elif name in ("option", "optgroup"):
            self._close_item("option")
        elif name in HEADINGS and self.places.open and self.places.open[-1].name in HEADINGS:
            self.pop_to(len(self.places.open) - 1)

    def close_paragraph(self) -> None:
        """Closes the open paragraph, unless it is that of a cell around."""
        place = self.places.last("p")
        if place < 0 or place < _top(self.places.scopes) or place < self.places.last("button"):
            return
        self.pop_to(place)

    def _close_item(self, *names: str) -> None:
        place = max(self.places.last(name) for name in names)
        if place > _top(self.places.list_scopes):
            self.pop_to(place)

    def _close_part(self, name: str) -> None:
        """Closes the cell before a cell, the row before a row, within the same table."""
        last = self.places.last
        table = last("table")
        if self.places.open[-1].name in _WITHIN[name]:  # as well-formed tables have it
            return
        inside = [place for ended in _ENDED[name] if (place := last(ended)) > table]
        if inside:
            self.pop_to(min(inside))

    def end(self, name: str) -> None:
        """Closes the element that the end tag means; nothing where there is none."""
        if name in FORMATTING:
            self.nodes.append(Sign(name, {}, is_end=True))
        elif name == "br":
            self.nodes.append(Sign("br", {}))
        elif name in TRANSPARENT or name == "p":
            place = self.places.last("p") if name == "p" else -1
            if place > _top(self.places.scopes):
                self.pop_to(place)
            else:
                self.nodes.append(BREAK)
        elif name in HEADINGS:
            self._close_within(max(self.places.last(h) for h in HEADINGS))
        else:
            self._close_named(name)

    def _close_named(self, name: str) -> None:
        place = self.places.last(name)
        if name in TABLE_PARTS:
            if place > self.places.last("table"):
                self.pop_to(place)
        elif name == "table":
            if place >= 0:
                self.pop_to(place)
        elif name in BLOCKS or name in SCOPES or name in LEFT_OUT:
            self._close_within(place)
        elif place > _top(self.places.blocks):
            self.pop_to(place)

    def _close_within(self, place: int) -> None:
        if place >= 0 and place >= _top(self.places.scopes):
            self.pop_to(place)

    def pop_to(self, place: int) -> None:
        """Closes all that is open from ``place`` on."""
        while len(self.places.open) > place:
            self.places.pop().end = len(self.nodes)
            self.nodes.append(None)


_ROLES = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
"""What an element is by its role, if it is no part of a table by its name."""


def _name_by_role(nodes: Sequence[Node]) -> None:
    """Gives the elements of tables that only roles call so the names of a table's parts."""
    end = -1
    for place, node in enumerate(nodes):
        if not isinstance(node, Element) or "role" not in node.attributes:
            continue
        name = _ROLES.get(node.attributes["role"].strip().lower())
        if name is None or node.name == "table" or node.name in TABLE_PARTS:
            continue
        if name == "table":
            end = max(end, node.end)
        if place < end:
            node.name = name


def build_nodes(tokens: Iterable[Token]) -> list[Node]:
    """The nodes of a page, every element closed."""
    builder = _Builder()
    for kind, name, words, attributes in tokens:
        if kind == "text":
            builder.nodes.append(words)
        elif kind == "start":
            builder.start(name, attributes)
        else:
            builder.end(name)
    unclosed = [element for element in builder.places.open if element.name in _NOT_READ]
    builder.pop_to(0)
    if builder.has_roles:
        _name_by_role(builder.nodes)
    for element in unclosed:  # what follows it to the end is of the page
        element.name = "div"
    return builder.nodes
