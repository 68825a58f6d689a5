"""By what a person finds a place: lines of a text, pages of a PDF, paragraphs of Word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import word_files as word
from pacparse.api import parse_source
from pacparse.errors import UsageError
from pacparse.landmarks import Landmarks
from pacparse.render.explain import explain_document
from pacparse.render.explain_place import explain_place
from pacparse.render.forms import ResultForm, make_writer
from pacparse.render.screen import Screen
from pacparse.results import FileResults, make_results
from pacparse.source import SourceText, open_source, source_from_text
from pdf_sheets import Sheets
from sarif_schema import assert_is_sarif

if TYPE_CHECKING:
    from pacparse.document import Document

FORMS = {"text": "{}: {}: ", "github": "file={},title=footnote-undefined::{}: ", "junit": " {}"}


def paged() -> SourceText:
    """A PDF: an empty page, a page with a paragraph that goes on overleaf, a page with a mark."""
    sheets = Sheets()
    sheets.turn()
    sheets.lines(60, 600, ["1.1 The keepers of the quay count the boats, and they write"])
    sheets.put(290, 30, "2")
    sheets.turn()
    sheets.lines(60, 600, ["down what they saw in the harbour book.", "", "1.2 Herons nest there."])
    end = sheets.put(60, 500, "1.3 The reeds are cut in winter")
    sheets.put(sheets.put(end, 504, "4", size=6), 500, ", and dried.")
    sheets.put(60, 460, "1.4 Ropes are kept dry.")
    sheets.put(290, 30, "3")
    sheets.turn()
    return open_source(sheets.content(), name="quay.pdf")


def written() -> SourceText:
    """A Word file: a heading, a numbered paragraph, a table, and a paragraph with a stray mark."""
    body = (
        word.paragraph("Herons and reeds")
        + word.paragraph("1. The herons nest in the reeds.[^4]")
        + word.paragraph("")
        + word.table(["Reeds", "12"], ["Herons", "3"])
        + word.paragraph("The count was made at night.[^9]")
    )
    return open_source(word.docx(body), name="reeds.docx")


def read(source: SourceText) -> tuple[Document, SourceText]:
    return parse_source(source), source


def test_pages_count_from_the_first_also_if_it_is_empty() -> None:
    document, source = read(paged())
    landmarks = Landmarks(document.source, source.text)
    assert (landmarks.kind, landmarks.count) == ("page", 3)
    assert landmarks.sign_at(source.text.index("1.1")) == "p2"
    assert landmarks.sign_at(source.text.index("down")) == "p3"
    assert landmarks.words_at(len(source.text)) == "page 3"
    assert landmarks.run_of(4) is None
    for block in document.blocks:
        assert landmarks.number_at(block.runs[0][0]) == block.page


def test_paragraphs_of_word_count_what_has_words() -> None:
    document, source = read(written())
    landmarks = Landmarks(document.source, source.text)
    assert landmarks.kind == "paragraph"
    signs = {
        word: landmarks.sign_at(source.text.index(word))
        for word in ("Herons and", "1.", "Reeds", "Herons |", "The count")
    }
    assert list(signs.values()) == ["¶1", "¶2", "¶3", "¶4", "¶5"]
    assert landmarks.words_at(source.text.index("Reeds")) == "paragraph ¶3"
    run = landmarks.run_of(5)
    assert run is not None
    assert source.text[slice(*run)].strip().startswith("The count was made")


def test_lines_stay_lines() -> None:
    text = "Herons.\n\nReeds.\fRopes.\n"
    landmarks = Landmarks(parse_source(source_from_text(text)).source, text)
    assert (landmarks.kind, landmarks.sign_at(9), landmarks.words_at(9)) == ("line", "L3", "line 3")
    assert landmarks.range == "lines are L1 to L4"


def test_a_finding_of_a_pdf_names_its_page_and_of_word_its_paragraph() -> None:
    document, source = read(paged())
    [mark] = [r for r in make_results(document, source.text) if r.code == "footnote-undefined"]
    assert (mark.line, mark.page, mark.paragraph, mark.place) == (None, 3, None, "page 3")
    document, source = read(written())
    marks = [r for r in make_results(document, source.text) if r.code == "footnote-undefined"]
    assert [mark.place for mark in marks] == ["paragraph 1", "paragraph ¶5"]
    assert {(mark.line, mark.page) for mark in marks} == {(None, None)}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_place(form: str) -> None:
    document, source = read(paged())
    results = [r for r in make_results(document, source.text) if r.code == "footnote-undefined"]
    told = make_writer(ResultForm(form), floor="info").file(FileResults("quay.pdf", results))
    assert FORMS[form].format(*["quay.pdf", "page 3"][-FORMS[form].count("{}") :]) in told


def test_sarif_says_the_place_and_stays_valid() -> None:
    document, source = read(written())
    results = make_results(document, source.text)
    writer = make_writer(ResultForm.SARIF, floor="info")
    log = writer.head() + writer.file(FileResults("reeds.docx", results)) + writer.tail()
    record = json.loads(log)
    assert_is_sarif(record)
    found = record["runs"][0]["results"]
    assert [r["locations"][0]["message"]["text"] for r in found] == ["paragraph 1", "paragraph ¶5"]
    assert [r["properties"] for r in found] == [{"paragraph": "1"}, {"paragraph": "¶5"}]


def shown(where: str | None, source: SourceText, width: int = 80) -> str:
    document = parse_source(source)
    screen = Screen(width=width)
    if where is None:
        return explain_document(document, source.text, screen=screen)
    return explain_place(document, source.text, where=where, screen=screen)


@pytest.mark.parametrize("where", ["p3", "P3", "page 3", "p.3"])
def test_a_page_is_shown_with_all_that_stands_on_it(where: str) -> None:
    page = shown(where, paged())
    assert page.startswith("page 3  quay.pdf\n")
    assert "1.1 (b1) paragraph · page 2" in page
    assert "1.2 (b2) paragraph · page 3" in page
    assert "“Herons nest there.”" in page
    assert "footnote-undefined" in page
    assert "1.4" not in shown("p2", paged())
    assert shown("p1", paged()) == "page 1  quay.pdf\nThere is no text on this page.\n"


def test_the_account_of_a_pdf_names_pages() -> None:
    page = " ".join(shown(None, paged()).split())
    assert "p2 1.1 goes on at page 3" in page
    assert "WHERE (a number, a page)" in page
    assert "p2 page number" in page
    assert shown("1.2", paged()).count("\np3 ") >= 1


@pytest.mark.parametrize("where", ["¶5", "par5", "par. 5", "Par 5"])
def test_a_paragraph_of_word_is_shown(where: str) -> None:
    page = shown(where, written())
    assert page.startswith("paragraph ¶5  reeds.docx\n¶5 The count was made at night.")


@pytest.mark.parametrize(
    ("source", "where", "words"),
    [
        (paged, "p4", "there is no page 4 in it; its pages are p1 to p3"),
        (paged, "p0", "there is no page 0 in it"),
        (
            paged,
            "88",
            "there is no 88 in it; name a number, a block or a page: its pages are p1 to p3",
        ),
        (paged, "¶2", "there is no ¶2 in it"),
        (written, "¶77", "there is no paragraph 77 in it; its paragraphs are ¶1 to ¶5"),
        (written, "p2", "there is no p2 in it"),
    ],
)
def test_a_landmark_that_is_not_there_is_said(source: object, where: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        shown(where, source())  # type: ignore[operator]
    assert words in str(caught.value)


def test_a_line_of_the_extracted_text_can_still_be_named() -> None:
    assert shown("L3", paged()).startswith("line 3  quay.pdf\n")
