"""The texts at the foot of a page told apart: where one note ends and the next begins."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.footnotes.openings import is_link
from pacparse.lexicon.date_words import MONTHS
from pacparse.lexicon.sentences import is_open
from pacparse.lexicon.sources import HEAD, SOURCE, SOURCE_END, TAIL, begins_small, is_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Line

MOST_LINES = 6  # that one note may take, on average, at the foot of a page
_SHORT = 0.8
_CERTAIN = 3
_WORD = re.compile(r"[A-Za-z]+")


def split_texts(
    lines: Sequence[Line], texts: Sequence[int], count: int
) -> tuple[tuple[int, ...], ...]:
    """``texts`` as ``count`` notes, each of lines that follow each other: the likeliest cuts."""
    if not texts or begins_small(lines[texts[0]].text):
        return ()
    width = max(len(lines[i].text) for i in texts)
    scores = [
        (_cut_score(lines[before], lines[at], width, is_next=at == before + 1), -place)
        for place, (before, at) in enumerate(pairwise(texts), start=1)
    ]
    chosen = sorted(-place for _, place in sorted(scores, reverse=True)[: count - 1])
    bounds = [0, *chosen, len(texts)]
    return tuple(tuple(texts[start:end]) for start, end in pairwise(bounds))


def after_box(
    lines: Sequence[Line], texts: Sequence[int], count: int
) -> tuple[tuple[int, ...], ...]:
    """The notes at the end of ``texts``, where words of the page stand before them; or none.

    Each must read like a source, and a sentence must be over before the first.
    """
    for start in range(1, len(texts) - count + 1):
        if lines[texts[start - 1]].text[-1] in ".!?”":
            split = split_texts(lines, texts[start:], count)
            if split and all(are_source(lines, text) for text in split):
                return split
    return ()


def without_tail(
    lines: Sequence[Line], split: tuple[tuple[int, ...], ...], after: int
) -> tuple[tuple[tuple[int, ...], ...], int]:
    """The texts, what follows the last of them left out, and the line to go on with."""
    last = split[-1]
    width = max(len(lines[i].text) for i in last)
    for place, (before, at) in enumerate(pairwise(last), start=1):
        is_over = lines[before].text[-1] in ".!?" and not SOURCE.match(lines[at].text[:HEAD])
        if is_over and _cut_score(lines[before], lines[at], width, is_next=True) >= _CERTAIN:
            return (*split[:-1], last[:place]), at
    return split, after


def are_likely(lines: Sequence[Line], texts: Sequence[Sequence[int]]) -> bool:
    """Whether texts after their numbers are notes: a line each, or half of them like sources.

    A text with a blank line in it is a paragraph and more.
    """
    if any(lines[at].gap for text in texts for at in text[1:]):
        return False
    if all(len(text) == 1 for text in texts):
        return True
    return sum(are_source(lines, text) for text in texts) * 2 >= len(texts)


def are_source(lines: Sequence[Line], text: Sequence[int]) -> bool:
    """Whether a note of these lines reads like a source and not like a paragraph."""
    first, last = lines[text[0]].text, lines[text[-1]].text
    if len(text) > MOST_LINES or begins_small(first):
        return False
    return is_source(first, last) or any(is_link(lines[i].text) for i in text)


def _cut_score(before: Line, line: Line, width: int, *, is_next: bool) -> float:
    """How likely a note begins at ``line``, after ``before``."""
    score = 0.0
    head = line.text[:HEAD]
    word = _WORD.search(head)
    if begins_small(head) or (word is not None and word[0].lower() in MONTHS):
        score -= 5
    if line.gap or not is_next:
        score += 3
    if before.text[-1] in ",-–‘“(" or before.text.endswith((" and", " of", " the", " around")):
        score -= 3
    if len(before.text) < _SHORT * width:
        score += 3
    if SOURCE.match(head) and not is_link(head):
        score += 2
    if SOURCE_END.search(before.text[-TAIL:]):
        score += 1
    elif is_open(before.text):
        score -= 1
    return score
