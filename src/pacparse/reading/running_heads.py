"""Running heads: lines that repeat in step with the pages, the pages' own numbers aside.

The evidence is the step. Where form feeds divide the text, a head stands at the edge of at least
three pages that follow each other (left and right may differ), or of two where it divides a
sentence, and hardly anywhere else. Where they do not, it stands beside the page numbers that are
known, or a sentence goes on behind it, again and again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pacparse.counting import roman_value
from pacparse.lexicon.sentences import stops_short
from pacparse.reading.page_edges import breaks_off, cuts_prose, divide_prose, interrupts
from pacparse.reading.page_steps import (
    MIN_PAGES,
    Place,
    count_sheets,
    counts_pages,
    is_dense,
    is_in_step,
    rises,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from pacparse.reading.page_edges import Edge, Sheet
    from pacparse.units import Cut, Line

# A page's number before a head: "12 The harbour", "Page 12 | The harbour", "12The harbour".
# Near miss: "12. The harbour", "3.2 The harbour".
_NUMBER_BEFORE = re.compile(
    r"(?:[Pp]age )?(?P<number>[0-9]{1,4})(?: of [0-9]{1,4})?(?: ?[|–—-] ?| {1,80}|(?=[A-Z]))(?=\S)"
)
# A page's number behind a head: "The harbour 12", "The harbour, Page 12"; near miss: "Quay 12 is".
# It is looked for in the last characters of a line only.
_NUMBER_BEHIND = re.compile(
    r"(?:,? ?[|–—-]? ?[Pp]age |[ |–—-]|(?<=[a-z]))"
    r"(?:(?P<number>[0-9]{1,4})|(?<= )(?P<roman>[ivx]{1,6}))(?: of [0-9]{1,4})?\Z"
)
_TAIL = 24
# "1.5 The keepers", "12. The keepers"; near miss: "12 The keepers".
_PARAGRAPH = re.compile(r"[0-9]{1,3}\.(?:[0-9]{1,3})?\.? ?[A-Z]")
MAX_HEAD = 200
# A running head is no sentence: the last line of a paragraph may be the same on many pages.
SENTENCE_ENDS = frozenset(".;:?!,")
# Their numbers count something else than pages, and each may begin a page of its own.
_COUNTED_WORDS = frozenset(
    """recommendation recommendations conclusion conclusions response chapter section part table figure
    box annex appendix question paragraph item action objective priority theme finding step schedule
    volume report module case principle pillar commitment goal target session""".split()
)
LONG_HEAD = 40  # no cell of a table is as long and the same three times
_NO_CELL = 24  # nor in the middle of a paragraph
MIN_LETTERS = 4
_ROOM = 1.3


class Heads:
    """The running heads of one text; how often a line stands in it is counted once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._counts: Counter[str] | None = None
        self._shapes: set[str] = set()

    def on_sheets(
        self, sheets: Sequence[Sheet], edges: Sequence[Edge], known: Mapping[int, Cut]
    ) -> list[int]:
        """The lines at the edges of sheets that repeat in step with them."""
        groups: dict[str, list[Place]] = defaultdict(list)
        for edge in edges:
            if edge.line == 0:
                continue  # the first page has the words in their own right: a title
            shape, number = read_head(self._lines[edge.line].text)
            if shape:
                groups[shape].append(Place(edge.sheet, edge.line, number, edge.is_top))
        numbered = {index for index, cut in known.items() if cut.reason == "page_number"}
        found = [
            place.line
            for shape, at in self._regrouped(groups)
            for place in self._accepted(shape, at, known)
        ]
        pages = [
            place
            for at in groups.values()
            for place in at
            if place.number is not None and not (len(at) == 1 and self._opens_foot(place))
        ]
        with_number = {
            sheet
            for sheet, (first, last) in enumerate(sheets)
            if not numbered.isdisjoint(
                (*range(first, min(first + 3, last)), *range(max(last - 3, first), last))
            )
        }
        found += count_sheets([p for p in pages if p.sheet not in with_number], len(sheets))
        return sorted(set(found))

    def _regrouped(self, groups: Mapping[str, list[Place]]) -> Iterator[tuple[str, list[Place]]]:
        """The groups; where the numbers do not count the sheets, they are words (``June 2025``)."""
        for shape, places in groups.items():
            if counts_pages(places):
                yield shape, places
                continue
            whole: dict[str, list[Place]] = defaultdict(list)
            for place in places:
                if self._opens_foot(place):
                    continue
                whole[self._lines[place.line].text].append(place._replace(number=None))
            yield from whole.items()

    def _opens_foot(self, place: Place) -> bool:
        """Whether a line at a page's foot begins with its number: a note, for all that is known."""
        return not place.is_top and self._lines[place.line].text[0].isdigit()

    def _accepted(self, shape: str, places: list[Place], known: Container[int]) -> list[Place]:
        """The places of one shape, if it is a running head; else none."""
        if shape in self._shapes:
            return places
        if len(places) < 2:
            return []
        is_few = not is_in_step(places)
        if is_few and _is_half_sentence(self._lines[places[0].line].text):
            return []
        if is_few and not any(
            place.is_top and interrupts(self._lines, place.line, known) for place in places
        ):
            return []
        if self._elsewhere(shape, places) * 4 > max(len(places), 4):
            return []
        if not self._is_at_edges(places):
            return []
        if not (is_dense(places) or all(self._is_set_off(place, known) for place in places)):
            return []
        self._shapes.add(shape)
        return places

    def _is_set_off(self, place: Place, known: Container[int]) -> bool:
        """Whether the line is first on its page, or has a blank line before it: no note's last."""
        line = self._lines[place.line]
        return line.is_page_top or line.gap > 0 or place.line - 1 in known

    def _elsewhere(self, shape: str, places: Sequence[Place]) -> int:
        """How often the words stand on a line of their own that is at no page's edge."""
        if self._counts is None:
            self._counts = Counter(
                line.text for line in self._lines if line.end - line.start <= MAX_HEAD
            )
        counts = self._counts
        own = Counter(self._lines[place.line].text for place in places)
        texts = {shape, *own}
        # The words once at the first page's top are the title, once in the text its heading.
        return sum(counts[text] - own[text] for text in texts)

    def _is_at_edges(self, places: Sequence[Place]) -> bool:
        """Whether short words stand nowhere but at edges from the first head on: else they are meant.

        Before it they are a title, or the heading of the chapter.
        """
        own = {place.line for place in places}
        texts = {self._lines[line].text for line in own}
        if len(texts) > 2 or any(len(text) >= LONG_HEAD for text in texts):
            return True
        later = (i for i in range(places[0].line + 1, len(self._lines)) if i not in own)
        return not any(self._lines[index].text in texts for index in later)

    def between(self, known: Mapping[int, Cut]) -> list[int]:
        """The heads that stand at no form feed: beside page numbers, or within sentences."""
        groups: dict[str, list[Place]] = defaultdict(list)
        for page, index in _beside(self._lines, known):
            shape, number = read_head(self._lines[index].text)
            if shape:
                is_top = index - 1 in known
                groups[shape].append(Place(page, index, number, is_top))
        found = [
            place.line
            for shape, places in self._regrouped(groups)
            if is_in_step(places)
            and (len(shape) >= LONG_HEAD or _keeps_side(places))
            and self._is_at_edges(places)
            and self._elsewhere(shape, places) * 4 <= max(len(places), 4)
            for place in places
        ]
        found += self._within_sentences({*known, *found})
        return found

    def _within_sentences(self, known: Container[int]) -> list[int]:
        """Lines that stand at least three times and for the most part within a sentence."""
        groups: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
        for index, line in enumerate(self._lines):
            if index == 0 or line.end - line.start > MAX_HEAD or index in known:
                continue
            text = line.text
            if not (text[0].isupper() or text[0].isdigit()) or text[-1] in SENTENCE_ENDS:
                continue
            if text[0].isdigit() or text[-1].isdigit():
                shape, number = read_head(text)
                if shape:
                    groups[shape].append((index, number))
            else:
                groups[text].append((index, None))
        found: list[int] = []
        for members in groups.values():
            if len(members) < MIN_PAGES or not read_head(self._lines[members[0][0]].text)[0]:
                continue
            places = [Place(index, index, number) for index, number in members]
            lines = {place.line for place in places}
            inside = [place.line for place in places if self._divides(place, lines)]
            sure = sum(self._is_sure(line, lines) for line in inside)
            is_long = len(self._lines[places[0].line].text) >= LONG_HEAD
            is_head = len(inside) * 3 >= len(places) and sure > 1
            if is_long and not is_head:
                is_head = (len(inside) > 1 and sure > 0) or divide_prose(self._lines, lines)
            if is_head and rises(places):
                found += lines
        return found

    def _is_sure(self, index: int, alike: Container[int]) -> bool:
        """Whether no table can be what stands around the line: its halves need each other."""
        if breaks_off(self._lines, index, alike):
            return True
        return len(self._lines[index].text) >= _NO_CELL and cuts_prose(self._lines, index, alike)

    def _divides(self, place: Place, alike: Container[int]) -> bool:
        """Whether a sentence runs across the line and cannot run through it.

        Blank lines set it off, or a number that rises, or it is far too short
        for a line that goes on, while the one before it is full.
        """
        if not interrupts(self._lines, place.line, alike):
            return False
        before, line, after = self._lines[place.line - 1 : place.line + 2]
        if place.number is not None or (line.gap > 0 and after.gap > 0):
            return True
        return len(line.text) * _ROOM < len(before.text)


