"""Tables as a folder of Parquet files, one for each, written by DuckDB."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pacparse.errors import UnsupportedError
from pacparse.tables.csv_tables import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pacparse.tables.layout import Row, Table

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "date": "DATE"}


def write_parquet(tables: Iterable[tuple[Table, Iterator[Row]]], folder: Path) -> None:
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
    with duckdb.connect(config={"threads": 1}) as engine, TemporaryDirectory() as work:
        passage = Path(work) / "table.csv"
        for table, rows in tables:
            with passage.open("w", encoding="utf-8", newline="") as file:
                write_csv(table, rows, file)
            types = ", ".join(f"'{c.name}': '{_TYPES[c.type]}'" for c in table.columns)
            source = (
                f"read_csv('{_quoted(passage)}', header = true, columns = {{{types}}}, quote = '\"', "
                "escape = '\"', nullstr = '', max_line_size = 1073741824, parallel = false)"
            )
            target = _quoted(folder / f"{table.name}.parquet")
            engine.execute(f"COPY (SELECT * FROM {source}) TO '{target}' (FORMAT parquet)")  # noqa: S608 - names of our own


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
