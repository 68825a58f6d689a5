"""The manifest: a line for each input that has been read, by which the next run knows it again.

JSON Lines, sorted by name, without times: the same inputs give the same manifest. While a run is at
work, what it finishes is appended to a journal; at its end both become the new manifest. A line that
cannot be read is as if it were not there: that input is read again. Manifests of shards are files of
their own; a run over everything takes them into one.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pacparse.batch.inputs import local_path
from pacparse.batch.records import FileRecord, WrittenFile
from pacparse.errors import UnwritableError
from pacparse.fields import NamedTuple
from pacparse.source import is_installed
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pacparse.batch.state import State

_LINE_START = b'{"name": "'
_DECODER = json.JSONDecoder()
_FILE_BITS = 12  # of a place: which file; the rest is the offset in it


class LinePlace(NamedTuple):
    """Where a line of a manifest begins: which of the manifest's files, and the byte in it."""

    file: int
    offset: int


class Entry(NamedTuple):
    """What is known of an input from an earlier run."""

    input_sha256: str
    outputs: dict[str, WrittenFile]
    counts: dict[str, int]
    diagnostics: tuple[dict[str, Any], ...]
    extractor: str | None


def entry_line(record: FileRecord, options: Mapping[str, object]) -> bytes:
    """The line that makes ``record`` known to the next run with these ``options``."""
    entry = {
        "name": record.name,
        "pacparse": __version__,
        "options": options,
        "input_sha256": record.input_sha256,
        "outputs": {
            kind: {"path": output.path, "sha256": output.sha256}
            for kind, output in record.outputs.items()
        },
        "counts": record.counts,
        "diagnostics": record.diagnostics,
        "extractor": record.extractor,
    }
    return json.dumps(entry).encode("ascii") + b"\n"


def read_entry(line: bytes, name: str, options: Mapping[str, object]) -> Entry | None:
    """The entry of ``name`` in ``line``; None where it is of no use.

    It is of none for another version, options or library that read the file, and where the line is
    damaged.
    """
    try:
        entry = json.loads(line)
        is_ours = entry["name"] == name and entry["pacparse"] == __version__
        if not is_ours or entry["options"] != options:
            return None
        outputs = _outputs_in(entry)
        counts = {str(key): int(value) for key, value in entry["counts"].items()}
        diagnostics = tuple(dict(each) for each in entry["diagnostics"])
        extractor = entry["extractor"]
        if not is_installed(extractor):
            return None
        return Entry(str(entry["input_sha256"]), outputs, counts, diagnostics, extractor)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def outputs_of_line(line: bytes, name: str) -> dict[str, WrittenFile]:
    """The outputs of ``name`` in ``line``, whatever version wrote them; none of a damaged line."""
    try:
        entry = json.loads(line)
        return _outputs_in(entry) if entry["name"] == name else {}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _outputs_in(entry: Mapping[str, Any]) -> dict[str, WrittenFile]:
    return {
        str(kind): WrittenFile(path=str(each["path"]), sha256=str(each["sha256"]))
        for kind, each in entry["outputs"].items()
    }


