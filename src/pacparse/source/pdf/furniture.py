"""Lines that may be running heads and page numbers: at the edge of many pages, at the same height."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.pdf.measures import is_bold, page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pacparse.source.pdf.measures import Measures
    from pacparse.source.pdf.pages import PrintedLine, PrintedPage

_EDGE = 0.16  # of the height of a page: where heads and feet stand
_MOST_LINES = 4  # of a head or a foot
_MOST_LIKE_TEXT = 2  # of them in type as large as the text: more are a paragraph
_SLOT = 4.0  # points: how far one head may wander from page to page
_PAGES = 3  # that a head is seen on; two, where the document has no more than four
_APART = 1.3  # of the usual step: how far from the text heads and feet stand, in type like its own
_MOST = 0.5  # of the pages
_SMALLER, _LARGER = 0.96, 1.12  # of the body
_SHARE = 0.7  # of what stands at one height: else it is where the body begins or ends

# Example: "12" or "Page 3 of 10". Near miss: "12th".
_NUMBERS = re.compile(r"[0-9]{1,6}")
# Example: "– 4 –", "Page 3 of 10", "4/20", "xii". Near miss: "4 August", "2018-19", "mild".
PAGE_NUMBER = re.compile(
    r"[-–—|\[(]?[ ]?(?:[Pp]age[ ]|PAGE[ ]|[Pp]\.[ ]?)?([0-9]{1,4}|[ivxl]{1,7})(?:[ ]?(?:of|/)[ ]?[0-9]{1,4})?[ ]?[-–—|\])]?\Z"
)
_FIRST = (False, 1)
"""The offset of pages that are counted from 1."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Edges(NamedTuple):
    """What may be no part of the text: by page and index of the line, what the print says of it.

    That is the value of an ``edge`` run. ``numbers`` has the printed number of each page.
    """

    evidence: dict[tuple[int, int], str]
    numbers: list[str | None]


class _Edge(NamedTuple):
    page: int
    place: int
    line: PrintedLine
    zone: str
    slot: int
    key: str
    is_inner: bool = False
    """It is the first line of the page that stands too deep for a head or a foot."""


def find_edges(pages: Sequence[PrintedPage], usual: Measures) -> Edges:
    """The lines of ``pages`` that look like running heads and page numbers.

    Whether they are is decided where the text is read: ``reading/furniture``.
    """
    lines = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    edges = [edge for edge in lines if not edge.is_inner]
    offsets = _offsets(edges, len(pages))
    found = _find_evidence(edges, offsets, len(pages), usual)
    evidence: dict[tuple[int, int], str] = {}
    numbers: list[str | None] = [page.label for page in pages]
    for _, group in groupby(lines, key=lambda edge: (edge.page, edge.zone)):
        for edge in _outermost(list(group), found, usual):
            evidence[edge.page, edge.place] = found[edge.page, edge.place]
            if (printed := _printed_number(edge, offsets)) is not None:
                numbers[edge.page] = printed
    return Edges(evidence, numbers)


