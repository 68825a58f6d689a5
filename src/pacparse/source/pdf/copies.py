"""What the warm reader does: it has loaded the library, and makes a copy of itself for each PDF.

A copy has limits of its own, reads one PDF and ends. The warm reader never looks at the bytes of a PDF
and starts no thread, so that nothing of one PDF is there when the next is read. ``warm.py`` starts it and
asks it for copies.
"""

from __future__ import annotations

import ctypes
import gc
import os
import select
import signal
import socket
from typing import Any, NoReturn

from pacparse.source.pdf import confined, extraction
from pacparse.source.pdf.confined import REQUEST, TASKS

_FAILED = 1
_FILES = 3
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def serve() -> None:
    """Nothing; makes copies until the process that asks for them is gone.

    It asks through the standard input, which is a socket.
    """
    extraction.load_library()
    if _threads() > 1:
        return  # a copy has one thread alone, and would wait for the others for ever
    gc.disable()
    gc.freeze()
    _Copies().serve()


def _threads() -> int:
    return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - pathlib is slow to load


class _Copies:
    """The copies that are at work, each with the socket that its end is told by."""

    def __init__(self) -> None:
        self._asked = socket.socket(fileno=os.dup(0))
        self._ended, wakeup = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._own = (self._ended, wakeup)
        self._controls: dict[int, socket.socket] = {}
        self._system = ctypes.CDLL(None)
        self._pid = os.getpid()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks for copies decides
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wakeup, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Makes and ends copies as they are asked for; kills those that are left at the end."""
        is_wanted = True
        while is_wanted:
            controls = {control: pid for pid, control in self._controls.items()}
            waited: list[Any] = [self._asked, self._ended, *controls]
            ready, _, _ = select.select(waited, [], [])
            if self._ended in ready:
                os.read(self._ended, 4096)
                self._tell_ends()
            for control in ready:
                if control in controls:
                    self._kill(controls[control])
            if self._asked in ready:
                is_wanted = self._answer()
        for pid in list(self._controls):
            self._kill(pid)

    def _answer(self) -> bool:
        """Whether there was a request; a copy is made for it."""
        request, files, _, _ = socket.recv_fds(self._asked, REQUEST.size, _FILES)
        if len(request) < REQUEST.size or len(files) < _FILES:
            return False
        source, sink, control = files
        pid = os.fork()
        if not pid:
            self._become_copy(request, source, sink, control)
        os.close(source)
        os.close(sink)
        self._controls[pid] = socket.socket(fileno=control)
        return True

    def _become_copy(self, request: bytes, source: int, sink: int, control: int) -> NoReturn:
        """Does what was asked for, and ends this process."""
        try:
            self._system.prctl(_END_WITH_PARENT, signal.SIGKILL)
            if os.getppid() != self._pid:
                os._exit(_FAILED)  # it was too late
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(source, 0)
            os.dup2(sink, 1)
            self._asked.close()
            for other in self._controls.values():
                other.close()
            for number in (source, sink, control, *self._own):
                os.close(number)
            task, memory, seconds = REQUEST.unpack(request)
            confined.work(TASKS[task], memory, seconds)
        finally:
            os._exit(_FAILED)

    def _kill(self, pid: int) -> None:
        """Kills a copy, if it has not ended by itself; its end is told."""
        if pid in self._controls:
            os.kill(pid, signal.SIGKILL)
            self._tell(*os.waitpid(pid, 0))

    def _tell_ends(self) -> None:
        """Tells the ends of all copies that have ended."""
        for pid in list(self._controls):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self._tell(ended, status)

    def _tell(self, pid: int, status: int) -> None:
        with self._controls.pop(pid) as control:
            try:
                control.send(b"%d\n" % os.waitstatus_to_exitcode(status))
            except OSError:
                return  # nobody waits for it
