"""The table of aspects, and the documents that came out worst: lines for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quality.floors import Step
    from quality.measuring import Measured
    from quality.sheet import Sheet

_HEAD = (
    f"{'':30}{'right':>8}{'expected':>10}{'given':>8}{'precision':>11}{'recall':>8}{'F1':>8}"
    "{:>8}  change"
)
_SEEN = 0.00005
"""A smaller change is none: floors are rounded down to four places."""

_GREEN, _RED, _PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[0m"


def table(
    sheet: Sheet, steps: Sequence[Step], *, colour: bool, against: str = "floor"
) -> Iterator[str]:
    """A head and a line for each aspect; ``FAIL`` stands behind what is below its floor."""
    yield _HEAD.format(against)
    for step in steps:
        count = sheet.counts.get(step.aspect)
        if count is None:
            figures = f"{'not measured':>53}"
        else:
            figures = (
                f"{count.right:8}{count.expected:10}{count.given:8}"
                f"{count.precision:11.4f}{count.recall:8.4f}{count.f1:8.4f}"
            )
        least = "    none" if step.least is None else f"{step.least:8.4f}"
        line = f"{step.aspect:30}{figures}{least}  {_change(step)}"
        if step.is_below:
            yield _painted(f"{line.rstrip()}  FAIL", _RED, colour=colour)
        elif step.change is not None and step.change >= _SEEN * 2:
            yield _painted(line, _GREEN, colour=colour)
        else:
            yield line.rstrip()


def _change(step: Step) -> str:
    if step.change is None:
        return ""
    if abs(step.change) < _SEEN * 2:
        return "="
    return f"{'▲' if step.change > 0 else '▼'} {step.change:+.4f}"


def _painted(line: str, paint: str, *, colour: bool) -> str:
    return f"{paint}{line}{_PLAIN}" if colour else line


def worst(measured: Sequence[Measured], limit: int) -> Iterator[str]:
    """Up to ``limit`` documents with the most errors: which aspects, and how to see each."""
    bad = [one for one in measured if one.sheet.errors or one.crash]
    bad.sort(key=lambda one: (one.crash is None, -one.sheet.errors, one.name))
    if bad and limit:
        yield f"{len(bad)} of {len(measured)} documents have errors; the worst:"
    for one in bad[:limit]:
        aspects = sorted(
            ((count.errors, aspect) for aspect, count in one.sheet.counts.items() if count.errors),
            reverse=True,
        )
        words = ", ".join(f"{aspect} {errors}" for errors, aspect in aspects)
        yield f"  {one.name}: {one.crash or words}"
        yield f"      {one.reproduce}"


def shares(measured: Sequence[Measured], by: Literal["family", "damage"]) -> Iterator[str]:
    """For each family or damage, most errors first: documents, errors in each, and in what."""
    groups: dict[str, list[Measured]] = defaultdict(list)
    for one in measured:
        for name in (one.family,) if by == "family" else one.damages or ("none",):
            groups[name].append(one)
    means = {
        name: sum(one.sheet.errors for one in group) / len(group) for name, group in groups.items()
    }
    yield f"{by:28}{'documents':>10}{'errors each':>13}  most of them"
    for name in sorted(groups, key=lambda name: (-means[name], name)):
        errors: Counter[str] = Counter()
        for one in groups[name]:
            errors.update({aspect: count.errors for aspect, count in one.sheet.counts.items()})
        most = ", ".join(f"{aspect} {count}" for aspect, count in errors.most_common(3) if count)
        yield f"{name:28}{len(groups[name]):10}{means[name]:13.2f}  {most}".rstrip()


def misses(measured: Sequence[Measured], aspect: str = "") -> Iterator[str]:
    """Every miss of every document, or of one aspect, a line each."""
    for one in measured:
        if one.crash:
            yield f"{one.name}: crash: {one.crash}"
        for miss in one.sheet.misses:
            if aspect in ("", miss.aspect):
                yield f"{one.name}: {miss.aspect}: {miss.words[:300]}"
