"""Restatements: the same words under different numbers, linked and never removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.comparison import compare_texts, find_contained
from pacparse.duplicates.records import Restatement
from pacparse.duplicates.sentences import find_shared, has_enough_words
from pacparse.text.white_space import flatten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.duplicates.candidates import Candidates
    from pacparse.duplicates.comparison import Agreement
    from pacparse.units import Unit

_ENOUGH_MORE = 16  # characters by which a text must be longer to hold another and more


def find_restatements(
    units: Sequence[Unit],
    candidates: Candidates,
    agreeing: Mapping[tuple[int, int], Agreement],
    removed: frozenset[int],
) -> list[Restatement]:
    """Groups of units that say the same under different numbers, by their first unit.

    The score is the lowest of the pairs that hold a group together. Those that share no more than a
    sentence are pairs of their own: two that each share one with a third need share nothing.
    """
    leader: dict[int, int] = {}
    scores: dict[int, float] = {}

    def find(index: int) -> int:
        while leader.setdefault(index, index) != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    def link(a: int, b: int, score: float) -> None:
        first, second = sorted((find(a), find(b)))
        leader[second] = first
        scores[first] = min(score, scores.get(first, 1.0), scores.get(second, 1.0))

    for group in candidates.equal:
        members = [k for k in group if k not in removed]
        if len({units[k].number for k in members}) > 1 and has_enough_words(units[members[0]].text):
            for other in members[1:]:
                link(members[0], other, 1.0)
    for (a, b), agreement in agreeing.items():
        if units[a].number == units[b].number or a in removed or b in removed:
            continue
        if has_enough_words(units[a].text) and has_enough_words(units[b].text):
            link(a, b, agreement.score)
    members_of: dict[int, list[int]] = {}
    for index in sorted(leader):
        members_of.setdefault(find(index), []).append(index)
    found = [
        Restatement(tuple(members), scores.get(first, 1.0))
        for first, members in members_of.items()
        if len(members) > 1
    ]
    sharing = [index for index in candidates.sharing if index not in removed]
    return sorted([*found, *find_shared(units, sharing, found)])


def compare_pairs(
    units: Sequence[Unit], pairs: Iterable[tuple[int, int]]
) -> tuple[dict[tuple[int, int], Agreement], dict[tuple[int, int], Agreement]]:
    """The pairs that say the same, and those of which one stands whole inside the other."""
    whole: dict[tuple[int, int], Agreement] = {}
    contained: dict[tuple[int, int], Agreement] = {}
    for i, j in pairs:
        left, right = units[i].text, units[j].text
        agreement = compare_texts(left, right)
        if agreement is not None:
            whole[i, j] = agreement
        elif units[i].number != units[j].number and abs(len(left) - len(right)) > _ENOUGH_MORE:
            shorter, longer = sorted((flatten(left), flatten(right)), key=len)
            agreement = find_contained(shorter, longer)
            if agreement is not None:
                contained[i, j] = agreement
    return whole, contained
