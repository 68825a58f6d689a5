"""What assembly works on: all that the stages found, and the names that blocks and notes get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.assembly.tables import find_tables
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.assembly.tables import Table
    from pacparse.duplicates import Repeats
    from pacparse.footnotes.binding import Binding
    from pacparse.procedure import Procedure
    from pacparse.source import SourceText
    from pacparse.styles import Styles
    from pacparse.units import Cut, Finding, Mark, Unit


class Parts(NamedTuple):
    """All that the stages found: ``order`` is the surviving units, which later stages name."""

    source: SourceText
    units: tuple[Unit, ...]
    order: tuple[int, ...]
    cuts: tuple[Cut, ...]
    repeats: Repeats
    binding: Binding
    procedure: Procedure
    findings: tuple[Finding, ...]
    styles: Styles


class Names:
    """The ids of blocks and notes; ``surviving`` is the units that stay, in reading order.

    A *place* is an index into ``surviving``; later stages name units by it. The rows of a table have the
    id of their table, which is found in ``tables`` at the place of the first.
    """

    def __init__(self, parts: Parts) -> None:
        self.surviving = [parts.units[i] for i in parts.order]
        self.place = {unit: place for place, unit in enumerate(parts.order)}
        tables = find_tables(parts, self.surviving)
        self.tables = {table.places[0]: table for table in tables}
        self._offsets = {
            (place, mark.run): offset for table in tables for place, mark, offset in table.offsets()
        }
        self.blocks = _name_blocks(self.surviving, tables)
        self.notes = _name_notes(parts.binding)

    def of_places(self, places: Sequence[int]) -> tuple[str, ...]:
        """The ids of those of ``places`` that are blocks, each once."""
        return tuple(dict.fromkeys(self.blocks[p] for p in places if p in self.blocks))

    def offset_of(self, place: int, mark: Mark) -> int:
        """Before which character of its block's text a mark of the unit at ``place`` stands."""
        return self._offsets.get((place, mark.run), mark.offset)

    def of_units(self, units: Sequence[int]) -> tuple[str, ...]:
        """The ids of those of ``units``, indexes into all units, that are blocks that stay."""
        return self.of_places([self.place[unit] for unit in units if unit in self.place])


def _name_blocks(surviving: Sequence[Unit], tables: Sequence[Table]) -> dict[int, str]:
    """Ids of the units that are blocks, by place; a unit of markup alone is none."""
    heads: dict[int, int] = {}
    for table in tables:
        first, *others = table.places
        heads |= dict.fromkeys(others, first)
    names: dict[int, str] = {}
    count = 0
    for place, unit in enumerate(surviving):
        if place in heads:
            names[place] = names[heads[place]]
        elif unit.kind != "note" and (unit.text or unit.marker or unit.marks):
            count += 1
            names[place] = f"b{count}"
    return names


def _name_notes(binding: Binding) -> list[str]:
    """Ids of the bound notes: ``fn35``, and ``fn35-2`` for the second of that number."""
    used: dict[str, int] = {}
    names = []
    for note in binding.notes:
        again = max(note.scope, used.get(note.number, 0) + 1)
        used[note.number] = again
        names.append(f"fn{note.number}-{again}" if again > 1 else f"fn{note.number}")
    return names
