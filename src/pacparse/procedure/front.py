"""What the cover of a document says: title, date, session, own paper numbers, departments."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pacparse.procedure.dates import read_day
from pacparse.procedure.departments import read_department_line
from pacparse.procedure.sessions import find_sessions
from pacparse.procedure.vocabulary.covers import (
    AUDITED_BODY,
    COMMAND_PAPER,
    DATED,
    DAY_REPORT,
    NOT_A_TITLE,
    PAPER_LINE,
    PUBLISHED,
    REPORT_SUFFIX,
    VOTE,
)
from pacparse.procedure.vocabulary.dates import DAY, MONTH_OF_YEAR
from pacparse.procedure.vocabulary.layouts import (
    QUOTE_HEADING,
    RECOMMENDATION_HEADING,
    RESPONSE_HEADING,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.units import Unit

COVER_LENGTH = 40
_HEAD = 400
_LONGEST_TITLE = 300
_UNFINISHED = (":", ",", " the", " of", " and", " to", " on", " in", " for", " a", " –", " -", " &")
_GOVERNMENTS = ("UK Government", "HM Government", "Scottish Government", "Welsh Government")


class Front(NamedTuple):
    """What the cover says; ``cover_units`` are the lines that are no title and no text."""

    title: str | None
    title_unit: int | None
    date: str | None
    session: str | None
    paper_numbers: tuple[str, ...]
    departments: tuple[str, ...]
    cover_units: tuple[int, ...]


def read_front(text: str, units: Sequence[Unit]) -> Front:
    """What is printed before the first numbered or labelled paragraph, forty units at most.

    A document that begins with an ordinary numbered paragraph has no title. A metadata header
    between two ``---`` lines wins where it names a title or a date.
    """
    header = _header(text)
    cover = _cover(units)
    if not cover:
        return _day_report(units, header)
    title, title_unit, departments = _title(units, cover)
    lines = [(index, _line(units[index])) for index in cover]
    papers, paper_units = _papers(lines)
    day, day_unit = _date(lines)
    found = {index: None for index in (*paper_units, *day_unit) if index != title_unit}
    return Front(
        header.get("title") or title,
        title_unit if header.get("title") in (None, title) else None,
        read_day(header.get("date", "")) or day,
        _session(line for _, line in lines),
        papers,
        departments,
        tuple(found),
    )


def _header(text: str) -> dict[str, str]:
    """``title`` and ``date`` of a metadata header, the quotes taken off; empty without one."""
    head = text[:5000].lstrip("\ufeff")
    if not head.startswith("---\n"):
        return {}
    body = head[4:].partition("\n---")[0]
    found: dict[str, str] = {}
    for line in body.split("\n"):
        key, colon, value = line.partition(":")
        if colon and key in ("title", "date"):
            found.setdefault(key, value.strip().strip("\"'"))
    return {key: value for key, value in found.items() if value}


def _cover(units: Sequence[Unit]) -> tuple[int, ...]:
    """The units before the first that has a number or a label; notes and items left out."""
    found: list[int] = []
    for index, unit in enumerate(units[:COVER_LENGTH]):
        if unit.kind == "note":
            continue
        if unit.number is not None or unit.label is not None:
            if unit.kind == "item":
                continue
            break
        if unit.kind != "item":
            found.append(index)
    return tuple(found)


def _line(unit: Unit) -> str:
    """The beginning of a unit's text, its white space made single."""
    return " ".join(unit.text[:_HEAD].split())


def _title(
    units: Sequence[Unit], cover: Sequence[int]
) -> tuple[str | None, int | None, tuple[str, ...]]:
    """The title, the unit that holds it, and the departments printed before it."""
    departments: tuple[str, ...] = ()
    for place, index in enumerate(cover):
        line = _line(units[index])
        if not line or is_cover_line(line) or len(units[index].text) > _LONGEST_TITLE:
            if len(line) > 150:
                break
            continue
        found = read_department_line(line)
        if found is not None:
            departments += found.departments
            if found.title is None:
                continue
            return found.title, index, departments
        if units[index].kind != "heading" and line.endswith((".", ";")):
            break
        return _whole_title(units, cover[place:]), index, departments
    return None, None, departments


