"""Two stretches of units laid side by side: which of them pair, which stand on one side only.

A copy may be split or merged differently (one paragraph as two units, or two in one with the second
number in the running text), may lack units, and may be cut where its page ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.duplicates.comparison import IDENTICAL, Agreement, compare_texts, may_agree
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.units import Unit

_MERGES = ((1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
_MOST_MERGED = 3
_LOOK_AHEAD = 6
_NOT_LETTERS = re.compile(r"[\W_]+")
_LONGEST_FOLD = 2_000  # characters that a key is made of; the comparison reads the rest
_KEY = 4_000  # characters by which units are laid side by side before they are compared
_MIN_CUT = 12  # letters that a cut unit must have left


class Pairing(NamedTuple):
    """Units of the left stretch and of the right one that belong together.

    One side is empty: units that only the other has. Both are there and ``agreement`` is None: a
    conflict. ``is_cut``: one side is the beginning or end of the other and breaks off.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    agreement: Agreement | None = None
    is_cut: bool = False

    @property
    def is_match(self) -> bool:
        """Whether both sides say the same, as far as both go."""
        return self.agreement is not None

    @property
    def is_conflict(self) -> bool:
        """Whether both sides are there and say different things."""
        return self.agreement is None and bool(self.left) and bool(self.right)


def fold_text(text: str) -> str:
    """The letters and digits of the beginning of a text, without case."""
    return _NOT_LETTERS.sub("", "".join(text[:_LONGEST_FOLD].casefold().split()))


def numbers_fit(left: Unit, right: Unit) -> bool:
    """Whether two units may be one unit's copies: the same number, or a number that was lost."""
    if (left.kind == "note") != (right.kind == "note"):
        return False
    return left.number == right.number or left.number is None or right.number is None


def prints_alike(left: Unit, right: Unit) -> bool:
    """Whether two units are one, letter by letter, with their note marks as they are printed.

    A mark may have been known in one copy only: `2015` with the mark 32, and `201532`.
    """
    if not (left.marks or right.marks) or left.kind != right.kind:
        return False
    return _printed(left) == _printed(right)


def _printed(unit: Unit) -> str:
    """The text with the digits of its marks, without white space."""
    pieces: list[str] = []
    start = 0
    for mark in unit.marks:
        pieces += (unit.text[start : mark.offset], mark.number)
        start = mark.offset
    return "".join("".join((*pieces, unit.text[start:])).split())


def align(units: Sequence[Unit], left: range, right: range) -> Iterator[Pairing]:
    """The two stretches as pairings in reading order; every unit of both is in exactly one.

    Notes are laid beside each other last: they stand where a page ended, which is not the same
    place in both copies, and the words around them must not be parted by that.
    """
    from rapidfuzz.distance import Indel

    ours, theirs = _blocks(units, left), _blocks(units, right)
    a, b = left.start, right.start
    for step in Indel.opcodes([_key(units[k]) for k in ours], [_key(units[k]) for k in theirs]):
        if step.tag != "equal":
            continue
        for x, y in zip(
            ours[step.src_start : step.src_end],
            theirs[step.dest_start : step.dest_end],
            strict=True,
        ):
            agreement = compare_texts(units[x].text, units[y].text)
            if agreement is None:
                continue
            yield from _align_unlike(units, range(a, x), range(b, y))
            yield Pairing((x,), (y,), agreement)
            a, b = x + 1, y + 1
    yield from _align_unlike(units, range(a, left.stop), range(b, right.stop))


def _blocks(units: Sequence[Unit], stretch: range) -> list[int]:
    return [k for k in stretch if units[k].kind != "note"]


def _key(unit: Unit) -> tuple[str | None, str]:
    return unit.number, "".join(unit.text[:_KEY].casefold().split())


def _align_unlike(units: Sequence[Unit], left: range, right: range) -> Iterator[Pairing]:
    """Stretches that share no key: variants, splits and merges, units of one side, conflicts."""
    a = b = 0
    while a < len(left) and b < len(right):
        pairing = match_start(units, left[a:], right[b:])
        if pairing is None:
            skip_left, skip_right = _skips(units, left[a:], right[b:])
            pairing = Pairing(tuple(left[a : a + skip_left]), tuple(right[b : b + skip_right]))
        yield pairing
        a, b = a + len(pairing.left), b + len(pairing.right)
    if a < len(left):
        yield Pairing(tuple(left[a:]), ())
    if b < len(right):
        yield Pairing((), tuple(right[b:]))


