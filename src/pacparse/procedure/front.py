"""What the cover of a document says: title, date, session, own paper numbers, departments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pacparse.lexicon.covers import (
    BODY_HEADINGS,
    COMMAND_PAPER,
    DATED,
    DATED_LINE,
    JOINT_PAPERS,
    ORDERED,
    OWN_SESSION,
    PAPER_LINE,
    PUBLISHED,
    RECEIVED,
)
from pacparse.lexicon.date_words import DAY, MONTH_OF_YEAR
from pacparse.lexicon.dates import read_day
from pacparse.lexicon.sessions import find_sessions
from pacparse.procedure.day_reports import find_day_reports
from pacparse.procedure.front_matter import FRONT_LENGTH, find_front_matter
from pacparse.procedure.titles import find_title, first_line, is_printed_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from pacparse.units import Unit

COVER_LENGTH = 60
_LONGEST_COVER_LINE = 300  # more is prose
_LONGEST_FRONT = 1500
_LONGEST_SENTENCE = 150


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
    """What is printed before the list of contents, the first number, label or prose of the body.

    A document that begins with an ordinary numbered paragraph has no title. A metadata header
    between two ``---`` lines wins where it names a title or a date.
    """
    header = _header(text)
    matter = find_front_matter(units)
    cover = _cover(units, matter)
    if not cover or find_day_reports([units[cover[0]]]):
        return _day_front(units, header)
    title = find_title(text, units, cover)
    lines = [(index, first_line(units[index])) for index in cover]
    papers, paper_units = _papers(lines)
    dated_line = _dated(units)
    day, day_units = _date(lines, dated_line)
    found = {*paper_units, *day_units, *matter}
    around = [index for index in cover if index < max(found.intersection(cover), default=-1)]
    has_title = title.unit is not None and header.get("title") in (None, title.words)
    title_unit = title.unit if has_title else None
    titled = range(title_unit, title_unit + title.length) if title_unit is not None else range(0)
    around += [index for index, line in lines if is_printed_line(line)]
    found = found.union(around, _header_units(text, units)).difference(titled)
    return Front(
        header.get("title") or title.words,
        title_unit,
        read_day(header.get("date", "")) or day,
        _session([line for index, line in lines if index not in matter], dated_line),
        papers,
        title.departments,
        tuple(sorted(found)),
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


def _header_units(text: str, units: Sequence[Unit]) -> list[int]:
    """The units of a metadata header between two ``---`` lines."""
    head = text[:5000].lstrip("\ufeff")
    end = head.find("\n---\n", 4) if head.startswith("---\n") else -1
    if end < 0:
        return []
    end += len(text[:5000]) - len(head) + 4
    return [i for i, unit in enumerate(units[:COVER_LENGTH]) if unit.runs[-1][1] <= end]


def _cover(units: Sequence[Unit], matter: Set[int]) -> tuple[int, ...]:
    """The units before the body: notes and items left out, front matter among them."""
    found: list[int] = []
    has_words = False
    for index, unit in enumerate(units[:COVER_LENGTH]):
        if unit.kind in ("note", "item") or (unit.role == "contents" and not has_words):
            continue
        if unit.number is not None or unit.label is not None or unit.role is not None:
            break
        if index not in matter and has_words and _is_body(unit):
            break
        found.append(index)
        has_words = has_words or index not in matter
    return tuple(found)


def _is_body(unit: Unit) -> bool:
    """Whether a unit can be on no cover: the first heading of a body, or prose."""
    text = unit.text
    is_dated = ("ated" in text or "ATED" in text) and DATED_LINE.search(text) is not None
    if is_dated or "by Command of" in text:
        return False
    if len(text) > _LONGEST_COVER_LINE or text.casefold() in BODY_HEADINGS:
        return True
    return len(text) > _LONGEST_SENTENCE and text.endswith(".")


def _dated(units: Sequence[Unit]) -> str:
    """The line in capitals that dates a volume, wherever its front matter has it; or nothing."""
    for unit in units[:FRONT_LENGTH]:
        if "DATED" in unit.text and (match := DATED_LINE.search(unit.text[:_LONGEST_FRONT])):
            return unit.text[match.start() : match.start() + _LONGEST_COVER_LINE]
    return ""


def _papers(lines: Sequence[tuple[int, str]]) -> tuple[tuple[str, ...], list[int]]:
    """The document's own paper numbers, and the lines that are nothing else.

    A House paper counts alone on its line only, since a cover also names the paper that is
    answered; of command papers the first on the cover is the document's.
    """
    papers: dict[str, None] = {}
    alone: list[int] = []
    command: str | None = None
    for index, line in lines:
        joint = JOINT_PAPERS.fullmatch(line)
        match = PAPER_LINE.fullmatch(line)
        if joint is not None:
            papers |= dict.fromkeys((joint["first"], joint["second"]))
            alone.append(index)
        elif match is not None:
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


def _date(lines: Sequence[tuple[int, str]], dated_line: str) -> tuple[str | None, tuple[int, ...]]:
    """The date of publication, and the lines that are nothing but a date.

    Publication first, then a dated line, a lone date, the line *by Command of*, the order to print
    and the receipt; never copyright.
    """
    match = DATED_LINE.match(dated_line)
    found = dict.fromkeys(("published", "dated", "lone", "command", "ordered", "received"), "")
    found["dated"] = (read_day(match["words"]) if match else None) or ""
    alone: list[int] = []
    for index, line in lines:
        if "©" in line[:1] or "copyright" in line[:20].lower():
            continue
        day = read_day(line) if len(line) < 60 else None
        if day is not None:
            alone.append(index)
            found["lone"] = found["lone"] or day
            continue
        for kind, words in _dates_in(line):
            found[kind] = found[kind] or read_day(words) or ""
    return next((day for day in found.values() if day), None), tuple(alone)


def _dates_in(line: str) -> Iterable[tuple[str, str]]:
    """The dates in a line that says more, each with what it is the date of."""
    lowered = line.lower()
    if "published" in lowered and (lowered.startswith("published") or "by authority" in lowered):
        if match := PUBLISHED.search(line):
            yield "published", match["words"]
    elif "dated" in lowered:
        if match := DATED.search(line):
            yield "dated", match["words"]
    elif "by command of" in lowered and (match := DAY.search(line) or MONTH_OF_YEAR.search(line)):
        yield "command", match[0]
    if "rdered" in line and (match := ORDERED.search(line)):
        yield "ordered", match["words"]
    if "received on" in lowered and (match := RECEIVED.search(line)):
        yield "received", match["words"]


def _session(lines: Sequence[str], dated_line: str) -> str | None:
    """The session that the cover names; None where it names several.

    Where a line says which report of a session this is, the sessions of others count not.
    """
    alone = {s for line in lines if OWN_SESSION.match(line) for s in find_sessions(line)}
    own = {s for line in lines if OWN_SESSION.search(line) for s in find_sessions(line)}
    found = (
        alone
        or own
        or {session for line in (*lines, dated_line) for session in find_sessions(line)}
    )
    return found.pop() if len(found) == 1 else None


def _day_front(units: Sequence[Unit], header: dict[str, str]) -> Front:
    """The front of a document without a cover: a committee's dated report, or nothing."""
    title, day = header.get("title"), read_day(header.get("date", ""))
    unit = next((i for i, unit in enumerate(units[:COVER_LENGTH]) if unit.kind != "note"), None)
    report = next(iter(find_day_reports(units[: (unit or 0) + 3])), None)
    if report is None or report.at != unit:
        matter = tuple(sorted(find_front_matter(units)))
        return Front(title, None, day, None, (), (), matter)
    return Front(title or report.title, unit, day or report.date, None, (), report.bodies, ())
