"""Tables of each type that is read: which words are a cell's, which cells are empty, which rows are the head."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from extracts import source_of
from pacparse import parse_bytes
from pacparse.api import parse_source
from pacparse.source.html import read_html
from pacparse.source.html.grids import Grid
from pacparse.source.markdown import read_markdown
from pdf_reading import read_here
from pdf_sheets import STEP, Sheets
from word_files import docx, numbered, numbering, paragraph, read, styled, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse import Document
    from pacparse.styles import Extract

HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


def said(extract: Extract) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """The value of each table, with its cells and their columns."""
    cells = [style for style in extract.styles if style.kind == "cell"]
    return [
        (
            whole.value or "",
            [
                (extract.text[slice(*cell.run)], cell.value)
                for cell in cells
                if whole.run[0] <= cell.run[0] < whole.run[1]
            ],
        )
        for whole in extract.styles
        if whole.kind == "table"
    ]


def tables_of(document: Document) -> list[tuple[tuple[tuple[str, ...], ...], int]]:
    return [(b.rows, b.header_rows) for b in document.blocks if b.kind == "table"]


def read_page(rows: str) -> Document:
    page = f"<main><p>The Board has counted.</p><table>{rows}</table><p>It will again.</p></main>"
    return parse_bytes(page.encode(), name="minutes.html")


@pytest.mark.parametrize(
    ("rows", "wanted", "heads"),
    [
        ("<tr><th>Year<th>Lamps<tr><td>2014<td>35", (("Year", "Lamps"), ("2014", "35")), 1),
        (
            "<thead><tr><td>Year<td>Lamps</thead><tr><td>2014<td>35",
            (("Year", "Lamps"), ("2014", "35")),
            1,
        ),
        (
            "<thead><tr><th>Year<th>Lamps<tr><th><th>lit</thead><tbody><tr><td>2014<td>35",
            (("Year", "Lamps"), ("", "lit"), ("2014", "35")),
            2,
        ),
        ("<tr><th>Pier<td>2<tr><th>Mole<td>3", (("Pier", "2"), ("Mole", "3")), 0),
        ("<tr><th>a<th>b<tr><th>c<th>d", (("a", "b"), ("c", "d")), 0),
        ("<tr><td><th>A<th>B<tr><th>x<td>1<td>2", (("", "A", "B"), ("x", "1", "2")), 1),
        ("<tr><td>a<td>b<td><tr><td><td>c<td>", (("a", "b", ""), ("", "c", "")), 0),
        (
            "<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e",
            (("a", "b"), ("", "c"), ("d", "e")),
            0,
        ),
        (
            "<tr><td colspan=3>Piers<tr><td>a<td>b<td>c<tr><td colspan=2>d<td>e",
            (("Piers", "", ""), ("a", "b", "c"), ("d", "", "e")),
            0,
        ),
        ("<tr><td colspan=9>a<td>b<tr><td colspan=9>c<td>d", (("a", "b"), ("c", "d")), 0),
        (
            "<tr><td>1.<td>Piers<td>2<tr><td>2.<td>Moles<td>3",
            (("1.", "Piers", "2"), ("2.", "Moles", "3")),
            0,
        ),
        ("<tr><td># Piers<td>2<tr><td>- Moles<td>3", (("# Piers", "2"), ("- Moles", "3")), 0),
    ],
)
def test_the_rows_of_a_page(rows: str, wanted: tuple[tuple[str, ...], ...], heads: int) -> None:
    assert tables_of(read_page(rows)) == [(wanted, heads)]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>1.<td>The piers were lit.<tr><td>2.<td>The moles were not.",  # numbers of paragraphs
        "<tr><td>1.<td>The piers were lit.<tr><td>2.<td>They are.<tr><td>3.<td>So is the mole.<td>[Q 4]",
        "<tr><td>Year<td>Lamps",
        "<tr><td>a<td><tr><td>b<td>",
        "<tr><td>a<td>b<tr><td>c<td>[^1]",
    ],
)
def test_what_is_no_table_of_a_page(rows: str) -> None:
    assert tables_of(read_page(rows)) == []


def test_columns_of_a_word_file_are_those_of_its_grid() -> None:
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('Wide')}</w:tc>"
    later = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>{paragraph('x')}</w:tc><w:tc>{paragraph('y')}</w:tc></w:tr>"
    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("a", "b", "c"))
        + f"</w:tr><w:tr>{wide}<w:tc>{paragraph('z')}</w:tc></w:tr>{later}</w:tbl>"
    )
    assert tables_of(parse_bytes(docx(body), name="a.docx")) == [
        ((("a", "b", "c"), ("Wide", "", "z"), ("", "x", "y")), 1)
    ]


def test_a_row_with_one_paragraph_is_one_of_its_table_unless_it_heads_or_numbers() -> None:
    rows = table(["Lamp", "Oil"], ["Piers", ""], ["West", "2"])
    assert said(read(rows)) == [
        (
            "0 2",
            [("Lamp", "0"), ("Oil", "1"), ("Piers", "0"), ("West", "0"), ("2", "1")],
        )
    ]
    headed = table(
        ["Lamp", "Oil"], ["a", "b"], [styled("Piers", "H2"), ""], ["West", "2"], ["c", "d"]
    )
    extract = read(headed, {"styles": HEADINGS})
    assert [cells for _, cells in said(extract)] == [
        [("Lamp", "0"), ("Oil", "1"), ("a", "0"), ("b", "1")],
        [("West", "0"), ("2", "1"), ("c", "0"), ("d", "1")],
    ]
    assert said(read(table(["The lamps were lit."], ["They burn."]))) == []


def test_a_number_alone_in_its_cell_is_what_the_cell_says() -> None:
    list_of_one = {
        "numbering": numbering(
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        )
    }
    rows = table([numbered(""), "Piers", "2"], [numbered(""), "Moles", "3"])
    document = parse_bytes(docx(rows, list_of_one), name="a.docx")
    assert tables_of(document) == [((("1.", "Piers", "2"), ("2.", "Moles", "3")), 0)]


def test_rows_of_markdown_and_bars_among_their_words() -> None:
    text = "| Year | Lamps | |\n|---|:-:|---|\n| 2014 | a \\| *b* | |\n| | [35](a.pdf) | x |\n"
    extract = read_markdown(text.encode(), name="a.md")
    assert [value for value, _ in said(extract)] == ["1 3"]
    assert tables_of(parse_bytes(text.encode(), name="a.md")) == [
        ((("Year", "Lamps", ""), ("2014", "a | b", ""), ("", "35", "x")), 1)
    ]


def test_a_table_of_markdown_without_words_in_its_head_has_none() -> None:
    text = "| | |\n|---|---|\n| a | b |\n| c | d |\n"
    assert tables_of(parse_bytes(text.encode(), name="a.md")) == [((("a", "b"), ("c", "d")), 0)]


def test_lines_with_bars_are_no_table_without_a_rule() -> None:
    assert said(read_markdown(b"| a | b |\n| c | d |\n\n1\\. The lamps.\n", name="a.md")) == []


def _ruled(
    sheets: Sheets, columns: Sequence[float], top: float, rows: Sequence[Sequence[str]]
) -> None:
    """Draws rows between rules, from ``top`` down."""
    heights = [top - 30 * place for place in range(len(rows) + 1)]
    sheets.canvas.grid(list(columns), heights)
    for height, row in zip(heights, rows, strict=False):
        for x, words in zip(columns, row, strict=False):
            if words:
                sheets.put(x + 5, height - 18, words)


ROWS = (("Pier", "Lamps", "Oil"), ("West", "", "2 casks"), ("South", "", ""), ("", "9", "1 cask"))


def test_empty_cells_between_rules_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(
        60, 780, "The board counted the lamps of its piers, and this is what it found there."
    )
    _ruled(sheets, (60, 160, 300, 500), 740, ROWS)
    sheets.put(60, 560, "It will count them again before the next winter, and tell the keepers.")
    (found,) = said(read_here(sheets.content(), monkeypatch))
    assert found == (
        "0 3",
        [
            ("Pier", "0"), ("Lamps", "1"), ("Oil", "2"), ("West", "0"), ("2 casks", "2"), ("South", "0"),
            ("9", "1"), ("1 cask", "2"),
        ],
    )  # fmt: skip


def test_a_table_goes_on_over_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for page, top in enumerate((160, 790), start=1):
        if page == 1:
            sheets.put(
                60, 780, "The board counted the lamps of its piers, and this is what it found."
            )
        _ruled(sheets, (60, 160, 300, 500), top, ROWS)
        sheets.put(290, 20, str(page), size=9)
        sheets.turn()
    extract = read_here(sheets.content(), monkeypatch)
    assert [len(cells) for _, cells in said(extract)] == [16]


def test_a_cell_over_several_rows_makes_none_of_them_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.canvas.grid([160, 300, 500], [740, 710, 680, 650])
    sheets.canvas.grid([60, 160], [740, 650])
    for place, row in enumerate((("Lamps", "Oil"), ("2", "3 casks"), ("4", "5 casks"))):
        for x, words in zip((165, 305), row, strict=True):
            sheets.put(x, 722 - 30 * place, words)
    sheets.put(65, 722 - 30, "Piers")
    assert said(read_here(sheets.content(), monkeypatch)) == []


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((("Piers", "2"), ("Moles", "3")), 0),  # two rows that no rule parts
        ((("Piers", "lit"), ("Moles", "lit"), ("Quays", "dark")), 0),
        ((("Piers of the", "Lit in the"), ("west coast", "winter")), 1),  # a row of two lines
    ],
)
def test_rows_that_no_rule_parts_are_not_sure(
    lines: Sequence[tuple[str, str]], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = Sheets()
    sheets.canvas.grid([60, 200, 400], [740, 710, 640])
    for x, words in ((65, "Place"), (205, "Lamps")):
        sheets.put(x, 720, words)
    for place, line in enumerate(lines):
        for x, words in zip((65, 205), line, strict=True):
            sheets.put(x, 690 - 14 * place, words)
    assert len(said(read_here(sheets.content(), monkeypatch))) == count


def test_rows_of_a_table_without_rules_are_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for row in range(4):
        for x, cell in ((60, f"{row + 1}"), (120, f"Moorings of {row}"), (400, f"{row * 7}")):
            sheets.put(x, 700 - row * STEP, cell)
    ((value, cells),) = said(read_here(sheets.content(), monkeypatch))
    assert value == "0 3"
    assert cells[3:6] == [("2", "0"), ("Moorings of 1", "1"), ("7", "2")]


CELLS = "⟦cell:0|{}⟧ | ⟦cell:1|{}⟧"


def _marked(*rows: tuple[str, str], value: str = "0 2", between: str = "") -> str:
    written = f"\n\n{between}".join(CELLS.format(*row) for row in rows)
    return f"3.1 The Board has counted.\n\n⟦table:{value}|{written}⟧\n\n3.2 It will again.\n"


def test_rows_become_one_block_with_marks_in_their_cells() -> None:
    marked = _marked(("Pier", "Lamps"), ("West⟦reference:1|1⟧", "2"), value="1 2")
    document = parse_source(source_of(f"{marked}\n⟦note:1|1 The log.⟧\n"))
    (table_block,) = [block for block in document.blocks if block.kind == "table"]
    assert table_block.text == "Pier | Lamps\nWest | 2"
    assert table_block.header_rows == 1
    assert [r.offset for r in table_block.references] == [len("Pier | Lamps\nWest")]
    assert document.footnotes[0].references[0].block == table_block.id
    assert table_block.source_offset(table_block.text.index("2")) == marked.index("2⟧") - len(
        "⟦table:1 2|⟦cell:0|⟧⟦cell:1|⟧⟦cell:0|⟦reference:1|⟧⟧⟦cell:1|"
    )


@pytest.mark.parametrize(
    "marked",
    [
        _marked(("Pier", "Lamps")),  # a single row
        _marked(("Recommendation 1: Light the piers.", "Accepted"), ("Pier", "2")),
        _marked(("Pier", "Lamps"), ("West", "2"), between="The mole is dark.\n\n"),
        _marked(("Pier", "Lamps"), ("West", "2")).replace("cell:1", "cell:one"),
        _marked(("Pier", "Lamps"), ("West", "2")).replace("cell:1", "cell:0"),
    ],
)
def test_rows_that_are_more_than_rows_stay_paragraphs(marked: str) -> None:
    document = parse_source(source_of(marked))
    assert [block.kind for block in document.blocks if block.kind == "table"] == []


def test_html_counts_no_more_columns_than_it_has_cells() -> None:
    extract = read_html(b"<table><tr><td colspan=999>a<td>b<tr><td>c<td>d</table>", name="a.html")
    assert [value for value, _ in said(extract)] == ["0 3"]


def test_what_a_cell_says_that_it_covers_takes_no_memory() -> None:
    grid = Grid(0, may_glue=False)
    grid.begin_row()
    for _ in range(300):
        grid.place("td", {"colspan": "1000", "rowspan": "60000"})
    tracemalloc.start()
    for _ in range(300):
        grid.place("td", {"colspan": "1000", "rowspan": "60000"})
        grid.begin_row()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000
    assert grid.place("td", {}).column == 1000  # behind all that may be covered


def test_a_cell_from_above_covers_its_rows_and_no_more() -> None:
    grid = Grid(0, may_glue=False)
    columns = []
    rows: list[list[dict[str, str]]] = [[{"rowspan": "3"}, {}], [{}], [{}], [{}, {}]]
    for row in rows:
        grid.begin_row()
        columns.append([grid.place("td", attributes).column for attributes in row])
    assert columns == [[0, 1], [1], [1], [0, 1]]
