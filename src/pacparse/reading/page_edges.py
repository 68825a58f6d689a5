"""The sheets of a text: what lies between two form feeds, and the lines at their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pacparse.lexicon.sentences import is_open
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from pacparse.units import Line

# "… ferries; and" ends a member of a list, not half a sentence.
_LIST_JOINTS = ("and", "or")
# A note or an address begins small without going on with anything.
_SMALL_BEGINNINGS = ("http", "www.", "ibid", "see ", "cf.", "op.", "pp", "p.")
# The first line of the notes at a page's foot. Example: "3 Letter from the Mill", "² https://a",
# "12 Q5"; near misses: "12 lamps", "3. The".
_NOTE = compile_late(r"(?:[0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3}|\[[0-9]{1,3}\]) ?(?=https?://|<?www|[A-Z‘“<])")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_AGAIN = 3  # sentences that run across a line
_LONGEST_FOOT = 20
_MOST_BLOCKS = 3
_LOOK_BACK = 12
_TAIL = 40
# The last line of a page is full, the first may be the end of its paragraph; a cell is shorter.
_PROSE_BEFORE, _PROSE_AFTER = 50, 24
# No cell of a table, no heading and no list ends with one of these: the sentence goes on.
_HALF_WORDS = frozenset(
    """a an the of and or to in on at by for from with as that which who whose this these those its
    their our his her is are was were be been has have had will would should could can may must not
    but if than into between then""".split()
)
# No cell and no member of a list begins with one of these.
_SECOND_HALF_WORDS = frozenset(
    "of and or which who whose than is are was were be been has have had would should could".split()
)


class Sheet(NamedTuple):
    """The lines from ``first`` up to ``last`` (not included) stand on one page."""

    first: int
    last: int


class Edge(NamedTuple):
    """A line that is the outermost on its page; ``sheet`` counts the pages from 0."""

    sheet: int
    line: int
    is_top: bool


def divide(lines: Sequence[Line]) -> list[Sheet]:
    """The sheets of a text in order; one where it has no form feeds."""
    if not lines:
        return []
    tops = [index for index, line in enumerate(lines) if index == 0 or line.is_page_top]
    return [Sheet(first, last) for first, last in zip(tops, [*tops[1:], len(lines)], strict=True)]


def edges_of(sheets: Sequence[Sheet], known: Container[int]) -> list[Edge]:
    """The first and the last line of each sheet that is not in ``known``."""
    edges: list[Edge] = []
    for number, (first, last) in enumerate(sheets):
        top, bottom = first, last - 1
        while top <= bottom and top in known:
            top += 1
        while bottom > top and bottom in known:
            bottom -= 1
        if top <= bottom:
            edges.append(Edge(number, top, is_top=True))
        if top < bottom:
            edges.append(Edge(number, bottom, is_top=False))
    return edges


def interrupts(lines: Sequence[Line], index: int, known: Container[int]) -> bool:
    """Whether a sentence runs across the line: the words before it are open, those after it small.

    A paragraph's number or a heading never stands in the middle of a sentence.
    """
    before = _above(lines, index, known)
    after = _neighbour(lines, index, known, step=1)
    if before is None or after is None or not _begins_small(after.text):
        return False
    if after.text.startswith(_SMALL_BEGINNINGS) or not is_open(before.text):
        return False
    words = before.text[-_TAIL:].split()
    if words[-1] in _LIST_JOINTS and len(words) > 1 and words[-2][-1] in ";,":
        return False
    is_figure = words[-1][-1] == "," and len(before.text) >= _PROSE_BEFORE  # "in May 2009,"
    return is_figure or any(character.isalpha() for character in words[-1])


def _begins_small(text: str) -> bool:
    """Whether a line begins in small letters, in a bracket too: ``(lamps excepted)``, not ``(iv)``."""
    word = text[1:6] if text[0] == "(" else text[0]
    return word.isalpha() and word.islower()


def breaks_off(lines: Sequence[Line], index: int, known: Container[int]) -> bool:
    """Whether the words before the line need those after it, or those after need those before.

    Neither are the cells of a table, nor a heading and what it heads.
    """
    before = _above(lines, index, known)
    after = _neighbour(lines, index, known, step=1)
    if before is None or after is None:
        return False
    word = before.text[-_TAIL:].split()[-1]
    if word[-1] == "-" or word.lower() in _HALF_WORDS:
        return True
    return after.text[:_TAIL].split()[0] in _SECOND_HALF_WORDS


def cuts_prose(lines: Sequence[Line], index: int, known: Container[int]) -> bool:
    """Whether lines as long as those of a paragraph stand before and after the line."""
    before = _above(lines, index, known)
    after = _neighbour(lines, index, known, step=1)
    if before is None or after is None:
        return False
    is_long = len(after.text) >= _PROSE_AFTER or after.text[-1] == "."
    return len(before.text) >= _PROSE_BEFORE and is_long


def divide_prose(lines: Sequence[Line], alike: Collection[int]) -> bool:
    """Whether sentences of full lines run across lines of one text again and again, each of its own.

    Near miss: what a text says twice in the same words, wrapped at the same places.
    """
    befores: set[str] = set()
    afters: set[str] = set()
    count = 0
    for index in alike:
        if interrupts(lines, index, alike) and cuts_prose(lines, index, alike):
            before, after = _above(lines, index, alike), _neighbour(lines, index, alike, step=1)
            befores.add(before.text if before else "")
            afters.add(after.text if after else "")
            count += 1
    return count >= _AGAIN and len(befores) == len(afters) == count


def _above(lines: Sequence[Line], index: int, known: Container[int]) -> Line | None:
    """The nearest line of text above ``index``: notes at the page's foot are passed over.

    They are blocks between blank lines: one whose first line begins like a note, or a column of
    numbers with the block of their texts under it.
    """
    at = index - 1
    while at >= 0 and at in known and index - at <= _LOOK_BACK:
        at -= 1
    for _ in range(_MOST_BLOCKS):
        top = _block_top(lines, at)
        if top <= 0 or lines[top].gap == 0:
            break
        is_foot = _NOTE.match(lines[top].text) is not None or _is_column(lines, top, at)
        if not is_foot and not _is_column(lines, _block_top(lines, top - 1), top - 1):
            break
        at = top - 1
    while at > 0 and lines[at].text[0] in _RAISED:  # with no blank line above them too
        at -= 1
    return _neighbour(lines, at + 1, known, step=-1)


def _block_top(lines: Sequence[Line], at: int) -> int:
    """The first line of the block, between blank lines, that ends with line ``at``."""
    top = at
    while top > 0 and lines[top].gap == 0 and at - top < _LONGEST_FOOT:
        top -= 1
    return top


def _is_column(lines: Sequence[Line], top: int, at: int) -> bool:
    """Whether lines ``top`` to ``at`` are numbers alone."""
    return 0 <= top <= at and all(line.text.isdecimal() for line in lines[top : at + 1])


def _neighbour(
    lines: Sequence[Line], index: int, known: Container[int], *, step: int
) -> Line | None:
    """The nearest line before or after ``index`` that is no furniture, within a few lines."""
    at = index + step
    for _ in range(_LOOK_BACK):
        if not 0 <= at < len(lines):
            return None
        if at not in known:
            return lines[at]
        at += step
    return None
