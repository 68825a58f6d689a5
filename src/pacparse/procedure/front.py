"""What the cover of a document says: title, date, session, own paper numbers, departments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.covers import DATED_LINE, OWN_SESSION, read_papers
from pacparse.lexicon.dates import read_day
from pacparse.lexicon.sessions import find_sessions
from pacparse.procedure.cover_lines import (
    COVER_LENGTH,
    LONGEST_COVER_LINE,
    CoverLine,
    is_printed_alone,
    is_printed_line,
    read_cover,
)
from pacparse.procedure.day_reports import find_day_reports
from pacparse.procedure.front_matter import FRONT_LENGTH, find_front_matter
from pacparse.procedure.publication import find_date
from pacparse.procedure.titles import find_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

_LONGEST_FRONT = 1500
_LONGEST_HEADER = 5000


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
    header, header_end = _header(text), _header_end(text)
    matter = find_front_matter(units)
    cover = read_cover(text, units, matter)
    if not cover or find_day_reports([units[cover[0].unit]]):
        return _day_front(units, header)
    title = find_title(cover)
    dated = _dated(units)
    is_given = header.get("title") in (None, title.words)
    titled = {line.unit for line in title.lines} if is_given else set[int]()
    others = [line for line in cover if line not in title.lines and not is_printed_line(line.text)]
    texts = {line.unit for line in others}
    last = max(
        (line.unit for line in cover if line.unit in matter or is_printed_alone(line.text)),
        default=-1,
    )
    found = {line.unit for line in cover if line.unit < last or line.unit not in texts}
    headed = (
        i
        for i, unit in enumerate(units[:COVER_LENGTH])
        if unit.kind != "note" and unit.runs[-1][1] <= header_end
    )
    first = title.lines[0].unit if title.lines else None
    return Front(
        header.get("title") or title.words,
        first if first in titled - texts else None,
        read_day(header.get("date", "")) or find_date((*cover, *dated)),
        _session([line.text for line in (*cover, *dated) if line.unit not in matter]),
        _papers([line.text for line in cover]),
        title.departments,
        tuple(sorted({*found, *matter, *headed} - titled)),
    )


def _header_end(text: str) -> int:
    """Where a metadata header between two ``---`` lines ends, or 0."""
    start = len(text) - len(text.lstrip("\ufeff"))
    end = (
        text.find("\n---\n", start + 3, _LONGEST_HEADER) if text.startswith("---\n", start) else -1
    )
    return end + 4 if end >= 0 else 0


def _header(text: str) -> dict[str, str]:
    """``title`` and ``date`` of a metadata header, the quotes taken off; empty without one."""
    pairs = (line.partition(":")[::2] for line in text[: _header_end(text)].split("\n"))
    found = {key: value.strip().strip("\"'") for key, value in pairs if key in ("title", "date")}
    return {key: value for key, value in found.items() if value}


def _dated(units: Sequence[Unit]) -> tuple[CoverLine, ...]:
    """The line in capitals that dates a volume, wherever its front matter has it; or nothing."""
    for unit in units[:FRONT_LENGTH]:
        if "DATED" in unit.text and (match := DATED_LINE.search(unit.text[:_LONGEST_FRONT])):
            words = unit.text[match.start() : match.start() + LONGEST_COVER_LINE]
            return (
                CoverLine(
                    -1, unit.runs[0][0], words, is_heading=False, is_apart=True, goes_on=False
                ),
            )
    return ()


def _papers(lines: Sequence[str]) -> tuple[str, ...]:
    """The document's own paper numbers.

    A House paper counts alone on its line only, since a cover also names the paper that is
    answered; of command papers the first on the cover is the document's.
    """
    found: dict[str, None] = {}
    command: str | None = None
    for line in lines:
        papers = read_papers(line)
        for number in papers.numbers:
            if number.startswith("C"):
                command = command or number
            elif papers.are_alone:
                found[number] = None
    return (*found, command) if command else tuple(found)


def _session(lines: Sequence[str]) -> str | None:
    """The session that the cover names; None where it names several.

    Where a line says which report of a session this is, the sessions of others count not.
    """
    alone = {s for line in lines if OWN_SESSION.match(line) for s in find_sessions(line)}
    own = {s for line in lines if OWN_SESSION.search(line) for s in find_sessions(line)}
    found = alone or own or {s for line in lines for s in find_sessions(line)}
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
