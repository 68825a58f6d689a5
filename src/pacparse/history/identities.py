"""Which recommendations of one report's editions are one.

Editions are taken in order of date. Each recommendation of an edition is held against those that are
known so far, in steps: what is certain first, and what it takes is taken.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple
from pacparse.history.wordings import (
    NEAR,
    UNLIKE,
    has_same_facts,
    holds,
    is_near,
    is_part_like,
    is_same_wording,
    likeness,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence, Set

    from pacparse.history.reports import ReportPart
    from pacparse.history.witnesses import Sighting

Change = Literal["renumbered", "split", "combined"]
_ENOUGH = 40
"""Letters and figures of a wording that is known again under another number."""
_Pair = tuple[int, int]
"""The place of an identity, and the place of a sighting in the edition."""


class Placed(NamedTuple):
    """A sighting, and the place of its edition among all."""

    edition: int
    sighting: Sighting


class Identity:
    """One recommendation: its sightings in order of time. It has one in each edition at most."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.marks: set[str] = set()
        self.came_from: list[tuple[Change, Identity]] = []
        self.number: str | None = None
        """The latest number that it was printed with."""
        self.text = ""
        """Its latest words."""

    def add(self, edition: int, sighting: Sighting) -> None:
        """Take the sighting of a later edition."""
        self.placed.append(Placed(edition, sighting))
        self.number = sighting.number or self.number
        self.text = sighting.text or self.text
        if sighting.mark:
            self.marks.add(sighting.mark)

    @property
    def latest(self) -> Sighting:
        """As the latest edition has it."""
        return self.placed[-1].sighting


class Doubt(NamedTuple):
    """Two recommendations that could be one, and why they are not joined."""

    left: Identity
    right: Identity
    reason: str


def identify(parts: Iterable[ReportPart], undated: Set[int], doubts: list[Doubt]) -> list[Identity]:
    """The recommendations of one report, whose ``parts`` come in order of date.

    ``undated`` are the places of editions without a date, which come last: a number says nothing
    there, for nobody knows which numbers held. What could be two things is put among the ``doubts``.
    """
    known: list[Identity] = []
    by_edition: dict[int, list[Sighting]] = {}
    for part in parts:
        by_edition.setdefault(part.edition, []).extend(part.sightings)
    for edition, sightings in by_edition.items():
        if known:
            _Meeting(known, edition, sightings, doubts).settle(is_dated=edition not in undated)
            continue
        for sighting in sightings:
            known.append(Identity())
            known[-1].add(edition, sighting)
    return known


