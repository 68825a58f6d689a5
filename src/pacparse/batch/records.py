"""What became of each file: its record, and the sum of all records."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.results import Result, plain_path
from pacparse.source import readable_name
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.errors import Exit

_NOTHING: Mapping[str, Any] = {}


class FileStatus(StrEnum):
    """The fates of a file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    TIMEOUT = "timeout"
    CRASHED = "crashed"


class Failure(NamedTuple):
    """Why there is no output: the exit code that the file alone would have had, and a line."""

    code: Exit
    message: str


class WrittenFile(NamedTuple):
    """An output: its place below the output folder, and the hex digest of its bytes."""

    path: str
    sha256: str


class FileRecord(NamedTuple):
    """What became of one input.

    ``name`` is its place below the folder that was named, ``path`` where it was read from.
    ``diagnostics`` are plain dictionaries: the fields of a ``Result`` but its file. Tuples, because
    workers send one for each file, and other classes take several times as long to unpack.
    """

    name: str
    path: str
    status: FileStatus
    seconds: float = 0.0
    input_bytes: int = 0
    input_sha256: str | None = None
    outputs: Mapping[str, WrittenFile] = _NOTHING
    counts: Mapping[str, int] = _NOTHING
    diagnostics: tuple[dict[str, Any], ...] = ()
    extractor: str | None = None
    failure: Failure | None = None

    @property
    def is_failed(self) -> bool:
        """Whether there is no output for the input as it is now."""
        return self.failure is not None

    @property
    def complaint(self) -> str:
        """Why the input failed, with the path that leads to it from here; empty if it did not."""
        if self.failure is None:
            return ""
        name, message = readable_name(self.name), self.failure.message
        if not message.startswith(f"{name}: "):
            return message
        return f"{plain_path(self.path)}{message.removeprefix(name)}"

    def results(self) -> list[Result]:
        """The diagnostics as results of the file at ``path``."""
        file = plain_path(self.path)
        return [
            Result(file=file, **{**each, "runs": tuple((a, b) for a, b in each["runs"])})
            for each in self.diagnostics
        ]

    def report_line(self) -> str:
        """The record as a line of JSON Lines, its line feed included."""
        failure = self.failure
        record = {
            "input": readable_name(self.name),
            "path": readable_name(self.path),
            "status": self.status.value,
            "error": failure and {"code": int(failure.code), "message": failure.message},
            "seconds": round(self.seconds, 6),
            "input_bytes": self.input_bytes,
            "input_sha256": self.input_sha256,
            "outputs": {
                kind: {"path": readable_name(output.path), "sha256": output.sha256}
                for kind, output in self.outputs.items()
            },
            "counts": self.counts,
            "diagnostics": self.diagnostics,
            "extractor": self.extractor,
            "pacparse": __version__,
        }
        return f"{json.dumps(record, ensure_ascii=False)}\n"


@dataclass(slots=True)
class BatchSummary:
    """What became of all files so far; ``skipped`` files are of a type that is not read.

    ``left`` is known at the end: the inputs of earlier runs on the folder that are none of this
    one, and whose outputs stand there still.
    """

    total: int = 0
    skipped: int = 0
    left: int = 0
    seconds: float = 0.0
    input_bytes: int = 0
    counts: dict[FileStatus, int] = field(default_factory=lambda: dict.fromkeys(FileStatus, 0))

    def add(self, record: FileRecord) -> None:
        """Take note of ``record``."""
        self.counts[record.status] += 1
        self.input_bytes += record.input_bytes

    @property
    def done(self) -> int:
        """How many files have a record."""
        return sum(self.counts.values())

    @property
    def failed(self) -> int:
        """How many of them have no output."""
        fine = self.counts[FileStatus.WRITTEN] + self.counts[FileStatus.UNCHANGED]
        return self.done - fine
