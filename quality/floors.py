"""The floors: what each aspect has reached, and the digest of the documents that it reached it on."""

from __future__ import annotations

import json
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quality.sheet import ASPECTS, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quality.sheet import Aspect

FLOORS = Path(__file__).resolve().parent / "floors.json"
OUTSIDE = FLOORS.with_name("outside.json")
"""The floors of folders that are kept outside of the repository, by the names of the folders."""

FRESH_TOLERANCE = 0.003
"""How far a fresh seed may fall below, at least: other documents have other difficulties."""

FRESH_SHARE = 0.5
"""How many more errors a fresh seed may have, as a share of those that the floor leaves room for.

Errors come in clusters: one document that is misread has many of them.
"""

PROMISES: frozenset[Aspect] = frozenset(("conservation", "repeats kept"))
"""Where the floor is 1, no seed may fall below: what is lost once may be lost anywhere."""

_DIGITS = 4


class Floors(NamedTuple):
    """The least F1 of each aspect on one set of documents, and the digest of the set."""

    digest: str
    least: Mapping[str, float]


class Step(NamedTuple):
    """An aspect against its floor: ``change`` is None where it has none, or was not measured."""

    aspect: Aspect
    least: float | None
    change: float | None
    is_below: bool


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors by the name of the set; none where there is no file."""
    if not path.exists():
        return {}
    plain = json.loads(path.read_text("utf-8"))
    return {name: Floors(one["digest"], one["floors"]) for name, one in plain.items()}


def write_floors(floors: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """Write the floors, sets in order of their name, aspects in order of the table."""
    plain = {
        name: {"digest": one.digest, "floors": dict(one.least)}
        for name, one in sorted(floors.items())
    }
    path.write_text(json.dumps(plain, indent=2, ensure_ascii=False) + "\n", "utf-8")


def floors_of(sheet: Sheet, digest: str) -> Floors:
    """The floors that the sheet has reached, rounded down: what is written is never above."""
    scale = 10**_DIGITS
    least: dict[str, float] = {
        aspect: floor(sheet.counts[aspect].f1 * scale) / scale
        for aspect in ASPECTS
        if aspect in sheet.counts and _is_measured(sheet, aspect)
    }
    return Floors(digest, least)


def compare(sheet: Sheet, floors: Floors | None, *, is_fresh: bool = False) -> list[Step]:
    """Each aspect of the sheet or of the floors against its floor, in the order of the table.

    An aspect without a floor is below: nothing would guard it. On a fresh seed a floor has its
    tolerance, and what was not measured is not below, for other documents may hold none of it.
    """
    steps = []
    for aspect in ASPECTS:
        least = floors.least.get(aspect) if floors else None
        if not _is_measured(sheet, aspect):
            if least is not None:
                steps.append(Step(aspect, least, None, is_below=not is_fresh))
            continue
        f1 = sheet.counts[aspect].f1
        if least is None:
            steps.append(Step(aspect, None, None, is_below=True))
            continue
        allowed = tolerance(aspect, least) if is_fresh else 0.0
        steps.append(Step(aspect, least, f1 - least, is_below=f1 < least - allowed))
    return steps


def tolerance(aspect: Aspect, least: float) -> float:
    """How far a fresh seed may fall below the floor ``least``; not at all below a promise kept."""
    if aspect in PROMISES and least == 1:
        return 0.0
    return max(FRESH_TOLERANCE, FRESH_SHARE * (1 - least))


def lowered(old: Mapping[str, Floors], new: Mapping[str, Floors]) -> list[str]:
    """The floors that fall from ``old`` to ``new``, each in words."""
    return [
        f"{name}, {aspect}: {least:.4f} → {new[name].least.get(aspect, 0):.4f}"
        for name, floors in sorted(old.items())
        if name in new
        for aspect, least in floors.least.items()
        if new[name].least.get(aspect, 0) < least
    ]


def _is_measured(sheet: Sheet, aspect: Aspect) -> bool:
    count = sheet.counts.get(aspect)
    return count is not None and count.expected + count.given > 0
