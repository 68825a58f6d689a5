"""The headings of chapters whose numbers have no stop: ``2 Costs``, above a numbered paragraph.

They look like notes (``2 Letter from the Board``) and like wrapped lines. What tells them is that
each stands right above a paragraph with a number, and that they count from 1 through the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import looks_like_heading
from pacparse.reading.markers import find_marker

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from pacparse.reading.markers import Marker
    from pacparse.units import Line

MAX_HEADING = 120
MIN_CHAPTERS = 2
_NUMBERED = ("simple", "dotted")


def find_chapters(lines: Sequence[Line], taken: Container[int]) -> dict[int, Marker]:
    """The markers of the chapters' headings by line index; empty where they do not count from 1.

    Lines in ``taken`` are furniture or contents.
    """
    found: dict[int, Marker] = {}
    sign = "1 "  # how the line of the next chapter begins: no other is looked at
    for index, line in enumerate(lines):
        if not line.text.startswith(sign) or index in taken or len(line.text) > MAX_HEADING:
            continue
        marker = _chapter_at(lines, index, taken)
        if marker is not None:
            found[index] = marker
            sign = f"{len(found) + 1} "
    return found if len(found) >= MIN_CHAPTERS else {}


def _chapter_at(lines: Sequence[Line], index: int, taken: Container[int]) -> Marker | None:
    """The marker of a line that has a chapter heading's shape and place, or None."""
    line = lines[index]
    if not (index == 0 or line.gap > 0 or line.is_page_top or index - 1 in taken):
        return None
    marker = find_marker(line.text)
    if marker is None or marker.form != "bare" or not marker.number.isdigit():
        return None
    words = line.text[marker.length :].strip()
    if not words or not words[0].isupper() or not looks_like_heading(words):
        return None
    after = next((i for i in range(index + 1, min(index + 6, len(lines))) if i not in taken), -1)
    if after < 0:
        return None
    below = find_marker(lines[after].text)
    if below is None or below.form not in _NUMBERED or below.number[-1].isalpha():
        return None
    return marker
