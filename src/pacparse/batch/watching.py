"""Who is told how a batch goes: the terminal, a report, whatever a program brings along."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.errors import UnwritableError

if TYPE_CHECKING:
    from typing import IO

    from pacparse.batch.records import BatchSummary, FileRecord


class Watcher:
    """What is told about each file of a batch, in the order in which they are done.

    Its methods do nothing: each watcher has those that it needs. ``files`` are those that it writes:
    a batch refuses them where they are an input or an output of its own.
    """

    files: tuple[Path, ...] = ()

    def begin(self, summary: BatchSummary) -> None:
        """Called once, when it is known how many files there are; ``summary`` grows afterwards."""

    def add(self, record: FileRecord) -> None:
        """Called for each file, as it is done."""

    def look_up(self) -> None:
        """Called several times a second, also while no file is done."""


class ReportFile(Watcher):
    """A report of a batch: JSON Lines, a record for each input, in the order they were done.

    It is written beside its place once the batch has begun, and is there when the batch ends, however
    it ends. A batch that is refused leaves an earlier report alone. Raises UnwritableError where it
    cannot be written.
    """

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self.files = (self._path,)
        self._draft = self._path.parent / f".{self._path.name}.part"
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> ReportFile:
        """Itself, if a file can be put in its place."""
        try:
            mode = self._path.stat().st_mode
        except FileNotFoundError:
            return self
        except OSError as error:
            raise self._cannot_write(error) from error
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
            raise UnwritableError(f"this is {what}", where=str(self._path), hint="name a file")
        return self

    def __exit__(self, *_: object) -> None:
        """Put the report in its place, as far as it goes."""
        if self._stream is None:
            return
        try:
            self._stream.close()
            self._draft.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                self._draft.unlink()
            raise self._cannot_write(error) from error

    def begin(self, summary: BatchSummary) -> None:
        """Open it; the output folder, where it may stand, is there by now."""
        del summary
        try:
            with suppress(FileNotFoundError):
                self._draft.unlink()
            self._stream = self._draft.open("xb")
        except OSError as error:
            raise self._cannot_write(error) from error

    def add(self, record: FileRecord) -> None:
        """Write the line of ``record``."""
        if self._stream is None:
            return
        try:
            self._stream.write(record.report_line().encode("utf-8"))
        except OSError as error:
            raise self._cannot_write(error) from error

    def _cannot_write(self, error: OSError) -> UnwritableError:
        reason = error.strerror or os.strerror(error.errno or 0)
        return UnwritableError(f"cannot be written ({reason})", where=str(self._path))
