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
    odd: list[str] = []  # what stands in no run, or in two
    cursor = 0
    for start, end in sorted(runs):
        if start > cursor:
            odd.append(text[cursor:start])
        elif start < cursor:
            odd.append(text[start : min(cursor, end)])
        if end > cursor:
            cursor = end
    odd.append(text[cursor:])
    return _visible("".join(odd))


def _visible(text: str) -> int:
    if not text or text.isspace():
        return 0
    return sum(not character.isspace() for character in text)
