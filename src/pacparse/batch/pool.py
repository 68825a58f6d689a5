"""Worker processes: each reads and writes by itself, and can be replaced without harm to others.

A worker is given chunks of tasks and says what is done before each parse, so that it is known which
file it is at and since when. One that takes too long for a file is killed, one that dies is missed;
either costs that file alone: the rest of its chunk goes back into the queue.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from pacparse.batch.convert import Converter, Outcome, Settings, Task
from pacparse.batch.records import Failure, FileRecord, FileStatus
from pacparse.errors import Exit, UnwritableError
from pacparse.source import end_readers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.process import BaseProcess

CHUNK = 32
"""The most files that a worker is given at once."""
_CHUNKS_EACH = 4  # towards the end, chunks are small: no worker should be left with the rest
_FOR_THE_PARENT = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""What asks to stop: the parent decides, and the workers go on until it says so."""
_PATIENCE = 2.0  # seconds that a worker has to end by itself
_COLLECT_AFTER = 200_000  # new objects; a parse makes no garbage to look for


class _Worker:
    """A process, the tasks that it has, and since when it has been at the first of them."""

    def __init__(self, settings: Settings, others: list[_Worker]) -> None:
        context = multiprocessing.get_context(_start_method())
        self.connection, far_end = context.Pipe()
        inherited = [other.connection for other in others]
        if context.get_start_method() != "fork":
            inherited = []
        else:
            inherited.append(self.connection)
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_work, args=(far_end, settings, inherited, os.getpid()), daemon=True
        )
        self.tasks: deque[Task] = deque()
        self.since = time.monotonic()
        try:
            with _signals_held():
                self.process.start()
        except OSError as error:
            raise UnwritableError(
                f"no worker can be started ({error.strerror})", hint="try fewer with --jobs"
            ) from error
        finally:
            far_end.close()

    def give(self, tasks: list[Task]) -> None:
        """Send ``tasks``; a worker that has died meanwhile is found out by its silence."""
        self.tasks.extend(tasks)
        self.since = time.monotonic()
        with suppress(OSError):
            self.connection.send(tasks)

    def end(self, *, patience: float = 0) -> int | None:
        """The exit code of the process, which is killed after ``patience`` seconds."""
        if patience:
            self.process.join(patience)
        self.process.kill()
        self.process.join()
        self.connection.close()
        return self.process.exitcode


