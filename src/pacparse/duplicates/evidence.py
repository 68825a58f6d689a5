"""What speaks for two stretches being copies, and the one decision whether they are.

Same numbers and same words are not enough. A volume answers many reports, each of which begins at
1.1, and near-identical reports about different bodies share whole paragraphs under the same number.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.counting import Step, step_of_keys
from pacparse.duplicates.alignment import Pairing, fold_text
from pacparse.duplicates.links import TELLING_WORDS, has_words
from pacparse.duplicates.measures import measure
from pacparse.duplicates.numbering import counted_keys
from pacparse.duplicates.openings import begins_a_numbering, opens_differently, opens_part
from pacparse.fields import NamedTuple
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.duplicates.numbering import Numbering
    from pacparse.duplicates.stretches import Copy, Stretch
    from pacparse.units import Unit

LEAST_WORDS = 60
"""Of a copy that no number tells, as the contract asks."""

_LEAST_WORDS_OF_PARTS = 24  # of a labelled copy: two paragraphs that tell something
_TELLING_WORDS_ALONE = 20  # of the only telling paragraph of a stretch
_MATCHES_PER_CONFLICT = 3
_MATCHES_PER_EDGE = 3
_MANY = 3  # paragraphs that prove a copy by themselves
# "Recommendation 1", "RECOMMENDATIONS", "Conclusions and recommendations"; near miss: "Response".
_LISTED = compile_late(
    r"(?:recommendation|conclusion|finding)s?(?: and [a-z]{1,20})?(?: [0-9]{1,3}[a-z]?)?[.:]?",
    re.IGNORECASE,
)
_LIST_HEADING = 48
_PAGE_HEAD = compile_late(r"[0-9]{1,4}|[0-9]{1,4}\s+\S.{1,60}|\S.{1,60}\s[0-9]{1,4}")
_MOST_REST = 24  # paragraphs that a fuller copy goes on with
_MOST_BETWEEN = 4  # units that a page's edge puts between two copies


class Evidence(NamedTuple):
    """What is known of one stretch of two copies.

    ``telling`` is its numbered paragraphs that stand under no other number; ``answered`` and
    ``headed`` are labels and headings that recur with the text under them. ``words`` counts what
    agrees. ``gain`` says how many times less the numbers fall without the earlier copy, and without
    the later. ``follows``: nothing of the text stands between the two copies.
    """

    telling: tuple[Pairing, ...]
    answered: int
    headed: int
    words: int
    numbered: bool
    gain: tuple[int, int]
    matches: int
    conflicts: int
    follows: bool
    opens_differently: bool
    is_list: bool
    stands_alone: bool
    lost_its_numbers: bool

    @property
    def is_accident(self) -> bool:
        """Whether the passage was stored twice by accident.

        Three things tell it from a document that says things twice: substance, two paragraphs under
        their own numbers or labels; numbering, which runs on better without one of the copies; and
        the opening, for copies with a title of their own before them are two parts. Without numbers
        one copy must follow right upon the other.
        """
        if self.lost_its_numbers:
            return True
        if (
            self.opens_differently
            or self.is_list
            or self.matches < _MATCHES_PER_CONFLICT * self.conflicts
        ):
            return False
        if max(self.gain) > 0:
            if self.answered:
                return self.words >= _LEAST_WORDS_OF_PARTS
            return (
                len(self.telling) > 1
                or self.stands_alone
                or (self.headed > 1 and self.words >= LEAST_WORDS)
            )
        if len(self.telling) >= _MANY:
            return self.follows and not self.conflicts
        if self.numbered or self.words < LEAST_WORDS:
            return False
        return self.follows or (self.answered > 0 and self.headed > 0)


def weigh(
    units: Sequence[Unit], copy: Copy, numbering: Numbering, stock: frozenset[str]
) -> Iterator[tuple[Stretch, Evidence]]:
    """The stretches of two copies with the evidence for each, and where they belong."""
    copy = _without_stray_edges(units, copy, stock)
    if not copy.stretches:
        return
    gain = _gain(units, copy, numbering)
    if max(gain) <= 0:
        copy, gain = _with_rest(units, copy, numbering)
    between = [k for k in range(copy.left[1] + 1, copy.right[0]) if units[k].kind != "note"]
    is_short = len(between) <= _MOST_BETWEEN
    mirrors = is_short and _mirrors(units, copy, between)
    follows = mirrors or (is_short and all(_is_page_edge(units[k]) for k in between))
    is_one = not numbering.count_falls(copy.left[1] + 1, copy.right[0] - 1)
    opens = not mirrors and opens_differently(units, copy.stretches[0])
    later = _stands_later(units, copy, gain, numbering)
    if later is None and len(copy.stretches) > 1:
        later = measure(units, _all(copy, 0)) < measure(units, _all(copy, 1))
    for before, stretch in zip((None, *copy.stretches), copy.stretches, strict=False):
        telling = tuple(p for p in stretch.matches if _is_telling(units, p, stock))
        answered, headed = _count_parts(units, stretch)
        has_title = opens or (
            not follows and before is not None and opens_differently(units, stretch, before)
        )
        evidence = Evidence(
            telling=telling,
            answered=answered,
            headed=headed,
            words=sum(units[k].text.count(" ") + 1 for p in stretch.matches for k in p.left),
            numbered=any(units[p.left[0]].number is not None for p in stretch.matches),
            gain=gain,
            matches=copy.matches,
            conflicts=copy.conflicts,
            follows=follows,
            opens_differently=has_title,
            is_list=bool(telling) and _is_list(units, telling),
            stands_alone=is_one
            and len(telling) == 1
            and (follows or _stands_alone(units, stretch, telling[0])),
            lost_its_numbers=not telling and _lost_its_numbers(units, stretch),
        )
        yield stretch._replace(stands_later=later), evidence


def _all(copy: Copy, side: int) -> set[int]:
    return {k for s in copy.stretches for k in (s.right if side else s.left)}


def _count_parts(units: Sequence[Unit], stretch: Stretch) -> tuple[int, int]:
    """How many labels recur with their answers, and how many headings with the text under them."""
    answered = headed = 0
    opener: Unit | None = None
    for pairing in stretch.matches:
        unit = units[pairing.left[0]]
        if unit.kind == "note" or unit.role == "status":
            continue
        if opens_part(unit):
            opener = unit
        elif opener is not None:
            answered += opener.label is not None
            headed += opener.kind == "heading"
            opener = None
    return answered, headed


def _mirrors(units: Sequence[Unit], copy: Copy, between: Sequence[int]) -> bool:
    """Whether what stands between two copies belongs to the later one.

    It mirrors what stands before the earlier: the same heading or label, and a paragraph that differs.
    """
    first = copy.left[0] - len(between)
    pairs = [(units[first + n], units[k]) for n, k in enumerate(between)] if first >= 0 else []
    return any(opens_part(b) for _, b in pairs) and all(
        a.kind == b.kind and a.label == b.label and (a.text == b.text or not opens_part(b))
        for a, b in pairs
    )


def _is_page_edge(unit: Unit) -> bool:
    is_plain = unit.number is None and unit.label is None
    return is_plain and _PAGE_HEAD.fullmatch(unit.text) is not None


def _with_rest(
    units: Sequence[Unit], copy: Copy, numbering: Numbering
) -> tuple[Copy, tuple[int, int]]:
    """The copies, one of them with the paragraphs that go on with it and that the other lacks.

    They are part of it if the numbers run better without both. A fuller copy in the wrong place ends
    with 2.6, and the one in the right place with 2.5.
    """
    gain = [0, 0]
    for side, (first, last) in enumerate((copy.left, copy.right)):
        end, stop = last, copy.right[0] if side == 0 else len(units)
        for k in range(last + 1, min(last + 1 + _MOST_REST, stop)):
            keys = counted_keys((units[end], units[k]))
            if (
                len(keys) < 2
                or step_of_keys(*keys) is not Step.NEXT
                or len(keys[0]) != len(keys[1])
            ):
                break
            end = k
        if end > last and (better := numbering.gain_without(first, end)) > 0:
            rest = tuple(range(last + 1, end + 1))
            stretch = copy.stretches[-1]
            pairing = Pairing(rest, ()) if side == 0 else Pairing((), rest)
            stretch = stretch._replace(pairings=(*stretch.pairings, pairing))
            gain[side] = better
            return copy._replace(stretches=(*copy.stretches[:-1], stretch)), (gain[0], gain[1])
    return copy, (0, 0)


def _without_stray_edges(units: Sequence[Unit], copy: Copy, stock: frozenset[str]) -> Copy:
    """The copy without stance lines before and after it that only chance paired.

    Each report of a volume has the same words at 1.1, and another chapter at its 3.1. Before them
    stands what only one copy has, or what differs, and there the numbers begin anew. A paragraph
    that a copy lacks is no such gap, for the numbers go on behind it.
    """
    if len(copy.stretches) > 1:
        first, second = copy.stretches[:2]
        is_stray = len(first.matches) == 1 and not _is_telling(units, first.matches[0], stock)
        if (
            is_stray
            and sum(_is_telling(units, p, stock) for p in second.matches) >= _MATCHES_PER_EDGE
        ):
            copy = copy._replace(stretches=copy.stretches[1:])
    while copy.stretches:
        *others, last = copy.stretches
        gap = max((k for k, p in enumerate(last.pairings) if not p.is_match), default=-1)
        tail = last.pairings[gap + 1 :]
        if any(
            _is_telling(units, pairing, stock) or opens_part(units[pairing.left[0]])
            for pairing in tail
        ):
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


def _gain(units: Sequence[Unit], copy: Copy, numbering: Numbering) -> tuple[int, int]:
    """How much better the numbers run without the earlier copy, and without the later.

    Where the copies end at a paragraph that differs, or begin after one, it counts as part of them:
    a figure that was changed in the last paragraph does not make the rest of a page another page.
    The first paragraph of a numbering is left out: it names the body that a report is about.
    """
    left, right = copy.left, copy.right
    gain = numbering.gain_without(*left), numbering.gain_without(*right)
    if max(gain) > 0:
        return gain
    before, after = (left[0] - 1, right[0] - 1), (left[1] + 1, right[1] + 1)
    at_start = before[0] >= 0 and before[1] > left[1] and _is_rival(units, *before)
    at_start = at_start and not begins_a_numbering(units[before[0]])
    at_end = after[0] < right[0] and after[1] < len(units) and _is_rival(units, *after)
    edges = int(at_start) + int(at_end)
    if not edges or copy.matches < _MATCHES_PER_EDGE * (copy.conflicts + edges):
        return gain
    a, b = (
        numbering.gain_without(first - at_start, last + at_end) for first, last in (left, right)
    )
    return a, b


def _is_rival(units: Sequence[Unit], left: int, right: int) -> bool:
    a, b = units[left], units[right]
    return a.kind == b.kind == "paragraph" and a.number is not None and a.number == b.number


def _stands_later(
    units: Sequence[Unit], copy: Copy, gain: tuple[int, int], numbering: Numbering
) -> bool | None:
    """Whether the passage belongs where its later copy stands; None if nothing tells.

    A page that a search found is stored before the pages around it. What stands between the two
    copies is then what leads up to the passage: numbers that go on with the later copy, or a
    heading right before it.
    """
    falls = [
        sum(p)
        for p in zip(
            gain, (numbering.count_falls(*side) for side in (copy.left, copy.right)), strict=True
        )
    ]
    if falls[0] != falls[1]:
        return falls[0] > falls[1]
    before = copy.right[0] - 1
    return True if before > copy.left[1] and units[before].kind == "heading" else None


def _is_list(units: Sequence[Unit], telling: Sequence[Pairing]) -> bool:
    """Whether each paragraph stands under a heading such as "Recommendation 1", both times.

    Reports print their recommendations in the chapter and, with the same numbers, in a list.
    """
    return all(
        side > 0 and len(text := units[side - 1].text) <= _LIST_HEADING and _LISTED.fullmatch(text)
        for pairing in telling
        for side in (pairing.left[0], pairing.right[0])
    )


def _is_telling(units: Sequence[Unit], pairing: Pairing, stock: frozenset[str]) -> bool:
    if not pairing.is_match or pairing.is_cut:
        return False
    a, b = units[pairing.left[0]], units[pairing.right[0]]
    return (
        a.number is not None
        and a.number == b.number
        and a.kind in {"paragraph", "item"}
        and a.role is None
        and has_words(a.text, TELLING_WORDS)
        and a.text not in stock
        and b.text not in stock
    )


def _stands_alone(units: Sequence[Unit], stretch: Stretch, pairing: Pairing) -> bool:
    """Whether one long paragraph is proof enough: word for word, if nothing numbered is with it."""
    a, b = units[pairing.left[0]], units[pairing.right[0]]
    if not has_words(a.text, _TELLING_WORDS_ALONE):
        return False
    numbered = [p for p in stretch.matches if units[p.left[0]].number is not None]
    return len(numbered) > 1 or fold_text(a.text) == fold_text(b.text)


def _lost_its_numbers(units: Sequence[Unit], stretch: Stretch) -> bool:
    """Whether long paragraphs stand right after themselves, the other time without numbers."""
    if any(not p.is_match for p in stretch.pairings):
        return False
    lost: list[tuple[bool, bool]] = []
    for pairing in stretch.matches:
        a, b = units[pairing.left[0]], units[pairing.right[0]]
        is_long = a.role is None and has_words(a.text, _TELLING_WORDS_ALONE)
        if a.kind == b.kind == "paragraph" and is_long:
            lost.append((a.number is None, b.number is None))
    if len(lost) < _MANY or len(set(lost)) > 1 or lost[0][0] == lost[0][1]:
        return False
    return all(units[k].kind == "note" for k in range(stretch.left[-1] + 1, stretch.right[0]))
