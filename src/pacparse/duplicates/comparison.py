"""Whether two texts say the same, and in which words they differ all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.duplicates.facts import count_lost_words
from pacparse.duplicates.word_alignment import difference_blocks
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from pacparse.text.spans import Run

_DIGITS = re.compile("[0-9]+")
# "lamps[12]," near miss: "the [12] lamps".
_MARK = re.compile(r"(?<=\S)\[[0-9]{1,3}\]")
_PIECE = re.compile(r"\S+")
_LONGEST_MIDDLE = 20_000  # characters that are aligned word by word; more than that is not a copy
_LOWEST_RATIO = 80.0
_NEIGHBOUR = 2  # words between two differences that are looked at as one
_END = 16  # characters by which a text is found inside another
_WORDS_PER_LOST_WORD = 20  # an ordinary word may have fallen out of every twenty
_WORDS_TO_SPARE = 9  # and out of the twelve of a shorter text


class Agreement(NamedTuple):
    """Two texts say the same: their likeness (0 to 1) and the spans in which they differ."""

    score: float
    differences: tuple[tuple[Run, Run], ...] = ()


IDENTICAL = Agreement(1.0)


def may_agree(left: int, right: int) -> bool:
    """Whether texts of these lengths are near enough to each other to agree."""
    longest, shortest = (left, right) if left > right else (right, left)
    return longest - shortest <= longest // 8 + 8


def compare_texts(left: str, right: str) -> Agreement | None:
    """How far two texts agree; None where a fact differs or too much else does.

    Only what lies between the common beginning and the common end is aligned, by words: the cost
    grows with the text. White space alone is no difference.
    """
    if left == right:
        return IDENTICAL
    if not may_agree(len(left), len(right)):
        return None
    head, tail = _common_ends(left, right)
    ours, theirs = left[head : len(left) - tail], right[head : len(right) - tail]
    if "[" in ours or "[" in theirs:
        ours, theirs = _without_marks(ours), _without_marks(theirs)
    if max(len(ours), len(theirs)) > _LONGEST_MIDDLE:
        return None
    if "".join(_DIGITS.findall(ours)) != "".join(_DIGITS.findall(theirs)):
        return None
    from rapidfuzz import fuzz

    score = fuzz.ratio(left, right, score_cutoff=_LOWEST_RATIO)
    if score == 0.0:
        return None
    differences = _harmless_differences(
        ours, theirs, limit=(left.count(" ") + _WORDS_TO_SPARE) // _WORDS_PER_LOST_WORD
    )
    if differences is None:
        return None
    return Agreement(
        score / 100,
        tuple(
            ((a0 + head, a1 + head), (b0 + head, b1 + head)) for (a0, a1), (b0, b1) in differences
        ),
    )


def _without_marks(text: str) -> str:
    """The text as long as before, with points where a mark in brackets was not known for one."""
    return _MARK.sub(lambda match: "." * len(match[0]), text)


def find_contained(shorter: str, longer: str) -> Agreement | None:
    """How far the whole of a text agrees with a part of a longer one; None where it does not.

    The part is found by the first or the last characters of the shorter text, in whole words.
    """
    core = shorter.rstrip(" .,;:")
    spot = longer.find(core)
    if spot >= 0:
        return IDENTICAL if _is_whole_words(longer, spot, spot + len(core)) else None
    slack = len(core) // 10 + _END
    start = longer.find(core[:_END])
    if start >= 0:
        end = longer.find(core[-_END:], max(start, start + len(core) - slack))
        end = end + _END if 0 <= end <= start + len(core) + slack else start + len(core)
    else:
        end = longer.rfind(core[-_END:]) + _END
        if end < _END:
            return None
        start = longer.find(" ", max(0, end - len(core) - 2), end) + 1
    if not _is_whole_words(longer, start, end):
        return None
    return compare_texts(core, longer[start:end])


def _is_whole_words(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()


def _harmless_differences(left: str, right: str, *, limit: int) -> list[tuple[Run, Run]] | None:
    """The spans of the pieces in which two texts differ; None where one of them is a fact."""
    ours = [match.span() for match in _PIECE.finditer(left)]
    theirs = [match.span() for match in _PIECE.finditer(right)]
    blocks = difference_blocks([left[s:e] for s, e in ours], [right[s:e] for s, e in theirs])
    spans = [(_span(ours, a0, a1), _span(theirs, b0, b1)) for a0, a1, b0, b1 in blocks]
    if _are_harmless(left, right, spans, limit):
        return spans
    joined = _join_neighbours(blocks)  # `far far` and `farfar far`: the wrong word was matched
    if len(joined) == len(blocks):
        return None
    spans = [(_span(ours, a0, a1), _span(theirs, b0, b1)) for a0, a1, b0, b1 in joined]
    return spans if _are_harmless(left, right, spans, limit) else None


def _are_harmless(left: str, right: str, spans: list[tuple[Run, Run]], limit: int) -> bool:
    for (a0, a1), (b0, b1) in spans:
        lost = count_lost_words(left[a0:a1], right[b0:b1])
        if lost is None or lost > limit:
            return False
        limit -= lost
    return True


def _join_neighbours(blocks: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The blocks, those made one that only a word or two lie between."""
    joined: list[tuple[int, int, int, int]] = []
    for a0, a1, b0, b1 in blocks:
        if joined and a0 - joined[-1][1] <= _NEIGHBOUR:
            joined[-1] = (joined[-1][0], a1, joined[-1][2], b1)
        else:
            joined.append((a0, a1, b0, b1))
    return joined


def _span(pieces: list[Run], first: int, end: int) -> Run:
    """From the first to the last of some pieces; an empty span where the gap between two is."""
    if first < end:
        return pieces[first][0], pieces[end - 1][1]
    spot = pieces[first - 1][1] if first else 0
    return spot, spot


def _common_ends(left: str, right: str) -> tuple[int, int]:
    """Characters that two texts share at their beginning and at their end, in whole words."""
    shortest = min(len(left), len(right))
    head = left.rfind(" ", 0, _common_head(left, right, shortest)) + 1
    most = shortest - head
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if (
            left[len(left) - middle : len(left) - low]
            == right[len(right) - middle : len(right) - low]
        ):
            low = middle
        else:
            high = middle - 1
    space = left.find(" ", len(left) - low)
    return head, len(left) - space if space >= 0 else 0


def _common_head(left: str, right: str, shortest: int) -> int:
    low, high = 0, shortest
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
