"""Tables as CSV: one alone, or all in a folder with a Data Package that describes them."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

from pacparse.tables.digests import DIGESTS, Digests
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from _typeshed import ReadableBuffer

    from pacparse.tables.layout import Column, Row, Table

DESCRIPTION = "datapackage.json"
_TYPES = {"string": "string", "integer": "integer", "date": "date"}
_BOM = b"\xef\xbb\xbf"
_BUFFER = 1 << 16


class SupportsWrite(Protocol):
    """Anything that text can be written to."""

    def write(self, text: str, /) -> object:
        """Write ``text``."""
        ...


def write_csv(table: Table, rows: Iterable[Row], file: SupportsWrite) -> None:
    """Write a header and ``rows`` as CSV (RFC 4180, lines end with LF); an empty cell is null."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(rows)


def write_csv_folder(
    tables: Iterable[tuple[Table, Iterator[Row]]], folder: Path, *, has_bom: bool = False
) -> None:
    """Write each of ``tables`` to ``folder`` as ``NAME.csv``, and ``datapackage.json`` beside them.

    ``has_bom`` puts a byte order mark before each table, by which old versions of Excel know UTF-8.
    """
    with Digests() as digests:
        resources = [
            _write_table(table, digests.of_each(table, rows), folder, has_bom=has_bom)
            for table, rows in tables
        ]
        resources.append(_write_table(DIGESTS, digests.rows(), folder, has_bom=has_bom))
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
    table: Table, rows: Iterable[Row], folder: Path, *, has_bom: bool
) -> dict[str, Any]:
    """Write one table; its description for the package comes back."""
    path = folder / f"{table.name}.csv"
    with path.open("wb", buffering=0) as file:
        hashed = _Hashed(file)
        buffer = io.BufferedWriter(hashed, _BUFFER)
        if has_bom:
            buffer.write(_BOM)
        with io.TextIOWrapper(buffer, encoding="utf-8", newline="") as text:
            write_csv(table, rows, text)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path.name,
        "title": f"One row for each {table.row_is}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if has_bom else "utf-8",
        "bytes": hashed.size,
        "hash": f"sha256:{hashed.digest.hexdigest()}",
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


class _Hashed(io.RawIOBase):
    """A file that knows how much was written to it, and the digest of that."""

    def __init__(self, file: io.FileIO) -> None:
        self._file = file
        self.digest = sha256()
        self.size = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, content: ReadableBuffer, /) -> int:
        """Write as much of ``content`` as the file takes."""
        count = self._file.write(content)
        self.digest.update(memoryview(content)[:count])
        self.size += count
        return count