class Pool:
    """Worker processes that turn tasks into outcomes; ``with`` ends them all."""

    def __init__(self, settings: Settings, *, size: int, timeout: float) -> None:
        self._settings = settings
        self._size = size
        self._timeout = timeout
        self._workers: list[_Worker] = []
        self._queue: deque[Task] = deque()  # what lost workers have left
        self._left = 0

    def __enter__(self) -> Pool:
        """Itself."""
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """End all workers: those that have nothing to do by themselves, the others at once."""
        for worker in self._workers:
            if kind is None:
                worker.connection.close()
            else:
                worker.process.kill()
        for worker in self._workers:
            worker.end(patience=_PATIENCE if kind is None else 0)
        self._workers.clear()

    def run(self, tasks: Iterator[Task], count: int) -> Iterator[Outcome | None]:
        """The outcome of each of ``count`` tasks as it comes; None now and then, to look up."""
        self._left = count
        self._tasks = tasks
        while len(self._workers) < self._size:
            self._add_worker()
        while any(worker.tasks for worker in self._workers):
            ready = wait([worker.connection for worker in self._workers], self._patience())
            if not ready:
                yield None
            for worker in [each for each in self._workers if each.connection in ready]:
                yield from self._hear(worker)
            yield from self._replace_late()

    def _patience(self) -> float:
        """Seconds until the next worker is late, at most a quarter of one."""
        if not self._timeout:
            return 0.25
        now = time.monotonic()
        late = min((w.since for w in self._workers if w.tasks), default=now) + self._timeout
        return max(0.0, min(0.25, late - now))

    def _hear(self, worker: _Worker) -> Iterator[Outcome]:
        """What ``worker`` has to say; it is replaced where it has died."""
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._replace(worker, FileStatus.CRASHED)
            return
        worker.since = time.monotonic()
        for _ in message:
            worker.tasks.popleft()
        if not worker.tasks:
            self._feed(worker)
        yield from message

    def _replace_late(self) -> Iterator[Outcome]:
        if not self._timeout:
            return
        now = time.monotonic()
        for worker in list(self._workers):
            is_late = worker.tasks and now - worker.since >= self._timeout
            if is_late and not worker.connection.poll():
                yield from self._replace(worker, FileStatus.TIMEOUT)

    def _replace(self, worker: _Worker, status: FileStatus) -> Iterator[Outcome]:
        """End ``worker``, put another in its place, and give the outcome of the file it was at."""
        seconds = time.monotonic() - worker.since
        code = worker.end()
        self._workers.remove(worker)
        if worker.tasks:
            task = worker.tasks.popleft()
            self._queue.extend(worker.tasks)
            self._left += len(worker.tasks)
            yield Outcome(
                lost_record(task, status, seconds=seconds, code=code, limit=self._timeout)
            )
        if self._left:
            self._add_worker()

    def _add_worker(self) -> None:
        worker = _Worker(self._settings, self._workers)
        self._workers.append(worker)
        self._feed(worker)

    def _feed(self, worker: _Worker) -> None:
        """Give ``worker`` its next chunk, if there is one."""
        size = max(1, min(CHUNK, self._left // (self._size * _CHUNKS_EACH)))
        chunk = [self._queue.popleft() for _ in range(min(size, len(self._queue)))]
        chunk += islice(self._tasks, size - len(chunk))
        self._left -= len(chunk)
        if chunk:
            worker.give(chunk)


def lost_record(
    task: Task,
    status: FileStatus,
    *,
    seconds: float,
    code: int | None = None,
    limit: float = 0,
) -> FileRecord:
    """The record of a file whose worker was killed for it, or died of it with exit ``code``."""
    if status is FileStatus.TIMEOUT:
        line = f"it took longer than {limit:g} seconds; try a longer --timeout"
    elif code is not None and code < 0:
        line = (
            f"the worker that read it was killed ({_signal_name(-code)}); is there enough memory?"
        )
    elif code is not None:
        line = f"the worker that read it ended with code {code}"
    else:
        line = "the workers that read it died; is there enough memory?"
    return FileRecord(
        name=task.name,
        path=task.path,
        status=status,
        seconds=seconds,
        failure=Failure(Exit.UNREADABLE, f"{task.path}: {line}"),
    )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _start_method() -> str:
    """``fork`` where it is safe, for it starts ten times faster: on Linux, in a single thread."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _work(
    connection: Connection, settings: Settings, inherited: list[Connection], parent: int
) -> None:
    """What a worker process does until its parent closes the connection, or is gone."""
    import gc

    for number in _FOR_THE_PARENT:
        signal.signal(number, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _FOR_THE_PARENT)
    _end_with(parent)
    for other in inherited:
        other.close()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    done: list[Outcome] = []
    has_loaded = False

    def tell() -> None:
        """Send what is done."""
        connection.send(done)
        done.clear()

    def begin_parse() -> None:
        """Send what is done before what may cost this process; loading is no file's own time."""
        nonlocal has_loaded
        if done or not has_loaded:
            tell()
        has_loaded = True

    converter = Converter(settings, before_parsing=begin_parse)
    with suppress(EOFError, OSError):
        while True:
            for task in connection.recv():
                done.append(converter.convert(task))
                if done[-1].record.status is not FileStatus.UNCHANGED:
                    tell()
            if done:
                tell()
    end_readers()


@contextmanager
def _signals_held() -> Iterator[None]:
    """Hold back what would stop a run while a process is made, until the new one ignores it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, _FOR_THE_PARENT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _end_with(parent: int) -> None:
    """Let the system kill this process when its parent dies, so that it holds no lock alone."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:  # it was too late
        os._exit(1)
