"""The same tasks on a cluster: Dask hands chunks of them to its workers, on however many machines.

Workers read inputs and write outputs by themselves, so they need the same pacparse, and see the same
paths, or addresses. What Dask does: it gives the chunks of a lost worker to others. What is done here:
a chunk that takes too long, or that several workers have died of, is taken apart, so that one file is
known for the cause and costs itself alone.
"""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from pacparse.batch.convert import Converter, Outcome, Settings, Task
from pacparse.batch.pool import CHUNK, lost_record
from pacparse.batch.records import FileStatus
from pacparse.clusters import Connection
from pacparse.errors import UnsupportedError
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

_RETRIES = 2  # of a chunk whose function fails for a reason of the worker's
_PATIENCE = 30.0  # seconds to wait for a worker that is started anew
_POLL_SECONDS = 0.005
_LOOK_UP_SECONDS = 0.25
_COUNT_SECONDS = 2.0  # how often the workers are counted: they come and go


class Cluster:
    """A Dask cluster, at an address or started here, that turns tasks into outcomes."""

    def __init__(
        self, settings: Settings, *, size: int, timeout: float, address: str | None
    ) -> None:
        self._settings = settings
        self._timeout = timeout
        self._queue: deque[list[Task]] = deque()  # chunks that were taken apart
        self._flying: dict[Any, tuple[list[Task], float]] = {}
        self._connection = Connection(address, size=size, folder=settings.work)
        self._client = self._connection.client

    def __enter__(self) -> Cluster:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Call back what is under way, and leave the cluster as it was found."""
        with suppress(Exception):
            self._client.cancel(list(self._flying), force=True)
        self._connection.leave()

    def run(self, tasks: Iterator[Task], count: int) -> Iterator[Outcome | None]:
        """The outcome of each of ``count`` tasks as it comes; None now and then, to look up."""
        slots = counted = looked = 0.0
        left = count
        while True:
            now = time.monotonic()
            if now - counted > _COUNT_SECONDS:
                counted, slots = now, max(1, sum(self._client.nthreads().values()))
            while len(self._flying) < slots:
                size = max(1, min(CHUNK, int(left / slots / 4)))
                chunk = self._queue.popleft() if self._queue else list(islice(tasks, size))
                if not chunk:
                    break
                left -= len(chunk)
                self._submit(chunk)
            if not self._flying:
                return
            landed = [future for future in self._flying if future.done()]
            for future in landed:
                yield from self._land(future)
            yield from self._take_late()
            if not landed:
                time.sleep(_POLL_SECONDS)
                if now - looked > _LOOK_UP_SECONDS:
                    looked = now
                    yield None

    def _submit(self, chunk: list[Task]) -> None:
        future = self._client.submit(
            convert_chunk, self._settings, chunk, __version__, pure=False, retries=_RETRIES
        )
        self._flying[future] = (chunk, time.monotonic())

    def _land(self, future: Any) -> Iterator[Outcome]:
        """The outcomes of a chunk that has come back; what its workers died of is taken apart."""
        chunk, since = self._flying.pop(future)
        if future.status == "finished":
            yield from future.result()
            return
        error = future.exception() if future.status == "error" else None
        if error is not None and type(error).__name__ != "KilledWorker":
            raise UnsupportedError(
                f"the workers of the cluster cannot run this: {error}",
                hint=f"they need pacparse {__version__}, as here",
            ) from error
        if len(chunk) > 1:
            self._queue.extend([task] for task in chunk)
        else:
            seconds = time.monotonic() - since
            yield Outcome(lost_record(chunk[0], FileStatus.CRASHED, seconds=seconds))

    def _take_late(self) -> Iterator[Outcome]:
        """Take apart the chunks that are late; a file that is late alone is out of time."""
        now = time.monotonic()
        late = [
            future
            for future, (_, since) in self._flying.items()
            if self._timeout and now - since > self._timeout
        ]
        for future in late:
            chunk, since = self._flying.pop(future)
            self._end_worker_of(future)
            if len(chunk) > 1:
                self._queue.extend([task] for task in chunk)
            else:
                yield Outcome(
                    lost_record(
                        chunk[0], FileStatus.TIMEOUT, seconds=now - since, limit=self._timeout
                    )
                )

    def _end_worker_of(self, future: Any) -> None:
        """Start the worker anew that is at ``future``: a thread of it cannot be stopped alone."""
        with suppress(Exception):
            at_work = [
                worker
                for worker, keys in self._client.processing().items()
                if future.key in map(str, keys)
            ]
            self._client.cancel([future], force=True)
            self._client.restart_workers(at_work, timeout=_PATIENCE, raise_for_error=False)


def convert_chunk(settings: Settings, tasks: list[Task], version: str) -> list[Outcome]:
    """The outcomes of ``tasks``, on a worker. Raises RuntimeError where it has another pacparse."""
    if version != __version__:
        msg = f"a worker has pacparse {__version__}"
        raise RuntimeError(msg)
    converter = Converter(settings)
    return [converter.convert(task) for task in tasks]
