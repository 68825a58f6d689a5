"""A batch on a terminal, in a log, or in silence."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pacparse.batch import FileStatus, ReportFile, Watcher, run_batch
from pacparse.batch.inputs import lines_of_list
from pacparse.cli.findings import Findings, FindingsWanted, open_findings
from pacparse.cli.messages import say
from pacparse.cli.output import STANDARD_STREAM, is_terminal
from pacparse.cli.progress import Bar, PlainLines
from pacparse.cli.waiting import is_watched
from pacparse.errors import Exit, UsageError
from pacparse.fields import NamedTuple
from pacparse.source import read_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.batch import BatchOptions, BatchSummary


class Calling(NamedTuple):
    """What a call of the command asks for besides the options of a batch."""

    paths: Sequence[str]
    list_file: str | None
    output: str
    report: str | None
    is_quiet: bool
    findings: FindingsWanted = FindingsWanted()


class _Count(Watcher):
    """How far it has come, for the line that is said when it is interrupted."""

    def __init__(self) -> None:
        self.summary: BatchSummary | None = None

    def begin(self, summary: BatchSummary) -> None:
        """Keep the ``summary``."""
        self.summary = summary


def run(calling: Calling, options: BatchOptions) -> Exit:
    """The exit code of a batch: 1 where a file failed. What is to be said is said."""
    if not calling.paths and calling.list_file is None:
        raise UsageError("missing argument PATH", where="batch", hint="try pacparse batch --help")
    if calling.report == STANDARD_STREAM:
        raise UsageError("a report is a file, not standard output", where="--report")
    count = _Count()
    watchers: list[Watcher] = [count]
    found: Findings | None = None
    with ExitStack() as stack:
        if calling.report is not None:
            watchers.append(stack.enter_context(ReportFile(calling.report)))
        if calling.findings.is_anything:
            found = stack.enter_context(open_findings(calling.findings))
            watchers.append(found)
        if not calling.is_quiet:
            is_alone = calling.findings.form is None or not is_terminal()
            shown: Bar | PlainLines = Bar() if is_watched() and is_alone else PlainLines()
            watchers.append(stack.enter_context(shown))
        try:
            summary = run_batch(
                calling.paths,
                calling.output,
                lines=list_lines(calling.list_file),
                options=options,
                watchers=watchers,
            )
        except KeyboardInterrupt:
            stack.close()
            _say_how_far(count.summary)
            raise
    if not calling.is_quiet:
        say(closing_line(summary))
    return Exit.FOUND if summary.failed or (found and found.has_failed) else Exit.DONE


def closing_line(summary: BatchSummary) -> str:
    """How many files there were, what became of them, and how fast."""
    fates = ", ".join(
        f"{summary.counts[status]:,} {words}"
        for status, words in (
            (FileStatus.WRITTEN, "written"),
            (FileStatus.UNCHANGED, "unchanged"),
            (FileStatus.FAILED, "failed"),
            (FileStatus.TIMEOUT, "timed out"),
            (FileStatus.CRASHED, "crashed"),
        )
        if summary.counts[status]
    )
    seconds = max(summary.seconds, 1e-3)
    rate = f"{summary.done / seconds:,.0f} files and {summary.input_bytes / seconds / 1e6:.1f} MB"
    line = f"{_files(summary.total)}: {fates or 'nothing to do'}"
    if summary.skipped:
        line += f"; {summary.skipped:,} of other types not read"
    if summary.left:
        inputs = "input" if summary.left == 1 else "inputs"
        line += f"; outputs of {summary.left:,} other {inputs} still stand there"
    return f"{line} ({seconds:.1f} s, {rate} a second)"


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"


def _say_how_far(summary: BatchSummary | None) -> None:
    if summary is not None:
        done = summary.done
        say(f"{done:,} of {_files(summary.total)} are done; run it again to continue")


def list_lines(list_file: str | None) -> list[str]:
    """The lines of the list in ``list_file``, ``-`` for standard input; none for None."""
    if list_file is None:
        return []
    if list_file != STANDARD_STREAM:
        return list(lines_of_list(read_content(list_file)))
    if sys.stdin is None:
        raise UsageError("standard input is closed", where="--from-file", hint="name a file")
    return list(lines_of_list(sys.stdin.buffer.read()))
