"""Drafts of blocks: each line opens a block, goes on with one, or is nobody's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.prose import awaits_date, breaks_date, is_open, is_orphan, stands_alone
from pacparse.reading.contents import goes_on_in
from pacparse.reading.drafts import Draft
from pacparse.reading.headings import (
    ATX,
    HEADING_NUMBER,
    LISTED_NUMBER,
    heads_alone,
    heads_text,
    is_listed,
    is_title,
    wraps_heading,
)
from pacparse.reading.markers import MAX_NUMBER

if TYPE_CHECKING:
    from pacparse.reading.drafts import Page
    from pacparse.reading.markers import Marker
    from pacparse.units import Label, Line

ESCAPE = "\\"
_ESCAPED = frozenset("0123456789\\")
_LABELLED_NUMBER = re.compile(r"\s*(?:\*\*)?\s*(?P<number>[0-9]{1,3}[a-z]?):(?=\s|$|[A-Z*])")
_RULE = re.compile(r"(?:[-_*=] ?){3,}")
# A line ends a paragraph where the next word would have fitted with room to spare: type is set in
# widths, not in characters.
_ROOM = 0.9


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
        if index in self.page.contents:
            self._listed(index, line)
        elif index in self.page.heads:
            self._open(line, Draft("heading", level=2, is_closed=True), 0)
        elif line.text[0] == ESCAPE and len(line.text) > 1:
            self._escaped(line)
        elif (label := self.page.openers.match_label(line.text.lstrip("*_"))) is not None:
            self._labelled(line, label)
        elif self.page.openers.is_status_line(line.text):
            self._open(line, Draft("paragraph", role="status", is_closed=True), 0)
        elif line.text[0] == "#" and (sign := ATX.match(line.text[:16])):
            self._signed(line, len(sign["sign"]), sign.end())
        elif marker is not None and self._awaits_number(marker):
            self._repeats_number(line, marker)
        elif marker is not None:
            self._marked(index, line, marker)
        elif self._goes_on(index, line):
            self.drafts[-1].take(line.start, line.end, line.text)
        else:
            self._unmarked(index, line)
        self.interrupted = False

    def _last(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def _open(self, line: Line, draft: Draft, skip: int) -> None:
        """Begins ``draft`` with the words of ``line`` after its first ``skip`` characters."""
        rest = line.text[skip:]
        lead = len(rest) - len(rest.lstrip())
        draft.take(line.start + skip + lead, line.end, rest.strip())
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
        elif self.page.contents[index] == "heading" and not self.page.has_signs:
            draft.kind, draft.level = "heading", 2
        elif line.text[0] == ESCAPE:
            draft.owned.append((line.start, line.start + 1))
            skip = 1
        self._open(line, draft, skip)
        draft.last_text = "."  # the entry ends here: no line goes on with it

    def _escaped(self, line: Line) -> None:
        """A backslash before the first character says: an ordinary paragraph begins here."""
        draft = Draft("paragraph", owned=[(line.start, line.start + 1)])
        self._open(line, draft, 1)

    def _labelled(self, line: Line, label: Label) -> None:
        """``Recommendation: 3: The Department``: label, then the number that repeats the item's."""
        stars = len(line.text) - len(line.text.lstrip("*_"))
        end = stars + label.end
        number = label.number
        rest = line.text[end : end + 40]
        closing = len(rest) - len(rest.lstrip("*_"))
        draft = Draft("paragraph", number=number, level=1, label=label.role)
        if number is None and self._is_number_alone():
            number_alone = self.drafts.pop()
            draft.number = number_alone.number
            draft.markers += number_alone.markers
        draft.markers.append((line.start, line.start + end))
        if closing:
            draft.owned.append((line.start + end, line.start + end + closing))
            end += closing
        words = line.text[end : end + 20].lstrip()
        if words[:1] == ESCAPE and words[1:2] in _ESCAPED:
            begin = end + line.text[end : end + 20].index(ESCAPE)
            draft.owned.append((line.start + end, line.start + begin + 1))
            end = begin + 1
        elif repeated := _LABELLED_NUMBER.match(line.text[end : end + 20]):
            begin = end + repeated.start("number")
            draft.number = repeated["number"]
            draft.markers.append((line.start + begin, line.start + end + repeated.end()))
            end += repeated.end()
        self._open(line, draft, end)

    def _is_number_alone(self) -> bool:
        """Whether the last draft is a number with no words yet: ``1:``, then ``PAC conclusion:``."""
        last = self._last()
        return (
            last is not None
            and last.kind == "paragraph"
            and last.label is None
            and not last.spans
            and not last.marks
            and last.number is not None
            and "." not in last.number
        )

    def _signed(self, line: Line, level: int, skip: int) -> None:
        """A heading with its sign: ``## Key messages``, ``## 1. Data``."""
        sign = (line.start, line.start + level)
        draft = Draft("heading", level=level, owned=[sign], is_closed=True)
        self._open(line, draft, self._heading_number(line, draft, skip))

    def _heading_number(self, line: Line, draft: Draft, skip: int) -> int:
        """Where the words of a heading begin: after its number, which ``draft`` gets."""
        numbered = HEADING_NUMBER.match(line.text[skip : skip + 24])
        if numbered is None and not skip and is_listed(self.page, line.text):
            numbered = LISTED_NUMBER.match(line.text[:24])
        if numbered is None or skip + numbered.end() >= len(line.text):
            return skip
        draft.number = numbered["number"]
        draft.markers.append((line.start + skip, line.start + skip + numbered.end("mark")))
        return skip + numbered.end()

    def _awaits_number(self, marker: Marker) -> bool:
        """Whether the marker repeats the number of the label that stands alone above it."""
        last = self._last()
        if last is None or last.label is None or last.spans or marker.form != "simple":
            return False
        if marker.parts[0] > MAX_NUMBER or len(last.markers) > 1:
            return False
        return last.number is None or marker.number == last.number

    def _repeats_number(self, line: Line, marker: Marker) -> None:
        """``Recommendation:`` and on the next line ``3: The Department``: one marker."""
        last = self.drafts[-1]
        last.number = marker.number
        last.markers.append((line.start, line.start + marker.length))
        words = line.text[marker.length :]
        lead = len(words) - len(words.lstrip())
        last.take(line.start + marker.length + lead, line.end, words.strip())

    def _marked(self, index: int, line: Line, marker: Marker) -> None:
        begin = line.start + marker.glued
        if marker.glued:
            begin = line.start + line.text.index(marker.number, marker.glued)
            self._mark_before(line, begin)
        draft = Draft("paragraph", number=marker.number or None, is_bold=marker.is_bold)
        draft.markers.append(marker.torn or (begin, line.start + marker.length))
        if marker.form in ("bullet", "letter", "roman"):
            draft.kind = "item"
            draft.level = 2 if marker.form == "roman" and self._is_roman(marker) else 1
        else:
            draft.level = len(marker.parts)
            if heads_text(self.page, index, marker):
                draft.kind, draft.is_closed = "heading", True
                draft.level += 1
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

    def _goes_on(self, index: int, line: Line) -> bool:
        """Whether the line continues the last draft."""
        if not self.drafts:
            return False
        last = self.drafts[-1]
        if not last.spans and (last.label or (last.number and last.kind == "paragraph")):
            return True
        if is_orphan(line.text):
            return True
        if last.role == "status" and awaits_date(last.last_text, line.text):
            return line.gap <= 1
        if last.is_closed:
            return last.kind == "heading" and wraps_heading(self.page, line, last)
        open_ended = is_open(last.last_text)
        if line.gap == 0 and not self.interrupted and not line.is_page_top:
            return self._goes_on_directly(index, line, last, open_ended=open_ended)
        if not open_ended or not last.spans:
            return False
        if line.text[0].islower():
            return True
        crossed = self.interrupted or line.is_page_top
        return (
            crossed
            and not heads_alone(self.page, index, self._last())
            and last.last_text[-1] not in "*_"
        )

    def _goes_on_directly(self, index: int, line: Line, last: Draft, *, open_ended: bool) -> bool:
        """Whether a line with no blank line before it goes on with ``last``."""
        if line.text[0].islower() and not self.page.openers.is_stance_line(line.text):
            return True
        if stands_alone(line.text) and not breaks_date(last.last_text):
            return False
        width = self.page.read.wrap_width
        if open_ended:
            return (
                not (last.kind == "item" and not last.number and width is None) or width is not None
            )
        if self.page.openers.is_stance_line(line.text) and last.number and "." in last.number:
            return False
        if heads_alone(self.page, index, self._last()):
            return False
        if width is None:
            return last.number is not None or last.label is not None
        if self.page.is_spaced and last.number and last.kind == "paragraph":
            return True
        first_word = line.text.split(None, 1)[0]
        return len(self.lines[index - 1].text) + 1 + len(first_word) > _ROOM * width

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
