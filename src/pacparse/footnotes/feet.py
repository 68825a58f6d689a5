"""The foot of a page whose numbers and texts were torn apart: who belongs to whom.

Extraction gives the numbers as a column, before the texts, after them or among them, and a page
number with them; texts are wrapped. The numbers count, and the texts keep their order: where as
many texts as numbers can be told apart, the first is that of the lowest number.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pacparse.footnotes.openings import is_link, number_alone
from pacparse.prose import is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from pacparse.units import Line

MAX_NUMBERS = 40
MOST_LINES = 6  # that one note may take, on average, at the foot of a page
_SHORT = 0.8
_FEW = 2
_CERTAIN = 3
# What sources look like: "Q52", "Qq2, 4", "Ibid., p 12", "HC Deb 3 July 2025 col 123", "See the
# log", "p. 12"; near miss: "The lamps were counted".
_SOURCE = re.compile(
    r"(?:Qq?[0-9]|[Ii]bid\b|[Oo]p\.? cit|HC |HL |Cm |CP |See |[Cc]f\.? |pp?\. ?[0-9]|https?:|www\.)"
)
# "3 March 2025", "(SDR0013)", "col 541", "p12": how a source ends; near miss: "the lamps burn.".
_SOURCE_END = re.compile(
    r"(?:\b(?:19|20)[0-9]{2}|[0-9]\)|\)|\bp[. ]?[0-9]{1,4}|\bcol(?:umn)? [0-9]{1,5}|Q[0-9]{1,4})\.?\Z"
)
_HEAD = 24
_TAIL = 24
_WORD = re.compile(r"[A-Za-z]+")
_MONTHS = frozenset(
    """January February March April May June July August September October November
    December""".split()
)


class Foot(NamedTuple):
    """The numbers with their lines, the texts as lists of lines in the same order, the line after.

    There may be fewer texts than numbers, then those at the end have none. ``page_numbers`` is the
    lines of numbers that stand alone among them and do not count on.
    """

    numbers: tuple[tuple[int, int], ...]
    texts: tuple[tuple[int, ...], ...]
    after: int
    page_numbers: tuple[int, ...] = ()


class _Region(NamedTuple):
    numbers: list[tuple[int, int]]
    texts: list[int]
    after: int
    page_numbers: tuple[int, ...]


def find_foot(
    lines: Sequence[Line],
    index: int,
    is_taken: Callable[[int], bool],
    is_cited: Callable[[int, int], bool],
) -> Foot | None:
    """The foot whose first number, which is cited, stands at line ``index``; None if it is none."""
    region = _gather(lines, index, is_taken, is_cited)
    if len(region.numbers) == 1 and (region.texts or lines[index].gap == 0):
        return None  # a number and its text: no more than one note
    if sum(is_cited(*number) for number in region.numbers) * 2 < len(region.numbers):
        return None
    numbers = tuple(sorted(region.numbers))
    count = len(numbers)
    if not region.texts:
        before = _texts_before(lines, index, is_taken, limit=count * MOST_LINES)
        split = _split(lines, before, count) if len(before) >= count else ()
        if split and all(_is_source(lines, text) for text in split):
            return Foot(numbers, split, region.after)
        return Foot(numbers, (), region.after) if count > 1 else None
    split = _split(lines, region.texts, min(count, len(region.texts)))
    if not split or not all(_is_source(lines, text) for text in split):
        is_likely = split and _is_likely(lines, split)
        split = _after_box(lines, region.texts, count) or (split if is_likely else ())
    if not split:
        after = region.numbers[-1][1] + 1
        return Foot(numbers, (), after) if _is_column(region) else None
    split, after = _without_tail(lines, split, region.after)
    pages = tuple(i for i in region.page_numbers if i < after or _ends_page(lines, i))
    return Foot(numbers, split, after, pages)


def _ends_page(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].is_page_top


def _after_box(
    lines: Sequence[Line], texts: Sequence[int], count: int
) -> tuple[tuple[int, ...], ...]:
    """The notes at the end of ``texts``, where words of the page stand before them; or none.

    Each must read like a source, and a sentence must be over before the first.
    """
    for start in range(1, len(texts) - count + 1):
        if lines[texts[start - 1]].text[-1] in ".!?”":
            split = _split(lines, texts[start:], count)
            if split and all(_is_source(lines, text) for text in split):
                return split
    return ()


def _without_tail(
    lines: Sequence[Line], split: tuple[tuple[int, ...], ...], after: int
) -> tuple[tuple[tuple[int, ...], ...], int]:
    """The texts, what follows the last of them left out, and the line to go on with."""
    last = split[-1]
    for place, (before, at) in enumerate(pairwise(last), start=1):
        is_over = lines[before].text[-1] in ".!?" and not _SOURCE.match(lines[at].text[:_HEAD])
        width = max(len(lines[i].text) for i in last)
        if is_over and _cut_score(lines[before], lines[at], width, is_next=True) >= _CERTAIN:
            return (*split[:-1], last[:place]), at
    return split, after


def _is_column(region: _Region) -> bool:
    """Whether the numbers stand on lines that follow each other."""
    first, last = region.numbers[0][1], region.numbers[-1][1]
    return len(region.numbers) > 1 and last - first + 1 == len(region.numbers)


def _gather(
    lines: Sequence[Line],
    index: int,
    is_taken: Callable[[int], bool],
    is_cited: Callable[[int, int], bool],
) -> _Region:
    """The numbers from line ``index`` on that count on, in any order, and the texts with them."""
    low = high = number_alone(lines[index].text)
    numbers, texts = [(low, index)], list[int]()
    waiting: list[int] = []
    alone: list[int] = []
    at, after = index + 1, index + 1
    while at < len(lines) and not lines[at].is_page_top and len(numbers) < MAX_NUMBERS:
        value = number_alone(lines[at].text)
        if is_taken(at):
            pass
        elif value and _counts_on(lines, at, {number for number, _ in numbers}, is_cited):
            numbers.append((value, at))
            low, high = min(low, value), max(high, value)
            texts, waiting, after = [*texts, *waiting], [], at + 1
        elif value and (waiting or not _stands_alone(lines, at)):
            break
        elif value:
            alone.append(at)
        else:
            if lines[at].gap and waiting and not _number_ahead(lines, at, high + 1):
                break
            waiting.append(at)
            if len(waiting) + len(texts) > MOST_LINES * (len(numbers) + _FEW):
                break
        at += 1
    if not texts:
        texts, after = waiting, (waiting[-1] + 1 if waiting else after)
    elif waiting and (len(texts) < len(numbers) or not lines[waiting[0]].gap):
        texts, after = [*texts, *waiting], waiting[-1] + 1
    return _Region(numbers, texts, after, tuple(alone))


def _counts_on(
    lines: Sequence[Line], at: int, known: Set[int], is_cited: Callable[[int, int], bool]
) -> bool:
    """Whether the number at line ``at`` belongs to ``known``: the next, or one out of its order."""
    value = number_alone(lines[at].text)
    low, high = min(known), max(known)
    if value == high + 1 or (value not in known and low < value < high):
        return True
    if value == high + 2:
        return is_cited(value, at) and _number_ahead(lines, at, high + 1)
    return value == low - 1 and is_cited(value, at)


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether blank lines stand before and after the line: a page number at the foot."""
    return lines[at].gap > 0 and at + 1 < len(lines) and lines[at + 1].gap > 0


