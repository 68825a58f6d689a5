"""Page furniture: page numbers, running heads, print headers of browsers, frames of hosts.

Only what stands at a page break, or repeats in step with the pages, is furniture: a number alone on
its line elsewhere can be a paragraph's number, and a repeated line can be meant. Which evidence
counts is said in ``page_numbers``, ``running_heads``, ``print_headers``, ``host_frames`` and ``site_menus``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pacparse.reading.host_frames import find_host_frames
from pacparse.reading.lines import BOM
from pacparse.reading.lone_heads import find_lone_heads, find_turning_heads
from pacparse.reading.loose_numbers import find_numbers_between
from pacparse.reading.page_edges import divide, edges_of
from pacparse.reading.page_numbers import find_numbers_inside, find_numbers_on_sheets
from pacparse.reading.print_headers import find_print_headers
from pacparse.reading.running_heads import Heads
from pacparse.reading.site_menus import find_site_menu
from pacparse.units import Cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.units import Line

# A page's edge may hold a title of two lines, a number, a date and an address.
LAYERS = 6


def find_furniture(
    lines: Sequence[Line], given: Mapping[int, Cut] = MappingProxyType({})
) -> dict[int, Cut]:
    """Which lines (by index) are furniture, each with its cut; ``given`` are those already found.

    The edges of the pages are taken off in layers, so that a number is seen behind a running head
    and a running head behind a number.
    """
    found = dict(given)
    _add(found, lines, find_host_frames(lines), "wrapper")
    _add(found, lines, find_site_menu(lines), "wrapper")
    _add(found, lines, find_print_headers(lines), "wrapper")
    heads = Heads(lines)
    sheets = divide(lines)
    for _ in range(LAYERS if len(sheets) > 1 else 0):
        known = len(found)
        edges = edges_of(sheets, found)
        _add(found, lines, find_numbers_on_sheets(lines, edges, found), "page_number")
        _add(found, lines, heads.on_sheets(sheets, edges, found), "running_head")
        if len(found) == known:
            break
    _add(found, lines, find_numbers_inside(lines, sheets, found), "page_number")
    _add(found, lines, find_numbers_between(lines, found, is_paged=len(sheets) > 1), "page_number")
    if len(sheets) == 1:
        _add(found, lines, heads.between(found), "running_head")
    _add(found, lines, find_lone_heads(lines, found), "running_head")
    if len(sheets) == 1:
        _add(found, lines, find_turning_heads(lines, found), "running_head")
    return found


def _add(found: dict[int, Cut], lines: Sequence[Line], indexes: Iterable[int], reason: str) -> None:
    for index in indexes:
        if "[^" in lines[index].text or BOM in lines[index].text:
            continue  # what cites a note is text; what a cut divides is no cut
        found.setdefault(index, Cut(reason, (lines[index].start, lines[index].end)))
