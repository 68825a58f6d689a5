"""Page furniture: page numbers, running heads, print headers of browsers, frames of hosts.

Only what stands at a page break, or repeats in step with the pages, is furniture: a number alone on
its line elsewhere can be a paragraph's number, and a repeated line can be meant. The facts are in
``facts`` and ``counts``, the votes in ``rules``.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from pacparse.reading.furniture.counts import find_counts
from pacparse.reading.furniture.facts import Candidate, Group, find_candidates, find_groups, place
from pacparse.reading.furniture.print_rules import FURNITURE_
from pacparse.reading.furniture.rules import FURNITURE
from pacparse.reading.host_frames import find_host_frames
from pacparse.reading.print_headers import find_print_headers
from pacparse.reading.site_menus import find_site_menu
from pacparse.units import Cut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence, Set

    from pacparse.units import Line

_ROUNDS = 3


def find_furniture(
    lines: Sequence[Line],
    given: Mapping[int, Cut] = MappingProxyType({}),
    meant: Set[int] = frozenset(),
    edges: Mapping[int, str] = MappingProxyType({}),
) -> dict[int, Cut]:
    """Which lines (by index) are furniture, each with its cut.

    ``given`` are those already found, ``meant`` those that the original sets as headings or notes.
    ``edges`` are lines at the edges of printed pages, with what the print says of them.
    """
    found = dict(given)
    meant = meant - edges.keys() if edges else meant
    for index in (*find_host_frames(lines), *find_site_menu(lines), *find_print_headers(lines)):
        if index not in meant and index not in edges:
            found.setdefault(index, _cut(lines[index], "wrapper"))
    frames = {index for index, cut in found.items() if cut.reason == "wrapper"}
    candidates = find_candidates(lines, found.keys() | meant, edges)
    if not candidates:
        return found
    place(lines, candidates, found, frames)
    find_counts(lines, list(candidates.values()))
    groups = find_groups(candidates)
    numbers = [c for c in candidates.values() if c.is_number]
    others = [c for c in candidates.values() if not c.is_number]
    said = [c for c in numbers if c.is_alone and c.form.kind in ("named", "dashed")]
    for c in said:
        c.is_said_again = len(said) > 1
    _decide(lines, numbers, found)
    for _ in range(_ROUNDS):
        _find_turns(candidates.values(), found)
        _follow_turns(groups, found)
        if not _decide(lines, others, found):
            break
    return found


def _decide(lines: Sequence[Line], candidates: Iterable[Candidate], found: dict[int, Cut]) -> int:
    """Asks about each candidate that is not found yet; how many are."""
    known = len(found)
    for c in candidates:
        if c.line not in found and FURNITURE.answer(c, lines[c.line].start) == FURNITURE_:
            reason = (
                c.printed.looks if c.printed else "page_number" if c.is_number else "running_head"
            )
            found[c.line] = _cut(lines[c.line], reason)
    return len(found) - known


def _cut(line: Line, reason: str) -> Cut:
    return Cut(reason, (line.start, line.end))


def _find_turns(candidates: Collection[Candidate], found: Mapping[int, Cut]) -> None:
    """Gives each candidate the page's end that it stands at.

    Known lines that touch each other (a number, a time of printing) are of one page's end.
    """
    pages: dict[int, int] = {}
    page, last = 0, -3
    for index in sorted(found):
        page += index > last + 2
        last = index
        pages[index] = page
    numbers = {c.sheet: c.form.value for c in candidates if c.is_number and c.line in found}
    for c in candidates:
        c.page_number = numbers.get(c.sheet, 0) if c.sheets > 1 else 0
        if c.edge:
            c.turn, c.is_over = c.sheet, c.edge == "top"
            continue
        near = [at for at in range(c.first - 1, c.last + 2) if at in pages and at != c.line]
        if near:
            closest = min(near, key=lambda at: abs(at - c.line))
            c.turn, c.is_over = pages[closest], c.line > closest


def _follow_turns(groups: Iterable[Group], found: Mapping[int, Cut]) -> None:
    """What can be said of a group now that pages' ends are known."""
    heads = {at for at, cut in found.items() if cut.reason == "running_head"}
    for group in groups:
        at_end = [c for c in group.members if c.turn >= 0 and c.line > 0]
        turns = sorted({c.turn for c in at_end})
        steps = [after - before for before, after in pairwise(turns)]
        is_near = sum(step <= 2 for step in steps) * 3 >= len(steps) * 2
        group.in_step = len(turns) if is_near and len(turns) > 1 else 0
        group.is_dense = len(turns) > 3 and len(turns) * 5 >= (turns[-1] - turns[0]) * 2
        first = at_end[0].line if at_end else 0
        group.elsewhere = sum(
            0 < first < c.line and c.turn < 0 and not c.crossing.grade for c in group.members
        )
        group.takes_turns = _takes_turns([c.line for c in group.members], heads)


def _takes_turns(places: Sequence[int], heads: Set[int]) -> bool:
    """Whether exactly one place lies between each two heads that are known, and one beyond them."""
    if len(places) < 3 or len(heads) < 3 or abs(len(places) - len(heads)) > 1:
        return False
    if not heads.isdisjoint(places):
        return False
    is_head = [at in heads for at in sorted((*places, *heads))]
    return all(first is not second for first, second in pairwise(is_head))
