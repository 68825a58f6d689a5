"""Drafts of blocks: each line opens a block, goes on with one, or is nobody's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import stands_alone
from pacparse.lexicon.line_openers import LABEL_WORDS, is_stance_line, match_part_label
from pacparse.lexicon.sentences import ends_with_source
from pacparse.lexicon.statuses import is_status_line
from pacparse.reading.contents import goes_on_in
from pacparse.reading.drafts import Draft
from pacparse.reading.heading_facts import Candidate, is_listed
from pacparse.reading.headings import is_ordinal, names_bodies, reads_as_heading
from pacparse.reading.joining import goes_on
from pacparse.reading.labelled import (
    PLAIN,
    awaits_number,
    awaits_word,
    is_number_alone,
    open_labelled,
    repeat_number,
)
from pacparse.reading.lines import MAX_WRAP_WIDTH, NARROWEST
from pacparse.rules import is_watched
from pacparse.text.patterns import compile_late
from pacparse.units import Label

if TYPE_CHECKING:
    from pacparse.reading.drafts import Page
    from pacparse.reading.markers import Marker
    from pacparse.units import Line, LineRole, Lines

_ALIKE, _NEARLY = 3, 0.9
_FEWEST_SOURCED, _SOURCED = 3, 0.7
_MAY_HEAD = ("simple", "dotted", "bare", "letter", "figure")
_HEADING_FORMS = ("simple", "dotted", "bare", "sub")
_RULE = re.compile(r"(?:[-_*=] ?){3,}")
ATX = re.compile(r"(?P<sign>#{1,6})[ \t]{1,400}(?=\S)")
# "1. Data", "3.2 Costs", "**4a)** Staff"; near miss: "147 social care authorities".
HEADING_NUMBER = re.compile(
    r"""
    (?P<mark> \ufeff{0,4} (?: (?:\*{2,4}|__) \s? )?
        (?P<number> [0-9]{1,6} (?:\.[0-9]{1,3}){1,3} | [0-9]{1,6} [a-z]? (?=[*_]{0,4}[.)]) )
        (?:\*{2,4}|__)? [.)]? (?:\*{2,4}|__)? )
    [\s\ufeff]{1,4}
    """,
    re.VERBOSE,
)

# The letter of a section, in bold as we write it: "**A.** Lamps"; near miss: "A. Wick, keeper".
HEADING_LETTER = compile_late(r"(?P<mark>\*\*(?P<number>[A-Z])\.\*\*)[ \t]{1,4}(?=\S)")

# The number of a title that a list of contents names: "2 Lamps", "2.1 Lamps"; near miss: "2nd lamp".
LISTED_NUMBER = compile_late(
    r"(?P<mark>(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}))[ \t]{1,4}(?=\S)"
)


def read_drafts(page: Page) -> list[Draft]:
    """The blocks of the page's lines in order; lines in ``page.taken`` belong elsewhere."""
    builder = _Builder(page._replace(measure=_measure(page.read), is_sourced=_is_sourced(page)))
    for index in range(len(page.read.lines)):
        if index in page.taken:
            builder.interrupted = True
        else:
            builder.add(index)
    return builder.drafts


def _measure(read: Lines) -> int:
    """How long a line of the text can be; 0 if it does not show.

    A short text shows it by several lines of about the same length.
    """
    if read.wrap_width is not None:
        return read.wrap_width
    longest = sorted({line.text: len(line.text) for line in read.lines}.values())[-_ALIKE:]
    is_shown = len(longest) == _ALIKE and longest[0] >= _NEARLY * longest[-1]
    return longest[-1] if is_shown and NARROWEST <= longest[-1] <= MAX_WRAP_WIDTH else 0


def _is_sourced(page: Page) -> bool:
    """Whether about as many lines end with a source in brackets as begin with a whole number."""
    numbered = sum(marker.form == "simple" for marker in page.markers.values())
    if numbered < _FEWEST_SOURCED:
        return False
    sourced = sum(ends_with_source(line.text) for line in page.read.lines if line.text[-1] in ").")
    return sourced >= _FEWEST_SOURCED and sourced >= _SOURCED * numbered


