"""The foot of a page whose numbers and texts were torn apart: who belongs to whom.

Extraction gives the numbers as a column, before the texts, after them or among them, and a page
number with them; texts are wrapped. The numbers count, and the texts keep their order: where as
many texts as numbers can be told apart, the first is that of the lowest number.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.counting import follows
from pacparse.fields import NamedTuple
from pacparse.footnotes.evidence import SUPERSCRIPTS
from pacparse.footnotes.foot_texts import (
    MOST_LINES,
    after_box,
    are_likely,
    are_source,
    split_texts,
    without_tail,
)
from pacparse.footnotes.openings import ends_with_link, number_alone
from pacparse.footnotes.urls import goes_on_in
from pacparse.lexicon.sources import HEAD
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from pacparse.units import Line

MAX_NUMBERS = 40
_FEW = 2
# "5. The ferry", "5.The ferry", "3: The ferry", "3.4 The ferry"; near misses: "5 May", "3.4", "5.30 p.m.".
_PARAGRAPH = compile_late(r"[0-9]{1,3}(?:[.:]|\.[0-9]{1,3}[.:]?)\s{0,4}(?=[A-Z])")
_DIGITS = frozenset("0123456789")


class Foot(NamedTuple):
    """The numbers with their lines, the texts as lists of lines in the same order, the line after.

    There may be fewer texts than numbers, then those at the end have none. ``page_numbers`` is the
    lines of numbers that stand alone among them and do not count on.
    """

    numbers: tuple[tuple[int, int], ...]
    texts: tuple[tuple[int, ...], ...]
    after: int
    page_numbers: tuple[int, ...] = ()


class Bounds(NamedTuple):
    """What ends a foot: lines that are taken, numbers that nothing cites, lines that open a block."""

    is_taken: Callable[[int], bool]
    is_cited: Callable[[int, int], bool]
    starts_block: Callable[[str], bool]


class _Region(NamedTuple):
    numbers: list[tuple[int, int]]
    texts: list[int]
    after: int
    page_numbers: tuple[int, ...]


def find_foot(lines: Sequence[Line], index: int, bounds: Bounds) -> Foot | None:
    """The foot whose first number, which is cited, stands at line ``index``; None if it is none.

    Numbers right behind it that are lower belong to the texts before it.
    """
    foot = _find_foot(lines, index, bounds)
    if foot is None or not foot.texts:
        return foot
    behind: list[tuple[int, int]] = []
    at, low = foot.after, 0
    while at < len(lines) and not lines[at].gap:
        value = number_alone(lines[at].text)
        if not low < value < foot.numbers[0][0]:
            break
        behind.append((value, at))
        at, low = at + 1, value
    before = behind and _texts_before(lines, index, len(behind), bounds.is_taken)
    if not before or not all(before):
        return foot
    return Foot((*behind, *foot.numbers), (*before, *foot.texts), at, foot.page_numbers)


def _find_foot(lines: Sequence[Line], index: int, bounds: Bounds) -> Foot | None:
    is_taken, is_cited = bounds.is_taken, bounds.is_cited
    region = _gather(lines, index, bounds)
    numbers = tuple(sorted(region.numbers))
    count = len(numbers)
    if count == 1 and region.texts:
        return None  # a number and its text: no more than one note
    if sum(is_cited(*number) for number in numbers) * 2 < count:
        return None
    if not region.texts:
        split = _texts_before(lines, index, count, is_taken)
        if count == 1 and not (split and _has_address(lines, split[0])):
            return None
        return Foot(numbers, split, region.after)
    if split := _in_turn(lines, region):
        return Foot(numbers, split, split[-1][-1] + 1, region.page_numbers)
    split = split_texts(lines, region.texts, min(count, len(region.texts)))
    if not split or not all(are_source(lines, text) for text in split):
        split = after_box(lines, region.texts, count) or (split if are_likely(lines, split) else ())
    if not split:
        return None
    split, after = without_tail(lines, split, region.after)
    if any(at >= after for _, at in numbers):
        return None  # a number behind its foot is another's: nothing is read twice
    return Foot(numbers, split, after, tuple(at for at in region.page_numbers if at < after))


def _in_turn(lines: Sequence[Line], region: _Region) -> tuple[tuple[int, ...], ...]:
    """The texts where each follows its number, all of them sources; none where they do not."""
    places = [at for _, at in region.numbers]
    if region.numbers != sorted(region.numbers):
        return ()
    bounds = [*places, region.texts[-1] + 1]
    split = tuple(
        tuple(at for at in region.texts if start < at < end) for start, end in pairwise(bounds)
    )
    if not all(split):
        return ()
    final = split[-1]  # what stands under the last source is the page's
    ends = (n for n in range(1, len(final) + 1) if _is_whole_source(lines, final[:n]))
    split = (*split[:-1], final[: next(ends, len(final))])
    return split if all(_is_whole_source(lines, text) for text in split) else ()


def _is_whole_source(lines: Sequence[Line], text: Sequence[int]) -> bool:
    return are_source(lines, text) and not any(lines[at].gap for at in text[1:])


def _gather(lines: Sequence[Line], index: int, bounds: Bounds) -> _Region:
    """The numbers from line ``index`` on that count on, in any order, and the texts with them."""
    is_cited = bounds.is_cited
    low = high = number_alone(lines[index].text)
    numbers, texts = [(low, index)], list[int]()
    waiting: list[int] = []
    alone: list[int] = []
    at, after = index + 1, index + 1
    while at < len(lines) and not lines[at].is_page_top and len(numbers) < MAX_NUMBERS:
        value = number_alone(lines[at].text)
        is_in_turn = bool(waiting) and (texts or waiting)[0] == index + 1
        is_full = len(waiting) >= len(numbers)
        if bounds.is_taken(at) and not is_in_turn:
            at += 1
            continue
        if _ends_foot(lines, at, bounds, is_in_turn=is_in_turn, is_full=is_full):
            break
        if value and _counts_on(lines, at, {number for number, _ in numbers}, is_cited):
            numbers.append((value, at))
            low, high = min(low, value), max(high, value)
            texts, waiting, after = [*texts, *waiting], [], at + 1
        elif value and waiting:
            break
        elif value:
            alone.append(at)
        else:
            # A number that has its text: the next number ahead is another page's.
            has_text = is_in_turn and is_full and lines[at].gap > 0 and are_source(lines, waiting)
            is_over = lines[at].gap > 0 and waiting and not _number_ahead(lines, at, high + 1)
            if has_text or (is_over and (texts or not _texts_ahead(lines, at, len(numbers)))):
                break
            waiting.append(at)
            if len(waiting) + len(texts) > MOST_LINES * (len(numbers) + _FEW):
                break
        at += 1
    if not texts:
        texts, after = waiting, (waiting[-1] + 1 if waiting else after)
    elif (waiting and texts[0] == index + 1 and waiting[0] == numbers[-1][1] + 1) or (
        waiting and (len(texts) < len(numbers) or not lines[waiting[0]].gap)
    ):
        texts, after = [*texts, *waiting], waiting[-1] + 1
    return _Region(numbers, texts, after, tuple(alone))


def _ends_foot(
    lines: Sequence[Line], at: int, bounds: Bounds, *, is_in_turn: bool, is_full: bool
) -> bool:
    """Whether the foot ends before the line: the page ends, or its words go on.

    ``is_full`` says that there are as many lines of text as numbers before it, ``is_in_turn`` that
    each text follows its number: then the rest of a sentence after an address is the page's.
    """
    text, before = lines[at].text, lines[at - 1].text
    if bounds.is_taken(at):
        return is_in_turn
    if value := number_alone(text):
        return is_full and lines[at].gap > 0 and not bounds.is_cited(value, at)
    if text[0] in _DIGITS:
        return _PARAGRAPH.match(text[:HEAD]) is not None
    if bounds.starts_block(text):
        return True
    is_rest = is_in_turn and text[0].islower() and ends_with_link(before)
    return is_rest and not goes_on_in(before, text)


def _counts_on(
    lines: Sequence[Line], at: int, known: Set[int], is_cited: Callable[[int, int], bool]
) -> bool:
    """Whether the number at line ``at`` belongs to ``known``: the next, or one out of its order."""
    value = number_alone(lines[at].text)
    low, high = min(known), max(known)
    if value == high + 1 or (value not in known and low < value < high):
        return True
    if follows(high, value) and number_alone(lines[at - 1].text) == high:
        # in a column a note may be missing
        return lines[at].text[0] in SUPERSCRIPTS or is_cited(value, at)
    if value == high + 2:
        return is_cited(value, at) and _number_ahead(lines, at, high + 1)
    return value == low - 1 and is_cited(value, at)


def _number_ahead(lines: Sequence[Line], at: int, number: int) -> bool:
    """Whether ``number`` stands alone a few lines further on the same page."""
    for line in lines[at + 1 : at + 1 + MOST_LINES]:
        if line.is_page_top:
            return False
        if number_alone(line.text) == number:
            return True
    return False


def _texts_ahead(lines: Sequence[Line], at: int, count: int) -> bool:
    """Whether the lines from ``at`` to the next blank line are ``count`` sources: the texts of a column.

    A box of the page stands between them and their numbers.
    """
    end = at + 1
    while end < len(lines) and not (lines[end].gap or lines[end].is_page_top):
        end += 1
        if end - at > count * MOST_LINES:
            return False
    split = split_texts(lines, range(at, end), count) if end - at >= count else ()
    return bool(split) and all(are_source(lines, text) for text in split)


def _texts_before(
    lines: Sequence[Line], index: int, count: int, is_taken: Callable[[int], bool]
) -> tuple[tuple[int, ...], ...]:
    """The lines right before line ``index``, back to a blank line, as ``count`` notes; or none."""
    found: list[int] = []
    at = index
    while not found or not (lines[at].gap or lines[at].is_page_top):
        at -= 1
        if at < 0 or is_taken(at) or len(found) > count * MOST_LINES:
            return ()
        found.insert(0, at)
    if len(found) < count:
        return ()
    split = split_texts(lines, found, count)
    sources = sum(are_source(lines, text) for text in split)
    is_likely = count == len(found) and sources * 2 >= count and not lines[index].gap
    is_likely = is_likely or sources == len(split)
    return split if is_likely else ()


def _has_address(lines: Sequence[Line], text: Sequence[int]) -> bool:
    return any("http" in lines[at].text or "www." in lines[at].text for at in text)
