"""Tables whose rows hold recommendations and their answers: their cells, each a unit by itself.

A row of a table is one unit, in which nothing can tell who speaks. If the head of the table says which
column asks and which answers, each cell is read by itself. A table is left as it is if one of its rows has
other cells than those: then nothing is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.procedure.tables import HEAD_CELL, read_number_cell
from pacparse.reading.rows import cells_of
from pacparse.styles import table_size
from pacparse.text.patterns import pattern
from pacparse.text.spans import runs_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.reading.rows import Cell
    from pacparse.styles import Styles
    from pacparse.text.spans import Run
    from pacparse.units import CellKind, Unit

    Columns = Mapping[int, CellKind]

_FEWEST_WORDS = 3  # of a recommendation: "Recommendation 4" only names one
# The number at the head of a recommendation that has no cell of its own for it.
_NUMBERED = pattern(
    r"(?:Recommendation )?(?P<number>[0-9]{1,3}[a-z]?)[.):] (?=\S)",
    ask="match",
    example="4. Lamps should burn",
    near_miss="4.5 lamps burn",
)


class _Part(NamedTuple):
    """A cell of a row: what it is, its span of the row's text, the stretch of the source that it owns."""

    kind: CellKind
    span: Run
    owned: tuple[float, float]


def part_rows(units: Sequence[Unit], styles: Styles) -> tuple[Unit, ...] | None:
    """The units, the cells of tables of recommendations each by itself; None if there is no such table."""
    parted: dict[int, list[Unit]] = {}
    for rows in _tables(units, styles):
        parted |= _part_table(units, rows, styles)
    if not parted:
        return None
    return tuple(part for at, unit in enumerate(units) for part in parted.get(at, (unit,)))


def _tables(units: Sequence[Unit], styles: Styles) -> Iterable[list[int]]:
    """The rows of each table, by index; only of those whose head is no more than one row."""
    tables: dict[Run, list[int]] = {}
    for index, unit in enumerate(units if styles.of("table") else ()):
        if not unit.is_row or not unit.text_runs or unit.role is not None:
            continue
        start = unit.text_runs[0][0]
        for style in styles.touching("table", (start, start + 1)):
            if table_size(style.value)[0] <= 1:
                tables.setdefault(style.run, []).append(index)
    return tables.values()


def _part_table(
    units: Sequence[Unit], rows: Sequence[int], styles: Styles
) -> dict[int, list[Unit]]:
    """The cells of all rows, by the index of their row; nothing if one of the rows is irregular."""
    head = units[rows[0]]
    cells = list(cells_of(head, styles))
    columns = _columns(head, cells)
    if columns is None:
        return {}
    heads: Columns = dict.fromkeys(columns, "head")
    parted: dict[int, list[Unit]] = {}
    for index in rows:
        unit = units[index]
        is_head = unit.text == head.text  # it may come back on each page
        found = _parts(unit, list(cells_of(unit, styles)), heads if is_head else columns)
        if found is None or not (is_head or _is_regular(unit, found, columns)):
            return {}
        parted[index] = [_cut(unit, part) for part in found]
    return parted if len(parted) > 1 else {}


def _columns(head: Unit, cells: Sequence[Cell]) -> Columns | None:
    """What the columns hold, by their heads; None if it is not certain.

    The committee's words stand before the answer, a number before both.
    """
    named = {cell.column: HEAD_CELL.fullmatch(head.text[slice(*cell.span)]) for cell in cells}
    kinds = [name.lastgroup for name in named.values() if name is not None]
    if min(named, default=-1) < 0 or len(kinds) < len(cells) or "answered" not in kinds:
        return None
    leading = kinds[: kinds.index("asked")] if kinds.count("asked") == 1 else None
    if leading is None or leading not in ([], ["number"]) or kinds.count("number") > len(leading):
        return None
    return {
        column: "asked" if kind == "asked" else "number" if kind == "number" else "answered"
        for column, kind in zip(named, kinds, strict=True)
    }


def _parts(unit: Unit, cells: Sequence[Cell], columns: Columns) -> list[_Part] | None:
    """The cells of a row; None if one of them stands in no column, or words stand in no cell."""
    between, cursor = "", 0
    for cell in cells:
        between += unit.text[cursor : cell.span[0]]
        cursor = cell.span[1]
    between += unit.text[cursor:]
    if between.replace("|", "").strip() or any(cell.column not in columns for cell in cells):
        return None
    begins = [float(cell.run[0]) for cell in cells]
    edges = [float("-inf"), *begins[1:], float("inf")]
    return [
        _Part(columns[cell.column], cell.span, (edges[place], edges[place + 1]))
        for place, cell in enumerate(cells)
    ]


def _is_regular(unit: Unit, parts: Sequence[_Part], columns: Columns) -> bool:
    """Whether a row has the words of a recommendation, an answer, and a number if it has a cell for it."""
    words = [(part.kind, unit.text[slice(*part.span)]) for part in parts]
    kinds = [kind for kind, _ in words]
    wanted = list(columns.values())
    if kinds != wanted and kinds != wanted[: len(kinds)]:
        return False
    return "answered" in kinds and all(
        read_number_cell(text) is not None
        if kind == "number"
        else kind != "asked" or len(text.split()) >= _FEWEST_WORDS
        for kind, text in words
    )


def _cut(unit: Unit, part: _Part) -> Unit:
    """The unit of one cell; a number at the head of a recommendation is its number."""
    (begin, end), (first, last) = part.span, part.owned
    runs = ((max(start, first), min(stop, last)) for start, stop in unit.runs)
    numbered = _NUMBERED.match(unit.text, begin, end) if part.kind == "asked" else None
    marker = None
    if numbered is not None:
        marker, begin = numbered[0].rstrip(), numbered.end()
    text = unit.text[begin:end]
    return unit._replace(
        number=numbered["number"] if numbered is not None else None,
        marker=marker,
        text=text,
        runs=tuple((int(start), int(stop)) for start, stop in runs if start < stop),
        text_runs=runs_between(unit.text, unit.text_runs, begin, end),
        marks=tuple(
            mark._replace(offset=min(max(mark.offset - begin, 0), len(text)))
            for mark in unit.marks
            if first <= mark.run[0] < last
        ),
        is_bold=False,
        is_boxed=False,
        is_row=False,
        cell=part.kind,
    )