class Manifest:
    """The lines of all manifest files: an index of names in memory, the lines on disk."""

    def __init__(self, state: State, *, is_wanted: Callable[[str], bool]) -> None:
        self._state = state
        others = state.other_manifests()
        self.files: list[Path] = [*others, state.manifest, state.journal]
        self._is_merged = not others and not state.journal.exists()
        self._places: dict[str, int] = {}
        for number, file in enumerate(self.files):
            for name, offset in _lines_of(file):
                if is_wanted(name):
                    self._places[name] = offset << _FILE_BITS | number
        self._journal: int | None = None
        self._end = 0

    def __len__(self) -> int:
        """How many inputs are known."""
        return len(self._places)

    def place_of(self, name: str) -> LinePlace | None:
        """Where the line of ``name`` is, if it is known."""
        packed = self._places.get(name)
        if packed is None:
            return None
        return LinePlace(packed & ((1 << _FILE_BITS) - 1), packed >> _FILE_BITS)

    def count_others(self, names: Iterable[str], *, folder: Path) -> int:
        """How many inputs besides ``names`` have outputs in ``folder`` still; the rest is forgotten.

        What an earlier run has written is the user's to remove: other inputs may be read next.
        """
        names = list(names)
        if sum(name in self._places for name in names) == len(self._places):
            return 0
        others = self._places.keys() - names
        with LineReader(self.files) as reader:
            for name in sorted(others):
                place = self.place_of(name)
                outputs = outputs_of_line(reader.read(place), name) if place else {}
                if not any((folder / local_path(each.path)).is_file() for each in outputs.values()):
                    del self._places[name]
                    others.remove(name)
                    self._is_merged = False
        return len(others)

    def add(self, name: str, line: bytes) -> None:
        """Put the ``line`` of ``name`` into the journal. Raises UnwritableError."""
        try:
            if self._journal is None:
                self._open_journal()
            rest = memoryview(line)
            while rest:
                rest = rest[os.write(self._journal or 0, rest) :]
        except OSError as error:
            raise self._cannot_write(error) from error
        self._places[name] = self._end << _FILE_BITS | (len(self.files) - 1)
        self._end += len(line)

    def settle(self) -> None:
        """Make one manifest of all lines, sorted, and remove the journal. Raises UnwritableError."""
        if self._journal is None and self._is_merged:
            return
        new = self._state.work / "manifest"
        try:
            with new.open("wb") as stream:
                for line in self._sorted_lines():
                    stream.write(line)
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(self._state.manifest)
            self.close()
            taken = [self._state.journal]
            if not self._state.is_sharded:
                taken += self._state.other_manifests()
            for file in taken:
                file.unlink(missing_ok=True)
        except OSError as error:
            raise self._cannot_write(error) from error

    def close(self) -> None:
        """Close the journal as it is: the next run reads it."""
        if self._journal is not None:
            with suppress(OSError):
                os.close(self._journal)
            self._journal = None

    def _open_journal(self) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        self._journal = os.open(self._state.journal, flags, 0o666)
        if size := os.fstat(self._journal).st_size:  # its last line may be torn
            size += os.write(self._journal, b"\n")
        self._end = size

    def _sorted_lines(self) -> Iterator[bytes]:
        with LineReader(self.files) as reader:
            for name in sorted(self._places):
                place = self.place_of(name)
                if place is not None:
                    yield reader.read(place)

    def _cannot_write(self, error: OSError) -> UnwritableError:
        return UnwritableError(
            f"cannot be written ({error.strerror})",
            where=str(self._state.manifest),
            hint="make room, then run it again: what is done is not done twice",
        )


class LineReader:
    """Reads lines of manifests by their place; files that are gone have empty lines."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._streams: dict[int, Any] = {}

    def read(self, place: LinePlace) -> bytes:
        """The line at ``place``, its line feed included."""
        try:
            stream = self._streams.get(place.file)
            if stream is None:
                stream = self._streams[place.file] = self._files[place.file].open("rb")
            stream.seek(place.offset)
            line: bytes = stream.readline()
        except OSError:
            return b""
        return line

    def __enter__(self) -> LineReader:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the files."""
        for stream in self._streams.values():
            stream.close()


def _lines_of(file: Path) -> Iterator[tuple[str, int]]:
    """The name in each whole line of ``file``, and where the line begins."""
    try:
        stream = file.open("rb")
    except OSError:
        return
    with stream:
        offset = 0
        for line in stream:
            if line.startswith(_LINE_START) and line.endswith(b"}\n"):
                with suppress(ValueError, UnicodeDecodeError):
                    head = line.decode("ascii")
                    name, _ = _DECODER.raw_decode(head, len(_LINE_START) - 1)
                    yield name, offset
            offset += len(line)
