"""Tables as one XLSX file: a sheet for each, recommendations first. Every text stays a text."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from pacparse.errors import UnsupportedError, UnwritableError
from pacparse.tables.digests import row_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pacparse.tables.layout import Pieces, Row, Table

MOST_CHARACTERS = 32_767
"""What a cell of a spreadsheet holds (ECMA-376, Excel's limits)."""
_MOST_ROWS = 1_048_575
_LONG = frozenset(
    (*("conclusion", "recommendation", "response", "text", "message", "words", "position_words"),)
)
_WIDTH, _LONG_WIDTH, _NARROW_WIDTH = 18, 60, 10
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same bytes each time: a file that says when it was made differs from day to day."""


def write_xlsx(tables: Iterable[tuple[Table, Pieces]], path: Path) -> None:
    """Write ``tables`` to a new XLSX file at ``path``, row by row.

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
    )
    try:
        for table, pieces in tables:
            rows = chain.from_iterable(pieces)
            _write_sheet(book.add_worksheet(table.name), table, rows, formats)
    finally:
        book.close()


class _Formats:
    """How cells look."""

    def __init__(self, *, head: Any, wrapped: Any, plain: Any, text: Any) -> None:
        self.head, self.wrapped, self.plain, self.text = head, wrapped, plain, text


def _write_sheet(sheet: Any, table: Table, rows: Iterator[Row], formats: _Formats) -> None:
    for place, column in enumerate(table.columns):
        is_long = column.name in _LONG
        is_number = column.type == "integer"
        width = _LONG_WIDTH if is_long else _NARROW_WIDTH if is_number else _WIDTH
        shape = formats.wrapped if is_long else formats.plain if is_number else formats.text
        sheet.set_column(place, place, width, shape)
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, table.names, formats.head)
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > _MOST_ROWS:
            raise UnwritableError(
                f"{table.name} has more rows than a sheet holds ({_MOST_ROWS:,})",
                hint="write a folder of CSV, or .sqlite",
            )
        _write_row(sheet, count, table, row)
    sheet.autofilter(0, 0, count, len(table.columns) - 1)


def _write_row(sheet: Any, place: int, table: Table, row: Row) -> None:
    for column, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, int):
            sheet.write_number(place, column, cell)
            continue
        if len(cell) > MOST_CHARACTERS:
            raise UnwritableError(
                f"{len(cell):,} characters are too many for a cell: {table.names[column]} of "
                f"{row_names(table, [row])[0]} in {table.name}",
                hint="write a folder of CSV, or .sqlite",
            )
        sheet.write_string(place, column, cell)
