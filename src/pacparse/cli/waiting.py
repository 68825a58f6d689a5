"""A line on a terminal that says which file is being read, while somebody waits for it.

It is drawn by a thread of its own, for a parse tells nobody how far it is: from the first second of
waiting on, on standard error alone, and it is gone before anything else is written.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event, Lock, Thread

_PATIENCE_SECONDS = 1.0
_REDRAW_SECONDS = 0.25
_STANDARD_INPUT = "-"
_ERASE = "\r\x1b[2K"
_LEAST_ROOM = 8


def is_watched() -> bool:
    """Whether a person looks at standard error: a terminal that can move its cursor, not CI."""
    if os.environ.get("CI") or os.environ.get("TERM", "dumb") == "dumb" or sys.stderr is None:
        return False
    try:
        return sys.stderr.isatty()
    except ValueError:  # it is closed
        return False


class Waiting:
    """Says what is being read; costs nothing where nobody looks."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._count = 0
        self._path: str | None = None
        self._size = 0
        self._since = 0.0
        self._is_drawn = False
        self._thread: Thread | None = None
        self._lock: Lock | None = None
        self._is_over: Event | None = None

    def __enter__(self) -> Waiting:
        """Itself; the thread begins only where there is somebody to see."""
        if is_watched():
            from threading import Event, Lock, Thread

            self._lock, self._is_over = Lock(), Event()
            self._thread = Thread(target=self._draw_now_and_then, daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away, and end the thread."""
        self.end()
        if self._is_over is not None and self._thread is not None:
            self._is_over.set()
            self._thread.join()

    def begin(self, path: str) -> None:
        """From now on ``path`` is being read. Standard input may be somebody who types."""
        self._count += 1
        if self._lock is None or path == _STANDARD_INPUT:
            return
        try:
            size = Path(path).stat().st_size
        except (OSError, ValueError):
            size = 0
        with self._lock:
            self._path, self._size, self._since = path, size, time.monotonic()

    def end(self) -> None:
        """Nothing is being read: take the line away."""
        if self._lock is None:
            return
        with self._lock:
            self._path = None
            if self._is_drawn:
                self._is_drawn = False
                self._put(_ERASE)

    def _draw_now_and_then(self) -> None:
        is_over, lock = self._is_over, self._lock
        if is_over is None or lock is None:
            return
        is_ended = is_over.wait(_PATIENCE_SECONDS)
        while not is_ended:
            with lock:
                if self._path is not None:
                    self._is_drawn = True
                    self._put(f"{_ERASE}{self._line(self._path)}")
            is_ended = is_over.wait(_REDRAW_SECONDS)

    def _line(self, path: str) -> str:
        """What is being read, in the width of the terminal: the end of a long name says more."""
        from pacparse.render.printable import printable

        now = time.monotonic()
        if self._total > 1:
            before, after = f"{self._count:,} of {self._total:,}: ", ""
        else:
            before, after = "reading ", f", {self._size / 1e6:,.1f} MB"
        after += f" ({now - self._since:.0f} s)"
        room = max(_LEAST_ROOM, _columns() - len(before) - len(after) - 1)
        name = printable(path)
        shown = name if len(name) <= room else f"…{name[1 - room :]}"
        return before + shown + after

    def _put(self, text: str) -> None:
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80
