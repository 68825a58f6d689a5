"""The process that reads a PDF, or draws its pages: how it is started, what it may take, what its end means."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import threading
import time
from functools import cache
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from pacparse.errors import UnreadableError
from pacparse.source.pdf import limits
from pacparse.source.pdf.confined import OUT_OF_MEMORY
from pacparse.source.pdf.warm import Copy, Warmth, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.source.pdf.confined import Task

# Only what reads pages is loaded: the package itself would take longer than a page.
_START = """\
import importlib, json, sys, types
task, folders, places = json.loads(sys.argv[1])
for name, folder in folders:
    module = types.ModuleType(name)
    module.__path__ = [folder]
    sys.modules[name] = module
sys.path += places
if task:
    importlib.import_module("pacparse.source.pdf.confined").work(*task)
else:
    importlib.import_module("pacparse.source.pdf.copies").serve()
"""
_FLAGS = ("-I", "-S", "-B") if sys.dont_write_bytecode else ("-I", "-S")
_DAMAGED = "get the file again from where it was published, or print it to a new PDF"
_SIGABRT, _SIGXCPU = 6, 24
_SPLIT = "split the document, or save it again as PDF with another program"

_warmth = Warmth()


def read_records(content: bytes, *, name: str, task: Task = "extraction") -> Iterator[Any]:
    """What the process tells, record by record. Raises UnreadableError where it dies.

    ``task`` names the module that it runs.
    """
    memory = limits.MEMORY_MEGABYTES * 1024 * 1024 + 4 * len(content)
    told = 0
    try:
        with _Reading(content, _start(task, memory)) as reading:
            for record in reading.records(name):
                yield record
                told += 1
    except _LostError:
        _warmth.give_up()
        with _Reading(content, _Started(task, memory)) as reading:
            yield from islice(reading.records(name), told, None)


def end_readers() -> None:
    """Ends the process that stands ready to read more PDFs, if there is one."""
    _warmth.end()


class _LostError(Exception):
    """The warm reader has ended, and its copy with it: that says nothing of the PDF."""


def _start(task: Task, memory: int) -> _Started | Copy:
    """A process for a PDF: a copy of the warm reader, or one that is started anew."""
    copy = _warmth.copy(_command, task, memory, int(limits.TOTAL_SECONDS))
    return copy or _Started(task, memory)


class _Started:
    """A process that is started for one PDF; ``source`` takes it, ``sink`` gives the records."""

    def __init__(self, task: Task, memory: int) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            _command(task, memory, int(limits.TOTAL_SECONDS)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            close_fds=True,
        )
        self.source = cast("IO[bytes]", self._process.stdin)
        self.sink = cast("IO[bytes]", self._process.stdout)

    def kill(self) -> None:
        """Kills it."""
        self._process.kill()

    def wait(self) -> int:
        """Its exit code."""
        return self._process.wait()

    def close(self) -> None:
        """Closes what it tells by."""
        self.sink.close()


class _Reading:
    """A process that reads one PDF; ends with its block, whatever happens."""

    def __init__(self, content: bytes, process: _Started | Copy) -> None:
        self._content = content
        self._begin = time.monotonic()
        self._deadline = self._begin + limits.START_SECONDS
        self._is_late = False
        self._over = threading.Event()
        self._process = process
        self._threads = (
            threading.Thread(target=self._watch, daemon=True),
            threading.Thread(target=self._feed, daemon=True),
        )

    def __enter__(self) -> _Reading:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        self._process.close()

    def records(self, name: str) -> Iterator[Any]:
        """The records, one by one, as they come."""
        total = 0
        is_complete = False
        while line := self._process.sink.readline(limits.MAX_RECORD):
            self._deadline = min(
                time.monotonic() + limits.PAGE_SECONDS, self._begin + limits.TOTAL_SECONDS
            )
            total += len(line)
            if total > limits.MAX_TOTAL or not line.endswith(b"\n"):
                raise _too_large(name)
            record = json.loads(line)
            is_complete = isinstance(record, dict) and ("done" in record or "error" in record)
            yield record
        if not is_complete:
            self._raise_for_end(name)

    def _feed(self) -> None:
        try:
            with self._process.source as source:
                source.write(self._content)
        except OSError:
            return  # the process is gone; its end says why

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            if time.monotonic() > self._deadline:
                self._is_late = True
                self._process.kill()
                return

    def _raise_for_end(self, name: str) -> None:
        """Raises what the end of the process means: it stopped before it had told all."""
        code = self._process.wait()
        if self._is_late or code == -_SIGXCPU:
            what = f"to read it takes too long (over {limits.PAGE_SECONDS:.0f} seconds for a step)"
            raise UnreadableError(what, where=name, hint=_SPLIT)
        if code is None:
            raise _LostError
        if code in {-_SIGABRT, OUT_OF_MEMORY}:
            what = f"to read it takes more than {limits.MEMORY_MEGABYTES} MB of memory"
            raise UnreadableError(what, where=name, hint=_SPLIT)
        raise UnreadableError(
            "the PDF is damaged: the library that reads it breaks off", where=name, hint=_DAMAGED
        )


def _command(*task: object) -> list[str]:
    """What starts a process that does a ``task``, or a warm reader if there is none.

    A task is its name, and how many bytes of memory and seconds it may take.
    """
    return [sys.executable, *_FLAGS, "-c", _START, json.dumps([task, *_places()])]


@cache
def _places() -> tuple[list[tuple[str, str]], list[str]]:
    """The folders of the packages that the process loads from, and of the library."""
    spec = importlib.util.find_spec("pdf_oxide")
    library = [Path(place) for place in (spec and spec.submodule_search_locations) or ()]
    here = Path(__file__).parent
    folders = [
        ("pacparse", str(here.parent.parent)),
        ("pacparse.source", str(here.parent)),
        ("pacparse.source.pdf", str(here)),
        *(("pdf_oxide", str(place)) for place in library),
    ]
    return folders, [str(place.parent) for place in library]


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(
        f"its pages hold more than {limits.MAX_TOTAL:,} bytes", where=name, hint=_SPLIT
    )
