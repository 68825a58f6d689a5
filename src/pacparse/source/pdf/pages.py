"""What the reading process tells of a page: lines in reading order, rows of tables, its size.

The records travel as JSON, one line for each page; ``to_plain`` and ``from_plain`` are their form
on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.pdf.page_sizes import Sides

Span = tuple[int, int]


class PrintedLine(NamedTuple):
    """A line as it is printed: where it begins and ends, its base line, its size, its text.

    ``bold``, ``raised`` and ``italic`` are spans of the text, ``links`` spans with the address behind
    them and the sides of the link on the page.
    ``region`` is the column that it stands in, counted from 0 on each page; ``text_start`` is where
    the words begin behind a number that hangs beside them. ``turn`` is the direction that it is printed
    in, in degrees: places of a turned line are those that it has when it is turned upright. ``box`` is the
    box that it stands in, counted from 1 on each page, or 0.
    """

    x: float
    end: float
    y: float
    size: float
    text: str
    bold: tuple[Span, ...] = ()
    raised: tuple[Span, ...] = ()
    links: tuple[tuple[int, int, str, Sides], ...] = ()
    region: int = 0
    text_start: float = 0.0
    turn: int = 0
    italic: tuple[Span, ...] = ()
    box: int = 0


class PrintedRow(NamedTuple):
    """A row of a table: its cells from the left, each the lines that stand in it.

    ``columns`` is the column of each cell, from 0; ``edges`` is where the columns of the table are parted,
    nothing where it is not sure which cell is in which row.
    """

    cells: tuple[tuple[PrintedLine, ...], ...]
    columns: tuple[int, ...] = ()
    edges: tuple[float, ...] = ()


class View(NamedTuple):
    """The part of a page that is shown, in the page's own measure, and how far it is turned.

    ``turn`` is 0, 90, 180 or 270 degrees clockwise.
    """

    left: float
    foot: float
    right: float
    top: float
    turn: int = 0


class PrintedPage(NamedTuple):
    """A page: its height and width in points, its label, its content, the level rules drawn on it.

    ``stamps`` is what is printed across it, along none of its edges: ``DRAFT``. ``view`` is what is
    shown of it, ``unseen`` what nobody sees: words beyond its edge, or white on white.
    """

    height: float
    width: float
    label: str | None
    content: tuple[PrintedLine | PrintedRow, ...]
    rules: tuple[tuple[float, float, float], ...] = ()
    stamps: tuple[str, ...] = ()
    view: View = View(0.0, 0.0, 612.0, 792.0)
    unseen: tuple[str, ...] = ()


def to_plain(page: PrintedPage) -> list[Any]:
    """The page as lists, strings and numbers."""
    content = [[0, *item] if isinstance(item, PrintedLine) else [1, *item] for item in page.content]
    return [
        page.height,
        page.width,
        page.label,
        content,
        page.rules,
        page.stamps,
        page.view,
        page.unseen,
    ]


def from_plain(plain: list[Any]) -> PrintedPage:
    """The page that ``to_plain`` gave. Raises ValueError or TypeError for anything else."""
    height, width, label, content, rules, stamps, view, unseen = plain
    items = [_row(*item[1:]) if item[0] else _line(item[1:]) for item in content]
    return PrintedPage(
        height,
        width,
        label,
        tuple(items),
        tuple(tuple(rule) for rule in rules),
        tuple(stamps),
        View(*view),
        tuple(unseen),
    )


def _row(cells: list[list[Any]], columns: list[int], edges: list[float]) -> PrintedRow:
    lines = tuple(tuple(_line(line) for line in cell) for cell in cells)
    return PrintedRow(lines, tuple(columns), tuple(edges))


def _line(plain: list[Any]) -> PrintedLine:
    x, end, y, size, text, bold, raised, links, region, text_start, turn, italic, box = plain
    return PrintedLine(
        x=x,
        end=end,
        y=y,
        size=size,
        text=text,
        bold=_spans(bold),
        raised=_spans(raised),
        links=tuple([(start, end, to, _sides(sides)) for start, end, to, sides in links]),
        region=region,
        text_start=text_start,
        turn=turn,
        italic=_spans(italic),
        box=box,
    )


def _spans(plain: list[list[int]]) -> tuple[Span, ...]:
    return tuple([(start, end) for start, end in plain]) if plain else ()


def _sides(plain: Sequence[float]) -> Sides:
    left, foot, right, top = plain
    return left, foot, right, top
