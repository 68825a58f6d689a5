"""The title of a document: which lines of its cover it is printed on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pacparse.lexicon.covers import (
    BODY_HEADINGS,
    JOINT_PAPERS,
    MINUTES_SUBTITLE,
    MINUTES_TITLE,
    NOT_A_TITLE,
    PAPER_LINE,
    REPORT_SUFFIX,
)
from pacparse.lexicon.dates import read_day
from pacparse.lexicon.departments import read_department_line
from pacparse.lexicon.layouts import (
    QUOTE_HEADING,
    RECOMMENDATION_HEADING,
    RESPONSE_HEADING,
)
from pacparse.lexicon.sentences import stops_short
from pacparse.procedure.front_matter import is_imprint
from pacparse.text.white_space import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

LONGEST_TITLE = 300
_MOST_LINES = 5
_SLACK = 2  # punctuation behind the title of minutes
_LONGEST_LINE = 110
_UNFINISHED = (":", "&", "'s", "’s")
_GOVERNMENTS = ("UK Government", "HM Government", "Scottish Government", "Welsh Government")


class Title(NamedTuple):
    """A title, the unit that it begins in, the departments before it, how many units it takes."""

    words: str | None = None
    unit: int | None = None
    departments: tuple[str, ...] = ()
    length: int = 0


def first_line(unit: Unit) -> str:
    """The beginning of a unit's text, its white space made single."""
    return head_of(unit.text)


def find_title(text: str, units: Sequence[Unit], cover: Sequence[int]) -> Title:
    """The title that the units ``cover`` print, with the departments before it."""
    departments: tuple[str, ...] = ()
    for place, index in enumerate(cover):  # a back cover may stand before the front one
        if _is_minutes(units, cover[place:]):
            words, count = _minutes_title(units, cover[place:])
            return Title(words, index, departments, count)
    for place, index in enumerate(cover):
        line = first_line(units[index])
        if not line or is_cover_line(line) or len(units[index].text) > LONGEST_TITLE:
            if len(line) > 150 and not is_imprint(line):
                break
            continue
        found = read_department_line(line)
        if found is not None:
            departments += found.departments
            if found.title is None:
                continue
            return Title(found.title, index, departments, 1)
        if units[index].kind != "heading" and line.endswith((".", ";")):
            break
        words, count = _whole_title(text, units, cover[place:])
        return Title(words, index, departments, count)
    return Title(None, None, departments)


def _is_minutes(units: Sequence[Unit], places: Sequence[int]) -> bool:
    """Whether a line begins with the title of minutes, and goes on with what they answer or not."""
    line = first_line(units[places[0]])
    if line[:8].lower() != "treasury":
        return False
    for words in (line, *(f"{line} {first_line(units[i])}" for i in places[1:2])):
        match = MINUTES_TITLE.match(words)
        if match is not None and match.end() >= len(line) - _SLACK:
            return True
        if match is not None and MINUTES_SUBTITLE.match(words, match.end()):
            return True
    return False


def _minutes_title(units: Sequence[Unit], places: Sequence[int]) -> tuple[str, int]:
    """The title of minutes alone; *Progress Report* may stand on the next line."""
    line = first_line(units[places[0]])
    count = 1
    if len(places) > 1 and len(line) < _LONGEST_LINE:
        following = first_line(units[places[1]])
        joined = MINUTES_TITLE.match(f"{line} {following}")
        if joined is not None and joined.end() > len(line):
            line, count = f"{line} {following}", 2
    match = MINUTES_TITLE.match(line)
    return (match[0].rstrip(" ,:–-") if match else line), count


def _whole_title(text: str, units: Sequence[Unit], places: Sequence[int]) -> tuple[str, int]:
    """A title, and how many units it takes: its first with the lines that go on with it.

    A line does where the one before stops unfinished. Lines that follow each other with no blank
    line between are one title where a blank line or a line of the cover ends them.
    """
    title = first_line(units[places[0]])
    count = 1
    for before, index in pairwise(places[:_MOST_LINES]):
        line = first_line(units[index])
        is_unfinished = _is_unfinished(title) or title in _GOVERNMENTS
        if not is_unfinished or index != before + 1 or len(units[index].text) > LONGEST_TITLE:
            break
        title = f"{title} {line}"
        count += 1
    lines = _title_block(text, units, places)
    if len(lines) > count:
        title, count = " ".join(lines), len(lines)
    found = REPORT_SUFFIX.search(title)
    head = title[: found.start()] if found is not None else ""
    if found is None or _is_unfinished(head) or head.lower().endswith("committee"):
        return title, count
    return title[: found.start()], count


def _is_unfinished(title: str) -> bool:
    """Whether a title goes on in the next line."""
    return stops_short(title) or title.endswith(_UNFINISHED)


def _title_block(text: str, units: Sequence[Unit], places: Sequence[int]) -> list[str]:
    """The lines from the first on that stand together, or nothing where no end shows."""
    lines = [first_line(units[places[0]])]
    following = (places[-1] + 1,) if places[-1] + 1 < len(units) else ()
    for before, index in pairwise((*places[: _MOST_LINES + 1], *following)):
        line = first_line(units[index])
        if not _touch(text, units[before], units[index]) or is_cover_line(line):
            break
        if line.endswith((".", ";")) or len(line) > _LONGEST_LINE or len(lines) == _MOST_LINES:
            return []
        if line.casefold() in BODY_HEADINGS or read_department_line(line) is not None:
            return []
        if line.startswith(("Chapter ", "CHAPTER ")):
            return []
        lines.append(line)
    else:
        return []
    return lines if sum(map(len, lines)) <= LONGEST_TITLE else []


def _touch(text: str, before: Unit, after: Unit) -> bool:
    """Whether no blank line stands between two units."""
    between = text[before.runs[-1][1] : after.runs[0][0]]
    return not between.strip() and between.count("\n") <= 1 and "\f" not in between


def is_printed_line(line: str) -> bool:
    """Whether a line is one that covers print around a title: a paper number, a date, an imprint."""
    if PAPER_LINE.fullmatch(line) or JOINT_PAPERS.fullmatch(line) or read_day(line) is not None:
        return True
    return NOT_A_TITLE.match(line) is not None or is_imprint(line)


def is_cover_line(line: str) -> bool:
    """Whether a line is one that covers print, or the heading of a recommendation: no title."""
    headings = (RECOMMENDATION_HEADING, RESPONSE_HEADING, QUOTE_HEADING)
    return is_printed_line(line) or any(pattern.fullmatch(line) for pattern in headings)