def read_head(text: str) -> tuple[str, int | None]:
    """The words of a possible head without the page's number, and the number; no words: no head."""
    if len(text) > MAX_HEAD:
        return "", None
    number: int | None = None
    shape = text
    if text[0] in "0123456789Pp" and (found := _NUMBER_BEFORE.match(text)) is not None:
        shape, number = text[found.end() :], int(found["number"])
    if number is None and (text[-1].isdigit() or text[-1] in "ivx"):
        tail = max(0, len(text) - _TAIL)
        if (found := _NUMBER_BEHIND.search(text, tail)) is not None and found.start() > 1:
            number = int(found["number"]) if found["number"] else roman_value(found["roman"])
            shape = text[: found.start()]
            if not number:
                shape, number = text, None
    shape = shape.strip(" |–—-")
    if sum(map(str.isalpha, shape)) < MIN_LETTERS:
        return "", None
    if shape[0].islower() or shape[:3:2] == "()" or shape[-1] in SENTENCE_ENDS:  # "(b) The lamps"
        return "", None
    last = shape.rsplit(None, 1)[-1].lower()
    if last in _COUNTED_WORDS and (number is not None or last == shape.lower()):
        return "", None
    return shape, number


def _is_half_sentence(text: str) -> bool:
    """Whether a line opens a paragraph, or cannot end where it does: ``1.5 The keepers of the``."""
    return _PARAGRAPH.match(text) is not None or stops_short(text)


def _keeps_side(places: Sequence[Place]) -> bool:
    """Whether the words stand on one side of the pages' numbers, or of those of left and right pages.

    Near miss: a heading over each answer, before the number of one page and behind that of another.
    """
    odd = 0
    for parity in (0, 1):
        tops = [place.is_top for place in places if place.sheet % 2 == parity]
        odd += min(sum(tops), len(tops) - sum(tops))
    return odd * 4 < len(places)


def _beside(lines: Sequence[Line], known: Mapping[int, Cut]) -> Iterator[tuple[int, int]]:
    """The lines directly before and after each page number or printed line, with its place there.

    Lines that touch each other (a number, a time of printing), or the head alone, are of one page.
    """
    page = given = 0
    last = -3
    for index in sorted(i for i, cut in known.items() if cut.reason != "running_head"):
        page += index > last + 2
        last = index
        for at in (index - 1, index + 1):
            if 0 < at < len(lines) and at not in known and at != given:
                yield page, at
                given = at  # once, where it stands between two of them
