"""Which stretches are accidents of extraction, and which are a document that says things twice.

Same numbers and same words are not enough. A volume answers many reports, each of which begins at
1.1, and near-identical reports about different bodies share whole paragraphs under the same number.
Three things tell an accident from these:

* substance: two paragraphs of a dozen words under their own numbers, which stand under no other
  number, or one of twenty words in one unbroken numbering;
* numbering: without one of the copies the numbers run on better than with both;
* opening: where both copies have a heading, a paragraph or a label of their own before them, and
  these differ, they are parts of two reports.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.duplicates.alignment import fold_text
from pacparse.duplicates.measures import measure
from pacparse.duplicates.openings import begins_a_numbering, opens_differently
from pacparse.duplicates.sequence import counted_keys
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.duplicates.alignment import Pairing
    from pacparse.duplicates.sequence import Numbering
    from pacparse.duplicates.stretches import Copy, Stretch
    from pacparse.units import Unit

TELLING_WORDS = 12  # of a paragraph that tells something
TELLING_WORDS_ALONE = 20  # of the only such paragraph of a stretch
_MATCHES_PER_CONFLICT = 3
_MATCHES_PER_EDGE = 4
_LOST_NUMBERS = 3  # paragraphs that follow one another twice, once without their numbers
_MANY = 3  # telling paragraphs that prove a copy which follows right upon the other
# "Recommendation 1", "RECOMMENDATIONS", "Conclusions and recommendations"; near miss: "Response".
_LISTED = compile_late(
    r"(?:recommendation|conclusion|finding)s?(?: and [a-z]{1,20})?(?: [0-9]{1,3}[a-z]?)?[.:]?",
    re.IGNORECASE,
)
_LIST_HEADING = 48


def find_accidents(
    units: Sequence[Unit], copy: Copy, numbering: Numbering, stock: frozenset[str]
) -> list[Stretch]:
    """The stretches of two copies that were stored twice by accident; the others are left alone.

    Each stretch needs substance of its own. The copies as a whole must not begin two parts, must
    share far more than they differ in, and must break the numbering.
    """
    copy = _without_stray_end(units, _without_stray_start(units, copy, stock), stock)
    stretches = copy.stretches
    if not stretches or opens_differently(units, stretches[0]):
        return []
    if copy.matches < _MATCHES_PER_CONFLICT * copy.conflicts:
        return []
    left, right = copy.left, copy.right
    breaks_numbering = _breaks_numbering(units, copy, numbering)
    follows = all(units[k].kind == "note" for k in range(left[1] + 1, right[0]))
    is_one_numbering = numbering.is_unbroken(left[1] + 1, right[0] - 1)
    found: list[Stretch] = []
    for before, stretch in zip((None, *stretches), stretches, strict=False):
        telling = [p for p in stretch.matches if _is_telling(units, p, stock)]
        if not telling:
            is_accident = _lost_its_numbers(units, stretch)
        elif opens_differently(units, stretch, before) or _is_list(units, telling):
            is_accident = False
        elif not breaks_numbering:  # a document that ends in a short numbering, stored twice
            is_accident = follows and not copy.conflicts and len(telling) >= _MANY
        elif len(telling) > 1:
            is_accident = True
        else:
            is_accident = is_one_numbering and _stands_alone(units, stretch, telling[0])
        if is_accident:
            found.append(stretch)
    stands_later = bool(found) and _stands_later(units, copy, numbering)
    if not stands_later and len(found) < 2:
        return found
    stands_later = stands_later or _is_later_fuller(units, found)
    return [stretch._replace(stands_later=stands_later) for stretch in found]


def _is_later_fuller(units: Sequence[Unit], stretches: Sequence[Stretch]) -> bool:
    """Whether the later copy has more: one choice for all stretches, or their order would be lost."""
    left = {k for stretch in stretches for k in stretch.left}
    right = {k for stretch in stretches for k in stretch.right}
    return measure(units, left) < measure(units, right)


def _without_stray_start(units: Sequence[Unit], copy: Copy, stock: frozenset[str]) -> Copy:
    """The copy without a stance line that only chance put before it.

    Each report of a volume has the same words at 1.1. Where what follows the next conflict tells
    enough by itself, such a line says nothing of how the passage opens.
    """
    if len(copy.stretches) < 2:
        return copy
    first, second, *_ = copy.stretches
    if len(first.matches) > 1 or any(_is_telling(units, p, stock) for p in first.matches):
        return copy
    telling = sum(_is_telling(units, p, stock) for p in second.matches)
    if telling < _MATCHES_PER_EDGE or _lost_its_numbers(units, first):
        return copy
    return copy._replace(stretches=copy.stretches[1:])


def _without_stray_end(units: Sequence[Unit], copy: Copy, stock: frozenset[str]) -> Copy:
    """The copy without stance lines after it that only chance paired with some further on.

    Before them stands what only one copy has, or what differs, and there the numbers begin anew:
    another chapter has the same words at its 3.1. A paragraph that a copy lacks is no such gap,
    for the numbers go on behind it.
    """
    while copy.stretches:
        *others, last = copy.stretches
        gap = max((k for k, p in enumerate(last.pairings) if not p.is_match), default=-1)
        tail = last.pairings[gap + 1 :]
        if any(_is_telling(units, pairing, stock) for pairing in tail):
            break
        if gap >= 0:
            end = max(k for k, p in enumerate(last.pairings[:gap]) if p.is_match)
            others.append(last._replace(pairings=last.pairings[: end + 1]))
        if not others or not _begins_anew(units, others[-1].pairings[-1], tail[-1]):
            break
        conflicts = copy.conflicts if len(others) > 1 else 0  # one stretch has nothing between
        copy = copy._replace(stretches=tuple(others), conflicts=conflicts)
    return copy


def _begins_anew(units: Sequence[Unit], before: Pairing, last: Pairing) -> bool:
    """Whether the numbers do not only go up from one pairing to another, on one of the sides."""
    return any(
        later <= earlier
        for a, b in ((before.left[-1], last.left[-1]), (before.right[-1], last.right[-1]))
        for earlier, later in pairwise(counted_keys(units[a : b + 1]))
    )


def _stands_later(units: Sequence[Unit], copy: Copy, numbering: Numbering) -> bool:
    """Whether the passage belongs where its later copy stands.

    A page that a search found is stored before the pages around it. What stands between the two
    copies is then what leads up to the passage: numbers that go on with the later copy, or a
    heading right before it.
    """
    early, late = numbering.gain_without(*copy.left), numbering.gain_without(*copy.right)
    if early != late:
        return early > late
    before = copy.right[0] - 1
    return before > copy.left[1] and units[before].kind == "heading"


def _is_list(units: Sequence[Unit], telling: Sequence[Pairing]) -> bool:
    """Whether each paragraph stands under a heading such as "Recommendation 1", both times.

    Reports print their recommendations in the chapter and, with the same numbers, in a list.
    """
    return all(
        side > 0 and len(text := units[side - 1].text) <= _LIST_HEADING and _LISTED.fullmatch(text)
        for pairing in telling
        for side in (pairing.left[0], pairing.right[0])
    )


def _breaks_numbering(units: Sequence[Unit], copy: Copy, numbering: Numbering) -> bool:
    """Whether the numbers run on better without one of the copies.

    Where the copies end at a paragraph that differs, or begin after one, it counts as part of them:
    a figure that was changed in the last paragraph does not make the rest of a page another page.
    The first paragraph of a numbering is left out: it names the body that a report is about.
    """
    left, right = copy.left, copy.right
    if numbering.runs_on_without(*left) or numbering.runs_on_without(*right):
        return True
    before, after = (left[0] - 1, right[0] - 1), (left[1] + 1, right[1] + 1)
    at_start = before[0] >= 0 and before[1] > left[1] and _is_rival(units, *before)
    at_start = at_start and not begins_a_numbering(units[before[0]])
    at_end = after[0] < right[0] and after[1] < len(units) and _is_rival(units, *after)
    edges = int(at_start) + int(at_end)
    if not edges or copy.matches < _MATCHES_PER_EDGE * (copy.conflicts + edges):
        return False
    return any(
        numbering.runs_on_without(first - at_start, last + at_end) for first, last in (left, right)
    )


def _is_rival(units: Sequence[Unit], left: int, right: int) -> bool:
    a, b = units[left], units[right]
    return a.kind == b.kind == "paragraph" and a.number is not None and a.number == b.number


def _is_telling(units: Sequence[Unit], pairing: Pairing, stock: frozenset[str]) -> bool:
    a, b = units[pairing.left[0]], units[pairing.right[0]]
    return (
        not pairing.is_cut
        and a.number is not None
        and a.number == b.number
        and a.kind in {"paragraph", "item"}
        and a.role is None
        and _has_words(a.text, TELLING_WORDS)
        and a.text not in stock
        and b.text not in stock
    )


def _has_words(text: str, count: int) -> bool:
    return len(text[: count * 24].split(None, count)) >= count


def _stands_alone(units: Sequence[Unit], stretch: Stretch, pairing: Pairing) -> bool:
    """Whether one long paragraph is proof enough: word for word, if nothing numbered is with it."""
    a, b = units[pairing.left[0]], units[pairing.right[0]]
    if not _has_words(a.text, TELLING_WORDS_ALONE):
        return False
    numbered = [p for p in stretch.matches if units[p.left[0]].number is not None]
    return len(numbered) > 1 or fold_text(a.text) == fold_text(b.text)


def _lost_its_numbers(units: Sequence[Unit], stretch: Stretch) -> bool:
    """Whether long paragraphs stand right after themselves, the other time without numbers."""
    if any(not p.is_match for p in stretch.pairings):
        return False
    sides: list[tuple[bool, bool]] = []
    for pairing in stretch.matches:
        a, b = units[pairing.left[0]], units[pairing.right[0]]
        if (
            a.kind == b.kind == "paragraph"
            and a.role is None
            and _has_words(a.text, TELLING_WORDS_ALONE)
        ):
            sides.append((a.number is None, b.number is None))
    if (
        len(sides) < _LOST_NUMBERS
        or sides.count(sides[0]) != len(sides)
        or sides[0][0] == sides[0][1]
    ):
        return False
    between = range(stretch.left[-1] + 1, stretch.right[0])
    return all(units[k].kind == "note" for k in between)
