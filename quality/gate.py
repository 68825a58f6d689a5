"""The gate: documents of a fixed seed, of a fresh one, and our cases, against their floors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quality.floors import Floors, compare, floors_of
from quality.measuring import Measured, measure_all, total
from quality.subjects import Choice, Subject, cases, digest, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.floors import Step
    from quality.sheet import Sheet

SetName = Literal["written", "fresh", "cases"]

FIXED_SEED = 20260301
FIXED_COUNT = 300
WRITE_ANEW = "read the table; if it is right: python -m quality --write-floors"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One set of documents, measured and held against its floors."""

    name: SetName
    heading: str
    measured: Sequence[Measured]
    sheet: Sheet
    reached: Floors
    steps: Sequence[Step]
    complaint: str | None

    @property
    def is_met(self) -> bool:
        """Whether no aspect is below its floor, nothing crashed, and the floors belong to the set."""
        crashed = any(one.crash for one in self.measured)
        return not crashed and self.complaint is None and not any(s.is_below for s in self.steps)


def run_cases(choice: Choice, floors: Floors | None, *, jobs: int | None = None) -> Outcome:
    """Our cases and samples that have a truth written by hand."""
    subjects = list(cases())
    return _run("cases", "cases and samples", subjects, choice, floors=floors, jobs=jobs)


def run_fixed(
    choice: Choice, floors: Floors | None, *, count: int = FIXED_COUNT, jobs: int | None = None
) -> Outcome:
    """The documents of the fixed seed."""
    subjects = list(written(FIXED_SEED, count))
    heading = f"fixed seed {FIXED_SEED}"
    return _run("written", heading, subjects, choice, floors=floors, jobs=jobs)


def run_fresh(
    seed: int, choice: Choice, floors: Floors | None, *, count: int, jobs: int | None = None
) -> Outcome:
    """The documents of any other seed, against the floors of the fixed one."""
    subjects = list(written(seed, count))
    heading = f"fresh seed {seed} (repeat it with SEED={seed})"
    return _run("fresh", heading, subjects, choice, floors=floors, jobs=jobs)


def _run(
    name: SetName,
    heading: str,
    subjects: Sequence[Subject],
    choice: Choice,
    *,
    floors: Floors | None,
    jobs: int | None,
) -> Outcome:
    found = digest(subjects)
    is_whole = choice == Choice()
    chosen = [subject for subject in subjects if choice.takes(subject)]
    measured = measure_all(chosen, jobs=jobs)
    sheet = total(measured)
    steps = compare(sheet, floors, is_fresh=name == "fresh")
    complaint = _complaint(name, found, floors) if is_whole else None
    if not is_whole:  # a part of the set has no floors: only its figures are of interest
        steps = [step._replace(least=None, change=None, is_below=False) for step in steps]
    heading = f"{len(chosen)} documents, {heading}"
    return Outcome(name, heading, measured, sheet, floors_of(sheet, found), steps, complaint)


def _complaint(name: SetName, found: str, floors: Floors | None) -> str | None:
    """Why the floors do not belong to these documents, in one line."""
    if floors is None:
        return f"{name}: there are no floors yet; {WRITE_ANEW}"
    if name != "fresh" and floors.digest != found:
        return f"{name}: these are not the documents that the floors were measured on; {WRITE_ANEW}"
    return None