def _whole_title(units: Sequence[Unit], places: Sequence[int]) -> str:
    """A title with the lines that go on with it where one ends unfinished."""
    title = _line(units[places[0]])
    for before, index in pairwise(places[:4]):
        line = _line(units[index])
        is_unfinished = title.lower().endswith(_UNFINISHED) or title in _GOVERNMENTS
        if not is_unfinished or index != before + 1 or len(units[index].text) > _LONGEST_TITLE:
            break
        title = f"{title} {line}"
    found = REPORT_SUFFIX.search(title)
    return title[: found.start()] if found else title


def is_cover_line(line: str) -> bool:
    """Whether a line is one that covers print and that is no title."""
    if PAPER_LINE.fullmatch(line) or read_day(line) is not None:
        return True
    if NOT_A_TITLE.match(line) is not None:
        return True
    return any(p.fullmatch(line) for p in (RECOMMENDATION_HEADING, RESPONSE_HEADING, QUOTE_HEADING))


def _papers(lines: Sequence[tuple[int, str]]) -> tuple[tuple[str, ...], list[int]]:
    """The document's own paper numbers, and the lines that are nothing else.

    A House paper counts alone on its line only, since a cover also names the paper that is
    answered; of command papers the first on the cover is the document's.
    """
    papers: dict[str, None] = {}
    alone: list[int] = []
    command: str | None = None
    for index, line in lines:
        match = PAPER_LINE.fullmatch(line)
        if match is not None:
            alone.append(index)
        elif command is None:
            match = COMMAND_PAPER.search(line)
        if match is None:
            continue
        if match["series"].startswith("C"):
            command = command or f"{match['series']} {match['number']}"
        else:
            papers[f"{match['series']} {match['number']}"] = None
    own = (*papers, command) if command else tuple(papers)
    return own, alone


def _date(lines: Sequence[tuple[int, str]]) -> tuple[str | None, tuple[int, ...]]:
    """The date of publication, and the lines that are nothing but a date.

    Publication first, then a dated line, a lone date, the line *by Command of*; never copyright.
    """
    published = dated = lone = command = None
    alone: list[int] = []
    for index, line in lines:
        lowered = line.lower()
        if "ublished" in line and (lowered.startswith("published") or "by authority" in lowered):
            match = PUBLISHED.search(line)
            published = published or (read_day(match["words"]) if match else None)
            continue
        if "©" in line or "copyright" in lowered[:20]:
            continue
        day = read_day(line) if len(line) < 60 else None
        if day is not None:
            alone.append(index)
            lone = lone or day
        elif "dated" in lowered:
            match = DATED.search(line)
            dated = dated or (read_day(match["words"]) if match else None)
        elif "by command of" in lowered:
            match = DAY.search(line) or MONTH_OF_YEAR.search(line)
            command = command or (read_day(match[0]) if match else None)
    return published or dated or lone or command, tuple(alone)


def _session(lines: Iterable[str]) -> str | None:
    """The session that the cover names; None where it names several."""
    found = {session for line in lines for session in find_sessions(line)}
    return found.pop() if len(found) == 1 else None


def _day_report(units: Sequence[Unit], header: dict[str, str]) -> Front:
    """The front of a document without a cover: a committee's dated report, or nothing."""
    title, day = header.get("title"), read_day(header.get("date", ""))
    unit = next((i for i, unit in enumerate(units[:COVER_LENGTH]) if unit.kind != "note"), None)
    match = DAY_REPORT.match(_line(units[unit])) if unit is not None else None
    if match is None or unit is None:
        return Front(title, None, day, None, (), (), ())
    bodies: tuple[str, ...] = ()
    for near in units[unit : unit + 3]:
        body = AUDITED_BODY.search(" ".join(near.text[:900].split()))
        if body is not None:
            bodies = (VOTE.sub("", body["body"]).partition(" and the ")[0],)
            break
    return Front(
        title or match["title"],
        unit,
        day or read_day(match["words"]),
        None,
        (),
        bodies,
        (),
    )
