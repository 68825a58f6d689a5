"""Which tables hold data, a row to a block, and which only lay out a page; which cell stands in which column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.source.html.elements import CELLS, HEADINGS
from pacparse.source.html.tree import Element
from pacparse.source.html.writer import MARKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.html.tree import Node

MOST_PARTS = 3
"""A cell of a table without headings of columns that holds more paragraphs is a column of a page."""

_PAIR = 2
_PARTS = frozenset(("p", "li", "blockquote", "pre"))


class _Open:
    """A table that is open, and what was seen in it."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.has_heads = False
        self.is_nest = False
        self.has_headings = False
        self.filled = 0
        self.most_filled = 0
        # Rows of two cells, the first a number alone, and all others that have words in two cells.
        self.pairs = self.others = 0
        self.cell = 0
        self.first = ""
        self.parts = 0
        self.most_parts = 0
        self.is_cell_empty = True

    def begin_row(self) -> None:
        """A row begins, and the one before it is counted."""
        if self.filled >= _PAIR:
            is_pair = self.cell == _PAIR and MARKER.fullmatch(self.first.strip()) is not None
            self.pairs += is_pair
            self.others += not is_pair
        self.filled = self.cell = 0
        self.first = ""

    def begin_cell(self) -> None:
        self.cell += 1
        self.parts = 0
        self.is_cell_empty = True

    def fill(self, words: str) -> None:
        """There is text in the cell."""
        if self.cell == 1:
            self.first += words
        if self.is_cell_empty:
            self.is_cell_empty = False
            self.filled += 1
            self.most_filled = max(self.most_filled, self.filled)

    @property
    def may_number(self) -> bool:
        """Whether a number alone in its cell may be that of the paragraph in the next: rows are such pairs."""
        return self.pairs > self.others and not (self.has_heads and self.others)

    def holds_data(self) -> bool:
        if self.element.attributes.get("role", "").lower() in ("presentation", "none"):
            return False
        if self.is_nest or self.most_filled <= 1:
            return False
        return self.has_heads or not (self.has_headings or self.most_parts > MOST_PARTS)


def find_data_tables(nodes: Sequence[Node]) -> dict[int, bool]:
    """The places of the tables whose rows are blocks; the others lay out what they hold.

    The value says whether their rows may be numbers beside paragraphs.
    """
    found: dict[int, bool] = {}
    tables: list[_Open] = []
    for place, node in enumerate(nodes):
        if isinstance(node, Element):
            if node.name == "table":
                if tables:
                    tables[-1].is_nest = True
                tables.append(_Open(node))
            elif tables:
                _take(tables[-1], node.name)
        elif isinstance(node, str) and tables and not node.isspace():
            tables[-1].fill(node)
        while tables and tables[-1].element.end <= place:
            tables[-1].begin_row()  # the last one is counted
            if tables[-1].holds_data():
                found[tables[-1].element.begin] = tables[-1].may_number
            tables.pop()
    return found


def _take(table: _Open, name: str) -> None:
    if name == "tr":
        table.begin_row()
    elif name in CELLS:
        table.has_heads |= name == "th"
        table.begin_cell()
    elif name == "caption":
        table.has_heads = True
    elif name in HEADINGS:
        table.has_headings = True
    elif name in _PARTS:
        table.parts += 1
        table.most_parts = max(table.most_parts, table.parts)
