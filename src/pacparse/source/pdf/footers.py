"""Notes at the foot of a page: smaller type, under the text, each behind its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.pdf.measures import Measures
    from pacparse.source.pdf.pages import PrintedLine, PrintedPage

_SMALLER = 0.93  # of the body: the type of notes is no larger
_RULE_NEAR = 2.5  # of the size: how far above the first note its rule stands
_UNDERLINE = 0.4  # of the size: a rule nearer to the words above underlines them
_SHORTEST, _LONGEST = 40.0, 0.45  # points; of the width of the page: the rule above notes
_SAME_LEFT = 8.0  # points: where notes begin, one like another
_STEP = 4  # how many numbers may be missing between two notes of a page

# Example: "37 Ibid, page 4", "* As amended". Near miss: "2018-19", "37.5 per cent", "1st".
NOTE_START = re.compile(r"([0-9]{1,3}|[*†‡§]{1,2})(?=[ ]|[.)][ ]|[A-Z‘“(\[]|https?:|www\.|\Z)")


class Note(NamedTuple):
    """A note, or a further part of one: its number, its lines."""

    number: str
    lines: tuple[PrintedLine, ...]


def find_notes(
    lines: Sequence[PrintedLine], page: PrintedPage, usual: Measures, *, open_note: str | None
) -> tuple[Sequence[PrintedLine], list[Note]]:
    """The lines of a page above its notes, and the notes.

    ``open_note`` is the number of the last note of the pages before: it may go on here.
    """
    body: list[PrintedLine] = []
    notes: list[Note] = []
    marks = _raised_marks(lines)
    for region in _regions(lines):
        begin = _foot_begin(region, lines, page, usual)
        last = notes[-1].number if notes else open_note
        found = _part(region[begin:], marks, last) if begin < len(region) else []
        body += region if not found else region[:begin]
        notes += found
    return body, notes


def _regions(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    regions: list[list[PrintedLine]] = []
    for line in lines:
        if regions and regions[-1][-1].region == line.region:
            regions[-1].append(line)
        else:
            regions.append([line])
    return regions


def _raised_marks(lines: Sequence[PrintedLine]) -> set[str]:
    return {
        mark
        for line in lines
        for start, end in line.raised
        for mark in line.text[start:end].replace(",", " ").split()
        if start
    }


def _foot_begin(
    region: Sequence[PrintedLine],
    lines: Sequence[PrintedLine],
    page: PrintedPage,
    usual: Measures,
) -> int:
    """The index in ``region`` where its notes may begin: under a rule, or where type gets small."""
    small = _SMALLER * usual.body
    begin = len(region)
    while begin and region[begin - 1].size <= small:
        begin -= 1
    begin = next((i for i in range(len(region)) if _is_under_rule(region, i, page)), begin)
    if begin == len(region):
        return begin
    first = region[begin]
    right = max(line.end for line in region[begin:])
    for line in lines:
        is_beneath = line.y < first.y and line.x < right and line.end > first.x
        if is_beneath and line.region != first.region and line.size > small:
            return len(region)
    return begin


def _is_under_rule(region: Sequence[PrintedLine], index: int, page: PrintedPage) -> bool:
    """Whether a line stands right under a short rule, which underlines nothing."""
    if not page.rules:
        return False
    line = region[index]
    above = region[index - 1].y - _UNDERLINE * region[index - 1].size if index else page.height
    return any(
        line.y + 0.5 * line.size < at < min(above, line.y + _RULE_NEAR * line.size)
        and _SHORTEST < end - start < _LONGEST * page.width
        and abs(start - line.x) < _SAME_LEFT
        for at, start, end in page.rules
    )


def _part(lines: Sequence[PrintedLine], marks: set[str], open_note: str | None) -> list[Note]:
    """The notes that ``lines`` hold, or none where they are something else in small type."""
    notes: list[tuple[str, list[PrintedLine]]] = []
    left = min(line.x for line in lines)
    for line in lines:
        number = _note_number(line, left, marks, notes[-1][0] if notes else open_note)
        if number is not None:
            notes.append((number, [line]))
        elif notes:
            notes[-1][1].append(line)
        elif open_note is not None and _may_go_on(lines, marks):
            notes.append((open_note, [line]))
        else:
            return []
    return [Note(number, tuple(held)) for number, held in notes]


def _note_number(line: PrintedLine, left: float, marks: set[str], last: str | None) -> str | None:
    """The number of the note that begins with ``line``; None where none does."""
    match = NOTE_START.match(line.text)
    if match is None or line.x > left + _SAME_LEFT:
        return None
    number = match[1]
    is_raised = any(start == 0 for start, _ in line.raised)
    if number in marks or is_raised or not number.isdigit():
        return number
    if last is not None and last.isdigit() and 0 < int(number) - int(last) <= _STEP:
        return number
    return number if last is None and number == "1" else None


def _may_go_on(lines: Sequence[PrintedLine], marks: set[str]) -> bool:
    """Whether a note of the page before goes on in ``lines``: another note follows, or no mark is."""
    return not marks or any(
        match is not None and match[1] in marks
        for match in (NOTE_START.match(line.text) for line in lines)
    )
