"""The command: ``python -m quality`` measures, prints, and fails below a floor."""

from __future__ import annotations

import argparse
import importlib.util
import os
import signal
import sys
import time
from difflib import get_close_matches
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.pipeline import questions
from quality.ablation import ablation_lines, appraise_all, shares_of
from quality.effect import effect_lines, effect_misses, effect_of
from quality.floors import FLOORS, OUTSIDE, lowered, read_floors, write_floors
from quality.gate import FIXED_COUNT, fixed, fresh, our_cases, our_truths, outside, run
from quality.measuring import measure_all
from quality.papers import paper_lines
from quality.rules_page import RULES_PAGE, write_page
from quality.sheet import ASPECTS
from quality.subjects import Choice, golds
from quality.table import misses, shares, table, worst
from quality.tags import tag_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quality.gate import Documents, Outcome

FRESH_COUNT = 300
SETS = ("all", "fixed", "cases", "truths", "written", "fresh")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if every floor is met, 1 if one is not."""
    parser = _parser()
    options = parser.parse_args(arguments)
    options.set = options.set or ["all"]
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an arrow less is no reason to stop
    if options.write_rules:
        write_page()
        _say([f"written: {RULES_PAGE}"])
        return 0
    if options.papers:
        if not options.papers.is_dir():
            parser.error(f"--papers: no folder: {options.papers}")
        chosen = [one for one in golds(options.papers) if _choice(options).takes(one)]
        _say(paper_lines(measure_all(chosen, jobs=options.jobs)))
        return 0
    if options.tags:
        if importlib.util.find_spec("pypdfium2") is None:
            parser.error("--tags needs pypdfium2: pip install -e '.[dev]'")
        _say(tag_lines(sorted(options.tags.glob("*.pdf")), is_verbose=options.verbose))
        return 0
    for name in options.set:
        if name not in SETS and not Path(name).is_dir():
            parser.error(f"--set: no folder and none of {', '.join(SETS)}: {name}")
    if options.ablate:
        return _ablate(options)
    if options.without:
        return _show_effect(options, parser)
    return _measure(options)


def _measure(options: argparse.Namespace) -> int:
    """The sets against their floors, or their floors written."""
    outcomes: dict[Path, list[Outcome]] = {}
    for documents in _sets(options):
        path = options.floors or (OUTSIDE if documents.is_outside else FLOORS)
        floors = read_floors(path).get(documents.floors)
        outcome = run(documents, _choice(options), floors, jobs=options.jobs)
        _say(_lines(outcome, options))
        outcomes.setdefault(path, []).append(outcome)
    if options.write_floors:
        for path, reached in outcomes.items():
            _write(reached, path)
        return 0
    return 0 if all(one.is_met for found in outcomes.values() for one in found) else 1


def _ablate(options: argparse.Namespace) -> int:
    """For each rule, which truths of all the sets change without it."""
    choice = _choice(options)
    subjects = [one for documents in _sets(options) for one in documents.subjects]
    chosen = [subject for subject in subjects if choice.takes(subject)]
    appraisals = appraise_all(chosen, jobs=options.jobs)
    names = [rule.name for rule in questions.every_rule()]
    _say(ablation_lines(shares_of(names, appraisals), len(chosen)))
    return 0


def _show_effect(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """What changes without the rules that are named."""
    known = {rule.name for rule in questions.every_rule()}
    for name in options.without:
        if name not in known:
            near = ", ".join(get_close_matches(name, known)) or "docs/rules.md has them all"
            parser.error(f"--without: there is no rule {name} ({near})")
    choice = _choice(options)
    for documents in _sets(options):
        chosen = [subject for subject in documents.subjects if choice.takes(subject)]
        effect = effect_of(frozenset(options.without), chosen, jobs=options.jobs)
        _say([f"\n{len(chosen)} documents, {documents.heading}"])
        _say(effect_lines(effect, colour=_is_coloured(), limit=options.worst))
        if options.verbose:
            _say(effect_misses(effect, options.aspect))
    return 0


def _choice(options: argparse.Namespace) -> Choice:
    return Choice(options.family, options.damage, options.only)


def _is_coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _sets(options: argparse.Namespace) -> Iterator[Documents]:
    """The sets that were asked for, each made when it is its turn."""
    asked = set(options.set)
    yield from (outside(Path(name)) for name in options.set if name not in SETS)
    if asked & {"all", "fixed", "cases"}:
        yield our_cases()
    if asked & {"all", "fixed", "truths"}:
        yield our_truths()
    if asked & {"all", "fixed", "written"}:
        yield fixed(options.count)
    if asked & {"all", "fresh"} and not options.write_floors:
        seed = options.seed if options.seed is not None else int(time.time())
        yield fresh(seed, options.fresh_count)


def _lines(outcome: Outcome, options: argparse.Namespace) -> Iterator[str]:
    """The table of one set, and what went wrong."""
    yield f"\n{outcome.heading}"
    yield from table(outcome.sheet, outcome.steps, colour=_is_coloured())
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


def _write(outcomes: Sequence[Outcome], path: Path) -> None:
    """Write what was reached, and say what is lower than it was."""
    old = read_floors(path)
    new = dict(old)
    new.update((outcome.name, outcome.reached) for outcome in outcomes)
    write_floors(new, path)
    _say([f"\nwritten: {path}"])
    _say(f"lower than it was, and CHANGELOG.md must say why: {x}" for x in lowered(old, new))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quality",
        description="How well documents are read, aspect by aspect, against the floors.",
        epilog="docs/quality.md explains the table, and how a failure becomes a case.",
    )
    add = parser.add_argument
    add("--set", action="append", metavar="SET|FOLDER",
        help="all (the default), fixed (cases, truths and written documents of the fixed seed, as "
        "CI has it), cases, truths, written, fresh; or a folder of golds; may be given several times")  # fmt: skip
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
    add("--floors", type=Path, help="the file of the floors")
    add("--write-floors", action="store_true",
        help="write what the fixed seed and the cases reach as the new floors; "
        "lowering one needs a line in CHANGELOG.md that says why")  # fmt: skip
    add("--without", action="append", default=[], metavar="RULE",
        help="show what changes without this rule; may be given several times")  # fmt: skip
    add("--ablate", action="store_true",
        help="for each rule, which truths change without it, and which rules no truth misses")  # fmt: skip
    add("--papers", type=Path, metavar="FOLDER",
        help="a row for each document of a folder of golds: what was found of its recommendations, "
        "as the Markdown table of docs/quality.md")  # fmt: skip
    add("--tags", type=Path, metavar="FOLDER",
        help="for each tagged PDF of a folder, what its tags say beside what is read; "
        "--verbose prints what one of the two has alone")  # fmt: skip
    add("--write-rules", action="store_true", help="write docs/rules.md from the rules")
    return parser


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who reads with `head` wants no traceback
    sys.exit(main())
