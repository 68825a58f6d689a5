"""Footnotes and endnotes of Word documents: their numbers are counted, their marks bound."""

from __future__ import annotations

import pytest

from word_files import blocks, mark, note, paragraph, read, said

TWO = note("2", " The oil list.") + note("3", "The tar list.", "And its annex.")


def test_marks_stand_as_figures_and_notes_behind_the_text() -> None:
    extract = read(paragraph("Oil", mark("2"), " and tar", mark("3"), "."), {"footnotes": TWO})
    assert blocks(extract) == [
        "Oil1 and tar2.",
        "1 The oil list.",
        "2 The tar list.",
        "And its annex.",
    ]
    assert said(extract, "reference") == [("1", "1"), ("2", "2")]
    assert said(extract, "raised") == []
    assert said(extract, "note") == [
        ("1 The oil list.", "1"),
        ("2 The tar list.", "2"),
        ("And its annex.", "2"),
    ]


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    extract = read(paragraph("Tar", mark("3"), mark("2")), {"footnotes": TWO})
    assert blocks(extract)[:2] == ["Tar12", "1 The tar list."]
    assert said(extract, "reference") == [("1", "1"), ("2", "2")]


def test_a_note_that_no_mark_cites_is_not_printed() -> None:
    assert blocks(read(paragraph("Oil"), {"footnotes": TWO})) == ["Oil"]


def test_a_deleted_mark_does_not_count() -> None:
    gone = f"<w:del>{mark('2')}</w:del>"
    extract = read(paragraph("Oil", gone, mark("3")), {"footnotes": TWO})
    assert blocks(extract)[:2] == ["Oil1", "1 The tar list."]


def test_endnotes_have_numbers_of_their_own_in_small_roman() -> None:
    endnotes = note("2", "The end.", kind="endnote")
    body = paragraph("Oil", mark("2"), " tar", mark("2", "endnote"))
    extract = read(body, {"footnotes": TWO, "endnotes": endnotes})
    assert blocks(extract) == ["Oil1 tari", "1 The oil list.", "i The end."]
    assert said(extract, "reference") == [("1", "1"), ("i", "i")]


def test_separators_are_no_notes() -> None:
    parts = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
    )
    extract = read(paragraph("Oil", mark("-1")), {"footnotes": parts})
    assert blocks(extract) == ["Oil1"]


@pytest.mark.parametrize(
    ("settings", "marks"),
    [
        ('<w:numFmt w:val="lowerLetter"/>', "ab"),
        ('<w:numStart w:val="7"/>', "78"),
        ('<w:numFmt w:val="chicago"/>', "*†"),
    ],
)
def test_the_settings_say_how_notes_are_numbered(settings: str, marks: str) -> None:
    parts = {"footnotes": TWO, "settings": f"<w:footnotePr>{settings}</w:footnotePr>"}
    extract = read(paragraph("Oil ", mark("2"), mark("3")), parts)
    assert blocks(extract)[0] == f"Oil {marks}"


def test_notes_may_begin_anew_in_each_section_and_stand_at_its_end() -> None:
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = (
        paragraph("Oil", mark("2"))
        + paragraph("Lamps.", properties=section)
        + paragraph("Tar", mark("3"))
        + section
    )
    extract = read(body, {"footnotes": TWO})
    assert blocks(extract) == [
        "Oil1",
        "Lamps.",
        "1 The oil list.",
        "Tar1",
        "1 The tar list.",
        "And its annex.",
    ]


def test_a_section_may_number_in_a_way_of_its_own() -> None:
    roman = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerRoman"/></w:footnotePr></w:sectPr>'
    body = (
        paragraph("Oil", mark("2"), properties=roman) + paragraph("Tar", mark("3")) + "<w:sectPr/>"
    )
    extract = read(body, {"footnotes": TWO})
    assert blocks(extract)[:2] == ["Oili", "Tar2"]


def test_a_mark_of_its_own_does_not_count() -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    words = '<w:footnote w:id="2"><w:p><w:r><w:t>* The oil list.</w:t></w:r></w:p></w:footnote>'
    footnotes = words + note("3", "The tar list.")
    extract = read(paragraph("Oil", custom, " tar", mark("3")), {"footnotes": footnotes})
    assert blocks(extract) == ["Oil* tar1", "* The oil list.", "1 The tar list."]
    assert said(extract, "reference") == [("*", "*"), ("1", "1")]


def test_a_note_that_prints_no_number_has_none() -> None:
    words = '<w:footnote w:id="2"><w:p><w:r><w:t>The oil list.</w:t></w:r></w:p></w:footnote>'
    extract = read(paragraph("Oil", mark("2")), {"footnotes": words})
    assert said(extract, "note") == [("The oil list.", "1")]


def test_marks_without_notes_and_notes_that_cite_themselves() -> None:
    circle = f'<w:footnote w:id="2">{paragraph("see ", mark("2"), " and ", mark("3"))}</w:footnote>'
    body = paragraph("Oil", mark("2"), mark("99"), mark("x"))
    extract = read(body, {"footnotes": circle + note("3", "The tar list.")})
    assert blocks(extract) == ["Oil123", "see 1 and 4", "4 The tar list."]


def test_links_in_notes_are_those_of_their_part() -> None:
    rest = "<w:r><w:t>https://oil.example/list</w:t></w:r>"
    words = f'<w:footnote w:id="2"><w:p>{rest}</w:p></w:footnote>'
    extract = read(paragraph("Oil", mark("2")), {"footnotes": words})
    assert blocks(extract)[1] == "https://oil.example/list"
