"""Notes and marks of PDFs: by their place and their size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_reading import blocks_of, read_here, words_of
from pdf_sheets import Sheets

if TYPE_CHECKING:
    import pytest

BODY = [
    "The harbour board counted the eels of every mooring between the two lighthouses,",
    "and wrote their number into the book that the keepers hold for the whole of the coast,",
    "where the ferries can read it before they leave the harbour in the early morning.",
]


def _foot(sheets: Sheets, y: float, number: str, texts: list[str]) -> None:
    end = sheets.put(60, y + 3, number, size=6)
    sheets.put(end + 2, y, texts[0], size=9)
    sheets.lines(60, y - 11, texts[1:], size=9)


def _marked_page(sheets: Sheets, y: float = 760) -> None:
    y = sheets.lines(60, y, BODY)
    end = sheets.put(60, y, "It was agreed in 2014-15")
    end = sheets.put(end, y + 4, "37", size=6)
    sheets.put(end, y, " that the eels would be counted again.")


def test_a_raised_mark_is_no_part_of_the_year(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    _marked_page(sheets)
    extract = read_here(sheets.content(), monkeypatch)
    assert "in 2014-1537 that the eels" in extract.text
    assert words_of(extract, "raised") == [("37", None)]


def test_small_figures_on_the_base_line_are_raised_too(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    y = sheets.lines(60, 760, BODY)
    end = sheets.put(60, y, "It was agreed.")
    sheets.put(end, y, "4", size=6)
    assert words_of(read_here(sheets.content(), monkeypatch), "raised") == [("4", None)]


def test_a_lowered_figure_is_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    end = sheets.put(60, 700, "The lamps give off CO")
    end = sheets.put(end, 698, "2", size=7)
    sheets.put(end, 700, " all night.")
    extract = read_here(sheets.content(), monkeypatch)
    assert "CO2 all night" in extract.text
    assert words_of(extract, "raised") == []


def test_notes_at_the_foot_are_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    _marked_page(sheets)
    sheets.put(60, 600, "Nothing else was agreed.4")
    _foot(sheets, 90, "37", ["The book of the keepers, page 4, where the eels", "are counted."])
    _foot(sheets, 66, "38", ["Ibid."])
    extract = read_here(sheets.content(), monkeypatch)
    assert [value for _, value in words_of(extract, "note")] == ["37", "38"]
    assert words_of(extract, "note")[0][0].split() == (
        "37 The book of the keepers, page 4, where the eels are counted.".split()
    )


def test_a_note_goes_on_at_the_foot_of_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    _marked_page(sheets)
    _foot(sheets, 60, "37", ["The book of the keepers, which was begun when the first"])
    sheets.turn()
    y = sheets.lines(60, 760, BODY)
    end = sheets.put(60, y, "The moorings were kept.")
    sheets.put(end, y + 4, "38", size=6)
    sheets.put(60, 80, "lighthouse was lit, and lost in the flood.", size=9)
    _foot(sheets, 66, "38", ["The book of the ferries."])
    notes = words_of(read_here(sheets.content(), monkeypatch), "note")
    assert notes == [
        ("37 The book of the keepers, which was begun when the first", "37"),
        ("lighthouse was lit, and lost in the flood.", "37"),
        ("38 The book of the ferries.", "38"),
    ]


def test_notes_of_the_body_s_own_size_stand_under_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    _marked_page(sheets)
    sheets.canvas.line(60, 105, 200, 105)
    sheets.put(60, 90, "37 The book of the keepers.")
    assert words_of(read_here(sheets.content(), monkeypatch), "note") == [
        ("37 The book of the keepers.", "37")
    ]


def test_small_type_without_a_number_is_no_note(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    _marked_page(sheets)
    sheets.put(60, 90, "Printed by the harbour press on recycled sails", size=8)
    extract = read_here(sheets.content(), monkeypatch)
    assert words_of(extract, "note") == []
    assert "Printed by the harbour press on recycled sails" in blocks_of(extract)
