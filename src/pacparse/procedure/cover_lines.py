"""The lines of a cover: what is printed before the contents, the first number, label or prose."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.covers import (
    BODY_HEADINGS,
    DATED_LINE,
    NOT_A_TITLE,
    OF_PUBLICATION,
    is_banner,
    is_speck,
)
from pacparse.lexicon.date_words import WRITTEN_DATE
from pacparse.lexicon.dates import read_day
from pacparse.lexicon.departments import may_begin_with_department, read_department_line
from pacparse.lexicon.layouts import RECOMMENDATION_HEADING
from pacparse.lexicon.sentences import stops_short
from pacparse.procedure.front_matter import is_imprint
from pacparse.styles import CELL_JOINT
from pacparse.text.white_space import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from pacparse.units import Unit

COVER_LENGTH = 60
LONGEST_COVER_LINE = 300  # more is prose
_LONGEST_SENTENCE = 150
_LONGEST_ROW = 120


class CoverLine(NamedTuple):
    """A unit of the cover, or a part of one that a printed line divides from the rest.

    ``text`` is single-spaced, ``at`` its place in the source. ``is_apart`` says that a blank line
    or a page's end stands above it, ``goes_on`` that none stands below.
    """

    unit: int
    at: int
    text: str
    is_heading: bool
    is_apart: bool
    goes_on: bool


def read_cover(text: str, units: Sequence[Unit], matter: Set[int]) -> tuple[CoverLine, ...]:
    """The lines before the body: notes and items left out, the front matter ``matter`` among them.

    A line that ends in the middle of the name of a department has the rest of it from the next.
    """
    lines = _cover_lines(text, units, matter)
    for place in range(len(lines) - 1, 0, -1):
        before, line = lines[place - 1 : place + 1]
        if not line.is_apart and may_begin_with_department(before.text):
            both = f"{before.text} {line.text}"
            if _count_departments(both) > _count_departments(before.text):
                lines[place - 1 : place + 1] = [before._replace(text=both, goes_on=line.goes_on)]
    return tuple(lines)


def _count_departments(line: str) -> int:
    found = read_department_line(line)
    return len(found.departments) if found is not None else 0


def _cover_lines(text: str, units: Sequence[Unit], matter: Set[int]) -> list[CoverLine]:
    """The units before the body, and the parts of those that a printed line divides.

    Rows of a table are no lines of a cover, but for a cell that stands alone in its row.
    """
    found: list[CoverLine] = []
    has_words = False
    for index, unit in enumerate(units[:COVER_LENGTH]):
        if unit.kind in ("note", "item") or (unit.role == "contents" and not has_words):
            continue
        if unit.is_row and CELL_JOINT in unit.text:
            continue
        if unit.number is not None or unit.label is not None or unit.role is not None:
            break
        if unit.cell is not None:
            break
        parts = list(_divided(text, unit))
        for place, (at, words) in enumerate(parts):
            if index not in matter and _is_body(words, is_first=not has_words):
                return found
            is_apart = place == 0 and not _touch(text, units, index - 1)
            goes_on = place + 1 < len(parts) or _touch(text, units, index)
            head = head_of(words)
            found.append(CoverLine(index, at, head, unit.kind == "heading", is_apart, goes_on))
        has_words = has_words or index not in matter
    return found


def _is_body(words: str, *, is_first: bool) -> bool:
    """Whether words can be on no cover: a recommendation, the first heading of a body, or prose."""
    if RECOMMENDATION_HEADING.fullmatch(words) is not None:
        return True
    if is_first:
        return False
    if "by Command of" in words or DATED_LINE.search(words) is not None:
        return False
    if len(words) > LONGEST_COVER_LINE or words.casefold() in BODY_HEADINGS:
        return True
    return len(words) > _LONGEST_SENTENCE and words.endswith(".")


def _touch(text: str, units: Sequence[Unit], index: int) -> bool:
    """Whether no blank line stands between the unit at ``index`` and the one behind it."""
    if not 0 <= index < len(units) - 1:
        return False
    between = text[units[index].runs[-1][1] : units[index + 1].runs[0][0]]
    return not between.strip() and _line_ends(between) <= 1 and "\f" not in between


def _line_ends(between: str) -> int:
    """How many lines end in some white space: LF, CR LF and CR alike."""
    return between.count("\n") or between.count("\r")


def _divided(text: str, unit: Unit) -> Iterator[tuple[int, str]]:
    """The unit, cut where a row of it is a date, a paper number or an imprint by itself."""
    at = unit.runs[0][0]
    rows = list(_rows(text, unit)) if len(unit.text_runs) > 1 else []
    cuts = {0}
    for place, (_, row) in enumerate(rows):
        if place == 0 and is_speck(row):
            cuts.add(1)
        is_within = place > 0 and stops_short(rows[place - 1][1])
        if is_within or len(row) > _LONGEST_ROW or not is_printed_alone(row):
            continue
        if place + 1 < len(rows) and rows[place + 1][1][:1].islower() and not is_imprint(row):
            continue
        cuts |= {place} if is_imprint(row) else {place, place + 1}
    cuts.add(len(rows))
    if len(cuts) <= 2:
        yield at, unit.text
        return
    for first, end in pairwise(sorted(cuts)):
        yield rows[first][0], " ".join(row for _, row in rows[first:end])


def _rows(text: str, unit: Unit) -> Iterator[tuple[int, str]]:
    """The lines of the source that a unit is made of, each with its place."""
    at, words, end = unit.text_runs[0][0], "", unit.text_runs[0][0]
    for run in unit.text_runs:
        between = text[end : run[0]]
        if _line_ends(between):
            yield at, words
            at, words = run[0], ""
        words += " " if between.isspace() and words else ""
        words += text[run[0] : run[1]]
        end = run[1]
    yield at, words


def is_printed_alone(line: str) -> bool:
    """Whether a line is a date, paper numbers or an imprint, and nothing else."""
    if read_day(line) is not None or is_imprint(line):
        return True
    date = WRITTEN_DATE.search(line) if len(line) <= _LONGEST_ROW and line[-1:].isdigit() else None
    return date is not None and OF_PUBLICATION.match(line[: date.start()]) is not None


def is_printed_line(line: str) -> bool:
    """Whether a line is one that covers print around a title: also a House, a committee, a site."""
    return is_printed_alone(line) or NOT_A_TITLE.match(line) is not None or is_banner(line)
