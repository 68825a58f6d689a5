"""Lines as the original parts them: what is a note, a heading, furniture, and which line ends are the page's.

A line is cut where a note or furniture begins or ends, so that it is all of it or none of it; a line
is a heading where most of it is. What the page alone has parted, by its line ends or by furniture,
becomes one line again: its text shows a space for each character between, so that an offset in it
is an offset in the source.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.layouts import RESPONSE_HEADING
from pacparse.lexicon.sentences import is_open
from pacparse.reading.labelled import PLAIN
from pacparse.reading.lines import BLANK, BOM
from pacparse.reading.rows import find_rows
from pacparse.units import Cut, Line, Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pacparse.styles import StyleKind, StyleRun, Styles
    from pacparse.text.spans import Run

_CUTTING: tuple[StyleKind, ...] = ("furniture", "note")
"""What parts a line; of two that share characters the first counts."""
_HIGHEST, _LOWEST, _USUAL = 1, 6, 2
_LONGEST_LABEL = 80


class StyledLines(NamedTuple):
    """The lines with what the original says of them, by index.

        ``headings`` holds their levels, ``edges`` what the print says of lines at pages' edges; ``seams`` is what
    stands between the parts of a line that was put together again; ``rows`` is the lines that are rows of
    a table.
    """

    read: Lines
    furniture: Mapping[int, Cut]
    notes: Mapping[int, StyleRun]
    headings: Mapping[int, int]
    edges: Mapping[int, str]
    seams: tuple[Run, ...]
    rows: frozenset[int] = frozenset()


class _Piece(NamedTuple):
    """A part of a line: all of it is of ``style``, or none; ``is_cut``: another stands before it."""

    line: Line
    style: StyleRun | None
    is_cut: bool


def arrange_lines(read: Lines, styles: Styles) -> StyledLines:
    """The lines of ``read`` as ``styles`` part and join them."""
    lines: list[Line] = []
    found: dict[StyleKind, dict[int, StyleRun]] = {"furniture": {}, "note": {}, "heading": {}}
    seams: list[Run] = []
    inner: list[Cut] = []
    for group in _groups(_pieces(read.lines, styles), is_laid_out=styles.is_laid_out):
        first = group[0]
        words = [piece.line for piece in group if not _is_furniture(piece)]
        if first.style is not None:
            found[first.style.kind][len(lines)] = first.style
        inner += [_cut(piece) for piece in group[1:] if piece.style and _is_furniture(piece)]
        seams += [(before.end, after.start) for before, after in pairwise(words)]
        lines.append(_put_together(words) if len(words) > 1 else first.line)
    return StyledLines(
        read=Lines(
            tuple(lines),
            None if styles.is_laid_out else read.wrap_width,
            (*read.cuts, *inner),
        ),
        furniture={
            index: Cut(style.value or "furniture", (lines[index].start, lines[index].end))
            for index, style in found["furniture"].items()
        },
        notes=found["note"],
        headings={index: _level(style) for index, style in found["heading"].items()},
        edges={
            index: style.value or ""
            for index, line in enumerate(lines)
            if (style := styles.starting_at("edge", line.start)) is not None
        }
        if styles.of("edge")
        else {},
        seams=tuple(seams),
        rows=find_rows(lines, styles),
    )


def _is_furniture(piece: _Piece) -> bool:
    return piece.style is not None and piece.style.kind == "furniture"


def _cut(piece: _Piece) -> Cut:
    reason = piece.style.value if piece.style is not None else None
    return Cut(reason or "furniture", (piece.line.start, piece.line.end))


def _level(style: StyleRun) -> int:
    """The level of a heading, 1 to 6; where its reader gives none, that of a section."""
    value = style.value or ""
    if not (value.isascii() and value.isdecimal()):
        return _USUAL
    return min(max(int(value[:2]), _HIGHEST), _LOWEST)


def _pieces(lines: Sequence[Line], styles: Styles) -> Iterator[_Piece]:
    """The lines in order, cut where furniture and notes begin and end.

    One whose words are no more than they look keeps the space before them.
    """
    has_plain = bool(styles.of("plain"))
    for line in lines:
        edges = {
            place
            for kind in _CUTTING
            for style in styles.touching(kind, (line.start, line.end))
            for place in style.run
            if line.start < place < line.end
        }
        start, is_cut, is_headed = line.start, False, False
        for end in (*sorted(edges), line.end):
            text = line.text[start - line.start : end - line.start]
            words = text.strip(BLANK)
            if words:
                at = start + text.index(words)
                gap, is_top = (0, False) if is_headed else (line.gap, line.is_page_top)
                piece = Line(at, at + len(words), words, gap, is_top)
                if has_plain and styles.starting_at("plain", at):
                    piece = piece._replace(start=at - 1, text=f"{PLAIN}{words}")
                style = _style_of(piece, styles)
                yield _Piece(piece, style, is_cut)
                is_cut = True
                # behind furniture at the head of a line its words stand as far from those above
                is_headed = is_headed or style is None or style.kind != "furniture"
            start = end


def _style_of(line: Line, styles: Styles) -> StyleRun | None:
    """What all of a piece is, or most of it: a heading may have signs before its words."""
    for kind in _CUTTING:
        for style in styles.touching(kind, (line.start, line.start + 1)):
            # a byte order mark has a cut of its own
            return None if kind == "furniture" and BOM in line.text else style
    run = (line.start, line.end)
    headings = styles.touching("heading", run)
    if headings and 2 * styles.covered("heading", [run]) > line.end - line.start:
        return headings[0]
    return None


def _groups(pieces: Iterator[_Piece], *, is_laid_out: bool) -> Iterator[list[_Piece]]:
    """The pieces that make one line: furniture may stand between them, and at no edge."""
    group: list[_Piece] = []
    between: list[_Piece] = []
    for piece in pieces:
        is_apart = piece.line.gap > 0 or piece.line.is_page_top
        if _is_furniture(piece):
            if group and not is_apart:
                between.append(piece)
                continue
        elif group and not is_apart and _is_one(group[-1], piece, between, is_laid_out=is_laid_out):
            group += [*between, piece]
            between = []
            continue
        if group:
            yield group
        yield from ([furniture] for furniture in between)
        group, between = [piece], []
        if _is_furniture(piece):
            yield group
            group = []
    if group:
        yield group
    yield from ([furniture] for furniture in between)


def _is_one(last: _Piece, piece: _Piece, between: Sequence[_Piece], *, is_laid_out: bool) -> bool:
    """Whether a piece without a blank line before it goes on with the last one.

    The label of an answer goes on with nothing, however close it stands.
    """
    if _labels_answer(last.line.text, piece.line.text):
        return False
    if last.style is None or piece.style is None:
        is_same = last.style is piece.style
        return is_same and (is_laid_out or (piece.is_cut and all(p.is_cut for p in between)))
    if last.style.kind == "heading":
        return piece.style.kind == "heading" and piece.style.value == last.style.value
    return piece.style is last.style


def _labels_answer(above: str, below: str) -> bool:
    """Whether the label of an answer stands alone on its line, under the end of a sentence."""
    if below.endswith(("esponse", "eply")) and len(below) < _LONGEST_LABEL and not is_open(above):
        return RESPONSE_HEADING.fullmatch(below) is not None and below[0].isupper()
    return False


def _put_together(lines: Sequence[Line]) -> Line:
    """One line of several, a space for each character that stands between them."""
    parts = [lines[0].text]
    for before, after in pairwise(lines):
        parts += [" " * (after.start - before.end), after.text]
    return lines[0]._replace(end=lines[-1].end, text="".join(parts))
