"""The words in which two copies differ, and where the removed ones stand in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.alignment import join_pieces, join_units
from pacparse.duplicates.records import RepeatVariant
from pacparse.text.spans import merge_runs, rope_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.duplicates.comparison import Agreement
    from pacparse.text.spans import Run
    from pacparse.units import Unit


def find_variants(
    units: Sequence[Unit], kept: Sequence[int], removed: Sequence[int], agreement: Agreement
) -> list[RepeatVariant]:
    """The recorded differences of a pairing; the agreement's first spans are those of ``kept``."""
    if not agreement.differences:
        return []
    ours, theirs = join_units(units, kept), join_units(units, removed)
    starts = {index: rope_starts(units[index].text, units[index].text_runs) for index in removed}
    found: list[RepeatVariant] = []
    for (a0, a1), (b0, b1) in agreement.differences:
        runs: list[Run] = []
        for index, start, end in _locate_span(units, removed, b0, b1):
            runs.extend(_source_runs(units[index], starts[index], start, end))
        owner = next(
            (index for index, *_ in _locate_span(units, kept, a0, max(a1, a0 + 1))), kept[-1]
        )
        found.append(RepeatVariant(owner, ours[a0:a1], theirs[b0:b1], merge_runs(runs)))
    return found


def _locate_span(
    units: Sequence[Unit], indexes: Sequence[int], start: int, end: int
) -> Iterator[tuple[int, int, int]]:
    """The parts of a span of joined text: unit, start and end in the unit's own text."""
    cursor = 0
    for index, text in join_pieces(units, indexes):
        first, last = max(start, cursor), min(end, cursor + len(text))
        if index is not None and first < last:
            yield index, first - cursor, last - cursor
        cursor += len(text) + 1


def _source_runs(unit: Unit, starts: Sequence[int], start: int, end: int) -> Iterator[Run]:
    for cursor, (run_start, run_end) in zip(starts, unit.text_runs, strict=True):
        first, last = max(start, cursor), min(end, cursor + run_end - run_start)
        if first < last:
            yield run_start + first - cursor, run_start + last - cursor
