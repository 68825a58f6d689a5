"""PDFs that cannot be read: each is an error of one line, and costs one process."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from pacparse.errors import UnreadableError
from pacparse.source.door import open_source
from pacparse.source.pdf import extraction, limits, page_content, read_pdf
from pacparse.source.pdf.labels import page_labels
from pdf_reading import read_here
from pdf_sheets import Sheets, plain_pages


def _grey() -> ImageReader:
    """A picture of a page, all grey."""
    return ImageReader(Image.new("L", (50, 70), 200))


def _refusal(content: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(content, name="minutes.pdf")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("minutes.pdf: ")
    return str(caught.value)


def test_a_pdf_comes_through_the_door() -> None:
    source = open_source(plain_pages(2), name="minutes.pdf")
    assert source.text.count("The board agrees with the keepers.") == 2
    assert source.pages == 2
    assert source.is_laid_out
    assert re.fullmatch(r"pdf_oxide [0-9.]+", source.extractor or "")


def test_a_page_without_text_says_what_to_do() -> None:
    sheets = Sheets()
    sheets.canvas.rect(50, 50, 100, 100, fill=1)
    refusal = _refusal(sheets.content())
    assert "no-text" in refusal
    assert "ocrmypdf" in refusal


def test_a_locked_pdf_is_refused() -> None:
    assert "locked with a password" in _refusal(plain_pages(password="eel"))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n<< /Type"])
def test_a_stump_is_damaged(content: bytes) -> None:
    assert "damaged" in _refusal(content)


def test_half_a_pdf_is_not_read_in_silence() -> None:
    content = plain_pages(6)
    assert "damaged" in _refusal(content[: len(content) // 2])


def test_what_all_pages_hold_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TOTAL", 200)
    assert "more than 200 bytes" in _refusal(plain_pages(2))


def test_what_the_pages_hold_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RECORD", 100)
    assert "more than" in _refusal(plain_pages())


def test_pages_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MAX_PAGES", 1)
    with pytest.raises(UnreadableError, match="has 2 pages; 20,000 are read"):
        read_here(plain_pages(2), monkeypatch)


def test_characters_of_a_page_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_content, "MAX_GLYPHS", 10)
    with pytest.raises(UnreadableError, match="page 1 of the PDF holds more than 200,000"):
        read_here(plain_pages(), monkeypatch)


@pytest.mark.parametrize(("bad", "is_read"), [({2}, True), ({1, 2}, False)])
def test_pages_that_fail_are_told(
    monkeypatch: pytest.MonkeyPatch, bad: set[int], *, is_read: bool
) -> None:
    real = page_content.read_page

    def read_page(document: object, index: int, *rest: Any, **more: Any) -> object:
        if index + 1 in bad:
            raise ValueError(index)
        return real(document, index, *rest, **more)

    monkeypatch.setattr(extraction, "read_page", read_page)
    if is_read:
        extract = read_here(plain_pages(3), monkeypatch)
        assert [(f.code, f.message[-1]) for f in extract.findings] == [("pages-unreadable", "2")]
    else:
        with pytest.raises(UnreadableError, match="2 of its 3 pages"):
            read_here(plain_pages(3), monkeypatch)


def test_a_pdf_without_its_index_is_read_and_said_to_be_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = plain_pages()
    cut = content[: content.rindex(b"startxref")]
    extract = read_here(cut, monkeypatch)
    assert [finding.code for finding in extract.findings] == ["pdf-damaged"]


def test_labels_count_as_the_document_says() -> None:
    ranges = [
        {"start_page": 0, "style": "RomanLower", "prefix": None, "start_value": 3},
        {"start_page": 2, "style": "Decimal", "prefix": "A-", "start_value": 1},
        {"start_page": 3, "style": "RomanUpper", "prefix": None, "start_value": 9},
        {"start_page": 4, "style": None, "prefix": "Cover", "start_value": 1},
    ]
    document = SimpleNamespace(page_labels=lambda: ranges)
    assert page_labels(document, 5) == ["iii", "iv", "A-1", "IX", "Cover"]
    assert page_labels(SimpleNamespace(page_labels=list), 2) == [None, None]
    assert page_labels(SimpleNamespace(), 1) == [None]


def test_pages_that_are_pictures_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for width, height in ((0, 0), (400, 600), (0, 0), (40, 40), (400, 600)):
        if width:
            sheets.canvas.drawImage(_grey(), 60, 60, width, height)
        else:
            sheets.put(60, 780, "The hives of the heath are few.")
        sheets.turn()
    findings = read_here(sheets.content(), monkeypatch).findings
    assert [(f.code, f.severity) for f in findings] == [("pages-without-text", "warning")]
    assert "pages 2, 5," in findings[0].message


def test_a_picture_beside_text_and_an_empty_page_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.canvas.drawImage(_grey(), 60, 60, 400, 600)
    sheets.put(60, 780, "The hives of the heath are few.")
    sheets.turn()
    sheets.turn()
    assert read_here(sheets.content(), monkeypatch).findings == ()


def test_a_picture_without_a_size_of_its_own_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 780, "The hives of the heath are few.")
    sheets.turn()
    sheets.canvas.beginForm("scan")
    sheets.canvas.drawImage(_grey(), 0, 0, 500, 700)
    sheets.canvas.endForm()
    sheets.canvas.doForm("scan")
    sheets.turn()
    codes = [finding.code for finding in read_here(sheets.content(), monkeypatch).findings]
    assert codes == ["pages-without-text"]


def test_what_is_damaged_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    content = plain_pages()
    cut = content[: content.rindex(b"startxref")]
    (finding,) = read_here(cut, monkeypatch).findings
    assert finding.message.startswith(
        "the PDF is damaged, and was read all the same: its end is missing"
    )
    short = re.sub(rb"/Length \d+", b"/Length 9", content)
    (finding,) = read_here(short, monkeypatch).findings
    assert "its library says “Stream /Length 9 is incorrect" in finding.message
