"""Stretches: where two copies agree unit by unit, from one difference to the next."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from pacparse.duplicates.alignment import Pairing, align, match_cut, match_start
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.duplicates.links import Chain
    from pacparse.units import Unit

_BEFORE = 4  # units from a heading of the later copy to where the two agree
_FOOT = 12  # notes at one page's foot


class Stretch(NamedTuple):
    """Pairings without a conflict among them; it begins and ends with a match.

    ``stands_later``: the passage belongs where its later copy stands; None: that is not known.
    """

    pairings: tuple[Pairing, ...]
    stands_later: bool | None = None

    @property
    def matches(self) -> tuple[Pairing, ...]:
        """The pairings of which both sides are there."""
        return tuple(p for p in self.pairings if p.is_match)

    @property
    def left(self) -> tuple[int, ...]:
        """The units of the earlier copy."""
        return tuple(k for p in self.pairings for k in p.left)

    @property
    def right(self) -> tuple[int, ...]:
        """The units of the later copy."""
        return tuple(k for p in self.pairings for k in p.right)

    def named(self, names: Sequence[int]) -> Stretch:
        """The stretch with the name that each of its units has: ``names`` is by place."""
        return self._replace(
            pairings=tuple(
                pairing._replace(
                    left=tuple(names[k] for k in pairing.left),
                    right=tuple(names[k] for k in pairing.right),
                )
                for pairing in self.pairings
            )
        )


class Copy(NamedTuple):
    """Two runs that look like copies: their stretches, and how many conflicts lie between."""

    stretches: tuple[Stretch, ...]
    conflicts: int

    @property
    def matches(self) -> int:
        """How many pairings of the two copies agree."""
        return sum(len(stretch.matches) for stretch in self.stretches)

    @property
    def left(self) -> tuple[int, int]:
        """The first and the last unit of the earlier copy."""
        return self.stretches[0].left[0], self.stretches[-1].left[-1]

    @property
    def right(self) -> tuple[int, int]:
        """The first and the last unit of the later copy."""
        return self.stretches[0].right[0], self.stretches[-1].right[-1]


def trace_copy(units: Sequence[Unit], chain: Chain) -> Copy:
    """The stretches of a chain: everything between its links aligned, its ends extended."""
    left, right = chain.left, chain.right
    aligned = list(align(units, left, right))
    behind = range(right.start - 1, left.stop - 1, -1)
    before = list(_extend(units, range(left.start - 1, -1, -1), behind))
    first = min((k for p in before for k in p.right), default=right.start)
    after = _extend(units, range(left.stop, first), range(right.stop, len(units)))
    stretches: list[Stretch] = []
    conflicts = pending = 0
    current: list[Pairing] = []
    for pairing in (*before[::-1], *aligned, *after, None):
        if pairing is not None and not pairing.is_conflict:
            current.append(pairing)
            continue
        if pairing is None:
            current = _without_next_heading(units, current, first)
        stretch = _trimmed(units, current, after=pending > 0, before=pairing is not None)
        if stretch:
            conflicts += pending if stretches else 0
            pending = 0
            stretches.append(Stretch(stretch))
        pending += 1
        current = []
    return Copy(tuple(stretches), conflicts)


def _trimmed(
    units: Sequence[Unit], pairings: Sequence[Pairing], *, after: bool, before: bool
) -> tuple[Pairing, ...]:
    """The pairings of a stretch without the units that belong to its neighbours.

    ``before`` a conflict stand headings and labels that open it; ``after`` one, notes and status
    lines that close it.
    """
    first, end = 0, len(pairings)
    while first < end and (
        not pairings[first].is_match
        or (after and _closes_a_paragraph(units[pairings[first].left[0]]))
    ):
        first += 1
    while end > first and (
        not pairings[end - 1].is_match
        or (before and _opens_a_part(units[pairings[end - 1].left[0]]))
    ):
        end -= 1
    return tuple(pairings[first:end])


def _without_next_heading(
    units: Sequence[Unit], pairings: list[Pairing], right: int
) -> list[Pairing]:
    """The pairings without headings with which the later copy begins: the third has them too."""
    while pairings and pairings[-1].left and units[pairings[-1].left[0]].kind == "heading":
        if right - pairings[-1].left[0] > _BEFORE:
            break
        pairings = pairings[:-1]
    return pairings


def _opens_a_part(unit: Unit) -> bool:
    return unit.kind == "heading" or unit.label is not None or unit.role is not None


def _closes_a_paragraph(unit: Unit) -> bool:
    return unit.kind == "note" or (unit.role is not None and unit.number is None)


def _extend(units: Sequence[Unit], left: range, right: range) -> Iterator[Pairing]:
    """The pairings beyond an end of two copies, outward, as long as both agree.

    Notes that only one copy has next are passed over: a page ended in the one and not in the other.
    """
    while left and right:
        pairing = match_start(units, left, right) or match_cut(
            units, left[0], right[0], at_end=left.step > 0
        )
        if pairing is None:
            a, b = _count_notes(units, left), _count_notes(units, right)
            if bool(a) == bool(b) or a == len(left) or b == len(right):
                return
            if match_start(units, left[a : a + 1], right[b : b + 1]) is None:
                return
            pairing = Pairing(tuple(sorted(left[:a])), tuple(sorted(right[:b])))
        yield pairing
        if pairing.is_cut:
            return
        left, right = left[len(pairing.left) :], right[len(pairing.right) :]


def _count_notes(units: Sequence[Unit], indexes: range) -> int:
    """How many notes the units begin with, none where there are more than a page's."""
    for count, index in enumerate(islice(indexes, _FOOT + 1)):
        if units[index].kind != "note":
            return count
    return 0