class _Meeting:
    """The recommendations of one edition beside those of the earlier ones."""

    def __init__(
        self,
        known: list[Identity],
        edition: int,
        sightings: Sequence[Sighting],
        doubts: list[Doubt],
    ) -> None:
        self._known = known
        self._edition = edition
        self._sightings = sightings
        self._doubts = doubts
        self._free_known = set(range(len(known)))
        self._free = set(range(len(sightings)))
        self._pairs: dict[int, int] = {}
        self._repeated = self._find_repeated()

    def settle(self, *, is_dated: bool) -> None:
        """Join what is one, note what could be, and make what is left identities of its own."""
        self._take_equals(self._mark_and_number)
        self._take_equals(self._mark)
        self._take(self._is_same_words)
        self._take_repeated()
        self._take_numbered_words()
        if is_dated:
            self._take(self._is_same_number)
        self._take(self._is_same_place)
        for known, place in self._pairs.items():
            self._known[known].add(self._edition, self._sightings[place])
        made = {}
        for place in sorted(self._free):
            made[place] = Identity()
            made[place].add(self._edition, self._sightings[place])
        if is_dated:
            self._note_parts(made)
        self._note_doubts(made)
        self._known.extend(made.values())

    def _take_equals(
        self, facts: Callable[[set[str], Sighting, str | None], Sequence[object]]
    ) -> None:
        """Join what has an equal fact that is unique on both sides."""
        if not self._free or not self._free_known:
            return
        ours, theirs = self._having(facts)
        for fact, places in theirs.items():
            homes = ours.get(fact, [])
            if len(homes) == len(places) == 1 and not self._is_rivalled(homes[0], places[0]):
                self._join(homes[0], places[0])

    def _having(
        self, facts: Callable[[set[str], Sighting, str | None], Sequence[object]]
    ) -> tuple[dict[object, list[int]], dict[object, list[int]]]:
        """Of each fact, the free known ones and the free places that have it, in order."""
        ours: dict[object, list[int]] = {}
        theirs: dict[object, list[int]] = {}
        for known in sorted(self._free_known):
            one = self._known[known]
            for fact in facts(one.marks, one.latest, one.number):
                ours.setdefault(fact, []).append(known)
        for place in sorted(self._free):
            sighting = self._sightings[place]
            marks = {sighting.mark} if sighting.mark else set()
            for fact in facts(marks, sighting, sighting.number):
                theirs.setdefault(fact, []).append(place)
        return ours, theirs

    def _mark_and_number(
        self, marks: set[str], _: Sighting, number: str | None
    ) -> Sequence[object]:
        return [(mark, number) for mark in marks if mark not in self._repeated]

    @staticmethod
    def _mark(marks: set[str], sighting: Sighting, _: str | None) -> Sequence[object]:
        return [*marks] if sighting.size >= _ENOUGH else []

    def _is_rivalled(self, known: int, place: int) -> bool:
        """Whether one of the two has nearly the same words as another one with its own number."""
        before, now = self._known[known].number, self._sightings[place].number
        if not before or not now or before == now:
            return False
        return any(
            self._sightings[other].number == before and self._is_same_words(known, other)
            for other in self._free - {place}
        ) or any(
            self._known[other].number == now and self._is_same_words(other, place)
            for other in self._free_known - {known}
        )

    def _find_repeated(self) -> set[str]:
        """The marks that several known ones have, or several of the edition."""
        ours = [mark for one in self._known for mark in one.marks]
        theirs = [one.mark for one in self._sightings if one.mark]
        return _repeated(ours) | _repeated(theirs)

    def _take_repeated(self) -> None:
        """Join what has words that the report says several times.

        If as many are left as there were, each keeps its place among them. If not, only a number tells
        which of them is left, and it does so only if those behind it kept theirs.
        """
        if not self._repeated:
            return
        ours, theirs = self._having(lambda marks, *_: sorted(marks & self._repeated))
        for mark, places in theirs.items():
            homes = ours.get(mark, [])
            if len(homes) != len(places):
                pairs = [(known, place) for known in homes for place in places]
                self._join_all(
                    p for p in pairs if self._has_same_number(*p) and self._is_steady(p[1])
                )
                continue
            numbers = [self._sightings[place].number for place in places]
            by_number = {self._known[known].number: known for known in homes}
            if len(by_number) == len(homes) and by_number.keys() == set(numbers):
                homes = [by_number[number] for number in numbers]
            self._join_all(zip(homes, places, strict=True))

    def _is_steady(self, place: int) -> bool:
        """Whether one that stands behind ``place`` kept its number, and none has got a new one."""
        numbers = self._numbers()
        return all(before == now for before, now in numbers.values()) and any(
            other > place for other in numbers
        )

    def _take_numbered_words(self) -> None:
        """Join one of several that have nearly the same words if its number says so.

        It does so only if those behind it kept theirs.
        """
        pairs = self._pairs_for(self._is_same_words)
        if not pairs:
            return
        self._join_all(p for p in pairs if self._has_same_number(*p) and self._is_steady(p[1]))
        self._take(self._is_same_words)

    def _take(self, is_one: Callable[[int, int], bool]) -> None:
        """Join pairs for which ``is_one`` holds, if neither has another partner."""
        if pairs := self._pairs_for(is_one):
            self._join_all(_single(pairs))

    def _pairs_for(self, is_one: Callable[[int, int], bool]) -> list[_Pair]:
        return [
            (known, place)
            for place in sorted(self._free)
            for known in sorted(self._free_known)
            if is_one(known, place)
        ]

    def _join_all(self, pairs: Iterable[_Pair]) -> None:
        for known, place in pairs:
            self._join(known, place)

    def _join(self, known: int, place: int) -> None:
        if known in self._free_known and place in self._free:
            self._free_known.discard(known)
            self._free.discard(place)
            self._pairs[known] = place

    def _texts(self, known: int, place: int) -> tuple[str, str]:
        return self._known[known].text, self._sightings[place].text

    def _has_same_number(self, known: int, place: int) -> bool:
        """Whether both have the same number, and no later recommendation took it."""
        number = self._sightings[place].number
        if number is None or self._known[known].number != number:
            return False
        later = self._known[known + 1 :]
        return not any(other.number == number for other in later)

    def _is_same_words(self, known: int, place: int) -> bool:
        ours, theirs = self._texts(known, place)
        return self._sightings[place].size >= _ENOUGH and is_same_wording(ours, theirs)

    def _is_same_number(self, known: int, place: int) -> bool:
        """Whether number and report say it, and the words do not contradict it.

        Another recommendation of the edition must have kept its number and its words, none may have
        got a new number, and no other may be more like it.
        """
        if not self._has_same_number(known, place):
            return False
        numbers = self._numbers().values()
        if not numbers or any(before != now for before, now in numbers):
            return False
        ours, theirs = self._texts(known, place)
        if not ours or not theirs:
            return True
        score = likeness(ours, theirs)
        return (
            score >= UNLIKE
            and not is_part_like(ours, theirs)
            and not self._holds_another(known, place)
            and not self._has_better(known, place, score)
        )

    def _has_better(self, known: int, place: int, score: float) -> bool:
        """Whether another one that is free is as much like one of the two, or more."""
        ours, theirs = self._texts(known, place)
        others = (self._known[other].text for other in self._free_known - {known})
        rivals = (self._sightings[other].text for other in self._free - {place})
        return any(likeness(other, theirs) >= score for other in others) or any(
            likeness(ours, rival) >= score for rival in rivals
        )

    def _holds_another(self, known: int, place: int) -> bool:
        """Whether one of the two has the words of another one as well: it is combined, or divided."""
        whole, part = self._sightings[place], self._known[known].latest
        return any(
            _is_part(self._known[other].latest, whole) for other in self._free_known - {known}
        ) or any(_is_part(self._sightings[other], part) for other in self._free - {place})

    def _numbers(self) -> dict[int, tuple[str, str]]:
        """By place in the edition, the numbers before and now of what was joined so far."""
        pairs = {
            place: (self._known[known].number, self._sightings[place].number)
            for known, place in self._pairs.items()
        }
        return {place: (old, new) for place, (old, new) in pairs.items() if old and new}

    def _is_same_place(self, known: int, place: int) -> bool:
        """Whether they are nearly the same words with the same facts, between the same neighbours.

        One of them has no number: the report counts its paragraphs, and the answer counts nothing.
        """
        if self._known[known].number and self._sightings[place].number:
            return False
        return self._has_same_neighbours(known, place) and is_near(*self._texts(known, place))

    def _has_same_neighbours(self, known: int, place: int) -> bool:
        before, behind = self._pairs.get(known - 1), self._pairs.get(known + 1)
        is_first, is_last = known == 0, known == len(self._known) - 1
        return (before == place - 1 if not is_first else place == 0) and (
            behind == place + 1 if not is_last else place == len(self._sightings) - 1
        )

    def _note_parts(self, made: dict[int, Identity]) -> None:
        """Note which new ones are parts of one that is gone, or one that holds several that are gone."""
        gone = [self._known[known] for known in sorted(self._free_known)]
        for whole in gone:
            parts = [one for one in made.values() if _is_part(one.latest, whole.latest)]
            if len(parts) > 1:
                for part in parts:
                    part.came_from.append(("split", whole))
        for one in made.values():
            parts = [part for part in gone if _is_part(part.latest, one.latest)]
            if len(parts) > 1:
                one.came_from += [("combined", part) for part in parts]

    def _note_doubts(self, made: dict[int, Identity]) -> None:
        """Note what could be one that is gone: the same number, a part of it, or nearly the same words."""
        gone = [self._known[known] for known in sorted(self._free_known)]
        for one in made.values():
            for other in gone:
                if any(source is other for _, source in one.came_from):
                    continue
                reason = _doubt(other, one)
                if reason:
                    self._doubts.append(Doubt(other, one, reason))


