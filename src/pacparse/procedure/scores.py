"""Which family wins: the points of the facts that are seen, looked for as long as they can matter.

A family that could no longer come up with the first is not looked for further, and nothing is where
no other family could: the places are asked from the cheap ones to the dear ones.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.procedure.families import all_families

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.procedure.evidence import Fact, Place
    from pacparse.procedure.fact_places import Sighting, Sightings

LEAST_POINTS = 3
_CHEAP: tuple[Place, ...] = ("answer", "answered", "label", "heading", "ending", "title")
_OF_SHORT: tuple[Place, ...] = (*_CHEAP, "opening", "cover", "line")
_OF_LONG: tuple[Place, ...] = (*_CHEAP, "cover", "line", "opening")


class FamilyFact(NamedTuple):
    """A fact with the name of its family; ``bare`` is its words without their signs."""

    name: str
    fact: Fact
    bare: tuple[str, ...]


class _Step(NamedTuple):
    """The facts of one place, and the points that each family can still win in later places."""

    place: Place
    facts: tuple[FamilyFact, ...]
    later: Mapping[str, int]


@cache
def all_facts() -> tuple[FamilyFact, ...]:
    """Every fact of every family."""
    return tuple(
        FamilyFact(family.name, fact, tuple(words.strip("^$") for words in fact.words))
        for family in all_families()
        for fact in family.facts
    )


@cache
def _steps(places: tuple[Place, ...]) -> tuple[_Step, ...]:
    """The places in the order in which they are asked, each with its facts."""
    later = {family.name: 0 for family in all_families()}
    steps: list[_Step] = []
    for place in reversed(places):
        facts = tuple(one for one in all_facts() if one.fact.place == place)
        steps.append(_Step(place, facts, later.copy()))
        for one in facts:
            later[one.name] += one.fact.points * one.fact.most
    return tuple(reversed(steps))


def find_winner(sightings: Sightings) -> str | None:
    """The family with ``LEAST_POINTS`` at least, and more than every other; None without one."""
    points = dict.fromkeys((family.name for family in all_families()), 0)
    most = _most_points()
    leader, best = "", 0
    for place, facts, later in _steps(_OF_SHORT if sightings.is_short else _OF_LONG):
        _add_points(points, [one for one in facts if most[one.name] >= best], sightings[place])
        leader, best = max(points.items(), key=lambda item: item[1])
        most = {name: seen + later[name] for name, seen in points.items()}
        rivals = [name for name, highest in most.items() if highest >= best and name != leader]
        if not rivals and best >= LEAST_POINTS:
            return leader
    return None


@cache
def _most_points() -> Mapping[str, int]:
    """What each family can win in all places together."""
    most = {family.name: 0 for family in all_families()}
    for one in all_facts():
        most[one.name] += one.fact.points * one.fact.most
    return most


def _add_points(
    points: dict[str, int], facts: Sequence[FamilyFact], place: Sequence[Sighting]
) -> None:
    """Adds to ``points`` those of ``facts`` in a place, all of which is searched as one first."""
    everything = "\n".join([seen.words for seen in place])
    known: dict[str, bool] = {}  # several facts ask for the same words
    for name, fact, bare in facts:
        for words in bare:
            if words not in known:
                known[words] = words in everything
        if any(known[words] for words in bare):
            seen_words = tuple(w for w, plain in zip(fact.words, bare, strict=True) if known[plain])
            points[name] += fact.points * _count(fact._replace(words=seen_words), place)


def _count(fact: Fact, place: Sequence[Sighting]) -> int:
    """How often a fact counts in its place: the look ends where it counts no more."""
    hits = (seen for seen in place if match_fact(fact, seen.words))
    return sum(1 for _ in islice(hits, fact.most))


def match_fact(fact: Fact, seen: str) -> str | None:
    """The words of a fact that stand in a string, or None."""
    for words in fact.words:
        bare = words.strip("^$")
        if (
            bare in seen
            and (words[0] != "^" or seen.startswith(bare))
            and (words[-1] != "$" or seen.endswith(bare))
        ):
            if fact.also and not any(more in seen for more in fact.also):
                return None
            return None if any(less in seen for less in fact.without) else bare
    return None
