"""A page for the terminal: headings, entries with their line in the margin, in a given width.

Rich draws it, and is told nothing that it could read as markup: all text is plain, and safe.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Screen(NamedTuple):
    """What is known of the terminal: its columns, and whether it shows colour."""

    width: int = 80
    has_color: bool = False


class Row(NamedTuple):
    """A line of the margin (right-aligned), what stands beside it, and a quote below that."""

    margin: str
    what: str
    quote: str = ""


class Heading(NamedTuple):
    """The title of a column, and its share of the room that is left; 0: what its cells need."""

    title: str
    share: int = 0


class Cell(NamedTuple):
    """What stands in a cell of a table, and how it looks."""

    words: str
    style: str = ""


class Canvas:
    """Collects what is drawn; ``text`` is all of it."""

    def __init__(self, screen: Screen) -> None:
        self.width = screen.width
        self._has_color = screen.has_color
        self._file = StringIO()
        # An empty environment: what it says of colour and width is in ``screen`` already.
        self._console = Console(
            file=self._file,
            width=screen.width,
            force_terminal=screen.has_color,
            color_system="standard" if screen.has_color else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    def line(self, *parts: tuple[str, str]) -> None:
        """A paragraph of ``(text, style)`` parts, wrapped; no parts: an empty line."""
        self._console.print(Text.assemble(*parts, overflow="fold"))

    def heading(self, title: str, *, style: str = "bold") -> None:
        """An empty line, and a title."""
        self.line()
        self.line((title, style))

    def rows(self, rows: Iterable[Row]) -> None:
        """Rows with a common margin, which takes no more room than it needs."""
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(justify="right", no_wrap=True, style="cyan")
        grid.add_column(overflow="fold", ratio=1)
        for row in rows:
            body = Text(row.what)
            if row.quote:
                body.append(f"\n{row.quote}", style="dim")
            grid.add_row(row.margin, body)
        self._console.print(grid)

    def table(self, columns: Sequence[Heading], rows: Iterable[Sequence[Cell]]) -> None:
        """A table under ``columns``; the widest of them takes the room that the others leave."""
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
        for column in columns:
            table.add_column(column.title, ratio=column.share or None, overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell.words, style=cell.style) for cell in row))
        self._console.print(table)

    def text(self) -> str:
        """All that was drawn."""
        drawn = self._file.getvalue()
        if self._has_color:
            return drawn
        return "".join(f"{line.rstrip()}\n" for line in drawn.split("\n")[:-1])
