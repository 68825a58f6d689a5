"""How a batch goes, on standard error: a bar on a terminal, lines now and then in a log."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from pacparse.batch import BatchSummary, Watcher
from pacparse.cli.messages import say
from pacparse.cli.waiting import is_watched
from pacparse.render.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from pacparse.batch import FileRecord

_REDRAW_SECONDS = 0.1
_LINE_SECONDS = 15.0
"""How long a log is left without a word."""


class Bar(Watcher):
    """A progress bar, and above it each file that failed, as it fails.

    It is drawn when something is told, never by a thread of its own: workers are forked.
    """

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress: Progress = Progress(
            TextColumn("{task.completed:,.0f} of {task.total:,.0f} files"),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[rate]:,.0f}/s"),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[failures]}"),
            console=Console(stderr=True, highlight=False),
            auto_refresh=False,
            transient=True,
        )
        self._task: TaskID | None = None
        self._summary = BatchSummary()
        self._drawn = 0.0

    def __enter__(self) -> Bar:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away: the closing line says the rest."""
        self._progress.stop()

    def begin(self, summary: BatchSummary) -> None:
        """Draw the bar for the first time."""
        self._summary = summary
        self._progress.start()
        self._task = self._progress.add_task("", total=summary.total, rate=0.0, failures="")
        self._progress.refresh()

    def add(self, record: FileRecord) -> None:
        """Say why a file failed, above the bar."""
        if record.failure is not None:
            console = self._progress.console
            console.print(printable(record.complaint), markup=False, emoji=False, soft_wrap=True)

    def look_up(self) -> None:
        """Draw the bar anew, if it is time to."""
        now = time.monotonic()
        if self._task is None or now - self._drawn < _REDRAW_SECONDS:
            return
        self._drawn = now
        summary = self._summary
        failed = summary.failed
        self._progress.update(
            self._task,
            completed=summary.done,
            rate=summary.done / max(summary.seconds, 1e-3),
            failures=f"{failed:,} failed" if failed else "",
        )
        self._progress.refresh()


class NothingReadError(Exception):
    """No input could be read, so nothing is written."""


def show_progress() -> Bar | PlainLines:
    """What shows how the files go: a bar where somebody watches, lines elsewhere."""
    return Bar() if is_watched() else PlainLines()


class Failures(Watcher):
    """Keeps the records of files that could not be read."""

    def __init__(self) -> None:
        self.records: list[FileRecord] = []

    def add(self, record: FileRecord) -> None:
        """Keep ``record`` if it failed."""
        if record.is_failed:
            self.records.append(record)


class PlainLines(Watcher):
    """A line for each file that failed, and one now and then on how far it has come."""

    def __init__(self) -> None:
        self._said = time.monotonic()
        self._summary = BatchSummary()

    def __enter__(self) -> PlainLines:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to be done."""

    def begin(self, summary: BatchSummary) -> None:
        """Keep the ``summary``; a short run needs no head."""
        self._summary = summary

    def add(self, record: FileRecord) -> None:
        """Say why a file failed."""
        if record.failure is not None:
            say(record.complaint)

    def look_up(self) -> None:
        """Say how far it has come, if nothing has been said for long."""
        now = time.monotonic()
        if now - self._said < _LINE_SECONDS:
            return
        self._said = now
        summary = self._summary
        rate = summary.done / max(summary.seconds, 1e-3)
        left = f", {(summary.total - summary.done) / rate:,.0f} s left" if rate else ""
        failed = f", {summary.failed:,} failed" if summary.failed else ""
        say(f"{summary.done:,} of {summary.total:,} files{failed}, {rate:,.0f} a second{left}")
