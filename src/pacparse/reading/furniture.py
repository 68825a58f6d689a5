"""Page furniture: page numbers, running heads, print headers of browsers.

Only what stands at a page break, or repeats in step with the pages, is furniture: a number alone on
its line elsewhere can be a paragraph's number, and a repeated line can be meant.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.prose import is_open
from pacparse.reading.lines import BOM
from pacparse.units import Cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.units import Line

# "12", "- 12 -", "Page 7", "Page 7 of 40", "4/20", "xii"; near miss: "12." (a paragraph number).
_PAGE_NUMBER = re.compile(
    r"(?:[-–—] ?)?(?:[Pp]age )?(?:(?P<number>[0-9]{1,4})|[ivxl]{1,7})"
    r"(?: ?(?:/|of) ?[0-9]{1,4})?(?: ?[-–—])?"
)
# "Page 2" needs no page break beside it; near miss: "Page 2 shows the figures".
_NAMED_PAGE = re.compile(r"[Pp]age [0-9]{1,4}(?: of [0-9]{1,4})?|[0-9]{1,3}/[0-9]{1,3}")
# "11/24/25, 8:19 PM" as browsers print it; near miss: "24 November 2025".
_PRINT_TIME = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}, [0-9]{1,2}:[0-9]{2}(?: ?[AP]M)?")
# The page number in a running head stands first or last; near miss: "12. The keeper of quay 12".
_OWN_NUMBER = re.compile(r"^[0-9]{1,4} |[ ][0-9]{1,4}$")

MAX_FURNITURE_LENGTH = 200
EDGE_LINES = 2
# A running head is no sentence: the last line of a paragraph may be the same on many pages.
_SENTENCE_ENDS = frozenset(".;:?!,")
MIN_REPEATS = 3
MAX_DIGITS = 4


def find_furniture(lines: Sequence[Line]) -> dict[int, Cut]:
    """Which lines (by index) are furniture, each with its cut."""
    edges = _page_edges(lines)
    found: dict[int, Cut] = {}
    _add(found, lines, _page_numbers(lines, edges), "page_number")
    _add(found, lines, _print_headers(lines), "wrapper")
    _add(found, lines, _running_heads(lines, edges, found), "running_head")
    return found


def _add(found: dict[int, Cut], lines: Sequence[Line], indexes: Iterable[int], reason: str) -> None:
    for index in indexes:
        if "[^" in lines[index].text or BOM in lines[index].text:
            continue  # what cites a note is text; what a cut divides is no cut
        found.setdefault(index, Cut(reason, (lines[index].start, lines[index].end)))


def _page_edges(lines: Sequence[Line]) -> set[int]:
    """The lines that stand first or last on a page: next to a form feed."""
    edges: set[int] = set()
    for index, line in enumerate(lines):
        if line.is_page_top:
            edges.update(range(max(0, index - EDGE_LINES), min(len(lines), index + EDGE_LINES)))
    return edges


def _page_numbers(lines: Sequence[Line], edges: set[int]) -> list[int]:
    """Page numbers: beside a page break, or named ("Page 7") and alone between blank lines."""
    found = []
    for index, line in enumerate(lines):
        if len(line.text) > 16:
            continue
        if (
            index in edges and _PAGE_NUMBER.fullmatch(line.text) and _touches_break(lines, index)
        ) or (_NAMED_PAGE.fullmatch(line.text) and _is_alone(lines, index)):
            found.append(index)
    found += _last_page_number(lines, found)
    return found if len(found) > 1 or edges else []


def _last_page_number(lines: Sequence[Line], found: Sequence[int]) -> list[int]:
    """The number at the foot of the last page, which no page break follows."""
    if len(found) < MIN_REPEATS or found[-1] == len(lines) - 1:
        return []
    last, before = lines[-1], lines[found[-1]]
    if not (last.text.isdecimal() and before.text.isdecimal() and len(last.text) <= MAX_DIGITS):
        return []
    return [len(lines) - 1] if int(last.text) == int(before.text) + 1 else []


def _touches_break(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing but white space lies between the line and a form feed."""
    if lines[index].is_page_top:
        return True
    return index + 1 < len(lines) and lines[index + 1].is_page_top


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    after = lines[index + 1].gap if index + 1 < len(lines) else 1
    return lines[index].gap > 0 and after > 0


def _print_headers(lines: Sequence[Line]) -> list[int]:
    """Date and time of printing, the page's title beside it, and its address cut short."""
    times = [i for i, line in enumerate(lines) if _is_print_time(line.text)]
    if not times:
        return []
    found = list(times)
    titles = Counter(lines[i + 1].text for i in times if i + 1 < len(lines))
    found += [
        i + 1
        for i in times
        if i + 1 < len(lines)
        and (titles[lines[i + 1].text] > 1 or lines[i + 1].text.endswith(" - GOV.UK"))
    ]
    found += [
        i
        for i, line in enumerate(lines)
        if line.text.startswith("http") and line.text.endswith("…") and " " not in line.text
    ]
    return found


def _is_print_time(text: str) -> bool:
    return len(text) < 30 and _PRINT_TIME.fullmatch(text) is not None


def _running_heads(lines: Sequence[Line], edges: set[int], known: dict[int, Cut]) -> list[int]:
    """Lines that repeat, figures aside, at the edges of pages that follow each other.

    The same words in the middle of a page are meant (a label, a heading): then those at the edges
    are meant too. Left and right pages may alternate, so every second page is in step.
    """
    pages: dict[str, list[int]] = {}
    found: dict[str, list[int]] = {}
    page = 0
    for index, line in enumerate(lines):
        page += line.is_page_top
        if page == 0 and index < EDGE_LINES:
            continue  # the first page has the words in their own right: a title
        if index in edges and index not in known and len(line.text) <= MAX_FURNITURE_LENGTH:
            shape = _OWN_NUMBER.sub("#", line.text)
            pages.setdefault(shape, []).append(page)
            found.setdefault(shape, []).append(index)
    candidates = {
        shape
        for shape, at in pages.items()
        if shape.strip("#. ")
        and not shape[0].islower()
        and shape[-1] not in _SENTENCE_ENDS
        and (_is_in_step(at) or (len(at) > 1 and _splits_sentence(lines, found[shape])))
    }
    if not candidates:
        return []
    elsewhere = Counter(
        shape
        for index, line in enumerate(lines)
        if index not in edges and (shape := _OWN_NUMBER.sub("#", line.text)) in candidates
    )
    return sorted(i for s in candidates if elsewhere[s] <= 1 for i in found[s])


def _splits_sentence(lines: Sequence[Line], indexes: list[int]) -> bool:
    """Whether one of the lines, first on its page, stands in the middle of a sentence."""
    return any(
        lines[i].is_page_top
        and i + 1 < len(lines)
        and lines[i + 1].text[0].islower()
        and any(is_open(lines[b].text) for b in range(max(0, i - EDGE_LINES), i))
        for i in indexes
    )


def _is_in_step(pages: list[int]) -> bool:
    """Whether at least three pages, most of them one or two apart, are in ``pages``."""
    steps = [after - before for before, after in pairwise(pages)]
    return len(pages) >= MIN_REPEATS and sum(0 < s <= 2 for s in steps) * 3 >= len(steps) * 2
