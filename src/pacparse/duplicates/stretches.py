"""Stretches: where two copies agree unit by unit, from one difference to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pacparse.duplicates.alignment import Pairing, align, match_cut, match_joined, match_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.duplicates.anchors import Chain
    from pacparse.units import Unit

_FOOT = 12  # notes at one page's foot
_EDGE_MERGES = ((1, 2), (2, 1), (1, 3), (3, 1))


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


class Copy(NamedTuple):
    """Two stretches that look like copies: their stretches, and how many conflicts lie between."""

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
    """The stretches of a chain: everything between its anchors aligned, its ends extended."""
    pairings: list[Pairing] = list(align(units, chain.left, chain.right))
    pairings = _extend_left(units, pairings)
    pairings = _extend_right(units, pairings)
    stretches: list[Stretch] = []
    conflicts = 0
    current: list[Pairing] = []
    after_conflict = False
    for pairing in pairings:
        if not pairing.is_conflict:
            current.append(pairing)
            continue
        conflicts += 1
        _close_stretch(units, stretches, current, after=after_conflict, before=True)
        current, after_conflict = [], True
    _close_stretch(units, stretches, current, after=after_conflict, before=False)
    return Copy(tuple(stretches), conflicts)


def _close_stretch(
    units: Sequence[Unit],
    stretches: list[Stretch],
    pairings: list[Pairing],
    *,
    after: bool,
    before: bool,
) -> None:
    """Add what is left of a stretch when the units that belong to its neighbours are taken off.

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
    if first < end:
        stretches.append(Stretch(tuple(pairings[first:end])))


def _opens_a_part(unit: Unit) -> bool:
    return unit.kind == "heading" or unit.label is not None or unit.role is not None


def _closes_a_paragraph(unit: Unit) -> bool:
    return unit.kind == "note" or (unit.role is not None and unit.number is None)


def _extend_left(units: Sequence[Unit], pairings: list[Pairing]) -> list[Pairing]:
    """The pairings with those before them, as long as both copies agree."""
    added: list[Pairing] = []
    left, right = _first_units(pairings)
    last = _last_left(pairings)
    while left > 0 and right - 1 > last:
        pairing = match_start(units, [left - 1], [right - 1]) or _match_merged_before(
            units, left, right, last
        )
        if pairing is None:
            pairing = match_cut(units, left - 1, right - 1, at_end=False)
        if pairing is None:
            past = _past_notes(units, range(left - 1, -1, -1), range(right - 1, last, -1))
            if past is None:
                break
            added += past
            left, right = left - len(past[0].left), right - len(past[0].right)
            continue
        added.append(pairing)
        left, right = pairing.left[0], pairing.right[0]
        if pairing.is_cut:
            break
    return added[::-1] + pairings


def _match_merged_before(units: Sequence[Unit], left: int, right: int, last: int) -> Pairing | None:
    for m, n in _EDGE_MERGES:
        if left - m < 0 or right - n <= last:
            continue
        pairing = match_joined(units, range(left - m, left), range(right - n, right))
        if pairing is not None:
            return pairing
    return None


def _extend_right(units: Sequence[Unit], pairings: list[Pairing]) -> list[Pairing]:
    """The pairings with those after them, as long as both copies agree."""
    added = list(pairings)
    _, first_right = _first_units(pairings)
    left, right = _last_left(pairings), max(k for p in pairings for k in p.right)
    while left + 1 < first_right and right + 1 < len(units):
        ours = range(left + 1, min(left + 4, first_right))
        theirs = range(right + 1, min(right + 4, len(units)))
        pairing = match_start(units, ours, theirs)
        if pairing is None:
            pairing = match_cut(units, left + 1, right + 1, at_end=True)
        if pairing is None:
            past = _past_notes(units, range(left + 1, first_right), range(right + 1, len(units)))
            if past is None:
                break
            added += past
            left, right = left + len(past[0].left), right + len(past[0].right)
            continue
        added.append(pairing)
        left, right = pairing.left[-1], pairing.right[-1]
        if pairing.is_cut:
            break
    return added


def _past_notes(units: Sequence[Unit], ours: range, theirs: range) -> tuple[Pairing, ...] | None:
    """The notes that only one copy has next, where both agree behind them; None if not.

    A page ended in the one and not in the other. ``ours`` and ``theirs`` are what follows, outward.
    """
    a, b = _count_notes(units, ours), _count_notes(units, theirs)
    if bool(a) == bool(b) or a == len(ours) or b == len(theirs):
        return None
    if match_start(units, [ours[a]], [theirs[b]]) is None:
        return None
    return (Pairing(tuple(sorted(ours[:a])), tuple(sorted(theirs[:b]))),)


def _count_notes(units: Sequence[Unit], indexes: range) -> int:
    """How many notes the units begin with, none where there are more than a page's."""
    for count, index in enumerate(indexes):
        if units[index].kind != "note":
            return count
        if count == _FOOT:
            break
    return 0


def _first_units(pairings: list[Pairing]) -> tuple[int, int]:
    return (
        next(p.left[0] for p in pairings if p.left),
        next(p.right[0] for p in pairings if p.right),
    )


def _last_left(pairings: list[Pairing]) -> int:
    return max(k for p in pairings for k in p.left)


def name_units(stretch: Stretch, indexes: Sequence[int]) -> Stretch:
    """The stretch with the index that each of its units has in a longer sequence."""
    return stretch._replace(
        pairings=tuple(
            pairing._replace(
                left=tuple(indexes[k] for k in pairing.left),
                right=tuple(indexes[k] for k in pairing.right),
            )
            for pairing in stretch.pairings
        )
    )
