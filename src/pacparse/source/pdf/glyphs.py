"""Rows of characters: which stand on one line, where spaces are, what is raised.

This module runs in the process that reads the PDF, and imports nothing of the package but its kind.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.pdf.letters import BOLD, ITALIC, Letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.source.pdf.letters import Glyph
    from pacparse.source.pdf.words import Words

_SAME_LINE = 0.12  # of the size: how far two base lines of one line may lie apart
_RAISED_SIZE = 0.82  # of the size of the line: a mark is set smaller
_RAISED_MOST = 0.75  # of the size of the line: a mark stands no higher
_LOWERED_MOST = 0.35
_BESIDE = 0.6  # of the size: how near to the word that it belongs to
_GLUED = 0.3  # of the size: small figures on the same base line, without a space
_MARKS = frozenset("0123456789,*†‡§")
_ROWS_BELOW, _ROWS_ABOVE = 8, 4  # rows looked at: those of another column lie between
_FEW = 6  # characters looked at beside a mark
_CLOSE = -0.1  # of the size: kerning brings letters so near; one printed twice lies nearer
_NO_ROOM = 0.06  # of the size: letters so near have no room for the space between them
_TORN = 3  # letters that lie over others: fewer are accents, or a stroke through a letter
_SPACE_GAP = 0.16  # of the size: a space in print that is none in the file
_BULLET_DROP = 0.5  # of its size: how far a bullet's base line lies from that of its words
_BULLET_BESIDE = 3.0  # of its size: how far its words begin from a bullet
BULLET_SIGNS = frozenset("•●▪■◦○‣⁃∙·\uf0b7\uf0a7")
_PIECE_GAP = 1.1  # of the size: the next column or cell begins


class Piece(NamedTuple):
    """Characters of one line without a wide gap; ``bold``, ``raised``, ``italic`` are spans of ``text``.

    ``edges`` are where each character of ``text`` begins and, at last, where the piece ends.
    """

    y: float
    size: float
    text: str
    edges: tuple[float, ...]
    bold: tuple[tuple[int, int], ...]
    raised: tuple[tuple[int, int], ...]
    italic: tuple[tuple[int, int], ...] = ()

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.edges[0]

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.edges[-1]


def make_rows(letters: Letters, words: Words | None = None) -> list[list[Piece]]:
    """The pieces of each row, from the head of the page to its foot, from left to right.

    ``words`` are asked about letters that lie over one another.
    """
    rows = _attach_bullets(_attach_small(_group(letters)))
    pieces = [found for row in rows if (found := _split(row, words))]
    return words.without_layers(pieces) if words else pieces


def _group(letters: Letters) -> list[Letters]:
    """The letters of each line, from the top, in order from left to right."""
    heights: dict[float, list[Letters]] = {}
    for line in letters.lines():
        heights.setdefault(line.heights[0], []).append(line)
    rows: list[list[Letters]] = []
    top = row_size = 0.0
    for height in sorted(heights, reverse=True):
        parts = heights[height]
        size = parts[0].sizes[0]
        if rows and top - height <= _SAME_LINE * min(size, row_size):
            rows[-1] += parts
        else:
            rows.append(parts)
            top, row_size = height, size
    return [Letters.joined(parts).from_left() for parts in rows]


def _attach_small(rows: Sequence[Letters]) -> list[Letters]:
    """The rows from left to right, with what is set smaller put into the line that it belongs to."""
    sizes = [row.sizes[:1] if row.are_of_one_size() else row.sizes for row in rows]
    largest = [max(own) for own in sizes]
    extra: list[list[Letters]] = [[] for _ in rows]
    kept: list[Letters] = []
    for index, row in enumerate(rows):
        around = max(largest[max(0, index - _ROWS_ABOVE) : index + _ROWS_BELOW + 1])
        if min(sizes[index]) > _RAISED_SIZE * around:
            kept.append(row)
            continue
        left: list[Letters] = []
        for cluster in _clusters(row):
            host = _find_host(rows, largest, index, cluster)
            if host is None:
                left.append(cluster)
            else:
                extra[host].append(cluster.set_off(is_raised=host >= index))
        kept.append(Letters.joined(left))
    return [
        Letters.joined([row, *more]).from_left() if more else row
        for row, more in zip(kept, extra, strict=True)
    ]


def _attach_bullets(rows: Sequence[Letters]) -> list[Letters]:
    """The rows, each bullet that is set larger or lower than its words put before them."""
    alone = [row for row in rows if row.text.strip() in BULLET_SIGNS]
    if not alone:
        return list(rows)
    kept = [row for row in rows if row.text.strip() not in BULLET_SIGNS]
    for row in alone:
        sign = next(glyph for glyph in row if not glyph[5].isspace())
        reach = _BULLET_DROP * sign[3]
        near = [
            place
            for place, other in enumerate(kept)
            if other
            and abs(other.heights[0] - sign[0]) < reach
            and 0 < other.begins[0] - sign[1] < _BULLET_BESIDE * sign[3]
        ]
        host = min(near, key=lambda place: abs(kept[place].heights[0] - sign[0]), default=None)
        if host is None:
            kept.append(row)
        else:
            first = kept[host][0]
            put = Letters.of([(first[0], *sign[1:3], first[3], *sign[4:])])
            kept[host] = Letters.joined([put, kept[host]])
    kept.sort(key=lambda row: -row.heights[0] if row else 0.0)
    return kept


def _clusters(row: Letters) -> list[Letters]:
    """The letters of a row, parted where the size changes or a gap stands."""
    gaps, sizes = row.gaps(), row.sizes
    if row.are_of_one_size() and max(gaps, default=0.0) < _PIECE_GAP * sizes[0]:
        return [row]
    cuts = [
        place
        for place, gap in enumerate(gaps, 1)
        if abs(sizes[place - 1] - sizes[place]) >= 0.5 or gap >= _PIECE_GAP * sizes[place]
    ]
    return [row[start:end] for start, end in pairwise((0, *cuts, len(row)))]


def _find_host(
    rows: Sequence[Letters], largest: Sequence[float], index: int, cluster: Letters
) -> int | None:
    """The row that a small cluster belongs to: its own, one below it or above it; or none."""
    first, last = cluster[0], cluster[-1]
    text = cluster.text.strip()
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
        rise = first[0] - rows[other].heights[0]
        if first[3] > _RAISED_SIZE * size or not -_LOWERED_MOST * size < rise < _RAISED_MOST * size:
            continue
        before = _neighbour(rows[other], first[1], first[3], by_end=True)
        if before is not None and abs(first[1] - before[2]) < _BESIDE * size:
            return other
        after = _neighbour(rows[other], last[2], first[3], by_end=False)
        if after is not None and abs(after[1] - last[2]) < _BESIDE * size:
            return other
    return None


def _neighbour(row: Letters, at: float, size: float, *, by_end: bool) -> Glyph | None:
    """The larger character of a row that stands next before ``at``, or next after it."""
    place = bisect_left(row.begins, at)
    near = (
        row[max(0, place - _FEW) : place + 2] if by_end else row[max(0, place - 2) : place + _FEW]
    )
    larger = [g for g in near if g[3] * _RAISED_SIZE >= size and not g[5].isspace()]
    if not larger:
        return None
    return min(larger, key=lambda glyph: abs((glyph[2] if by_end else glyph[1]) - at))


def _split(row: Letters, words: Words | None) -> list[Piece]:
    """The pieces of a row whose letters stand in order."""
    row = _trimmed(row)
    if not row:
        return []
    if (piece := _plain_piece(row)) is not None:
        return [piece]
    groups, torn, doubled = _part(list(row))
    if words and torn >= _TORN and (mended := words.mend(row)):
        return _split(Letters.of(mended), None)
    if words:
        words.doubled += doubled
    return [_make_piece(group) for group in groups]


def _part(row: Sequence[Glyph]) -> tuple[list[list[Glyph]], int, int]:
    """The characters of each piece of a row; how many letters begin where another does.

    The last number counts the letters that were left out: printed twice, a little apart, to look bold.
    A space under letters is none.
    """
    groups: list[list[Glyph]] = [[]]
    space: Glyph | None = None  # the space that stands before a letter
    torn = doubled = 0
    last_end = last_size = 0.0
    for index, glyph in enumerate(row):
        _, begin, end, size, _, text, _ = glyph
        if text == " ":
            space = glyph
            continue
        group = groups[-1]
        gap = begin - last_end
        is_next = space is None and size == last_size and _CLOSE * size < gap < _SPACE_GAP * size
        if group and not is_next:
            smaller = min(size, last_size)
            if space and abs(gap) < _NO_ROOM * smaller:
                space = None if _is_under(space, group, row[index : index + _FEW]) else space
            if gap > _PIECE_GAP * max(last_size, size):
                groups.append([])
            elif space or gap > _SPACE_GAP * smaller:
                last = group[-1]
                shared = last[4] & glyph[4]
                at = max(last[1], space[1]) if space else last_end
                group.append((last[0], at, begin, last_size, shared, " ", False))
            elif gap < 0 and _is_same_place(begin, group[-1]):
                if text == group[-1][5]:
                    doubled += 1
                    continue
                torn += 1
            space = None
        groups[-1].append(glyph)
        last_end, last_size = end, size
    return groups, torn, doubled


def _plain_piece(row: Letters) -> Piece | None:
    """The piece that a row is if its letters are alike and stand side by side; else None.

    Most rows are so, and to look at them letter by letter takes many times as long.
    """
    begins, ends, types = row.begins, row.ends, row.types
    size, kind, count, text = row.sizes[0], types[0], len(row), row.text
    is_alike = row.are_of_one_size() and types.count(kind) == count
    if not is_alike or len(text) != count or True in row.raised:
        return None
    gaps = row.gaps()
    if gaps and min(gaps) <= _CLOSE * size:
        return None
    edges = [*begins, ends[-1]]
    least, most = _SPACE_GAP * size, _PIECE_GAP * size
    wide: list[int] = []
    if gaps and max(gaps) > least:
        wide = [place for place, gap in enumerate(gaps, 1) if gap > least]
    for place in reversed(wide):
        before, after = place - 1 - (text[place - 1] == " "), place + (text[place] == " ")
        if begins[after] - ends[before] > most:
            return None
        if after - before == 1:
            text = f"{text[:place]} {text[place:]}"
            edges.insert(place, ends[before])
    whole = ((0, len(text)),)
    bold, italic = (whole if kind & one else () for one in (BOLD, ITALIC))
    return Piece(row.heights[0], size, text, tuple(edges), bold, (), italic)


def _trimmed(row: Letters) -> Letters:
    """The row without spaces at its ends and without a space that follows another."""
    text = row.text
    if len(text) == len(row):
        bare = text.strip(" ")
        if len(bare) < len(text):
            start = len(text) - len(text.lstrip(" ")) if bare else 0
            row = row[start : start + len(bare)]
        if "  " not in bare:
            return row
    is_space = [own == " " for own in row.texts]
    if False not in is_space:
        return row[:0]
    start, end = is_space.index(False), len(row) - is_space[::-1].index(False)
    kept = [at for at in range(start, end) if not (is_space[at] and is_space[at - 1])]
    return row.at(kept)


def _is_under(space: Glyph, before: Sequence[Glyph], after: Sequence[Glyph]) -> bool:
    """Whether a space lies under two letters that touch; dots of a leader may lie over a true one."""
    if space[2] - space[1] <= _NO_ROOM * space[3]:
        return False
    behind = [glyph[5] for glyph in after if not glyph[5].isspace()][:2]
    is_leader = ".." in {"".join([glyph[5] for glyph in before[-2:]]), "".join(behind)}
    return not is_leader or space[1] < before[-1][2] - _NO_ROOM * space[3]


def _is_same_place(begin: float, last: Glyph) -> bool:
    """Whether a letter begins in the first half of another: two letters of a word never do."""
    return begin - last[1] < 0.5 * (last[2] - last[1])


def _make_piece(group: list[Glyph]) -> Piece:
    heights, begins, ends, sizes, types, texts, raiseds = zip(*group, strict=True)
    size = sizes[0]
    if sizes.count(size) < len(sizes):
        size = max(set(sizes), key=lambda one: (sizes.count(one), one))
    base = heights[sizes.index(size)]
    text = "".join(texts)
    if len(text) > len(texts):
        begins = tuple(b for b, own in zip(begins, texts, strict=True) for _ in own)
    bold: tuple[tuple[int, int], ...] = ()
    italic = bold
    if any(types):
        bold = _spans([one & BOLD for one in types], texts)
        italic = _spans([one & ITALIC for one in types], texts)
    raised = _spans(raiseds, texts) if any(raiseds) else ()
    return Piece(base, size, text, (*begins, ends[-1]), bold, raised, italic)


def _spans(flags: Iterable[int], texts: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where in the joined texts the flags are set."""
    spans: list[tuple[int, int]] = []
    offset = 0
    for flag, text in zip(flags, texts, strict=True):
        end = offset + len(text)
        if flag:
            if spans and spans[-1][1] == offset:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((offset, end))
        offset = end
    return tuple(spans)
