"""Running heads, stamps and headings of PDFs: what stands at the edge of a page, and what lies across it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pdf_reading import read_here, removed_from, words_of
from pdf_sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

PROSE = (
    "The bees of the northern heath were counted in May, and again in the week before",
    "the heather flowered, by two wardens who had not seen the list of the other one.",
    "The lists agree in all but three of the hives, which stand in the wood by the mill.",
)

PLACES = ("heath", "wood", "mill", "quarry", "moor", "fen")


def _prose(page: int) -> list[str]:
    """The same sentences about another place on each page."""
    return [line.replace("the", f"the {PLACES[page]} and the", 1) for line in PROSE]


def test_what_is_printed_across_the_page_is_a_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for page in range(2):
        sheets.lines(60, 760, _prose(page))
        sheets.canvas.saveState()
        sheets.canvas.translate(200, 300)
        sheets.canvas.rotate(40)
        sheets.put(0, 0, "SPECIMEN", size=60)
        sheets.canvas.restoreState()
        sheets.turn()
    extract = read_here(sheets.content(), monkeypatch)
    assert removed_from(extract) == [("SPECIMEN", "stamp")] * 2


def test_a_word_along_the_page_is_no_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 760, "SPECIMEN", size=40)
    sheets.lines(60, 700, PROSE)
    assert removed_from(read_here(sheets.content(), monkeypatch)) == []


def test_heads_of_short_chapters_go_and_their_headings_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = Sheets()
    for page in range(6):
        chapter = ("Hives of the heath", "Hives of the wood", "Hives of the mill")[page // 2]
        sheets.put(60, 810, chapter, size=9)
        if page % 2 == 0:
            sheets.put(60, 770, chapter, size=16)
        sheets.lines(60, 740, _prose(page))
        sheets.turn()
    extract = read_here(sheets.content(), monkeypatch)
    assert len(removed_from(extract)) == 6
    assert len(words_of(extract, "heading")) == 3


def test_a_heading_of_its_own_on_each_page_is_no_running_head(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = Sheets()
    for page in range(5):
        sheets.put(60, 810, f"Hives of the {PLACES[page]}", size=9)
        sheets.lines(60, 770, _prose(page))
        sheets.turn()
    assert removed_from(read_here(sheets.content(), monkeypatch)) == []


def test_a_recommendation_that_opens_each_page_is_no_running_head(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheets = Sheets()
    for page in range(5):
        sheets.put(60, 800, f"Recommendation {page + 1}", size=11, bold=True)
        sheets.lines(60, 760, _prose(page))
        sheets.turn()
    assert removed_from(read_here(sheets.content(), monkeypatch)) == []


def test_a_bold_chapter_over_a_bold_section_is_a_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 800, "Chapter 3: Honey", bold=True)
    sheets.put(60, 770, "How it is weighed", bold=True)
    for top in (740, 640, 540):
        sheets.lines(60, top, PROSE)
    found = words_of(read_here(sheets.content(), monkeypatch), "heading")
    assert [words for words, _ in found] == ["Chapter 3: Honey", "How it is weighed"]


def test_a_number_under_a_number_opens_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    full = "hives that are weighed each month by the wardens of the heath and of the wood as"
    for y, letter, words in ((760, "a)", full), (746, "b)", "queens; and"), (732, "c)", "drones.")):
        sheets.put(60, y, letter)
        sheets.put(84, y, words)
    text = read_here(sheets.content(), monkeypatch).text
    assert text.strip().split("\n\n") == [f"a) {full}", "b) queens; and", "c) drones."]


def test_a_dash_in_a_sentence_is_no_bullet(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.lines(
        60,
        760,
        (
            "The age at which a swarm may be moved was set by the guild, and lies between 15",
            "– 30 days, which the wardens of the heath have asked the guild to think about again",
            "(letter of May)",
            "and which the guild has promised to do.",
        ),
    )
    assert "\n\n" not in read_here(sheets.content(), monkeypatch).text.strip()


def test_dashes_behind_a_stop_are_items(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.lines(60, 760, ("The wardens are to bring:", "– smoke;", "– a veil; and", "– a hat."))
    assert read_here(sheets.content(), monkeypatch).text.count("\n\n") == 3


def test_columns_whose_numbers_count_on_are_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for side, x in enumerate((60, 320)):
        for place in range(4):
            number = 4 * side + place + 1
            y = 780 - 100 * place
            sheets.put(x, y, f"Recommendation {number}", size=10, bold=True)
            sheets.lines(
                x,
                y - 20,
                (
                    f"The guild should weigh the hives of heath {number}",
                    "in each of the months in which honey flows",
                    "and should print what was found in a list.",
                ),
                size=10,
            )
    text = read_here(sheets.content(), monkeypatch).text
    places = [text.index(f"Recommendation {number}") for number in range(1, 9)]
    assert places == sorted(places)
    assert "heath 1\nin each" in text


def test_three_columns_are_read_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for column, x in enumerate((50, 220, 390)):
        sheets.lines(
            x,
            780 - 3 * column,
            [f"line {row} of column {column} about honey" for row in range(20)],
            size=10,
        )
    text = read_here(sheets.content(), monkeypatch).text
    places = [
        text.index(f"line {row} of column {column} ") for column in range(3) for row in range(20)
    ]
    assert places == sorted(places)


def _pages(
    tops: Sequence[str], *, size: float = 11, bold: bool = False, y: float = 790, gap: float = 30
) -> bytes:
    """A page for each of ``tops``, which stands over its text, with its number at the foot."""
    sheets = Sheets()
    for page, top in enumerate(tops):
        sheets.put(60, y, top, size=size, bold=bold)
        sheets.lines(60, y - gap, _prose(page))
        sheets.put(290, 40, str(page + 1), size=9)
        sheets.turn()
    return sheets.content()


def _heads(content: bytes, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found = removed_from(read_here(content, monkeypatch))
    return [words for words, reason in found if reason == "running_head"]


@pytest.mark.parametrize(
    ("tops", "size", "bold"),
    [
        (["Government response"] * 5, 11, True),
        (["Ministry of Justice"] * 5, 11, False),
        ([f"Chapter {number}" for number in range(1, 6)], 16, True),
        ([f"Conclusion {number}: Honey" for number in range(1, 6)], 11, False),
    ],
)
def test_labels_departments_and_chapters_at_the_heads_of_pages_stay(
    tops: list[str], size: float, *, bold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _heads(_pages(tops, size=size, bold=bold), monkeypatch) == []


_CHAPTERS = ["Hives of the heath"] * 2 + ["Hives of the wood"] * 2 + ["Mills of the fen"] * 2


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    ("tops", "size", "found"),
    [
        (["Hives of the heath"] * 6, 11, True),
        (["Hives of the heath"] * 6, 16, True),
        ([f"{page} Hives of the heath" for page in range(1, 6)], 11, True),
        (_CHAPTERS, 11, True),
        (_CHAPTERS, 16, False),  # each may be a heading that goes on over two pages
        (["", "Hives of the heath", "Hives of the heath"], 11, False),
        (["", "Hives of the heath", "", "", "Hives of the heath", ""], 11, False),
        (["", "Hives of the heath", "", "", "Hives of the heath", ""], 16, False),
        (["", "Hives of the heath", "Hives of the heath"], 9, True),
    ],
)
def test_type_and_recurrence_tell_a_running_head_from_a_heading(
    tops: list[str], size: float, *, found: bool, bold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [top for top in tops if top] if found else []
    assert _heads(_pages(tops, size=size, bold=bold), monkeypatch) == expected


@pytest.mark.parametrize("top", ["Government response", "Ministry of Justice", "Chapter 3"])
def test_the_same_words_set_small_on_each_page_go(
    top: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _heads(_pages([top] * 5, size=9, y=810), monkeypatch) == [top] * 5


def test_the_date_and_the_salutation_of_two_letters_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    for count in (2, 3):
        sheets = Sheets()
        for page in range(count):
            sheets.put(60, 790, "14 May 2031")
            sheets.put(60, 760, "Dear Warden,")
            sheets.lines(60, 730, _prose(page))
            sheets.turn()
        assert removed_from(read_here(sheets.content(), monkeypatch)) == []


def test_the_head_of_a_chapter_of_one_page_goes_as_the_others_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tops = ["Hives of the heath"] * 2 + ["Hives of the wood"] + ["Hives of the mill"] * 2
    content = _pages(tops, size=9, y=810, gap=50)
    assert _heads(content, monkeypatch) == tops


def test_a_title_in_the_words_of_the_heads_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 800, "Hives of the heath", size=20)
    sheets.lines(60, 700, _prose(0))
    sheets.turn()
    for page in range(1, 5):
        sheets.put(60, 810, "Hives of the heath", size=9)
        sheets.lines(60, 770, _prose(page))
        sheets.turn()
    extract = read_here(sheets.content(), monkeypatch)
    assert len(removed_from(extract)) == 4
    assert words_of(extract, "heading") == [("Hives of the heath", "1")]


@pytest.mark.parametrize(
    ("above", "words", "found"),
    [
        ("What the guild asks", "Hives of the heath", True),
        ("What the guild asks", "Hives are to be weighed.", False),
        (PROSE[0], "Hives of the heath", False),
        ("Recommendation 3", "That the hives be weighed", False),
    ],
)
def test_a_line_in_italics_between_a_heading_and_a_number_is_a_heading(
    above: str, words: str, *, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = Sheets()
    sheets.put(60, 780, above, bold=above != PROSE[0])
    sheets.canvas.setFont("Helvetica-Oblique", 11)
    sheets.canvas.drawString(60, 760, words)
    sheets.lines(60, 740, ("8.26. " + PROSE[0], *PROSE[1:], *PROSE, *PROSE))
    headings = [
        heading for heading, _ in words_of(read_here(sheets.content(), monkeypatch), "heading")
    ]
    assert (words in headings) is found
