"""All rows of all documents, kept in a temporary file: memory holds those of one document.

Ids can only be given when all documents are known, and rows stand in an order that does not depend
on the order in which the documents came. So rows are put by, and read back in the end.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.tables.apart import sighting_of, told_apart
from pacparse.tables.layout import HISTORY_TABLES, TABLES, table_named
from pacparse.tables.rows import entry_of
from pacparse.tables.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pacparse.document import Document
    from pacparse.tables.layout import Column, Pieces, Row, Table
    from pacparse.tables.rows import Entry

_OWN = ("reports", "paragraphs", "notes")
"""The tables whose keys begin with the document's own key."""
_DIGEST_DIGITS = 6
_SCHEMA = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -16000;
    CREATE TABLE documents
        (doc INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, key TEXT, name TEXT, media_type TEXT, day TEXT,
        places BLOB);
    CREATE TABLE states (key TEXT, own TEXT, doc INTEGER, seq INTEGER, content BLOB);
    CREATE TABLE ranks (doc INTEGER PRIMARY KEY, place INTEGER, age INTEGER);
"""
# SQLite takes the cells that stand beside min(age) from the row that has it: the first document.
_FIRSTS = """
    SELECT key, place, seq, min(age) FROM states JOIN ranks USING (doc)
    GROUP BY key ORDER BY place, seq
"""
_STATES = "SELECT doc, content FROM states JOIN ranks USING (doc) WHERE key = ? ORDER BY age"
_DOUBTFUL = """
    SELECT doc, key, content FROM states JOIN ranks USING (doc) WHERE instr(key, '/') = 0
    AND key IN (SELECT key FROM states GROUP BY key HAVING count(*) > 1) ORDER BY age, seq
