"""A page as the library gives it, made into lines and rows in reading order.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.source.pdf.bullets import with_bullets
from pacparse.source.pdf.characters import ASKEW, SOFT_HYPHEN, by_direction, turned
from pacparse.source.pdf.columns import read_regions
from pacparse.source.pdf.completeness import count_letters, is_incomplete
from pacparse.source.pdf.drawings import Drawings, find_drawings, in_panels
from pacparse.source.pdf.glyphs import Piece, make_rows
from pacparse.source.pdf.letters import Letters
from pacparse.source.pdf.limits import MAX_GLYPHS, SEARCHED_PAGES
from pacparse.source.pdf.lost_letters import find_letters, mend_lines, replaced
from pacparse.source.pdf.pages import PrintedLine, PrintedPage, PrintedRow
from pacparse.source.pdf.tables import (
    Cell,
    Grid,
    cells_of,
    find_grids,
    find_open_tables,
    find_rules,
    holds_rows,
)
from pacparse.source.pdf.visibility import lie_beyond
from pacparse.source.pdf.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.source.pdf.links import Link, Links
    from pacparse.source.pdf.page_sizes import Sides
    from pacparse.source.pdf.tables import Rule
    from pacparse.source.pdf.visibility import Eyes

    Rows = Sequence[Sequence[Piece]]

_LONG_CELL = 900  # characters: a cell that holds paragraphs is read as a column is
_LONE_CELL = 120  # characters: a cell that heads the rows below it is no longer
_HANGING = 8  # characters: no number or bullet beside a paragraph is longer
_WIDE_SPACE = 0.45  # of the size: wider than between words
_MARGINS = 1.8  # of the size: the gap between words at the two margins
_LOOSE = 1.5  # points: how closely the box of a link is drawn
_MOST_RULES = 200
_SHORT = 20.0  # points: no longer rule stands over notes
_FIRST_PAGES = 3  # on which bullets without a name are looked for in any case


class TooMuchError(Exception):
    """A page holds more characters than any print does."""


def read_page(
    document: Any,
    index: int,
    page: PrintedPage,
    links: Links,
    eyes: Eyes,
    *,
    frame: Sides | None = None,
) -> PrintedPage:
    """The page ``index``, counted from 0; ``page`` has its size and label, without content.

    ``frame`` is what is shown of it: left, foot, right and top; None if all of it is.
    Raises what the library raises.
    """
    height, width = page.height, page.width
    read = _read_letters(document, index, eyes, frame)
    ways, words = read.ways, read.words
    given = count_letters([*ways.values(), *read.unseen.values()])
    stamps = make_rows(ways.pop(ASKEW, Letters.of(())), words)
    turn = max(ways, key=lambda way: len(ways[way]), default=0)
    if turn in {90, 270}:
        width, height = height, width
    drawings = Drawings() if turn else find_drawings(document, index, width * height)
    level, upright = find_rules(drawings.boxes)
    found = [] if index >= SEARCHED_PAGES else links.of_page(index)
    arranger = _Arranger(_turned(found, turn), turn)
    is_early = index < _FIRST_PAGES and not turn
    letters, chars = ways.pop(turn, Letters.of(())), () if turn else read.chars
    rows = with_bullets(letters, chars, drawings.dots, words, is_early=is_early)
    if frame is None and not turn and lie_beyond(rows, page.view[:4]):
        return read_page(document, index, page, links, eyes, frame=page.view[:4])
    arranger.arrange(rows, find_grids(level, upright))
    for arranger.turn, others in ways.items():
        arranger.links = _turned(found, arranger.turn)
        arranger.append(make_rows(others, words))
    page = page._replace(
        height=height,
        width=width,
        content=in_panels(arranger.content, drawings.panels),
        rules=_long_rules(level),
        stamps=_texts(stamps),
        unseen=tuple(text for way in read.unseen.values() for text in _texts(make_rows(way))),
    )
    missing = is_incomplete(
        document,
        index,
        page,
        given=given,
        doubled=words.doubled + read.repeated,
        has_notes=index in links.noted,
    )
    eyes.note(index, differs=words.differ, is_unseen=bool(page.unseen), is_incomplete=missing)
    return page


class _Read(NamedTuple):
    """The characters of a page by their direction, those that nobody sees apart.

    ``repeated`` is how many of them lie under others and were left out, ``chars`` what the library gave.
    """

    chars: Sequence[Any]
    ways: dict[int, Letters]
    unseen: dict[int, Letters]
    repeated: int
    words: Words


def _read_letters(document: Any, index: int, eyes: Eyes, frame: Sides | None) -> _Read:
    """The characters of page ``index``. Raises TooMuchError, and what the library raises."""
    chars = document.extract_chars(index)
    if len(chars) > MAX_GLYPHS:
        raise TooMuchError
    sight = eyes.look(index, chars, frame)
    lost = replaced(chars, eyes.texts) | dict.fromkeys([*sight.unseen, *sight.repeated], "")
    texts = [char.char for char in chars]
    ways = by_direction(chars, texts, {**find_letters(document, index, chars, texts), **lost})
    if 0 in ways:
        ways[0] = mend_lines(document, index, ways[0])
    places = sorted(sight.unseen)
    unseen = by_direction([chars[place] for place in places], [texts[p] for p in places], {})
    words = Words(document, index, differ=sight.differs)
    return _Read(chars, ways, unseen, len(sight.repeated), words)


def _long_rules(level: Iterable[Rule]) -> tuple[tuple[float, float, float], ...]:
    """The drawn lines that may stand over notes: their height, where they begin and end."""
    rules = ((round(r.at, 1), round(r.start, 1), round(r.end, 1)) for r in level)
    return tuple(islice((rule for rule in rules if rule[2] - rule[1] > _SHORT), _MOST_RULES))


def _texts(rows: Rows) -> tuple[str, ...]:
    return tuple(" ".join(piece.text for piece in row) for row in rows)


class _Anchor(NamedTuple):
    """The box of a link as it stands once its words are upright, its address, its sides on the page."""

    left: float
    foot: float
    right: float
    top: float
    address: str
    sides: Sides


def _turned(links: Sequence[Link], way: int) -> list[_Anchor]:
    """The links as they stand once what is printed ``way`` degrees is upright."""
    anchors = []
    for x, y, end, top, address in links:
        corners = (turned(x, y, way), turned(end, top, way)) if way else ((x, y), (end, top))
        (left, right), (low, high) = (sorted(sides) for sides in zip(*corners, strict=True))
        anchors.append(_Anchor(left, low, right, high, address, (x, y, end, top)))
    return anchors


class _Arranger:
    """The content of a page, as it grows in reading order; ``links`` are those of what comes next."""

    def __init__(self, links: Sequence[_Anchor], turn: int) -> None:
        self.content: list[PrintedLine | PrintedRow] = []
        self.turn = turn
        self.links = links
        self._regions = 0

    def arrange(self, rows: Rows, grids: Iterable[Grid]) -> None:
        """Adds the rows: tables where they stand, columns one after the other."""
        for grid in grids:
            inside = _select(rows, grid, is_inside=True)
            table = cells_of(grid, inside)
            if max(map(len, table), default=0) < 2:
                continue  # a box, or lines around it
            outside = _select(rows, grid, is_inside=False)
            self.append(row for row in outside if row[0].y > grid.rows[0])
            is_sure = grid.is_whole and not any(map(holds_rows, table))
            self._append_table(table, grid.columns if is_sure else ())
            rows = [row for row in outside if row[0].y <= grid.rows[0]]
        self.append(rows)

    def append(self, rows: Iterable[Sequence[Piece]]) -> None:
        """Adds rows that are no table."""
        for region in read_regions(list(rows)):
            begin = 0
            for start, end in find_open_tables(region.rows):
                self._append_region(region.rows[begin:start])
                rows_below = region.rows[start:end]
                edges = _edges(rows_below)
                cells = [[Cell(i, ((p,),)) for i, p in enumerate(row)] for row in rows_below]
                self._append_table(cells, edges)
                begin = end
            self._append_region(region.rows[begin:])

    def _append_region(self, rows: Rows) -> None:
        self.content += [self._make_line(part) for row in rows for part in _parts(row)]
        self._regions += 1

    def _append_table(self, table: Iterable[Sequence[Cell]], edges: Sequence[float]) -> None:
        """Adds the rows of a table; ``edges`` is where its columns are parted, nothing if that is not sure.

        A cell that stands alone is read as text beside the table, but for a short one of a sure table.
        """
        for cells in table:
            size = max(_length(cell.lines) for cell in cells)
            is_lone = len(cells) == 1
            if size > _LONG_CELL or (is_lone and not (edges and size <= _LONE_CELL)):
                for cell in cells:
                    self.append(cell.lines)
                continue
            lines = tuple(tuple(self._make_line(row) for row in cell.lines) for cell in cells)
            columns = tuple(cell.column for cell in cells)
            self.content.append(PrintedRow(lines, columns, tuple(round(at, 1) for at in edges)))

    def _make_line(self, pieces: Sequence[Piece]) -> PrintedLine:
        """The line that pieces of a row make, a space where a gap stands."""
        text = ""
        bold: list[tuple[int, int]] = []
        raised: list[tuple[int, int]] = []
        italic: list[tuple[int, int]] = []
        links: list[tuple[int, int, str, Sides]] = []
        for piece in pieces:
            if text:
                text += " "
            at = len(text)
            bold += [(start + at, end + at) for start, end in piece.bold]
            raised += [(start + at, end + at) for start, end in piece.raised]
            italic += [(start + at, end + at) for start, end in piece.italic]
            for link in self.links:
                if link.foot - 1 <= piece.y <= link.top and link.left < piece.end:
                    links += _linked(piece, link, at)
            text += piece.text
        if SOFT_HYPHEN in text:  # inside a line it is printed as any hyphen
            text = text[:-1].replace(SOFT_HYPHEN, "-") + text[-1]
        main = max(pieces, key=lambda piece: len(piece.text))
        return PrintedLine(
            x=round(pieces[0].x, 1),
            end=round(pieces[-1].end, 1),
            y=round(main.y, 1),
            size=round(main.size, 1),
            text=text,
            bold=tuple(bold),
            raised=tuple(raised),
            links=tuple(links),
            region=self._regions,
            text_start=round(_text_start(pieces), 1),
            italic=tuple(italic),
            turn=self.turn,
        )


def _edges(rows: Rows) -> tuple[float, ...]:
    """Where the columns of a table without rules begin, and where its last one ends."""
    begins = [min(column, key=lambda piece: piece.x).x for column in zip(*rows, strict=True)]
    return (*begins, max(row[-1].end for row in rows))


def _parts(row: Sequence[Piece]) -> list[Sequence[Piece]]:
    """The row, parted where its words are set at the two margins: they are two lines.

    A number or bullet belongs to the words that it hangs beside, a page number to its entry. A word
    in bold small letters beside a number is the label of a box, and a line of its own.
    """
    parts: list[Sequence[Piece]] = []
    start = 0
    for index in range(1, len(row)):
        gap = row[index].x - row[index - 1].end
        words = row[index]
        is_apart = (
            gap > _MARGINS * words.size
            and len(row[index - 1].text) > _HANGING
            and not words.text.isalnum()
        )
        is_label = words.bold == ((0, len(words.text)),) and words.text.islower()
        if is_apart or (is_label and words.text.isalpha() and row[0].text[0].isdigit()):
            parts.append(row[start:index])
            start = index
    return [*parts, row[start:]]


def _text_start(pieces: Sequence[Piece]) -> float:
    """Where the words begin: behind a number or a bullet, if a wide gap parts them from it."""
    first = pieces[0]
    if len(pieces) > 1 and len(first.text) <= _HANGING:
        return pieces[1].x
    at = first.text.find(" ", 0, _HANGING + 1)
    if at > 0 and first.edges[at + 1] - first.edges[at] > _WIDE_SPACE * first.size:
        return first.edges[at + 1]
    return first.x


def _select(rows: Rows, grid: Grid, *, is_inside: bool) -> list[list[Piece]]:
    chosen = [[piece for piece in row if grid.holds(piece) is is_inside] for row in rows]
    return [row for row in chosen if row]


def _length(cell: Rows) -> int:
    return sum(len(piece.text) for row in cell for piece in row)


def _linked(piece: Piece, link: _Anchor, at: int) -> list[tuple[int, int, str, Sides]]:
    """The part of a piece that stands in the box of a link, in a list; else an empty one."""
    edges = piece.edges
    inside = [
        index
        for index in range(len(piece.text))
        if edges[index] >= link.left - _LOOSE and edges[index + 1] <= link.right + _LOOSE
    ]
    if not inside or not piece.text[inside[0] : inside[-1] + 1].strip():
        return []
    return [(at + inside[0], at + inside[-1] + 1, link.address, link.sides)]
