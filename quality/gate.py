"""The gate: our cases and truths, documents of a fixed seed and of a fresh one, against their floors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quality.floors import Floors, compare, floors_of
from quality.measuring import Measured, measure_all, total
from quality.subjects import TRUTHS, Choice, Subject, cases, digest, golds, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quality.floors import Step
    from quality.sheet import Sheet

FIXED_SEED = 20260301
FIXED_COUNT = 300
WRITE_ANEW = "read the table; if it is right: python -m quality --write-floors"


class Documents(NamedTuple):
    """A set of documents. ``floors`` names its floors; a fresh set is held against other ones.

    What is kept outside of the repository may have floors, and need not.
    """

    name: str
    heading: str
    subjects: Sequence[Subject]
    floors: str
    is_outside: bool = False

    @property
    def is_fresh(self) -> bool:
        """Whether the floors were measured on other documents of the kind."""
        return self.name != self.floors


@dataclass(frozen=True, slots=True)
class Outcome:
    """One set of documents, measured and held against its floors."""

    name: str
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


def our_cases() -> Documents:
    """Our cases and samples that have a truth written by hand."""
    return Documents("cases", "cases and samples", list(cases()), "cases")


def our_truths() -> Documents:
    """The documents of ``quality/truths``, each with what a person is sure of."""
    return Documents("truths", "truths", list(golds(TRUTHS)), "truths")


def fixed(count: int = FIXED_COUNT) -> Documents:
    """The documents of the fixed seed."""
    subjects = list(written(FIXED_SEED, count))
    return Documents("written", f"fixed seed {FIXED_SEED}", subjects, "written")


def fresh(seed: int, count: int) -> Documents:
    """The documents of any other seed, against the floors of the fixed one."""
    heading = f"fresh seed {seed} (repeat it with SEED={seed})"
    return Documents("fresh", heading, list(written(seed, count)), "written")


def outside(folder: Path) -> Documents:
    """The documents of any folder of golds; it may have floors, by its name."""
    name = folder.resolve().name
    return Documents(name, name, list(golds(folder)), name, is_outside=True)


def run(
    documents: Documents, choice: Choice, floors: Floors | None, *, jobs: int | None = None
) -> Outcome:
    """The documents that are chosen, measured and held against their floors."""
    found = digest(documents.subjects)
    is_whole = choice == Choice()
    chosen = [subject for subject in documents.subjects if choice.takes(subject)]
    measured = measure_all(chosen, jobs=jobs)
    sheet = total(measured)
    steps = compare(sheet, floors, is_fresh=documents.is_fresh)
    complaint = _complaint(documents, found, floors) if is_whole else None
    if not is_whole or (floors is None and documents.is_outside):
        # a part of the set has no floors: only its figures are of interest
        steps = [step._replace(least=None, change=None, is_below=False) for step in steps]
    heading = f"{len(chosen)} documents, {documents.heading}"
    return Outcome(
        documents.name, heading, measured, sheet, floors_of(sheet, found), steps, complaint
    )


def _complaint(documents: Documents, found: str, floors: Floors | None) -> str | None:
    """Why the floors do not belong to these documents, in one line."""
    name = documents.name
    if floors is None:
        return (
            f"{name}: there are no floors yet; {WRITE_ANEW}" if not documents.is_outside else None
        )
    if not documents.is_fresh and floors.digest != found:
        return f"{name}: these are not the documents that the floors were measured on; {WRITE_ANEW}"
    return None
