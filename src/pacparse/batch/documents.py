"""The documents of many files: parsed by workers, or read back from JSON, one after the other."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pacparse.batch.convert import Settings, Task
from pacparse.batch.inputs import DATA_SUFFIXES, find_inputs
from pacparse.batch.options import BatchOptions
from pacparse.batch.pool import Pool
from pacparse.batch.records import BatchSummary, Failure, FileRecord, FileStatus
from pacparse.errors import Exit, explain_error
from pacparse.fields import NamedTuple
from pacparse.source import is_document_json, open_source, read_content, read_input, refuse_no_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pacparse.batch.inputs import Input
    from pacparse.batch.watching import Watcher
    from pacparse.document import Document

_STANDARD_INPUT = "-"


class Documents(NamedTuple):
    """Documents, each made when it is asked for, and what became of the files so far."""

    each: Iterator[Document]
    summary: BatchSummary


def read_documents(
    paths: Iterable[str | Path],
    *,
    lines: Iterable[str] = (),
    options: BatchOptions | None = None,
    watchers: Sequence[Watcher] = (),
    is_known: Callable[[str], bool] | None = None,
) -> Documents:
    """The documents of the files that ``paths`` and the ``lines`` of a list name.

    A path is a file, a folder, a glob, ``-`` for standard input, or JSON that ``to-json`` wrote, one
    document or one on each line. Each document holds its source text. They come in no certain order.
    A file that cannot be read is told to the ``watchers``, and the others go on. Of a file for whose
    path ``is_known`` holds nothing is read: it is told as unchanged. A file is told before its
    documents come.

    Raises UnreadableError for a path that leads to nothing.
    """
    options = options or BatchOptions()
    named = [str(path) for path in paths]
    files = find_inputs(
        [path for path in named if path != _STANDARD_INPUT],
        lines=lines,
        root=None,
        outside=None,
        has_outputs=False,
        suffixes=DATA_SUFFIXES,
    )
    summary = BatchSummary(
        total=len(files.files) + (_STANDARD_INPUT in named), skipped=files.skipped
    )
    for watcher in watchers:
        watcher.begin(summary)
    run = _Run(options, summary, watchers, is_known)
    return Documents(run.documents(files.files, has_stream=_STANDARD_INPUT in named), summary)


def documents_of(name: str, path: str, *, options: BatchOptions) -> Iterator[Document]:
    """The documents in the file at ``path``, with their source texts: one, or those of a ``to-json``.

    Raises a PacparseError if it cannot be read.
    """
    from pacparse.api import parse_source
    from pacparse.render.json import from_json_lines, with_source

    content = read_input(path)[1] if path == _STANDARD_INPUT else read_content(path)
    name = "<stdin>" if path == _STANDARD_INPUT else name
    if options.type_name is None and is_document_json(content):
        yield from from_json_lines(content, name=name)
        return
    source = open_source(content, name=name, type_name=options.type_name)
    refuse_no_text(source)
    yield with_source(parse_source(source, profile=options.profile), source.text)


class _Run:
    """The files of one call."""

    def __init__(
        self,
        options: BatchOptions,
        summary: BatchSummary,
        watchers: Sequence[Watcher],
        is_known: Callable[[str], bool] | None,
    ) -> None:
        self._options = options
        self._summary = summary
        self._watchers = watchers
        self._is_known = is_known or (lambda _: False)
        self._start = time.monotonic()

    def documents(self, files: Sequence[Input], *, has_stream: bool) -> Iterator[Document]:
        """The documents of all ``files``, and of standard input if it ``has_stream``."""
        if has_stream:
            yield from self._here(_STANDARD_INPUT, _STANDARD_INPUT)
        originals = []
        for file in files:
            if self._is_known(file.path):
                self._tell(FileRecord(file.name, file.path, FileStatus.UNCHANGED))
            elif file.name.lower().endswith(DATA_SUFFIXES):
                yield from self._here(file.name, file.path)
            else:
                originals.append(file)
        if len(originals) == 1:
            yield from self._here(*originals[0])
        elif originals:
            yield from self._by_workers(originals)

    def _here(self, name: str, path: str) -> Iterator[Document]:
        """The documents of one file, read in this process."""
        start = time.perf_counter()
        try:
            found = list(documents_of(name, path, options=self._options))
        except Exception as error:
            failure = Failure(*explain_error(error, where=path))
            self._tell(FileRecord(name, path, FileStatus.FAILED, failure=failure))
            return
        self._tell(FileRecord(name, path, FileStatus.WRITTEN, seconds=time.perf_counter() - start))
        yield from found

    def _by_workers(self, files: Sequence[Input]) -> Iterator[Document]:
        """The documents of ``files``, written to a temporary folder by workers and read from it."""
        from pacparse.render.json import from_json

        options = self._options
        with TemporaryDirectory(prefix="pacparse-") as folder:
            settings = Settings(
                output=folder,
                work=folder,
                kinds=("json",),
                profile=options.profile,
                type_name=options.type_name,
                has_source=True,
            )
            tasks = (Task(file.name, file.path, str(i)) for i, file in enumerate(files))
            size = options.worker_count(len(files))
            with Pool(settings, size=size, timeout=options.timeout) as workers:
                for outcome in workers.run(tasks, len(files)):
                    self._summary.seconds = time.monotonic() - self._start
                    if outcome is not None:
                        record = outcome.record
                        self._tell(record)
                        for output in record.outputs.values():
                            path = Path(folder, output.path)
                            yield from_json(path.read_bytes(), name=record.name)
                            path.unlink()
                    for watcher in self._watchers:
                        watcher.look_up()

    def _tell(self, record: FileRecord) -> None:
        self._summary.add(record)
        for watcher in self._watchers:
            watcher.add(record)


def gravest(records: Iterable[FileRecord]) -> Exit:
    """The gravest exit code that one of ``records`` alone would have had."""
    return max((record.failure.code for record in records if record.failure), default=Exit.DONE)
