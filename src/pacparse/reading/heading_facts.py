"""The facts of a line that may be a heading: its words, its shape, its place, its neighbours."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.lexicon.departments import knows_departments, names_departments
from pacparse.lexicon.heading_shape import (
    MAX_HEADING,
    MAX_LINES_HEADING,
    asks,
    looks_like_heading,
    names_part,
    splits_title,
    stands_alone,
    tells,
)
from pacparse.lexicon.layouts import RECOMMENDATION_HEADING, heads_answer
from pacparse.lexicon.line_openers import is_stance_line, match_part_label
from pacparse.lexicon.part_labels import has_label_word
from pacparse.lexicon.sentences import awaits_date, is_open, splits_date, stops_short
from pacparse.lexicon.statuses import is_status_line
from pacparse.reading.contents_lines import fold_title
from pacparse.reading.lines import is_one_of_those_below
from pacparse.reading.typefaces import is_set_off
from pacparse.rules import fact
from pacparse.text.patterns import compile_late
from pacparse.text.white_space import flatten

if TYPE_CHECKING:
    from pacparse.reading.drafts import Draft, Page
    from pacparse.reading.markers import Marker
    from pacparse.units import Label, Line

MAX_INLINE_HEADING = 80
_MOST_LINES, _MOST_HEAD_LINES = 3, 6
_FULL = 0.8  # share of the width that a full line takes at least
_MUCH_ROOM = 0.75
_NEARLY_FULL = 0.95
_ROOM_FOR_TITLE = 0.85
_ROOM = 0.6  # of a line with which a list's member ends, or a name
_COLUMN = 50  # letters that a line of text in a column takes at least
_BRACKET = 60
_SEVERAL_WORDS = 4
_CLAUSE = 400  # characters within which what is recommended is asked for
_COUNTED = ("simple", "dotted")
# What a sentence goes on with below: "2006 to provide", "2023, and the", "(https://www.gov.uk/eels)";
# near misses: "2006 Act", "(2) The keeper".
_CUT_OFF = compile_late(r"(?:19|20)[0-9]{2},? [a-z]|\((?:https?://|www\.)")
_CUT_FIRST = frozenset("12(")
# What a sentence goes on with behind a page's end: "2019, with", "2012. Since", "(low lamps";
# near misses: "2012 was", "(2) The keeper".
_CUT_YEAR = compile_late(r"(?:19|20)[0-9]{2}[,.;] |\([a-z]{3}")
# What a count begins with, under the line of a number: "21 weeks to"; near misses: "21 Weeks", "2.1 the".
_COUNT_BELOW = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){0,2} [a-z]")


def is_listed(page: Page, text: str) -> bool:
    """Whether a list of contents names this line as a title."""
    if not page.titles or page.has_signs or len(text) > MAX_HEADING or text[0].islower():
        return False
    return fold_title(text) in page.titles


def following_index(page: Page, index: int) -> int:
    """The index of the next line that is no furniture and no note, or -1."""
    below, end = index + 1, len(page.read.lines)
    while below < end and below in page.taken:
        below += 1
    return below if below < end else -1


class Candidate:
    """The facts of a line that may be a heading; each is found when a rule first asks for it.

    ``before`` is the block above. ``marker`` or ``label`` is what the line begins with, ``skip`` its
    length: ``words`` are what stands behind it.
    """

    def __init__(
        self,
        page: Page,
        index: int,
        before: Draft | None,
        *,
        marker: Marker | None = None,
        label: Label | None = None,
        skip: int = 0,
    ) -> None:
        self.page, self.index, self.before = page, index, before
        self.marker, self.label = marker, label
        self.lines = page.read.lines
        self.line = self.lines[index]
        self.words = self.line.text[skip:].strip() if skip else self.line.text
        self.is_plain = marker is None and label is None
        self.form = marker.form if marker is not None else None
        self.is_counted = self.form in _COUNTED

    @fact
    def block(self) -> tuple[int, str]:
        """How many lines the heading would take, and all its words."""
        at, whole = self.index, self.words
        is_given = at in self.page.headings or self.line.text[0] == "#"  # it says where it ends
        if is_given or not whole or whole[0].islower() or len(whole) > MAX_LINES_HEADING:
            return 1, whole
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if after is None or after.gap > 0 or self._is_too_long(f"{whole} {after.text}"):
            return 1, whole
        while at - self.index < _MOST_LINES and self._flows(at):
            at += 1
            whole = f"{whole} {self.lines[at].text}"
        if at == self.index or not self._is_one(whole) or not self._ends(at, whole):
            return 1, self.words
        return at - self.index + 1, whole

    def _is_one(self, whole: str) -> bool:
        """Whether the words of several lines can be one heading."""
        has_shape = not self._is_too_long(whole) and looks_like_heading(whole, MAX_LINES_HEADING)
        return has_shape and is_open(whole) and not tells(whole)

    def _is_too_long(self, whole: str) -> bool:
        """Whether a heading has fewer letters: one without a label, a report's head or a chapter's number."""
        is_named = self.label is not None or self.is_under_head
        return len(whole) > MAX_HEADING and not (is_named or names_part(whole))

    def _flows(self, at: int) -> bool:
        """Whether a line goes on in the next one as a wrapped heading does."""
        if at + 1 >= len(self.lines) or at + 1 in self.page.taken or at + 1 in self.page.markers:
            return False
        line, after = self.lines[at].text, self.lines[at + 1]
        if after.gap > 0 or after.is_page_top or at + 1 in self.page.contents:
            return False
        if self.is_under_head and self._names_bodies(line, after.text):
            return True
        if after.text[0].islower():
            return not is_stance_line(after.text)
        if _opens_part(after.text):
            return False
        is_half = stops_short(line) or splits_title(line, after.text)
        return is_half or self._is_broken(line, after.text)

    def _names_bodies(self, line: str, after: str) -> bool:
        """Whether a department's name is divided: ``Home Office / HM Revenue and`` / ``Customs``."""
        first = flatten(line)
        both = f"{first} {flatten(after)}"
        if names_departments(first):  # only the tables know that it is not whole
            return knows_departments(both) and not knows_departments(first)
        return names_departments(both)

    def _is_broken(self, line: str, after: str) -> bool:
        """Whether a line had no room for the first word of the next, which is a heading's short end."""
        measure = self.page.measure
        if self.is_under_head or not after[0].isupper() or line[-1].isdigit() or line[-1] == ":":
            return False
        is_short_end = (" " not in after or after[-1] == ")") and not names_part(after)
        is_head = self.is_plain and self.is_set_off and len(line.split()) >= _SEVERAL_WORDS
        if after[-1] in ".;:" or (is_short_end and is_head):
            return after[-1] not in ".;:"
        if not measure or len(after) > _ROOM * measure:
            return False
        share = _ROOM_FOR_TITLE if is_short_end else 1
        return len(line) + 1 + len(after.split(None, 1)[0]) > share * measure

    def _ends(self, at: int, whole: str) -> bool:
        """Whether a line cannot go on in the next: that would have had room, or opens a block."""
        below = following_index(self.page, at)
        if below < 0 or (self.is_under_head and names_departments(flatten(whole))):
            return True
        after = self.lines[below]
        if after.gap > 0 or after.is_page_top or below in self.page.markers:
            return True
        if _opens_part(after.text):
            return True
        if after.text[0].islower() or stops_short(self.lines[at].text):
            return False
        is_named = self.marker is not None or names_part(whole)
        return (is_named or self._is_set_small(at, after.text)) and self._has_room(at, after.text)

    def _is_set_small(self, at: int, after: str) -> bool:
        """Whether the lines up to ``at`` are broken as those of the text are, not as in large type."""
        lines = [line.text for line in self.lines[self.index : at + 1]]
        shortest = _ROOM * self.page.measure
        for line, following in pairwise(lines):
            is_long = len(line) >= shortest or self.is_under_head
            if not (is_long or following[0].islower() or splits_title(line, following)):
                return False
        is_large = all(len(line) < shortest for line in (*lines, after))
        return not (is_large and looks_like_heading(after))

    def _has_room(self, at: int, after: str) -> bool:
        """Whether the first word of ``after`` would have fitted in a line with room to spare."""
        share = _MUCH_ROOM if self.label is None else _ROOM_FOR_TITLE
        size = len(self.lines[at].text) + 1 + len(after.split(None, 1)[0])
        return not self.page.measure or size <= share * self.page.measure

    @fact
    def has_shape(self) -> bool:
        """Whether the words look like a heading: short, a capital first, no end of a sentence."""
        count, whole = self.block
        if count > 1 or (looks_like_heading(whole) and whole.count("(") <= whole.count(")")):
            return self.is_marked or self.is_listed
        return self.is_listed

    @fact
    def is_marked(self) -> bool:
        """Whether more than blank lines sets off the line: its type, or a counted paragraph below."""
        if not self.is_plain or is_set_off(self.index, self.block[1], self.page.bold):
            return True
        return self.over is not None and self.over.form in _COUNTED

    @fact
    def is_one_line(self) -> bool:
        """Whether the heading would take no second line."""
        return self.block[0] == 1

    @fact
    def below(self) -> int:
        """The index of the line under the heading, or -1."""
        return following_index(self.page, self.index + self.block[0] - 1)

    @fact
    def after(self) -> Line | None:
        """The line under the heading."""
        return self.lines[self.below] if self.below >= 0 else None

    @fact
    def over(self) -> Marker | None:
        """The number or bullet of the line under the heading."""
        return self.page.markers.get(self.below)

    @fact
    def is_set_off(self) -> bool:
        """Whether a blank line, or the top of a page, stands above."""
        return self.line.gap > 0 or self.line.is_page_top

    @fact
    def is_closed_below(self) -> bool:
        """Whether a blank line, the end of a page or nothing stands below."""
        return self.after is None or self.after.gap > 0 or self.after.is_page_top

    @fact
    def is_apart(self) -> bool:
        """Whether blank lines or a page's edge set the heading off from both its neighbours."""
        return self.is_set_off and self.is_closed_below

    @fact
    def is_listed(self) -> bool:
        """Whether the contents name the line as a title, and it stands where a title may."""
        if self.is_plain:
            return (self.is_free or self.titles_number) and is_listed(self.page, self.line.text)
        is_short = 0 < len(self.words) <= MAX_INLINE_HEADING
        return self.is_counted and is_short and is_listed(self.page, self.words)

    @fact
    def is_free(self) -> bool:
        """Whether no open block stands directly above."""
        return self.is_set_off or self.before is None or self.before.is_closed

    @fact
    def titles_number(self) -> bool:
        """Whether a number alone stands above: ``1.1`` / ``Which lamps?``."""
        last = self.before
        is_number = last is not None and last.number is not None and last.kind == "paragraph"
        return is_number and last is not None and not (last.spans or last.label or last.marks)

    @fact
    def is_under_head(self) -> bool:
        """Whether the lines above are the ordinal of a report and its departments."""
        return (
            self.is_plain and self.before is not None and 0 < self.before.heads < _MOST_HEAD_LINES
        )

    @fact
    def is_awaited(self) -> bool:
        """Whether the block above waits for this line: an empty label, a date or bracket begun."""
        last = self.before
        if last is None or not self.is_plain:
            return False
        if not last.spans and (last.label or (last.number and last.kind == "paragraph")):
            return True
        if last.role == "status":
            return self.line.gap <= 1 and awaits_date(last.last_text, self.line.text)
        is_begun = not last.is_closed and is_open(last.last_text)
        return is_begun and closes(last.last_text, self.line.text)

    @fact
    def is_under_open(self) -> bool:
        """Whether the paragraph directly above is not over."""
        last = self.before
        if not self.is_plain or self.line.gap > 0 or last is None or last.kind != "paragraph":
            return False
        if not is_open(last.last_text):
            return self._is_under_colon(last)
        return not (last.is_closed and self.over is not None)

    def _is_under_colon(self, last: Draft) -> bool:
        """Whether the line stands amid the lines of a paragraph, one above full to its colon."""
        width, after = self.page.read.wrap_width, self.after
        if width is None or last.is_closed or last.last_text[-1] != ":":
            return False
        is_amid = after is not None and after.gap == 0 and self.over is None
        return is_amid and len(last.last_text) >= _FULL * width

    @fact
    def is_under_item(self) -> bool:
        """Whether the list's member directly above goes on in this line."""
        last = self.before
        if not self.is_plain or self.line.gap > 0 or last is None or last.kind != "item":
            return False
        if last.is_closed or not is_open(last.last_text) or _ends_with_source(last.last_text):
            return False
        if self.line.text[0] in "0123456789([–—" or stops_short(last.last_text):
            return True
        width = self.page.read.wrap_width
        if width is None:
            return False
        is_over_part = self.after is not None and _opens_part(self.after.text)
        is_over = is_over_part or (self.over is not None and self.over.form in _COUNTED)
        above, first = self.lines[self.index - 1].text, self.line.text.split(None, 1)[0]
        return len(above) + 1 + len(first) > (_NEARLY_FULL if is_over else _MUCH_ROOM) * width

    @fact
    def goes_on_below(self) -> bool:
        """Whether the line below can only go on with this one: in small letters, a year, a count."""
        after = self.after
        if after is None or not self.is_one_line or self.label is not None:
            return False
        first = after.text[0]
        if first.islower() and (after.gap == 0 or not self.is_plain):
            return self.over is None or not self.is_plain
        if after.gap > 0 or self.over is not None:
            return False
        if self.is_counted and _COUNT_BELOW.match(after.text):
            return True
        if not self.is_plain or first not in _CUT_FIRST or _CUT_OFF.match(after.text) is None:
            return False
        width = self.page.read.wrap_width
        return first == "(" or width is None or len(self.line.text) + 5 > _MUCH_ROOM * width

    @fact
    def is_gone_on_with(self) -> bool:
        """Whether the sentence goes on behind a page's end: what follows is small and no item."""
        after, width = self.after, self.page.read.wrap_width
        if after is None or self.over is not None or self.label is not None:
            return False
        if self.is_plain and not (after.gap > 0 or self.is_apart):
            return False
        is_full = width is not None and self.is_one_line and len(self.line.text) >= _FULL * width
        is_crossed = self.below > self.index + self.block[0] or after.is_page_top
        if after.text[0].islower():
            return is_full or is_crossed
        if not is_crossed:
            return False
        if not self.is_plain and is_full and not looks_like_heading(after.text):
            return True
        return _CUT_YEAR.match(after.text) is not None or (is_full and after.text[-1] in ".;:")

    @fact
    def is_full(self) -> bool:
        """Whether a line takes its whole width, so that the words below go on with it."""
        width, after = self.page.read.wrap_width, self.after
        if self.is_apart or not self.is_one_line or self.label is not None or after is None:
            return False
        size = len(self.line.text)
        if width is not None and size >= _FULL * width:
            return True
        if self.is_plain:
            return width is not None and is_one_of_those_below(self.lines, self.index)
        # a running head that is wider than the text hides how wide the text is
        if not self.is_counted or self.is_closed_below or size < _FULL * len(after.text):
            return False
        is_prose = len(after.text) >= _COLUMN and is_open(after.text)
        return is_prose and not looks_like_heading(after.text)

    @fact
    def counts_on(self) -> bool:
        """Whether the next number follows directly: a heading has text under it."""
        marker, over = self.marker, self.over
        if marker is None or over is None or (over.form in _COUNTED) is not self.is_counted:
            return False
        if not self.is_counted and over.form != marker.form:
            return False
        return over.parts == (*marker.parts[:-1], marker.parts[-1] + 1)

    @fact
    def may_be_section(self) -> bool:
        """Whether a capital letter or a figure in brackets heads a section: ``A. Lamps``, ``(2) Oil``.

        A blank line and prose follow, and prose stands before it as well: where one number follows
        another directly, they count a list.
        """
        marker, after = self.marker, self.after
        if marker is None or after is None or marker.has_bullet or after.text[0].islower():
            return False
        if not (self.form == "figure" or (marker.number.isupper() and not marker.is_bracketed)):
            return False
        above = self.lines[self.index - 1].text if self.index else "."
        heads_list = self.line.gap > 0 and self.over is not None and self.over.parts == (1,)
        if not (self.is_set_off or not is_open(above)) or not (self.is_closed_below or heads_list):
            return False
        other = self.page.markers.get(self.index - 1)
        return other is None or other.form != marker.form

    @fact
    def may_be_chapter(self) -> bool:
        """Whether a number without a stop opens a chapter: ``2 Costs``, then a heading or a number."""
        marker, after, width = self.marker, self.after, self.page.read.wrap_width
        if marker is None or after is None or not marker.number.isdigit():
            return False
        other = self.page.markers.get(self.index - 1)
        if (other is not None and other.form == "bare") or not self.words[:1].isalpha():
            return False  # a table's row, a list of names
        is_set_off = self.index == 0 or self.is_set_off
        if not self.is_one_line:
            return is_set_off
        if self.over is None:
            return is_set_off and looks_like_heading(after.text)
        above = self.lines[self.index - 1].text
        has_stop = width is None or not is_open(above) or len(above) < _ROOM * width
        return (is_set_off or has_stop) and self.over.form in _COUNTED

    @fact
    def is_over_text(self) -> bool:
        """Whether text stands directly under a dotted number, or a number that opens no chapter."""
        after = self.after
        if not self.is_counted or after is None:
            return False
        if not self.is_one_line:
            return not self.is_apart
        if after.gap == 0 and self.form == "dotted":
            return True
        if after.gap > 0 or self.below > self.index + 1 or self.over is None or self.marker is None:
            return False
        # "1. Data", then "1.1 The" opens a chapter
        return self.over.parts != (*self.marker.parts, 1)

    @fact
    def is_sentence(self) -> bool:
        """Whether the words tell something, and their place makes no heading of them.

        A line apart is a heading; so is a numbered one, but over a label: ``5.4 While records were kept``.
        """
        if self.is_apart if self.is_plain else not (self.after and _opens_part(self.after.text)):
            return False
        return tells(self.block[1])

    @fact
    def is_title_of_demand(self) -> bool:
        """Whether a recommendation's number and a title stand here, and what is asked below.

        Near misses: words that ask, words that go on below, words that an answer follows.
        """
        label, after, words = self.label, self.after, self.block[1]
        if label is None or label.role != "recommendation" or not label.number or after is None:
            return False
        if self.over is not None or asks(words) or tells(words) or after.text[0].islower():
            return False
        if _opens_part(after.text) or is_stance_line(after.text):
            return False
        return (after.gap > 0 or self._has_room(self.below - 1, after.text)) and self._asks_below()

    def _asks_below(self) -> bool:
        """Whether the block below asks for something: ``That the keepers``, ``The Board should``."""
        text = ""
        for at in range(self.below, len(self.lines)):
            is_over = at > self.below and (self.lines[at].gap > 0 or at in self.page.markers)
            if len(text) > _CLAUSE or is_over:
                break
            text = f"{text} {self.lines[at].text}".lstrip()
        return asks(text[:_CLAUSE])


def closes(before: str, after: str) -> bool:
    """Whether a date or a bracket is begun above and goes on below: ``(Part,`` / ``page 15)``."""
    if splits_date(before, after):
        return True
    begun = before.rfind("(", -_BRACKET) if len(before) > _BRACKET else before.rfind("(")
    end = after.find(")", 0, _BRACKET)
    return begun >= 0 and end >= 0 and ")" not in before[begun:] and "(" not in after[:end]


def _opens_part(text: str) -> bool:
    """Whether a line is a block by its words: a label, a status, a date, ``Recommendation 4``."""
    if match_part_label(text.lstrip("*_")) is not None or is_status_line(text):
        return True
    is_short = len(text) <= MAX_INLINE_HEADING and has_label_word(text)
    is_part = is_short and RECOMMENDATION_HEADING.fullmatch(text) is not None
    return is_part or heads_answer(text) or stands_alone(text)


def _ends_with_source(text: str) -> bool:
    """Whether a source in brackets closes the text: ``Lamps in winter (HC 46)``."""
    begun = text.rfind("(", -_BRACKET)
    return text.endswith(")") and begun > 0 and any(map(str.isdigit, text[begun:]))
