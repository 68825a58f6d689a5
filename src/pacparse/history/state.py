"""What ``trace`` keeps of documents between two runs, so that the second reads only what is new.

One SQLite file. A document is known by the digest of the file that it was read from, the version of
pacparse and the options that it was read with. What is kept of it has a digest of its own: a row
that does not fit it is as if it were not there, and its file is read again.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pacparse.errors import UnwritableError
from pacparse.history.witnesses import Witness, witness_of
from pacparse.tables.rows import Entry, State, entry_of
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from pacparse.document import Document

_MARK = 0x70616374
"""What the file says it is (``application_id``): *pact*."""
_FORMAT = "2"
_SCHEMA = f"""
    PRAGMA application_id = {_MARK};
    CREATE TABLE made_by (words TEXT);
    CREATE TABLE kept
        (file TEXT, seq INTEGER, last INTEGER, digest TEXT, note TEXT, witness TEXT, rows BLOB,
        PRIMARY KEY (file, seq));
"""
Reading = TypeVar("Reading", Witness, Entry)
_LEVEL = 1  # of compression: the rows of a document take a sixth of their room, in no time


class TraceState:
    """The documents of earlier runs and of this one; a context manager.

    ``path`` None: nothing is kept, and what is needed in the run stands in a temporary file.
    ``has_rows``: the rows of tables are kept too. ``options`` are those that documents are read with.
    ``forgotten`` says why what an earlier run had kept is not used; None where it is.

    If the run made the file and read no document, the file is removed at the end.

    Raises UnwritableError for a file that is none of ours, or that another run is at work on, and if
    no file can be made there.
    """

    def __init__(self, path: str | Path | None, *, has_rows: bool, options: str = "") -> None:
        self._path = None if path is None else Path(path)
        self._has_rows = has_rows
        self.forgotten: str | None = None
        self._made_by = json.dumps([_FORMAT, __version__, options])
        self._is_new = self._path is not None and not self._path.exists()
        try:
            self._store = sqlite3.connect("" if path is None else str(path), isolation_level=None)
        except sqlite3.Error as error:
            raise self._refusal(error) from error
        try:
            self._open()
        except sqlite3.Error as error:
            self._store.close()
            raise self._refusal(error) from error
        except BaseException:
            self._store.close()
            raise

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """What was read is kept, however the run ends."""
        is_empty = False
        with suppress(sqlite3.Error):
            (count,) = self._store.execute("SELECT count(*) FROM kept").fetchone()
            is_empty = count == 0
            self._store.execute("COMMIT")
        self._store.close()
        if self._is_new and is_empty and self._path is not None:
            self._path.unlink(missing_ok=True)

    def knows(
        self, digest: str, *, is_current: Callable[[str, Callable[[], Witness]], bool] | None = None
    ) -> bool:
        """Whether all documents of the file with this ``digest`` are kept, unharmed.

        ``is_current`` is asked whether each would be the same now. It gets the note of the document, and
        what gives its witness.
        """
        rows = self._store.execute(
            "SELECT seq, last, digest, note, witness, rows FROM kept WHERE file = ? ORDER BY seq",
            (digest,),
        ).fetchall()
        if not rows or len(rows) != rows[0][1]:
            return False
        if not all(
            mark == _digest(digest, seq, note, witness, blob)
            and (blob is not None or not self._has_rows)
            for seq, _, mark, note, witness, blob in rows
        ):
            return False
        return is_current is None or all(
            is_current(note, partial(_witness, words)) for _, _, _, note, words, _ in rows
        )

    def add(
        self, digest: str, documents: Collection[Document], *, notes: Sequence[str] = ()
    ) -> None:
        """Keep the ``documents`` of the file with this ``digest``, and a note of each, if there are any."""
        self._store.execute("DELETE FROM kept WHERE file = ?", (digest,))
        for seq, document in enumerate(documents):
            note = notes[seq] if notes else ""
            witness = json.dumps(witness_of(document).plain(), ensure_ascii=False)
            blob = _packed(entry_of(document)) if self._has_rows else None
            mark = _digest(digest, seq, note, witness, blob)
            row = (digest, seq, len(documents), mark, note, witness, blob)
            self._store.execute("INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def keep_only(self, digests: Collection[str]) -> None:
        """Forget the documents of all files but those with these ``digests``."""
        known = self._store.execute("SELECT DISTINCT file FROM kept").fetchall()
        gone = [(file,) for (file,) in known if file not in digests]
        self._store.executemany("DELETE FROM kept WHERE file = ?", gone)

    def witnesses(self) -> Iterator[Witness]:
        """What histories need of each document; of a source that was read twice, the first reading."""
        return self._first_readings("witness", _witness)

    def entries(self) -> Iterator[Entry]:
        """The rows of the same documents, in the same order."""
        return self._first_readings("rows", _unpacked)

    def _first_readings(self, column: str, read: Callable[[Any], Reading]) -> Iterator[Reading]:
        """What each document has in ``column``. JSON of a file may stand beside the file itself."""
        seen: set[str] = set()
        query = f"SELECT {column} FROM kept ORDER BY file, seq"  # noqa: S608 - a column of ours
        for (content,) in self._store.execute(query):
            found = read(content)
            if found.sha256 not in seen:
                seen.add(found.sha256)
                yield found

    def _open(self) -> None:
        store = self._store
        store.execute("PRAGMA busy_timeout = 0")
        store.execute("BEGIN IMMEDIATE")
        (mark,) = store.execute("PRAGMA application_id").fetchone()
        (tables,) = store.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and mark != _MARK:
            raise _in_the_way("file", self._path)
        made_by = store.execute("SELECT words FROM made_by").fetchone() if tables else None
        if tables and made_by != (self._made_by,):
            self.forgotten = _why(made_by)
            store.execute("DROP TABLE made_by")
            store.execute("DROP TABLE kept")
        if not tables or self.forgotten:
            for statement in _SCHEMA.split(";")[:-1]:
                store.execute(statement)
            store.execute("INSERT INTO made_by VALUES (?)", (self._made_by,))

    def _refusal(self, error: sqlite3.Error) -> UnwritableError:
        if self._is_new:
            return UnwritableError(
                f"cannot be written ({error})", where=str(self._path), hint="name an OUT elsewhere"
            )
        if self._path is not None and self._path.is_dir():
            return _in_the_way("folder", self._path)
        is_busy = "locked" in str(error)
        return UnwritableError(
            "another run is at work on it" if is_busy else f"cannot be used ({error})",
            where=str(self._path),
            hint="wait until it ends" if is_busy else "remove it: it is made again",
        )


def _in_the_way(what: str, path: Path | None) -> UnwritableError:
    return UnwritableError(
        f"this {what} stands where the state of trace would be kept",
        where=str(path),
        hint="move it away, or name another OUT",
    )


def _witness(words: str) -> Witness:
    return Witness.of_plain(json.loads(words))


def _why(made_by: tuple[Any, ...] | None) -> str:
    """Why what was kept is not used, in words."""
    try:
        form, version, _ = json.loads(str(made_by and made_by[0]))
    except (ValueError, TypeError):
        return "it cannot be read"
    if version != __version__ or form != _FORMAT:
        return f"pacparse {version} wrote it, and this is {__version__}"
    return "the documents were read with other options"


def _digest(file: str, seq: int, note: str, witness: str, blob: bytes | None) -> str:
    digest = sha256(f"{file} {seq} {len(note)} {len(witness)}\n{note}{witness}".encode())
    digest.update(blob or b"")
    return digest.hexdigest()


def _packed(entry: Entry) -> bytes:
    return zlib.compress(json.dumps(entry, ensure_ascii=False).encode(), _LEVEL)


def _unpacked(blob: bytes) -> Entry:
    found = Entry._make(json.loads(zlib.decompress(blob)))
    return found._replace(
        rows={name: [tuple(row) for row in rows] for name, rows in found.rows.items()},
        states=[State._make(state) for state in found.states],
    )
