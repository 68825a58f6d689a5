"""Rows of characters: which stand on one line, where spaces are, what is raised.

This module runs in the process that reads the PDF, and imports nothing of the package but its kind.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAME_LINE = 0.12  # of the size: how far two base lines of one line may lie apart
_RAISED_SIZE = 0.82  # of the size of the line: a mark is set smaller
_RAISED_MOST = 0.75  # of the size of the line: a mark stands no higher
_LOWERED_MOST = 0.35
_BESIDE = 0.6  # of the size: how near to the word that it belongs to
_GLUED = 0.3  # of the size: small figures on the same base line, without a space
_MARKS = frozenset("0123456789,*†‡§")
_ROWS_BELOW, _ROWS_ABOVE = 8, 4  # rows looked at: those of another column lie between
_FEW = 6  # characters looked at beside a mark
_SPACE_GAP = 0.16  # of the size: a space in print that is none in the file
_PIECE_GAP = 1.1  # of the size: the next column or cell begins


class Glyph(NamedTuple):
    """A character where it is printed; ``y`` is its base line, from the foot of the page."""

    y: float
    x: float
    end: float
    size: float
    is_bold: bool
    text: str
    is_raised: bool = False


class Piece(NamedTuple):
    """Characters of one line without a wide gap; ``bold`` and ``raised`` are spans of ``text``.

    ``edges`` are where each character of ``text`` begins and, at last, where the piece ends.
    """

    y: float
    size: float
    text: str
    edges: tuple[float, ...]
    bold: tuple[tuple[int, int], ...]
    raised: tuple[tuple[int, int], ...]

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.edges[0]

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.edges[-1]


def make_rows(glyphs: Iterable[Glyph]) -> list[list[Piece]]:
    """The pieces of each row, from the head of the page to its foot, from left to right."""
    rows = _attach_small(_group(sorted(glyphs, key=_downwards)))
    return [pieces for row in rows if (pieces := _split(row))]


def _downwards(glyph: Glyph) -> tuple[float, float]:
    return -glyph[0], glyph[1]


def _rightwards(glyph: Glyph) -> float:
    return glyph[1]


def _group(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    top = row_size = 0.0
    for glyph in glyphs:
        y, size = glyph[0], glyph[3]
        if rows and top - y <= _SAME_LINE * min(size, row_size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            top, row_size = y, size
    return rows


def _attach_small(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """The rows from left to right, with what is set smaller put into the line that it belongs to."""
    for row in rows:
        row.sort(key=_rightwards)
    largest = [max(glyph[3] for glyph in row) for row in rows]
    extra: list[list[Glyph]] = [[] for _ in rows]
    kept: list[list[Glyph]] = []
    for index, row in enumerate(rows):
        around = max(largest[max(0, index - _ROWS_ABOVE) : index + _ROWS_BELOW + 1])
        if min(glyph[3] for glyph in row) > _RAISED_SIZE * around:
            kept.append(row)
            continue
        left: list[Glyph] = []
        for cluster in _clusters(row):
            host = _find_host(rows, largest, index, cluster)
            if host is None:
                left += cluster
            else:
                is_raised = host >= index
                extra[host] += [glyph._replace(is_raised=is_raised) for glyph in cluster]
        kept.append(left)
    return [
        sorted(row + more, key=_rightwards) if more else row
        for row, more in zip(kept, extra, strict=True)
    ]


def _clusters(row: list[Glyph]) -> list[list[Glyph]]:
    """The characters of a row, parted where the size changes or a gap stands."""
    clusters: list[list[Glyph]] = []
    for glyph in row:
        if clusters:
            last = clusters[-1][-1]
            if abs(last[3] - glyph[3]) < 0.5 and glyph[1] - last[2] < _PIECE_GAP * glyph[3]:
                clusters[-1].append(glyph)
                continue
        clusters.append([glyph])
    return clusters


def _find_host(
    rows: list[list[Glyph]], largest: list[float], index: int, cluster: list[Glyph]
) -> int | None:
    """The row that a small cluster belongs to: its own, one below it or above it; or none."""
    first, last = cluster[0], cluster[-1]
    text = "".join([glyph[5] for glyph in cluster]).strip()
    if not text:
        return None
    if all(character in _MARKS for character in text):
        # The library does not tell how far text is raised on its own base line.
        before = _neighbour(rows[index], first[1], first[3], by_end=True)
        if before is not None and abs(first[1] - before[2]) < _GLUED * before[3]:
            return index
    below = range(index + 1, min(index + _ROWS_BELOW + 1, len(rows)))
    above = range(index - 1, max(index - _ROWS_ABOVE - 1, -1), -1)
    nearby: list[int] = [*below, *above]
    for other in nearby:
        size = largest[other]
        rise = first[0] - rows[other][0][0]
        if first[3] > _RAISED_SIZE * size or not -_LOWERED_MOST * size < rise < _RAISED_MOST * size:
            continue
        before = _neighbour(rows[other], first[1], first[3], by_end=True)
        if before is not None and abs(first[1] - before[2]) < _BESIDE * size:
            return other
        after = _neighbour(rows[other], last[2], first[3], by_end=False)
        if after is not None and abs(after[1] - last[2]) < _BESIDE * size:
            return other
    return None


def _neighbour(row: list[Glyph], at: float, size: float, *, by_end: bool) -> Glyph | None:
    """The larger character of a row that stands next before ``at``, or next after it."""
    place = bisect_left(row, at, key=_rightwards)
    near = (
        row[max(0, place - _FEW) : place + 2] if by_end else row[max(0, place - 2) : place + _FEW]
    )
    larger = [g for g in near if g[3] * _RAISED_SIZE >= size and not g[5].isspace()]
    if not larger:
        return None
    return min(larger, key=lambda glyph: abs((glyph[2] if by_end else glyph[1]) - at))


def _split(row: list[Glyph]) -> list[Piece]:
    """The pieces of a row whose characters stand in order."""
    pieces: list[Piece] = []
    group: list[Glyph] = []
    has_space = False
    for glyph in row:
        if glyph[5].isspace():
            has_space = bool(group)
            continue
        if group:
            last = group[-1]
            gap = glyph[1] - last[2]
            size = min(last[3], glyph[3])
            if gap > _PIECE_GAP * max(last[3], glyph[3]):
                pieces.append(_make_piece(group))
                group = []
            elif has_space or gap > _SPACE_GAP * size:
                group.append(Glyph(last[0], last[2], glyph[1], size, last[4] and glyph[4], " "))
            elif gap < -0.6 * size and glyph[5] == last[5]:
                continue  # printed twice, a little apart, to look bold
        group.append(glyph)
        has_space = False
    if group:
        pieces.append(_make_piece(group))
    return pieces


def _make_piece(group: list[Glyph]) -> Piece:
    sizes: dict[float, int] = {}
    for glyph in group:
        sizes[glyph[3]] = sizes.get(glyph[3], 0) + 1
    size = max(sizes.items(), key=lambda item: (item[1], item[0]))[0]
    base = next(glyph[0] for glyph in group if glyph[3] == size)
    edges: list[float] = []
    bold: list[tuple[int, int]] = []
    raised: list[tuple[int, int]] = []
    offset = 0
    for glyph in group:
        length = len(glyph[5])
        edges += [glyph[1]] * length
        if glyph[4]:
            _extend(bold, offset, offset + length)
        if glyph[6]:
            _extend(raised, offset, offset + length)
        offset += length
    edges.append(group[-1][2])
    text = "".join([glyph[5] for glyph in group])
    return Piece(base, size, text, tuple(edges), tuple(bold), tuple(raised))


def _extend(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))
