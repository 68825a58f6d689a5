"""Running heads of which a text has only one or two: they stand in a sentence and repeat its title.

A short document has no pages enough to show a head's step. What shows it then is that a sentence runs
across the line, that blank lines set it off, and that it begins with the words of the document's title.
Left alone: a caption within a sentence, whose words are its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.reading.sheets import interrupts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from pacparse.units import Line

MAX_HEAD = 160
COVER_LINES = 6
# As many characters as two titles hardly share: "The upkeep of the quays in the north".
SHARED = 24


def find_lone_heads(lines: Sequence[Line], known: Container[int]) -> Iterator[int]:
    """The lines within a sentence that repeat the beginning of a line of the cover."""
    titles = {line.text[:SHARED] for line in lines[:COVER_LINES] if len(line.text) >= SHARED}
    for index in range(COVER_LINES, len(lines) - 1):
        text = lines[index].text
        if (
            text[:SHARED] in titles
            and index not in known
            and len(text) <= MAX_HEAD
            and text[-1] not in ".:;?!,"
            and (lines[index].gap > 0 or lines[index].is_page_top)
            and (lines[index + 1].gap > 0 or lines[index + 1].is_page_top)
            and interrupts(lines, index, known)
        ):
            yield index
