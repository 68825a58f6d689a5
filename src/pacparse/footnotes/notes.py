"""Lines that are notes: the definitions that marks point to, wherever a page put them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.better_openings import BetterOpenings
from pacparse.footnotes.candidates import SUPERSCRIPTS
from pacparse.footnotes.citations import Citations
from pacparse.footnotes.endnotes import find_endnotes
from pacparse.footnotes.expected import Expected
from pacparse.footnotes.explicit import read_explicit
from pacparse.footnotes.footers import Bounds, find_foot
from pacparse.footnotes.note_records import Note, Notes
from pacparse.footnotes.openings import (
    NOTE_FIRST,
    ends_with_link,
    find_opening,
    is_link,
    number_alone,
)
from pacparse.footnotes.repeated import RepeatedNotes
from pacparse.footnotes.run_on import split_line
from pacparse.footnotes.urls import goes_on_in
from pacparse.lexicon.heading_shape import looks_like_heading
from pacparse.lexicon.sources import begins_small, names_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from pacparse.footnotes.evidence import Candidate
    from pacparse.text.spans import Run
    from pacparse.units import Lines

__all__ = ["Notes", "find_notes"]

_NOTE_HEADING = re.compile(
    r"(?:\*\*|#{1,6} )?\s?(?:foot|end)?(?:notes|references)\s?:?(?:\*\*)?", re.IGNORECASE
)
_HEADING_LENGTH = 24
_STEP = 3
_OPEN = ",-–(:‘“"
_ROOM = 0.9


def find_notes(
    read: Lines,
    *,
    candidates: Sequence[Candidate],
    starts_block: Callable[[str], bool],
    skipped: Set[int],
) -> Notes:
    """The notes among ``read.lines``.

    ``candidates`` is the marks that the text may hold, the evidence for a note without a URL;
    ``starts_block`` says of a line that it opens a block of its own, so that a note ends before
    it; ``skipped`` are lines that are furniture.
    """
    if any(line.text.startswith("[^") for line in read.lines):
        return read_explicit(read.lines)
    reader = _Reader(read, Citations(read.lines, candidates), starts_block, skipped)
    index = 0
    while index < len(read.lines):
        index = reader.read(index)
    return Notes(tuple(reader.notes), frozenset(reader.taken), tuple(reader.page_numbers))


class _Reader:
    """The notes of one document as they are read: ``taken`` is the lines that they take."""

    def __init__(
        self,
        read: Lines,
        citations: Citations,
        starts_block: Callable[[str], bool],
        skipped: Set[int],
    ) -> None:
        self.lines = read.lines
        self.width = read.wrap_width or 0
        self.citations = citations
        self.expected = Expected(read.lines, citations)
        self.better = BetterOpenings(read.lines, citations, skipped)
        self.starts_block = starts_block
        self.skipped = skipped
        self.notes: list[Note] = []
        self.taken: set[int] = set()
        self.page_numbers: list[Run] = []
        self.in_list = False
        self.repeats = RepeatedNotes(read.lines, skipped, self.taken)

    def read(self, index: int) -> int:
        """Reads what begins at line ``index``; the index of the line to go on with."""
        line = self.lines[index]
        if self._is_taken(index) or line.text[0] not in NOTE_FIRST:
            if len(line.text) < _HEADING_LENGTH and _NOTE_HEADING.fullmatch(line.text):
                self.in_list = True
            return index + 1
        if line.text[0] == "1" and (after := self._endnotes(index)):
            return after
        return self._foot(index) or self._single(index) or self._detached(index) or index + 1

    def _is_taken(self, index: int) -> bool:
        return index in self.taken or index in self.skipped

    def _last(self) -> int:
        in_turn = len(self.notes) - self.repeats.out_of_turn
        return int(self.notes[in_turn - 1].number) if in_turn > 0 else 0

    def _opening(self, index: int, last: int, *, in_list: bool) -> tuple[int, int] | None:
        """The number of the note that the line opens, and the length of its marker."""
        line = self.lines[index]
        is_apart = line.gap > 0 or (index > 0 and index - 1 in self.skipped)
        in_run = index - 1 in self.taken and line.gap == 0
        found = find_opening(line.text, last, is_apart=True, in_list=in_list, in_run=in_run)
        if found and not (
            is_apart
            or self.expected.begins_run(index)
            or self._ends_page(index)
            or self.expected.is_under_its_mark(index)
        ):
            found = find_opening(line.text, last, is_apart=False, in_list=in_list, in_run=in_run)
        if self.repeats.has(index):
            again = find_opening(line.text, 0, is_apart=True, in_list=in_list)
            return (again.number, again.length) if again else None
        if found is None or self.better.has_better(found, index):
            return None
        if found.is_certain or self.expected.is_wanted(found.number, index, last):
            return found.number, found.length
        is_next = index - 1 in self.taken and self.expected.is_between(found, index, last)
        if not is_next and not self.expected.is_skipped(found, index, last):
            return None
        return found.number, found.length

    def _ends_page(self, index: int) -> bool:
        """Whether a cited source is the last line of its page: the page's number or the next follows."""
        after = index + 1
        if after < len(self.lines) and is_link(self.lines[after].text):
            after += not self.lines[after].gap
        is_last = after == len(self.lines) or after in self.skipped
        if not is_last and not self.lines[after].is_page_top:
            return False
        found = find_opening(self.lines[index].text, 0, is_apart=True, in_list=False)
        if found is None or not names_source(self.lines, index, found.length):
            return False
        return self.citations.may_be_cited(found.number, index)

    def _single(self, index: int) -> int | None:
        """Reads the note that line ``index`` opens; the index after it, or None."""
        found = self._opening(index, self._last(), in_list=self.in_list)
        if found is None:
            return None
        number, length = found
        is_again = number < self._last() and self.repeats.has(index)
        out_of_turn = self.repeats.out_of_turn + 1 if is_again else 0
        self.taken.add(index)
        *whole, final = split_line(self.lines[index], number, length)
        for note in whole:
            self._give(note)
        self.repeats.add(self.lines[index].text)
        after = self._finish(final, index + 1)
        self.repeats.out_of_turn = 0 if whole else out_of_turn
        return after

    def _finish(self, note: Note, after: int) -> int:
        """Adds the lines that go on with ``note``, from line ``after``; the index after them."""
        spans = list(note.spans)
        while after < len(self.lines) and self._continues(after, int(note.number)):
            spans.append((self.lines[after].start, self.lines[after].end))
            self.taken.add(after)
            after += 1
        self._give(note._replace(spans=tuple(spans)))
        return after

    def _give(self, note: Note) -> None:
        self.notes.append(note)
        self.repeats.out_of_turn = 0
        self.citations.give(int(note.number), note.marker[0])

    def _continues(self, index: int, number: int) -> bool:
        """Whether the line goes on with note ``number``, which the line before belongs to."""
        line = self.lines[index]
        if line.gap > 0 or line.is_page_top or index in self.skipped:
            return False
        if self.starts_block(line.text):
            return False
        if line.text[0] in NOTE_FIRST and self._opening(index, number, in_list=False):
            return False
        if (value := number_alone(line.text)) and number < value <= number + _STEP:
            if value == number + 1 or self.citations.is_cited(value, index):
                return False
            if self.expected.has_link_under(value, index, number):
                return False
        before = self.lines[index - 1].text
        if ends_with_link(before):
            return goes_on_in(before, line.text)
        if self.width:
            return not self._is_heading(index)
        return line.text[0].islower() or before[-1] in _OPEN

    def _is_heading(self, index: int) -> bool:
        """Whether a line under a wrapped note heads the number that follows: its words had room above.

        ``2 Evidence, p. 8`` / ``Chapter 2`` / ``Moorings`` / ``2.1 The moorings``.
        """
        above, line = self.lines[index - 1].text, self.lines[index].text
        if len(above) + 1 + len(line.split(None, 1)[0]) > _ROOM * self.width:
            return False
        if above[-1] in _OPEN or "http" in line or not looks_like_heading(line):
            return False
        after = index + 1
        if after < len(self.lines) and looks_like_heading(self.lines[after].text):
            after += not self.starts_block(self.lines[after].text)
        if after >= len(self.lines) or "http" in self.lines[after].text:
            return False
        return self.starts_block(self.lines[after].text)

    def _detached(self, index: int) -> int | None:
        """A number alone on its line, its words on the next (a blank line between or not)."""
        line = self.lines[index]
        number = number_alone(line.text)
        if not number or index + 1 >= len(self.lines):
            return None
        if not self._is_expected_alone(number, index):
            return None
        if self.better.has_better_than_alone(number, index):
            return None
        at = index + 1
        if at in self.skipped and at + 1 < len(self.lines) and not self.lines[at].is_page_top:
            at += 1  # the page's number stands between
        first = self.lines[at]
        if at in self.skipped or first.is_page_top or begins_small(first.text):
            return None
        is_text = not is_link(first.text)
        if is_text and (
            self.starts_block(first.text)
            or not (
                self.expected.is_next(number, index, self._last())
                or self.expected.is_source_alone(at)
            )
        ):
            return None
        self.taken.update((index, at))
        note = Note(str(number), (line.start, line.end), ((first.start, first.end),))
        return self._finish(note, at + 1)

    def _is_expected_alone(self, number: int, index: int) -> bool:
        """Whether a number alone is cited, or the line under it shows that it is a note's."""
        last = self._last()
        if self.expected.is_cited_alone(number, index, last):
            return True
        if self.expected.has_link_under(number, index, last):
            return True
        if self.lines[index].text[0] in SUPERSCRIPTS and index + 1 < len(self.lines):
            return names_source(self.lines, index + 1)  # no page and no paragraph has such a number
        in_run = index - 1 in self.taken
        return self.expected.has_source_below(number, index, last, in_run=in_run)

    def _endnotes(self, index: int) -> int | None:
        """Reads a numbered list of notes that no heading announces."""
        found = find_endnotes(self.lines, index, self._is_taken, self.citations.is_answered)
        for entry in found:
            line = self.lines[entry.lines[0]]
            body = line.text[entry.length :]
            begin = line.start + entry.length + len(body) - len(body.lstrip())
            rest = ((self.lines[i].start, self.lines[i].end) for i in entry.lines[1:])
            marker = (line.start, line.start + entry.length)
            self._give(Note(str(entry.number), marker, ((begin, line.end), *rest)))
            self.taken.update(entry.lines)
        return found[-1].lines[-1] + 1 if found else None

    def _foot(self, index: int) -> int | None:
        """Reads the foot of a page whose numbers stand apart from their texts."""
        first = number_alone(self.lines[index].text)
        if not first:
            return None
        is_cited: Callable[[int, int], bool] = self.citations.may_be_cited
        if not self.expected.is_cited_alone(first, index, self._last()):
            if not self.expected.heads_sources(index):
                return None
            is_cited = _always
        if self.better.has_better_than_alone(first, index):
            return None
        found = find_foot(self.lines, index, Bounds(self._is_taken, is_cited, self.starts_block))
        if found is None:
            return None
        for place, (number, at) in enumerate(found.numbers):
            text = found.texts[place] if place < len(found.texts) else ()
            spans = tuple((self.lines[i].start, self.lines[i].end) for i in text)
            self._give(Note(str(number), (self.lines[at].start, self.lines[at].end), spans))
            self.taken.update((at, *text))
        for at in found.page_numbers:
            self.page_numbers.append((self.lines[at].start, self.lines[at].end))
            self.taken.add(at)
        return found.after


def _always(_number: int, _index: int) -> bool:
    """Whether a number of a column of sources is cited: it needs no mark that was seen."""
    return True
