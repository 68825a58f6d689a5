"""Tables of recommendations: rows whose cells the original knows, and rows that were flattened cell by cell.

Of a flattened table rows are read only where the columns are regular.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.counting import Step, step_of
from pacparse.fields import NamedTuple
from pacparse.lexicon.line_openers import answers
from pacparse.lexicon.part_numbers import cited
from pacparse.procedure.voices import gives_verdict
from pacparse.text.patterns import compile_late, pattern
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

# The cells of the row that names the columns. Examples: "No.", "Recommendation", "Government response",
# "The Council's reply"; near misses: "Recommendation 4", "Response times", "Consultation response".
HEAD_CELL = compile_late(
    r"""(?: (?P<number> \# | no\.? | number | ref\.? | reference | rec\.? (?:[ ]no\.?)? ) | position | status
      | (?P<asked> (?: (?:the[ ])? (?:committee|inquiry|panel) (?:['’]s)? [ ] )? recommendations?
          (?: [ ]text | [ ]of[ ]the[ ](?:committee|inquiry|panel) )? )
      | (?P<answered> (?: our[ ] | (?: [a-z]{2,15}[ ] ){0,2}
          (?: government | executive | council | department | ministry | minister | board | agency )
          (?:['’]s)? [ ] )? (?:response|reply|answer) ) )""",
    re.VERBOSE | re.IGNORECASE,
)
# A cell that holds a number and nothing else. Example: "4a"; near miss: "4 lamps".
_NUMBER_CELL = re.compile(r"[0-9]{1,3}[a-z]?[.)]?")
# The same in a table whose columns are known. Examples: "R4", "Recommendation 4", "2.1"; near miss: "4 lamps".
_NAMED_NUMBER = pattern(
    r"(?:R|Rec\.? ?|Recommendation )?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})?[a-z]?)[.):]?",
    ask="fullmatch",
    example="Recommendation 4",
    near_miss="4 lamps",
)
# A cell that stands for a verdict. Examples: "F", "F/P", "Yes"; near misses: "EU", "F 2".
_VERDICT_CELL = re.compile(r"[A-Z](?:[/+][A-Z])?|Yes|No|N/A")
# A row whose number and words stand in one unit.
_HEADED = pattern(
    r"[0-9]{1,3}[a-z]? [A-Z]", ask="match", example="1 Museums should", near_miss="1 in four"
)
_NO_ROW = (None, "head")
_MOST_COLUMNS = 6
_NEAR = 40
# The next row: 4 after 3, 4b after 4a, 4 after 3c, 4a after 3.
_NEXT_ROW = (Step.NEXT, Step.INWARD, Step.OUTWARD)
_FEWEST_ROWS = 3
_LONGEST_CELL = 40
_LONGEST_NUMBER = 5


class Row(NamedTuple):
    """A row: the unit it begins with, its number, and how many units after it are quoted."""

    at: int
    number: str | None
    quoted: int


class Tables(NamedTuple):
    """The rows that were read, the units that lie in tables, and what could not be read.

    ``ends`` are the units right behind a table of which the original knows where it ends.
    """

    rows: tuple[Row, ...]
    cells: frozenset[int]
    findings: tuple[Finding, ...]
    ends: frozenset[int] = frozenset()


NO_TABLES = Tables((), frozenset(), ())


def find_tables(units: Sequence[Unit]) -> Tables:
    """The tables of recommendations among the units.

    A table is read where a line of cells names its columns and every row has a number that goes on
    from the one before, one cell of the committee's words, and an answer. A table that has cells but
    no such order gives a finding, and no recommendation.
    """
    rows = _known_rows(units)
    cells = {index for index, unit in enumerate(units) if unit.cell is not None}
    ends = _ends(units) if cells else frozenset()
    findings: list[Finding] = []
    index = 0
    while index < len(units):
        begin = index
        if len(units[begin].text) <= _LONGEST_CELL and begin not in cells:
            index = _after_head(units, begin)
        if index == begin:
            index += 1
            continue
        found, end = _read_rows(units, index)
        if len(found) >= _FEWEST_ROWS:
            rows += found
            cells.update(range(begin, end))
        elif found or (index < len(units) and _HEADED.match(units[index].text) is not None):
            findings.append(_unread(units, begin))
        index = max(index, end)
    if not rows and not findings:
        findings = [_unread(units, at) for at in _tiny_cells(units)[:1]]
    return Tables(tuple(rows), frozenset(cells), tuple(findings), ends)


def _known_rows(units: Sequence[Unit]) -> list[Row]:
    """The rows whose cells the original knows: a number's, the committee's, the answer's."""
    rows = []
    for index, unit in enumerate(units):
        if unit.cell == "number":
            rows.append(Row(index, read_number_cell(unit.text), 1))
        elif unit.cell == "asked" and not (index and units[index - 1].cell == "number"):
            rows.append(Row(index, unit.number, 0))
    return rows


def _ends(units: Sequence[Unit]) -> frozenset[int]:
    """The units right behind the last cell of rows that the original knows, if only a head that comes back."""
    others = [index for index, unit in enumerate(units) if unit.kind != "note"]
    return frozenset(
        after
        for before, after in pairwise(others)
        if units[before].cell not in _NO_ROW and units[after].cell in _NO_ROW
    )


def read_number_cell(text: str) -> str | None:
    """The number of a recommendation that a cell holds and nothing else: ``4a``, ``R4a``, ``Rec. 4a``."""
    found = _NAMED_NUMBER.fullmatch(text)
    return found["number"] if found is not None else None


def _after_head(units: Sequence[Unit], begin: int) -> int:
    """The index after the cells that name the columns; ``begin`` where there are none."""
    has_asked = has_answered = False
    index = begin
    while index < min(begin + _MOST_COLUMNS, len(units)):
        unit = units[index]
        if len(unit.text) > _LONGEST_CELL or unit.kind == "note" or unit.label is not None:
            break
        match = HEAD_CELL.fullmatch(unit.text)
        if match is None:
            break
        has_asked = has_asked or match["asked"] is not None
        has_answered = has_answered or match["answered"] is not None
        index += 1
    return index if has_asked and has_answered else begin


def _read_rows(units: Sequence[Unit], begin: int) -> tuple[list[Row], int]:
    """The rows from ``begin`` on, and where they end; one alone where a row is irregular."""
    rows: list[Row] = []
    index = begin
    while index < len(units):
        unit = units[index]
        number = _row_number(unit)
        before = rows[-1].number if rows else None
        if number is None or (before is not None and step_of(before, number) not in _NEXT_ROW):
            break
        quoted = int(unit.number is None)
        end = index + 1
        while end < len(units) and units[end].kind != "heading" and _row_number(units[end]) is None:
            end += 1
        own = [at for at in range(index + 1, end) if units[at].kind == "paragraph"]
        if not _is_regular(units, own[quoted:]):
            return [Row(index, number, quoted)], end
        rows.append(Row(index, number, quoted))
        index = end
    return rows, index


def _is_regular(units: Sequence[Unit], answer: Sequence[int]) -> bool:
    """Whether the cells after the committee's are one answer, or begin as an answer does."""
    if len(answer) <= 1:
        return len(answer) == 1
    text = units[answer[0]].text
    return answers(text) or gives_verdict(text)


def _row_number(unit: Unit) -> str | None:
    """The number that a cell holds, or the number of a paragraph that holds the next cell too."""
    if unit.kind != "paragraph" or unit.label is not None:
        return None
    if unit.number is not None:
        return unit.number if "." not in unit.number else None
    return (
        cited(unit.text)
        if len(unit.text) <= _LONGEST_NUMBER and _NUMBER_CELL.fullmatch(unit.text)
        else None
    )


def _tiny_cells(units: Sequence[Unit]) -> list[int]:
    """The first rows of a table with no words in its cells: a number, then ``F``, ``P``, ``F/P``."""
    found: list[int] = []
    words: set[str] = set()
    for index in range(len(units) - 2):
        unit = units[index]
        if unit.number is None or unit.kind != "paragraph":
            continue
        if len(units[index + 1].text) > _LONGEST_CELL:
            continue
        cells = [cell.text for cell in units[index + 1 : index + 3]]
        if all(_VERDICT_CELL.fullmatch(cell) for cell in cells):
            found.append(index)
            words.update(cells)
    if len(found) < _FEWEST_ROWS or len(words) > _MOST_COLUMNS:
        return []
    before = units[max(found[0] - _NEAR, 0) : found[0] + 1]
    return found if any("ecommendation" in unit.text for unit in before) else []


def _unread(units: Sequence[Unit], index: int) -> Finding:
    """What is said about a table whose rows cannot be told."""
    return Finding(
        "table-flattened",
        "warning",
        "a table was flattened cell by cell: which cell answers which cannot be told",
        units[index].text_runs[:1],
        index,
    )
