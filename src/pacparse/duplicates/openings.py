"""Whether two copies open two parts of a document: their own title or label stands before each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.counting import number_key
from pacparse.duplicates.alignment import fold_text
from pacparse.duplicates.comparison import compare_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.counting import NumberKey
    from pacparse.duplicates.stretches import Stretch
    from pacparse.units import Unit

_PARTS = ("conclusion", "recommendation")
_OPENERS = 4  # units before a copy that may open it
_BEHIND = 8  # units after a copy among which the item that it parts goes on
_MIN_CUT = 24  # letters that a label's text must have left where a page ends in it


def opens_differently(
    units: Sequence[Unit], stretch: Stretch, before: Stretch | None = None
) -> bool:
    """Whether both copies have something of their own before them that opens a part.

    ``before`` is the stretch before this one in the same two copies: what it holds opens nothing.
    """
    first = units[stretch.left[0]]
    is_part = first.kind == "heading" or (first.label in _PARTS and not begins_a_numbering(first))
    if is_part and any(units[k].label in _PARTS for k in stretch.left):
        return _are_titled_differently(units, stretch)
    ours = _openers(units, stretch.left[0], stop=before.left[-1] if before else -1)
    last = before.right[-1] if before else stretch.left[-1]
    theirs = _openers(units, stretch.right[0], stop=last)
    if not begins_a_numbering(units[stretch.left[0]]):
        between = (units[k] for k in range(stretch.left[-1] + 1, stretch.right[0]))
        if all(_may_close(unit) for unit in between):
            return False  # what follows the first copy belongs to it
    start = number_key(units[stretch.left[0]].number)
    ours = _without_parted(units, ours, start, range(stretch.left[-1] + 1, stretch.right[0]))
    theirs = _without_parted(units, theirs, start, range(stretch.right[-1] + 1, len(units)))
    ours, theirs = _from_same_label(units, ours, theirs)
    for k in theirs:
        rivals = [m for m in ours if _are_rivals(units[m], units[k], start)]
        if rivals and not any(_says_the_same(units[m], units[k]) for m in rivals):
            return True
    return False


def _are_titled_differently(units: Sequence[Unit], stretch: Stretch) -> bool:
    """Whether a heading of its own stands right before each of two copies that begin with one."""
    a, b = stretch.left[0] - 1, stretch.right[0] - 1
    if a < 0 or b <= stretch.left[-1] or not units[a].kind == units[b].kind == "heading":
        return False
    return compare_texts(units[a].text, units[b].text) is None


def _from_same_label(
    units: Sequence[Unit], ours: list[int], theirs: list[int]
) -> tuple[list[int], list[int]]:
    """The openers, nearest first, from the label that both copies have with the same words on.

    What stands between an item's label and its paragraphs is a head or the rest of a cut label.
    """
    for a, m in enumerate(ours):
        for b, k in enumerate(theirs):
            x, y = units[m], units[k]
            if x.label and x.label == y.label and x.number == y.number and _says_the_same(x, y):
                return ours[a:], theirs[b:]
    return ours, theirs


def _without_parted(
    units: Sequence[Unit], openers: list[int], start: NumberKey | None, behind: range
) -> list[int]:
    """The openers without the labels of an item that the copy was stored in the middle of.

    Before 3.1 stands `2: recommendation`, and 2.1 is the first numbered paragraph behind the copy.
    """
    if start is None or not any(units[k].label for k in openers):
        return openers
    numbers = (number_key(units[k].number) for k in behind[:_BEHIND] if units[k].label is None)
    after = next((key for key in numbers if key), None)
    if after is None or len(after) < 2 or after[0] == start[0]:
        return openers
    return [k for k in openers if units[k].label is None or not _is_of(units, k, after)]


def _is_of(units: Sequence[Unit], label: int, number: NumberKey) -> bool:
    """Whether a label is of the item of a number; without its own it has that of the label above."""
    key = number_key(units[label].number)
    if units[label].number is None and label and units[label - 1].label is not None:
        key = number_key(units[label - 1].number)
    return key is not None and key[0] == number[0]


def _are_rivals(left: Unit, right: Unit, start: NumberKey | None) -> bool:
    """Whether two units open the same part: titles, or labels of one kind.

    Labels of one item are two labels where their numbers differ: the page with 3.5 may have been
    stored after `3a` and belong after `3b`.
    """
    if left.label is None or right.label is None:
        return left.label == right.label
    a, b = number_key(left.number), number_key(right.number)
    is_one_item = a and b and start and a[0] == b[0] == start[0]
    return left.label == right.label and not (is_one_item and a != b)


def _says_the_same(left: Unit, right: Unit) -> bool:
    """Whether two openers agree, or one is a label that breaks off where its page ends."""
    if compare_texts(left.text, right.text) is not None:
        return True
    if left.label is None or left.number != right.number:
        return False
    shorter, longer = sorted((fold_text(left.text), fold_text(right.text)), key=len)
    return len(shorter) >= _MIN_CUT and longer.startswith(shorter)


def _openers(units: Sequence[Unit], first: int, *, stop: int) -> list[int]:
    """The units right before a copy that open it: back to the last paragraph of what precedes.

    A numbered paragraph is one of them where the copy does not continue it (`10.` before `1.1`).
    """
    found: list[int] = []
    start = number_key(units[first].number)
    for index in range(first - 1, max(stop, first - 1 - 2 * _OPENERS), -1):
        unit = units[index]
        if unit.kind == "note" or unit.role is not None:
            continue
        if unit.kind in {"paragraph", "item"} and unit.number is not None and unit.label is None:
            key = number_key(unit.number)
            if found and key and start and len(key) < len(start) and start[0] < key[0]:
                found.append(index)
            break
        found.append(index)
        if len(found) == _OPENERS:
            break
    return found


def opens_part(unit: Unit) -> bool:
    """Whether a unit is a heading, or the label of what was recommended."""
    return unit.kind == "heading" or unit.label in _PARTS


def begins_a_numbering(unit: Unit) -> bool:
    """Whether a report may begin here: at 1, at 1.1, or without a number."""
    key = number_key(unit.number)
    return key is None or {part[1] for part in key} == {1}


def _may_close(unit: Unit) -> bool:
    return unit.kind == "note" or (
        unit.kind == "paragraph" and unit.number is None and unit.label is None
    )
