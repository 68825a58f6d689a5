"""Bullets: which signs at the head of a line open an item, and bullets torn from their text.

A printed bullet opens one. A dash may go on with a sentence, and a letter or a sign alone may be a
bullet that a scan misread: rules vote on each by what stands above it and beside it in its list.

Extraction may read a column of bullets first where a page lays it beside the items. The items keep
their order; where one begins is told by where the one before it is over.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pacparse.fields import Fields, NamedTuple
from pacparse.lexicon.heading_shape import looks_like_heading
from pacparse.lexicon.sentences import is_open
from pacparse.reading.markers import Marker, find_marker
from pacparse.rules import HERE, VETO, Question, Rule
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from pacparse.units import Line

# A bullet that a scan read as a letter or as a sign of the print; "a" and "I" are words.
_MISREAD = pattern(
    r"[b-zB-HJ-Z©®¢°§«»¤¥¬¦¶†‡] (?=[A-Za-z‘“][a-z’]{1,30}[ ,;:.])",
    ask="match",
    example="e agree on the hours",
    near_miss="e lamps@harbour.example",
)
_MISREAD_SIGNS: Final = frozenset("bcdefghijklmnopqrstuvwxyzBCDEFGHJKLMNOPQRSTUVWXYZ©®¢°§«»¤¥¬¦¶†‡")
_ROUND: Final = frozenset("ceoCO")  # a round bullet may be read now as one of these, now as another
_LEADS: Final = (":", ":-", ":–", " -", " –", " —")
_DEFINES: Final = frozenset(("is", "are", "was", "were", "means", "stands", "denotes", "and", "or"))
_SIGNS = frozenset(("•", "●", "▪", "◦", "‣", "\uf0b7", "\xe2\x80\xa2", "\xef\x82\xb7"))
# A dash alone is a cell of a table too: only a column of them, over as many wordy items, is torn off.
_DASHES = frozenset(("-", "–", "—"))
_MIN_DASHES = 2
_MIN_WORDS = 3
_LONGEST = 3
_MOST_LINES = 12  # that one item may take, on average
_ITEM_ENDS = (";", ".", "!", "?", "; and", "; or", ", and", ", or")


class Sign(Fields):
    """What may be a bullet at the head of a line, with the facts that rules ask for.

    ``kind`` is ``bullet``, ``dash`` or ``misread``. ``before`` is the line above that is no note and
    no furniture. ``is_led``: its list stands under a colon. ``has_sibling``: an item with the same
    sign stands right before it, or right behind.
    """

    line: Line
    index: int
    kind: str
    before: str
    is_led: bool = False
    has_sibling: bool = False

    @property
    def is_inside_sentence(self) -> bool:
        """Whether the line above stops in mid-sentence: no colon leads on, no heading stands there."""
        if self.line.gap or self.is_led or not self.before or not is_open(self.before):
            return False
        words = self.line.text[1:].lstrip()
        return not (words[:1].isupper() and looks_like_heading(self.before))


BULLETS: Final = Question[Sign](
    "bullet",
    ("text", "item"),
    (
        Rule(
            "bullet.printed",
            "item",
            VETO,
            reason="no sentence continues with a printed bullet",
            example=f"The keepers need\n{HERE}• oil",
            near_miss=f"The keepers need:\n{HERE}- oil",
            votes=lambda s: s.kind == "bullet",
        ),
        Rule(
            "bullet.dash",
            "item",
            1,
            reason="a dash with a space opens most items of a list without bullets",
            example=f"The keepers need:\n{HERE}- oil",
            near_miss=f"The keepers need:\n{HERE}-5 degrees",
            votes=lambda s: s.kind == "dash",
        ),
        Rule(
            "bullet.misread",
            "text",
            2,
            reason="a letter or a sign alone is a bullet only if other items of its list show it",
            example=f"Two letters are cut:\n{HERE}e stands for the east.",
            near_miss=f"The keepers need:\n{HERE}- oil for lamps",
            votes=lambda s: s.kind == "misread",
        ),
        Rule(
            "bullet.defines",
            "text",
            4,
            reason="the letter is the subject of the sentence",
            example=f"The sums are these:\n\n{HERE}n is the oil.\n\nn is also the fuel.",
            near_miss=f"They will:\n\n{HERE}n buy the oil; and\n\nn sell the fuel.",
            votes=lambda s: s.kind == "misread" and s.line.text[2:12].split(None, 1)[0] in _DEFINES,
        ),
        Rule(
            "bullet.led",
            "item",
            2,
            reason="its list follows a colon",
            example=f"They will:\n\n{HERE}n buy the oil; and\n\nn sell the fuel.",
            near_miss=f"They will write.\n\n{HERE}n buy the oil; and\n\nn sell the fuel.",
            votes=lambda s: s.is_led,
        ),
        Rule(
            "bullet.sibling",
            "item",
            2,
            reason="an item with the same sign is next to it",
            example=f"The keepers need\n{HERE}- oil\n- lamps",
            near_miss=f"The keepers need oil\n{HERE}- much oil - and lamps.",
            votes=lambda s: s.has_sibling,
        ),
        Rule(
            "bullet.inside-sentence",
            "text",
            2,
            reason="the line above ends in the middle of a sentence",
            example=f"The keepers need oil\n{HERE}- much oil - and lamps.",
            near_miss=f"The keepers need oil.\n{HERE}- much oil",
            votes=lambda s: s.kind == "dash" and s.is_inside_sentence,
        ),
    ),
    asks="Does the sign at the beginning of the line open a list item?",
)


def choose_bullets(
    lines: Sequence[Line], found: Mapping[int, Marker], numbered: Set[int], taken: Set[int]
) -> dict[int, Marker]:
    """Those of the signs ``found`` that open an item, by line index.

    ``numbered`` is lines with a number: a list ends before them. ``taken`` is notes and furniture.
    """
    signs = [_sign_at(lines, index, taken) for index in sorted(found)]
    for last, sign in pairwise(signs):
        if _is_next(lines, last, sign, numbered, taken):
            sign.is_led = sign.is_led or last.is_led
            sign.has_sibling = last.has_sibling = True
    return {
        sign.index: found[sign.index]
        for sign in signs
        if BULLETS.answer(sign, sign.line.start) == "item"
    }


def find_misread(text: str) -> Marker | None:
    """The bullet that a scan may have read as a letter or a sign: ``e agree on``, ``© ask``."""
    if text[1:2] != " " or text[0] not in _MISREAD_SIGNS or not _MISREAD.match(text):
        return None
    return Marker("bullet", "", (), 1, text[2:64], has_bullet=True)


def _sign_at(lines: Sequence[Line], index: int, taken: Set[int]) -> Sign:
    """What may be a bullet at the head of line ``index``, with what stands above it."""
    first = lines[index].text[0]
    above = index - 1
    while above >= 0 and above in taken:
        above -= 1
    kind = "dash" if first in _DASHES else "misread" if first in _MISREAD_SIGNS else "bullet"
    if first in "oO" and lines[index].text[1:2] == "\t":
        kind = "bullet"
    before = lines[above].text if above >= 0 else ""
    is_led = before.endswith(_LEADS)
    if kind == "misread" and first.islower() and lines[index].gap:
        is_led = is_led or (is_open(before) and not looks_like_heading(before))
    return Sign(lines[index], index, kind, before, is_led)


def _is_next(
    lines: Sequence[Line], last: Sign, sign: Sign, numbered: Set[int], taken: Set[int]
) -> bool:
    """Whether two signs open one item after another: nothing but the first one's lines between."""
    signs = {last.line.text[0], sign.line.text[0]}
    if len({sign for sign in signs if sign.isalpha()}) > 1 and not signs <= _ROUND:
        return False
    if last.kind != sign.kind:
        is_apart = sign.line.gap > 0 or not is_open(sign.before)
        if "dash" in (last.kind, sign.kind) or not is_apart:
            return False
    between = (at for at in range(last.index + 1, sign.index) if at not in taken)
    return not any(at in numbered or (lines[at].gap and at - 1 not in taken) for at in between)


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


def _is_bullet(lines: Sequence[Line], index: int, taken: Set[int]) -> bool:
    text = lines[index].text
    return (text in _SIGNS or text in _DASHES) and index not in taken


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
