"""What leads up to a copy: the labels of its item, and the answers before its first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.counting import NumberKey, Step, number_key, step_of_keys
from pacparse.duplicates.alignment import Pairing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.duplicates.stretches import Stretch
    from pacparse.units import Unit

_LABELS = 3  # labelled units before a copy that belong to it
_OPENING = frozenset(("conclusion", "recommendation"))
_LEAD = 48  # units before a copy among which the answers before its first may stand


def with_labels(units: Sequence[Unit], stretch: Stretch) -> tuple[Pairing, ...]:
    """The pairings of a stretch, after the labelled units that only one copy has right before it.

    A page that begins in the middle of an item lacks the conclusion that the item opens with. Where
    it was stored between the conclusion and the first answer, that answer leads up to the other
    copy, and the label stands before it.
    """
    ours = _labels_before(units, stretch.left[0], stop=-1)
    theirs = _labels_before(units, stretch.right[0], stop=stretch.left[-1])
    if bool(ours) == bool(theirs):
        return stretch.pairings
    if ours:
        lead = _lead_before(units, stretch.right[0], ours, stop=stretch.left[-1])
        if lead and lead[0] == stretch.left[-1] + 1:  # without the first copy they follow the label
            return (Pairing((), lead), *stretch.pairings)
        leads = Pairing((), lead)
    else:
        lead = _lead_before(units, stretch.left[0], theirs, stop=-1)
        leads = Pairing(lead, ())
    return (Pairing(ours, theirs), *((leads,) if lead else ()), *stretch.pairings)


def _labels_before(units: Sequence[Unit], first: int, *, stop: int) -> tuple[int, ...]:
    """The labels of the copy's item right before it, with the lists that hang under them.

    A label without a number is of the item whose number the label before it has.
    """
    start = number_key(units[first].number)
    begin, labels = first, 0
    for index in range(first - 1, max(stop, first - 1 - _LEAD), -1):
        if units[index].label in _OPENING and labels < _LABELS:
            begin, labels = index, labels + 1
        elif units[index].kind != "item":
            break
    own: list[int] = []
    is_own = True
    for index in range(begin, first):
        key = number_key(units[index].number) if units[index].label is not None else None
        if key is not None and start is not None:
            is_own = key[0] == start[0]
        if is_own:
            own.append(index)
        else:
            own.clear()
    return tuple(own)


def _lead_before(
    units: Sequence[Unit], first: int, labels: Sequence[int], *, stop: int
) -> tuple[int, ...]:
    """The answers before a copy, if they run on from the number before the other copy's labels.

    They count up to the copy's first number without a gap, from 1 or from where the labels stand,
    and have no label of their own before them: `2.3`, `2b`, and the copy begins at 2.4.
    """
    start = key = number_key(units[first].number)
    if key is None or len(key) < 2:
        return ()
    begin = first
    for index in range(first - 1, max(stop, first - 1 - _LEAD), -1):
        unit = units[index]
        number = number_key(unit.number) if unit.kind == "paragraph" else None
        if unit.label is not None or unit.kind == "heading":
            break
        if number is None:
            continue  # a status line, a list, a note: of the answer before it
        if not _follows(key, number):
            break
        key, begin = number, index
    before = max(begin - 1, stop)
    if key == start or (before >= 0 and before != stop and units[before].label is not None):
        return ()
    if key[-1][1] != 1 and not _follows(key, _number_before(units, labels[0])):
        return ()
    return tuple(range(begin, first))


def _number_before(units: Sequence[Unit], first: int) -> NumberKey | None:
    """The number of the last numbered answer before a unit."""
    for index in range(first - 1, max(-1, first - 1 - _LEAD), -1):
        if units[index].kind == "paragraph" and units[index].label is None:
            key = number_key(units[index].number)
            if key is not None:
                return key
    return None


def _follows(key: NumberKey, before: NumberKey | None) -> bool:
    """Whether one number is the next after another: 2.4 after 2.3."""
    return before is not None and step_of_keys(before, key) is Step.NEXT
