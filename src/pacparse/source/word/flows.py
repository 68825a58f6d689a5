"""Paragraphs that follow each other, and the rows of tables that part them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pacparse.source.word.blocks import Paragraph, Row
from pacparse.source.word.grounds import Ground, ground_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.word.blocks import Block
    from pacparse.source.word.fields import Field

_OFF = ("0", "false", "off")
_MOST_COLUMNS = 63
"""Word allows no more columns in a table."""


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
    """A row of a table while it is read: its cells, and the column in which each begins."""

    table: int
    cells: list[list[Block]] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    column: int = 0
    span: int = 1
    is_head: bool = False
    is_deleted: bool = False
    is_cell_deleted: bool = False
    ground: Ground = field(default_factory=Ground)
    """That of the last cell."""

    def close_cell(self, blocks: list[Block]) -> None:
        """Takes the next cell."""
        self.cells.append([] if self.is_cell_deleted else blocks)
        self.columns.append(self.column)
        self.column += self.span
        self.span = 1
        self.is_cell_deleted = False


def note_cell(row: OpenRow, name: str, attributes: dict[str, str], *, inside: str) -> None:
    """Takes a property of a row or of a cell: how many columns it covers, or leaves out before it.

    So is its ground; that of what stands in it is none, which ``inside`` tells.
    """
    value = attributes.get("w:val", "")
    if name == "w:shd":
        if inside == "w:tcPr":
            row.ground = ground_with(row.ground, name, attributes)
        return
    if name == "w:tblHeader":
        row.is_head = value.lower() not in _OFF
        return
    count = int(value[:4]) if value.isascii() and value.isdecimal() else 0
    if name == "w:gridSpan":
        row.span = max(min(count, _MOST_COLUMNS), 1)
    else:
        row.column = min(count, _MOST_COLUMNS)


def row_blocks(row: OpenRow) -> list[Block]:
    """A row as one block where its cells hold paragraphs; else what stands in it.

    One with a single paragraph may be a row as well: its table says. A table with one cell is a box
    round paragraphs, on its ground if it has one, and one with tables in it a page's frame.
    """
    cells = [without_lone_rows(cell) for cell in row.cells]
    if len(cells) == 1 and row.ground.is_box:
        for block in cells[0]:
            if isinstance(block, Paragraph) and block.look.ground.is_shaded is None:
                block.look.ground = block.look.ground._replace(is_shaded=True)
    filled = [cell for cell in cells if any(_has_words(block) for block in cell)]
    is_lone = len(filled) == 1 and sum(map(len, cells)) == 1
    rows: list[list[Paragraph]] = []
    if len(filled) > 1 or is_lone:
        for cell in cells:
            paragraphs = [block for block in cell if isinstance(block, Paragraph)]
            if len(paragraphs) < len(cell):
                break
            rows.append(paragraphs)
        else:
            return [Row(rows, row.columns, row.table, row.is_head)]
    return [block for cell in cells for block in cell]


def without_lone_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, what stands in rows of a single paragraph without its row."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Row) and len(block.filled) == 1:
            found += [paragraph for cell in block.cells for paragraph in cell]
        else:
            found.append(block)
    return found


def _has_words(block: Block) -> bool:
    return not isinstance(block, Paragraph) or block.has_words
