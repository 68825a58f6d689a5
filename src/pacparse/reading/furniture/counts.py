"""Which numbers count the pages: they rise by one or two in step with the text between them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pacparse.reading.furniture.facts import SHARED, Candidate, Count
from pacparse.reading.furniture.sentences import MAY, MUST
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Line

_LARGEST_STEP: Final = 3
_PAGE_OF_TEXT: Final = 250
"""So many characters of text are no cell of a table."""
_FAR: Final = 4
_SHORT_PAGE: Final = 60
"""So many lie at least between the ends of two pages that something else shows to be ends."""
_FULL_PAGE: Final = 1000
_MANY: Final = 5
_MOST_COUNTS: Final = 12
_OWN_NUMBER = pattern(
    r"[0-9]{1,3}(?:[.:)]|(?:\.[0-9]{1,3})+ )|\([a-z]{1,4}\)|[A-Z]\w{3,20} [0-9]{1,3}(?:[:.–-]|\Z)",
    ask="match",
    example="3: Board conclusion:",
    near_miss="30 keepers were asked.",
)


def find_counts(lines: Sequence[Line], found: Sequence[Candidate]) -> None:
    """Gives each candidate with a number the longest count that goes through it."""
    waiting = [c for c in found if c.form.value and not c.protection and _may_count(c)]
    for _ in range(_MOST_COUNTS):
        members = _longest(lines, waiting)
        if len(members) < 2:
            return
        count = Count(members)
        _measure(lines, count)
        for member in members:
            member.count = count
        taken = set(members)
        waiting = [c for c in waiting if c not in taken]


def _may_count(candidate: Candidate) -> bool:
    """Whether words beside the number are more than a line of text that begins with a figure."""
    form = candidate.form
    is_inside = candidate.sheets > 1 and not candidate.edge
    if form.kind == "plain" and (is_inside or candidate.is_over_address):
        return False
    if form.kind != "beside" or candidate.edge or form.has_bar:
        return True
    names_part = " " not in form.words and not form.is_number_first  # "Chapter 2"
    return candidate.is_repeated and (not names_part or candidate.crossing.grade > 0)


def _longest(lines: Sequence[Line], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The longest sequence of candidates in which each follows the one before it as pages do.

    At form feeds the number before is looked for among those that stand as many sheets back as the
    numbers say; elsewhere, and where that fails, among the last of each smaller value.
    """
    before: list[int] = []
    length: list[float] = []
    latest: dict[tuple[object, ...], int] = {}
    for place, candidate in enumerate(candidates):
        best, size = -1, 1.0
        form = candidate.form
        is_beside = form.kind == "beside" and not candidate.edge
        key = (form.kind == "roman", is_beside, form.total, bool(candidate.edge))
        keys = [(*key, form.value - step) for step in range(1, _LARGEST_STEP + 1)]
        in_step = (*key, "sheet", form.value - candidate.sheet)
        for known in (in_step, *keys) if candidate.edge else keys:
            other = latest.get(known, -1)
            if other < 0 or not _follows(lines, candidates[other], candidate):
                continue
            if candidate.line == candidates[other].line + 1 and _touches(candidates, before, other):
                continue  # a column of numbers
            more = length[other] + _credit(candidates[other], candidate)
            if more > size:
                best, size = other, more
        before.append(best)
        length.append(size)
        for known in (in_step, (*key, form.value)):
            if known not in latest or size >= length[latest[known]]:
                latest[known] = place
    if not candidates:
        return []
    at = max(range(len(candidates)), key=length.__getitem__)
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


def _credit(first: Candidate, second: Candidate) -> float:
    """How well one number follows another: best if it counts the form feeds, or is the next."""
    rise, sheets = second.form.value - first.form.value, second.sheet - first.sheet
    return 1.0 if rise == (sheets or 1) and first.form.kind == second.form.kind else 0.5


def _touches(candidates: Sequence[Candidate], before: Sequence[int], at: int) -> bool:
    return before[at] >= 0 and candidates[at].line == candidates[before[at]].line + 1


def _follows(lines: Sequence[Line], first: Candidate, second: Candidate) -> bool:
    """Whether ``second`` can be the number of the page, or of the page but few, behind ``first``."""
    rise = second.form.value - first.form.value
    sheets = second.sheet - first.sheet
    if first.edge and second.edge:
        return 0 < sheets <= rise and sheets <= _FAR
    if first.edge or second.edge or (sheets and first.form.kind == "plain"):
        return False
    if second.line == first.line + 1:
        return rise == 1 and first.form.kind == second.form.kind == "plain"
    if first.form.kind == second.form.kind in ("named", "of", "dashed"):
        return True
    apart = lines[second.line].start - lines[first.line].end
    if apart >= _PAGE_OF_TEXT or (rise == 1 and second.last == len(lines) - 1):
        return True
    return apart >= _SHORT_PAGE and (
        bool(first.crossing.grade and second.crossing.grade)
        or not _fellow_words(first).isdisjoint(_fellow_words(second))
        or (first.form.has_bar and second.form.has_bar)
        or (first.is_beside_frame and second.is_beside_frame)
        or (
            rise == 1
            and _OWN_NUMBER.match(first.below) is not None
            and (not second.below or _OWN_NUMBER.match(second.below) is not None)
        )
    )


def _fellow_words(candidate: Candidate) -> set[str]:
    """The words that stand beside a number, on its line or on those that touch it."""
    words = {mate.form.words for mate in candidate.mates}
    return {word for word in {candidate.form.words, *words} if word}


def _measure(lines: Sequence[Line], count: Count) -> None:
    """What can be said of a count."""
    members = count.members
    steps = [(b.form.value - a.form.value, b.sheet - a.sheet) for a, b in pairwise(members)]
    exact = sum(rise == sheets for rise, sheets in steps)
    count.is_paged = all(c.edge for c in members) and exact * 2 >= len(steps)
    count.is_steady = all(rise == 1 for rise, _ in steps)
    count.must = sum(c.crossing.grade == MUST for c in members)
    count.may = sum(c.crossing.grade >= MAY for c in members)
    crossed = [c.crossing for c in members if c.crossing.grade]
    is_same = len({c.after for c in crossed}) * 2 <= len(crossed)  # the cells of a table
    if count.may * 10 < count.size or (len(crossed) > 1 and is_same):
        count.must = count.may = 0
    count.is_set_off = all(c.is_alone for c in members)
    count.divides_prose = any(c.crossing.grade and c.crossing.is_prose for c in members)
    count.ends_text = members[-1].last == len(lines) - 1
    count.over_numbered = sum(
        not c.below or _OWN_NUMBER.match(c.below) is not None for c in members
    ) / len(members)
    _measure_fellows(count)
    if count.size >= _MANY and count.is_steady and count.is_set_off:
        sizes = [lines[b.line].start - lines[a.line].end for a, b in pairwise(members)]
        count.is_even = min(sizes) >= _FULL_PAGE and max(sizes) <= 2 * min(sizes)


def _measure_fellows(count: Count) -> None:
    """Whether the same other lines, one or two in turn, stand beside the numbers."""
    near = [_fellow_words(member) for member in count.members]
    times = Counter(word for words in near for word in words)
    usual = [word for word, often in times.most_common(2) if often > 1]
    if usual and times[usual[0]] * 5 >= count.size * 4:
        usual = usual[:1]
    count.fellows = sum(not words.isdisjoint(usual) for words in near) / count.size
    count.has_long_fellow = bool(usual) and all(len(word) >= SHARED for word in usual)
