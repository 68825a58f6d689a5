"""Drafts of blocks: each line opens a block, goes on with one, or is nobody's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import stands_alone
from pacparse.lexicon.line_openers import LABEL_WORDS, match_part_label
from pacparse.lexicon.statuses import is_status_line
from pacparse.reading.contents import goes_on_in
from pacparse.reading.drafts import Draft
from pacparse.reading.headings import (
    ATX,
    HEADING_LETTER,
    HEADING_NUMBER,
    LISTED_NUMBER,
    heads_alone,
    is_listed,
    is_title,
)
from pacparse.reading.joining import goes_on
from pacparse.reading.labelled import (
    ESCAPE,
    awaits_number,
    awaits_word,
    is_number_alone,
    open_labelled,
    repeat_number,
)
from pacparse.reading.numbered_headings import heads_text
from pacparse.units import Label

if TYPE_CHECKING:
    from pacparse.reading.drafts import Page
    from pacparse.reading.markers import Marker
    from pacparse.units import Line

_HEADING_FORMS = ("simple", "dotted", "bare", "sub")
_RULE = re.compile(r"(?:[-_*=] ?){3,}")


def read_drafts(page: Page) -> list[Draft]:
    """The blocks of the page's lines in order; lines in ``page.taken`` belong elsewhere."""
    builder = _Builder(page)
    for index in range(len(page.read.lines)):
        if index in page.taken:
            builder.interrupted = True
        else:
            builder.add(index)
    return builder.drafts


class _Builder:
    """The drafts so far; ``interrupted`` says that a note or furniture stood before this line."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines = page.read.lines
        self.drafts: list[Draft] = []
        self.interrupted = False

    def add(self, index: int) -> None:
        """Reads line ``index`` into the drafts."""
        line = self.lines[index]
        marker = self.page.markers.get(index)
        if marker is not None and marker.torn:  # else its bullet would be nobody's
            self._marked(index, line, marker)
        elif index in self.page.contents:
            self._listed(index, line)
        elif index in self.page.heads:
            self._report_head(index, line)
        elif line.text[0] == ESCAPE and len(line.text) > 1:
            self._escaped(line)
        elif (label := self._label(line, marker)) is not None and not self._is_title(index, label):
            self._open(line, *open_labelled(line, label, self._number_alone(label)))
        elif is_status_line(line.text):
            self._open(line, Draft("paragraph", role="status", is_closed=True), 0)
        elif index in self.page.headings or (line.text[0] == "#" and ATX.match(line.text[:16])):
            self._headed(line, self.page.headings.get(index), marker)
        elif marker is not None and awaits_number(self._last(), marker):
            repeat_number(self.drafts[-1], line, marker)
        elif marker is not None:
            self._marked(index, line, marker)
        elif self._titles_number(line):
            self._title_number(line)
        elif goes_on(self.page, self._last(), index, is_interrupted=self.interrupted):
            self.drafts[-1].take(line.start, line.end, line.text)
        else:
            self._unmarked(index, line)
        self.interrupted = False

    def _is_title(self, index: int, label: Label) -> bool:
        """Whether a heading of the first level only begins like a label: ``Response: the lamps``."""
        is_whole = label.end < len(self.lines[index].text.rstrip("*_"))
        return self.page.headings.get(index) == 1 and label.number is None and is_whole

    def _titles_number(self, line: Line) -> bool:
        """Whether the line is the title, named in the contents, of a number alone above it."""
        last = self._last()
        if not self.page.titles or last is None or last.spans or last.label or not last.number:
            return False
        return last.kind == "paragraph" and not last.marks and is_listed(self.page, line.text)

    def _title_number(self, line: Line) -> None:
        """Makes a heading of a number alone: ``1.1`` / ``Which lamps?``."""
        last = self.drafts[-1]
        last.kind, last.is_closed, last.level = "heading", True, last.level + 1
        last.take(line.start, line.end, line.text)

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
        if sign := ATX.match(line.text[:16]) if line.text[0] == "#" else None:
            draft.kind, draft.level, skip = "heading", len(sign["sign"]), sign.end()
            draft.owned.append((line.start, line.start + draft.level))
        elif index in self.page.headings:
            draft.kind, draft.level = "heading", self.page.headings[index]
        elif self.page.contents[index] == "heading" and not self.page.has_signs:
            draft.kind, draft.level = "heading", 2
        elif line.text[0] == ESCAPE:
            draft.owned.append((line.start, line.start + 1))
            skip = 1
        self._open(line, draft, skip)
        draft.last_text = "."  # the entry ends here: no line goes on with it

    def _report_head(self, index: int, line: Line) -> None:
        """A line over a report's section; a department's name may take two lines."""
        if self.page.heads[index] and (last := self._last()) is not None:
            last.take(line.start, line.end, line.text)
        else:
            level = self.page.headings.get(index, 2)
            self._open(line, Draft("heading", level=level, is_closed=True), 0)

    def _escaped(self, line: Line) -> None:
        """A backslash before the first character says: an ordinary paragraph begins here."""
        draft = Draft("paragraph", owned=[(line.start, line.start + 1)])
        self._open(line, draft, 1)

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

    def _headed(self, line: Line, level: int | None, marker: Marker | None) -> None:
        """A heading by its sign, or (at ``level``) by what the original says."""
        if sign := ATX.match(line.text[:16]) if line.text[0] == "#" else None:
            self._signed(line, len(sign["sign"]), sign.end())
        elif level is not None:
            self._styled_heading(line, level, marker)

    def _signed(self, line: Line, level: int, skip: int) -> None:
        """A heading with its sign: ``## Key messages``, ``## 1. Data``."""
        sign = (line.start, line.start + level)
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
        if heads_text(self.page, index, marker):
            draft.kind, draft.is_closed = "heading", True
            draft.level += 2 if marker.form == "figure" else 1  # "(2) Oil" is a part of "1. Lamps"
        elif marker.form in ("bullet", "letter", "roman", "figure"):
            draft.kind = "item"
            draft.level = 2 if marker.form == "roman" and self._is_roman(marker) else 1
        self._open(line, draft, marker.length + self._escape_after(line, draft, marker))

    def _escape_after(self, line: Line, draft: Draft, marker: Marker) -> int:
        """How far an escape after a bullet reaches: words follow it that look like a number."""
        rest = line.text[marker.length : marker.length + 8]
        if marker.form != "bullet" or rest.lstrip()[:1] != ESCAPE:
            return 0
        at = rest.index(ESCAPE)
        draft.owned.append((line.start + marker.length + at, line.start + marker.length + at + 1))
        return at + 1

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

    def _unmarked(self, index: int, line: Line) -> None:
        draft = Draft("paragraph")
        skip = 0
        if not self.drafts and not self.page.has_signs and is_title(self.page, index):
            draft.kind, draft.level, draft.is_closed = "heading", 1, True
            skip = self._heading_number(line, draft, 0)
        elif heads_alone(self.page, index, self._last()):
            draft.kind, draft.level, draft.is_closed = "heading", 2, True
            skip = self._heading_number(line, draft, 0)
        elif (
            stands_alone(line.text)
            or _RULE.fullmatch(line.text[:80])
            or (line.text[0] in "([" and line.text[-1] in ")]" and line.gap > 0)
        ):
            draft.is_closed = True
        self._open(line, draft, skip)
