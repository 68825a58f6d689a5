"""Which lines are a list of contents: under their heading, or led to a page number by dots.

A list is proved over its lines, never by one of them: page numbers that rise, or titles that come
again as lines of the body. It stops where the body begins: where its first titles come again, where
prose stands, or after its last page number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple
from pacparse.reading.contents_lines import (
    ALONE,
    LEADER,
    fold_title,
    gives_page,
    is_led_to_page,
    is_prose,
    page_of,
)
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from pacparse.units import Line

Part = Literal["heading", "entry"]

# "Contents", "## Table of contents", "**CONTENTS**", "Contents Page", "Index", "In this report";
# near misses: "Contents of the fund", "Contents insurance".
_HEADING = compile_late(
    r"(?:#{1,6} {1,400})?(?:\*\*)?(?:(?:list of |table of )?contents?|index|in this [a-z]{5,12})(?: page)?"
    r"(?: \(continued\))?:?(?:\*\*)?",
    re.IGNORECASE,
)
# The heads of its columns: "Report Title Page Department"; near miss: "Report title".
_COLUMNS = compile_late(
    r"(?:(?:report|title|page|pages|department|departments|departments?/body|session|number|no\.?"
    r"|paragraph|paragraphs|chapter|section|subject|paper)(?: number)?(?:[ |/]{1,5}|$)){1,8}",
    re.IGNORECASE,
)
MOST_LINES = 900
_MOST_LISTS = 40  # more headings of lists than this are no headings
_MOST_BETWEEN = 6  # lines of an entry that stand before its page number
_LONGEST_ENTRY = 160
_FIRST_OF_LISTS = frozenset("#*cCiIlLrRtT")
"""How the heading of a list begins, and the heads of its columns: "Contents", "Report Title Page"."""
_LONGEST_STEP, _LONGEST_LED_STEP = 60, 400  # pages to the next entry; where dots lead to them
_SESSION = " of session "  # a list may leave out what follows a report's ordinal
_MOSTLY = 0.7
_MOST_TRAILING = 2  # lines of a department behind the last page
_SHORTEST_TITLE, _TELLING_TITLE = 3, 12
_LONGEST_ORDINAL = 30  # what stands before the title in its entry
_FEW = 2


class _Read(NamedTuple):
    """A line of a list: the page that it gives (None: none), and whether it is a number alone."""

    at: int
    page: int | None
    is_alone: bool


def find_contents(lines: Sequence[Line], skipped: Set[int]) -> dict[int, Part]:
    """The lines, by index, of every list of contents; ``skipped`` are lines that are furniture."""
    found: dict[int, Part] = {}
    last_places: dict[str, int] = {}
    tries = 0
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in found or index in skipped or len(line.text) > _LONGEST_ENTRY:
            index += 1
            continue
        if tries < _MOST_LISTS and line.text[0] in _FIRST_OF_LISTS and _opens_list(line.text):
            tries += 1
            entries = _entries(lines, index, skipped, last_places)
            if entries:
                is_heading = _HEADING.fullmatch(line.text) is not None
                found[index] = "heading" if is_heading else "entry"
                found |= dict.fromkeys(entries, "entry")
                index = entries[-1]
        elif "..." in line.text and is_led_to_page(line.text):
            found[index] = "entry"
        index += 1
    return found


def listed_titles(lines: Sequence[Line], contents: Mapping[int, Part]) -> frozenset[str]:
    """The titles that lists of contents name, folded: a line of the body with one is a heading."""
    titles: set[str] = set()
    begun = ""
    for index, part in contents.items():
        if part == "entry":
            text = lines[index].text
            goes_on = begun and goes_on_in(lines[index - 1], lines[index])
            begun = f"{begun} {text}" if goes_on else text
            titles.add(fold_title(begun))
    return frozenset(title for title in titles if len(title) > _SHORTEST_TITLE)


def goes_on_in(before: Line, line: Line) -> bool:
    """Whether an entry of a list goes on in the next line: it has no page yet, and no new title."""
    if line.gap > 0 or line.is_page_top or not (line.text[0].islower() or line.text[0] in ".…"):
        return False
    return not gives_page(before.text) and not ALONE.fullmatch(line.text[:12])


def _opens_list(text: str) -> bool:
    """Whether a line is the heading of a list of contents, or the heads of its columns."""
    if len(text) > 70:
        return False
    folded = text.lower()
    if "content" in folded or "index" in folded or "in this " in folded:
        return _HEADING.fullmatch(text) is not None
    if "page" not in folded or "title" not in folded or not folded.startswith(("report", "title")):
        return False
    return _COLUMNS.fullmatch(text) is not None


def _entries(
    lines: Sequence[Line], start: int, skipped: Set[int], last_places: dict[str, int]
) -> list[int]:
    """The lines of the list that ``start`` heads, or none where it is no list."""
    indexes = range(start + 1, min(start + 1 + MOST_LINES, len(lines)))
    # A page number at the foot of a list may be the page of its last entry.
    cells = [i for i in indexes if i not in skipped or ALONE.fullmatch(lines[i].text[:10])]
    read = _read_list(lines, cells)
    last = _last_entry(lines, read)
    if last is not None:
        return [entry.at for entry in read[: last + 1] if entry.at not in skipped]
    if not last_places:
        for at, line in enumerate(lines):
            title = fold_title(line.text[:_LONGEST_ENTRY])
            last_places[title] = last_places[title.partition(_SESSION)[0]] = at
    return _titles_that_recur(lines, indexes, skipped, last_places)


def _read_list(lines: Sequence[Line], indexes: Sequence[int]) -> list[_Read]:
    """The lines that may be the list's: up to prose, or to the first title that comes again."""
    read: list[_Read] = []
    titles: set[str] = set()
    entries: list[str] = []
    between = 0
    for place, index in enumerate(indexes):
        text = lines[index].text
        page, is_alone = page_of(text)
        if page is None and not is_alone:
            between += 1
            is_paged = place + 1 < len(indexes) and gives_page(lines[indexes[place + 1]].text)
            title = fold_title(text)
            if between > _MOST_BETWEEN + 4 * (not read) or is_prose(text):
                break
            if not is_paged and (title in titles or _names_entry(title, entries)):
                break
            below = indexes[place : place + 5]
            is_ordinal = " report" in title and (not is_paged or " report of session" in title)
            if is_ordinal and _heads_entry(lines, below, titles):
                break
            is_head = not titles and _COLUMNS.fullmatch(text[:80]) is not None
            if is_paged or not (titles or is_head):  # departments come again; a title does not
                titles.add(title)
        else:
            between = 0
            if not is_alone:
                titles.add(fold_title(text))
                entries.append(fold_title(text))
        read.append(_Read(index, page, is_alone))
    return read


