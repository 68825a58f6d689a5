"""Whether a sentence runs across lines that may be a page's end: must it, may it, or can it not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacparse.fields import NamedTuple
from pacparse.lexicon.sentences import is_open
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Line

CANNOT: Final = 0
MAY: Final = 1
MUST: Final = 2

# "… ferries; and" ends a member of a list, not half a sentence.
_LIST_JOINTS = ("and", "or")
_NEXT_MEMBER = ("; and", "; or")
# A note or an address begins small without going on with anything.
_SMALL_BEGINNINGS = ("http", "www.", "ibid", "see ", "cf.", "op.", "pp", "p.")
# The first line of the notes at a page's foot.
_NOTE = pattern(
    r"(?:[0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3}|\[[0-9]{1,3}\]) ?(?=https?://|<?www|[A-Z‘“<])",
    ask="match",
    example="3 Letter from the Mill",
    near_miss="12 lamps",
)
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_FOOT = 20
_MOST_BLOCKS = 3
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


class Crossing(NamedTuple):
    """How sure it is that a sentence runs across some lines, and the lines that it runs between.

    ``is_prose`` says that both are as long as those of a paragraph.
    """

    grade: int
    is_prose: bool = False
    before: str = ""
    after: str = ""


NO_CROSSING: Final = Crossing(CANNOT)


def crossing(lines: Sequence[Line], first: int, last: int) -> Crossing:
    """Whether a sentence runs across lines ``first`` to ``last``.

    A paragraph's number, a heading or a label never stands in the middle of a sentence.
    """
    top = _above(lines, first - 1)
    if top < 0 or last + 1 >= len(lines):
        return NO_CROSSING
    before, after = lines[top].text, lines[last + 1].text
    is_prose = len(before) >= _PROSE_BEFORE and (len(after) >= _PROSE_AFTER or after[-1] == ".")
    may = _may_go_on(before, after)
    must = _must_go_on(before, after) and not before.endswith(_NEXT_MEMBER)
    return Crossing(MUST if must else MAY if may else CANNOT, is_prose, before, after)


def _may_go_on(before: str, after: str) -> bool:
    """Whether the words before are open, and those after begin in small letters."""
    if not _begins_small(after) or after.startswith(_SMALL_BEGINNINGS) or not is_open(before):
        return False
    words = before[-_TAIL:].split()
    if words[-1] in _LIST_JOINTS and len(words) > 1 and words[-2][-1] in ";,":
        return False
    is_figure = words[-1][-1] == "," and len(before) >= _PROSE_BEFORE  # "in May 2009,"
    return is_figure or any(character.isalpha() for character in words[-1])


def _must_go_on(before: str, after: str) -> bool:
    """Whether the words before need those after, or those after need those before.

    Neither do the cells of a table, nor a heading and what it heads.
    """
    word = before[-_TAIL:].rsplit(maxsplit=1)[-1]
    if (word[-1] in "-\xad" and len(word) > 1) or word.lower() in _HALF_WORDS:
        return True
    return after[:_TAIL].split(maxsplit=1)[0] in _SECOND_HALF_WORDS


def _begins_small(text: str) -> bool:
    """Whether a line begins in small letters, in a bracket too: ``(lamps excepted)``, not ``(iv)``."""
    word = text[1:6] if text[0] == "(" else text[0]
    return word.isalpha() and word.islower()


def _above(lines: Sequence[Line], at: int) -> int:
    """The nearest line of text from ``at`` upwards, or -1: notes at the page's foot are passed over.

    They are blocks between blank lines: one whose first line begins like a note, or a column of
    numbers with the block of their texts under it.
    """
    for _ in range(_MOST_BLOCKS):
        top = _block_top(lines, at)
        if top <= 0 or lines[top].gap == 0:
            break
        is_foot = _NOTE.match(lines[top].text) is not None or _is_column(lines, top, at)
        is_under_numbers = lines[top - 1].text.isdecimal()
        if not is_foot and not (
            is_under_numbers and _is_column(lines, _block_top(lines, top - 1), top - 1)
        ):
            break
        at = top - 1
    while at > 0 and lines[at].text[0] in _RAISED:  # with no blank line above them too
        at -= 1
    return at


def _block_top(lines: Sequence[Line], at: int) -> int:
    """The first line of the block, between blank lines, that ends with line ``at``."""
    top = at
    while top > 0 and lines[top].gap == 0 and at - top < _LONGEST_FOOT:
        top -= 1
    return top


def _is_column(lines: Sequence[Line], top: int, at: int) -> bool:
    """Whether lines ``top`` to ``at`` are numbers alone."""
    if not 0 <= top <= at or not lines[at].text.isdecimal():
        return False
    return all(line.text.isdecimal() for line in lines[top : at + 1])
