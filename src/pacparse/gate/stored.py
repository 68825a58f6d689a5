"""Tables as they were written: a folder of CSV, an SQLite file, or the JSON of documents."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.fields import NamedTuple
from pacparse.render.json import from_json_lines
from pacparse.source import is_document_json
from pacparse.tables import TABLES, write_tables
from pacparse.tables.digests import DIGESTS
from pacparse.tables.layout import HISTORY_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.tables.layout import Table

ALL_TABLES = (*TABLES, DIGESTS)
_DESCRIPTION = "datapackage.json"
_SQLITE_START = b"SQLite format 3\0"
_PIECE = 1 << 20


class StoredRow(NamedTuple):
    """A row: the line of its file that it begins on, or its number, and its cells as texts.

    Null is an empty text.
    """

    place: int
    cells: dict[str, str]


class Stored(Protocol):
    """Tables that can be read row by row, as often as wanted."""

    def rows(self, table: Table) -> Iterator[StoredRow]:
        """The rows of ``table``, in order. Raises UnreadableError where it is not there."""
        ...

    def has(self, table: Table) -> bool:
        """Whether ``table`` is there: those of histories are only in what ``trace`` wrote."""
        ...

    def changed_files(self) -> Iterator[tuple[str, str]]:
        """Each file that is not what its description says, and what is wrong with it."""
        ...

    def close(self) -> None:
        """Remove what was written to read them."""


def open_stored(path: str | Path) -> Stored:
    """The tables at ``path``: a folder of CSV, an SQLite file, or JSON that ``to-json`` wrote.

    Raises UnreadableError or UnsupportedError for anything else.
    """
    place = Path(path)
    if place.is_dir():
        if not (place / _DESCRIPTION).is_file():
            raise UnreadableError(
                f"there is no {_DESCRIPTION} in it",
                where=str(path),
                hint="name the OUT of to-tables",
            )
        return _CsvFolder(place)
    try:
        with place.open("rb") as file:
            head = file.read(400)
    except OSError as error:
        raise UnreadableError(
            f"cannot be read ({error.strerror})", where=str(path), hint="check the name"
        ) from error
    if head.startswith(_SQLITE_START):
        return _SqliteFile(place)
    if is_document_json(head):
        return _JsonFile(place)
    raise UnsupportedError(
        "this is no output that can be verified",
        where=str(path),
        hint="what can be is a folder of CSV, an .sqlite file, or JSON of to-json",
    )


class _CsvFolder:
    """CSV files beside the Data Package that describes them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._resources = self._read_description()

    def rows(self, table: Table) -> Iterator[StoredRow]:
        """The rows of ``NAME.csv``."""
        csv.field_size_limit(sys.maxsize)
        path = self._folder / f"{table.name}.csv"
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.reader(file)
                names = table.names
                _refuse_columns(next(reader, []), names, table, where=str(path))
                place = reader.line_num + 1
                for cells in reader:
                    yield StoredRow(place, _named(cells, names))
                    place = reader.line_num + 1
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise UnreadableError(f"cannot be read ({error})", where=str(path)) from error

    def has(self, table: Table) -> bool:
        """Whether its file is there, or the description names it."""
        return table.name in self._resources or (self._folder / f"{table.name}.csv").is_file()

    def changed_files(self) -> Iterator[tuple[str, str]]:
        """Files whose digest is not that of the description."""
        for table in (*ALL_TABLES, *filter(self.has, HISTORY_TABLES)):
            said = self._resources.get(table.name)
            if said is None:
                yield table.name, f"{_DESCRIPTION} does not describe it"
            elif said != f"sha256:{_digest(self._folder / f'{table.name}.csv')}":
                yield table.name, f"{table.name}.csv is not what {_DESCRIPTION} says"

    def close(self) -> None:
        """Nothing was written."""

    def _read_description(self) -> dict[str, str]:
        path = self._folder / _DESCRIPTION
        try:
            package = json.loads(path.read_text("utf-8"))
            return {each["name"]: each.get("hash", "") for each in package["resources"]}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnreadableError("this description cannot be read", where=str(path)) from error


class _SqliteFile:
    """One SQLite file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def rows(self, table: Table) -> Iterator[StoredRow]:
        """The rows of the table, in the order in which they were written."""
        store = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            found = store.execute(f"SELECT * FROM {table.name} ORDER BY rowid")  # noqa: S608
            names, columns = table.names, [each[0] for each in found.description]
            _refuse_columns(columns, names, table, where=str(self._path))
            for place, cells in enumerate(found, start=1):
                texts = ("" if cell is None else str(cell) for cell in cells)
                yield StoredRow(place, dict(zip(names, texts, strict=True)))
        except sqlite3.Error as error:
            raise UnreadableError(f"cannot be read ({error})", where=str(self._path)) from error
        finally:
            store.close()

    def has(self, table: Table) -> bool:
        """Whether the file has such a table."""
        store = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            words = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
            (count,) = store.execute(words, (table.name,)).fetchone()
        except sqlite3.Error as error:
            raise UnreadableError(f"cannot be read ({error})", where=str(self._path)) from error
        finally:
            store.close()
        return bool(count)

    def changed_files(self) -> Iterator[tuple[str, str]]:
        """Nothing describes the file as a whole."""
        yield from ()

    def close(self) -> None:
        """Nothing was written."""


class _JsonFile(_SqliteFile):
    """The JSON of documents, as the tables that ``to-tables`` would make of it."""

    def __init__(self, path: Path) -> None:
        self._folder = TemporaryDirectory(prefix="pacparse-")
        super().__init__(Path(self._folder.name, "tables.sqlite"))
        try:
            write_tables(from_json_lines(path.read_bytes(), name=str(path)), self._path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove the tables."""
        self._folder.cleanup()


def _refuse_columns(
    found: Sequence[str], names: Sequence[str], table: Table, *, where: str
) -> None:
    if tuple(found) != names:
        raise UnreadableError(
            f"the columns of {table.name} are not those that pacparse writes", where=where
        )


def _named(cells: list[str], names: Sequence[str]) -> dict[str, str]:
    """The cells of a line by their columns. One with too few or too many is a row all the same."""
    if len(cells) == len(names):
        return dict(zip(names, cells, strict=True))
    last = len(names) - 1
    whole = [*cells[:last], ",".join(cells[last:])]
    return dict(zip_longest(names, whole, fillvalue=""))


def _digest(path: Path) -> str:
    digest = sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()
