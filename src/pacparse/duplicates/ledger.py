"""The ledger of what is kept and what goes, so that no unit is ever both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.alignment import Pairing, join_units, prints_alike
from pacparse.duplicates.comparison import Agreement, compare_texts
from pacparse.duplicates.lead_ins import with_labels
from pacparse.duplicates.measures import measure, name_reason, score_pairings
from pacparse.duplicates.records import Passage, RepeatVariant
from pacparse.duplicates.variants import find_variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.duplicates.stretches import Stretch
    from pacparse.units import Unit

_NOTES_AFTER = 12  # units after a copy among which its notes may stand


class Ledger:
    """Passages as they are decided. Every unit that is gone has one that stands for it.

    A unit that was kept may go later for a third copy; whoever named it then names the third.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._passages: list[Passage] = []
        self._units = units
        self._gone: set[int] = set()
        self._twin: dict[int, int] = {}  # a removed unit and the one that stands for it

    def settle(self, stretch: Stretch) -> None:
        """Decide one stretch: the copy in the right place is kept, or else the fuller, or the first.

        What only the other copy has is not lost: it is moved.
        """
        pairings = [self._current(pairing) for pairing in with_labels(self._units, stretch)]
        pairings = [p for p in pairings if not set(p.left) & set(p.right)]
        left = {k for p in pairings for k in p.left}
        right = {k for p in pairings for k in p.right}
        if not any(p.is_match for p in pairings) or left & right:
            return
        is_later = stretch.stands_later
        if is_later is None:
            is_later = measure(self._units, left) < measure(self._units, right)
        if is_later:
            pairings = [_swap(pairing) for pairing in pairings]
        self._enter(pairings)

    def drop_gone(self, indexes: Sequence[int]) -> list[int]:
        """Those of some units that are still shown."""
        return [index for index in indexes if index not in self._gone]

    def close(self) -> list[Passage]:
        """The passages, by the first unit that goes, each naming the units that are shown.

        There may be three copies and more. A unit that two passages move goes where the first one moves
        it. A unit that a later passage shows again is removed by none.
        """
        placed: set[int] = set()
        named: set[int] = set()
        closed = [
            passage._replace(
                kept=tuple(dict.fromkeys(self.stands_for(k) for k in passage.kept)),
                removed=self._still_gone(passage.removed, named),
                moved=self._settle_moves(passage.moved, placed),
                variants=tuple(v._replace(unit=self.stands_for(v.unit)) for v in passage.variants),
            )
            for passage in self._passages
        ]
        closed = [passage for passage in closed if passage.removed]
        return sorted(closed, key=lambda passage: min(passage.removed))

    def _still_gone(self, removed: Sequence[int], named: set[int]) -> tuple[int, ...]:
        """The units of ``removed`` that are not shown again; ``named`` are other passages', and grows."""
        gone = tuple(k for k in dict.fromkeys(removed) if k in self._gone and k not in named)
        named.update(gone)
        return gone

    def _current(self, pairing: Pairing) -> Pairing:
        """The pairing with the units that are gone replaced by those that stand for them."""
        left = tuple(dict.fromkeys(self.stands_for(k) for k in pairing.left))
        right = tuple(dict.fromkeys(self.stands_for(k) for k in pairing.right))
        if (left, right) == (pairing.left, pairing.right) or pairing.agreement is None:
            return pairing._replace(left=left, right=right)
        agreement = compare_texts(join_units(self._units, left), join_units(self._units, right))
        if agreement is None:
            agreement = Agreement(pairing.agreement.score)
        return pairing._replace(left=left, right=right, agreement=agreement)

    def stands_for(self, index: int) -> int:
        """The unit that is shown where one was removed; the unit itself where it was not."""
        path: list[int] = []
        while index in self._twin:
            path.append(index)
            index = self._twin[index]
        self._twin.update(dict.fromkeys(path, index))
        return index

    def _enter(self, pairings: list[Pairing]) -> None:
        """Record a passage whose left copy is kept; what only the right copy has is moved."""
        kept: list[int] = []
        removed: list[int] = []
        moved: list[tuple[int, int | None]] = []
        variants: list[RepeatVariant] = []
        first = next(p.left[0] for p in pairings if p.left)
        before = first - 1  # the last unit shown that has not been moved
        last = max(k for p in pairings for k in p.left)
        self._gone.update(k for p in pairings for k in p.right)
        for pairing in pairings:
            stays, goes, agreement = pairing.left, pairing.right, pairing.agreement
            if self._is_fuller(pairing):
                stays, goes, agreement, _ = _swap(pairing)
                self._gone.difference_update(stays)
                self._gone.update(goes)
            if not stays:
                notes = {k: self._twin_note(k, first, last) for k in goes}
                stays = tuple(k for k in goes if notes[k] is None)
                self._gone.difference_update(stays)
                goes = tuple(k for k in goes if notes[k] is not None)
                self._twin.update((k, twin) for k, twin in notes.items() if twin is not None)
            for index in stays:
                if index in pairing.left:
                    before = index
                else:
                    moved.append((index, before))
                kept.append(index)
            removed.extend(goes)
            if stays and agreement is not None:
                self._twin.update((k, stays[min(n, len(stays) - 1)]) for n, k in enumerate(goes))
                variants += find_variants(self._units, stays, goes, agreement)
        for note, twin in self._closing_notes(pairings, first, last):
            removed.append(note)
            if twin not in kept:
                kept.append(twin)
            self._twin[note] = twin
            self._gone.add(note)
        score, reason = score_pairings(self._units, pairings), name_reason(self._units, pairings)
        self._passages.append(
            Passage(
                tuple(kept),
                tuple(removed),
                tuple(moved),
                score,
                reason,
                tuple(variants),
            )
        )

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

    def _settle_moves(
        self, moved: Sequence[tuple[int, int | None]], placed: set[int]
    ) -> tuple[tuple[int, int | None], ...]:
        """The moves of units that are still shown, after units that are; None is the beginning.

        ``placed`` is the units that have been moved already, and grows.
        """
        settled: list[tuple[int, int | None]] = []
        for index, after in moved:
            if index in self._gone or index in placed or after is None:
                continue
            placed.add(index)
            place = self.stands_for(after)
            while place in self._gone:
                place -= 1
            settled.append((index, place if place >= 0 else None))
        return tuple(settled)

    def _closing_notes(
        self, pairings: list[Pairing], first: int, last: int
    ) -> Iterator[tuple[int, int]]:
        """The notes after the copy that goes, each with the kept copy's own.

        One of the two must stand right after its copy, or in it.
        """
        end = max((k for p in pairings for k in p.right), default=len(self._units)) + 1
        taken = {k for p in pairings for k in p.left}
        closes = self._past_notes(last + 1)
        follows = self._past_notes(end)
        for index in range(end, min(end + _NOTES_AFTER, len(self._units))):
            if self._units[index].kind != "note" or index in taken or index in self._gone:
                continue
            twin = self._twin_note(index, first, last)
            if twin is not None and (index < follows or twin < closes):
                yield index, twin  # gone before the next is looked for
        cited = {mark.number for p in pairings for k in p.right for mark in self._units[k].marks}
        for index in range(last + 1, min(last + 1 + _NOTES_AFTER, len(self._units))):
            if self._units[index].number in cited and index not in self._gone:
                twin = self._twin_note(index, first, last)
                if twin in taken:  # the page with the first copy ended within the second
                    yield index, twin

    def _past_notes(self, index: int) -> int:
        """The first unit from ``index`` on that is not a note."""
        while index < len(self._units) and self._units[index].kind == "note":
            index += 1
        return index

    def _twin_note(self, index: int, first: int, last: int) -> int | None:
        """The note among and after the kept units that is the same as one of the other copy."""
        note = self._units[index]
        if note.kind != "note":
            return None
        for other in range(first, min(last + 1 + _NOTES_AFTER, len(self._units))):
            unit = self._units[other]
            if unit.kind != "note" or other == index or other in self._gone:
                continue
            if unit.number == note.number and compare_texts(unit.text, note.text) is not None:
                return other
        return None


def _swap(pairing: Pairing) -> Pairing:
    agreement = pairing.agreement
    if agreement is not None:
        agreement = agreement._replace(differences=tuple((b, a) for a, b in agreement.differences))
    return Pairing(pairing.right, pairing.left, agreement, pairing.is_cut)
