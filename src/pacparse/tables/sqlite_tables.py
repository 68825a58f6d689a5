"""Tables as one SQLite file: keys, foreign keys, and full-text search over the paragraphs."""

from __future__ import annotations

import sqlite3
from itertools import chain
from typing import TYPE_CHECKING

from pacparse.tables.digests import DIGESTS, Digests
from pacparse.tables.layout import table_named
from pacparse.tables.lines import csv_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pacparse.tables.layout import Pieces, Table

_TYPES = {"string": "TEXT", "integer": "INTEGER", "date": "TEXT"}
_SETTINGS = """
    PRAGMA page_size = 4096;
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA foreign_keys = OFF;
"""
_CODE = 0xFF
_OF_THE_SYSTEM = (
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY),
)
# The rows of the search are those of paragraphs, by a number that is a column there: a file that is
# rewritten (VACUUM) keeps such numbers and no others. Datasette knows an index by content="…".
_SEARCH = """
    CREATE VIRTUAL TABLE paragraphs_fts
        USING fts5 (text, content="paragraphs", content_rowid="row_id");
    INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('rebuild');
"""


def write_sqlite(tables: Iterable[tuple[Table, Pieces]], path: Path) -> None:
    """Write ``tables`` to a new SQLite file at ``path``. Raises OSError if the system does not let it."""
    try:
        _write(tables, path)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _CODE not in _OF_THE_SYSTEM:
            raise
        raise OSError(str(error)) from error


def _write(tables: Iterable[tuple[Table, Pieces]], path: Path) -> None:
    store = sqlite3.connect(path, isolation_level=None)
    try:
        store.executescript(_SETTINGS)
        store.execute("BEGIN")
        with Digests() as digests:
            for table, pieces in tables:
                _fill(store, table, _noted(table, pieces, digests))
            _fill(store, DIGESTS, digests.pieces())
        store.execute("COMMIT")
        store.executescript(_SEARCH)
    finally:
        store.close()


def _noted(table: Table, pieces: Pieces, digests: Digests) -> Pieces:
    """The same ``pieces``, each of which leaves its digests."""
    for rows in pieces:
        digests.add(table, rows, [line.encode() for line in csv_lines(rows)])
        yield rows


def _fill(store: sqlite3.Connection, table: Table, pieces: Pieces) -> None:
    store.execute(create_statement(table))
    places = ", ".join("?" * len(table.columns))
    rows = chain.from_iterable(pieces)
    store.executemany(f"INSERT INTO {table.name} VALUES ({places})", rows)  # noqa: S608
    for column in table.refers:
        if column.name not in table.key[:1]:
            store.execute(
                f'CREATE INDEX {table.name}_{column.name} ON {table.name} ("{column.name}")'
            )


def create_statement(table: Table) -> str:
    """The statement that makes ``table``, with its keys and foreign keys."""
    lines = [f'"{column.name}" {_TYPES[column.type]}' for column in table.columns]
    if "row_id" in table.names:
        lines[table.names.index("row_id")] += " PRIMARY KEY"
        lines += [f'UNIQUE ("{name}")' for name in table.key]
    elif table.key:
        lines.append("PRIMARY KEY ({})".format(", ".join(f'"{name}"' for name in table.key)))
    for column in table.refers:
        other = str(column.refers_to)
        target = table_named(other).key[0]
        lines.append(f'FOREIGN KEY ("{column.name}") REFERENCES {other} ("{target}")')
    return "CREATE TABLE {} (\n  {}\n)".format(table.name, ",\n  ".join(lines))
