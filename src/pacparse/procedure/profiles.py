"""Which family a document is read as: a small score, each point a fact that was seen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.errors import UsageError
from pacparse.procedure.fact_places import Sightings, find_words
from pacparse.procedure.families import all_families
from pacparse.procedure.scores import all_facts, find_winner, match_fact
from pacparse.units import Evidence, ProfileChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.evidence import Fact, Family
    from pacparse.procedure.fact_places import Sighting
    from pacparse.units import Unit

DEFAULT = "numbered"


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


def family_named(name: str) -> Family:
    """The family ``name``: how its recommendations are read, which committee it answers."""
    return next(family for family in all_families() if family.name == name)


def choose_profile(text: str, units: Sequence[Unit], *, forced: str | None = None) -> ProfileChoice:
    """The family for which most is seen; the plain numbered document where nothing wins.

    With ``forced`` the family is that one, whatever is seen. Only the evidence is all looked for.
    """
    sightings = Sightings(text, units)
    profile = forced or find_winner(sightings) or DEFAULT

    def find_evidence() -> tuple[Evidence, ...]:
        evidence = [
            found
            for name, fact, _ in all_facts()
            if (found := _weigh(name, fact, sightings[fact.place], text)) is not None
        ]
        points: Counter[str] = Counter()
        for found in evidence:
            points[found.profile] += found.points
        evidence.sort(key=lambda found: (-points[found.profile], found.profile, -found.points))
        return tuple(evidence)

    return ProfileChoice(profile, find_evidence, is_forced=forced is not None)


def _weigh(name: str, fact: Fact, place: Sequence[Sighting], text: str) -> Evidence | None:
    """What is seen of a fact, which speaks for the profile ``name``, in its place."""
    bare = [words.strip("^$") for words in fact.words]
    likely = {at for words in bare for at, seen in enumerate(place) if words in seen.words}
    hits = [
        (place[at], words) for at in sorted(likely) if (words := match_fact(fact, place[at].words))
    ]
    if not hits:
        return None
    seen, words = hits[0]
    run = find_words(text, seen, words)
    if run is not None:
        words = " ".join(text[run[0] : run[1]].split())
    points = fact.points * min(len(hits), fact.most)
    return Evidence(name, points, fact.place, words, len(hits), run or seen.run)
