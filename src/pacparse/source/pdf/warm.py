"""The warm reader, seen from outside: a process that makes a copy of itself for each PDF.

To start Python and to load the library takes as long as to read ten pages. So the first PDF is read by a
process that is started for it; from the second on, a process that has loaded all of it stands ready. It
ends with the process that started it. It is there on Linux only: on other systems a process that has
loaded libraries cannot copy itself without danger.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from pacparse.source.pdf.confined import REQUEST, TASKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pacparse.source.pdf.confined import Task

CAN_COPY = sys.platform == "linux"
_PATIENCE = 2.0  # seconds that the warm reader has to end by itself


def environment() -> dict[str, str]:
    """What a process that reads knows of the world: where its system is, and to stay small."""
    kept = {
        name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    return kept | {"MALLOC_ARENA_MAX": "2", "RAYON_NUM_THREADS": "1"}


class Copy:
    """A copy of the warm reader; ``source`` takes the PDF, ``sink`` gives the records."""

    def __init__(self, asked: socket.socket, task: Task, memory: int, seconds: int) -> None:
        with ExitStack() as theirs, ExitStack() as ours:
            source, own = os.pipe()
            theirs.callback(os.close, source)
            self.source = ours.enter_context(os.fdopen(own, "wb"))
            own, sink = os.pipe()
            theirs.callback(os.close, sink)
            self.sink = ours.enter_context(os.fdopen(own, "rb"))
            pair = socket.socketpair()
            self._control = ours.enter_context(pair[0])
            control = theirs.enter_context(pair[1])
            request = REQUEST.pack(TASKS.index(task), memory, seconds)
            socket.send_fds(asked, [request], [source, sink, control.fileno()])
            ours.pop_all()  # they stay open, unless something failed above

    def kill(self) -> None:
        """Lets the warm reader kill it."""
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_WR)

    def wait(self) -> int | None:
        """Its exit code, as ``subprocess`` has it; None if the warm reader is gone itself."""
        told = b""
        with suppress(OSError):
            while not told.endswith(b"\n") and (part := self._control.recv(16)):
                told += part
        return int(told) if told.endswith(b"\n") else None

    def close(self) -> None:
        """Closes what it tells by."""
        self.sink.close()
        self._control.close()


class _WarmReader:
    """A warm reader, and the socket that it is asked by."""

    def __init__(self, command: Sequence[str]) -> None:
        self.asked, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
                command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(),
                close_fds=True,
            )

    def end(self) -> None:
        """Ends it, and all of its copies."""
        self.asked.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        """Lets go of it, in a process that did not start it."""
        self.asked.close()
        self._process.returncode = 0  # so that nobody asks for its end


class Warmth:
    """The warm reader of this process, which is there from the second PDF on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reader: _WarmReader | None = None
        self._is_wanted = False
        self._is_safe = CAN_COPY
        atexit.register(self.end)
        if CAN_COPY:
            os.register_at_fork(after_in_child=self._forget)

    def copy(
        self, command: Callable[[], Sequence[str]], task: Task, memory: int, seconds: int
    ) -> Copy | None:
        """A copy of the warm reader, which ``command`` starts; None if there is none.

        It may take so many bytes of ``memory`` and so many ``seconds``.
        """
        with self._lock:
            if not (self._is_safe and self._is_wanted):
                self._is_wanted = True
                return None
            if self._reader is None:
                self._reader = _WarmReader(command())
            try:
                return Copy(self._reader.asked, task, memory, seconds)
            except ConnectionError:  # it has ended by itself
                self._is_safe = False
                return None
            except OSError:  # there are no more files, say; the next PDF may be luckier
                return None

    def give_up(self) -> None:
        """No more copies are made: the warm reader has ended by itself."""
        self._is_safe = False
        self.end()

    def end(self) -> None:
        """Ends the warm reader, if there is one; the next PDF is a first one again."""
        with self._lock:
            reader, self._reader = self._reader, None
            self._is_wanted = False
        if reader is not None:
            reader.end()

    def _forget(self) -> None:
        """In a process that was forked there is no warm reader yet: that of its parent is none of its own."""
        reader, self._reader = self._reader, None
        self._lock = threading.Lock()
        self._is_wanted = False
        if reader is not None:
            reader.forget()
