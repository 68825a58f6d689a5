"""Which note numbers are expected at a line, by the marks seen and by the notes around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.openings import find_opening, number_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pacparse.footnotes.citations import Citations
    from pacparse.units import Line

_AHEAD_LINES = 5
_AHEAD = 12


class Expected:
    """What the marks and the notes around speak for; ``last`` is the number of the note before."""

    def __init__(self, lines: Sequence[Line], citations: Citations) -> None:
        self.lines = lines
        self.citations = citations

    def is_wanted(self, number: int, index: int, last: int) -> bool:
        """Whether a note ``number`` at line ``index`` has a mark, by what the notes around say.

        The next after note ``last`` needs less; so does a note 1 that a note 2 follows.
        """
        if self.citations.is_cited(number, index):
            return True
        if number == last + 1 > 1:
            is_there = self.citations.may_be_cited(number, index)
            return is_there or self.citations.is_owed(number, index)
        if number != 1:
            return False
        if last == 0 and self.citations.may_be_cited(1, index):
            return self._has_successor(index, self.citations.may_be_cited)
        return self.citations.is_owed(1, index) and self._has_successor(
            index, self.citations.is_owed
        )

    def _has_successor(self, index: int, is_cited: Callable[[int, int], bool]) -> bool:
        """Whether a note 2 that ``is_cited`` follows what may be note 1, a few lines on."""
        for at in range(index + 1, min(index + _AHEAD_LINES, len(self.lines))):
            line = self.lines[at]
            if line.text[0] == "2" and (
                found := find_opening(line.text, 1, is_apart=line.gap > 0, in_list=False)
            ):
                return found.number == 2 and is_cited(2, at)
        return False

    def is_cited_alone(self, number: int, index: int, last: int) -> bool:
        """Whether a number alone on its line is cited; faint marks are enough for the next note."""
        if number == last + 1:
            return self.citations.may_be_cited(number, index)
        return self.citations.is_cited(number, index)

    def is_next(self, number: int, index: int, last: int) -> bool:
        """Whether a number alone is that of a note: the next after the last, or first of several."""
        if last and number == last + 1:
            return True
        ahead = self.lines[index + 1 : index + _AHEAD]
        return (not last or number == 1) and any(
            number_alone(line.text) == number + 1 for line in ahead
        )
