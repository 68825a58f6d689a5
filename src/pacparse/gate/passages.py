"""Whether two passages are as alike as a row of *reuse* says, and whether its differences are there.

It does not look for passages as ``trace`` does: it only compares two that are named.
"""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz

from pacparse.fingerprints import bare_letters

_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_SOURCE = re.compile(r"\([^()]*\)\s*$")
"""What stands in brackets behind a passage: where it stands in the report."""
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_LEAST_ALIKE = 80
"""Out of a hundred: below this two texts are not one passage."""
_LONG = 4_096
"""Letters of a text that is compared by its pieces."""
_PIECE = 16
_MOST_PIECES = 1_000
"""Pieces of a text that are looked for: of a longer one only every so many."""
_LEAST_PIECES = 0.3
"""The share of the pieces of the shorter text that the longer one has too."""


def find_unlike(left: str, right: str, *, kind: str, score: int) -> str | None:
    """Why two texts are not as alike as ``kind`` and ``score`` say; None if they are."""
    pairs = ((left, right), (_SOURCE.sub("", left), _SOURCE.sub("", right)))
    letters = [sorted(map(bare_letters, pair), key=len) for pair in pairs]
    if len(letters[0][1]) > _LONG:
        short, long = letters[0]
        step = _PIECE * -(-len(short) // (_PIECE * _MOST_PIECES))
        pieces = [short[i : i + _PIECE] for i in range(0, len(short), step)]
        shared = sum(piece in long for piece in pieces)
        is_alike = shared >= _LEAST_PIECES * len(pieces)
        return None if is_alike else f"of {len(pieces)} pieces the other passage has {shared}"
    alike = max(_likeness(*pair, kind=kind) for pair in letters)
    if int(alike) < max(score, _LEAST_ALIKE):
        return f"they are alike to {int(alike)} out of 100"
    return None


def _likeness(short: bytes, long: bytes, *, kind: str) -> float:
    """How alike all letters are; or if one may be a part, how much of it the other has."""
    whole = fuzz.ratio(short, long)
    return whole if kind == "same" else max(whole, fuzz.partial_ratio(short, long))


def find_unnamed(left: str, right: str, *, kind: str, differences: str) -> str | None:
    """Why ``differences`` are not those of two texts; None if nothing is wrong with them."""
    if not differences:
        short, long = sorted((_figures(left), _figures(right)), key=len)
        is_all = short == long if kind == "same" else short in long
        return None if is_all else "figures differ, and no difference is named"
    printed = Counter(_words(left)), Counter(_words(right))
    for named in differences.split("; "):
        for counts, words in zip(printed, _sides(named), strict=True):
            for word, count in Counter(_words(words)).items():
                if count > counts[word]:
                    return f"{word!r} is named, and does not stand in the passage"
    return None


def _sides(named: str) -> tuple[str, str]:
    """What a difference says of the left passage, and what of the right one."""
    before, arrow, after = named.partition(" → ")
    if arrow:
        return before, after
    if named.endswith(" added"):
        return "", named.removesuffix(" added")
    return named.removesuffix(" dropped"), ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _figures(text: str) -> str:
    """All figures of a text, one behind the other, between spaces."""
    bare = _THOUSANDS.sub("", _SOURCE.sub("", text))
    return "".join(f" {found}" for found in re.findall("[0-9]+", bare)) + " "
