"""What stands inside a block as pieces that hold each other or stand apart: links, bold, italics, note marks.

An original may set half of a link in bold, and half of these words in italics. No form of markup can write that,
so that what would cross a border is parted there. A link is parted at a note mark too, for the mark is a link
itself.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pacparse.addresses import safe_target
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.block import Block, EmphasisStyle, Reference

PieceKind = Literal["link", "bold", "italic"]
_OUTER_FIRST: tuple[PieceKind, ...] = ("link", "bold", "italic")


class Piece(NamedTuple):
    """Words of a block from ``start`` to ``end``; ``target`` is where a link leads to."""

    start: int
    end: int
    kind: PieceKind
    target: str = ""


class Event(NamedTuple):
    """What comes next in a block: words, the begin or the end of a piece, a note mark."""

    kind: Literal["words", "begin", "end", "mark"]
    words: str = ""
    piece: Piece | None = None
    mark: Reference | None = None


def pieces_of(block: Block) -> list[Piece]:
    """The links and the emphasis of a block, in order; of two at one place the one that holds the other is first.

    A link that no page may lead to (``javascript:``) is none.
    """
    if not block.links and not block.emphasis:
        return []
    links = _links(block)
    bold = _emphasis(block, "bold", links)
    italic = _emphasis(block, "italic", links, bold)
    return sorted([*links, *bold, *italic], key=_order)


def events_of(block: Block, pieces: Sequence[Piece]) -> Iterator[Event]:
    """The words of a block, its pieces and its marks in the order in which they are written."""
    text, cursor = block.text, 0
    marks = {mark.offset for mark in block.references}
    borders = sorted({*marks, *(place for piece in pieces for place in piece[:2]), len(text)})
    references, waiting = list(reversed(block.references)), list(reversed(pieces))
    opened: list[Piece] = []
    for border in borders:
        if border > cursor:
            yield Event("words", text[cursor:border])
            cursor = border
        while opened and opened[-1].end <= border:
            yield Event("end", piece=opened.pop())
        while references and references[-1].offset <= border:
            yield Event("mark", mark=references.pop())
        while waiting and waiting[-1].start <= border:
            opened.append(waiting.pop())
            yield Event("begin", piece=opened[-1])


def _order(piece: Piece) -> tuple[int, int, int]:
    return piece.start, -piece.end, _OUTER_FIRST.index(piece.kind)


def _links(block: Block) -> list[Piece]:
    """The links, each parted at the marks inside of it."""
    marks = sorted({mark.offset for mark in block.references})
    pieces: list[Piece] = []
    cursor = 0
    for link in block.links:
        target = safe_target(link.url)
        start, end = link.offset, link.offset + link.length
        if target is None or start < cursor:
            continue
        cursor = end
        inside = marks[bisect_right(marks, start) : bisect_right(marks, end - 1)]
        for first, last in pairwise([start, *inside, end]):
            pieces += _trimmed(block.text, Piece(first, last, "link", target))
    return pieces


def _emphasis(block: Block, style: EmphasisStyle, *others: Sequence[Piece]) -> list[Piece]:
    """The words in a style, parted where they would cross the border of one of the ``others``."""
    pieces: list[Piece] = []
    cursor = 0
    for one in block.emphasis:
        start, end = one.offset, one.offset + one.length
        if one.style != style or start < cursor:
            continue
        cursor = end
        borders = {start, end}
        for others_of_kind in others:
            borders |= _crossed(others_of_kind, start, end)
        for first, last in pairwise(sorted(borders)):
            pieces += _trimmed(block.text, Piece(first, last, style))
    return pieces


def _crossed(pieces: Sequence[Piece], start: int, end: int) -> set[int]:
    """The borders between ``start`` and ``end`` of pieces that lie partly outside; pieces stand apart, in order."""
    borders = set()
    for place in (start, end):
        index = bisect_right(pieces, place, key=lambda piece: piece.start) - 1
        if index < 0:
            continue
        first, last = pieces[index][:2]
        if first < start < last < end:
            borders.add(last)
        elif start < first < end < last:
            borders.add(first)
    return borders


def _trimmed(text: str, piece: Piece) -> list[Piece]:
    """The piece without white space at its ends, in a list; an empty one if nothing is left."""
    words = text[piece.start : piece.end]
    start = piece.start + len(words) - len(words.lstrip())
    end = piece.start + len(words.rstrip())
    return [piece._replace(start=start, end=end)] if start < end else []
