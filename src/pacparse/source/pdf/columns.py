"""The order in which the rows of a page are read: columns one after the other.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.pdf.glyphs import BULLET_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.source.pdf.glyphs import Piece

_BUCKET = 4.0  # points: how far the beginnings of a column's lines may lie apart
_ROWS = 4  # lines side by side: fewer are a table or an address
_SHARE = 0.25  # of the width of all text: the least width of a column
_FULL = 0.6  # of a column's width: how full its lines are in the middle
_LETTERS = 12  # in a line of a column, in the middle: less is a table of figures
_MOSTLY = 0.7  # of what begins after a gap
_DEEPEST = 3  # columns within columns


# Example: "Recommendation 4", "12. The lamps". Near miss: "147 lamps", "in 2019".
_NUMBERED = re.compile(r"(?:[A-Z][a-z]{2,20} ([0-9]{1,3})(?![0-9])|([0-9]{1,3})[.)] )")


class Region(NamedTuple):
    """Rows that are read from top to bottom; pieces of one row stand on one line."""

    rows: tuple[tuple[Piece, ...], ...]


def read_regions(rows: Sequence[Sequence[Piece]], depth: int = 0) -> list[Region]:
    """The regions of a page in reading order."""
    gutter = _find_gutter(rows) if depth < _DEEPEST else None
    if gutter is None:
        return [Region(tuple(tuple(row) for row in rows))] if rows else []
    regions: list[Region] = []
    plain: list[Sequence[Piece]] = []
    for band, is_open in _bands(rows, gutter):
        left, right = _part(band, gutter)
        if not is_open or not _are_columns(left, right):
            plain += band
            continue
        if plain:
            regions.append(Region(tuple(tuple(row) for row in plain)))
            plain = []
        regions += read_regions(left, depth + 1)
        regions += read_regions(right, depth + 1)
    if plain:
        regions.append(Region(tuple(tuple(row) for row in plain)))
    return regions


def _find_gutter(rows: Sequence[Sequence[Piece]]) -> float | None:
    """Where most right-hand pieces begin, less a point; None where too few do.

    The lines of two columns need not stand at one height: a piece may be its row's first.
    """
    begins: Counter[int] = Counter()
    if not rows:
        return None
    least = min(row[0].x for row in rows)
    least += _SHARE * (max(row[-1].end for row in rows) - least)
    for row in rows:
        for place, piece in enumerate(row):
            if (place or piece.x > least) and len(piece.text) >= _LETTERS:
                begins[round(piece.x / _BUCKET)] += 1
    if not begins:
        return None
    bucket, count = max(begins.items(), key=lambda item: (item[1], -item[0]))
    if count < _ROWS:
        return None
    near = [p.x for row in rows for p in row if abs(p.x / _BUCKET - bucket) <= 1]
    return min(near) - 1


def _bands(
    rows: Sequence[Sequence[Piece]], gutter: float
) -> list[tuple[list[Sequence[Piece]], bool]]:
    """The rows, parted where text crosses the gutter; whether the band leaves it open."""
    bands: list[tuple[list[Sequence[Piece]], bool]] = []
    for row in rows:
        is_open = not any(piece.x < gutter < piece.end for piece in row)
        if bands and bands[-1][1] == is_open:
            bands[-1][0].append(row)
        else:
            bands.append(([row], is_open))
    return [part for band in bands for part in _without_tail(band, gutter)]


def _without_tail(
    band: tuple[list[Sequence[Piece]], bool], gutter: float
) -> list[tuple[list[Sequence[Piece]], bool]]:
    """An open band, and apart from it what stands far below the end of the shorter column."""
    rows, is_open = band
    left = [i for i, row in enumerate(rows) if row[0].x < gutter]
    right = [i for i, row in enumerate(rows) if row[-1].x > gutter]
    if not is_open or not left or not right or min(left[-1], right[-1]) < max(left[0], right[0]):
        return [(rows, False)]
    end = min(left[-1], right[-1]) + 1
    while end < len(rows) and rows[end - 1][0].y - rows[end][0].y < 2 * rows[end][0].size:
        end += 1
    return [(rows[:end], True), (rows[end:], False)] if end < len(rows) else [band]


def _part(
    band: Sequence[Sequence[Piece]], gutter: float
) -> tuple[list[tuple[Piece, ...]], list[tuple[Piece, ...]]]:
    left = [tuple(piece for piece in row if piece.x < gutter) for row in band]
    right = [tuple(piece for piece in row if piece.x >= gutter) for row in band]
    return [row for row in left if row], [row for row in right if row]


def _are_columns(left: Sequence[Sequence[Piece]], right: Sequence[Sequence[Piece]]) -> bool:
    """Whether two sides are columns of prose, and no table whose rows begin side by side."""
    if min(len(left), len(right)) < _ROWS:
        return False
    whole = max(row[-1].end for row in right) - min(row[0].x for row in left)
    if not all(_is_column(side, _SHARE * whole, 1) for side in (left, right)):
        return False
    if not _begin_together(left, right):
        return True
    return _count_on(left, right) or (_has_items(left) and _has_items(right))


def _is_column(side: Sequence[Sequence[Piece]], least: float, depth: int) -> bool:
    """Whether a side is a column of prose at least so wide, or two of them side by side."""
    begin, end = min(row[0].x for row in side), max(row[-1].end for row in side)
    if end - begin < least:
        return False
    widths = [row[-1].end - row[0].x for row in side]
    if _middle(widths) >= _FULL * (end - begin):
        letters = [sum(len(piece.text) for piece in row) for row in side]
        return _middle(letters) >= _LETTERS
    gutter = _find_gutter(side) if depth < _DEEPEST else None
    if gutter is None:
        return False
    parts = _part(side, gutter)
    return all(len(part) >= _ROWS and _is_column(part, least, depth + 1) for part in parts)


def _count_on(left: Sequence[Sequence[Piece]], right: Sequence[Sequence[Piece]]) -> bool:
    """Whether numbers go up by one down the left side and then down the right one: ``4`` to ``5``.

    The rows of a table count across, or only in their first column.
    """
    numbers = [
        [int(found[1] or found[2]) for row in side if (found := _NUMBERED.match(row[0].text))]
        for side in (left, right)
    ]
    counted = [*numbers[0], *numbers[1]]
    return min(map(len, numbers)) > 1 and all(b == a + 1 for a, b in pairwise(counted))


def _has_items(side: Sequence[Sequence[Piece]]) -> bool:
    """Whether most of what begins after a gap on a side is an item behind a bullet, or under a bold line.

    The cells of a row are so on one side at most: a table's first column names what its second tells.
    """
    heights = {side[0][0].y, *_starts_after_gap(side)}
    begun = [
        row[0].text[0] in BULLET_SIGNS or _is_bold(row) or (place > 0 and _is_bold(side[place - 1]))
        for place, row in enumerate(side)
        if row[0].y in heights
    ]
    return sum(begun) >= _MOSTLY * len(begun) and not all(map(_is_bold, side))


def _is_bold(row: Sequence[Piece]) -> bool:
    return all(piece.bold == ((0, len(piece.text)),) for piece in row)


def _begin_together(left: Sequence[Sequence[Piece]], right: Sequence[Sequence[Piece]]) -> bool:
    """Whether what begins after a gap on one side begins beside something on the other.

    Cells of a row do; paragraphs of two columns do so only by chance.
    """
    starts = [_starts_after_gap(side) for side in (left, right)]
    fewest = min(map(len, starts))
    if fewest < 2:
        return False
    together = sum(any(abs(y - other) < 1.5 for other in starts[1]) for y in starts[0])
    return together >= 2 and together >= 0.7 * fewest


def _middle(values: Iterable[float]) -> float:
    """The middle one of some values: ``statistics.median`` takes longer to import than a page."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 0.0


def _starts_after_gap(side: Sequence[Sequence[Piece]]) -> list[float]:
    steps = [a[0].y - b[0].y for a, b in pairwise(side)]
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0  # of rows of two lines, half are gaps
    return [row[0].y for step, row in zip(steps, side[1:], strict=True) if step > 1.2 * usual]
