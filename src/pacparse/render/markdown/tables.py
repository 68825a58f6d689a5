"""Tables as GitHub's Markdown has them: a line for each row, cells between bars, columns that align."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.block import Block

_NARROWEST = 3
_WIDEST = 60
"""Cells are padded up to this width; a longer one makes its own line longer, not all others."""
_FEWEST_COLUMNS = 2
_MOST_HEADS = 1


def can_be_table(block: Block) -> bool:
    """Whether Markdown has a form for the table: one row at most as its head, each cell on one line."""
    return (
        block.header_rows <= _MOST_HEADS
        and len({len(row) for row in block.rows}) == 1
        and len(block.rows[0]) >= _FEWEST_COLUMNS
        and not any("\n" in words for row in block.rows for words in row)
    )


def write_table(rows: Sequence[Sequence[str]], *, has_head: bool) -> str:
    """The table of ``rows``, whose cells are Markdown but for the bars in them.

    A table without a head gets an empty one, for there is none without: it reads back as none.
    """
    cells = [[words.replace("|", "\\|") for words in row] for row in rows]
    if not has_head:
        cells.insert(0, [""] * len(rows[0]))
    widths = [
        min(max(_NARROWEST, *map(len, column)), _WIDEST) for column in zip(*cells, strict=True)
    ]
    rule = ["-" * width for width in widths]
    return "\n".join(_line(row, widths) for row in (cells[0], rule, *cells[1:]))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (words.ljust(width) for words, width in zip(row, widths, strict=True))
    return f"| {' | '.join(padded)} |"
