"""The cells of a table with their places in its text: each is shown as a block of its own would be."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from pacparse.fields import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.block import Block, BlockLink, Emphasis, Reference

_ROW_END = "\n"
_MOST_AROUND = 16
"""So many spans that begin before a cell may go on in it: those of a whole row, one in another."""
_Span = TypeVar("_Span", "BlockLink", "Emphasis")


def shown_rows(block: Block) -> Iterator[tuple[Block, ...]]:
    """The rows of a table, each cell as a paragraph with its marks, links and emphasis."""
    cursor = 0
    left = deque(block.references)
    for row in block.rows:
        cells = []
        for words in row:
            start = block.text.find(words, cursor) if words else -1
            if start < 0:
                start = cursor
                cells.append(_part(block, start, start, ()))
                continue
            cursor = start + len(words)
            cells.append(_part(block, start, cursor, _take(left, start, cursor)))
        yield tuple(cells)


def as_paragraphs(block: Block) -> Iterator[Block]:
    """The rows of a table as paragraphs, as they are shown if they cannot be shown as a table."""
    begin = 0
    left = deque(block.references)
    for line in block.text.split(_ROW_END):
        end = begin + len(line)
        yield _part(block, begin, end, _take(left, begin, end))
        begin = end + len(_ROW_END)


def _take(left: deque[Reference], start: int, end: int) -> tuple[Reference, ...]:
    """The first of the marks, up to ``end``, with offsets that count from ``start``."""
    taken = []
    while left and left[0].offset <= end:
        mark = left.popleft()
        taken.append(replace(mark, offset=max(mark.offset - start, 0)))
    return tuple(taken)


def _part(block: Block, start: int, end: int, references: tuple[Reference, ...]) -> Block:
    """The words of a table from ``start`` to ``end`` as a paragraph."""
    return replace(
        block,
        kind="paragraph",
        text=block.text[start:end],
        references=references,
        links=_clipped(block.links, start, end),
        emphasis=_clipped(block.emphasis, start, end),
        rows=(),
        header_rows=0,
    )


def _clipped(spans: tuple[_Span, ...], start: int, end: int) -> tuple[_Span, ...]:
    """What of ``spans``, in order, stands between ``start`` and ``end``; offsets count from ``start``."""
    first = max(bisect_left(spans, start, key=lambda span: span.offset) - _MOST_AROUND, 0)
    found = []
    for span in spans[first : bisect_left(spans, end, key=lambda span: span.offset)]:
        begin, stop = max(span.offset, start), min(span.offset + span.length, end)
        if begin < stop:
            found.append(replace(span, offset=begin - start, length=stop - begin))
    return tuple(found)
