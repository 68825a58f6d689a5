"""A candidate mark, and the scale on which its evidence is weighed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from pacparse.text.spans import Run

MAX_MARK_DIGITS = 3

STRONG = 3.0
GOOD = 2.0
FAIR = 1.0
WEAK = -1.5

# Without a possessive sign: regex scans for a plain class twenty times as fast.
DIGITS = regex.compile(r"[0-9]+")
# What the text of a block does not show: bold signs, byte order marks.
UNSEEN_SIGNS = re.compile(r"\*{2,}|__|\ufeff")
_WORD_LENGTH = 16


class Candidate(NamedTuple):
    """A digit run that may be the mark of note ``value``; ``weight`` grows with the evidence."""

    value: int
    run: Run
    weight: float
    name: str = ""


class Candidates(NamedTuple):
    """The candidates of a text in order of place; ``are_all``: no other figures can be marks."""

    found: tuple[Candidate, ...]
    are_all: bool = False


def word_before(text: str, end: int) -> str:
    """The letters that stand directly before ``end``, at most a few of them, markup set aside."""
    near = text[max(0, end - _WORD_LENGTH) : end]
    if "*" in near or "\ufeff" in near:
        near = UNSEEN_SIGNS.sub("", near)
    start = len(near)
    while start > 0 and near[start - 1].isalpha():
        start -= 1
    return near[start:]
