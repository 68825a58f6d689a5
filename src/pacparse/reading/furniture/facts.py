"""The facts about each line that may be furniture: its form, its place, its like, its count.

A *candidate* is a line that is a number, words beside a number, or words that stand more than once.
Candidates that touch each other are a *cluster*: what one page's end may leave. Candidates with the
same words are a *group*, numbers that rise as pages do are a *count* (see ``counts``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pacparse.fields import Fields, NamedTuple, fresh
from pacparse.lexicon.line_openers import match_part_label
from pacparse.reading.furniture.forms import (
    LONGEST_HEAD,
    LONGEST_NUMBER,
    SENTENCE_ENDS,
    Form,
    read_form,
)
from pacparse.reading.furniture.protected import answers_report, protection
from pacparse.reading.furniture.sentences import MAY, MUST, NO_CROSSING, Crossing, crossing
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pacparse.units import Line

DEEPEST: Final = 6
"""A page's edge may hold a title of two lines, a number, a date and an address."""
COVER_LINES: Final = 6
SHARED: Final = 24
"""As many characters as two titles hardly share: ``The upkeep of the quays in the north``."""
SHORT_TEXT: Final = 3
LONG: Final = 40
"""No cell of a table is as long and the same three times."""
NO_CELL: Final = 24
NEAR: Final = 2
"""Left and right pages may have heads of their own."""
_MARKING = pattern(
    r"(?:(?:UK )?(?:OFFICIAL|PROTECTED|UNCLASSIFIED|RESTRICTED|CONFIDENTIAL|SECRET|TOP SECRET))"
    r"(?: ?[-–—:/] ?[A-Za-z ]{3,30})?",
    ask="fullmatch",
    example="OFFICIAL-SENSITIVE",
    near_miss="OFFICIAL papers",
)
_DIGITS: Final = frozenset("0123456789")
_REACH: Final = 20
_MOST_OF_LINE: Final = 60
_PART_NUMBER = pattern(
    r"([0-9]{1,3})(?:[a-z]?[:.)] ?[A-Z]|\.[0-9])",
    ask="match",
    example="5: Board conclusion:",
    near_miss="5 keepers",
)


class Printed(NamedTuple):
    """What the print says of a line at the edge of a page: what it looks like, and its traits."""

    looks: str
    traits: frozenset[str]
    is_headlike: bool
    """Whether its words are those of a head, and no sentence, salutation or date."""


class Candidate(Fields):
    """A line that may be furniture."""

    line: int
    text: str
    form: Form
    sheet: int = 0
    edge: str = ""
    """``top`` or ``foot`` where nothing but candidates stands between it and a form feed."""
    first: int = 0
    last: int = 0
    """The cluster that it is of."""
    gap: int = 0
    gap_after: int = 0
    crossing: Crossing = NO_CROSSING
    below: str = ""
    """The line of text below the cluster."""
    group: Group = fresh(default_factory=lambda: Group(""))
    count: Count = fresh(default_factory=lambda: Count([]))
    is_repeated: bool = False
    is_over_address: bool = False
    sheets: int = 1
    has_other_number: bool = False
    is_said_again: bool = False
    is_in_list: bool = False
    """The line above has the number before its own."""
    is_lone_foot: bool = False
    can_divide: bool = False
    repeats_title: bool = False
    mates: list[Candidate] = fresh(default_factory=list)
    """The others of its cluster that touch it."""
    protection: str = ""
    """Why it is text whatever else speaks: a label, a list line."""
    page_number: int = 0
    """The number alone that its sheet is known to have; 0 if none."""
    turn: int = -1
    """Which of the page ends that are known it stands at; -1: none."""
    is_over: bool = False
    """Whether it stands behind the page's end: a head, no foot."""
    is_beside_frame: bool = False
    printed: Printed | None = None
    """What the print says of the line; None of a text, and of what stands inside a page."""

    @property
    def is_number(self) -> bool:
        """Whether nothing but a number stands on the line."""
        return self.form.kind not in ("beside", "words")

    @property
    def is_banner(self) -> bool:
        """Whether it comes again and is a protective marking and nothing else."""
        return self.group.size > 1 and _MARKING.fullmatch(self.text) is not None

    @property
    def is_at_end(self) -> bool:
        """Whether the line stands where pages end, as far as is known."""
        return bool(self.edge) or self.turn >= 0 or self.is_beside_frame

    @property
    def is_cutting(self) -> bool:
        """Whether different sentences run across it and its like, which are a part of none."""
        group = self.group
        if group.is_copied or (group.words != self.text and not group.rises):
            return False
        if group.size == 2:
            return (
                group.must == 2
                and all(c.crossing.is_prose for c in group.members)
                and self.can_divide
                and not group.rises
            )
        if group.size < 3:
            return False
        if group.may * 3 >= group.size and group.must > 1:
            return True
        is_long = len(self.text) >= LONG
        return is_long and ((group.may > 1 and group.must > 0) or group.divides_prose)

    @property
    def is_only_words(self) -> bool:
        """Whether the line is words that come again, and neither pages nor sentences tell more of it."""
        group = self.group
        if self.form.kind != "words" or self.repeats_title or self.is_banner or self.printed:
            return False
        if group.in_step > 1 or group.takes_turns:
            return False
        return not ((group.has_fellows and self.is_at_end) or self.is_cutting)

    @property
    def is_alone(self) -> bool:
        """Whether blank lines stand before and after it."""
        return self.gap > 0 and self.gap_after > 0


