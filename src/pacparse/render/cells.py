"""The cells of a table with their places in its text, so that note marks are shown in their cells."""

from __future__ import annotations

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
    left = list(block.references)
    for row in block.rows:
        cells = []
        for words in row:
            start = block.text.find(words, cursor)
            if not words or start < 0:
                cells.append(ShownCell(words, ()))
                continue
            cursor = start + len(words)
            marks = []
            while left and left[0].offset <= cursor:
                mark = left.pop(0)
                marks.append(replace(mark, offset=max(mark.offset - start, 0)))
            cells.append(ShownCell(words, tuple(marks)))
        yield tuple(cells)


def as_paragraphs(block: Block) -> Iterator[Block]:
    """The rows of a table as paragraphs, as they are shown if they cannot be shown as a table."""
    begin = 0
    for line in block.text.split(_ROW_END):
        end = begin + len(line)
        references = tuple(
            replace(mark, offset=mark.offset - begin)
            for mark in block.references
            if begin <= mark.offset <= end
        )
        yield replace(
            block, kind="paragraph", text=line, references=references, rows=(), header_rows=0
        )
        begin = end + len(_ROW_END)
