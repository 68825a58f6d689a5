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


def choose_marks(
    candidates: Sequence[Candidate], defined: Set[int], notes: Sequence[tuple[int, int]] = ()
) -> tuple[int, ...]:
    """The indexes of the candidates that are marks; ``defined`` is the numbers that have a note.

    ``notes`` is the notes in order, each by its number and its place.
    """
    own_style, penalty = _style_penalties(candidates)
    paths = Paths(_COSTS)
    for index, candidate in enumerate(candidates):
        weight = candidate.weight + (0.0 if candidate.place in own_style else penalty)
        if candidate.value in defined:
            weight += DEFINED
        paths.add(index, candidate.value, weight)
    chosen = set(paths.chosen())
    chosen.update(_strays(candidates, chosen, defined))
    if len(notes) > len(defined):
        chosen.update(_marks_of_repeated(candidates, chosen, notes))
    given = Counter(number for number, _ in notes) or Counter(defined)
    return _borne_out(candidates, sorted(chosen), given)


def _borne_out(
    candidates: Sequence[Candidate], chosen: Sequence[int], given: Mapping[int, int]
) -> tuple[int, ...]:
    """Those of ``chosen`` that a note, a neighbour or their style bears out.

    ``given`` is how many notes a number has.
    """
    marks = [candidates[index] for index in chosen]
    names = [m.place == "set-bracket" or (m.place in _NAMES and m.weight < 0) for m in marks]
    sure = [0 if is_name else mark.value for mark, is_name in zip(marks, names, strict=True)]
    firm = [v if v in given or m.weight >= _GOOD else 0 for v, m in zip(sure, marks, strict=True)]
    has_spaced = any(m.place.startswith("spaced") and m.weight > _SET_OFF for m in marks)
    kept = []
    for place, (index, mark, is_name, has_rival) in enumerate(
        zip(chosen, marks, names, _rivalled(marks, given), strict=True)
    ):
        beside = firm if is_name else sure
        before = beside[place - 1] if place else 0
        after = beside[place + 1] if place + 1 < len(beside) else 0
        has_neighbour = before == mark.value - 1 > 0 or after == mark.value + 1
        has_company = has_spaced or mark.place not in _IN_SENTENCE or mark.weight > _SET_OFF
        drawn = Drawn(
            mark.place, mark.value in given, has_neighbour, is_name, has_company, has_rival
        )
        if is_mark(drawn, mark.run[0]):
            kept.append(index)
    return tuple(kept)


def _rivalled(marks: Sequence[Candidate], given: Mapping[int, int]) -> list[bool]:
    """Of each mark, whether as many better ones of its number are there as it has notes.

    A number without a note may count in several chapters: there only marks side by side are compared.
    """
    groups: dict[tuple[int, int], list[float]] = {}
    keys = []
    before, chapter = 0, 0
    for mark in marks:
        chapter += mark.value != before
        before = mark.value
        keys.append((before, 0 if before in given else chapter))
        groups.setdefault(keys[-1], []).append(mark.weight)
    least: dict[tuple[int, int], float] = {}
    for key, weights in groups.items():
        allowed = max(1, given.get(key[0], 0))
        least[key] = sorted(weights)[-allowed] if allowed < len(weights) else min(weights)
    return [mark.weight < least[key] for mark, key in zip(marks, keys, strict=True)]


def _marks_of_repeated(
    candidates: Sequence[Candidate], chosen: Set[int], notes: Sequence[tuple[int, int]]
) -> list[int]:
    """The only candidates for notes whose number counts in several chapters, and that have no mark.

    The mark stands between the note of the same number in the chapter before and its own.
    """
    order = sorted(chosen)
    places: dict[int, list[int]] = {}
    for index, candidate in enumerate(candidates):
        places.setdefault(candidate.value, []).append(index)
    last: dict[int, int] = {}
    found = []
    for number, at in notes:
        first = last.get(number, -1)
        last[number] = at
        near = [i for i in places.get(number, ()) if first < candidates[i].run[0] < at]
        if len(near) != 1 or near[0] in chosen or candidates[near[0]].weight < WEAK:
            continue
        place = bisect_left(order, near[0])
        before = candidates[order[place - 1]].value if place else 0
        is_after = number == 1 or 0 < number - before < MAX_GAP
        after = candidates[order[place]] if place < len(order) else None
        if is_after and (after is None or after.value > number or after.run[0] > at):
            found.append(near[0])
    return found


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
