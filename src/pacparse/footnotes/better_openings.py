"""Lines that open a note of a number better than another line does: by address, style or source.

A chapter's heading (``2 Title``) and a page number alone on its line look like the beginning of a
note. Where each mark of that number has a line that is more like a note, they are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.openings import FIGURES, NOTE_FIRST, is_link, number_alone, read_opening
from pacparse.lexicon.sources import names_source

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.footnotes.citations import Citations
    from pacparse.units import Line


class BetterOpenings:
    """The lines that are most like notes, counted by number when the first is asked for."""

    def __init__(self, lines: Sequence[Line], citations: Citations, skipped: Set[int]) -> None:
        self._lines = lines
        self._citations = citations
        self._skipped = skipped
        self._counts: dict[int, int] | None = None
        self._own: dict[int, int] = {}  # those whose number was counted as a mark itself

    def has_better_than_alone(self, number: int, index: int) -> bool:
        """Whether a number alone on line ``index`` is no note's: no source stands under it."""
        return not self._is_good_alone(index) and self._are_enough(number)

    def _are_enough(self, number: int) -> bool:
        """Whether each mark of ``number`` has a line that opens its note better."""
        if self._counts is None:
            self._counts = self._count()
        better = self._counts.get(number, 0)
        return better > 0 and better >= self._citations.count(number) - self._own.get(number, 0)

    def _count(self) -> dict[int, int]:
        counts: dict[int, int] = {}
        for index, line in enumerate(self._lines):
            if line.text[0] not in NOTE_FIRST or index in self._skipped:
                continue
            if number := self._opens_well(index):
                counts[number] = counts.get(number, 0) + 1
                if line.text[0] not in FIGURES:
                    self._own[number] = self._own.get(number, 0) + 1
        return counts

    def _opens_well(self, index: int) -> int:
        """The number of the note that line ``index`` opens for certain, or with a source; or 0."""
        text = self._lines[index].text
        if number := number_alone(text):
            return number if self._is_good_alone(index) else 0
        found = read_opening(text)
        if found is None:
            return 0
        if found.form != "plain" or names_source(self._lines, index, found.length):
            return found.number
        return 0

    def _is_good_alone(self, index: int) -> bool:
        """Whether a source stands under a number alone, or another number: a column."""
        if index + 1 >= len(self._lines):
            return False
        text = self._lines[index + 1].text
        number = number_alone(self._lines[index].text)
        if is_link(text) or number_alone(text) == number + 1:
            return True
        if index and number > 1 and number_alone(self._lines[index - 1].text) == number - 1:
            return True
        return names_source(self._lines, index + 1)
