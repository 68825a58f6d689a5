"""Copies made one, so that no unit is ever both kept and gone."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from pacparse.counting import NumberKey, Step, number_key, step_of_keys
from pacparse.duplicates.alignment import Pairing, join_units, prints_alike
from pacparse.duplicates.comparison import compare_texts
from pacparse.duplicates.measures import measure, name_reason, score_pairings
from pacparse.duplicates.numbering import counted_keys
from pacparse.duplicates.openings import opens_part
from pacparse.duplicates.records import Passage, RepeatVariant
from pacparse.duplicates.variants import find_variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pacparse.duplicates.stretches import Stretch
    from pacparse.units import Unit

_NOTES_AFTER = 12  # units after a copy among which its notes may stand
_LABELS = 3  # labelled units before a copy that belong to it
_LEAD = 48  # units before a copy among which the answers before its first may stand
_Notes = dict[str | None, list[int]]


class Merger:
    """The units that are shown, in reading order, and the passages that went to make them so.

    Every unit that is gone has one that stands for it, which may go later for another copy.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.order = list(range(len(units)))
        self._units = units
        self._place = list(self.order)  # of each unit in the order of this round
        self._passages: list[Passage] = []
        self._gone: set[int] = set()
        self._twin: dict[int, int] = {}  # a unit that is gone and the one that stands for it
        self._taken: set[int] = set()  # units that have been settled in this round
        self._followers: dict[int, list[int]] = {}  # units that move, by the one that they follow

    def merge(self, stretches: Iterable[Stretch]) -> None:
        """Make two copies one for each stretch that shares no unit with one before it."""
        self._taken.clear()
        self._followers.clear()
        for place, index in enumerate(self.order):
            self._place[index] = place
        for stretch in stretches:
            if self._taken.isdisjoint((*stretch.left, *stretch.right)):
                pairings = self._in_place(stretch)
                if self._taken.isdisjoint(k for p in pairings for k in (*p.left, *p.right)):
                    self._enter(pairings)
        moved = {k for followers in self._followers.values() for k in followers}
        order: list[int] = list(self._followers.get(-1, ()))
        for index in self.order:
            if index not in self._gone and index not in moved:
                order.append(index)
            order.extend(self._followers.get(index, ()))
        self.order = order

    def close(self) -> list[Passage]:
        """The passages, by the first unit that goes, each naming the units that are shown."""
        closed = [
            passage._replace(
                kept=tuple(
                    k
                    for k in dict.fromkeys(map(self._stands_for, passage.kept))
                    if k not in self._gone
                ),
                variants=tuple(v._replace(unit=self._stands_for(v.unit)) for v in passage.variants),
            )
            for passage in self._passages
        ]
        return sorted(closed, key=lambda passage: min(passage.removed))

    def _stands_for(self, index: int) -> int:
        while index in self._twin:
            index = self._twin[index]
        return index

    def _in_place(self, stretch: Stretch) -> list[Pairing]:
        """The pairings, those that stay on the left: the copy in the right place, the fuller, the first."""
        pairings = self._with_labels(stretch)
        is_later = stretch.stands_later
        if is_later is None:
            left = {k for p in pairings for k in p.left}
            right = {k for p in pairings for k in p.right}
            is_later = measure(self._units, left) < measure(self._units, right)
        return [_swap(pairing) for pairing in pairings] if is_later else pairings

    def _enter(self, pairings: list[Pairing]) -> None:
        """Record a passage whose left copy is kept; what only the right copy has is moved."""
        kept: list[int] = []
        removed: list[int] = []
        variants: list[RepeatVariant] = []
        ours = [k for p in pairings for k in p.left]
        theirs = [k for p in pairings for k in p.right]
        notes = self._notes_of(ours)
        before = self._before(ours[0])
        self._gone.update(theirs)
        for place, pairing in enumerate(pairings):
            stays, goes, agreement = pairing.left, pairing.right, pairing.agreement
            if self._is_fuller(pairing):
                stays, goes, agreement, _ = _swap(pairing)
            if not stays or not goes:
                stays, goes = self._sort_out(stays, goes, notes)
            self._gone.difference_update(stays)
            self._gone.update(goes)
            removed += goes
            if agreement is None and self._is_of_another(stays, pairings[place + 1 :], kept):
                if self._place[stays[0]] < self._place[ours[-1]]:
                    self._followers.setdefault(ours[-1], []).extend(stays)
                continue
            for index in stays:
                if index in pairing.left:
                    before = index
                else:
                    self._followers.setdefault(before, []).append(index)
            kept += stays
            if stays and agreement is not None:
                self._twin.update((k, stays[min(n, len(stays) - 1)]) for n, k in enumerate(goes))
                variants += find_variants(self._units, stays, goes, agreement)
        for note, twin in self._closing_notes(ours, theirs, notes):
            removed.append(note)
            if twin not in kept:
                kept.append(twin)
            self._twin[note] = twin
            self._gone.add(note)
            self._taken.add(note)
        score, reason = score_pairings(self._units, pairings), name_reason(self._units, pairings)
        self._passages.append(Passage(tuple(kept), tuple(removed), score, reason, tuple(variants)))
        self._taken.update(ours, theirs, kept, removed)

    def _sort_out(
        self, ours: Sequence[int], theirs: Sequence[int], notes: _Notes
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What stays and what goes of the units that only one copy has.

        Notes go that the kept copy has elsewhere, and the number of a page with its head: in the
        other copy the text runs on.
        """
        twins = {k: self._twin_note(k, notes) for k in theirs}
        self._twin.update((k, twin) for k, twin in twins.items() if twin is not None)
        units = [self._units[k] for k in (*ours, *theirs)]
        bare = sum(unit.number is None and unit.text.strip().isdecimal() for unit in units)
        is_edge = bare > 0 and all(u.kind == "heading" or u.text.strip().isdecimal() for u in units)
        if is_edge and len(units) <= 1 + bare:
            return (), (*ours, *theirs)
        stays = (*ours, *(k for k in theirs if twins[k] is None))
        return stays, tuple(k for k in theirs if twins[k] is not None)

    def _is_of_another(
        self, own: Sequence[int], rest: Sequence[Pairing], kept: Sequence[int]
    ) -> bool:
        """Whether paragraphs that only one copy has come after all that goes on behind them: 3.1 before 2.3."""
        keys = counted_keys(self._units[k] for k in own)
        after = next(iter(counted_keys(self._units[k] for p in rest for k in p.left)), None)
        before = counted_keys(self._units[k] for k in kept[-_LEAD:])[-1:]
        return bool(keys and before and after and before[0] < after < keys[0])

    def _before(self, index: int) -> int:
        """The unit shown before another, -1 where none is."""
        place = self._place[index] - 1
        while place >= 0 and self.order[place] in self._gone:
            place -= 1
        return self.order[place] if place >= 0 else -1

    def _is_fuller(self, pairing: Pairing) -> bool:
        """Whether what is to go is the better: the whole of a cut unit, or with more numbers or marks."""
        ours, theirs = pairing.left, pairing.right
        if pairing.is_cut:
            return len(join_units(self._units, theirs)) > len(join_units(self._units, ours))
        if not pairing.is_match:
            return False
        gained = self._count_numbers(theirs) - self._count_numbers(ours)
        return gained > 0 or (gained == 0 and self._knows_more_marks(theirs, ours))

    def _knows_more_marks(self, indexes: Sequence[int], others: Sequence[int]) -> bool:
        """Whether marks were known in some units that stand as digits in the words of others."""
        if len(indexes) != 1 or len(others) != 1:
            return False
        unit, other = self._units[indexes[0]], self._units[others[0]]
        return len(unit.marks) > len(other.marks) and prints_alike(unit, other)

    def _count_numbers(self, indexes: Sequence[int]) -> int:
        return sum(self._units[k].number is not None for k in indexes)

    def _behind(self, side: Sequence[int]) -> list[int]:
        """The units after a copy among which its notes may stand."""
        last = max((self._place[k] for k in side), default=len(self.order))
        behind = self.order[last + 1 : last + 1 + _NOTES_AFTER]
        return [k for k in behind if k not in self._taken and k not in self._gone]

    def _closing_notes(
        self, ours: Sequence[int], theirs: Sequence[int], notes: _Notes
    ) -> Iterator[tuple[int, int]]:
        """The notes after the copy that goes, each with the kept copy's own.

        One of the two must stand right after its copy, or in it.
        """
        behind, kept = self._behind(theirs), set(ours)
        own = kept.union(self._first_notes(self._behind(ours)))
        following = set(self._first_notes(behind))
        for index in behind:
            twin = None if index in kept else self._twin_note(index, notes)
            if twin is not None and (index in following or twin in own):
                yield index, twin  # gone before the next is looked for
        cited = {mark.number for k in theirs for mark in self._units[k].marks}
        for index in self._behind(ours):
            if self._units[index].number in cited:
                twin = self._twin_note(index, notes)
                if twin is not None and twin in kept:  # the first copy's page ended in the second
                    yield index, twin

    def _first_notes(self, indexes: Iterable[int]) -> Iterator[int]:
        return takewhile(lambda index: self._units[index].kind == "note", indexes)

    def _notes_of(self, ours: Sequence[int]) -> _Notes:
        """The notes among and after the kept units, by their numbers."""
        notes: _Notes = {}
        for index in (*ours, *self._behind(ours)):
            if self._units[index].kind == "note":
                notes.setdefault(self._units[index].number, []).append(index)
        return notes

    def _twin_note(self, index: int, notes: _Notes) -> int | None:
        """The note of the kept copy that is the same as one of the other."""
        note = self._units[index]
        others = notes.get(note.number, ()) if note.kind == "note" else ()
        return next(
            (
                other
                for other in others
                if other != index
                and other not in self._gone
                and compare_texts(self._units[other].text, note.text) is not None
            ),
            None,
        )

    def _with_labels(self, stretch: Stretch) -> list[Pairing]:
        """The pairings, after the labelled units that only one copy has right before it.

        A page that begins in the middle of an item lacks the conclusion that the item opens with. Where
        it was stored between the conclusion and the first answer, that answer leads up to the other
        copy, and the label stands before it.
        """
        sides = stretch.left, stretch.right
        labels = [self._labels_before(side, sides) for side in sides]
        if bool(labels[0]) == bool(labels[1]):
            return list(stretch.pairings)
        has, lacks = (0, 1) if labels[0] else (1, 0)
        lead = self._lead_before(sides[lacks], labels[has], sides)
        leads = Pairing((), lead) if has == 0 else Pairing(lead, ())
        own = Pairing(tuple(labels[0]), tuple(labels[1]))
        if lead and has == 0 and self._place[lead[0]] == self._place[stretch.left[-1]] + 1:
            return [leads, *stretch.pairings]  # without the first copy they follow the label
        return [own, *((leads,) if lead else ()), *stretch.pairings]

    def _backwards(self, side: Sequence[int], sides: Sequence[Sequence[int]]) -> Iterator[int]:
        """The units before a copy, nearest first, up to the other copy."""
        stop = self._place[sides[0][-1]] if side is sides[1] else -1
        first = self._place[side[0]]
        return (self.order[k] for k in range(first - 1, max(stop, first - 1 - _LEAD), -1))

    def _labels_before(
        self, side: Sequence[int], sides: Sequence[Sequence[int]]
    ) -> tuple[int, ...]:
        """The labels of the copy's item right before it, with the lists that hang under them.

        A label without a number is of the item whose number the label before it has.
        """
        start = number_key(self._units[side[0]].number)
        run: list[int] = []
        begin = labels = 0
        for index in self._backwards(side, sides):
            unit = self._units[index]
            is_label = unit.label is not None and opens_part(unit) and labels < _LABELS
            if not is_label and unit.kind != "item":
                break
            run.append(index)
            if is_label:
                begin, labels = len(run), labels + 1
        own: list[int] = []
        is_own = True
        for index in reversed(run[:begin]):
            key = number_key(self._units[index].number) if self._units[index].label else None
            if key is not None and start is not None:
                is_own = key[0] == start[0]
            if is_own:
                own.append(index)
            else:
                own.clear()
        return tuple(own)

    def _lead_before(
        self, side: Sequence[int], labels: Sequence[int], sides: Sequence[Sequence[int]]
    ) -> tuple[int, ...]:
        """The answers before a copy, if they run on from the number before the other copy's labels.

        They count up to the copy's first number without a gap, from 1 or from where the labels stand,
        and have no label of their own before them: `2.3`, `2b`, and the copy begins at 2.4.
        """
        start = key = number_key(self._units[side[0]].number)
        if key is None or len(key) < 2:
            return ()
        run: list[int] = []
        length = 0
        has_label = False
        for index in self._backwards(side, sides):
            unit = self._units[index]
            has_label = unit.label is not None
            number = number_key(unit.number) if unit.kind == "paragraph" else None
            if has_label or unit.kind == "heading" or (number and not _follows(key, number)):
                break
            run.append(index)
            if number is not None:  # else a status line, a list, a note: of the answer before it
                key, length = number, len(run)
        if key == start or (has_label and length == len(run)):
            return ()
        if key[-1][1] != 1 and not _follows(key, self._number_before(labels[0])):
            return ()
        return tuple(reversed(run[:length]))

    def _number_before(self, index: int) -> NumberKey | None:
        """The number of the last numbered answer before a unit."""
        last = self._place[index]
        for other in reversed(self.order[max(0, last - _LEAD) : last]):
            unit = self._units[other]
            if unit.kind == "paragraph" and unit.label is None and (key := number_key(unit.number)):
                return key
        return None


def _follows(key: NumberKey, before: NumberKey | None) -> bool:
    """Whether one number is the next after another: 2.4 after 2.3."""
    return before is not None and step_of_keys(before, key) is Step.NEXT


def _swap(pairing: Pairing) -> Pairing:
    agreement = pairing.agreement
    if agreement is not None:
        agreement = agreement._replace(differences=tuple((b, a) for a, b in agreement.differences))
    return Pairing(pairing.right, pairing.left, agreement, pairing.is_cut)