"""
_PIECE = 256
"""Rows that are handed on at a time."""


class _Known(NamedTuple):
    """A document of the spool: its number there, its key, its id in the tables, its date."""

    doc: int
    key: str
    id: str
    day: str | None


class Story(NamedTuple):
    """What is known of all documents together, by those who look at the whole.

    ``document_ids``: the id of each document, by the digest of its file; a document without one is a
    copy of another and leaves no rows. ``ids``: by the same digest, the key of each recommendation of
    the document, in order. ``first_targets``: by key, the last day that the first target date may
    mean. ``rows``: those of the tables of ``HISTORY_TABLES`` that ``Spool.take`` does not get.
    """

    document_ids: Mapping[str, str]
    ids: Mapping[str, Sequence[str]]
    first_targets: Mapping[str, str | None]
    rows: Mapping[str, list[Row]]


class Spool:
    """Takes documents one after the other, and gives their rows, table by table.

    A context manager: the file is removed when it ends.
    """

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="pacparse-")
        self._scratch = Scratch()
        self._store = sqlite3.connect(Path(self._folder.name) / "spool", isolation_level=None)
        self._store.executescript(_SCHEMA)
        self._store.execute("BEGIN")
        self._story: Story | None = None
        self._taken: dict[str, list[int]] = {}

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()
        self._scratch.__exit__()
        self._folder.cleanup()

    def add(self, document: Document) -> None:
        """Put by the rows of ``document``. The same file under another name is the same document."""
        self.put(entry_of(document))

    def tell(self, story: Story) -> None:
        """Take the keys that ``story`` gives, and its tables, before any document is put by."""
        self._story = story

    def take(self, name: str, rows: Iterable[Row]) -> int:
        """Put by the ``rows`` of a table of ``HISTORY_TABLES``; how many there were comes back."""
        count = 0
        places = self._taken.setdefault(name, [])
        each = iter(rows)
        while piece := list(islice(each, _PIECE)):
            places.append(self._scratch.put(piece))
            count += len(piece)
        return count

    def put(self, entry: Entry) -> None:
        """Put by the rows of a document as ``entry_of`` made them."""
        store = self._store
        if self._story is not None:
            if entry.sha256 not in self._story.document_ids:
                return
            entry = _with_ids(entry, self._story.ids[entry.sha256])
        known = store.execute(
            "SELECT doc, name FROM documents WHERE sha256 = ?", (entry.sha256,)
        ).fetchone()
        if known is not None:
            if known[1] <= entry.name:
                return
            self._forget(known[0])
        places = marshal.dumps({name: self._scratch.put(rows) for name, rows in entry.rows.items()})
        doc = store.execute(
            "INSERT INTO documents (sha256, key, name, media_type, day, places) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (entry.sha256, entry.key, entry.name, entry.media_type, entry.day, places),
        ).lastrowid
        store.executemany(
            "INSERT INTO states VALUES (?, ?, ?, ?, ?)",
            (
                (state.key, state.key, doc, seq, marshal.dumps(tuple(state)))
                for seq, state in enumerate(entry.states)
            ),
        )

    def add_all(self, documents: Iterable[Document]) -> int:
        """Put by the rows of all ``documents``; how many there were comes back."""
        count = 0
        for document in documents:
            self.add(document)
            count += 1
        return count

    def pieces(self, wanted: Table) -> Pieces:
        """The rows of one table, piece by piece. The tables of histories are there if they were told."""
        return next(pieces for table, pieces in self.tables() if table is wanted)

    def tables(self) -> Iterator[tuple[Table, Pieces]]:
        """Each table with its rows, piece by piece.

        The pieces of one table are to be taken before the next table is asked for.
        """
        known = self._known()
        self._rank(known)
        moved = {} if self._story is not None else self._tell_apart()
        for table in TABLES:
            yield table, self._pieces(table, known, moved)
        if self._story is not None:
            for table in HISTORY_TABLES:
                if table.name in self._taken:
                    yield table, map(self._scratch.at, self._taken[table.name])
                else:
                    yield table, _in_pieces(self._story.rows.get(table.name, []))

    def page_of(self, recommendation_id: str) -> tuple[str, int] | None:
        """The latest document that has a recommendation, by its id, and the page that it is on there.

        None where the document has no pages.
        """
        *_, (doc, content) = self._store.execute(_STATES, (recommendation_id,))
        page = _State(marshal.loads(content)).page  # noqa: S302 - our own file, written above
        return None if page is None else (self._ids[doc], page)

    def source_of(self, document_id: str) -> tuple[str, str]:
        """The name of the file of a document, and its media type."""
        found: tuple[str, str] = self._store.execute(
            "SELECT name, media_type FROM documents WHERE doc = ?", (self._docs[document_id],)
        ).fetchone()
        return found

    def _forget(self, doc: int) -> None:
        for name in ("documents", "states"):
            self._store.execute(f"DELETE FROM {name} WHERE doc = ?", (doc,))  # noqa: S608

    def _known(self) -> list[_Known]:
        """The documents in the order of their ids. Two of one key are told apart by their digest."""
        found = self._store.execute(
            "SELECT doc, key, sha256, day FROM documents ORDER BY key, name, sha256"
        ).fetchall()
        seen: Counter[str] = Counter()
        known = []
        for doc, key, digest, day in found:
            seen[key] += 1
            name = key if seen[key] == 1 else f"{key}-{digest[:_DIGEST_DIGITS]}"
            if self._story is not None:
                name = self._story.document_ids[digest]
            known.append(_Known(doc, key, name, day))
        return sorted(known, key=lambda one: one.id)

    def _rank(self, known: Sequence[_Known]) -> None:
        """Write down which place each document has among the ids, and which among the dates."""
        self._store.execute("CREATE INDEX IF NOT EXISTS of_key ON states (key)")
        self._store.execute("DELETE FROM ranks")
        self._ids = {one.doc: one.id for one in known}
        self._docs = {one.id: one.doc for one in known}
        places = {one.doc: place for place, one in enumerate(known)}
        by_age = sorted(known, key=lambda one: (one.day or "", one.id))
        self._store.executemany(
            "INSERT INTO ranks VALUES (?, ?, ?)",
            ((one.doc, places[one.doc], age) for age, one in enumerate(by_age)),
        )

    def _tell_apart(self) -> dict[int, dict[str, str]]:
        """New keys of recommendations that have the fingerprint of one of another report, by document."""
        self._store.execute("UPDATE states SET key = own WHERE key <> own")
        sightings = (
            sighting_of(doc, self._ids[doc], key, _State(marshal.loads(content)).cells)  # noqa: S302
            for doc, key, content in self._store.execute(_DOUBTFUL)
        )
        moved: dict[int, dict[str, str]] = {}
        for (doc, key), new in told_apart(sightings).items():
            moved.setdefault(doc, {})[key] = new
        self._store.executemany(
            "UPDATE states SET key = ? WHERE doc = ? AND key = ?",
            ((new, doc, old) for doc, keys in moved.items() for old, new in keys.items()),
        )
        return moved

    def _pieces(
        self, table: Table, known: Sequence[_Known], moved: Mapping[int, Mapping[str, str]]
    ) -> Pieces:
        if table.name == "recommendations":
            yield from self._recommendations(known)
            return
        renamed = [place for place, column in enumerate(table.columns) if _is_named(column, table)]
        counted = table.names.index("row_id") if "row_id" in table.names else None
        count = 0
        for document in known:
            rows = _with_new_ids(table, self._read(document, table), moved.get(document.doc, {}))
            if document.id != document.key:
                rows = [_renamed(row, renamed, document) for row in rows]
            if counted is not None:
                rows = [
                    (*row[:counted], place, *row[counted + 1 :])
                    for place, row in enumerate(rows, start=count + 1)
                ]
                count += len(rows)
            yield from _in_pieces(rows)

    def _read(self, document: _Known, table: Table) -> list[Row]:
        (places,) = self._store.execute(
            "SELECT places FROM documents WHERE doc = ?", (document.doc,)
        ).fetchone()
        rows: list[Row] = self._scratch.at(marshal.loads(places)[table.name])  # noqa: S302
        return rows

    def _recommendations(self, known: Sequence[_Known]) -> Pieces:
        """A row for each recommendation, where the first document that has it puts it."""
        columns = table_named("recommendations").names
        days = {one.doc: one.day for one in known}
        with closing(self._store.cursor()) as cursor:
            cursor.execute(_FIRSTS)
            while found := cursor.fetchmany(_PIECE):
                latest = [self._latest(key, days) for key, *_ in found]
                yield [tuple([cells.get(name) for name in columns]) for cells in latest]

    def _latest(self, key: str, days: dict[int, str | None]) -> dict[str, Any]:
        found = self._store.execute(_STATES, (key,))
        states = [(doc, _State(marshal.loads(content))) for doc, content in found]  # noqa: S302
        cells = _latest(states, days)
        if self._story is not None:
            first = self._story.first_targets.get(key)
            drift = _days_between(first, cells["target_latest"])
            cells |= {"first_target_latest": first, "drift_days": drift}
        return {**cells, "recommendation_id": key}


def _with_ids(entry: Entry, ids: Sequence[str]) -> Entry:
    """The rows of a document whose recommendations have other keys: ``ids``, in their order."""
    new = dict(zip((state.key for state in entry.states), ids, strict=True))
    tables = {table.name: table for table in TABLES}
    rows = {name: _with_new_ids(tables[name], own, new) for name, own in entry.rows.items()}
    states = [state._replace(key=new[state.key]) for state in entry.states]
    return entry._replace(rows=rows, states=states)


def _with_new_ids(table: Table, rows: list[Row], new: Mapping[str, str]) -> list[Row]:
    """The ``rows`` with the ``new`` keys of recommendations in place of the old ones that they have."""
    if not new or "recommendation_id" not in table.names:
        return rows
    place = table.names.index("recommendation_id")
    return [(*row[:place], new.get(str(row[place]), row[place]), *row[place + 1 :]) for row in rows]


class _State:
    """A state as it was put by."""

    def __init__(self, content: tuple[Any, ...]) -> None:
        self.key, self.fingerprint, self.cells, self.first_target, self.page = content


def _latest(states: Sequence[tuple[int, _State]], days: dict[int, str | None]) -> dict[str, Any]:
    """The cells of a recommendation whose states, in order of time, are ``states``."""
    last = states[-1][1]
    first_target = next((s.first_target for _, s in states if s.first_target), None)
    seen = [day for doc, _ in states if (day := days[doc])]
    return {
        **last.cells,
        "first_target_latest": first_target,
        "drift_days": _days_between(first_target, last.cells["target_latest"]),
        "first_seen": seen[0] if seen else None,
        "last_seen": seen[-1] if seen else None,
        "editions": len(states),
        "wordings": len({state.fingerprint for _, state in states}),
    }


def _in_pieces(rows: list[Row]) -> Pieces:
    for first in range(0, len(rows), _PIECE):
        yield rows[first : first + _PIECE]


def _days_between(first: str | None, last: str | None) -> int | None:
    if first is None or last is None:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _is_named(column: Column, table: Table) -> bool:
    """Whether the cells of a column begin with the key of their document."""
    is_own_key = table.name in _OWN and column.name == table.key[0]
    return is_own_key or column.name == "document_id" or column.refers_to in _OWN


def _renamed(row: Row, places: Sequence[int], document: _Known) -> Row:
    """A row of a document that another has the key of: its own id stands there instead."""
    cells = list(row)
    for place in places:
        if (cell := cells[place]) is not None:
            cells[place] = f"{document.id}{str(cell)[len(document.key) :]}"
    return tuple(cells)
