"""Tables between drawn lines: their rows and cells.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.source.pdf.glyphs import Piece

THIN = 3.0  # points: a rule is no thicker
_LONG = 6.0  # points: a rule is no shorter
_NEAR = 4.0  # points: rules that belong together
_SEPARATOR = 0.25  # of the table's width: what parts its rows
_NARROW = 12.0  # points: a column is wider
_FEWEST_CELLS, _FEWEST_LINES = 2, 2
_LEVEL = 2  # points: base lines at one height
_OPEN_ROWS, _OPEN_COLUMNS = 3, 3  # what makes a table where no line is drawn
_OUTSIDE = 15.0  # points: how far rules must reach beyond the last upright to make a column


class Rule(NamedTuple):
    """A drawn line, level or upright: ``at`` is its height or its distance from the left."""

    at: float
    start: float
    end: float


class Grid(NamedTuple):
    """A table: where its columns are parted, from the left; its rows, from the top.

    ``is_whole`` says that each line between rows reaches over all columns: no cell belongs to several
    rows, so that a cell without words is an empty one.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    is_whole: bool = False

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands in the table."""
        middle = (piece.x + min(piece.end, self.columns[-1])) / 2
        is_beside = self.columns[0] - 1 <= middle <= self.columns[-1] + 1
        return is_beside and self.rows[-1] <= piece.y + 0.3 * piece.size <= self.rows[0]


def find_rules(boxes: Iterable[Sequence[float]]) -> tuple[list[Rule], list[Rule]]:
    """Level and upright rules among drawn boxes (left, foot, width, height), joined to long ones."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for x, y, width, drawn in boxes:
        foot, height = min(y, y + drawn), abs(drawn)
        if height <= THIN and width >= _LONG:
            level.append(Rule(foot + height / 2, x, x + width))
        elif width <= THIN and height >= _LONG:
            upright.append(Rule(x + width / 2, foot, foot + height))
        elif width > THIN and height > THIN:
            level += (Rule(foot, x, x + width), Rule(foot + height, x, x + width))
            upright += (Rule(x, foot, foot + height), Rule(x + width, foot, foot + height))
    return _join(level), _join(upright)


def _join(rules: list[Rule]) -> list[Rule]:
    """The rules, with those that go on in one another made one."""
    rules.sort(key=lambda rule: (round(rule.at / _NEAR), rule.start))
    joined: list[Rule] = []
    for rule in rules:
        if joined:
            last = joined[-1]
            if abs(last.at - rule.at) < _NEAR and rule.start <= last.end + 2 * _NEAR:
                joined[-1] = Rule(last.at, last.start, max(last.end, rule.end))
                continue
        joined.append(rule)
    return joined


def find_grids(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Grid]:
    """The tables of two columns or more, from the top; a box of one column is none."""
    grids: list[Grid] = []
    for group in _side_by_side(upright):
        foot, top = min(rule.start for rule in group), max(rule.end for rule in group)
        across = [r for r in level if foot - _NEAR <= r.at <= top + _NEAR]
        edges = [rule.at for rule in group]
        left, right = min(edges), max(edges)
        across = [r for r in across if r.end > left - _NEAR and r.start < right + _NEAR]
        if not across:
            continue
        left = min([left, *(r.start for r in across if r.start < left - _OUTSIDE)])
        right = max([right, *(r.end for r in across if r.end > right + _OUTSIDE)])
        columns = _distinct([left, right, *edges], _NARROW)
        least = _SEPARATOR * (right - left)
        rows = _distinct([top, foot, *(r.at for r in across if r.end - r.start >= least)])
        if len(columns) > 2 and len(rows) > 1:
            heights = tuple(reversed(rows))
            grids.append(Grid(tuple(columns), heights, _is_whole(columns, heights, across)))
    return sorted(grids, key=lambda grid: -grid.rows[0])


