"""Hyphens at line ends: which belong to the word, and which to the line."""

from __future__ import annotations

import re
from typing import Literal

from pacparse.text.patterns import compile_late

_WORD = re.compile(r"[A-Za-z]{2,40}(?:-[A-Za-z]{2,40}){0,4}")
# It begins with the hyphen, or a soft one, which is found at once: the word before it is read backwards.
_BROKEN = compile_late(r"[-\xad][ \t]{0,8}(?:\r\n?|\n)[ \t]{0,40}[a-z]{1,40}")
_LONGEST = 40
_LAST = compile_late(r"([A-Za-z]{1,40})[-\xad]\Z")
_FIRST = re.compile(r"([a-z]{1,40})")

# Second halves that are no words: a word was split before them.
_SUFFIXES = frozenset(
    """tion tions sion sions ment ments ness ity ities ance ances ence ences ing ings ed er ers ly al ally able
    ible ably ibly ive ives ous ful ism ist ists ture tures tional tially tial cial cially ation ations
    ization isation ising ised ises ise ised mental mentation bility bilities dence dent vision duction
    tive tives tively lic cation cations ficient ficiency gency gencies cies ries ties tor tors""".split()
)
_HANGING = frozenset(("and", "or", "to"))

Joint = Literal["keep", "drop", "space"]


class Hyphenation:
    """Decides hyphens at line ends by the words that the same text prints unbroken."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def joint(self, before: str, after: str) -> Joint:
        """How a line that ends with a hyphen joins the next.

        ``drop``: the hyphen is the line's (``evi-`` / ``dence``); ``keep``: it is the word's
        (``cross-`` / ``party``); ``space``: it hangs (``mis-`` / ``and disinformation``). Without
        evidence the hyphen stays. In an address it always does: nobody can tell there.
        """
        if "/" in before and "/" in before.rsplit(None, 1)[-1] and "://" in self._text:
            return "keep"
        left, right = _LAST.search(before[-48:]), _FIRST.match(after[:48])
        if left is None:
            return "keep" if before[-2:-1].isalnum() and after[:1].isalnum() else "space"
        if right is None:
            return "keep" if after[:1].isalnum() else "space"
        if right[1] in _HANGING:
            return "space"
        first, second = left[1].lower(), right[1]
        words = self._known()
        if f"{first}-{second}" in words:
            return "keep"
        if first + second in words:
            return "drop"
        if second in _SUFFIXES and second not in words and first not in words:
            return "drop"
        return "keep"

    def _known(self) -> frozenset[str]:
        """The words of the text, hyphenated ones whole, without those broken at a line end."""
        if self._words is None:
            printed = set(_without_broken(self._text).split())  # most words are printed often
            self._words = frozenset(map(str.lower, _WORD.findall(" ".join(printed))))
        return self._words


def _without_broken(text: str) -> str:
    """The text with a space for each word that is broken at a line end."""
    pieces, cursor = [], 0
    for broken in _BROKEN.finditer(text):
        first = _LAST.search(text, max(cursor, broken.start() - _LONGEST), broken.start() + 1)
        if first is not None:
            pieces.append(text[cursor : first.start()])
            cursor = broken.end()
    return " ".join((*pieces, text[cursor:]))
