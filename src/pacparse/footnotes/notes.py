"""Lines that are notes: the definitions that marks point to, wherever a page put them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.citations import Citations
from pacparse.footnotes.endnotes import find_endnotes
from pacparse.footnotes.explicit import OPENINGS, read_explicit
from pacparse.footnotes.footers import Bounds, find_foot
from pacparse.footnotes.note_records import Note, Notes
from pacparse.footnotes.note_rules import NOTE, NoteLine
from pacparse.footnotes.number_rules import LONE_NUMBER, LoneNumber
from pacparse.footnotes.openings import (
    NOTE_FIRST,
    Opening,
    awaits_number,
    ends_with_link,
    is_link,
    number_alone,
    read_opening,
)
from pacparse.footnotes.repeated import RepeatedNotes
from pacparse.footnotes.roman_notes import find_roman_notes
from pacparse.footnotes.run_on import split_line
from pacparse.footnotes.urls import goes_on_in
from pacparse.lexicon.heading_shape import looks_like_heading
from pacparse.lexicon.sentences import is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from pacparse.footnotes.evidence import Candidates
    from pacparse.text.spans import Run
    from pacparse.units import Lines

__all__ = ["Notes", "find_notes"]

_NOTE_HEADING = re.compile(
    r"(?:\*\*|#{1,6} {1,400})?\s?(?:foot|end)?(?:notes|references)\s?:?(?:\*\*)?", re.IGNORECASE
)
_HEADING_LENGTH = 24
_STEP = 3
_AHEAD_LINES = 6
_OPEN = ",-–(:‘“"
_ROOM = 0.9


def find_notes(
    read: Lines,
    *,
    candidates: Candidates,
    starts_block: Callable[[str], bool],
    skipped: Set[int],
) -> Notes:
    """The notes among ``read.lines``.

    ``candidates`` is the marks that the text may hold, the evidence for a note without a URL;
    ``starts_block`` says of a line that it opens a block of its own, so that a note ends before
    it; ``skipped`` are lines that are furniture.
    """
    if any(line.text[0] in "[\\" and line.text.startswith(OPENINGS) for line in read.lines):
        return read_explicit(read.lines, skipped)
    reader = _Reader(read, Citations(read.lines, candidates.found), starts_block, skipped)
    reader.raised = {
        c.run[0]: Opening(c.value, c.run[1] - c.run[0], "sign")
        for c in candidates.found
        if c.place == "raised"
    }
    reader.read_all()
    roman = Notes((), frozenset())
    if not candidates.are_all:
        roman = find_roman_notes(read.lines, reader.taken | skipped)
    return Notes(
        (*reader.notes, *roman.notes),
        roman.lines | reader.taken,
        tuple(reader.page_numbers),
        roman.marks,
    )


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
        self.starts_block = starts_block
        self.skipped = skipped
        self.notes: list[Note] = []
        self.taken: set[int] = set()
        self.page_numbers: list[Run] = []
        self.in_list = False
        self.raised: dict[int, Opening] = {}  # lines that a raised number begins, by their start
        self.interrupts = 0  # the length of the line that the notes interrupt
        self.is_listed = False  # notes stood in a list under no heading
        self.repeats = RepeatedNotes(read.lines, skipped, self.taken)

    def read_all(self) -> None:
        """Reads all lines: few begin as a note does."""
        lines, index = self.lines, 0
        while index < len(lines):
            text = lines[index].text
            if text[0] in NOTE_FIRST and not self._is_taken(index):
                index = self._read(index)
                continue
            if len(text) < _HEADING_LENGTH and _NOTE_HEADING.fullmatch(text):
                self.in_list = True
            index += 1

    def _read(self, index: int) -> int:
        """Reads what begins at line ``index``; the index of the line to go on with."""
        if self.lines[index].text[0] == "1" and (after := self._endnotes(index)):
            return after
        return self._alone(index) or self._single(index) or index + 1

    def _is_taken(self, index: int) -> bool:
        return index in self.taken or index in self.skipped

    def _last(self) -> int:
        in_turn = len(self.notes) - self.repeats.out_of_turn
        return int(self.notes[in_turn - 1].number) if in_turn > 0 else 0

    def _opening(self, index: int, last: int, *, in_list: bool) -> tuple[int, int] | None:
        """The number of the note that the line opens, and the length of its marker."""
        line = self.lines[index]
        found = read_opening(line.text, in_list=in_list) or self.raised.get(line.start)
        if found is None and self.is_listed:
            found = read_opening(line.text, in_list=True)
            if found and not (
                found.number == last + 1 and self.citations.is_cited(last + 1, index)
            ):
                return None
        if found is None or found.length == len(line.text):
            return None
        is_again = self.repeats.has(index)
        facts = NoteLine(self.lines, index, found, last)
        facts.look_around(self.citations, self.skipped, self.taken)
        is_note = NOTE.answer(facts, line.start) == "note"
        return (found.number, found.length) if is_note or is_again else None

    def _single(self, index: int) -> int | None:
        """Reads the note that line ``index`` opens; the index after it, or None."""
        found = self._opening(index, self._last(), in_list=self.in_list)
        if found is None:
            return None
        number, length = found
        is_again = number < self._last() and self.repeats.has(index)
        out_of_turn = self.repeats.out_of_turn + 1 if is_again else 0
        self.taken.add(index)
        if index - 1 not in self.taken:
            self.interrupts = self._interrupts(index)
        *whole, final = self._split(index, number, length)
        for note in whole:
            self._give(note)
        self.repeats.add(self.lines[index].text)
        after = self._finish(final, index + 1)
        self.repeats.out_of_turn = 0 if whole else out_of_turn
        if self._is_page_number(after):
            self.page_numbers.append((self.lines[after].start, self.lines[after].end))
            self.taken.add(after)
        return after

    def _is_page_number(self, index: int) -> bool:
        """Whether a number alone under notes is a page's: no note waits for it, and no text of its own.

        The rest of an interrupted sentence is below it, a number or label, another page, or nothing.
        """
        if index >= len(self.lines) or index in self.skipped:
            return False
        value, below = number_alone(self.lines[index].text), index + 1
        if not value or value == self._last() + 1 or self.citations.is_cited(value, index):
            return False
        if self.interrupts or below == len(self.lines) or self.lines[below].is_page_top:
            return True
        return self.lines[index].gap > 0 and self.starts_block(self.lines[below].text)

    def _split(self, index: int, number: int, length: int) -> list[Note]:
        """The notes on line ``index``, which begins with note ``number`` or goes on with it."""
        below = self.lines[index + 1 : index + _AHEAD_LINES]

        def is_free(value: int, above: str) -> bool:
            opened = (read_opening(line.text) for line in below)
            is_known = ends_with_link(above) or self.citations.may_be_cited(value, index)
            return is_known and all(other is None or other.number != value for other in opened)

        above_link = self._is_above_link(index)
        return split_line(self.lines[index], number, length, is_free=is_free, above_link=above_link)

    def _interrupts(self, index: int) -> int:
        """The length of the line above notes that stand inside a sentence of the page; else 0."""
        if not index or self.lines[index].gap or index - 1 in self.skipped:
            return 0
        above = self.lines[index - 1].text
        return len(above) if is_open(above) else 0

    def _finish(self, note: Note, after: int) -> int:
        """Adds the lines that go on with ``note``, from line ``after``; the index after them."""
        while after < len(self.lines) and (
            self._continues(after, int(note.number))
            or not (note.spans or self.lines[after].gap or after in self.skipped)
        ):
            first, *others = self._split(after, int(note.number), 0)
            note = note._replace(spans=(*note.spans, *first.spans))
            for other in others:
                self._give(note)
                note = other
            self.taken.add(after)
            after += 1
        self._give(note)
        return after

    def _give(self, note: Note) -> None:
        self.notes.append(note)
        self.repeats.out_of_turn = 0
        self.citations.give(int(note.number), note.marker[0], note.spans)

    def _continues(self, index: int, number: int) -> bool:
        """Whether the line goes on with note ``number``, which the line before belongs to."""
        line = self.lines[index]
        if line.gap > 0 or line.is_page_top or index in self.skipped:
            return False
        before = self.lines[index - 1].text
        if line.text[0].isdigit() and awaits_number(before):
            return True
        if self.starts_block(line.text) or (number_alone(line.text) and not is_open(before)):
            return False
        if line.text[0] in NOTE_FIRST and self._opening(index, number, in_list=False):
            return False
        if (value := number_alone(line.text)) and number < value <= number + _STEP:
            if value == number + 1 or self.citations.is_cited(value, index):
                return False
            below = self._lone(index, number).below
            if below is not None and not below.gap and is_link(below.text):
                return False
        if ends_with_link(before):
            return goes_on_in(before, line.text)
        if is_link(line.text) or (is_open(before) and self._is_above_link(index)):
            return True
        if self.interrupts and line.text[0].islower() and not self._is_cut(index):
            return False  # the sentence that the notes interrupt
        if self.width:
            return not self._is_heading(index)
        return line.text[0].islower() or before[-1] in _OPEN

    def _is_cut(self, index: int) -> bool:
        """Whether the line above stops in a sentence, and has no room for the first word of this one."""
        above = self.lines[index - 1].text
        room = _ROOM * self.interrupts - len(above) - 1
        return is_open(above) and len(self.lines[index].text.split(None, 1)[0]) > room

    def _is_above_link(self, index: int) -> bool:
        """Whether an address begins the next line, with no blank line between."""
        below = self.lines[index + 1 : index + 2]
        return bool(below) and not below[0].gap and is_link(below[0].text)

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

    def _lone(self, index: int, last: int) -> LoneNumber:
        return LoneNumber(self.lines, index, last, citations=self.citations, skipped=self.skipped)

    def _alone(self, index: int) -> int | None:
        """Reads what a number alone on its line begins: the foot of a page, or a note below it."""
        if not number_alone(self.lines[index].text):
            return None
        lone = self._lone(index, self._last())
        if LONE_NUMBER.answer(lone, self.lines[index].start) != "note":
            return None
        return self._foot(lone) or self._detached(lone)

    def _detached(self, lone: LoneNumber) -> int | None:
        """A number alone on its line, its words on the next (a blank line between or not)."""
        line, at = self.lines[lone.index], lone.text_at
        if lone.below is None or at in self.skipped or number_alone(lone.below.text):
            return None
        if self.starts_block(lone.below.text):
            return None
        self.taken.update((lone.index, at))
        span = (lone.below.start, lone.below.end)
        return self._finish(Note(str(lone.number), (line.start, line.end), (span,)), at + 1)

    def _endnotes(self, index: int) -> int | None:
        """Reads a numbered list of notes that no heading announces."""
        found = find_endnotes(self.lines, index, self._is_taken, self.citations)
        for entry in found:
            line = self.lines[entry.lines[0]]
            body = line.text[entry.length :]
            begin = line.start + entry.length + len(body) - len(body.lstrip())
            rest = ((self.lines[i].start, self.lines[i].end) for i in entry.lines[1:])
            marker = (line.start, line.start + entry.length)
            self._give(Note(str(entry.number), marker, ((begin, line.end), *rest)))
            self.taken.update(entry.lines)
            self.is_listed = True
        return found[-1].lines[-1] + 1 if found else None

    def _foot(self, lone: LoneNumber) -> int | None:
        """Reads the foot of a page whose numbers stand apart from their texts."""
        index = lone.index
        is_cited: Callable[[int, int], bool] = self.citations.may_be_cited
        if not lone.is_cited:
            is_cited = _always
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
    """Whether a number of a foot of sources is cited: they need no marks that were seen."""
    return True
