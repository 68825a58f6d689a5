"""When two wordings say the same: their facts are equal, and their words nearly are.

A likeness alone decides nothing. It names what is looked at, and the facts decide: figures, years,
negations, words that limit or count, and names.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from rapidfuzz import fuzz

from pacparse.duplicates.facts import FACT_WORDS, count_lost_words, find_words
from pacparse.fields import NamedTuple
from pacparse.fingerprints import bare_letters
from pacparse.text.patterns import pattern

NEAR = 85.0
"""Out of a hundred: from here on two wordings may be one, if their facts are equal."""
UNLIKE = 55.0
"""Below this two wordings are two things, even under one number."""
_MUCH = 0.8
"""A text is much shorter than another if it has less than this share of its length."""
_MOST_LOST = 3
"""Ordinary words that may be missing from one of two wordings under different numbers."""
# Committees print behind each recommendation where it stands in the report; the answer does not.
_SOURCE = pattern(
    r"\s*\((?:(?:Recommendation|Conclusion),\s*)?[Pp]ara(?:graph)?s?\.?\s+[0-9][0-9.,\s–-]*(?:and\s+[0-9.]+)?\)\s*$",
    ask="search",
    example="publish the count. (Recommendation, Paragraph 17)",
    near_miss="publish the count (see paragraph 17) each year.",
)
# The number of a page that ends between a recommendation and its answer.
_PAGE_NUMBER = pattern(
    r"(?m)^[ \t]*[0-9]{1,3}[ \t]*(?:\n|\Z)",
    ask="search",
    example="Publish the count.\n12",
    near_miss="Publish the count of\n12 bells.",
)


class Facts(NamedTuple):
    """What of a text must be equal: figures and fact words with their counts; and its names."""

    counted: frozenset[tuple[str, int]]
    names: frozenset[str]
    words: frozenset[str]


def wording_of(text: str) -> str:
    r"""What ``text`` recommends: without the place in the report that is printed behind it.

    A line that holds a figure alone is the number of a page, and goes too.

    >>> wording_of("Publish the count. (Recommendation, Paragraph 17)")
    'Publish the count.'
    >>> wording_of("Publish the count.\n17")
    'Publish the count.'
    """
    return _SOURCE.sub("", _PAGE_NUMBER.sub("", text).rstrip())


@lru_cache(maxsize=4096)
def facts_of(text: str) -> Facts:
    """The facts of ``text``."""
    words = find_words(text)
    folded = [word.replace(",", "") if word[0].isdigit() else word.casefold() for word in words]
    counted = Counter(plain for plain in folded if plain in FACT_WORDS or not plain[0].isalpha())
    names = frozenset(
        word.casefold() for place, word in enumerate(words) if place and word[0].isupper()
    )
    return Facts(frozenset(counted.items()), names, frozenset(folded))


def has_same_facts(left: str, right: str) -> bool:
    """Whether figures and fact words are equal, and each name of one text is a word of the other."""
    a, b = facts_of(left), facts_of(right)
    return a.counted == b.counted and a.names <= b.words and b.names <= a.words


def likeness(left: str, right: str) -> float:
    """How alike two texts are, from 0 to 100: letters that stand in both, in order."""
    return fuzz.ratio(left, right)


def is_same_wording(left: str, right: str) -> bool:
    """Whether two texts are one that was printed twice: damaged letters, a lost ordinary word."""
    if likeness(left, right) < NEAR or not has_same_facts(left, right):
        return False
    lost = count_lost_words(left, right)
    return lost is not None and lost <= _MOST_LOST


def is_near(left: str, right: str) -> bool:
    """Whether two texts may be one: nearly the same words, and the same facts."""
    return likeness(left, right) >= NEAR and has_same_facts(left, right)


def is_part_like(left: str, right: str) -> bool:
    """Whether one text is much shorter, and nearly the same as a piece of the other."""
    short, long = sorted((left, right), key=len)
    return len(short) < _MUCH * len(long) and fuzz.partial_ratio(short, long) >= NEAR


def holds(whole: str, part: str) -> bool:
    """Whether the letters and figures of ``part`` stand in ``whole`` in one piece, without a final stop."""
    letters = bare_letters(part)
    return bool(letters) and letters in bare_letters(whole)
