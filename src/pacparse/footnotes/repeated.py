"""Notes that stand there again: a page that was stored twice has its notes twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.units import Line


class RepeatedNotes:
    """The lines that notes have begun with; ``out_of_turn`` counts the last notes that stand again.

    The numbers of those go back, and the notes behind them count on from the ones before.
    """

    def __init__(self, lines: Sequence[Line], skipped: Set[int], taken: Set[int]) -> None:
        self._lines = lines
        self._skipped = skipped
        self._taken = taken
        self._openings: set[str] = set()
        self.out_of_turn = 0

    def add(self, opening: str) -> None:
        """Says that a note began with this line."""
        self._openings.add(opening)

    def has(self, index: int) -> bool:
        """Whether a note began with the very same line, and the line stands where notes do.

        Its page ends with it, or a blank line or another note is above it. Near miss: the same line
        of a table in the middle of a page.
        """
        line = self._lines[index]
        if line.text not in self._openings:
            return False
        after = index + 1
        if after == len(self._lines) or after in self._skipped or self._lines[after].is_page_top:
            return True
        return line.gap > 0 or index - 1 in self._taken
