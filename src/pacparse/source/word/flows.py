"""Paragraphs that follow each other, and the rows of tables that part them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pacparse.source.word.blocks import Paragraph, Row

if TYPE_CHECKING:
    from pacparse.source.word.blocks import Block
    from pacparse.source.word.fields import Field


@dataclass(slots=True)
class Flow:
    """Paragraphs that follow each other: of the body, of a cell, of a text box."""

    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    carried: Paragraph | None = None
    has_gap: bool = False

    def add(self, paragraph: Paragraph) -> None:
        """Takes a paragraph; one whose end is gone waits for the next."""
        if self.carried is not None:
            self.carried.add_paragraph(paragraph)
            paragraph = self.carried
            self.carried = None
        else:
            paragraph.is_apart = self.has_gap
        self.has_gap = False
        if paragraph.goes_on:
            self.carried = paragraph
        else:
            self.blocks.append(paragraph)

    def close(self) -> list[Block]:
        """The blocks, once all were heard."""
        if self.carried is not None:
            self.blocks.append(self.carried)
            self.carried = None
        return self.blocks


@dataclass(slots=True)
class OpenRow:
    """A row of a table while it is read."""

    cells: list[list[Block]] = field(default_factory=list)
    is_deleted: bool = False
    is_cell_deleted: bool = False


def row_blocks(cells: list[list[Block]]) -> list[Block]:
    """A row as one block where several cells have words of their own; else what stands in it.

    A table with one cell is a box round paragraphs, and one with tables in it a page's frame.
    """
    filled = [cell for cell in cells if any(_has_words(block) for block in cell)]
    rows: list[list[Paragraph]] = []
    if len(filled) > 1:
        for cell in cells:
            paragraphs = [block for block in cell if isinstance(block, Paragraph)]
            if len(paragraphs) < len(cell):
                break
            rows.append(paragraphs)
        else:
            return [Row(rows)]
    return [block for cell in cells for block in cell]


def _has_words(block: Block) -> bool:
    return not isinstance(block, Paragraph) or block.has_words