class Group(Fields):
    """Candidates with the same words; beside numbers that rise, or without."""

    words: str
    members: list[Candidate] = fresh(default_factory=list)
    rises: bool = False
    """The numbers beside the words go up by one or two from one to the next."""
    must: int = 0
    may: int = 0
    has_fellows: bool = False
    """Beside each of them, or nearly, stands the same other line or a number that counts."""
    divides_prose: bool = False
    """One of them stands directly over its like: a head over the heading that it repeats."""
    is_copied: bool = False
    """The same words stand before or behind two of them: a passage that is stored twice."""
    in_step: int = 0
    """How many of them stand at pages' ends, where these are one or two apart; else 0."""
    elsewhere: int = 0
    """How many stand at no page's end, behind the first that does."""
    is_dense: bool = False
    takes_turns: bool = False

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.members)


class Count(Fields):
    """Numbers that rise as pages do, with text between them."""

    members: list[Candidate]
    is_paged: bool = False
    """A form feed stands between each two, and as many as the numbers say between most."""
    is_steady: bool = False
    must: int = 0
    may: int = 0
    fellows: float = 0.0
    """At which part of them the same other line stands."""
    has_long_fellow: bool = False
    is_set_off: bool = False
    is_even: bool = False
    """They stand a full page of text apart, each about as long as the others."""
    divides_prose: bool = False
    over_numbered: float = 0.0
    """Of which part the text below has a number of its own, or ends."""
    ends_text: bool = False

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.members)


def find_candidates(
    lines: Sequence[Line],
    given: Collection[int],
    edges: Mapping[int, str] = MappingProxyType({}),
) -> dict[int, Candidate]:
    """The candidates by line, those that are given left out; each of ``edges`` is one."""
    covers = _covers(lines)
    times = Counter(line.text for line in lines if line.end - line.start <= LONGEST_HEAD)
    is_paged = any(line.is_page_top for line in lines)
    forms = _forms(lines, given, edges, times, covers)
    words = Counter(form.words for form in forms.values() if form.kind == "beside")
    protections: dict[str, str] = {}
    found: dict[int, Candidate] = {}
    for index, form in forms.items():
        if form.kind == "beside" and not (
            index in edges or is_paged or form.has_bar or words[form.words] + times[form.words] > 1
        ):
            continue
        line = lines[index]
        after = lines[index + 1].gap if index + 1 < len(lines) else 1
        if (
            form.kind == "roman"
            and index not in edges
            and not is_paged
            and not (line.gap and after)
        ):
            continue
        candidate = Candidate(index, line.text, form, gap=line.gap, gap_after=after)
        if line.text not in protections:
            protections[line.text] = protection(line.text, form)
        candidate.protection = protections[line.text]
        if form.kind == "words" and not candidate.protection and answers_report(lines, index):
            candidate.protection = "department"
        is_behind = form.kind == "words" and index >= COVER_LINES
        candidate.repeats_title = is_behind and _repeats(covers, line.text)
        if index in edges:
            candidate.printed = _read_print(edges[index], line.text)
        candidate.is_repeated = words[form.words] + times[form.words] > 1
        found[index] = candidate
    return found


