"""Rows as lines of CSV: what is written to CSV files, and what the digest of a row is made of.

The standard library looks at each character of a long text, which takes four times as long; and
whether it puts a text with a lone carriage return between quotes depends on the version of Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.tables.layout import Cell, Row


def csv_lines(rows: Iterable[Row]) -> list[str]:
    """Each row as a line of CSV (RFC 4180) without its line end; an empty cell is null.

    A text stands between quotes if it has a comma, a quote or an end of line.

    >>> csv_lines([("3.2", None, 7, 'the "lower" lock'), ("", "a, b", 0, "")])
    ['3.2,,7,"the ""lower"" lock"', ',"a, b",0,']
    """
    columns = [_encoded(column) for column in zip(*rows, strict=True)]
    return [",".join(cells) for cells in zip(*columns, strict=True)]


def _encoded(column: Sequence[Cell]) -> list[str]:
    """The cells of a column as they stand in a line: most columns have no cell that needs quotes."""
    texts = ["" if cell is None else cell if type(cell) is str else str(cell) for cell in column]
    words = "".join(texts)
    if "," not in words and '"' not in words and "\n" not in words and "\r" not in words:
        return texts
    return [
        text
        if "," not in text and '"' not in text and "\n" not in text and "\r" not in text
        else '"' + text.replace('"', '""') + '"'
        for text in texts
    ]
