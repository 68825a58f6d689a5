"""Laws of tables: the rows of a page and of a Word file are those of the document, and of its Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from test_styled_laws import sources

from pacparse import Document, parse_bytes, to_html, to_markdown
from pacparse.api import parse_source
from shown import PARSERS, differences, shown
from shown_page import ShownPage, page_differences
from word_files import docx, paragraph, run
from word_files import table as word_table

if TYPE_CHECKING:
    from pacparse.source.text import SourceText

Grid = tuple[tuple[str, ...], ...]

_CELLS = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            "Year", "2014", "35", "1.", "a | b", "\\", "\\|", "*lamps*", "1. The lamps", "- oil", "# No", "[x]:",
            "£3.2 million", "<b>", "&amp;", "Response", "Total:", "`a|b`", "(a)", "The lamps were lit.",
        ]
    ),
    st.text("ab12 .|\\`<>#-&é£", min_size=1, max_size=12)
    .map(lambda words: " ".join(words.split()))
    .filter(lambda words: "..." not in words.replace(" ", "")),  # dots would lead to a page
)  # fmt: skip


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Rows of three to five cells, each with words in one at least; the first has words in all.

    A number alone beside one other cell would be the number of a paragraph.
    """
    columns = draw(st.integers(3, 5))
    rows = draw(
        st.lists(
            st.lists(_CELLS, min_size=columns, max_size=columns).map(tuple).filter(any),
            min_size=1,
            max_size=5,
        )
    )
    first = ("Measure", *(f"Part {place}" for place in range(1, columns)))
    return (first, *rows)


def tables_of(document: Document) -> list[tuple[Grid, int]]:
    return [(b.rows, b.header_rows) for b in document.blocks if b.kind == "table"]


def page_of(grid: Grid, heads: int) -> bytes:
    """The grid as a page, which begins with a sentence and ends with one."""
    rows = ""
    for place, row in enumerate(grid):
        tag = "th" if place < heads else "td"
        rows += f"<tr>{''.join(f'<{tag}>{escape(words)}</{tag}>' for words in row)}</tr>"
    page = f"<main><p>3.1 The Board has counted.</p><table>{rows}</table><p>3.2 It will count again.</p></main>"
    return page.encode()


def word_file_of(grid: Grid, heads: int) -> bytes:
    """The grid as a Word file, which begins with a sentence and ends with one."""
    rows = word_table(*[[paragraph(run(words)) if words else "" for words in row] for row in grid])
    parts = rows.split("<w:tr>")
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
    body = parts[0] + "".join(
        (head if place < heads else "<w:tr>") + part for place, part in enumerate(parts[1:])
    )
    return docx(
        paragraph("3.1 The Board has counted.") + body + paragraph("3.2 It will count again.")
    )


def check(document: Document, grid: Grid, heads: int) -> None:
    """Nothing where the document and all that is written of it have the grid."""
    assert tables_of(document) == [(grid, heads)]
    written = to_markdown(document)
    for name, page in PARSERS.items():
        assert differences(document, shown(page(written))) == [], name
    again = parse_bytes(written.encode(), name="again.md")
    assert tables_of(again) == [(grid, heads)]
    assert to_markdown(again) == written
    assert page_differences(document, ShownPage(to_html(document))) == []
    assert tables_of(parse_bytes(to_html(document).encode(), name="again.html")) == [(grid, heads)]


@given(grids(), st.integers(0, 1))
@example((("a", "b"), ("\\", "|")), 0)
@example((("Measure", "Part 1", "Part 2"), ("35", "", "Year"), ("(a)", "Year", "")), 0)
@example((("Measure", "Part 1", "Part 2"), ("1.", "Year", ""), ("2.", "Year", "")), 0)
@example((("Measure", "Part 1"), ("", "`a|b`")), 1)
def test_the_rows_of_a_page_are_the_document_s_and_its_markdown_s(grid: Grid, heads: int) -> None:
    check(parse_bytes(page_of(grid, heads), name="minutes.html"), grid, heads)


@given(grids(), st.integers(0, 1))
def test_the_rows_of_a_word_file_are_the_document_s_and_its_markdown_s(
    grid: Grid, heads: int
) -> None:
    check(parse_bytes(word_file_of(grid, heads), name="minutes.docx"), grid, heads)


@given(sources())
def test_tables_of_any_style_runs_are_whole(source: SourceText) -> None:
    document = parse_source(source)
    for block in document.blocks:
        if block.kind != "table":
            continue
        assert len(block.rows) > 1
        assert len({len(row) for row in block.rows}) == 1
        assert block.header_rows < len(block.rows)
        cells = [words for row in block.rows for words in row if words]
        assert "".join("".join(cells).replace("|", "").split()) == "".join(
            block.text.replace("|", "").split()
        )
