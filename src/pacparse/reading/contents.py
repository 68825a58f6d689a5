"""Which lines are a list of contents: under their heading, or led to a page number by dots.

A list is proved over its lines, never by one of them: page numbers that rise, or titles that come
again as lines of the body. It stops where the body begins: where its first titles come again, where
prose stands, or after its last page number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from pacparse.units import Line

Part = Literal["heading", "entry"]

# "Contents", "## Table of contents", "**CONTENTS**", "Contents Page";
# near misses: "Contents of the fund", "Contents insurance".
_HEADING = re.compile(
    r"(?:#{1,6} )?(?:\*\*)?(?:list of |table of )?contents?(?: page)?(?: \(continued\))?:?(?:\*\*)?",
    re.IGNORECASE,
)
# The heads of its columns: "Report Title Page Department"; near miss: "Report title".
_COLUMNS = re.compile(
    r"(?:(?:report|title|page|pages|department|departments|departments?/body|session|number|no\.?"
    r"|paragraph|paragraphs|chapter|section|subject|paper)(?: number)?(?:[ |/]{1,5}|$)){1,8}",
    re.IGNORECASE,
)
# Dots lead to a number, or end the line before it: "Lamps ........ 12"; near miss: "and so on ...".
_LEADER = re.compile(r"(?:\.{5}|(?:\. ){5}|…{3}|_{8})")
# A page number at the end: "Lamps 12", "Witnesses39", "Foreword iii"; near misses: "Budget 2017".
_PAGE_END = re.compile(
    r"(?:(?<![0-9,/£–-])(?<![0-9]\.)(?P<page>[0-9]{1,3})|[ .…\t](?P<roman>[ivxl]{1,6}))$"
)
# A page number with a department behind it: "Lamps 12 Home Office"; near miss: "Lamps 12 of them".
_PAGE_INSIDE = re.compile(r"[ \t](?P<page>[0-9]{1,3})[ \t]{1,8}(?=[A-Z])")
# What no title holds: the end of a sentence, an amount. Example: "the lamps. They", "£24 million".
# Near miss: "St. Ives".
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.?!;] [A-Z]|£[0-9]| per cent")
# A cell that is a number: a page, or a chapter ("12", "iv", "2.1"); near miss: "12 lamps".
_ALONE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,2}\.?|[ivxl]{1,6}")
_ENTRY_NUMBER = re.compile(r"\\?(?:[-–—*•] )?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t]{1,4})?")

MOST_LINES = 900
_MOST_LISTS = 40  # more headings of lists than this are no headings
_MOST_BETWEEN = 6  # lines of an entry that stand before its page number
_LONGEST_ENTRY = 160
_LONGEST_WITH_DEPARTMENTS = 300
_LONGEST_STEP, _LONGEST_LED_STEP = 60, 400  # pages to the next entry; where dots lead to them
_MOSTLY = 0.7
_MOST_TRAILING = 2  # lines of a department behind the last page
_SHORTEST_TITLE, _TELLING_TITLE = 3, 12
_LONGEST_ORDINAL = 30  # what stands before the title in its entry
_LONGEST_PLAIN = 115  # a line of a list that gives no page
_FEW = 2
_SENTENCE = 6  # words before a full stop


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
        if tries < _MOST_LISTS and _opens_list(line.text):
            tries += 1
            entries = _entries(lines, index, skipped, last_places)
            if entries:
                is_heading = _HEADING.fullmatch(line.text) is not None
                found[index] = "heading" if is_heading else "entry"
                found |= dict.fromkeys(entries, "entry")
                index = entries[-1]
        elif "..." in line.text and _is_led(line.text):
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
    return not _gives_page(before.text) and not _ALONE.fullmatch(line.text[:12])


def _opens_list(text: str) -> bool:
    """Whether a line is the heading of a list of contents, or the heads of its columns."""
    if len(text) > 70:
        return False
    folded = text.lower()
    if "content" in folded:
        return _HEADING.fullmatch(text) is not None
    if "page" not in folded or "title" not in folded or not folded.startswith(("report", "title")):
        return False
    return _COLUMNS.fullmatch(text) is not None


def _is_led(text: str) -> bool:
    """Whether dots lead to a page number at the end of the line."""
    return _LEADER.search(text) is not None and _PAGE_END.search(text[-8:]) is not None


def _entries(
    lines: Sequence[Line], start: int, skipped: Set[int], last_places: dict[str, int]
) -> list[int]:
    """The lines of the list that ``start`` heads, or none where it is no list."""
    indexes = range(start + 1, min(start + 1 + MOST_LINES, len(lines)))
    # A page number at the foot of a list may be the page of its last entry.
    cells = [i for i in indexes if i not in skipped or _ALONE.fullmatch(lines[i].text[:10])]
    read = _read_list(lines, cells)
    last = _last_entry(lines, read)
    if last is not None:
        return [entry.at for entry in read[: last + 1] if entry.at not in skipped]
    if not last_places:
        last_places |= {fold_title(n.text[:_LONGEST_ENTRY]): i for i, n in enumerate(lines)}
    return _titles_that_recur(lines, indexes, skipped, last_places)


def _read_list(lines: Sequence[Line], indexes: Sequence[int]) -> list[_Read]:
    """The lines that may be the list's: up to prose, or to the first title that comes again."""
    read: list[_Read] = []
    titles: set[str] = set()
    entries: list[str] = []
    between = 0
    for place, index in enumerate(indexes):
        text = lines[index].text
        page, is_alone = _page_of(text)
        if page is None and not is_alone:
            between += 1
            is_paged = place + 1 < len(indexes) and _gives_page(lines[indexes[place + 1]].text)
            title = fold_title(text)
            if between > _MOST_BETWEEN + 4 * (not read) or _is_prose(text):
                break
            if not is_paged and (title in titles or _names_entry(title, entries)):
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