def _number_ahead(lines: Sequence[Line], at: int, number: int) -> bool:
    """Whether ``number`` stands alone a few lines further on the same page."""
    for line in lines[at + 1 : at + 1 + MOST_LINES]:
        if line.is_page_top:
            return False
        if number_alone(line.text) == number:
            return True
    return False


def _texts_before(
    lines: Sequence[Line], index: int, is_taken: Callable[[int], bool], *, limit: int
) -> list[int]:
    """The lines right before line ``index``, back to a blank line."""
    found: list[int] = []
    at = index - 1
    while at >= 0 and not is_taken(at) and len(found) <= limit:
        found.append(at)
        if lines[at].gap or lines[at].is_page_top:
            return found[::-1]
        at -= 1
    return []


def _split(lines: Sequence[Line], texts: Sequence[int], count: int) -> tuple[tuple[int, ...], ...]:
    """``texts`` as ``count`` notes, each of lines that follow each other: the likeliest cuts."""
    if not texts or lines[texts[0]].text[0].islower():
        return ()
    width = max(len(lines[i].text) for i in texts)
    scores = [
        (_cut_score(lines[before], lines[at], width, is_next=at == before + 1), -place)
        for place, (before, at) in enumerate(pairwise(texts), start=1)
    ]
    chosen = sorted(-place for _, place in sorted(scores, reverse=True)[: count - 1])
    bounds = [0, *chosen, len(texts)]
    return tuple(tuple(texts[start:end]) for start, end in pairwise(bounds))


def _cut_score(before: Line, line: Line, width: int, *, is_next: bool) -> float:
    """How likely a note begins at ``line``, after ``before``."""
    score = 0.0
    head = line.text[:_HEAD]
    word = _WORD.search(head)
    if head[0].islower() or (word is not None and word[0] in _MONTHS):
        score -= 5
    if line.gap or not is_next:
        score += 3
    if before.text[-1] in ",-–‘“(" or before.text.endswith((" and", " of", " the", " around")):
        score -= 3
    if len(before.text) < _SHORT * width:
        score += 3
    if _SOURCE.match(head) and not is_link(head):
        score += 2
    if _SOURCE_END.search(before.text[-_TAIL:]):
        score += 1
    elif is_open(before.text):
        score -= 1
    return score


def is_source(first: str, last: str) -> bool:
    """Whether a note with this first and last line names a source: a paper, a page, an address."""
    return (
        _SOURCE.match(first[:_HEAD]) is not None
        or _SOURCE_END.search(last[-_TAIL:]) is not None
        or "http" in first
        or "www." in first
    )


def _is_source(lines: Sequence[Line], text: Sequence[int]) -> bool:
    """Whether a note of these lines reads like a source and not like a paragraph."""
    first, last = lines[text[0]].text, lines[text[-1]].text
    if len(text) > MOST_LINES or first[0].islower():
        return False
    return is_source(first, last) or any(is_link(lines[i].text) for i in text)


def _is_likely(lines: Sequence[Line], texts: Sequence[Sequence[int]]) -> bool:
    """Whether texts after their numbers are notes: a line each, or half of them like sources."""
    if all(len(text) == 1 for text in texts):
        return True
    return sum(_is_source(lines, text) for text in texts) * 2 >= len(texts)
