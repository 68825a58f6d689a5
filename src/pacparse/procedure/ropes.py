"""The source runs of a stretch of a unit's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.spans import rope_starts

if TYPE_CHECKING:
    from pacparse.spans import Run
    from pacparse.units import Unit


def runs_between(unit: Unit, start: int, end: int) -> tuple[Run, ...]:
    """The source runs of ``unit.text[start:end]``, in order; empty where the stretch is empty.

    A space that joins two slices belongs to neither and has no run.
    """
    if not unit.text_runs or start >= end:
        return ()
    if len(unit.text_runs) == 1:
        first, last = unit.text_runs[0]
        run = (first + start, min(first + end, last))
        return (run,) if run[0] < run[1] else ()
    found: list[Run] = []
    for offset, (first, last) in zip(
        rope_starts(unit.text, unit.text_runs), unit.text_runs, strict=True
    ):
        if offset >= end:
            break
        run = (first + max(start - offset, 0), min(last, first + end - offset))
        if run[0] < run[1]:
            found.append(run)
    return tuple(found)