def match_start(units: Sequence[Unit], left: Sequence[int], right: Sequence[int]) -> Pairing | None:
    """The pairing with which two stretches begin, whole, split or merged; None if they differ.

    Both may run backwards: the pairing is then the one with which they end.
    """
    a, b = units[left[0]], units[right[0]]
    if numbers_fit(a, b):
        agreement = compare_texts(a.text, b.text)
        if agreement is None and prints_alike(a, b):
            agreement = IDENTICAL
        if agreement is not None:
            return Pairing((left[0],), (right[0],), agreement)
    elif len(left) < 2 or left[0] < left[1]:
        return None
    ours, theirs = _joined_lengths(units, left), _joined_lengths(units, right)
    for m, n in _MERGES:
        if m <= len(ours) and n <= len(theirs) and may_agree(ours[m - 1], theirs[n - 1]):
            pairing = match_joined(units, sorted(left[:m]), sorted(right[:n]))
            if pairing is not None:
                return pairing
    return None


def match_joined(
    units: Sequence[Unit], left: Sequence[int], right: Sequence[int]
) -> Pairing | None:
    """The pairing of units joined on both sides, if they agree; None otherwise.

    A paragraph's number may stand in the running text of the copy that has it merged.
    """
    sides = (left, right)
    if not numbers_fit(units[left[0]], units[right[0]]):
        return None
    if {units[k].kind for side in sides for k in side} & {"note", "heading"}:
        return None
    agreement = compare_texts(join_units(units, left), join_units(units, right))
    if agreement is None:
        return None
    return Pairing(tuple(left), tuple(right), agreement)


def join_units(units: Sequence[Unit], indexes: Sequence[int]) -> str:
    """The texts of some units as one, with the printed markers of all but the first."""
    return " ".join(text for _, text in join_pieces(units, indexes))


def _joined_lengths(units: Sequence[Unit], indexes: Sequence[int]) -> list[int]:
    """How long the texts of the first one, two and three units are when they are joined."""
    lengths: list[int] = []
    for place, index in enumerate(indexes[:_MOST_MERGED]):
        unit = units[index]
        length = len(unit.text)
        if place:
            marker = unit.marker or unit.number
            length += lengths[-1] + 1 + (len(marker.strip()) + 1 if marker else 0)
        lengths.append(length)
    return lengths


def join_pieces(units: Sequence[Unit], indexes: Sequence[int]) -> list[tuple[int | None, str]]:
    """What a joined text is made of: a unit and its text, or None and a marker between two."""
    pieces: list[tuple[int | None, str]] = []
    for place, index in enumerate(indexes):
        marker = units[index].marker or units[index].number
        if place and marker:
            pieces.append((None, marker.strip()))
        pieces.append((index, units[index].text))
    return pieces


def _skips(units: Sequence[Unit], left: Sequence[int], right: Sequence[int]) -> tuple[int, int]:
    """How many units of each side to pass over where the two stretches do not begin alike.

    One side only, where the other goes on with what follows; both where the same number says
    different things, or where neither side goes on: a conflict.
    """
    a, b = units[left[0]], units[right[0]]
    if a.kind == b.kind and a.number is not None and a.number == b.number and a.label == b.label:
        return 1, 1
    for step in range(1, _LOOK_AHEAD):
        if step < len(right) and match_start(units, left, right[step:]) is not None:
            return 0, step
        if step < len(left) and match_start(units, left[step:], right) is not None:
            return step, 0
    if a.kind == "note" and b.kind != "note":
        return 1, 0
    if b.kind == "note" and a.kind != "note":
        return 0, 1
    return 1, 1


def match_cut(units: Sequence[Unit], left: int, right: int, *, at_end: bool) -> Pairing | None:
    """The pairing of two units of which one breaks off where its page ends or begins.

    At the end of a copy the shorter unit is the beginning of the longer, under the same number; at
    the beginning it is the end of the longer, and has lost its number.
    """
    a, b = units[left], units[right]
    if a.kind != b.kind or a.kind in {"note", "heading"} or a.role or b.role:
        return None
    if max(len(a.text), len(b.text)) > _LONGEST_FOLD:
        return None
    x, y = fold_text(a.text), fold_text(b.text)
    shorter, longer = (x, y) if len(x) < len(y) else (y, x)
    if len(shorter) < _MIN_CUT or len(shorter) == len(longer):
        return None
    if at_end:
        is_cut = a.number is not None and a.number == b.number and longer.startswith(shorter)
    else:
        is_cut = (a.number is None or b.number is None) and longer.endswith(shorter)
    return Pairing((left,), (right,), Agreement(1.0), is_cut=True) if is_cut else None