def _forms(
    lines: Sequence[Line],
    given: Collection[int],
    edges: Mapping[int, str],
    times: Mapping[str, int],
    covers: Mapping[str, Sequence[str]],
) -> dict[int, Form]:
    """The forms of the lines that may be candidates; ``times`` is how often the words of a line stand."""
    read: dict[str, Form | None] = {}
    forms: dict[int, Form] = {}
    for index, line in enumerate(lines):
        text = line.text
        if index in edges and index not in given:
            forms[index] = read_form(text) or Form("words", words=text)
            continue
        if line.end - line.start > LONGEST_HEAD or index in given:
            continue
        first, last = text[0], text[-1]
        is_digital = (
            first in _DIGITS
            or last in _DIGITS
            or (len(text) <= LONGEST_NUMBER and first in "Pp-–—|ivxl")
            or (first == "P" and text.startswith("Page "))
            or (last in "ivx" and text.rpartition(" ")[2].strip("ivx") == "")
        )
        is_known = times[text] > 1 or (text[:SHARED] in covers and index >= COVER_LINES)
        if not (is_digital or is_known):
            continue
        if text not in read:
            read[text] = read_form(text)
        form = read[text]
        if form is None or (form.kind == "words" and not is_known):
            continue
        forms[index] = form
    return forms


def _read_print(value: str, text: str) -> Printed:
    """What the value of an ``edge`` run says."""
    looks, *traits = value.split(" ")
    return Printed(looks, frozenset(traits), read_form(text) is not None)


def _covers(lines: Sequence[Line]) -> dict[str, list[str]]:
    """The lines of the cover that can be its title, by their first characters.

    Short reports have no cover: their first words are a paragraph's, and the next report, about
    another body, begins with the same. So a block that ends as sentences do is none.
    """
    covers: dict[str, list[str]] = defaultdict(list)
    for index, line in enumerate(lines[:COVER_LINES]):
        last = index
        while last + 1 < len(lines) and last < index + COVER_LINES:
            if lines[last + 1].gap > 0 or lines[last + 1].is_page_top:
                break
            last += 1
        if len(line.text) >= SHARED and lines[last].text[-1] not in SENTENCE_ENDS:
            covers[line.text[:SHARED]].append(line.text)
    return covers


def _repeats(covers: Mapping[str, Sequence[str]], text: str) -> bool:
    """Whether half of ``text`` and more is the beginning of a title."""
    half = len(text) // 2
    return any(title.startswith(text[:half]) for title in covers.get(text[:SHARED], ()))


def place(
    lines: Sequence[Line],
    found: dict[int, Candidate],
    given: Collection[int],
    frames: Collection[int],
) -> None:
    """Gives each candidate its place: sheet, edge, cluster and the sentence that runs across it."""
    passed = {index for index, candidate in found.items() if not candidate.protection}.union(given)
    for first, last in _clusters(len(lines), passed):
        across = crossing(lines, first, last)
        below = lines[last + 1].text if last + 1 < len(lines) else ""
        for index in range(first, last + 1):
            if (candidate := found.get(index)) is None:
                continue
            candidate.first, candidate.last = first, last
            candidate.below = below
            candidate.mates = [
                found[i] for i in range(first, last + 1) if i in found and i != index
            ]
            own = across if first == last else crossing(lines, index, index)
            candidate.crossing = max(across, own, key=lambda crossed: crossed.grade)
            if candidate.form.kind == "plain" and first == last:
                candidate.has_other_number = _has_other_number(lines, candidate)
            above = found.get(index - 1)
            candidate.is_in_list = (
                above is not None
                and above.form.is_number_first
                and above.form.value == candidate.form.value - 1
            )
            candidate.is_over_address = _is_over_address(lines, index)
            candidate.can_divide = _can_divide(candidate)
            candidate.is_beside_frame = index - 1 in frames or index + 1 in frames
    _place_on_sheets(lines, found, passed)


