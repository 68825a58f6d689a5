"""What changes if rules are switched off: the table of a set against itself, and the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quality.ablation import changed_errors
from quality.floors import Step
from quality.measuring import measure_all, total
from quality.sheet import ASPECTS
from quality.table import misses, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quality.measuring import Measured
    from quality.sheet import Sheet
    from quality.subjects import Subject


class Effect(NamedTuple):
    """The same documents, read with all rules and without some."""

    before: Sequence[Measured]
    after: Sequence[Measured]


def effect_of(
    off: frozenset[str], subjects: Sequence[Subject], *, jobs: int | None = None
) -> Effect:
    """The subjects, measured with all rules and without those of ``off``."""
    before = measure_all(subjects, jobs=jobs)
    return Effect(before, measure_all(subjects, jobs=jobs, off=off))


def effect_lines(effect: Effect, *, colour: bool, limit: int) -> Iterator[str]:
    """The table without the rules beside the F1 with them, and up to ``limit`` changed documents."""
    sheet = total(effect.after)
    yield from table(sheet, _steps(total(effect.before), sheet), colour=colour, against="with it")
    changed = []
    for before, after in zip(effect.before, effect.after, strict=True):
        found = list(changed_errors(before, after))
        if found:
            words = ", ".join(f"{aspect} {errors:+d}" for aspect, errors in found)
            changed.append((-sum(errors for _, errors in found), before.name, words))
    yield f"{len(changed)} of {len(effect.after)} documents have other errors"
    for _, name, words in sorted(changed)[:limit]:
        yield f"  {name}: {words}"


def effect_misses(effect: Effect, aspect: str) -> Iterator[str]:
    """The misses that are new without the rules, a line each."""
    known = set(misses(effect.before, aspect))
    yield from (line for line in misses(effect.after, aspect) if line not in known)


def _steps(before: Sheet, after: Sheet) -> list[Step]:
    """Each aspect against what it is with all rules; none is below a floor here."""
    steps = []
    for aspect in ASPECTS:
        if aspect in before.counts or aspect in after.counts:
            known = before.counts[aspect].f1 if aspect in before.counts else None
            reached = after.counts[aspect].f1 if aspect in after.counts else None
            is_both = known is not None and reached is not None
            change = reached - known if is_both else None  # type: ignore[operator]
            steps.append(Step(aspect, known, change, is_below=False))
    return steps
