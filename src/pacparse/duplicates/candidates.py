"""Which units may say the same: few partners for each, found at a cost that grows with the text.

Exactly equal texts are grouped by hash. Of every other text a sample of *grams* is taken, twenty
characters each, at places that its own words choose, so that the same words give the same grams
wherever they stand: at its beginning and end, after every full stop and after every `w`, in short
texts after every `p` as well. Units that share a third of their grams are candidates. Every gram
remembers only the last few units that have it: a stock sentence that stands in ten thousand
paragraphs costs each of them the same.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.text.white_space import flatten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

_GRAM = 20
_AFTER_W = re.compile(r"w(?=(.{20}))", re.DOTALL)
_AFTER_P = re.compile(r"p(?=(.{20}))", re.DOTALL)
_AFTER_STOP = re.compile(r"\. (?=(.{20}))", re.DOTALL)
_SHORT = 320  # characters below which the denser sample is taken
_LONGEST_SAMPLE = 20_000  # of a longer text only the two ends are sampled
MIN_CHARACTERS = 60  # twenty words are never shorter
_HOLDERS = 3  # units that a gram remembers
_WORN = 6  # units with a gram that is a formula if more have it
_PARTNERS = 3  # candidates that are compared for one unit
_SHARE = 3  # one gram of three must be shared


class Candidates(NamedTuple):
    """Units whose texts are equal (groups in reading order), and pairs that may be alike.

    ``sharing`` is every unit that shares a gram with another: those that share a whole sentence are
    among them, since a sentence begins where a gram is taken.
    """

    equal: tuple[tuple[int, ...], ...]
    alike: tuple[tuple[int, int], ...]
    sharing: tuple[int, ...]

    def stock(self, units: Sequence[Unit]) -> frozenset[str]:
        """The texts that stand under more than one number: they prove nothing about a place."""
        texts: set[str] = set()
        for group in self.equal:
            if len({units[k].number for k in group} - {None}) > 1:
                texts.update(units[k].text for k in group)
        return frozenset(texts)


def is_prose(unit: Unit) -> bool:
    """Whether a unit can restate another: a paragraph or item of its own words, long enough."""
    return (
        unit.kind in {"paragraph", "item"}
        and unit.role is None
        and len(unit.text) >= MIN_CHARACTERS
    )


def find_candidates(units: Sequence[Unit]) -> Candidates:
    """Groups of equal texts, and pairs ``(earlier, later)`` of different texts that share grams."""
    groups: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        if is_prose(unit):
            groups.setdefault(flatten(unit.text), []).append(index)
    first = [members[0] for members in groups.values()]
    equal = tuple(tuple(members) for members in groups.values() if len(members) > 1)
    samples = [sample_grams(units[k].text, flat) for k, flat in zip(first, groups, strict=True)]
    alike, sharing = _find_alike(first, samples)
    group_of = dict(zip(first, groups.values(), strict=True))
    members = (k for place in sharing for k in group_of[place])
    return Candidates(equal, tuple(alike), tuple(sorted(members)))


def _find_alike(
    indexes: list[int], samples: list[list[str]]
) -> tuple[list[tuple[int, int]], list[int]]:
    """The pairs of ``indexes`` that share enough grams, and those that share any."""
    frequency = Counter(chain.from_iterable(samples))
    shared = {gram for gram, count in frequency.items() if count > 1}
    worn = {gram for gram in shared if frequency[gram] > _WORN}
    holders: dict[str, tuple[int, ...]] = {}
    pairs: list[tuple[int, int]] = []
    sharing: list[int] = []
    for place, sample in enumerate(samples):
        hits = shared.intersection(sample)
        if not hits:
            continue
        sharing.append(indexes[place])
        partners = _pick_partners(place, (hits - worn, hits & worn), holders, samples)
        pairs.extend((indexes[partner], indexes[place]) for partner in partners)
        for gram in hits:
            holders[gram] = (*holders.get(gram, ())[1 - _HOLDERS :], place)
    return pairs, sharing


def _pick_partners(
    place: int,
    hits: tuple[set[str], set[str]],
    holders: dict[str, tuple[int, ...]],
    samples: list[list[str]],
) -> list[int]:
    """The earlier texts that share the most grams with one, at most a few, and at least a third.

    Of the ``hits`` the first, which few texts have, tell more than the second: those are formulas, of
    which only the last holders are remembered.
    """
    rare, worn = hits
    votes: dict[int, int] = {}
    for gram in rare:
        for holder in holders.get(gram, ()):
            votes[holder] = votes.get(holder, 0) + 1
    told = dict(votes) if worn else votes
    for gram in worn:
        for holder in holders.get(gram, ()):
            votes[holder] = votes.get(holder, 0) + 1
    size = len(samples[place])
    likely = [k for k, count in votes.items() if _is_share(count, size, len(samples[k]))]
    likely.sort(key=lambda other: (-told.get(other, 0), -votes[other], -other))
    return likely[:_PARTNERS]


def _is_share(count: int, size: int, other: int) -> bool:
    """Whether so many grams are enough of two samples: fewer where one text is far longer.

    A long text is sampled less densely than a short one that it may hold.
    """
    smaller, larger = (size, other) if size < other else (other, size)
    return count * (_SHARE if larger < 2 * smaller else 2 * _SHARE) >= smaller


def sample_grams(printed: str, text: str) -> list[str]:
    """Pieces of twenty characters, at places that the words choose: same words, same pieces.

    ``text`` is what is ``printed``, made flat.
    """
    if len(printed) > _LONGEST_SAMPLE:
        half = _LONGEST_SAMPLE // 2
        text = flatten(f"{printed[:half]} {printed[-half:]}")
    grams: list[str] = _AFTER_W.findall(text)
    grams += _AFTER_STOP.findall(text)
    if len(text) < _SHORT:
        grams += _AFTER_P.findall(text)
    grams += (text[:_GRAM], text[-_GRAM:])
    return grams
