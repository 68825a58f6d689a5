"""The command: ``python -m quality`` measures, prints, and fails below a floor."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from quality.floors import FLOORS, lowered, read_floors, write_floors
from quality.gate import FIXED_COUNT, run_cases, run_fixed, run_fresh
from quality.sheet import ASPECTS
from quality.subjects import Choice
from quality.table import misses, shares, table, worst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quality.floors import Floors
    from quality.gate import Outcome

FRESH_COUNT = 300


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every floor is met, 1 where one is not."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an arrow less is no reason to stop
    floors = read_floors(options.floors)
    outcomes = []
    for outcome in _outcomes(options, floors):
        _say(_lines(outcome, options))
        outcomes.append(outcome)
    if options.write_floors:
        return _write(outcomes, floors, options.floors)
    return 0 if all(outcome.is_met for outcome in outcomes) else 1


def _outcomes(options: argparse.Namespace, floors: dict[str, Floors]) -> Iterator[Outcome]:
    """The sets that were asked for, each as soon as it is measured."""
    choice = Choice(options.family, options.damage, options.only)
    jobs, count = options.jobs, options.count
    if options.set in ("all", "fixed", "cases"):
        yield run_cases(choice, floors.get("cases"), jobs=jobs)
    if options.set in ("all", "fixed", "written"):
        yield run_fixed(choice, floors.get("written"), count=count, jobs=jobs)
    if options.set in ("all", "fresh") and not options.write_floors:
        seed = options.seed if options.seed is not None else int(time.time())
        fresh = options.fresh_count
        yield run_fresh(seed, choice, floors.get("written"), count=fresh, jobs=jobs)


def _lines(outcome: Outcome, options: argparse.Namespace) -> Iterator[str]:
    """The table of one set, and what went wrong."""
    is_coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    yield f"\n{outcome.heading}"
    yield from table(outcome.sheet, outcome.steps, colour=is_coloured)
    if options.by:
        yield from shares(outcome.measured, options.by)
    if options.verbose:
        yield from misses(outcome.measured, options.aspect)
    yield from worst(outcome.measured, options.worst)
    if outcome.complaint and not options.write_floors:
        yield outcome.complaint


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201 - the command's product


def _write(outcomes: Sequence[Outcome], old: dict[str, Floors], path: Path) -> int:
    """Write what was reached, and say what is lower than it was."""
    new = dict(old)
    new.update((outcome.name, outcome.reached) for outcome in outcomes)
    write_floors(new, path)
    _say([f"\nwritten: {path}"])
    _say(f"lower than it was, and CHANGELOG.md must say why: {x}" for x in lowered(old, new))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quality",
        description="How well documents are read, aspect by aspect, against the floors.",
        epilog="docs/quality.md explains the table, and how a failure becomes a case.",
    )
    add = parser.add_argument
    add("--set", choices=("all", "fixed", "cases", "written", "fresh"), default="all",
        help="fixed: cases and written documents of the fixed seed, as CI has it; default: all")  # fmt: skip
    add("--seed", type=int, help="the fresh seed; default: from the clock, and printed")
    add("--count", type=int, default=FIXED_COUNT, help="documents of the fixed seed")
    add("--fresh-count", type=int, default=FRESH_COUNT, help="documents of the fresh seed")
    add("--jobs", type=int, help="processes; default: one for each core")
    add("--family", default="", help="only documents of this family")
    add("--damage", default="", help="only documents with this damage")
    add("--only", default="", help="only documents with this in their name")
    add("--aspect", choices=ASPECTS, default="", help="with --verbose: only misses of this aspect")
    add("--verbose", action="store_true", help="print each miss")
    add("--by", choices=("family", "damage"), help="also show where the errors are")
    add("--worst", type=int, default=8, help="how many of the worst documents to name")
    add("--floors", type=Path, default=FLOORS, help="the file of the floors")
    add("--write-floors", action="store_true",
        help="write what the fixed seed and the cases reach as the new floors; "
        "lowering one needs a line in CHANGELOG.md that says why")  # fmt: skip
    return parser


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who reads with `head` wants no traceback
    sys.exit(main())