def _whole(*, is_status: bool) -> Draft:
    """A status line, or a row of a table: no line goes on with it."""
    role: LineRole | None = "status" if is_status else None
    return Draft("paragraph", role=role, is_closed=True, is_row=not is_status)


class _Builder:
    """The drafts so far; ``interrupted`` says that a note or furniture stood before this line.

    ``until`` is the last line of the heading that was begun.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines = page.read.lines
        self.drafts: list[Draft] = []
        self.interrupted = False
        self.until = -1

    def add(self, index: int) -> None:
        """Reads line ``index`` into the drafts."""
        line = self.lines[index]
        marker = self.page.markers.get(index)
        if index <= self.until or (marker is None and self._can_only_go_on(index, line)):
            self.drafts[-1].take(line.start, line.end, line.text)
        elif marker is not None and marker.torn:  # else its bullet would be nobody's
            self._marked(index, line, marker)
        elif index in self.page.contents:
            self._listed(index, line)
        elif line.text[0] == PLAIN:
            self._open(line, Draft("paragraph"), len(PLAIN))
        elif (label := self._label(line, marker)) is not None and not self._is_title(index, label):
            self._labelled(index, line, label)
        elif (is_status := is_status_line(line.text)) or index in self.page.rows:
            self._open(line, _whole(is_status=is_status), 0)
        elif self._is_given(index, line):
            self._headed(index, line, marker)
        elif marker is not None and awaits_number(self._last(), marker):
            repeat_number(self.drafts[-1], line, marker)
        elif marker is not None:
            self._marked(index, line, marker)
        elif self._headed_alone(index, line):
            pass
        elif goes_on(self.page, self._last(), index, is_interrupted=self.interrupted):
            self.drafts[-1].take(line.start, line.end, line.text)
        else:
            self._unmarked(line)
        self.interrupted = False

    def _can_only_go_on(self, index: int, line: Line) -> bool:
        """Whether a line needs no question: a small letter directly under an open block, in no list.

        So begin most lines of wrapped prose. It holds no label and no status, ``HEADINGS`` settles it
        as text, and the first rule of ``JOINING`` leaves no other answer.
        """
        if line.gap or line.is_page_top or self.interrupted or not self.drafts:
            return False
        last, text = self.drafts[-1], line.text
        if last.is_closed or last.heads or not text[0].islower() or is_watched():
            return False
        page = self.page
        is_given = index in page.contents or index in page.rows or index in page.headings
        return not (is_given or text in LABEL_WORDS or "eport" in text.lower())

    def _is_given(self, index: int, line: Line) -> bool:
        """Whether a sign or the original says heading; a verdict in bold on a page is none."""
        if index in self.page.headings:
            return not (self.page.is_laid_out and is_stance_line(line.text))
        return line.text[0] == "#" and ATX.match(line.text) is not None

    def _is_title(self, index: int, label: Label) -> bool:
        """Whether a heading of the first level only begins like a label: ``Response: the lamps``."""
        is_whole = label.end < len(self.lines[index].text.rstrip("*_"))
        return self.page.headings.get(index) == 1 and label.number is None and is_whole

    def _headed_alone(self, index: int, line: Line) -> bool:
        """Whether the line is a heading without a sign; it is opened then."""
        candidate = Candidate(self.page, index, self._last())
        if not reads_as_heading(candidate):
            return False
        if candidate.titles_number:  # "1.1" / "Which lamps?"
            draft = self.drafts[-1]
            draft.kind, draft.is_closed, draft.level = "heading", True, draft.level + 1
            draft.take(line.start, line.end, line.text)
            return True
        draft = Draft("heading", level=2 if self.drafts else 1, is_closed=True)
        if is_ordinal(candidate):
            draft.heads, draft.level = 1, 2
        elif names_bodies(candidate):
            draft.heads = self.drafts[-1].heads + 1
        self._open_heading(candidate, draft, self._heading_number(line, draft, 0))
        return True

    def _open_heading(self, candidate: Candidate, draft: Draft, skip: int) -> None:
        """Begins a heading, which takes as many lines as the candidate says."""
        self._open(candidate.line, draft, skip)
        self.until = candidate.index + candidate.block[0] - 1

    def _labelled(self, index: int, line: Line, label: Label) -> None:
        """A label and its words: those of the part it names, or a title over them."""
        before = self._last()
        draft, skip = open_labelled(line, label, self._number_alone(label), self.page.plain)
        candidate = Candidate(self.page, index, before, label=label, skip=skip)
        is_plain = line.end - len(line.text[skip:].lstrip()) in self.page.plain
        if draft.number and not is_plain and reads_as_heading(candidate):
            draft.kind, draft.is_closed = "heading", True
            draft.level = self.page.headings.get(index, 2)
            self._open_heading(candidate, draft, skip)
        else:
            self._open(line, draft, skip)

    def _last(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def _open(self, line: Line, draft: Draft, skip: int) -> None:
        """Begins ``draft`` with the words of ``line`` after its first ``skip`` characters."""
        words = line.text[skip:].lstrip() if skip else line.text
        draft.take(line.end - len(words), line.end, words)
        self.drafts.append(draft)

    def _listed(self, index: int, line: Line) -> None:
        """A line of a list of contents, or its heading: a block of its own, with no number."""
        last = self._last()
        is_entry = last is not None and last.role == "contents" and last.kind == "paragraph"
        if last and is_entry and goes_on_in(self.lines[index - 1], line):
            last.take(line.start, line.end, ".")
            return
        draft = Draft("paragraph", role="contents", is_closed=True)
        skip = 0
        if sign := ATX.match(line.text) if line.text[0] == "#" else None:
            draft.kind, draft.level, skip = "heading", len(sign["sign"]), sign.end()
            draft.owned.append((line.start, line.start + draft.level))
        elif index in self.page.headings:
            draft.kind, draft.level = "heading", self.page.headings[index]
        elif self.page.contents[index] == "heading" and not self.page.has_signs:
            draft.kind, draft.level = "heading", 2
        elif line.text[0] == PLAIN:
            skip = len(PLAIN)
        self._open(line, draft, skip)
        draft.last_text = "."  # the entry ends here: no line goes on with it

    def _label(self, line: Line, marker: Marker | None) -> Label | None:
        """The label that the line begins with; a number set off in bold leaves no doubt."""
        if marker is not None and marker.is_set_off:
            return None
        if (role := LABEL_WORDS.get(line.text)) is not None:
            if not awaits_word(self._last(), is_interrupted=self.interrupted):
                return None
            return Label(role, None, len(line.text), is_word=True)
        return match_part_label(line.text.lstrip("*_"))

    def _number_alone(self, label: Label) -> Draft | None:
        """The last draft, taken back, where it is the label's number on a line of its own."""
        if label.number is None and is_number_alone(self._last()):
            return self.drafts.pop()
        return None

    def _headed(self, index: int, line: Line, marker: Marker | None) -> None:
        """A heading by its sign, or by what the original says."""
        if sign := ATX.match(line.text) if line.text[0] == "#" else None:
            self._signed(index, line, len(sign["sign"]), sign.end())
        else:
            self._styled_heading(line, self.page.headings[index], marker)

    def _signed(self, index: int, line: Line, level: int, skip: int) -> None:
        """A heading with its sign: ``## Key messages``, ``## 1. Data``, ``## Recommendation 1: Oil``."""
        sign = (line.start, line.start + level)
        words = line._replace(start=line.start + skip, text=line.text[skip:])
        label = match_part_label(words.text)
        if label is not None and label.number and label.end < len(words.text):
            draft, end = open_labelled(words, label, None)
            candidate = Candidate(self.page, index, self._last(), label=label, skip=skip + end)
            if reads_as_heading(candidate):
                draft.kind, draft.is_closed, draft.level = "heading", True, level
                draft.owned.append(sign)
                self._open(line, draft, skip + end)
                return
        draft = Draft("heading", level=level, owned=[sign], is_closed=True)
        self._open(line, draft, self._heading_number(line, draft, skip))

    def _styled_heading(self, line: Line, level: int, marker: Marker | None) -> None:
        """A heading by what the original says; its number by the sequence of them, or its form."""
        draft = Draft("heading", level=level, is_closed=True)
        if marker is None or marker.form not in _HEADING_FORMS or marker.is_alone:
            skip = self._heading_number(line, draft, 0)
        else:
            skip, begin = marker.length, line.start
            if marker.glued:
                begin += line.text.index(marker.number, marker.glued)
                self._mark_before(line, begin)
            draft.number = marker.number
            draft.markers.append((begin, line.start + skip))
        self._open(line, draft, skip)

    def _heading_number(self, line: Line, draft: Draft, skip: int) -> int:
        """Where the words of a heading begin: after its number, which ``draft`` gets."""
        numbered = HEADING_NUMBER.match(line.text[skip : skip + 24])
        if numbered is None and skip:
            numbered = HEADING_LETTER.match(line.text[skip : skip + 24])
        if numbered is None and not skip and is_listed(self.page, line.text):
            numbered = LISTED_NUMBER.match(line.text[:24])
        if numbered is None or skip + numbered.end() >= len(line.text):
            return skip
        draft.number = numbered["number"]
        draft.markers.append((line.start + skip, line.start + skip + numbered.end("mark")))
        return skip + numbered.end()

    def _marked(self, index: int, line: Line, marker: Marker) -> None:
        begin = line.start + marker.glued
        if marker.glued:
            begin = line.start + line.text.index(marker.number, marker.glued)
            self._mark_before(line, begin)
        draft = Draft("paragraph", number=marker.number or None, is_bold=marker.is_bold)
        draft.markers.append(marker.torn or (begin, line.start + marker.length))
        draft.level = len(marker.parts)
        skip = marker.length
        candidate = Candidate(self.page, index, self._last(), marker=marker, skip=skip)
        if marker.form in _MAY_HEAD and reads_as_heading(candidate):
            draft.kind, draft.is_closed = "heading", True
            draft.level += 2 if marker.form == "figure" else 1  # "(2) Oil" is a part of "1. Lamps"
            self._open_heading(candidate, draft, skip)
            return
        if marker.form in ("bullet", "letter", "roman", "figure"):
            draft.kind = "item"
            draft.level = 2 if marker.form == "roman" and self._is_roman(marker) else 1
        self._open(line, draft, marker.length)

    def _mark_before(self, line: Line, begin: int) -> None:
        """Gives digits glued to the front of a number to the block before: they are its mark."""
        run = (line.start, begin)
        if not self.drafts:
            self.drafts.append(Draft("paragraph", owned=[run]))
        else:
            self.drafts[-1].marks.append(run)

    def _is_roman(self, marker: Marker) -> bool:
        """(i) after (h) is a letter; elsewhere it is a roman one."""
        before = next((d for d in reversed(self.drafts) if d.kind == "item" and d.number), None)
        if len(marker.number) > 1 or before is None or before.number is None:
            return len(marker.number) > 1 or before is not None
        return not (before.level == 1 and ord(before.number[-1]) + 1 == ord(marker.number))

    def _unmarked(self, line: Line) -> None:
        """A paragraph of its own: a line that is no heading and goes on with nothing."""
        is_closed = (
            stands_alone(line.text)
            or _RULE.fullmatch(line.text[:80]) is not None
            or (line.text[0] in "([" and line.text[-1] in ")]" and line.gap > 0)
        )
        self._open(line, Draft("paragraph", is_closed=is_closed), 0)