def _find_evidence(
    edges: Sequence[_Edge], offsets: set[tuple[bool, int]], count: int, usual: Measures
) -> dict[tuple[int, int], str]:
    """Which lines at the edges of pages may be furniture by their words and their height."""
    repeated = _repeated(edges, count)
    found: dict[tuple[int, int], list[str]] = {}
    slots: dict[tuple[str, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if _printed_number(edge, offsets) and PAGE_NUMBER.match(edge.line.text):
            found[edge.page, edge.place] = ["page_number"]
        slots[edge.zone, edge.slot].append(edge)
    for slot in slots.values():
        turns = _in_turn(slot)
        heads = [edge for edge in slot if _name(edge) in repeated or edge.key in turns]
        known = sum((edge.page, edge.place) in found for edge in slot)
        if len(heads) + known < _SHARE * len(slot):
            continue
        for edge in heads:
            found.setdefault((edge.page, edge.place), ["running_head"])
            on = repeated.get(_name(edge), set())
            if edge.key in turns:
                found[edge.page, edge.place].append("turn")
            elif len(on) >= _PAGES and len(on) >= _MOST * count:
                found[edge.page, edge.place].append("most")
        for edge in _others_in_type(slot, heads, usual):
            found.setdefault((edge.page, edge.place), ["running_head", "turn"])
    for edge in edges:
        if (traits := found.get((edge.page, edge.place))) is not None:
            traits += _traits(edge.line, usual)
            if _printed_number(edge, offsets) is not None:
                traits.append("count")
    return {place: " ".join(traits) for place, traits in found.items()}


def _traits(line: PrintedLine, usual: Measures) -> list[str]:
    """What its type says of a line."""
    if line.size < _SMALLER * usual.body:
        return ["small"]
    if line.size > _LARGER * usual.body:
        return ["large"]
    return ["bold"] if is_bold(line) else []


def _name(edge: _Edge) -> tuple[str, str, int]:
    """What tells a head from another: a title over the text is set in other type than its heads."""
    return edge.zone, edge.key, round(edge.line.size)


def _others_in_type(slot: Sequence[_Edge], heads: Sequence[_Edge], usual: Measures) -> list[_Edge]:
    """The lines at the height of heads that are set in their type: a chapter of one page has one.

    Near miss: heads as large as the text, for there a page may begin with a line of it.
    """
    sizes = {round(e.line.size) for e in heads if e.line.size < _SMALLER * usual.body}
    known = {(edge.page, edge.place) for edge in heads}
    others = [edge for edge in slot if (edge.page, edge.place) not in known]
    return [edge for edge in others if round(edge.line.size) in sizes] if len(heads) > 1 else []


def _in_turn(slot: Sequence[_Edge]) -> set[str]:
    """The words at one height that are the heads of short chapters: each on two pages in a row.

    Near miss: a heading of its own on each page.
    """
    pages: dict[str, list[int]] = defaultdict(list)
    for edge in slot:
        pages[edge.key].append(edge.page)
    heads = {
        key
        for key, found in pages.items()
        if any(0 < after - before <= 2 for before, after in pairwise(sorted(found)))
    }
    return heads if len(heads) > 1 else set()


def _outermost(
    edges: list[_Edge], found: Mapping[tuple[int, int], str], usual: Measures
) -> list[_Edge]:
    """Those of the lines at an edge that are furniture and stand apart from the text within."""
    known = [not edge.is_inner and (edge.page, edge.place) in found for edge in edges]
    count = known.index(False) if False in known else len(known)
    count = min(count, _MOST_LINES)
    is_like_text = any(edge.line.size >= _SMALLER * usual.body for edge in edges[:count])
    if count > _MOST_LIKE_TEXT and is_like_text:
        count = _MOST_LIKE_TEXT
    while 0 < count < len(edges) and not _is_apart(edges[count - 1].line, edges[count].line, usual):
        count -= 1
    return edges[:count]


def _is_apart(outer: PrintedLine, inner: PrintedLine, usual: Measures) -> bool:
    step = abs(outer.y - inner.y)
    is_other = abs(outer.size - inner.size) > 0.04 * inner.size
    return is_other or step > _APART * usual.leading(inner.size)


def _edges(number: int, page: PrintedPage) -> Iterator[_Edge]:
    """The lines at the head and the foot of a page, the outermost first."""
    lines = sorted(enumerate(page_lines(page)), key=lambda item: -item[1].y)
    for zone, ordered in (("head", lines), ("foot", lines[::-1])):
        for index, line in ordered[: _MOST_LINES + 1]:
            depth = page.height - line.y if zone == "head" else line.y
            key = _NUMBERS.sub("#", line.text).strip("# |–—-") or line.text
            is_inner = depth > _EDGE * page.height
            yield _Edge(number, index, line, zone, round(line.y / _SLOT), key, is_inner)
            if is_inner:
                break


def _repeated(edges: Sequence[_Edge], count: int) -> dict[tuple[str, str, int], set[int]]:
    """The words, with their pages, that stand at the edge of enough pages, numbers in them aside."""
    pages: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for edge in edges:
        pages[_name(edge)].add(edge.page)
    least = _PAGES if count > 4 else 2
    return {name: found for name, found in pages.items() if len(found) >= least}


def _offsets(edges: Sequence[_Edge], page_count: int) -> set[tuple[bool, int]]:
    """What is added to the place of a page to give its printed number: often one, rarely two.

    Roman and Arabic numbers count apart; a few pages must agree. The only page of a document is
    numbered by a 1 at its foot.
    """
    if page_count == 1:
        feet = [edge for edge in edges if edge.zone == "foot"]
        matches = [PAGE_NUMBER.match(edge.line.text) for edge in feet]
        return {_FIRST} if any(match and match[1] == "1" for match in matches) else set()
    found: Counter[tuple[bool, int]] = Counter()
    pages: dict[bool, set[int]] = defaultdict(set)
    for edge in edges:
        if match := PAGE_NUMBER.match(edge.line.text):
            value, is_roman = _value(match[1])
            found[is_roman, value - edge.page] += 1
            pages[is_roman].add(edge.page)
    return {
        key for key, count in found.items() if count >= 2 and count >= 0.3 * len(pages[key[0]])
    } | _from_heads(edges)


def _from_heads(edges: Sequence[_Edge]) -> set[tuple[bool, int]]:
    """The same, of numbers that stand in running heads: on three pages at least."""
    found: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        if _NUMBERS.search(edge.line.text) and not PAGE_NUMBER.match(edge.line.text):
            for match in _NUMBERS.finditer(edge.line.text):
                found[int(match[0]) - edge.page].add(edge.page)
    count = len({edge.page for edge in edges})
    return {(False, offset) for offset, on in found.items() if len(on) >= max(3, 0.4 * count)}


def _printed_number(edge: _Edge, offsets: set[tuple[bool, int]]) -> str | None:
    """The number in a line that goes up with the pages, as it is printed."""
    if match := PAGE_NUMBER.match(edge.line.text):
        value, is_roman = _value(match[1])
        return match[1] if (is_roman, value - edge.page) in offsets else None
    for match in _NUMBERS.finditer(edge.line.text):
        if (False, int(match[0]) - edge.page) in offsets:
            return match[0]
    return None


def _value(number: str) -> tuple[int, bool]:
    if number[0] in "0123456789":
        return int(number), False
    values = [_ROMAN[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True)), True
