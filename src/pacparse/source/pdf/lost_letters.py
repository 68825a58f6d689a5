"""Letters that the library gives in words but not one by one: ligatures, which are two or three.

It writes U+FFFD for them. The words around say which they are.
This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOST = "\ufffd"
_AROUND = 12  # characters on each side that must agree
_MOST = 3  # letters in a ligature
_SAME_LINE = 0.5  # points


def find_letters(document: Any, page: int, chars: Sequence[Any]) -> Mapping[int, str]:
    """What stands where ``chars`` have a lost character, by index; empty for what nothing prints."""
    lost = [index for index, char in enumerate(chars) if char.char == LOST]
    if not lost:
        return {}
    words = "".join("".join(span.text for span in document.extract_spans(page)).split())
    found: dict[int, str] = {}
    for index in lost:
        before = _beside(chars, index, -1)[::-1]
        after = _beside(chars, index, 1)
        letters = _between(words, before, after) if before and after else None
        if letters is None:
            letters = _between(words, before, _beside(chars, index, 1, on_line=False))
        if letters is not None:
            found[index] = letters
    return found


def _beside(chars: Sequence[Any], index: int, step: int, *, on_line: bool = True) -> str:
    """The characters next to one, as many as must agree, the nearest first."""
    text = ""
    line = chars[index].origin_y
    place = index + step
    while 0 <= place < len(chars) and len(text) < _AROUND:
        char = chars[place]
        if char.char == LOST or (on_line and abs(char.origin_y - line) > _SAME_LINE):
            break
        text += char.char.strip()
        place += step
    return text


def _between(words: str, before: str, after: str) -> str | None:
    """What stands between two strings in ``words``; None where they do not stand so close."""
    if not before or not after:
        return None
    at = words.find(before)
    while at >= 0:
        start = at + len(before)
        end = words.find(after, start, start + _MOST + len(after))
        if end >= 0:
            return words[start:end]
        at = words.find(before, at + 1)
    return None
