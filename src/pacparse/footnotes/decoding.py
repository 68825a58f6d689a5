"""Choosing the marks: the sequence of candidates that fits the document best.

Marks count upwards. Each candidate has a weight of its own; a step from one mark to the next in the
sequence adds to it, a gap or a step back costs. The best path is found in one pass: for each number
the best path that ends with it is kept, so the cost grows with the candidates alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.footnotes.candidates import Candidate

NEXT = 2.0
REPEAT = -0.5
GAP = -0.5
MAX_GAP = 4
JUMP = -2.0
RESTART_AT_ONE = -1.0
RESTART = -4.0
FIRST_NOT_ONE = -1.0
DEFINED = 1.5
# A path may begin below nothing where the marks that follow bear its first one out.
WORST = -2.0


class _Step(NamedTuple):
    """The end of a path: its score, the candidate it ends with, the index of the step before."""

    score: float
    value: int
    before: int


def choose_marks(candidates: Sequence[Candidate], defined: Set[int]) -> tuple[int, ...]:
    """The indexes of the candidates that are marks; ``defined`` is the numbers that have a note."""
    if candidates and candidates[0].value == 0:
        return tuple(range(len(candidates)))
    penalties = _style_penalties(candidates)
    steps: list[_Step] = []
    owner: list[int] = []
    best: dict[int, int] = {}
    top = -1
    for index, candidate in enumerate(candidates):
        before, score = _best_before(steps, best, top, candidate.value)
        score += candidate.weight + penalties.get(candidate.name, 0.0)
        if candidate.value in defined:
            score += DEFINED
        known = best.get(candidate.value, -1)
        if score <= WORST or (known >= 0 and steps[known].score >= score):
            continue
        steps.append(_Step(score, candidate.value, before))
        owner.append(index)
        best[candidate.value] = len(steps) - 1
        if score > (steps[top].score if top >= 0 else 0.0):
            top = len(steps) - 1
    chosen = []
    while top >= 0:
        chosen.append(owner[top])
        top = steps[top].before
    return tuple(reversed(chosen))


def _best_before(
    steps: list[_Step], best: dict[int, int], top: int, value: int
) -> tuple[int, float]:
    """The step that a mark ``value`` follows best, and the score of the path with the transition."""
    before, score = -1, 0.0 if value == 1 else FIRST_NOT_ONE
    if top >= 0:
        change = _leap(steps[top].value, value)
        if steps[top].score + change > score:
            before, score = top, steps[top].score + change
    for distance in range(MAX_GAP + 1):
        index = best.get(value - distance, -1)
        if index < 0:
            continue
        change = REPEAT if distance == 0 else NEXT if distance == 1 else GAP * (distance - 1)
        if steps[index].score + change > score:
            before, score = index, steps[index].score + change
    return before, score


def _leap(last: int, value: int) -> float:
    """What it costs to go from mark ``last`` to ``value`` where they are no neighbours."""
    if last < value:
        return JUMP
    return RESTART_AT_ONE if value == 1 else RESTART


def _style_penalties(candidates: Sequence[Candidate]) -> dict[str, float]:
    """A document prints its marks in one style: the other styles count for less.

    With superscripts about, ``Survey35`` is a name and ``[1]`` an insertion, unless the sequence
    says otherwise.
    """
    counts = {"superscript": 0, "bracket": 0}
    for candidate in candidates:
        if candidate.name in counts:
            counts[candidate.name] += 1
    glued = sum(1 for c in candidates if not c.name and c.weight >= 2.0)
    if counts["superscript"] >= 2 and counts["superscript"] >= glued:
        return {"": -2.0, "second": -2.0, "bracket": -2.0}
    if counts["bracket"] >= 2 and counts["bracket"] >= glued:
        return {"": -2.0, "second": -2.0}
    return {}