def _is_over_address(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line that ends with an address stands under a number: a note's, at the foot.

    Where each page has one note, their numbers rise as those of pages do.
    """
    if index + 1 >= len(lines) or lines[index + 1].is_page_top:
        return False
    text = lines[index + 1].text
    if not (text[0].isalpha() or text[0] == "<") or len(text) > LONGEST_HEAD or text[-1] == "…":
        return False
    return "http" in text and "http" in text.rsplit(None, 1)[-1]


def _has_other_number(lines: Sequence[Line], candidate: Candidate) -> bool:
    """Whether a number over a label cannot be the label's: what is printed around has another.

    ``5: Conclusion`` stands above, the lone ``7`` and ``Recommendation:`` follow, then ``5.1``.
    """
    label = match_part_label(candidate.below) if candidate.below else None
    if label is None or label.number is not None:
        return False
    near: list[int] = []
    at = candidate.line
    for reach in (lines[max(at - _REACH, 0) : at][::-1], lines[at + 1 : at + 1 + _REACH]):
        numbers = (_PART_NUMBER.match(line.text) for line in reach)
        near += [int(number[1]) for number in numbers if number is not None][:1]
    return len(near) == 2 and near[0] == near[1] != candidate.form.value


def _place_on_sheets(
    lines: Sequence[Line], found: dict[int, Candidate], passed: Collection[int]
) -> None:
    """Gives each candidate its sheet, and its edge where nothing else stands beyond it."""
    tops = [i for i, line in enumerate(lines) if i == 0 or line.is_page_top]
    for sheet, (top, end) in enumerate(zip(tops, [*tops[1:], len(lines)], strict=True)):
        for index in range(top, end):
            if index in found:
                found[index].sheet, found[index].sheets = sheet, len(tops)
        if len(tops) == 1:
            continue
        for reach, edge in ((range(top, end), "top"), (range(end - 1, top - 1, -1), "foot")):
            for index in reach[:DEEPEST]:
                if index in found:
                    found[index].edge = found[index].edge or edge
                if index not in passed:
                    break
        last = found.get(end - 1)
        if last and len(tops) <= SHORT_TEXT and end < len(lines) and last.gap > 0:
            last.is_lone_foot = last.form.kind not in ("roman", "beside", "words")


def _clusters(size: int, passed: Collection[int]) -> Iterator[tuple[int, int]]:
    """The first and last line of each cluster; a long column of candidates is none."""
    run: list[int] = []
    for index in (*sorted(passed), size + 1):
        if run and index != run[-1] + 1:
            if len(run) <= DEEPEST:
                yield run[0], run[-1]
            else:
                yield from ((at, at) for at in run)
            run = []
        run.append(index)


def find_groups(found: dict[int, Candidate]) -> list[Group]:
    """The groups; each candidate with words is given its own.

    Where the numbers beside the same words do not rise, they are words as well: ``June 2025``.
    """
    alike: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found.values():
        if not candidate.is_number:
            alike[candidate.form.words].append(candidate)
    groups: dict[str, Group] = {}
    for words, members in alike.items():
        numbered = [c for c in members if c.form.kind == "beside"]
        rises = len(numbered) > 1 and _rise(numbered)
        for member in members:
            is_numbered = member.form.kind == "beside" and (rises or member.count.size > 1)
            key = words if is_numbered or member.form.kind == "words" else member.text
            group = groups.setdefault(key, Group(key))
            group.members.append(member)
            group.rises |= rises
            member.group = group
    for group in groups.values():
        _measure(group)
    return list(groups.values())


def _rise(members: Sequence[Candidate]) -> bool:
    """Whether most numbers go up by as much as the sheets do, or by a few where there are none."""
    steps = [
        (after.form.value - before.form.value, after.sheet - before.sheet)
        for before, after in pairwise(members)
    ]
    is_paged = members[-1].sheet > members[0].sheet
    if any(a.last == b.last for a, b in pairwise(members)):
        return False  # the notes of one page
    right = sum(
        rise > 0 and (abs(rise - sheets) <= 1 if is_paged else rise <= 2 * NEAR)
        for rise, sheets in steps
    )
    return right * 3 >= len(steps) * 2


def _measure(group: Group) -> None:
    """What can be said of a group before any page's end is known."""
    inside = [c for c in group.members if c.crossing.grade >= MAY and c.can_divide]
    group.may, known = len(inside), set(inside)
    group.must = sum(
        c.crossing.grade == MUST or (len(c.text) >= NO_CELL and c.crossing.is_prose) for c in inside
    ) + sum(c.crossing.grade == MUST for c in group.members if c not in known)
    prose = [c.crossing for c in group.members if c.crossing.grade and c.crossing.is_prose]
    group.divides_prose = len(prose) >= 3
    crossings = [c.crossing for c in group.members if c.crossing.grade]
    befores = {c.before[-_MOST_OF_LINE:] for c in crossings}
    distinct = min(len(befores), len({c.after[:SHARED] for c in crossings}))
    group.is_copied = len(crossings) > 1 and distinct * 2 <= len(crossings)
    near: Counter[str] = Counter()
    for member in group.members:
        near.update({mate.form.words for mate in member.mates if mate.form.words})
    group.has_fellows = any(times + 1 >= max(group.size, 3) for times in near.values())


def _can_divide(candidate: Candidate) -> bool:
    """Whether a line cannot be a part of the sentence that may run across it.

    Blank lines set it off, or a number stands beside it, or it is far too short for a line that
    goes on, while the one before it is full.
    """
    if candidate.form.value or candidate.is_alone or candidate.last > candidate.first:
        return True
    return len(candidate.text) * 1.3 < len(candidate.crossing.before)
