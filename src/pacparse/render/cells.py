"""The cells of a table with their places in its text, so that note marks are shown in their cells."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.block import Block, Reference

_ROW_END = "\n"


class ShownCell(NamedTuple):
    """A cell: its words, and its marks with offsets that count from the first of them."""

    words: str
    references: tuple[Reference, ...]


def shown_rows(block: Block) -> Iterator[tuple[ShownCell, ...]]:
    """The rows of a table, cell by cell."""
    cursor = 0
    left = deque(block.references)
    for row in block.rows:
        cells = []
        for words in row:
            start = block.text.find(words, cursor) if words else -1
            if start >= 0:
                cursor = start + len(words)
                cells.append(ShownCell(words, _take(left, start, cursor)))
            else:
                cells.append(ShownCell(words, ()))
        yield tuple(cells)


def as_paragraphs(block: Block) -> Iterator[Block]:
    """The rows of a table as paragraphs, as they are shown if they cannot be shown as a table."""
    begin = 0
    left = deque(block.references)
    for line in block.text.split(_ROW_END):
        references = _take(left, begin, begin + len(line))
        yield replace(
            block, kind="paragraph", text=line, references=references, rows=(), header_rows=0
        )
        begin += len(line) + len(_ROW_END)


def _take(left: deque[Reference], start: int, end: int) -> tuple[Reference, ...]:
    """The first of the marks, up to ``end``, with offsets that count from ``start``."""
    taken = []
    while left and left[0].offset <= end:
        mark = left.popleft()
        taken.append(replace(mark, offset=max(mark.offset - start, 0)))
    return tuple(taken)
