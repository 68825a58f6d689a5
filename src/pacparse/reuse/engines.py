"""Who runs the tasks of a stage: this process, others beside it, or the workers of a Dask cluster.

A task writes its files whole or not at all and may be run twice, so that what a lost worker was at is
given to another.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pacparse.clusters import Connection
from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Task = TypeVar("Task")
Answer = TypeVar("Answer")
_TRIES = 3  # of a task whose worker dies
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # of the C library of Linux
_KEPT_BYTES = 1 << 28


class Engine(Protocol):
    """What runs one function over many tasks. It is entered before, and left afterwards."""

    workers: int

    def __enter__(self) -> Engine:
        """Itself, ready."""

    def __exit__(self, *_: object) -> None:
        """Let go of the workers."""

    def run(self, function: Callable[[Task], Answer], tasks: Sequence[Task]) -> list[Answer]:
        """The answer to each task, in the order of the tasks."""


class Here:
    """The process that asks, one task after the other."""

    workers = 1

    def __enter__(self) -> Here:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is to be let go."""

    def run(self, function: Callable[[Task], Answer], tasks: Sequence[Task]) -> list[Answer]:
        """The answer to each task."""
        return [function(task) for task in tasks]


class Processes:
    """So many processes of this machine."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        """Itself; the processes begin with the first task."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self._end()

    def run(self, function: Callable[[Task], Answer], tasks: Sequence[Task]) -> list[Answer]:
        """The answer to each task. Raises UnreadableError if workers die again and again."""
        answers: dict[int, Answer] = {}
        for _ in range(_TRIES):
            pool = self._begin()
            try:
                futures = {
                    k: pool.submit(function, task)
                    for k, task in enumerate(tasks)
                    if k not in answers
                }
                for k, future in futures.items():
                    answers[k] = future.result()
            except BrokenProcessPool:
                self._end()
            else:
                return [answers[k] for k in range(len(tasks))]
        raise UnreadableError("the workers died again and again", hint="is there enough memory?")

    def _begin(self) -> ProcessPoolExecutor:
        if self._pool is None:
            can_fork = sys.platform == "linux" and threading.active_count() == 1
            context = multiprocessing.get_context("fork" if can_fork else "spawn")
            self._pool = ProcessPoolExecutor(
                self.workers, mp_context=context, initializer=_keep_memory
            )
        return self._pool

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _keep_memory() -> None:
    """Let this process keep the memory that it frees: to be given the same again costs a tenth more."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None)
        for threshold in (_M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD):
            libc.mallopt(threshold, _KEPT_BYTES)


class Dask:
    """A Dask cluster, at an address or started here. Its workers must see the scratch folder."""

    def __init__(
        self, *, workers: int = 2, address: str | None = None, folder: str | None = None
    ) -> None:
        self.workers = workers
        self._address = address
        self._folder = folder
        self._connection: Any = None

    def __enter__(self) -> Dask:
        """Itself, connected."""
        self._connection = Connection(self._address, size=self.workers, folder=self._folder)
        self.workers = max(1, sum(self._connection.client.nthreads().values()))
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the cluster as it was found."""
        if self._connection is not None:
            self._connection.leave()

    def run(self, function: Callable[[Task], Answer], tasks: Sequence[Task]) -> list[Answer]:
        """The answer to each task. Raises UnsupportedError if a worker cannot run this."""
        client = self._connection.client
        futures = [
            client.submit(_run_there, function, task, __version__, pure=False, retries=_TRIES)
            for task in tasks
        ]
        try:
            answers: list[Answer] = client.gather(futures)
        except RuntimeError as error:
            raise UnsupportedError(
                f"the workers of the cluster cannot run this: {error}",
                hint=f"they need pacparse {__version__}, as here",
            ) from error
        finally:
            client.cancel(futures, force=True)
        return answers


def _run_there(function: Callable[[Task], Answer], task: Task, version: str) -> Answer:
    """The answer to one task, on a worker. Raises RuntimeError if it has another pacparse."""
    if version != __version__:
        msg = f"a worker has pacparse {__version__}"
        raise RuntimeError(msg)
    return function(task)
