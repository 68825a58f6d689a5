"""Choosing the marks: the sequence of candidates that fits the document best.

Marks count upwards. Each candidate has a weight of its own; a step from one mark to the next in the
sequence adds to it, a gap or a step back costs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from pacparse.counting import Costs, Paths
from pacparse.footnotes.evidence import FAIR, WEAK
from pacparse.footnotes.series_rules import Drawn, is_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from pacparse.footnotes.evidence import Candidate

MAX_GAP = 4
# Marks begin again at 1 in every chapter; elsewhere only where a page window is stored twice, which
# befalls a document a few times and not hundreds of times. A path may begin below nothing where the
# marks that follow bear its first one out.
_COSTS = Costs(
    next=2.0,
    repeat=-0.5,
    gap=-0.5,
    jump=-2.0,
    first_not_one=-1.0,
    restart_at_one=-1.0,
    restart=-4.0,
    restarts=16,
    worst=-2.0,
    near=MAX_GAP - 1,
)
DEFINED = 1.5
OTHER_STYLE = -2.0
_SHOWN = ("raised", "bracket", "set-bracket")
_IN_SENTENCE = ("spaced-noun", "spaced-word")
_SET_OFF = -1.0  # what is between spaces and weighs more is company for others
_NAMES = ("word", "acronym", "raised")
_GOOD = 2.0
_FEW = 2


def choose_marks(candidates: Sequence[Candidate], given: Mapping[int, int]) -> tuple[int, ...]:
    """The indexes of the candidates that are marks; ``given`` is how many notes a number has."""
    own_style, penalty = _style_penalties(candidates)
    paths = Paths(_COSTS)
    for index, candidate in enumerate(candidates):
        weight = candidate.weight + (0.0 if candidate.place in own_style else penalty)
        if candidate.value in given:
            weight += DEFINED
        paths.add(index, candidate.value, weight)
    chosen = set(paths.chosen())
    chosen.update(_strays(candidates, chosen, given.keys()))
    return _borne_out(candidates, sorted(chosen), given)


def _borne_out(
    candidates: Sequence[Candidate], chosen: Sequence[int], given: Mapping[int, int]
) -> tuple[int, ...]:
    """Those of ``chosen`` that a note, a neighbour or their style bears out."""
    marks = [candidates[index] for index in chosen]
    is_weak = [m.place == "set-bracket" or (m.weight < 0 and m.place in _NAMES) for m in marks]
    has_spaced = any(m.weight > _SET_OFF and m.place.startswith("spaced") for m in marks)
    least = _least_weights(marks, given)
    kept = []
    for at, (index, mark) in enumerate(zip(chosen, marks, strict=True)):
        value, weight, place = mark.value, mark.weight, mark.place
        has_neighbour, has_rival = False, weight < least.get(value, weight)
        for beside in (at - 1, at + 1):
            if not 0 <= beside < len(marks):
                continue
            other = marks[beside]
            if other.value == value:
                has_rival |= value not in given and other.weight > weight
            elif other.value - value == beside - at and not is_weak[beside]:
                is_firm = other.value in given or other.weight >= _GOOD
                has_neighbour |= is_firm or not is_weak[at]
        has_company = has_spaced or place not in _IN_SENTENCE or weight > _SET_OFF
        drawn = Drawn(place, value in given, has_neighbour, is_weak[at], has_company, has_rival)
        if is_mark(drawn, mark.run[0]):
            kept.append(index)
    return tuple(kept)


def _least_weights(marks: Sequence[Candidate], given: Mapping[int, int]) -> dict[int, float]:
    """What a mark weighs at least, by its number, where more marks than notes have the number.

    A number without a note may count in several chapters: its marks are compared side by side.
    """
    weights: dict[int, list[float]] = {}
    for mark in marks:
        if mark.value in given:
            weights.setdefault(mark.value, []).append(mark.weight)
    return {
        value: sorted(found)[-given[value]]
        for value, found in weights.items()
        if len(found) > given[value]
    }


def _strays(candidates: Sequence[Candidate], chosen: Set[int], defined: Set[int]) -> list[int]:
    """Candidates outside the sequence that are the only ones for a note that is there.

    A mark moved by the extraction stands a little before or after its place in the sequence.
    """
    marked = {candidates[index].value for index in chosen}
    wanted = defined - marked
    found: dict[int, list[int]] = {}
    for index, candidate in enumerate(candidates):
        if candidate.value in wanted:
            found.setdefault(candidate.value, []).append(index)
    strays = []
    order = sorted(chosen)
    for places in found.values():
        fitting = [index for index in places if _fits(candidates, order, index)]
        if len(places) == 1 and candidates[places[0]].weight >= FAIR:
            strays.append(places[0])
        elif len(fitting) == 1 and candidates[fitting[0]].weight >= WEAK:
            strays.append(fitting[0])
    return strays


def _fits(candidates: Sequence[Candidate], order: Sequence[int], index: int) -> bool:
    """Whether the marks chosen before and after the candidate count past its number.

    The marks between may be lost, or their sentences: a gap that the sequence alone does not cross.
    """
    place = bisect_left(order, index)
    value = candidates[index].value
    before = candidates[order[place - 1]].value if place else 0
    if not 0 < value - before < (MAX_GAP if place else 2):
        return False
    return place == len(order) or candidates[order[place]].value > value


def _style_penalties(candidates: Sequence[Candidate]) -> tuple[frozenset[str], float]:
    """The places of marks in the style of the document, and what the others count for.

    With superscripts about, ``Survey35`` is a name and ``[1]`` an insertion, unless the sequence
    says otherwise.
    """
    counts = Counter(c.place.removeprefix("set-") for c in candidates)
    glued = sum(1 for c in candidates if c.place not in _SHOWN and c.weight >= _GOOD)
    for own in (_SHOWN[:1], _SHOWN):
        if counts[own[-1].removeprefix("set-")] >= max(_FEW, glued):
            return frozenset(("moved", *own)), OTHER_STYLE
    return frozenset(), 0.0
