"""Two passages that are alike → a match: what the one is to the other, and which facts differ."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from pacparse.duplicates.differences import like_piece, name_differences
from pacparse.fingerprints import bare_letters

MatchKind = Literal["same", "contained", "quotes"]
"""*same*: nearly the same text. *contained*: nearly a part of the other. *quotes*: one quotes the other."""

_QUOTING = frozenset(("conclusion", "recommendation", "quotation"))
"""Roles of paragraphs in an answer that are the words of the committee."""
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|(?<!\w)‘([^‘]+?)’(?!\w)")
_MOST_OF_IT = 0.9
"""The share of a passage that stands between quotation marks if it is quoted."""


class Prose(NamedTuple):
    """A passage as a match sees it: its paragraph_id, its role and its words.

    ``is_answer`` and ``day`` are of its document: whether it answers, and its first day (ISO) or None.
    """

    id: str
    role: str | None
    is_answer: bool
    day: str | None
    text: str


class Match(NamedTuple):
    """Two passages of different documents, the earlier left, by their paragraph_id.

    ``score`` says how alike they are, from 0 to 100, rounded down; of a part, how much of it stands in
    the other. ``differences`` name the facts that differ, from left to right; none is empty.
    """

    left: str
    right: str
    kind: MatchKind
    score: int
    differences: tuple[str, ...]


def make_match(left: Prose, right: Prose, *, is_part: bool, score: float) -> Match:
    """The match between two passages that are alike; ``is_part``: the shorter one is a part of the other."""
    return Match(
        left.id,
        right.id,
        _kind(left, right, is_part=is_part),
        int(score),
        _differences(left.text, right.text, is_part=is_part),
    )


def _kind(left: Prose, right: Prose, *, is_part: bool) -> MatchKind:
    if _quotes(left, right, is_part=is_part) or _quotes(right, left, is_part=is_part):
        return "quotes"
    return "contained" if is_part else "same"


def _quotes(one: Prose, other: Prose, *, is_part: bool) -> bool:
    """Whether ``one`` quotes ``other``, which must not be of a later document.

    It does as the words of the committee in an answer, if ``other`` is of a paper that answers nothing;
    or if it holds all of ``other`` between quotation marks.
    """
    if one.day and other.day and one.day < other.day:
        return False
    if one.is_answer and one.role in _QUOTING and not other.is_answer:
        return True
    return is_part and len(other.text) < len(one.text) and _is_quoted(other.text, one.text)


def _is_quoted(part: str, whole: str) -> bool:
    """Whether ``part`` stands between quotation marks in ``whole``, or nearly all of it."""
    letters = bare_letters(part)
    for found in _QUOTED.finditer(whole):
        quoted = bare_letters(found[found.lastindex or 0])
        if len(quoted) >= _MOST_OF_IT * len(letters) and (quoted in letters or letters in quoted):
            return True
    return False


def _differences(left: str, right: str, *, is_part: bool) -> tuple[str, ...]:
    if left == right:
        return ()
    if is_part and len(left) <= len(right):
        return name_differences(left, like_piece(left, right))
    if is_part:
        return name_differences(like_piece(right, left), right)
    return name_differences(left, right)
