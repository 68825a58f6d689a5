"""Tables as one XLSX file: a sheet for each, recommendations first. Every text stays a text."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from pacparse.errors import UnsupportedError, UnwritableError
from pacparse.fields import NamedTuple
from pacparse.tables.digests import row_names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pacparse.tables.layout import Column, Pieces, Row, Table
    from pacparse.tables.page_links import PageLinks

MOST_CHARACTERS = 32_767
"""What a cell of a spreadsheet holds (ECMA-376, Excel's limits)."""
_MOST_ROWS = 1_048_575
_LONG = frozenset(
    (*("conclusion", "recommendation", "response", "text", "message", "words", "position_words"),)
)
_WIDTH, _LONG_WIDTH, _NARROW_WIDTH = 18, 60, 10
MOST_LINKS = 65_530
"""Links that a sheet holds, of all its cells; the cells of further rows are as they are without."""
_LONGEST_LINK = 2_000
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same bytes each time: a file that says when it was made differs from day to day."""


def write_xlsx(tables: Iterable[tuple[Table, Pieces]], path: Path, *, links: PageLinks) -> None:
    """Write ``tables`` to a new XLSX file at ``path``, row by row, with ``links`` to pages of PDFs.

    Raises UnsupportedError where XlsxWriter is not installed, and UnwritableError for a text that is
    too long for a cell or a table that is too long for a sheet: nothing is cut.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise UnsupportedError(
            "writing XLSX needs XlsxWriter", where=path.name, hint="pip install 'pacparse[xlsx]'"
        ) from error
    book = xlsxwriter.Workbook(
        str(path),
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": _MADE})
    formats = _Formats(
        head=book.add_format({"bold": True, "bottom": 1}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
        plain=book.add_format({"valign": "top"}),
        text=book.add_format({"num_format": "@", "valign": "top"}),
        link=book.add_format({"font_color": "blue", "underline": 1, "valign": "top"}),
    )
    try:
        for table, pieces in tables:
            rows = chain.from_iterable(pieces)
            sheet = _Sheet(book.add_worksheet(table.name), table, formats, links)
            sheet.write(rows)
    finally:
        book.close()


class _Formats(NamedTuple):
    """How cells look."""

    head: Any
    wrapped: Any
    plain: Any
    text: Any
    link: Any


class _Sheet:
    """A sheet that a table is written to."""

    def __init__(self, sheet: Any, table: Table, formats: _Formats, links: PageLinks) -> None:
        self._sheet = sheet
        self._table = table
        self._formats = formats
        self._links = links
        self._linked = links.column_of(table)
        self._link_count = 0

    def write(self, rows: Iterable[Row]) -> None:
        """Write the head and all ``rows``, with a filter, column widths and a head that stays."""
        sheet, table = self._sheet, self._table
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, *self._shape(column))
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, table.names, self._formats.head)
        count = 0
        for count, row in enumerate(rows, start=1):
            if count > _MOST_ROWS:
                raise UnwritableError(
                    f"{table.name} has more rows than a sheet holds ({_MOST_ROWS:,})",
                    hint="write a folder of CSV, or .sqlite",
                )
            self._write_row(count, row)
        sheet.autofilter(0, 0, count, len(table.columns) - 1)

    def _shape(self, column: Column) -> tuple[int, Any]:
        """The width of a column, and how its cells look."""
        if column.name in _LONG:
            return _LONG_WIDTH, self._formats.wrapped
        if column.type == "integer":
            return _NARROW_WIDTH, self._formats.plain
        return _WIDTH, self._formats.text

    def _write_row(self, place: int, row: Row) -> None:
        link = self._link(row)
        for column, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            shape = None
            if link is not None and column == self._linked:
                shape = self._formats.link
                self._sheet.write_url(place, column, link, shape, str(cell))
            if isinstance(cell, int):
                self._sheet.write_number(place, column, cell, shape)
                continue
            if len(cell) > MOST_CHARACTERS:
                raise UnwritableError(
                    f"{len(cell):,} characters are too many for a cell: "
                    f"{self._table.names[column]} of {row_names(self._table, [row])[0]} "
                    f"in {self._table.name}",
                    hint="write a folder of CSV, or .sqlite",
                )
            self._sheet.write_string(place, column, cell, shape)

    def _link(self, row: Row) -> str | None:
        """Where the row leads to, as XlsxWriter wants it."""
        if self._linked is None or self._link_count == MOST_LINKS:
            return None
        link = self._links.of(self._table, row)
        if link is None or len(link) > _LONGEST_LINK:
            return None
        self._link_count += 1
        return link if "://" in link else f"external:{link}"