def _names_entry(title: str, entries: Sequence[str]) -> bool:
    """Whether a line is the title of an entry that holds an ordinal or a department as well."""
    if len(title) < _TELLING_TITLE:
        return False
    return any(0 <= entry.find(title) <= _LONGEST_ORDINAL for entry in entries)


def _gives_page(text: str) -> bool:
    page, is_alone = _page_of(text)
    return page is not None or is_alone


def _page_of(text: str) -> tuple[int | None, bool]:
    """The page that a line of a list gives, and whether the number is all of the line."""
    if len(text) <= 6 and _ALONE.fullmatch(text):
        return (int(text) if text.isdecimal() else None), True
    is_led = "..." in text and _LEADER.search(text) is not None
    if len(text) > _LONGEST_WITH_DEPARTMENTS and not is_led:
        return None, False
    at_end = _PAGE_END.search(text[-8:])
    if at_end is not None and _is_title(text, is_led=is_led):
        return (int(at_end["page"]) if at_end["page"] else 0), False
    inside = list(_PAGE_INSIDE.finditer(text, 8))[-1:]  # the last: a title may hold a number
    return (int(inside[0]["page"]) if inside else None), False


def _is_title(text: str, *, is_led: bool) -> bool:
    """Whether what stands before a page number can be a title, and not the middle of a sentence."""
    return is_led or (
        (not text[0].islower() or len(text) < 60) and not _SENTENCE_INSIDE.search(text)
    )


def _is_prose(text: str) -> bool:
    """Whether a line without a page number is prose: long, or the end of a sentence."""
    if len(text) > _LONGEST_PLAIN or _SENTENCE_INSIDE.search(text):
        return True
    if text[-1] in ".;" and not _LEADER.search(text):
        return len(text.split()) > _SENTENCE
    return False


def fold_title(text: str) -> str:
    """The words of a title alone: no number before it, no leader and no page behind it."""
    begin = _ENTRY_NUMBER.match(text)
    words = text[begin.end() if begin else 0 :].lstrip("#* ")
    led = _LEADER.search(words)
    words = words[: led.start()] if led else _PAGE_END.sub("", words)
    return " ".join(words.casefold().rstrip(" .:*").split())


def _last_entry(lines: Sequence[Line], read: Sequence[_Read]) -> int | None:
    """The place in ``read`` of the last line of a list whose pages rise, or None where none does."""
    last, chain, breaks, highest = -1, 0, 0, 0
    for place, entry in enumerate(read):
        if entry.page is None:
            continue
        is_led = _LEADER.search(lines[entry.at].text) is not None
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
    first entry, or on a new page.
    """
    places = [p for p, entry in enumerate(read[: last + 1]) if entry.page and entry.is_alone]
    left = read[last + 1 : last + 1 + _MOST_BETWEEN]
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
        if title in titles:
            body = index
            break
        if len(text) > _LONGEST_ENTRY or text[-1] in ".;":
            break
        titles.add(title)
        listed.append(index)
    if not listed:
        return []
    start = body or listed[-1] + 1
    recurring = [last_places.get(fold_title(lines[i].text), -1) >= start for i in listed]
    while recurring and not recurring[-1]:
        recurring.pop()
    if len(recurring) < 2 or sum(recurring) < _MOSTLY * len(recurring):
        return []
    return listed[: len(recurring)]
