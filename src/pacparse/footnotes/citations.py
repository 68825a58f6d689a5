"""Where marks are seen: whether a number that stands before words can be that of a note."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

from pacparse.footnotes.evidence import FAIR, SUPERSCRIPTS
from pacparse.footnotes.openings import read_opening
from pacparse.footnotes.spaced_marks import find_set_off
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.footnotes.evidence import Candidate
    from pacparse.text.spans import Run
    from pacparse.units import Line

# A note can stand on the page before its mark; two pages further on another chapter may count.
_PAGE = 6_000
_PAGE_LINES = 60
_MOST = 1000
_SIGNS = frozenset("[" + SUPERSCRIPTS)
_FOOT = 16  # lines of a page's foot and head
# "363.3 Using", "53.5. The"; near misses: "3.3 Using", "36 lamps".
_GLUED = compile_late(r"(?P<digits>[1-9][0-9]{1,4})\.[0-9]{1,3}\b")


class Citations:
    """The places of the marks seen, by number, and those of the notes read so far."""

    def __init__(self, lines: Sequence[Line], candidates: Sequence[Candidate]) -> None:
        self._lines = lines
        self._marks: dict[int, list[int]] = {}
        self._faint: dict[int, list[int]] = {}
        self._said: set[int] = set()
        for candidate in candidates:
            value = candidate.value
            if not value and candidate.name.isdecimal():
                value = int(candidate.name)
                self._said.add(value)
            marks = self._marks if candidate.weight >= FAIR else self._faint
            marks.setdefault(value, []).append(candidate.run[0])
        self._places = sorted((at, n) for n, marks in self._marks.items() for at in marks)
        for value, at in _moved(lines):
            insort(self._faint.setdefault(value, []), at)
        self.signed = _signed(lines)
        self._given: dict[int, int] = {}
        self._answered: dict[int, int] = {}
        self._free: dict[int, list[int]] | None = None

    def give(self, number: int, at: int, texts: Sequence[Run]) -> None:
        """Says that a note ``number`` stands at ``at``: what it answers is cited no longer.

        Digits in its ``texts`` are no marks: ``Qq2, 51``.
        """
        for start, end in texts:
            first = bisect_left(self._places, (start, 0))
            for place, value in self._places[first : bisect_left(self._places, (end, 0))]:
                marks = self._marks[value]
                at_place = bisect_left(marks, place)
                if at_place < len(marks) and marks[at_place] == place:
                    del marks[at_place]
        self._given[number] = at
        places = self._marks.get(number, ())
        place = bisect_right(places, at) - 1
        is_own = place >= 0 and places[place] == at  # "[1]" before the note looks like a mark
        self._answered[number] = self._answered.get(number, 0) + 1 + is_own

    def is_cited(self, number: int, index: int) -> bool:
        """Whether a mark ``number`` is there for a note at line ``index``.

        It stands after the last note of that number, before the line or within a page after it. So
        a list of submissions at the end, or the contents at the beginning, gives no notes.
        """
        places = self._marks.get(number)
        if places is None:
            return False
        line = self._lines[index]
        given = self._given.get(number, -1)
        at = bisect_right(places, given)
        if at < len(places) and places[at] < line.start:
            return True
        while at < len(places) and places[at] < line.end:
            at += 1  # the number of the note itself, in brackets say
        if at == len(places) or places[at] >= line.end + _PAGE:
            return False
        return any(self._is_before(number - step, line.start, given) for step in (1, 2))

    def is_owed(self, number: int, index: int) -> bool:
        """Whether more marks ``number`` stand before line ``index`` than notes: for several chapters."""
        before = bisect_right(self._marks.get(number, ()), self._lines[index].start - 1)
        return before > self._answered.get(number, 0)

    def is_answered(self, number: int, index: int) -> bool:
        """Whether a mark ``number`` that no note has answered yet stands before line ``index``."""
        return self._is_before(number, self._lines[index].start, self._given.get(number, -1))

    def is_said(self, number: int) -> bool:
        """Whether a mark says that it is one: ``[footnote 3]``."""
        return number in self._said

    def _is_before(self, number: int, end: int, given: int) -> bool:
        """Whether a mark ``number`` stands before ``end``: the notes are under way."""
        places = self._marks.get(number, ())
        at = bisect_right(places, given)
        return at < len(places) and places[at] < end

    def is_gap(self, number: int) -> bool:
        """Whether no mark ``number`` was seen, but those before and after it."""
        return number not in self._marks and number - 1 in self._marks and number + 1 in self._marks

    def may_be_cited(self, number: int, index: int) -> bool:
        """The same; or what may be a mark stands on the page before the line.

        Between spaces, or at the end of a figure: enough for the next note and for no other.
        """
        if self.is_cited(number, index):
            return True
        first = self._lines[max(0, index - _PAGE_LINES)].start
        given = max(self._given.get(number, -1), first - 1)
        end = self._lines[index].start
        return _is_between(self._faint.get(number, ()), given, end) or _is_between(
            self._set_off().get(number, ()), given, end
        )

    def is_set_off(self, number: int, index: int) -> bool:
        """Whether a number between spaces, that may be a mark, stands anywhere before the line.

        It is after the last note of that number. Enough for one of several sources in a row only.
        """
        given = self._given.get(number, -1)
        return _is_between(self._set_off().get(number, ()), given, self._lines[index].start)

    def _set_off(self) -> dict[int, list[int]]:
        """The places of the numbers between spaces, by number: looked for when first asked."""
        if self._free is None:
            self._free = {}
            starts, at = [], 0
            for line in self._lines:
                starts.append(at)
                at += len(line.text) + 1
            text = "\n".join(line.text for line in self._lines)
            for found in find_set_off(text, range(1, _MOST)):
                row = bisect_right(starts, found.run[0]) - 1
                if starts[row] == found.run[0]:
                    continue  # "5. The" at the head of its line is a number of its own
                place = self._lines[row].start + found.run[0] - starts[row]
                self._free.setdefault(found.value, []).append(place)
        return self._free


def _signed(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers that stand in brackets or raised at the head of a line, before words."""
    openings = (read_opening(line.text) for line in lines if line.text[0] in _SIGNS)
    return frozenset(o.number for o in openings if o is not None and o.form != "plain")


def _moved(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The marks that may have moved from a stop to the next number, each where its stop is left.

    A full stop stands alone on its line, and a few lines on digits too many: ``363.3 Using``.
    """
    for index, line in enumerate(lines):
        if line.text != ".":
            continue
        for following in lines[index + 1 : index + _FOOT]:
            if found := _GLUED.match(following.text):
                for end in range(found.start("digits") + 1, found.end("digits")):
                    if following.text[end] != "0":
                        yield int(following.text[:end]), line.start
                break


def _is_between(places: Sequence[int], after: int, before: int) -> bool:
    """Whether one of ``places``, which are in order, lies behind ``after`` and before ``before``."""
    at = bisect_right(places, after)
    return at < len(places) and places[at] < before
