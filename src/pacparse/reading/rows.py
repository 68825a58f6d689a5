"""Which lines are rows of a table that the original knows: nothing in them is a number, a heading or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.styles import Styles
    from pacparse.units import Line


def find_rows(lines: Sequence[Line], styles: Styles) -> frozenset[int]:
    """The lines, by index, that hold cells of a table."""
    if not styles.of("table"):
        return frozenset()
    return frozenset(
        index
        for index, line in enumerate(lines)
        if styles.touching("table", (line.start, line.start + 1))
        and styles.touching("cell", (line.start, line.end))
    )
