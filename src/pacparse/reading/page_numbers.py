"""Page numbers at form feeds: which lines are a page's number and nothing else.

The evidence is the count of the pages: a number at a page's edge is its page's when a neighbouring
page's number differs by as much as the pages do. Where no form feeds are, see ``loose_numbers``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from pacparse.counting import roman_value
from pacparse.reading.page_edges import interrupts
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from pacparse.reading.page_edges import Edge, Sheet
    from pacparse.units import Cut, Line

Kind = Literal["plain", "roman", "dashed", "named", "of"]

# "12", "- 12 -", "Page 7", "Page 7 of 40", "4/20", "12 | P a g e", "xii"; near miss: "12.".
_PAGE_NUMBER = compile_late(
    r"""
    (?P<open> [-–—|] \x20? )?
    (?P<word> [Pp]age\x20 (?:[|]\x20)? | (?:P\x20a\x20g\x20e|PAGE) \x20 (?:[|]\x20)? )?
    (?: (?P<number> [0-9]{1,4} ) | (?P<roman> [ivxl]{1,7} ) )
    (?: \x20? (?:/|of) \x20? (?P<total> [0-9]{1,4} ) )?
    (?: \x20? [|] \x20? (?P<tail> [Pp]age | P\x20a\x20g\x20e ) )?
    (?P<close> \x20? [-–—|] )?
    """,
    re.VERBOSE,
)
_FIRST = frozenset("0123456789-–—|Ppivxl")

MAX_LENGTH = 24
NEAR_SHEETS = 4
MIN_CHAIN = 3
SHORT_TEXT = 3


class Numbered(NamedTuple):
    """A line that may be a page's number: ``place`` is its sheet, or its line without sheets."""

    place: int
    line: int
    value: int
    kind: Kind
    total: int = 0


def read_number(text: str) -> tuple[int, Kind, int] | None:
    """The value, kind and total of a line that has the form of a page number."""
    if len(text) > MAX_LENGTH or text[0] not in _FIRST:
        return None
    found = _PAGE_NUMBER.fullmatch(text)
    if found is None:
        return None
    value = int(found["number"]) if found["number"] else _roman(found["roman"])
    if value == 0:
        return None
    total = int(found["total"] or 0)
    if total and value > total:
        return None
    kind: Kind = "roman" if found["roman"] else "plain"
    if found["word"] or found["tail"]:
        kind = "named"
    elif total:
        kind = "of"
    elif found["open"] and found["close"]:
        kind = "dashed"
    return value, kind, total


def _roman(name: str) -> int:
    """The value of a roman page number, ``l`` among its letters, or 0."""
    if "l" not in name:
        return roman_value(name)
    before, _, after = name.partition("l")
    low = roman_value(before) if before else 0
    high = roman_value(after) if after else 0
    if (before and low != 10) or (after and not high):
        return 0
    return 50 - low + high


def find_numbers_on_sheets(
    lines: Sequence[Line], edges: Iterable[Edge], known: Container[int]
) -> list[int]:
    """The numbers at the edges of the sheets that count them."""
    candidates: list[Numbered] = []
    count = 0
    for edge in edges:
        count = edge.sheet + 1
        if (number := read_number(lines[edge.line].text)) is not None:
            candidates.append(Numbered(edge.sheet, edge.line, *number))
    found = {
        candidate.line
        for run in (
            [c for c in candidates if c.kind != "roman"],
            [c for c in candidates if c.kind == "roman"],
        )
        for candidate in _in_count(run)
    }
    found |= {c.line for c in candidates if c.kind in ("named", "dashed")}
    if not found and count <= SHORT_TEXT:
        return [c.line for c in candidates if _is_lone(lines, c, known)]
    return sorted(found | set(_sandwiched(candidates, found)))


def _in_count(candidates: Sequence[Numbered]) -> Iterator[Numbered]:
    """Those of which another, a few sheets away at most, differs as the sheets do."""
    by_offset: dict[int, list[Numbered]] = defaultdict(list)
    for candidate in candidates:
        by_offset[candidate.value - candidate.place].append(candidate)
    for alike in by_offset.values():
        for before, after in pairwise(alike):
            if 0 < after.place - before.place <= NEAR_SHEETS:
                yield before
                yield after


def _sandwiched(candidates: Sequence[Numbered], found: Container[int]) -> Iterator[int]:
    """The numbers that fit between two of the found, where the count of the sheets is off by one.

    A page without any text leaves no line, and two form feeds look like one.
    """
    low: Numbered | None = None
    waiting: list[Numbered] = []
    for candidate in candidates:
        if candidate.line not in found:
            waiting.append(candidate)
            continue
        if low is not None:
            yield from (c.line for c in waiting if _fits(low, c, candidate))
        low, waiting = candidate, []


def _fits(low: Numbered, middle: Numbered, high: Numbered) -> bool:
    """Whether the numbers rise from sheet to sheet, by at least as much as the sheets."""
    return all(
        0 < after.place - before.place <= after.value - before.value
        for before, after in ((low, middle), (middle, high))
    )


def _is_lone(lines: Sequence[Line], candidate: Numbered, known: Container[int]) -> bool:
    """Whether the one number at a page break of a short text is the page's.

    It stands within a sentence, or by itself at the foot of a page that does not end in a column
    of numbers.
    """
    index = candidate.line
    if interrupts(lines, index, known):
        return True
    after = index + 1
    if candidate.kind == "roman" or after >= len(lines) or not lines[after].is_page_top:
        return False
    return lines[index].gap > 0 and index > 0 and read_number(lines[index - 1].text) is None


def find_numbers_inside(
    lines: Sequence[Line], sheets: Sequence[Sheet], known: Mapping[int, Cut]
) -> list[int]:
    """The numbers of sheets that hold theirs inside, where notes or a table were set behind it.

    The sheets before and after say which number it must be; it stands between blank lines and the
    sheet holds it once.
    """
    counted: dict[int, int] = {}
    for sheet, (first, last) in enumerate(sheets):
        for index in range(first, last):
            if index in known and known[index].reason == "page_number":
                number = read_number(lines[index].text)
                if number is not None and number[1] != "roman":
                    counted[sheet] = number[0]
    if len(counted) < MIN_CHAIN:
        return []
    found = []
    places = sorted(counted)
    for before, after in pairwise(places):
        if counted[after] - counted[before] != after - before:
            continue
        for sheet in range(before + 1, after):
            wanted = str(counted[before] + sheet - before)
            first, last = sheets[sheet]
            at = [i for i in range(first, last) if lines[i].text == wanted and is_alone(lines, i)]
            if len(at) == 1 and not _is_in_column(lines, at[0]):
                found += at
    return found


def _is_in_column(lines: Sequence[Line], index: int) -> bool:
    """Whether the line before or after holds the number before or after this one."""
    value = int(lines[index].text)
    near = {lines[at].text for at in (index - 1, index + 1) if 0 <= at < len(lines)}
    return not near.isdisjoint((str(value - 1), str(value + 1)))


def is_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether blank lines stand before and after the line."""
    after = lines[index + 1].gap if index + 1 < len(lines) else 1
    return lines[index].gap > 0 and after > 0
