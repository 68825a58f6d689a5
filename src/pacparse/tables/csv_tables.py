"""Tables as CSV: one alone, or all in a folder with a Data Package that describes them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pacparse.tables.digests import DIGESTS, Digests
from pacparse.tables.lines import csv_lines
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pacparse.tables.layout import Column, Pieces, Table

DESCRIPTION = "datapackage.json"
_TYPES = {"string": "string", "integer": "integer", "date": "date"}
_BOM = b"\xef\xbb\xbf"


def csv_contents(
    table: Table, pieces: Pieces, digests: Digests | None = None, *, has_bom: bool = False
) -> Iterator[bytes]:
    """A header and the rows of ``table`` as CSV (RFC 4180, UTF-8, lines end with LF), piece by piece.

    The digest of each row is put by in ``digests``.
    """
    yield (_BOM if has_bom else b"") + f"{','.join(table.names)}\n".encode()
    for rows in pieces:
        lines = [line.encode() for line in csv_lines(rows)]
        if digests is not None:
            digests.add(table, rows, lines)
        yield b"".join([line + b"\n" for line in lines])


def write_csv_folder(
    tables: Iterable[tuple[Table, Pieces]], folder: Path, *, has_bom: bool = False
) -> None:
    """Write each of ``tables`` to ``folder`` as ``NAME.csv``, and ``datapackage.json`` beside them.

    ``has_bom`` puts a byte order mark before each table, by which old versions of Excel know UTF-8.
    """
    with Digests() as digests:
        resources = [
            _write_table(table, pieces, folder, digests=digests, has_bom=has_bom)
            for table, pieces in tables
        ]
        resources.append(_write_table(DIGESTS, digests.pieces(), folder, has_bom=has_bom))
    package = {
        "profile": "tabular-data-package",
        "name": "pacparse",
        "title": "Recommendations and what was answered to them",
        "version": __version__,
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / DESCRIPTION).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _write_table(
    table: Table,
    pieces: Pieces,
    folder: Path,
    *,
    digests: Digests | None = None,
    has_bom: bool,
) -> dict[str, Any]:
    """Write one table and put by its ``digests``; its description for the package comes back."""
    path = folder / f"{table.name}.csv"
    digest, size = sha256(), 0
    with path.open("wb", buffering=0) as file:
        for content in csv_contents(table, pieces, digests, has_bom=has_bom):
            digest.update(content)
            size += file.write(content)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path.name,
        "title": f"One row for each {table.row_is}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if has_bom else "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest.hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    """The Table Schema of ``table``: fields, primary key, foreign keys."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [_reference(table, column) for column in table.refers]
    schema["missingValues"] = [""]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.what,
    }
    if column.is_key:
        field["constraints"] = {"required": True}
    return field


def _reference(table: Table, column: Column) -> dict[str, Any]:
    from pacparse.tables.layout import table_named

    other = str(column.refers_to)
    target = table_named(other).key[0]
    resource = "" if other == table.name else other
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [target]}}
