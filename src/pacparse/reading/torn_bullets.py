"""Bullets torn from their text: a column of them, then as many items; or one alone on its line.

Extraction reads the column of bullets first where a page lays it beside the items. The items keep
their order; where one begins is told by where the one before it is over.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pacparse.lexicon.sentences import is_open
from pacparse.reading.markers import Marker, find_marker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from pacparse.units import Line

BULLETS = frozenset(("•", "●", "▪", "◦", "‣", "\uf0b7", "\xe2\x80\xa2", "\xef\x82\xb7"))
# A dash alone is a cell of a table too: only a column of them, over as many wordy items, is torn off.
_DASHES = frozenset(("-", "–", "—"))
_MIN_DASHES = 2
_MIN_WORDS = 3
_LONGEST = 3
_MOST_LINES = 12  # that one item may take, on average
_ITEM_ENDS = (";", ".", "!", "?", "; and", "; or", ", and", ", or")


class TornBullets(NamedTuple):
    """The markers of lines whose bullet stands elsewhere, and the lines of these bullets."""

    markers: dict[int, Marker]
    lines: frozenset[int]


def find_torn_bullets(lines: Sequence[Line], taken: Set[int]) -> TornBullets:
    """The bullets of ``lines`` that stand alone and have an item each on the lines after them.

    ``taken`` is lines that are notes or furniture. Where bullets and items do not count the same,
    all stays as it is printed.
    """
    markers: dict[int, Marker] = {}
    torn: set[int] = set()
    index = 0
    while index < len(lines):
        if len(lines[index].text) > _LONGEST or not _is_bullet(lines, index, taken):
            index += 1
            continue
        column = [index]
        index += 1
        while index < len(lines) and (index in taken or _is_bullet(lines, index, taken)):
            column += [index] if index not in taken else []
            index += 1
        items = _items(lines, column, index, taken)
        if lines[column[0]].text in _DASHES and not _may_have_dashes(lines, items):
            continue
        for bullet, item in zip(column, items, strict=False):
            run = (lines[bullet].start, lines[bullet].end)
            markers[item] = Marker("bullet", "", (), 0, "", has_bullet=True, torn=run)
            torn.add(bullet)
    return TornBullets(markers, frozenset(torn))


def find_wrapped_dashes(lines: Sequence[Line], bullets: Mapping[int, Marker]) -> set[int]:
    """The lines whose dash is no bullet: it stands in an item of a list with another bullet.

    ``● Lamp report: the lamps of the Wend`` / ``– Session 2012-13 (HC 7)``.
    """
    found: set[int] = set()
    for index in bullets:
        before = index - 1
        if lines[index].text[0] not in "–—" or lines[index].gap or before not in bullets:
            continue
        if lines[before].text[0] != lines[index].text[0] and is_open(lines[before].text):
            found.add(index)
    return found


def _is_bullet(lines: Sequence[Line], index: int, taken: Set[int]) -> bool:
    text = lines[index].text
    return (text in BULLETS or text in _DASHES) and index not in taken


def _may_have_dashes(lines: Sequence[Line], items: Sequence[int]) -> bool:
    """Whether items whose bullets are dashes are words, several of them: no cells of a table."""
    return len(items) >= _MIN_DASHES and all(
        lines[at].text[0].isalpha() and len(lines[at].text.split()) >= _MIN_WORDS for at in items
    )


def _items(
    lines: Sequence[Line], column: Sequence[int], first: int, taken: Set[int]
) -> Sequence[int]:
    """The lines where the items of the bullets in ``column`` begin, as many as these; or none."""
    count = len(column)
    block = _block(lines, first, taken, limit=count * _MOST_LINES)
    if not block:
        return ()
    if count == 1 and not lines[column[0]].is_page_top:
        return block[:1]
    before = next((i for i in range(column[0] - 1, -1, -1) if i not in taken), None)
    is_rest = (
        before is not None and lines[block[0]].text[0].islower() and is_open(lines[before].text)
    )
    ends = [end for end in range(1, len(block)) if lines[block[end]].gap]
    ends.append(len(block))  # a blank line may end the list
    is_a_line_each = count in ends and not is_rest and not _wraps(lines, block[:count])
    for end in ends:
        begins = _begins(lines, block[:end], is_rest=is_rest)
        if len(begins) == count:
            return begins
        if end == count and is_a_line_each:
            return block[:end]
    return ()


def _wraps(lines: Sequence[Line], block: Sequence[int]) -> bool:
    """Whether a line goes on with the one before: it begins small, with a figure or a bracket.

    Or a dash stands between: ``the upper Wend –`` / ``Session 2012-13``.
    """
    return any(
        lines[at].gap == 0
        and is_open(lines[last].text)
        and (
            lines[at].text[0].islower()
            or lines[at].text[0] in "0123456789()–"
            or lines[last].text[-1] in "–-,"
        )
        for last, at in pairwise(block)
    )


def _begins(lines: Sequence[Line], block: Sequence[int], *, is_rest: bool) -> list[int]:
    """The lines of ``block`` with which an item begins: its first, and those after an item's end.

    ``is_rest`` says that the first lines are the rest of what stands before the bullets.
    """
    begins = [] if is_rest else [block[0]]
    begins += [
        at for last, at in pairwise(block) if lines[at].gap or lines[last].text.endswith(_ITEM_ENDS)
    ]
    return begins


def _block(lines: Sequence[Line], first: int, taken: Set[int], *, limit: int) -> list[int]:
    """The lines from ``first`` on that no marker opens, up to the next that has one."""
    found: list[int] = []
    for index in range(first, min(len(lines), first + limit)):
        line = lines[index]
        if index in taken:
            continue
        goes_on = bool(found) and line.gap == 0 and is_open(lines[found[-1]].text)
        if (found and line.is_page_top) or (not goes_on and find_marker(line.text) is not None):
            break
        found.append(index)
    return found
