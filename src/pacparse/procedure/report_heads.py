"""The lines that open the answer to one committee report: ordinal, departments, title, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import Fields, NamedTuple
from pacparse.lexicon.covers import MINUTES_TITLE, SESSION_LINE
from pacparse.lexicon.departments import (
    may_begin_with_department,
    read_bodies,
    read_department_line,
)
from pacparse.lexicon.ordinals import read_ordinal
from pacparse.lexicon.report_lines import (
    NOT_A_REPORT_TITLE,
    ORDINAL_LINE,
    PLAIN_ORDINAL_LINE,
)
from pacparse.lexicon.sessions import find_sessions
from pacparse.procedure.day_reports import find_day_reports
from pacparse.procedure.titles import is_cover_line

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from pacparse.units import Unit

LONGEST_LINE = 300
_MOST_LINES = 7


class ReportHead(NamedTuple):
    """The lines that open the answer to one report: indexes of the first and the last of them."""

    first: int
    last: int
    ordinal: int | None
    session: str | None
    title: str | None
    departments: tuple[str, ...]


class _Reading(Fields):
    """A head while its lines are being read."""

    ordinal: int | None = None
    session: str | None = None
    title: str | None = None
    departments: tuple[str, ...] = ()


def find_report_heads(units: Sequence[Unit]) -> tuple[ReportHead, ...]:
    """The lines that open a report's answer, in reading order.

    A head is an ordinal line (``Fifth Report of Session 2016-17``), a line of departments, a
    title, or several of these in a row; it names at least the title or the ordinal. A line
    ``Session 2014-15`` holds for the heads after it. Of heads that follow each other with nothing
    between (a list that was not told from the body) only the last is kept.
    """
    days = find_day_reports(units)
    if days:
        return tuple(
            ReportHead(day.at, day.at, day.ordinal, None, day.title, day.bodies) for day in days
        )
    heads: list[ReportHead] = []
    session: str | None = None
    session_at = -1
    index = 0
    while index < len(units):
        unit = units[index]
        if not may_be_head_line(unit):
            index += 1
            continue
        if SESSION_LINE.fullmatch(unit.text[:60]):
            session, session_at = next(iter(find_sessions(unit.text)), session), index
            index += 1
            continue
        head = _head_at(units, index)
        if head is None:
            index += 1
            continue
        if head.session is None and head.ordinal is not None:
            head = head._replace(session=session)
        if session_at == head.first - 1:
            head = head._replace(first=session_at)
        if heads and heads[-1].last + 1 >= head.first:
            heads.pop()
        heads.append(head)
        index = head.last + 1
    return tuple(heads)


def may_be_head_line(unit: Unit) -> bool:
    """Whether a unit may belong to a head: a short line with no number, no label, no full stop."""
    return (
        unit.kind in ("heading", "paragraph")
        and unit.number is None
        and unit.label is None
        and unit.role not in ("contents", "status", "stance", "front_matter")
        and len(unit.text) <= LONGEST_LINE
        and not unit.text.endswith((".", ";", ",", ":"))
    )


def _head_at(units: Sequence[Unit], start: int) -> ReportHead | None:
    """The head that begins at unit ``start``, or None."""
    reading = _Reading()
    index = start
    while index < min(start + _MOST_LINES, len(units)) and may_be_head_line(units[index]):
        if not _take(reading, units, index, is_first=index == start):
            break
        index += 1
    if reading.ordinal is None and (reading.title is None or not reading.departments):
        return None
    if index == start:
        return None
    return ReportHead(
        start, index - 1, reading.ordinal, reading.session, reading.title, reading.departments
    )


def _take(reading: _Reading, units: Sequence[Unit], index: int, *, is_first: bool) -> bool:
    """Reads one line into the head; False where it belongs to it no longer."""
    text = " ".join(units[index].text.split())
    match = _ordinal_line(text)
    if match is not None:
        if reading.ordinal is not None or (reading.title is None and not is_first):
            return False
        reading.ordinal = read_ordinal(match["ordinal"])
        reading.session = next(iter(find_sessions(match[0])), None)
        text = (match.groupdict().get("title") or text[match.end() :]).strip(" :–—-")
        if not text:
            return True
    line = read_department_line(text) if may_begin_with_department(text) else None
    if line is not None:
        if reading.title is not None and (line.title is not None or reading.departments):
            return False
        reading.departments += line.departments
        reading.title = reading.title or line.title
        return True
    if reading.ordinal is None and not reading.departments:
        return False
    may_be_body = not reading.departments if reading.title else _stands_over_title(units, index)
    if may_be_body and (bodies := read_bodies(text)):
        reading.departments += bodies
        return True
    if reading.title is not None:
        return False
    if NOT_A_REPORT_TITLE.match(text) or is_cover_line(text) or MINUTES_TITLE.match(text):
        return False
    if not any(c.isalpha() for c in text):
        return False
    reading.title = text
    return True


def _ordinal_line(text: str) -> re.Match[str] | None:
    """The match of a line that gives a report's ordinal, or None."""
    if "eport" not in text[:60] and "EPORT" not in text[:60]:
        return None
    match = ORDINAL_LINE.match(text) or PLAIN_ORDINAL_LINE.fullmatch(text)
    if match is None or read_ordinal(match["ordinal"]) is None:
        return None
    return match


def _stands_over_title(units: Sequence[Unit], index: int) -> bool:
    """Whether the line below can be the title of the report."""
    after = units[index + 1] if index + 1 < len(units) else None
    if after is None or not may_be_head_line(after) or _ordinal_line(after.text) is not None:
        return False
    return NOT_A_REPORT_TITLE.match(after.text) is None and not is_cover_line(after.text)
