"""Which family a document is read as: a small score, each point a fact that was seen."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from pacparse.errors import UsageError
from pacparse.procedure.families import all_families
from pacparse.procedure.sightings import find_sightings, find_words
from pacparse.units import Evidence, ProfileChoice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.procedure.evidence import Fact, Manner, Place
    from pacparse.procedure.sightings import Sighting
    from pacparse.units import Unit

DEFAULT = "numbered"
LEAST_POINTS = 3


def profile_names() -> tuple[str, ...]:
    """The names of all profiles, in order."""
    return tuple(sorted(family.name for family in all_families()))


def check_profile(name: str | None) -> None:
    """Nothing where ``name`` is a profile, or None. Raises UsageError that names the nearest one."""
    names = profile_names()
    if name is None or name in names:
        return
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(name.lower().replace("_", "-"), names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    raise UsageError(f"there is no profile {name!r}", hint=hint)


def manner_of(name: str) -> Manner:
    """How the recommendations of the family ``name`` are read."""
    return next(family.manner for family in all_families() if family.name == name)


def choose_profile(text: str, units: Sequence[Unit], *, forced: str | None = None) -> ProfileChoice:
    """The family for which most is seen; the plain numbered document where nothing wins.

    A family wins with ``LEAST_POINTS`` at least, and more than every other. With ``forced`` the
    family is that one, whatever is seen.
    """
    sightings = find_sightings(text, units)
    facts = _seen_facts(sightings)
    points: Counter[str] = Counter()
    for name, fact in facts:
        points[name] += fact.points * _count(fact, sightings[fact.place])
    best = points.most_common(2)
    is_won = (
        bool(best) and best[0][1] >= LEAST_POINTS and (len(best) < 2 or best[0][1] > best[1][1])
    )
    scored = best[0][0] if is_won else DEFAULT

    def find_evidence() -> tuple[Evidence, ...]:
        evidence = [
            found
            for name, fact in facts
            if (found := _weigh(name, fact, sightings[fact.place], text)) is not None
        ]
        evidence.sort(key=lambda found: (-points[found.profile], found.profile, -found.points))
        return tuple(evidence)

    return ProfileChoice(forced or scored, find_evidence, is_forced=forced is not None)


@cache
def _all_facts() -> tuple[tuple[str, Fact, tuple[str, ...]], ...]:
    """Every fact of every family: the family's name, the fact, its words without their signs."""
    return tuple(
        (family.name, fact, tuple(words.strip("^$") for words in fact.words))
        for family in all_families()
        for fact in family.facts
    )


@cache
def _words_asked() -> Mapping[Place, frozenset[str]]:
    """The words that all facts ask for in each place: several facts ask for the same ones."""
    asked: dict[Place, frozenset[str]] = {}
    for _, fact, bare in _all_facts():
        asked[fact.place] = asked.get(fact.place, frozenset()).union(bare)
    return asked


def _seen_facts(sightings: Mapping[Place, Sequence[Sighting]]) -> tuple[tuple[str, Fact], ...]:
    """The facts of which words stand anywhere in their place, each with those words alone."""
    known: dict[Place, set[str]] = {}
    for place, asked in _words_asked().items():
        everything = "\n".join([seen.words for seen in sightings[place]])
        known[place] = {words for words in asked if words in everything}
    return tuple(
        (name, fact._replace(words=tuple(w for w in fact.words if w.strip("^$") in seen)))
        for name, fact, bare in _all_facts()
        if (seen := known[fact.place]) and not seen.isdisjoint(bare)
    )


def _count(fact: Fact, place: Sequence[Sighting]) -> int:
    """How often a fact counts in its place: the look ends where it counts no more."""
    hits = (seen for seen in place if _match(fact, seen.words))
    return sum(1 for _ in islice(hits, fact.most))


def _weigh(name: str, fact: Fact, place: Sequence[Sighting], text: str) -> Evidence | None:
    """What is seen of a fact, which speaks for the profile ``name``, in its place."""
    bare = [words.strip("^$") for words in fact.words]
    likely = {at for words in bare for at, seen in enumerate(place) if words in seen.words}
    hits = [(place[at], words) for at in sorted(likely) if (words := _match(fact, place[at].words))]
    if not hits:
        return None
    seen, words = hits[0]
    run = find_words(text, seen, words)
    if run is not None:
        words = " ".join(text[run[0] : run[1]].split())
    points = fact.points * min(len(hits), fact.most)
    return Evidence(name, points, fact.place, words, len(hits), run or seen.run)


def _match(fact: Fact, seen: str) -> str | None:
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
