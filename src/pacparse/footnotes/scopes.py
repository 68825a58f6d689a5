"""Scopes: where note numbers begin again, in a new chapter or report, among marks and among notes.

Marks and notes are each cut into stretches that count upwards; then the stretches of marks are laid
beside those of notes, in order, so that as many marks as possible find their note.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

from pacparse.fields import Fields, NamedTuple, fresh
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.units import Unit

# A label that names its scope, as ``clean`` writes it: "s2-14"; near miss: "s2".
_SCOPED = compile_late(r"s(?P<scope>[0-9]{1,4})-(?P<number>.+)")
_EXPLICIT = ("[^", "\\[^")
# Laying many stretches beside many costs their product; a document has a stretch for each chapter.
_MOST_PAIRS = 40_000
_NEAR = 0.5  # what it counts that marks and notes stand among each other
_BEFORE = 4
_FIRST = attrgetter("first")
_SHARED = 0.5  # what a mark counts whose note another stretch of marks has cited before

Key = tuple[int, str]


class Place(NamedTuple):
    """A mark or a note where it stands: ``mark`` is -1 for a note."""

    unit: int
    mark: int
    number: str


class _Stretch(Fields):
    """Marks, or notes, that count upwards: their places, and the numbers among them."""

    places: list[Place] = fresh(default_factory=list)
    numbers: set[str] = fresh(default_factory=set)

    def add(self, place: Place) -> None:
        self.places.append(place)
        self.numbers.add(place.number)

    @property
    def first(self) -> int:
        return self.places[0].unit

    @property
    def last(self) -> int:
        return self.places[-1].unit


class Scopes(NamedTuple):
    """The notes and the marks by scope and number; scopes count from 1."""

    notes: dict[Key, list[int]]
    marks: dict[Key, list[Place]]


def find_scopes(units: Sequence[Unit]) -> Scopes:
    """Every note of ``units`` and every mark with the scope in which its number counts."""
    notes, marks = Scopes(defaultdict(list), defaultdict(list))
    given, cited, has_labels = [], [], False
    for place in _places(units):
        if scoped := _scoped(place.number):
            has_labels = True
            if place.mark < 0:
                notes[scoped].append(place.unit)
            else:
                marks[scoped].append(place)
        elif place.mark < 0:
            given.append(place)
        else:
            cited.append(place)
    if has_labels:  # then a number without a scope is of the first
        _enter(notes, marks, [(1, _as_stretch(given))], [(1, _as_stretch(cited))])
    else:
        is_explicit = any((units[p.unit].marker or "").startswith(_EXPLICIT) for p in given)
        marks_in = _stretches(cited, given, may_follow=True)
        notes_in = _stretches(given, cited, may_follow=not is_explicit)
        starts = [marks for marks in marks_in[1:] if marks.places[0].number == "1"]
        if starts:
            notes_in = [part for notes in notes_in for part in _cut_between(notes, starts)]
        numbered = list(enumerate(notes_in, start=1))
        _enter(notes, marks, numbered, _lay_beside(marks_in, notes_in))
    return Scopes(dict(notes), dict(marks))


def _places(units: Sequence[Unit]) -> Iterable[Place]:
    for index, unit in enumerate(units):
        if unit.kind == "note" and unit.number is not None:
            yield Place(index, -1, unit.number)
        for at, mark in enumerate(unit.marks):
            yield Place(index, at, mark.number)


def _scoped(number: str) -> Key | None:
    if number[0] != "s" or (found := _SCOPED.fullmatch(number)) is None:
        return None
    return int(found["scope"]), found["number"]


def _as_stretch(places: Iterable[Place]) -> _Stretch:
    stretch = _Stretch()
    for place in places:
        stretch.add(place)
    return stretch


def _enter(
    notes: dict[Key, list[int]],
    marks: dict[Key, list[Place]],
    given: Iterable[tuple[int, _Stretch]],
    cited: Iterable[tuple[int, _Stretch]],
) -> None:
    for scope, stretch in given:
        for place in stretch.places:
            notes[scope, place.number].append(place.unit)
    for scope, stretch in cited:
        for place in stretch.places:
            marks[scope, place.number].append(place)


def _cut_between(notes: _Stretch, starts: Sequence[_Stretch]) -> Iterable[_Stretch]:
    """``notes`` cut where marks begin again at 1 between one note and the next, which they cite.

    The note 1 of that chapter is lost: ``… lamps1 | 1 The log | Chapter 2 … oil1 … wicks2 | 2 A list``.
    ``starts`` is the marks that begin again, in reading order.
    """
    part = _Stretch()
    for place in notes.places:
        before = part.places[-1].unit if part.places else place.unit
        low = bisect_right(starts, before, key=_FIRST)
        high = bisect_left(starts, place.unit, key=_FIRST)
        if any(_cites(marks, place) for marks in starts[low:high]):
            yield part
            part = _Stretch()
        part.add(place)
    yield part


def _cites(marks: _Stretch, note: Place) -> bool:
    """Whether one of ``marks`` stands before ``note`` and bears its number."""
    if note.number not in marks.numbers:
        return False
    return any(p.number == note.number and p.unit < note.unit for p in marks.places)


def _value(place: Place) -> int:
    return int(place.number) if place.number.isdecimal() else 0


def _stretches(
    places: Sequence[Place], others: Sequence[Place], *, may_follow: bool
) -> list[_Stretch]:
    """``places`` cut where their numbers begin again.

    ``others`` is the notes where these are the marks, and the other way round: a number begins again
    where both stand twice, in turn. ``may_follow``: or where those that follow count on from it.
    """
    between: dict[str, list[int]] = defaultdict(list)
    for other in others:
        between[other.number].append(other.unit)
    found: list[_Stretch] = []
    last = 0
    for index, place in enumerate(places):
        value = _value(place)
        begins = not found
        if found and 0 < value <= last and place.number in found[-1].numbers:
            begins = may_follow and _goes_on(places, index, last)
            begins = begins or _is_in_turn(found[-1], place, between[place.number])
        elif found and value == 1 < last:
            begins = may_follow and _goes_on(places, index, last)
        if begins:
            found.append(_Stretch())
        found[-1].add(place)
        last = value or last
    return found


def _goes_on(places: Sequence[Place], index: int, last: int) -> bool:
    """Whether the number after that of ``index`` counts on from it, below what came before."""
    value = _value(places[index])
    if value == last:
        return False
    following = next((v for p in places[index + 1 : index + 4] if (v := _value(p)) != value), 0)
    return value < following <= min(last, value + 3)


def _is_in_turn(stretch: _Stretch, place: Place, others: Sequence[int]) -> bool:
    """Whether what bears the same number on the other side stands between the two, and after them.

    For numbers that begin again only: a note can be cited a second time after it was given.
    """
    if place.number != "1":
        return False
    before = next(p.unit for p in reversed(stretch.places) if p.number == place.number)
    is_note = place.mark < 0
    middle = [unit for unit in others if before <= unit <= place.unit]
    return bool(middle) and (is_note or others[-1] >= place.unit > middle[0])


def _lay_beside(marks: Sequence[_Stretch], notes: Sequence[_Stretch]) -> list[tuple[int, _Stretch]]:
    """Each stretch of marks with the scope of its notes; one that has none gets a scope of its own."""
    if not notes:
        return list(enumerate(marks, start=1))
    if len(marks) == len(notes) == 1:
        return [(1, marks[0])]
    if len(marks) * len(notes) > _MOST_PAIRS:
        return [(min(scope, len(notes)), stretch) for scope, stretch in enumerate(marks, start=1)]
    chosen = _best_pairs(marks, notes)
    spare = len(notes)
    laid = []
    for index, stretch in enumerate(marks):
        scope = chosen.get(index, -1) + 1
        if not scope:
            spare += 1
            scope = spare
        laid.append((scope, stretch))
    return laid


def _nearness(marks: _Stretch, notes: _Stretch) -> float:
    """What it counts that notes stand among their marks or soon after them, before them less."""
    after, before = notes.first - marks.last, marks.first - notes.last
    return _NEAR / (1 + max(0, after, _BEFORE * before))


def _may_share(before: _Stretch, ours: _Stretch, theirs: _Stretch) -> bool:
    """Whether marks cite notes that those before them cite too: some again, and others first.

    Marks that only repeat the numbers of those before belong to a chapter whose notes are lost.
    """
    return (
        theirs.last > ours.first
        and ours.numbers <= theirs.numbers
        and not ours.numbers <= before.numbers
    )


def _best_pairs(marks: Sequence[_Stretch], notes: Sequence[_Stretch]) -> dict[int, int]:
    """Which stretch of notes each stretch of marks cites, in order on both sides."""
    width = len(notes) + 1
    scores = [[0.0] * width for _ in range(len(marks) + 1)]
    steps = [[""] * width for _ in range(len(marks) + 1)]
    for i, ours in enumerate(marks, start=1):
        for j, theirs in enumerate(notes, start=1):
            common = len(ours.numbers & theirs.numbers)
            near = _nearness(ours, theirs)
            options = [(scores[i][j - 1], "note"), (scores[i - 1][j], "mark")]
            if common:
                options.append((scores[i - 1][j - 1] + common + near, "pair"))
                if i > 1 and _may_share(marks[i - 2], ours, theirs):
                    options.append((scores[i - 1][j] + common * _SHARED + near, "shared"))
            scores[i][j], steps[i][j] = max(options)
    chosen: dict[int, int] = {}
    i, j = len(marks), len(notes)
    while i and j:
        step = steps[i][j]
        if step in ("pair", "shared"):
            chosen[i - 1] = j - 1
        i -= step != "note"
        j -= step in ("note", "pair")
    return chosen
