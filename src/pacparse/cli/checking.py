"""A check of many files: their results, less those of a baseline, and the exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.baselines import Baseline, read_baseline, write_baseline
from pacparse.cli.inputs import find_files
from pacparse.cli.loading import ReadAs, Tally, load_each
from pacparse.cli.messages import say
from pacparse.cli.output import STANDARD_STREAM, open_product
from pacparse.cli.report import open_reports
from pacparse.cli.selection import EVERYTHING, Selection
from pacparse.cli.summary import Summary
from pacparse.errors import Exit, UnreadableError, UsageError
from pacparse.fields import NamedTuple
from pacparse.results import FileResults, is_at_least, make_results, plain_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.results import Result
    from pacparse.units import Severity


class Check(NamedTuple):
    """What is asked of a check: forms with their files, and what makes it fail.

    The first of ``outputs`` is written to standard output where its file is None; each of the
    others only where it has a file.
    """

    outputs: tuple[tuple[str, str | None], ...]
    floor: Severity
    baseline: str | None = None
    new_baseline: str | None = None
    selection: Selection = EVERYTHING
    is_counted: bool = False
    is_quiet: bool = False


def run_check(paths: Sequence[str], asked: Check, read_as: ReadAs) -> Exit:
    """Write the results of the documents that ``paths`` name.

    The code is 1 where one that is new and asked for is as grave as the floor. With a new baseline
    to write, results are no failure: they are known from then on. It is written only where every
    file could be read.
    """
    if asked.baseline and asked.new_baseline:
        raise UsageError(
            "a baseline is either used or written", where="check", hint="leave one of the two out"
        )
    baseline = None if asked.baseline is None else open_baseline(asked.baseline)
    if asked.new_baseline == STANDARD_STREAM:
        raise UsageError("a baseline is a file, not standard output", where="check")
    named = find_files(paths)
    tally = Tally()
    summary = Summary()
    found: list[Result] = []
    looked_at: set[str] = set()
    inputs = [*named.paths, *([asked.baseline] if asked.baseline else [])]
    with open_reports(
        asked.outputs, floor=asked.floor, inputs=inputs, is_counted=asked.is_counted
    ) as report:

        def note_unread(path: str, message: str) -> None:
            summary.add_unread()
            report.add_unread(path, message)

        for loaded in load_each(named.files, tally, read_as=read_as, on_error=note_unread):
            results = make_results(loaded.document, loaded.source.text, file=loaded.file)
            parted = split_known(plain_path(loaded.file), results, baseline)
            wanted = asked.selection.narrow(parted)
            report.add(wanted)
            summary.add(wanted, left_out=len(parted.new) - len(wanted.new))
            looked_at.add(parted.file)
            if asked.new_baseline is not None:
                found += wanted.new
            elif any(is_at_least(result.severity, asked.floor) for result in wanted.new):
                tally.add(Exit.FOUND)
    if asked.new_baseline is not None and not tally.code:
        with open_product(asked.new_baseline, inputs=named.paths) as write:
            write(write_baseline(found, name=asked.new_baseline))
    if not asked.is_quiet and looked_at and report.is_read:
        say(summary.line(skipped=named.skipped))
        if baseline is not None and not tally.code and (gone := baseline.gone_from(looked_at)):
            say(f"{asked.baseline}: {gone} of its findings are gone; {_AGAIN}")
    return tally.code


_AGAIN = "to forget them, write it again with --write-baseline"


def open_baseline(name: str) -> Baseline:
    """The baseline in the file ``name``. Raises UsageError where it is none, or is not there."""
    if name == STANDARD_STREAM:
        raise UsageError("a baseline is a file, not standard input", where="check")
    try:
        return read_baseline(Path(name).read_text("utf-8"), name=name)
    except FileNotFoundError as error:
        hint = "write it first with --write-baseline"
        raise UsageError("there is no such baseline", where=name, hint=hint) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError("this baseline cannot be read", where=name) from error


def split_known(file: str, results: Sequence[Result], baseline: Baseline | None) -> FileResults:
    """The results of one file, parted into those that are new and those of the ``baseline``."""
    if baseline is None:
        return FileResults(file, results)
    known = {result for result in results if baseline.is_known(result)}
    new = [result for result in results if result not in known]
    return FileResults(file, new, [result for result in results if result in known])
