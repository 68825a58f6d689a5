"""One file: read, known again or parsed, written. What a worker does with each task."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pacparse.batch.inputs import local_path
from pacparse.batch.manifest import LinePlace, LineReader, entry_line, outputs_of_line, read_entry
from pacparse.batch.naming import SUFFIXES, stems_of
from pacparse.batch.records import Failure, FileRecord, FileStatus, WrittenFile
from pacparse.batch.remote import is_address, read_address
from pacparse.errors import PacparseError, UnwritableError, explain_error
from pacparse.fields import NamedTuple
from pacparse.results import Result, make_results
from pacparse.source import read_content, readable_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pacparse.document import Document

_STOPS_ALL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
"""What will not be better for the next file."""


class Task(NamedTuple):
    """An input, what its outputs are called before their suffix, and where it is known from."""

    name: str
    path: str
    stem: str
    known: LinePlace | None = None


class Settings(NamedTuple):
    """What is the same for every task of a run."""

    output: str
    work: str
    kinds: tuple[str, ...]
    profile: str | None = None
    type_name: str | None = None
    manifests: tuple[Path, ...] = ()
    has_source: bool = False

    @property
    def options(self) -> dict[str, object]:
        """The options that an output depends on, as they stand in the manifest."""
        return {"profile": self.profile, "type": self.type_name}


class Outcome(NamedTuple):
    """The record of a task, its line for the manifest, and why the whole run should stop."""

    record: FileRecord
    line: bytes = b""
    stop: str | None = None


class Converter:
    """Converts the files of one run, one after the other.

    ``before_parsing`` is called before each parse, after what only parsing needs has been loaded.
    """

    def __init__(
        self, settings: Settings, *, before_parsing: Callable[[], None] | None = None
    ) -> None:
        self._settings = settings
        self._lines = LineReader(settings.manifests)
        self._outputs = _OutputFolder(settings.output, settings.work)
        self._before_parsing = before_parsing

    def convert(self, task: Task) -> Outcome:
        """What became of ``task``. No error of one file is raised; one of the disk asks to stop."""
        start = time.perf_counter()
        facts: dict[str, Any] = {"name": task.name, "path": task.path}
        stop = None
        try:
            content = read_address(task.path) if is_address(task.path) else read_content(task.path)
            facts |= {"input_bytes": len(content), "input_sha256": sha256(content).hexdigest()}
            facts |= self._known_again(task, facts["input_sha256"]) or self._write(task, content)
        except Exception as error:
            stop = _reason_to_stop(error)
            if isinstance(error, PacparseError):
                error.where = readable_name(task.path)
            failure = Failure(*explain_error(error, where=task.path))
            facts |= {"status": FileStatus.FAILED, "failure": failure}
        record = FileRecord(**facts, seconds=time.perf_counter() - start)
        if record.status is not FileStatus.WRITTEN:
            return Outcome(record, stop=stop)
        return Outcome(record, entry_line(record, self._settings.options))

    def _known_again(self, task: Task, digest: str) -> dict[str, Any] | None:
        """The facts of an input whose outputs are there, byte for byte, from an earlier run."""
        if task.known is None:
            return None
        line = self._lines.read(task.known)
        entry = read_entry(line, task.name, self._settings.options)
        if entry is None or entry.input_sha256 != digest:
            return None
        outputs = {}
        for kind, path in self._paths(task).items():
            known = entry.outputs.get(kind)
            if known is None or known.path != path or self._outputs.digest(path) != known.sha256:
                return None
            outputs[kind] = known
        return {
            "status": FileStatus.UNCHANGED,
            "outputs": outputs,
            "counts": entry.counts,
            "diagnostics": entry.diagnostics,
            "extractor": entry.extractor,
        }

    def _write(self, task: Task, content: bytes) -> dict[str, Any]:
        """The facts of an input that is parsed and written now."""
        document, source_text = self._parse(task, content)
        outputs: dict[str, WrittenFile] = {}
        for kind, written in _products(document, self._settings.kinds):
            path = self._paths(task)[kind]
            self._outputs.write(path, written)
            outputs[kind] = WrittenFile(path=path, sha256=sha256(written).hexdigest())
        self._remove_renamed(task, outputs)
        return {
            "status": FileStatus.WRITTEN,
            "outputs": outputs,
            "counts": _counts(document),
            "extractor": document.source.extractor,
            "diagnostics": tuple(_fields(each) for each in make_results(document, source_text)),
        }

    def _remove_renamed(self, task: Task, outputs: dict[str, WrittenFile]) -> None:
        """Remove what an earlier run wrote of this input under a name that it has no more.

        ``report.txt`` had ``report.json`` until ``report.md`` came beside it. What somebody else has
        put there since has another digest, and stays; so does what this input was never called.
        """
        if task.known is None:
            return
        for kind, old in outputs_of_line(self._lines.read(task.known), task.name).items():
            new = outputs.get(kind)
            if new is None or old.path == new.path:
                continue
            is_ours = old.path in {stem + SUFFIXES[kind] for stem in stems_of(task.name)}
            if is_ours and self._outputs.digest(old.path) == old.sha256:
                self._outputs.remove(old.path)

    def _parse(self, task: Task, content: bytes) -> tuple[Document, str]:
        from pacparse.api import parse_source
        from pacparse.source import open_source, refuse_no_text

        if self._before_parsing is not None:
            self._before_parsing()
        source = open_source(content, name=task.name, type_name=self._settings.type_name)
        refuse_no_text(source)
        document = parse_source(source, profile=self._settings.profile)
        if self._settings.has_source:
            from pacparse.render.json import with_source

            document = with_source(document, source.text)
        return document, source.text

    def _paths(self, task: Task) -> dict[str, str]:
        return {kind: task.stem + SUFFIXES[kind] for kind in self._settings.kinds}


class _OutputFolder:
    """The folder of outputs, each of them whole or not there."""

    def __init__(self, folder: str, work: str) -> None:
        self._folder = folder
        self._work = work
        self._inside = os.path.realpath(folder)
        self._made: set[str] = set()

    def digest(self, name: str) -> str | None:
        """The hex digest of the output ``name``; None where it is no regular file."""
        path = Path(self._folder, local_path(name))
        try:
            if path.is_symlink() or not path.is_file():
                return None
            return sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None

    def remove(self, name: str) -> None:
        """Remove the output ``name``; where that is not allowed, it stays."""
        with suppress(OSError):
            Path(self._folder, local_path(name)).unlink()

    def write(self, name: str, content: bytes) -> None:
        """Put ``content`` where the output ``name`` goes. Raises UnwritableError from OSError."""
        target = Path(self._folder, local_path(name))
        draft = Path(self._work, f"{os.getpid()}-{os.urandom(6).hex()}")
        try:
            self._make_folder(target.parent)
            with draft.open("xb") as stream:
                stream.write(content)
            draft.replace(target)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            raise UnwritableError(
                f"{readable_name(name)} cannot be written ({error.strerror})"
            ) from error

    def _make_folder(self, folder: Path) -> None:
        """Make ``folder``, unless it lies behind a link that leads out of the output folder."""
        if str(folder) in self._made:
            return
        folder.mkdir(parents=True, exist_ok=True)
        if os.path.commonpath([self._inside, os.path.realpath(folder)]) != self._inside:
            raise UnwritableError(f"{folder} leads out of the output folder")
        self._made.add(str(folder))


def _products(document: Document, kinds: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Each kind of output as UTF-8, as ``to-json`` and ``clean`` write it."""
    for kind in kinds:
        if kind == "json":
            from pacparse.render.json import json_pieces

            yield kind, b"".join(piece.encode() for piece in chain(json_pieces(document), "\n"))
        elif kind == "html":
            from pacparse.render.html import to_html

            yield kind, to_html(document).encode()
        else:
            from pacparse.render.markdown import to_markdown

            yield kind, to_markdown(document).encode()


def _fields(result: Result) -> dict[str, object]:
    """The fields of ``result`` without its file, which the record names."""
    fields = result._asdict()
    del fields["file"]
    return fields


def _counts(document: Document) -> dict[str, int]:
    """How many there are of what people count."""
    return {
        "characters": document.conservation.characters,
        "blocks": len(document.blocks),
        "paragraphs": len(document.paragraphs),
        "recommendations": len(document.recommendations),
        "footnotes": len(document.footnotes),
        "removals": len(document.removals),
        "diagnostics": len(document.diagnostics),
    }


def _reason_to_stop(error: Exception) -> str | None:
    """What is wrong with the disk itself, where that is why ``error`` was raised."""
    cause = error.__cause__
    if isinstance(error, UnwritableError) and isinstance(cause, OSError):
        return cause.strerror if cause.errno in _STOPS_ALL else None
    return None
