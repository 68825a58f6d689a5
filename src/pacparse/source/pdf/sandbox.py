"""The process that reads a PDF, or draws its pages: how it is started, what it may take, what its end means."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pacparse.errors import UnreadableError
from pacparse.source.pdf import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

Task = Literal["extraction", "picturing"]

# Only what reads pages is loaded: the package itself would take longer than a page.
_START = """\
import importlib, json, sys, types
task, memory, seconds, folders, places = json.loads(sys.argv[1])
for name, folder in folders:
    module = types.ModuleType(name)
    module.__path__ = [folder]
    sys.modules[name] = module
sys.path += places
main = importlib.import_module(f"pacparse.source.pdf.{task}").main
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
except (ImportError, ValueError, OSError):
    pass
try:
    main()
except MemoryError:
    sys.exit(71)
"""
_FLAGS = ("-I", "-S", "-B") if sys.dont_write_bytecode else ("-I", "-S")
_DAMAGED = "get the file again from where it was published, or print it to a new PDF"
_SIGABRT, _SIGXCPU, _OUT_OF_MEMORY = 6, 24, 71
_SPLIT = "split the document, or save it again as PDF with another program"


def read_records(content: bytes, *, name: str, task: Task = "extraction") -> Iterator[Any]:
    """What the process tells, record by record. Raises UnreadableError where it dies.

    ``task`` names the module that it runs.
    """
    with _Reading(content, task) as reading:
        yield from reading.records(name)


class _Reading:
    """A process that reads one PDF; ends with its block, whatever happens."""

    def __init__(self, content: bytes, task: Task) -> None:
        self._content = content
        self._begin = time.monotonic()
        self._deadline = self._begin + limits.START_SECONDS
        self._is_late = False
        self._over = threading.Event()
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, *_FLAGS, "-c", _START, _arguments(task, len(content))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            close_fds=True,
        )
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
        if self._process.stdout:
            self._process.stdout.close()

    def records(self, name: str) -> Iterator[Any]:
        """The records, one by one, as they come."""
        stdout = self._process.stdout
        total = 0
        is_complete = False
        while stdout and (line := stdout.readline(limits.MAX_RECORD)):
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
        stdin = self._process.stdin
        try:
            if stdin:
                stdin.write(self._content)
                stdin.close()
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
        if code in {-_SIGABRT, _OUT_OF_MEMORY}:
            what = f"to read it takes more than {limits.MEMORY_MEGABYTES} MB of memory"
            raise UnreadableError(what, where=name, hint=_SPLIT)
        raise UnreadableError(
            "the PDF is damaged: the library that reads it breaks off", where=name, hint=_DAMAGED
        )


def _arguments(task: Task, size: int) -> str:
    spec = importlib.util.find_spec("pdf_oxide")
    library = [Path(place) for place in (spec and spec.submodule_search_locations) or ()]
    here = Path(__file__).parent
    folders = [
        ("pacparse", str(here.parent.parent)),
        ("pacparse.source", str(here.parent)),
        ("pacparse.source.pdf", str(here)),
        *(("pdf_oxide", str(place)) for place in library),
    ]
    memory = limits.MEMORY_MEGABYTES * 1024 * 1024 + 4 * size
    return json.dumps(
        [task, memory, int(limits.TOTAL_SECONDS), folders, [str(place.parent) for place in library]]
    )


def _environment() -> dict[str, str]:
    """What the process knows of the world: nothing but where its system is, and to stay small."""
    kept = {
        name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    return kept | {"MALLOC_ARENA_MAX": "2", "RAYON_NUM_THREADS": "1"}


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(
        f"its pages hold more than {limits.MAX_TOTAL:,} bytes", where=name, hint=_SPLIT
    )
