"""The Treasury Minute sample: what went wrong with it is known, and so is what must come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pacparse
from sources import ROOT

if TYPE_CHECKING:
    from pacparse.block import Block
    from pacparse.document import Document

SAMPLE = ROOT / "samples" / "treasury-minute.txt"

NUMBERS = [
    *("2.1", "2.2", "2.3", "2.4"),
    *("3.1", "3.2", "3.3", "3.4", "3.5"),
    *("4.1", "4.2", "4.3", "4.4", "4.5"),
    *("5.1", "5.2", "5.3", "5.4", "5.5"),
    *("7.1", "7.2", "7.3"),
]
MARKS = {
    "52": ("2.2", "the questions of the 2017-18 Towpath Survey"),
    "53": ("2.2", "(on the shelves by the end of 2018)."),
    "54": ("2.3", "Using the answers of the 2015-16"),
    "55": ("2.3", "and 2016-17 Towpath Surveys"),
    "56": ("2.4", "second edition of the Lock Condition Index,"),
    "57": ("3.5", "in May 2017, has been published"),
    "58": ("4.3", "an Exchange for Boatbuilders instead."),
    "59": ("4.5", "the Tar and Timber website"),
    "60": ("5.3", "a full programme of help in each district."),
    "61": ("7.2", "The Common Mooring Framework"),
    "62": ("7.3", "the Waterways Choices pages."),
}
ADDRESSES = {
    "57": "http://www.waterways-circle.example/what-we-do/stocktakes/navigation-act/seventh-stocktake",
    "58": "https://www.boatbuilders.example/exchange/advice/boatbuilders-exchange",
    "59": "http://www.shipwrights.example/Learn-a-trade/Tar-and-Timber",
    "60": "https://www.reservoirs.example/upkeep/help/district-engineers",
    "61": "https://www.moorings.example/common-mooring-framework/",
    "62": "http://www.waterways-choices.example/pages/home.aspx",
}


@pytest.fixture(scope="module")
def document() -> Document:
    return pacparse.parse_file(SAMPLE)


@pytest.fixture(scope="module")
def paragraphs(document: Document) -> dict[str, Block]:
    return {str(block.number): block for block in document.paragraphs}


def _found(document: Document, code: str) -> list[str]:
    return [found.message for found in document.diagnostics if found.code == code]


def test_departments_and_title_are_taken_apart(document: Document) -> None:
    assert document.departments == (
        "Department for Transport",
        "Department for Environment, Food and Rural Affairs",
    )
    assert document.title == "Upkeep of the inland waterways"


def test_every_paragraph_stands_once_and_in_order(document: Document) -> None:
    answers = [block for block in document.paragraphs if block.role in (None, "response")]
    assert [block.number for block in answers] == NUMBERS


def test_paragraphs_begin_and_end_where_they_should(paragraphs: dict[str, Block]) -> None:
    assert paragraphs["2.2"].text.endswith("(on the shelves by the end of 2018).")
    assert paragraphs["2.3"].text.startswith("Using the answers of the 2015-16 and 2016-17 Towpath")
    assert "Statement on the Trade. After talks with the yards" in paragraphs["4.3"].text
    assert "the mooring precept. Parishes may raise money" in paragraphs["3.3"].text
    assert "7% in all. 212 parish councils used" in paragraphs["3.3"].text
    assert paragraphs["5.2"].text.startswith("The Authority is changing how it looks after water")
    assert paragraphs["7.2"].text.endswith("tools to those who bring it in.")


@pytest.mark.parametrize("number", MARKS)
def test_a_mark_stands_where_it_belongs(
    document: Document, paragraphs: dict[str, Block], number: str
) -> None:
    paragraph, words_before = MARKS[number]
    block = paragraphs[paragraph]
    notes = {note.id: note.number for note in document.footnotes}
    places = [r.offset for r in block.references if notes[r.footnote] == number]
    assert [block.text[:place].endswith(words_before) for place in places] == [True]


def test_marks_leave_no_digits_behind(paragraphs: dict[str, Block]) -> None:
    for number, block in paragraphs.items():
        for mark in MARKS:
            assert f" {mark} " not in block.text, number
            assert not block.text.endswith(mark), number


def test_notes_carry_their_addresses(document: Document) -> None:
    notes = {note.number: note for note in document.footnotes}
    assert list(notes) == list(MARKS)
    assert {number: list(note.urls) for number, note in notes.items() if note.urls} == {
        number: [address] for number, address in ADDRESSES.items()
    }
    assert {number for number, note in notes.items() if note.status == "undefined"} == {
        *("52", "53", "54", "55", "56")
    }


def test_missing_notes_cut_words_and_gaps_are_reported(
    document: Document, paragraphs: dict[str, Block]
) -> None:
    assert len(_found(document, "footnote-undefined")) == 5
    cut = [found for found in document.diagnostics if found.code == "paragraph-truncated"]
    assert [found.block for found in cut] == [paragraphs["3.2"].id]
    gaps = _found(document, "numbering-gap")
    assert len(gaps) == 1
    assert "6" in gaps[0]


def test_one_window_is_removed_and_the_fuller_copy_kept(document: Document) -> None:
    source = SAMPLE.read_text("utf-8")
    repeated = [one for one in document.duplicates if one.kind == "repeated_passage"]
    assert len(repeated) == 1
    (passage,) = repeated
    removed = "".join(source[start:end] for start, end in passage.removed)
    assert "(LCI),and is trying out" in removed
    assert "It is not yet plain" not in removed
    assert ("(LCI), and", "(LCI),and") in [
        (variant.kept.strip(), variant.removed.strip()) for variant in passage.variants
    ]
    assert "repeated_passage" in {removal.reason for removal in document.removals}


def test_stock_lines_all_stay(document: Document) -> None:
    stances = [b for b in document.blocks if b.text.startswith("The Government agreed with the")]
    assert [block.number for block in stances] == ["2.1", "3.1", "4.1", "5.1", "7.1"]
    statuses = [b.text for b in document.blocks if b.role == "status"]
    assert statuses == [
        "Recommendation implemented.",
        "Recommendation implemented.",
        "Recommendation implemented.",
        "Target implementation date: Spring 2020.",
        "Recommendation Implemented.",
    ]


def test_recommendations_are_complete(document: Document) -> None:
    table = [
        (one.number, one.position, one.status, one.response) for one in document.recommendations
    ]
    assert table == [
        ("2", "agreed", "implemented", ("2.1", "2.2", "2.3", "2.4")),
        ("3", "agreed", "implemented", ("3.1", "3.2", "3.3", "3.4", "3.5")),
        ("4", "agreed", "implemented", ("4.1", "4.2", "4.3", "4.4", "4.5")),
        ("5", "agreed", "planned", ("5.1", "5.2", "5.3", "5.4", "5.5")),
        ("7", "agreed", "implemented", ("7.1", "7.2", "7.3")),
    ]
    first = document.recommendations[0]
    assert (first.conclusion or "").startswith("Nobody can tell how the navigation bodies")
    assert (first.recommendation or "").startswith("The Department, with the navigation bodies,")
    (date,) = document.recommendations[3].target_dates
    assert (date.kind, date.words, date.earliest, date.latest) == (
        *("target", "Spring 2020", "2020-03-01", "2020-05-31"),
    )