def _repeated(marks: list[str]) -> set[str]:
    if len(set(marks)) == len(marks):
        return set()
    return {mark for mark, count in Counter(marks).items() if count > 1}


def _single(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The ``pairs`` whose two have no other partner among them."""
    homes = Counter(known for known, _ in pairs)
    places = Counter(place for _, place in pairs)
    return [pair for pair in pairs if homes[pair[0]] == places[pair[1]] == 1]


def _is_part(part: Sighting, whole: Sighting) -> bool:
    return part.size >= _ENOUGH and part.size < whole.size and holds(whole.text, part.text)


def _is_lettered(left: str | None, right: str | None) -> bool:
    """Whether one number is the other with a letter, as 2a is of 2: it may be a part of it."""
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    return short[-1].isdigit() and long[:-1] == short and long[-1].isalpha()


def _doubt(left: Identity, right: Identity) -> str | None:
    """Why two that are not joined could be one; None where nothing says so."""
    ours, theirs = left.text, right.text
    if left.number is not None and left.number == right.number:
        is_same = bool(left.marks & right.marks)
        return "same number, and several have the words" if is_same else "same number, other words"
    if _is_lettered(left.number, right.number):
        return "a part of the number, other words"
    if not ours or not theirs or likeness(ours, theirs) < NEAR:
        return None
    return (
        "like words, other facts"
        if not has_same_facts(ours, theirs)
        else "like words, other number"
    )