def _is_whole(columns: Sequence[float], rows: Sequence[float], level: Sequence[Rule]) -> bool:
    """Whether rules over all columns part the rows."""
    for height in rows[1:-1]:
        reached = columns[0]
        for rule in sorted(
            (r for r in level if abs(r.at - height) <= _NEAR), key=lambda r: r.start
        ):
            if rule.start <= reached + 2 * _NEAR:
                reached = max(reached, rule.end)
        if reached < columns[-1] - 2 * _NEAR:
            return False
    return True


def _side_by_side(upright: Sequence[Rule]) -> list[list[Rule]]:
    """Upright rules in groups that stand at the same height."""
    groups: list[list[Rule]] = []
    for rule in sorted(upright, key=lambda rule: -rule.end):
        if rule.end - rule.start < 2 * _LONG:
            continue
        if groups and rule.end > min(other.start for other in groups[-1]) + _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _distinct(values: Iterable[float], least: float = _NEAR) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > least:
            kept.append(value)
    return kept


class Cell(NamedTuple):
    """A cell that holds text: its column, from 0, and the lines that stand in it."""

    column: int
    lines: tuple[tuple[Piece, ...], ...]


def cells_of(grid: Grid, rows: Sequence[Sequence[Piece]]) -> list[list[Cell]]:
    """Row by row, the cells of a table that hold text."""
    table: list[list[Cell]] = []
    for top, foot in zip(grid.rows, grid.rows[1:], strict=False):
        cells: list[list[tuple[Piece, ...]]] = [[] for _ in grid.columns[1:]]
        for row in rows:
            for index in range(len(cells)):
                pieces = tuple(p for p in row if _is_in(p, grid, index, top, foot))
                if pieces:
                    cells[index].append(pieces)
        if held := [Cell(index, tuple(cell)) for index, cell in enumerate(cells) if cell]:
            table.append(held)
    return table


def _is_in(piece: Piece, grid: Grid, column: int, top: float, foot: float) -> bool:  # noqa: PLR0913, RUF100
    is_between = foot < piece.y + 0.3 * piece.size <= top
    begin = max(piece.x, grid.columns[0]) + 1
    return is_between and grid.columns[column] <= begin < grid.columns[column + 1]


def holds_rows(cells: Sequence[Cell]) -> bool:
    """Whether what stands between two rules is several rows that no rule parts.

    Each cell has a line at the same heights: three, or fewer if one cell has figures in each of its lines.
    """
    heights = [[round(max(p.y for p in line)) for line in cell.lines] for cell in cells]
    if len(cells) < _FEWEST_CELLS or len(heights[0]) < _FEWEST_LINES:
        return False
    is_level = all(
        len(other) == len(heights[0])
        and all(abs(a - b) <= _LEVEL for a, b in zip(other, heights[0], strict=True))
        for other in heights
    )
    return is_level and (len(heights[0]) > _FEWEST_LINES or any(map(_is_of_figures, cells)))


def _is_of_figures(cell: Cell) -> bool:
    lines = ("".join(piece.text for piece in line) for line in cell.lines)
    return all(any(map(str.isdigit, line)) and not any(map(str.isalpha, line)) for line in lines)


def find_open_tables(rows: Sequence[Sequence[Piece]]) -> list[tuple[int, int]]:
    """Where tables without rules stand among ``rows``: from which row to which.

    Three rows of three pieces or more, one under the other, each piece under one of the row before.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(rows) + 1):
        if index < len(rows) and _goes_on(rows[index - 1], rows[index]):
            continue
        if index - start >= _OPEN_ROWS:
            found.append((start, index))
        start = index
    return found


def _goes_on(above: Sequence[Piece], row: Sequence[Piece]) -> bool:
    """Whether two rows have the same columns: their pieces begin, or end, one under the other."""
    return len(row) == len(above) >= _OPEN_COLUMNS and all(
        min(abs(a.x - b.x), abs(a.end - b.end)) < _NEAR or (a.x < b.end and b.x < a.end)
        for a, b in zip(above, row, strict=True)
    )
