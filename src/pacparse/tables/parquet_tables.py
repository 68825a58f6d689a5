"""Tables as a folder of Parquet files, one for each, written by DuckDB."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pacparse.errors import UnsupportedError
from pacparse.tables.csv_tables import csv_contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pacparse.tables.layout import Pieces, Table

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "date": "DATE"}
_PART = 4 << 20
"""Bytes of a part, at least: DuckDB holds in memory what it has read of a file, until it ends."""
_GROUP = 8_192
"""Rows of a group, which DuckDB holds until it is full."""
_LEAST_LINE = 1 << 20


def write_parquet(tables: Iterable[tuple[Table, Pieces]], folder: Path) -> None:
    """Write each of ``tables`` to ``folder`` as ``NAME.parquet``.

    Raises UnsupportedError where DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise UnsupportedError(
            "writing Parquet needs DuckDB",
            where=folder.name,
            hint="pip install 'pacparse[parquet]'",
        ) from error
    # one thread: the order of the rows, and so the bytes, are the same each time
    with duckdb.connect(config={"threads": 1}) as engine:
        for table, pieces in tables:
            with TemporaryDirectory(prefix="pacparse-") as work:
                source = _source(table, pieces, Path(work))
                target = _quoted(folder / f"{table.name}.parquet")
                engine.execute(
                    f"COPY (SELECT * FROM {source}) TO {target} "  # noqa: S608 - names of our own
                    f"(FORMAT parquet, ROW_GROUP_SIZE {_GROUP})"
                )


def _source(table: Table, pieces: Pieces, work: Path) -> str:
    """Write ``table`` as CSV to parts in the folder ``work``; what reads them in SQL comes back."""
    contents = csv_contents(table, pieces)
    head = next(contents)
    paths: list[Path] = []
    longest = _LEAST_LINE
    for part in _parts(contents):
        paths.append(work / f"{len(paths)}.csv")
        with paths[-1].open("wb") as file:
            file.write(head)
            for content in part:
                file.write(content)
                longest = max(longest, len(content))
    types = ", ".join(f"'{c.name}': '{_TYPES[c.type]}'" for c in table.columns)
    return (
        f"read_csv([{', '.join(map(_quoted, paths))}], header = true, columns = {{{types}}}, "
        "auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
        f"max_line_size = {longest}, buffer_size = {4 * longest}, parallel = false)"
    )


def _parts(contents: Iterator[bytes]) -> Iterator[Iterator[bytes]]:
    """The same ``contents`` in parts of some size, at least one; each is taken before the next."""
    first: bytes | None = next(contents, b"")
    while first is not None:
        yield _part(first, contents)
        first = next(contents, None)


def _part(first: bytes, contents: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for content in chain([first], contents):
        yield content
        size += len(content)
        if size >= _PART:
            return


def _quoted(path: Path) -> str:
    text = str(path).replace("'", "''")
    return f"'{text}'"
