"""The promise, checked on every parse: each character is in one block, note or removal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.text.spans import Run


def count_unaccounted(text: str, runs: Iterable[Run]) -> int:
    """How many characters of ``text``, white space aside, are in none of ``runs``, or in two.

    0 is the promise kept.
    """
    missing = 0
    cursor = 0
    for start, end in sorted(runs):
        if start > cursor:
            gap = text[cursor:start]
            if not gap.isspace():
                missing += _visible(gap)
        elif start < cursor:
            missing += _visible(text[start : min(cursor, end)])
        cursor = max(cursor, end)
    return missing + _visible(text[cursor:])


def _visible(text: str) -> int:
    return sum(not character.isspace() for character in text)
