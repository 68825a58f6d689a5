"""Why a document was read as the family that it was read as, in a sentence for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.render.quotes import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.landmarks import Landmarks
    from pacparse.units import Evidence, ProfileChoice

_NOUNS = {"answered": "answered part"}
"""Places whose name alone would not be understood."""


def profile_sentence(choice: ProfileChoice, landmarks: Landmarks) -> str:
    """The profile, what speaks for it, each with the landmark of the first, and the one that is next.

    ``read as P (18): 4 labels “PAC conclusion” (L12), title “Treasury Minutes” (L3); next: Q (2)``,
    where P and Q are names of profiles and the numbers behind them are points.
    """
    points: Counter[str] = Counter()
    evidence = choice.evidence
    for found in evidence:
        points[found.profile] += found.points
    told = f"read as {choice.profile} ({points[choice.profile]})"
    if choice.is_forced:
        told += " because it was asked for"
    own = [found for found in evidence if found.profile == choice.profile]
    if own:
        told += f": {_list_evidence(own, landmarks)}"
    others = [(name, count) for name, count in points.most_common() if name != choice.profile]
    if others:
        name, count = others[0]
        told += f"; next: {name} ({count})"
    return told if own or others else f"{told}: nothing speaks for any family"


def _list_evidence(own: Sequence[Evidence], landmarks: Landmarks) -> str:
    parts = []
    for found in own:
        noun = _NOUNS.get(found.place, found.place)
        many = f"{found.times:,} {noun}s" if found.times > 1 else noun
        parts.append(f"{many} {quote(found.words)} ({landmarks.sign_at(found.run[0])})")
    return ", ".join(parts)
