"""The consultation response sample: pages, notes, lists and one thing said twice on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pacparse
from sources import ROOT

if TYPE_CHECKING:
    from pacparse.block import Block
    from pacparse.document import Document

SAMPLE = ROOT / "samples" / "consultation-response.txt"
HEADINGS = [
    "About the Federation of Market Towns",
    "About the Guild of Library Managers",
    "Key Messages",
    "Further Information",
    "Annex A Case Studies",
    "South Marsh READING ROUND",
    "Castle Hill Council – pooled book boxes",
    "Background",
    "Action",
    "Outcome",
]
JOINED = {
    "17": "villages with a school that use travelling libraries already",
    "21": "above all readers who cannot climb steps.",
    "25": "has shown that some readers in their later years",
    "28": "helped villages to set up a route of their own",
}
NOTES = {
    "1": (
        "a goat.",
        "https://www.lending-managers.example/media/5120/the-lending-of-things-june-2018.pdf",
    ),
    "2": (
        "how much depends on the drivers.",
        "https://www.road-auditors.example/report/the-drivers-of-the-travelling-libraries/",
    ),
    "3": (
        "choose how much help it gets.",
        "https://www.parish-stops.example/wp-content/uploads/2018/06/214_Options-for-stops_S3.pdf",
    ),
    "4": (
        "South Marsh READING ROUND",
        "https://www.lending-managers.example/media/5120/the-lending-of-things-june-2018.pdf",
    ),
    "5": (
        "pooled book boxes",
        "http://castle-hill-libraries.example/case-study-pooled-book-boxes-ada-ben-and-coras-story/",
    ),
}


@pytest.fixture(scope="module")
def document() -> Document:
    return pacparse.parse_file(SAMPLE)


@pytest.fixture(scope="module")
def paragraphs(document: Document) -> dict[str, Block]:
    return {str(block.number): block for block in document.paragraphs}


def test_title_and_date(document: Document) -> None:
    assert document.title == (
        "Joint Response from the Federation of Market Towns and the Guild of Library Managers: "
        "A consultation on the future of travelling libraries"
    )
    assert document.date == "2019-05-14"


def test_twenty_eight_paragraphs_in_order(document: Document) -> None:
    assert [block.number for block in document.paragraphs] == [str(n) for n in range(1, 29)]


@pytest.mark.parametrize("number", JOINED)
def test_a_paragraph_is_joined_across_pages(paragraphs: dict[str, Block], number: str) -> None:
    assert JOINED[number] in paragraphs[number].text


def test_headings_are_those_that_are_printed(document: Document) -> None:
    headings = [block.text for block in document.blocks if block.kind == "heading"]
    assert [text for text in headings if text != document.title] == HEADINGS


def test_list_items(document: Document) -> None:
    items = [block for block in document.blocks if block.kind == "item"]
    assert [block.number for block in items if block.number] == ["a", "b", "c"]
    assert [block.text.split()[0] for block in items] == [
        *("to", "to", "to"),
        *("Kept", "Shared", "Free"),
        *("Edith", "a", "longer", "a", "a"),
        *("Edith", "She", "Edith"),
    ]


@pytest.mark.parametrize("number", NOTES)
def test_a_note_has_its_place_and_its_address(document: Document, number: str) -> None:
    words_before, address = NOTES[number]
    (note,) = [note for note in document.footnotes if note.number == number]
    assert note.urls == (address,)
    (place,) = note.references
    assert document.block_by_id[place.block].text[: place.offset].endswith(words_before)


def test_there_are_five_notes_and_nothing_to_complain_of(document: Document) -> None:
    assert [note.number for note in document.footnotes] == list(NOTES)
    wrong = {found.code for found in document.diagnostics if found.severity != "info"}
    assert wrong - {"unbalanced-markup"} == set()


def test_nothing_is_removed(document: Document) -> None:
    assert document.removals == ()
    assert [one.kind for one in document.duplicates] == ["restatement"]


def test_the_key_message_and_its_argument_both_stay_linked(
    document: Document, paragraphs: dict[str, Block]
) -> None:
    assert paragraphs["6"].text == paragraphs["14"].text
    (link,) = document.duplicates
    assert link.blocks == (paragraphs["6"].id, paragraphs["14"].id)


def test_stray_bold_is_gone_and_the_words_stay(paragraphs: dict[str, Block]) -> None:
    assert all("**" not in block.text for block in paragraphs.values())
    assert paragraphs["13"].text.startswith("The proposals are a chance")
    assert paragraphs["18"].text.startswith("The proposals must rest on a promise")


def test_the_annex_has_paragraphs_without_numbers(document: Document) -> None:
    plain = [b.text for b in document.blocks if b.kind == "paragraph" and b.number is None]
    assert [text.split(",")[0] for text in plain if text.startswith(("Edith", "However"))] == [
        "Edith (not her real name) is in her 70s",
        "However",
    ]
    assert plain[-1].startswith("The driver made a lively plan of boxes")
