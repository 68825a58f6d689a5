"""Rows of tables become blocks of kind ``table``, if all that is known of them is the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.reading.rows import cells_of
from pacparse.styles import table_size
from pacparse.text.spans import merge_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pacparse.assembly.names import Parts
    from pacparse.procedure import Procedure
    from pacparse.reading.rows import Cell
    from pacparse.styles import StyleRun, Styles
    from pacparse.text.spans import Run
    from pacparse.units import Mark, Unit

_MOST_CELLS = 1_000_000
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
_ROLES = (None, "response")
"""What a table may do in the procedure; another body's words, statuses and contents stay rows."""
ROW_END = "\n"
"""What stands between the rows in the text of a table."""


class _Row(NamedTuple):
    """A row: its place, its unit, its cells from the left."""

    place: int
    unit: Unit
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """Rows that make one block; ``columns`` counts the columns of all of them, ``header_rows`` is its head."""

    lines: tuple[_Row, ...]
    columns: int
    header_rows: int

    @property
    def places(self) -> tuple[int, ...]:
        """The places of the rows, in reading order."""
        return tuple(row.place for row in self.lines)

    @property
    def text(self) -> str:
        """The words of the rows, a line for each."""
        return ROW_END.join(row.unit.text for row in self.lines)

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every character of the source that its rows own."""
        return merge_runs(run for row in self.lines for run in row.unit.runs)

    @property
    def text_runs(self) -> tuple[Run, ...]:
        """The slices of the source that make up the text."""
        return tuple(run for row in self.lines for run in row.unit.text_runs)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The words of all cells, those without words empty."""
        return tuple(_words(row, self.columns) for row in self.lines)

    def offsets(self) -> Iterator[tuple[int, Mark, int]]:
        """Each mark with the place of its row, and the offset in the text before which it stands.

        It stands in its cell: one before the first word is not left at the end of the cell before.
        """
        begin = 0
        for row in self.lines:
            for mark in row.unit.marks:
                cell = _cell_of(row.cells, mark.run)
                start, end = cell.span if cell is not None else (mark.offset, mark.offset)
                yield row.place, mark, begin + min(max(mark.offset, start), end)
            begin += len(row.unit.text) + len(ROW_END)


def find_tables(parts: Parts, surviving: Sequence[Unit]) -> tuple[Table, ...]:
    """The tables among the units that stay, in reading order.

    The rows of a table stay paragraphs if they do not follow one another any more, or if one of them is
    more than a row: part of a recommendation, numbered, one of two that say the same.
    """
    styles = parts.styles
    if not styles.of("table"):
        return ()
    restated = {unit for restatement in parts.repeats.restatements for unit in restatement.units}
    groups = list(_groups(surviving, styles))
    times = Counter(style.run for style, _ in groups)
    memberships = _Memberships(parts.procedure)
    begins = sorted(unit.runs[0][0] for unit in parts.units)
    found = []
    for style, places in groups:
        if times[style.run] > 1 or any(parts.order[place] in restated for place in places):
            continue
        if len({memberships.of(place) for place in places}) > 1:
            continue
        if (rows := _rows(surviving, styles, places, parts.procedure)) is None:
            continue
        table = _table(style, rows, begins)
        if table is not None:
            found.append(table)
    return tuple(found)


def _groups(surviving: Sequence[Unit], styles: Styles) -> Iterator[tuple[StyleRun, list[int]]]:
    """The tables with the places of their rows, which follow one another but for notes between them."""

    def table_of(place: int) -> StyleRun | None:
        start = surviving[place].runs[0][0]
        return next(iter(styles.touching("table", (start, start + 1))), None)

    blocks = (
        place
        for place, unit in enumerate(surviving)
        if unit.kind != "note" and (unit.text or unit.marker or unit.marks)
    )
    for style, places in groupby(blocks, table_of):
        if style is not None:
            yield style, list(places)


class _Memberships:
    """Of which parts of which recommendations, and of which report, a place is one."""

    def __init__(self, procedure: Procedure) -> None:
        self._parts: dict[int, list[tuple[str, str]]] = {}
        for one in procedure.recommendations:
            units = one.units
            for name, places in zip(units._fields, units, strict=True):
                for place in places:
                    self._parts.setdefault(place, []).append((one.id, name))
        self._reports = [(report.id, report.units) for report in procedure.reports]
        self._roles = procedure.roles

    def of(self, place: int) -> tuple[object, ...]:
        """What a place is in the procedure; equal for places that are the same."""
        reports = tuple(name for name, (first, last) in self._reports if first <= place <= last)
        return (self._roles.get(place), tuple(self._parts.get(place, ())), reports)


def _rows(
    surviving: Sequence[Unit], styles: Styles, places: Iterable[int], procedure: Procedure
) -> list[_Row] | None:
    """The rows at ``places``; None if one of them is more than a row, or less."""
    rows: list[_Row] = []
    for place in places:
        unit = surviving[place]
        if not unit.is_row or unit.role is not None or not unit.text_runs:
            return None
        if procedure.roles.get(place) not in _ROLES or place == procedure.title_unit:
            return None
        row = _Row(place, unit, tuple(cells_of(unit, styles)))
        if not _is_whole(row):
            return None
        rows.append(row)
    return rows


def _is_whole(row: _Row) -> bool:
    """Whether the row has all words of its cells, one after the other, and its marks stand in them."""
    if not row.cells:
        return False
    first, last = row.unit.runs[0][0], row.unit.runs[-1][1]
    columns = [cell.column for cell in row.cells]
    return (
        all(first <= cell.run[0] and cell.run[1] <= last for cell in row.cells)
        and columns == sorted(set(columns))
        and columns[0] >= 0
        and all(_cell_of(row.cells, mark.run) is not None for mark in row.unit.marks)
        and not _beside(row)
    )


def _beside(row: _Row) -> str:
    """What stands between the cells besides bars."""
    text, cursor, rest = row.unit.text, 0, ""
    for cell in row.cells:
        rest += text[cursor : cell.span[0]]
        cursor = cell.span[1]
    return (rest + text[cursor:]).replace("|", "").strip()


def _cell_of(cells: Sequence[Cell], run: Run) -> Cell | None:
    """The cell in which a mark stands, or behind which it does."""
    return next((c for c in cells if c.run[0] <= run[0] and run[1] <= c.run[1]), None)


def _words(row: _Row, columns: int) -> tuple[str, ...]:
    words = {cell.column: row.unit.text[slice(*cell.span)] for cell in row.cells}
    return tuple(words.get(column, "") for column in range(columns))


def _table(style: StyleRun, rows: Sequence[_Row], begins: Sequence[int]) -> Table | None:
    """The table of ``rows``; None if it would be none: a single row, or a single column.

    ``begins`` is where all units begin, those too that did not stay: the rows of the head are the first.
    """
    head_rows, columns = table_size(style.value)
    filled = {cell.column for row in rows for cell in row.cells}
    columns = max(columns, max(filled, default=0) + 1)
    if len(rows) < _FEWEST_ROWS or len(filled) < _FEWEST_COLUMNS:
        return None
    if columns * len(rows) > _MOST_CELLS:
        return None
    first = bisect_left(begins, style.run[0])
    heads = set(begins[first : first + head_rows])
    header_rows = 0
    while header_rows < len(rows) and rows[header_rows].unit.runs[0][0] in heads:
        header_rows += 1
    return Table(tuple(rows), columns, header_rows if header_rows < len(rows) else 0)
