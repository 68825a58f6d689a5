"""The text of a PDF and its style runs, put down page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.pdf.footers import find_notes
from pacparse.source.pdf.furniture import find_edges
from pacparse.source.pdf.headings import (
    heading_levels,
    is_bold_heading,
    is_italic_heading,
    is_large,
)
from pacparse.source.pdf.measures import measure
from pacparse.source.pdf.pages import PrintedLine, PrintedRow, View
from pacparse.source.pdf.paragraphs import part_blocks
from pacparse.source.pdf.places import box_of_line, box_of_sides
from pacparse.styles import CELL_JOINT, StyleRun, table_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.source.pdf.furniture import Edges
    from pacparse.source.pdf.measures import Measures
    from pacparse.source.pdf.pages import PrintedPage, Span
    from pacparse.styles import StyleKind


_SAME = 2.0  # points: columns of a table that goes on over a page
_BETWEEN_PAGES = ("furniture", "note")
_IN_A_ROW = 3  # bold headings one over the other: chapter, section, part


class _Block(NamedTuple):
    """Cells of lines, one cell but for a row of a table; what it is as a whole, or at a page's edge.

    ``row`` is the row that it is, if it is one of a table whose cells are sure.
    """

    cells: Sequence[Sequence[PrintedLine]]
    kind: StyleKind | None = None
    value: str | None = None
    edge: str | None = None
    row: PrintedRow | None = None


def lay_out(pages: Sequence[PrintedPage]) -> tuple[str, tuple[StyleRun, ...]]:
    """The text of ``pages`` as ``Extract`` has it, and its style runs in order."""
    usual = measure(pages)
    edges = find_edges(pages, usual)
    laid: list[list[_Block]] = []
    open_note: str | None = None
    for number, page in enumerate(pages):
        blocks, open_note = _page_blocks(number, page, edges, usual, open_note)
        laid.append(blocks)
    _find_headings(laid, usual)
    writer = _Writer()
    for number, blocks in enumerate(laid):
        writer.write_page(blocks, edges.numbers[number], pages[number].view)
    return writer.finish()


def _page_blocks(
    number: int,
    page: PrintedPage,
    edges: Edges,
    usual: Measures,
    open_note: str | None,
) -> tuple[list[_Block], str | None]:
    heads: list[_Block] = []
    feet: list[_Block] = []
    parts: list[list[PrintedLine] | PrintedRow] = []
    index = 0
    for item in page.content:
        if isinstance(item, PrintedRow):
            parts.append(item)
            continue
        if edge := edges.evidence.get((number, index)):
            side = heads if item.y > page.height / 2 else feet
            side.append(_Block(((item,),), edge=edge))
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(item)
        else:
            parts.append([item])
        index += 1
    blocks: list[_Block] = []
    notes: list[_Block] = []
    for part in parts:
        if isinstance(part, PrintedRow):
            blocks.append(_Block(part.cells, row=part if part.edges else None))
            continue
        body, found = find_notes(part, page, usual, open_note=open_note)
        if found:
            open_note = found[-1].number
        notes += [_Block((note.lines,), "note", note.number) for note in found]
        blocks += [_Block((lines,)) for lines in part_blocks(body, usual)]
    stamps = [_Block((_stamp(text),), "furniture", "stamp") for text in page.stamps]
    unseen = [_Block((_stamp(text),), "furniture", "unseen") for text in page.unseen]
    return [*heads, *blocks, *notes, *feet, *stamps, *unseen], open_note


def _stamp(text: str) -> tuple[PrintedLine, ...]:
    """A line for what is printed across the page, or for what nobody sees."""
    return (PrintedLine(x=0.0, end=0.0, y=0.0, size=0.0, text=text),)


def _find_headings(laid: Sequence[list[_Block]], usual: Measures) -> None:
    """Says of the blocks which are headings, and of which level."""
    plain = [
        (blocks, index)
        for blocks in laid
        for index, block in enumerate(blocks)
        if block.kind is None
    ]
    large = {
        (id(blocks), index): max(line.size for line in blocks[index].cells[0])
        for blocks, index in plain
        if _may_head(blocks[index]) and is_large(blocks[index].cells[0], usual)
    }
    levels = heading_levels(
        size
        for blocks, index in plain
        if (size := large.get((id(blocks), index))) and blocks[index].edge is None
    )
    after: Sequence[PrintedLine] | None = None
    row = 0  # bold headings directly under this block
    for blocks, index in reversed(plain):
        block = blocks[index]
        if block.edge is not None:
            blocks[index] = _edge_heading(
                block, large.get((id(blocks), index)), after, usual, levels
            )
            continue
        size = large.get((id(blocks), index))
        is_bold = size is None and _may_head(block)
        if is_bold and is_bold_heading(
            block.cells[0], after, usual, over_heading=0 < row < _IN_A_ROW
        ):
            size = 0.0
        row = row + 1 if size == 0.0 else 0
        after = block.cells[0]
        if size is not None:
            blocks[index] = block._replace(kind="heading", value=str(levels[size]))
    _find_italic_headings(plain, levels[0.0])


def _find_italic_headings(plain: Sequence[tuple[list[_Block], int]], level: int) -> None:
    """Says of the lines in italics between a heading and a numbered paragraph that they are headings."""
    inner = [(blocks, index) for blocks, index in plain if blocks[index].edge is None]
    for above, (blocks, index), below in zip(inner, inner[1:], inner[2:], strict=False):
        head, block, following = above[0][above[1]], blocks[index], below[0][below[1]]
        if head.kind != "heading" or block.kind or len(block.cells) > 1 or len(following.cells) > 1:
            continue
        if is_italic_heading(block.cells[0], head.cells[0], following.cells[0]):
            blocks[index] = block._replace(kind="heading", value=str(level))


def _edge_heading(
    block: _Block,
    size: float | None,
    after: Sequence[PrintedLine] | None,
    usual: Measures,
    levels: Mapping[float, int],
) -> _Block:
    """A line at the edge of a page, as the heading that it is if it is no furniture."""
    if size is None and not is_bold_heading(block.cells[0], after, usual):
        return block
    return block._replace(kind="heading", value=str(levels.get(size or 0.0, levels[0.0])))


def _may_head(block: _Block) -> bool:
    """Whether a block stands by itself; near miss: the only cell of a row that has words."""
    return len(block.cells) == 1 and block.row is None


class _OpenTable:
    """A table that is written: where its columns are parted, where its words begin and end."""

    def __init__(self, edges: Sequence[float], begin: int) -> None:
        self.edges = edges
        self.begin = self.end = begin

    def goes_on_with(self, edges: Sequence[float]) -> bool:
        """Whether a row with columns at ``edges`` is another of its rows, on the next page too."""
        return len(edges) == len(self.edges) and all(
            abs(a - b) <= _SAME for a, b in zip(edges, self.edges, strict=True)
        )


class _Writer:
    """The text as it grows, and the runs in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._styles: list[StyleRun] = []
        self._table: _OpenTable | None = None
        self._page = 0
        self._view = View(0.0, 0.0, 0.0, 0.0)

    def write_page(self, blocks: Iterable[_Block], number: str | None, view: View) -> None:
        """Writes a page's blocks, a blank line between them; ``number`` is printed on it."""
        self._page += 1
        self._view = view
        if self._page > 1:
            self._add("\n\n\f")
        begin = self._length
        for place, block in enumerate(blocks):
            if place:
                self._add("\n\n")
            self._follow_table(block)
            self._write_block(block)
        box = box_of_sides(view[:4], self._page, view)
        self._styles.append(StyleRun("page", (begin, self._length), number, box))

    def finish(self) -> tuple[str, tuple[StyleRun, ...]]:
        """The text, with a line end at its end, and the runs in order."""
        self._close_table()
        self._add("\n")
        return "".join(self._parts), tuple(sorted(self._styles, key=lambda style: style.run))

    def _follow_table(self, block: _Block) -> None:
        """Begins a table with its first row, and ends it with what is none of its rows.

        Notes and page numbers may stand between rows that stand on two pages.
        """
        if block.row is None:
            if block.kind not in _BETWEEN_PAGES and block.edge is None:
                self._close_table()
            return
        if self._table is None or not self._table.goes_on_with(block.row.edges):
            self._close_table()
            self._table = _OpenTable(block.row.edges, self._length)

    def _close_table(self) -> None:
        if self._table is not None:
            value = table_value(0, len(self._table.edges) - 1)
            self._styles.append(StyleRun("table", (self._table.begin, self._table.end), value))
        self._table = None

    def _write_block(self, block: _Block) -> None:
        begin = self._length
        bold: list[list[int]] = []
        italic: list[list[int]] = []
        for place, cell in enumerate(block.cells):
            if place:
                self._add(CELL_JOINT)
            at = self._length
            for index, line in enumerate(cell):
                if index:
                    self._add("\n")
                _extend(bold, line.bold, self._length)
                _extend(italic, line.italic, self._length)
                self._write_line(line)
            if block.row is not None:
                column = str(block.row.columns[place])
                self._styles.append(StyleRun("cell", (at, self._length), column))
        if block.row is not None and self._table is not None:
            self._table.end = self._length
        self._styles += [StyleRun("bold", (start, end)) for start, end in bold]
        if all(line.box for cell in block.cells for line in cell):
            self._styles.append(StyleRun("boxed", (begin, self._length)))
        if block.edge is not None:
            self._styles.append(StyleRun("edge", (begin, self._length), block.edge))
        self._styles += [StyleRun("italic", (start, end)) for start, end in italic]
        if block.kind is not None:
            self._styles.append(StyleRun(block.kind, (begin, self._length), block.value))

    def _write_line(self, line: PrintedLine) -> None:
        at = self._length
        self._styles += [StyleRun("raised", (at + s, at + e)) for s, e in line.raised]
        self._styles += [
            StyleRun("link", (at + s, at + e), to, box_of_sides(sides, self._page, self._view))
            for s, e, to, sides in line.links
        ]
        if line.size:
            box = box_of_line(line, self._page, self._view)
            self._styles.append(StyleRun("line", (at, at + len(line.text)), None, box))
        self._add(line.text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _extend(runs: list[list[int]], spans: Sequence[Span], at: int) -> None:
    """Takes the spans of a line that begins at ``at``; one goes on with the run that ends before it."""
    for start, end in spans:
        if runs and at + start - runs[-1][1] <= 1:
            runs[-1][1] = at + end
        else:
            runs.append([at + start, at + end])
