"""Which numbered lines are headings: ``1. Data``, ``2 Costs``, ``A. Lamps``, ``(2) Oil``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import looks_like_heading
from pacparse.lexicon.line_openers import is_stance_line, match_part_label
from pacparse.lexicon.sentences import is_open
from pacparse.reading.headings import (
    MAX_INLINE_HEADING,
    following,
    following_index,
    is_gone_on_with,
    is_listed,
    joins,
)
from pacparse.reading.markers import YEARS_FIRST

if TYPE_CHECKING:
    from pacparse.reading.drafts import Page
    from pacparse.reading.markers import Marker
    from pacparse.units import Line

_COUNTED = ("simple", "dotted")
# A paragraph of two lines asks or tells. Example: "eels should be"; near miss: "counting of eels".
_FINITE = re.compile(r" (?:should|must|will|would|shall|is|are|was|were|has|have|had|recommends?) ")
_FULL = 0.8
_COLUMN = 50  # letters that a line of text in a column takes at least
_LOOK_BACK = 40
_ROOM = 0.6  # of a line with which a list's member ends, or a name


def heads_text(page: Page, index: int, marker: Marker) -> bool:
    """Whether a numbered line is a heading: ``1. Data`` with text under it."""
    line = page.read.lines[index]
    rest = line.text[marker.length :].strip()
    if marker.form == "bare":
        return _heads_chapter(page, index, rest)
    if page.has_signs or marker.is_set_off or not rest:
        return False
    if marker.form in ("letter", "figure"):
        return _heads_section(page, index, marker, rest)
    if marker.form not in ("simple", "dotted"):
        return False
    if _heads_over_two(page, index, rest):
        return not _counts_on(page, index + 1, marker)
    if len(rest) > MAX_INLINE_HEADING:
        return False
    if is_listed(page, rest):
        return True
    if not looks_like_heading(rest) or (rest[0].isdigit() and not YEARS_FIRST.match(rest)):
        return False
    after = following(page, index)
    if after is None or _counts_on(page, index, marker):
        return False
    if after.text[0].islower() or (after.gap == 0 and marker.form == "dotted"):
        return False
    is_text = _is_cut(page, index, rest) or _is_last_paragraph(page, index, marker)
    if is_text or _is_full(page, line, after):
        return False
    return after.gap > 0 or index + 1 not in page.markers or _opens_chapter(page, index, marker)


def _is_cut(page: Page, index: int, rest: str) -> bool:
    """Whether a page's end divides a sentence: a bracket is open, or what follows goes on with it.

    A line that begins as an answer does is half of one: ``4.4 The Government agrees with the``.
    """
    if rest[:4] == "The " and is_stance_line(rest):
        return True
    if rest.count("(") > rest.count(")") or is_gone_on_with(page, index):
        return True
    lines, after, width = page.read.lines, following_index(page, index), page.read.wrap_width
    if width is None or len(lines[index].text) < _FULL * width or after in page.markers:
        return False
    is_crossed = after > index + 1 or lines[after].is_page_top
    return is_crossed and not looks_like_heading(lines[after].text)


def _is_full(page: Page, line: Line, after: Line) -> bool:
    """Whether a line takes its whole width, so that the words below go on with it.

    A running head that is wider than the text hides how wide the text is: the line directly below,
    itself in mid-sentence, shows it where it is hardly longer.
    """
    width = page.read.wrap_width
    is_apart = line.gap > 0 and after.gap > 0  # no paragraph of one full line lacks its stop
    if width and not is_apart and len(line.text) >= _FULL * width:
        return True
    if after.gap > 0 or after.is_page_top or len(line.text) < _FULL * len(after.text):
        return False
    return len(after.text) >= _COLUMN and is_open(after.text) and not looks_like_heading(after.text)


def _is_last_paragraph(page: Page, index: int, marker: Marker) -> bool:
    """Whether the number before this one is a paragraph's, and a label follows: its end is lost.

    ``5.3 The lamps …`` over two lines, ``5.4 While records were kept``, ``5b. Recommendation:``.
    """
    lines, after = page.read.lines, following_index(page, index)
    if marker.form != "dotted" or not match_part_label(lines[after].text):
        return False
    before = (*marker.parts[:-1], marker.parts[-1] - 1)
    for at in range(index - 1, max(-1, index - _LOOK_BACK), -1):
        if (other := page.markers.get(at)) is not None and other.parts == before:
            text = lines[at].text
            is_long = len(text) > MAX_INLINE_HEADING or text[-1] == "."
            return is_long or (lines[at + 1].gap == 0 and at + 1 < index)
    return False


def _heads_section(page: Page, index: int, marker: Marker, rest: str) -> bool:
    """Whether a capital letter or a figure in brackets heads a section: ``A. Lamps``, ``(2) Oil``.

    A blank line and prose follow, and prose stands before it as well: where one number follows
    another directly, they count a list.
    """
    line, after = page.read.lines[index], following(page, index)
    is_section = marker.form == "figure" or (marker.number.isupper() and not marker.is_bracketed)
    if not is_section or marker.has_bullet or len(rest) > MAX_INLINE_HEADING:
        return False
    if after is None or after.text[0].islower():
        return False
    above = page.read.lines[index - 1].text if index else "."
    has_room = line.gap > 0 or line.is_page_top or not is_open(above)
    below = page.markers.get(following_index(page, index))
    heads_list = line.gap > 0 and below is not None and below.parts == (1,)
    if not has_room or not (after.gap > 0 or after.is_page_top or heads_list):
        return False
    before = page.markers.get(index - 1)
    follows = before is not None and before.form == marker.form
    return not follows and looks_like_heading(rest) and not _counts_on(page, index, marker)


def _heads_over_two(page: Page, index: int, rest: str) -> bool:
    """Whether a heading goes on in a second line: it fills the first, and has blank lines around.

    ``rest`` is the first line without its number. What asks for something is no heading.
    """
    lines = page.read.lines
    width = page.read.wrap_width
    if width is None or index + 2 >= len(lines) or index + 1 in page.taken:
        return False
    line, second, after = lines[index], lines[index + 1], lines[index + 2]
    if len(line.text) < _FULL * width or not (line.gap > 0 or line.is_page_top):
        return False
    if second.gap > 0 or second.is_page_top or not second.text[0].islower():
        return False
    if len(second.text) >= _FULL * width or not (after.gap > 0 or after.is_page_top):
        return False
    whole = f"{rest} {second.text}"
    is_prose = _FINITE.search(whole) is not None or index + 1 in page.markers
    return not is_prose and not after.text[0].islower() and looks_like_heading(whole)


def _opens_chapter(page: Page, index: int, marker: Marker) -> bool:
    """Whether the next number is the first below this one: ``1. Data``, then ``1.1 The``."""
    other = page.markers.get(following_index(page, index))
    return other is not None and other.parts == (*marker.parts, 1)


def _heads_chapter(page: Page, index: int, rest: str) -> bool:
    """Whether a number without a stop opens a chapter: ``2 Costs``, then a heading or a number."""
    line = page.read.lines[index]
    if page.has_signs or not rest or not rest[0].isalpha() or len(rest) > MAX_INLINE_HEADING:
        return False
    if not page.markers[index].number.isdigit() or _is_bare(page.markers.get(index - 1)):
        return False  # a table's row, a list of names
    width = page.read.wrap_width
    after = following_index(page, index)
    if after < 0:
        return False
    is_set_off = index == 0 or line.gap > 0 or line.is_page_top
    is_apart = is_set_off and page.read.lines[after].gap > 0
    if width is not None and len(line.text) >= _FULL * width and not is_apart:
        return False
    text = page.read.lines[after].text
    if is_set_off and joins(rest, text):
        return looks_like_heading(f"{rest} {text}")
    if not looks_like_heading(rest):
        return False
    if (marker := page.markers.get(after)) is not None:
        above = page.read.lines[index - 1].text
        has_stop = width is None or not is_open(above) or len(above) < _ROOM * width
        return (is_set_off or has_stop) and marker.form in ("simple", "dotted")
    return is_set_off and looks_like_heading(text)


def _is_bare(marker: Marker | None) -> bool:
    return marker is not None and marker.form == "bare"


def _counts_on(page: Page, index: int, marker: Marker) -> bool:
    """Whether the next number follows directly: a heading has text under it."""
    other = page.markers.get(following_index(page, index))
    if other is None or (other.form in _COUNTED) is not (marker.form in _COUNTED):
        return False
    if other.form not in _COUNTED and other.form != marker.form:
        return False
    return other.parts == (*marker.parts[:-1], marker.parts[-1] + 1)