def _names_entry(title: str, entries: Iterable[str]) -> bool:
    """Whether a line is the title of an entry that holds an ordinal or a department as well."""
    if len(title) < _TELLING_TITLE:
        return False
    return any(0 <= entry.find(title) <= _LONGEST_ORDINAL for entry in entries)


def _heads_entry(lines: Sequence[Line], indexes: Sequence[int], titles: Set[str]) -> bool:
    """Whether the title of an entry follows the ordinal of its report: the body begins.

    Near miss: ``First Report of Session 2016-17`` over entries that are not named before.
    """
    if lines[indexes[0]].gap == 0 and not lines[indexes[0]].is_page_top:
        return False
    return any(_names_entry(fold_title(lines[i].text), titles) for i in indexes[1:])


def _last_entry(lines: Sequence[Line], read: Sequence[_Read]) -> int | None:
    """The place in ``read`` of the last line of a list whose pages rise, or None where none does."""
    last, chain, breaks, highest = -1, 0, 0, 0
    for place, entry in enumerate(read):
        if entry.page is None:
            continue
        is_led = LEADER.search(lines[entry.at].text) is not None
        step = _LONGEST_LED_STEP if is_led or not chain else _LONGEST_STEP
        if entry.page == 0 or highest <= entry.page <= highest + step:
            highest = max(highest, entry.page)
            chain += 1
            last = place
        elif not entry.is_alone:
            breaks += 1
            if breaks > 2 and chain < _FEW:
                return None
            if entry.page < highest and not is_led:
                break  # the pages of the body's own lines begin again
    if chain < _FEW or chain < _MOSTLY * (chain + breaks):
        return None
    return _with_trailing(lines, read, last)


def _with_trailing(lines: Sequence[Line], read: Sequence[_Read], last: int) -> int:
    """The last entry with the department that stands behind its page.

    Where pages stand alone and the departments follow them, the lines between the last page and
    the first title that comes again hold one more; the body may begin with the department of the
    first entry, or on a new page. So it is with titles where each page stands over its own.
    """
    places = [p for p, entry in enumerate(read[: last + 1]) if entry.page and entry.is_alone]
    left = read[last + 1 : last + 1 + _MOST_BETWEEN]
    if left and places[:1] == [0]:  # each page stands over its title
        return last + 1
    if len(places) < 2 or not left or len(read) > last + 1 + _MOST_TRAILING:
        return last
    first, second = places[0], places[1]
    if second - first < 3 or lines[left[0].at].is_page_top:  # a title alone between two pages
        return last
    if fold_title(lines[left[0].at].text) == fold_title(lines[read[first + 1].at].text):
        return last
    return last + len(left)


def _titles_that_recur(
    lines: Sequence[Line], indexes: Sequence[int], skipped: Set[int], last_places: dict[str, int]
) -> list[int]:
    """The lines of a list without page numbers: titles that come again as lines of the body.

    ``last_places`` is the last line of each folded text.
    """
    listed: list[int] = []
    titles: set[str] = set()
    body = 0
    for index in indexes[:120]:
        if index in skipped:
            continue
        text = lines[index].text
        title = fold_title(text)
        if title in titles or (_SESSION in title and title.partition(_SESSION)[0] in titles):
            body = index
            break
        if len(text) > _LONGEST_ENTRY or text[-1] in ".;":
            break
        titles.add(title)
        listed.append(index)
    if not listed:
        return []
    start = body or listed[-1] + 1
    told = [i for i in listed if not _names_no_title(lines[i].text)]
    recurring = [last_places.get(fold_title(lines[i].text), -1) >= start for i in told]
    while recurring and not recurring[-1]:
        recurring.pop()
    if len(recurring) < 2 or sum(recurring) < _MOSTLY * len(recurring):
        return []
    return [index for index in listed if index <= told[len(recurring) - 1]]


def _names_no_title(text: str) -> bool:
    """Whether a line of a list is a page number alone, or the head of its column."""
    return ALONE.fullmatch(text[:10]) is not None or _COLUMNS.fullmatch(text[:80]) is not None
