"""Columns, paragraphs, headings, tables, furniture and links of PDFs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pacparse.source.pdf import page_content
from pdf_reading import blocks_of, read_here, removed_from, words_of
from pdf_sheets import STEP, Sheets

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = (
    "The harbour board counted eels at moorings between lighthouses and wrote numbers into books that keepers "
    "hold for coasts where ferries wait before leaving harbours each morning while gulls sleep on chains"
).split()


def _prose(seed: int, width: int, count: int) -> list[str]:
    """Lines of about so many letters, none like another."""
    lines, at = [], seed * 7
    for _ in range(count):
        line = ""
        while len(line) < width:
            line = f"{line} {WORDS[at % len(WORDS)]}".strip()
            at += 1 + at % 3
        lines.append(line)
    return lines


def test_columns_are_read_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    left, right = _prose(1, 38, 20), _prose(5, 38, 20)
    sheets.put(60, 780, "What the keepers found along the whole of the coast this year", size=16)
    sheets.lines(60, 740, left, size=10)
    sheets.lines(330, 740, right, size=10)
    text = " ".join(read_here(sheets.content(), monkeypatch).text.split())
    assert " ".join(left) in text
    assert " ".join(right) in text


def test_pages_have_heads_and_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for page in range(4):
        sheets.put(60, 805, "The Moorings Board: Reply to the Keepers")
        sheets.lines(60, 760, _prose(page, 80, 12))
        sheets.put(290, 30, str(page + 11))
        sheets.turn()
    extract = read_here(sheets.content(), monkeypatch)
    assert removed_from(extract) == [
        pair
        for page in range(4)
        for pair in (
            ("The Moorings Board: Reply to the Keepers", "running_head"),
            (str(page + 11), "page_number"),
        )
    ]
    assert [value for _, value in words_of(extract, "page")] == ["11", "12", "13", "14"]
    assert extract.pages == 4


def test_the_first_line_of_many_pages_is_no_head(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for page in range(4):
        sheets.lines(
            60, 790, ["Response: the board agrees with the keepers in this.", *_prose(page, 80, 9)]
        )
        sheets.turn()
    assert removed_from(read_here(sheets.content(), monkeypatch)) == []


def test_paragraphs_end_at_a_gap_and_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    y = sheets.lines(60, 760, ["1. " + _prose(1, 80, 1)[0], *_prose(2, 80, 2), "and no more."])
    y = sheets.lines(60, y, ["2. " + _prose(3, 80, 1)[0], "which is all."])
    sheets.lines(60, y - 10, _prose(4, 80, 2))
    blocks = blocks_of(read_here(sheets.content(), monkeypatch))
    assert [len(block.split("\n")) for block in blocks] == [4, 2, 2]
    assert blocks[1].startswith("2. ")


def test_a_wrapped_number_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    full = _prose(1, 84, 2)
    sheets.lines(60, 760, [*full, "12. keepers of the northern lights as well"])
    assert len(blocks_of(read_here(sheets.content(), monkeypatch))) == 1


def test_a_hyphen_at_a_line_end_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.lines(
        60, 760, [_prose(1, 78, 1)[0] + " well-", "known moorings of the coast were counted again."]
    )
    assert "well-\nknown moorings" in read_here(sheets.content(), monkeypatch).text


def test_headings_are_larger_or_short_and_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 780, "Reply of the Moorings Board", size=20, bold=True)
    sheets.put(60, 740, "Eels", size=15)
    y = sheets.lines(60, 715, _prose(1, 80, 8))
    sheets.put(60, y - 12, "Ferries in winter", bold=True)
    y = sheets.lines(60, y - 34, _prose(2, 80, 8))
    sheets.put(60, y - 12, "Recommendation:", bold=True)
    sheets.lines(60, y - 34, _prose(3, 80, 8))
    headings = words_of(read_here(sheets.content(), monkeypatch), "heading")
    assert headings == [
        ("Reply of the Moorings Board", "1"),
        ("Eels", "2"),
        ("Ferries in winter", "3"),
    ]


def _under_bold(*lines: str) -> bytes:
    sheets = Sheets()
    y = 700.0
    for line in lines:
        sheets.put(60, y, line, bold=True)
        y -= 16
    sheets.lines(
        60,
        y - 6,
        [
            f"Boats of the {name} quay are moored by their keepers, all of them."
            for name in ("old", "new", "low")
        ],
    )
    sheets.lines(
        60,
        y - 20,
        [
            f"Lamps of the {name} quay are lit by the keepers, most of them."
            for name in ("old", "new", "low")
        ],
    )
    return sheets.content()


@pytest.mark.parametrize(
    "lines",
    [
        ("PART 2: THE QUAYS", "Boats and how they are moored"),
        ("Chapter 4: The quays", "Who may moor"),
        ("THE OUTER QUAYS", "Chapter 4: Boats", "Who may moor"),
    ],
)
def test_a_chapter_over_a_section_is_a_heading_of_its_own(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    extract = read_here(_under_bold(*lines), monkeypatch)
    assert [words for words, _ in words_of(extract, "heading")] == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("What the keepers of the old quay are asked to pay for", "Boats of others"),
        ("THE QUAYS OF THE", "Outer Harbour"),
        ("Chapter 4: Boats that are moored at all of the new quays in winter", "Lamps of theirs"),
        ("THE QUAYS AND THE BOATS", "OF THE OUTER HARBOUR"),
    ],
)
def test_a_heading_of_two_lines_is_one(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    extract = read_here(_under_bold(*lines), monkeypatch)
    assert [words for words, _ in words_of(extract, "heading")] == ["\n".join(lines)]


@pytest.mark.parametrize(("gap", "count"), [(21, 4), (18, 3)])
def test_a_wider_gap_ends_a_list(monkeypatch: pytest.MonkeyPatch, gap: float, count: int) -> None:
    sheets = Sheets()
    sheets.put(60, 700, "Keepers bring:")
    for place, words in enumerate(("a lamp;", "oil, if it is dry.")):
        sheets.put(62, 682 - 18 * place, "•")
        sheets.put(80, 682 - 18 * place, words)
    sheets.put(60, 664 - gap, "Nothing more.")
    assert len(blocks_of(read_here(sheets.content(), monkeypatch))) == count


@pytest.mark.parametrize(
    ("lead", "left", "count"),
    [("4. Keepers bring:", 90, 4), ("4. Keepers brought,", 90, 2), ("4. Keepers bring:", 60, 2)],
)
def test_entries_set_in_under_a_colon_end_at_their_semicolons(
    monkeypatch: pytest.MonkeyPatch, lead: str, left: float, count: int
) -> None:
    sheets = Sheets()
    sheets.put(60, 700, lead)
    entries = ["lamps (of tin) for the", "whole of the quay (two for each);", "oil; and", "wicks."]
    sheets.lines(left, 680, entries)
    sheets.lines(
        60,
        600,
        ["The keepers of the old quay and of the new one met in the spring", "of the year."],
    )
    assert len(blocks_of(read_here(sheets.content(), monkeypatch))) == count + 1


def test_bold_ends_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(
        60,
        760,
        "The board should count the eels of every mooring before the winter comes again.",
        bold=True,
    )
    sheets.lines(60, 760 - STEP, _prose(2, 80, 6))
    extract = read_here(sheets.content(), monkeypatch)
    assert [words for words, _ in words_of(extract, "bold")] == [blocks_of(extract)[0]]


def test_rows_of_a_ruled_table_are_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.lines(60, 780, _prose(1, 80, 3))
    sheets.canvas.grid([60, 160, 400, 500], [600, 650, 700])
    for y, cells in (
        (685, ("One", "The board agrees", "Spring")),
        (635, ("Two", "It does not", "June")),
    ):
        for x, cell in zip((65, 165, 405), cells, strict=True):
            sheets.put(x, y, cell)
    sheets.put(165, 685 - STEP, "with the keepers.")
    sheets.lines(60, 560, _prose(2, 80, 3))
    blocks = blocks_of(read_here(sheets.content(), monkeypatch))
    assert blocks[1:3] == [
        "One | The board agrees\nwith the keepers. | Spring",
        "Two | It does not | June",
    ]


def test_rows_of_an_open_table_are_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for row in range(4):
        for x, cell in ((60, f"{row + 1}"), (120, f"Moorings of {row}"), (400, f"{row * 7}")):
            sheets.put(x, 700 - row * STEP, cell)
    assert blocks_of(read_here(sheets.content(), monkeypatch))[2] == "3 | Moorings of 2 | 14"


def test_a_frame_around_a_paragraph_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.canvas.rect(50, 600, 480, 200)
    sheets.lines(60, 780, _prose(1, 80, 4))
    assert len(blocks_of(read_here(sheets.content(), monkeypatch))) == 1


def test_an_address_stands_behind_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    start = sheets.put(60, 700, "It is told in ")
    end = sheets.put(start, 700, "the book")
    sheets.put(end, 700, " of the keepers.")
    sheets.canvas.linkURL("https://eels.example/book", (start, 697, end, 711))
    sheets.canvas.linkURL("minutes.html", (60, 697, start, 711))
    links = [
        style for style in read_here(sheets.content(), monkeypatch).styles if style.kind == "link"
    ]
    assert [style.value for style in links] == ["https://eels.example/book"]
    assert links[0].box == (1, round(start, 1), 131.0, round(end, 1), 145.0)


def test_an_address_that_no_page_may_lead_to_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for address in ("javascript:alert(1)", "mailto:clerk@eels.example"):
        sheets.canvas.linkURL(address, (60, 697, sheets.put(60, 700, "the book"), 711))
        sheets.turn()
    links = words_of(read_here(sheets.content(), monkeypatch), "link")
    assert links == [
        ("the book", "javascript:alert(1)"),
        ("the book", "mailto:clerk@eels.example"),
    ]


def test_italics_are_told_apart_from_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    end = 60.0
    for font, words in (
        ("Helvetica", "It is told in "),
        ("Helvetica-Oblique", "the book of"),
        ("Times-BoldItalic", " the keepers"),
        ("Helvetica-Bold", " and the clerk"),
    ):
        sheets.canvas.setFont(font, 11)
        sheets.canvas.drawString(end, 700, words)
        end += sheets.canvas.stringWidth(words, font, 11)
    extract = read_here(sheets.content(), monkeypatch)
    assert words_of(extract, "italic") == [("the book of the keepers", None)]
    assert words_of(extract, "bold") == [("the keepers and the clerk", None)]


def _with_addresses_apart(content: bytes) -> bytes:
    """The PDF with each address as an object of its own, as the printing of macOS writes it."""
    size = int(content[content.rindex(b"/Size") + 5 :].split()[0])
    start = int(content[content.rindex(b"startxref") + 9 :].split()[0])
    root = re.findall(rb"/Root [0-9]+ 0 R", content)[-1]
    apart: list[bytes] = []

    def refer(found: re.Match[bytes]) -> bytes:
        apart.append(found[1])
        return (b"/URI %d 0 R" % (size + len(apart) - 1)).ljust(len(found[0]))

    content = re.sub(rb"/URI (\([^\n]*\))", refer, content) + b"\n"
    table = b"xref\n%d %d\n" % (size, len(apart))
    for number, address in enumerate(apart, start=size):
        table += b"%010d 00000 n \n" % len(content)
        content += b"%d 0 obj\n%b\nendobj\n" % (number, address)
    end = b"trailer\n<< %b /Size %d /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return content + table + end % (root, size + len(apart), start, len(content))


def test_an_address_may_be_an_object_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    addresses = ["https://eels.example/book", "https://eels.example/log_(1)", "ftp://eels.example"]
    for address in addresses:
        sheets.canvas.linkURL(address, (60, 697, sheets.put(60, 700, "the book"), 711))
        sheets.turn()
    content = _with_addresses_apart(sheets.content())
    assert b"/URI (" not in content
    links = words_of(read_here(content, monkeypatch), "link")
    assert links == [("the book", address) for address in addresses]


def test_a_page_on_its_side_is_read_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    lines = _prose(1, 80, 6)
    sheets.canvas.rotate(90)
    sheets.canvas.translate(0, -595)
    sheets.lines(60, 500, lines)
    assert read_here(sheets.content(), monkeypatch).text.strip("\n") == "\n".join(lines)


def test_words_along_the_margin_come_last(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.lines(60, 760, _prose(1, 80, 6))
    sheets.canvas.saveState()
    sheets.canvas.rotate(90)
    sheets.put(300, -30, "Draft of the board")
    sheets.canvas.restoreState()
    assert blocks_of(read_here(sheets.content(), monkeypatch))[-1] == "Draft of the board"


def test_a_quotation_belongs_to_the_number_it_stands_under(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 760, "7.")
    y = sheets.lines(90, 760, [*_prose(1, 74, 3), "as the keeper told us:"])
    y = sheets.lines(120, y - 8, _prose(2, 60, 4))
    sheets.lines(90, y - 8, _prose(3, 74, 3))
    assert len(blocks_of(read_here(sheets.content(), monkeypatch))) == 1


def test_the_label_of_a_box_is_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 760, "7.", bold=True)
    sheets.put(100, 760, "conclusion", bold=True)
    sheets.lines(100, 760 - STEP, _prose(1, 74, 3))
    sheets.put(60, 660, "8.", bold=True)
    sheets.put(100, 660, "The keepers")
    blocks = blocks_of(read_here(sheets.content(), monkeypatch))
    assert blocks[:2] == ["7.", "conclusion"]
    assert blocks[-1] == "8. The keepers"


def test_words_at_the_two_margins_are_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 700, "Second reply of the board")
    sheets.put(480, 700, "HC 1099")
    sheets.put(60, 660, "What the keepers found")
    sheets.put(500, 660, "12")
    blocks = blocks_of(read_here(sheets.content(), monkeypatch))
    assert blocks == ["Second reply of the board", "HC 1099", "What the keepers found 12"]


def test_numbers_in_running_heads_number_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for page in range(4):
        sheets.put(60, 805, f"The Moorings Board {page + 7} Reply to the Keepers")
        sheets.lines(60, 760, _prose(page, 80, 12))
        sheets.turn()
    extract = read_here(sheets.content(), monkeypatch)
    assert [value for _, value in words_of(extract, "page")] == ["7", "8", "9", "10"]
    assert {value for _, value in removed_from(extract)} == {"running_head"}


def test_the_labels_of_a_pdf_number_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for page, (style, start) in enumerate((("ROMAN_LOWER", 3), ("ARABIC", 1))):
        sheets.canvas.addPageLabel(page, style, start)
        sheets.lines(60, 760, _prose(page, 80, 12))
        sheets.turn()
    extract = read_here(sheets.content(), monkeypatch)
    assert [value for _, value in words_of(extract, "page")] == ["iii", "1"]


def test_the_number_of_a_single_page_is_none_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.lines(60, 760, _prose(1, 80, 12))
    sheets.put(290, 30, "1")
    extract = read_here(sheets.content(), monkeypatch)
    assert removed_from(extract) == [("1", "page_number")]


def test_another_number_on_a_single_page_is_one_of_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = Sheets()
    sheets.put(290, 800, "1", size=18)
    sheets.lines(60, 760, _prose(1, 80, 12))
    sheets.put(290, 30, "1998")
    assert removed_from(read_here(sheets.content(), monkeypatch)) == []


def test_what_stands_below_two_columns_comes_after_both(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    left, right, below = _prose(1, 38, 20), _prose(5, 38, 20), _prose(9, 38, 6)
    sheets.lines(60, 780, left, size=10)
    sheets.lines(330, 780, right, size=10)
    sheets.lines(60, 300, below, size=10)
    text = " ".join(read_here(sheets.content(), monkeypatch).text.split())
    assert text.endswith(" ".join(right + below))


def test_bold_says_nothing_where_much_is_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for place, line in enumerate(_prose(1, 80, 4)):
        sheets.put(60, 700 - STEP * place, line, bold=True)
    sheets.put(60, 600, "Moorings", bold=True)
    sheets.lines(60, 570, _prose(2, 80, 4))
    assert words_of(read_here(sheets.content(), monkeypatch), "heading") == []


def test_addresses_are_looked_for_on_the_first_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_content, "SEARCHED_PAGES", 1)
    sheets = Sheets()
    for page in (1, 2):
        end = sheets.put(60, 700, f"the book {page}")
        sheets.canvas.linkURL(f"https://eels.example/{page}", (60, 697, end, 711))
        sheets.turn()
    extract = read_here(sheets.content(), monkeypatch)
    assert words_of(extract, "link") == [("the book 1", "https://eels.example/1")]
    assert "the book 2" in extract.text


def _two_columns(begin: Callable[[Sheets, float, float, int], float]) -> bytes:
    """Two columns of four items, side by side; ``begin`` prints the head of each, and says where its words begin."""
    sheets = Sheets()
    for side, x in enumerate((60, 320)):
        for place in range(4):
            number = 4 * side + place + 1
            y = 780 - 100 * place
            left = begin(sheets, x, y, number)
            words = (
                f"the hives of heath {number} are weighed by its",
                "wardens in each of the months",
            )
            sheets.lines(left, y - (20 if left == x else 0), words, size=10)
    return sheets.content()


def _bullet(sheets: Sheets, x: float, y: float, _number: int) -> float:
    sheets.put(x, y, "•", size=10)
    return x + 12


def _bold_line(sheets: Sheets, x: float, y: float, number: int) -> float:
    sheets.put(x, y, f"Heath {'abcdefgh'[number - 1]} of the north", size=10, bold=True)
    return x


@pytest.mark.parametrize("begin", [_bullet, _bold_line])
def test_columns_of_items_that_stand_side_by_side_are_columns(
    begin: Callable[[Sheets, float, float, int], float], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = read_here(_two_columns(begin), monkeypatch).text
    places = [text.index(f"heath {number} are") for number in range(1, 9)]
    assert places == sorted(places)


def test_bullets_in_the_second_column_of_a_table_are_its_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = Sheets()
    for place in range(5):
        y = 780 - 60 * place
        sheets.lines(
            60, y, (f"Warden {place} of the heath keeps", "twelve hives and more"), size=10
        )
        sheets.put(320, y, "•", size=10)
        sheets.lines(332, y, (f"he weighed them in spring {place}", "and in the summer"), size=10)
    text = read_here(sheets.content(), monkeypatch).text
    assert text.index("spring 0") < text.index("Warden 1")
