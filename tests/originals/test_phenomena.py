"""One small original for each phenomenon that papers of many hands show, read from its bytes to its blocks."""

from __future__ import annotations

import textwrap

import pytest

import pacparse
from pacparse.errors import UnreadableError
from word_files import docx, level, numbered, numbering, paragraph, styled, table, zip_of

OUTLINED = (
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/oil/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def _word(body: str, *levels: str, styles: str = "") -> pacparse.Document:
    parts = {"numbering": numbering(*(levels or (level(0, "%1."),))), "styles": styles}
    return _read(docx(body, parts), "minutes.docx")


def _page(body: str, head: str = "<meta charset=utf-8>") -> pacparse.Document:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return _read(page.encode(), "page.html")


def _read(content: bytes, name: str) -> pacparse.Document:
    document = pacparse.parse_bytes(content, name=name)
    assert document.conservation.unaccounted == 0
    return document


def _rows(document: pacparse.Document) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, block.text) for block in document.blocks]


def _numbers(document: pacparse.Document) -> list[str | None]:
    return [block.number for block in document.blocks]


def test_a_list_goes_on_where_its_deeper_level_began() -> None:
    lines = [("It was dark.", 1), ("It was wet.", 1), ("We met.", 0), ("We met again.", 0)]
    body = "".join(numbered(text, at) for text, at in lines)
    document = _word(body, level(0, "%1.", start=12), level(1, "%1.%2"))
    assert _numbers(document) == ["12.1", "12.2", "13", "14"]


def test_no_gap_is_reported_where_a_section_ends() -> None:
    end = numbered("").replace("</w:pPr>", "<w:sectPr/></w:pPr>")
    document = _word(numbered("We met in May.") + end + numbered("We met in June."))
    assert _numbers(document) == ["1", "2"]
    assert document.diagnostics == ()


def test_an_outlined_style_of_prose_has_paragraphs_and_items() -> None:
    body = "".join(
        styled(text, "Clause")
        for text in (
            "The Harbour Board was set up in that year to look after the quays.",
            "The Board recommends that the keepers:",
            "The Government agrees with the Board, and will say more in the spring.",
        )
    )
    document = _word(body, styles=OUTLINED)
    assert [block.kind for block in document.blocks] == ["paragraph"] * 3
    assert _numbers(document) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "words",
    [
        "The Board relies on [62], and on paragraphs [170] and [171] above.",
        "The law of the EU15 changed, and the EU15 agreed.",
        "The claim TB/1204/2019 (“TB4”) was refused, and TB4 fell.",
        "The share lies in the range of [0, 1] each year.",
        "See Annex2 and Table4 for the sums of Tier3.",
        "Rule r.41 and Directive 2019/1152 stay, as does Regulation (EU) 2018/1976.",
    ],
)
def test_a_word_file_without_notes_has_no_marks(words: str) -> None:
    document = _word(paragraph(words))
    assert [block.text for block in document.blocks] == [words]
    assert document.footnotes == ()


def test_rows_of_a_word_table_are_no_headings() -> None:
    rows = table(["Test", "Height", "Share"], ["Upper Quay", "1.52", "0.21"])
    document = _word(paragraph("The Board measured the quays, and found this.") + rows)
    assert [block.kind for block in document.blocks if block.kind == "heading"] == []


def test_the_same_table_in_two_schedules_stays_twice() -> None:
    rows = [[str(n), f"To mend quay {n} with oak and tar", f"{n * 4017}"] for n in range(1, 13)]
    schedule = paragraph("Schedule of the works:") + table(*rows)
    document = _word(schedule + paragraph("Signed for the Board.") + schedule)
    assert [removal for removal in document.removals if removal.reason == "repeated_passage"] == []


def test_short_paragraphs_of_a_letter_are_no_headings() -> None:
    lines = [
        "Dear Chair,",
        "Thank you for your letter of 3 May about the quays.",
        "Yours sincerely",
        "Ann Tarn",
    ]
    document = _word("".join(paragraph(line) for line in lines))
    assert [block.kind for block in document.blocks] == ["paragraph"] * 4


def test_printed_lines_that_are_paragraphs_are_joined() -> None:
    plan = (
        "The keepers of the northern lamps met in spring and agreed on a plan for the winter of that "
        "year, which was then put to the board of the harbour and to the council, and was printed."
    )
    lines = [line for number in (1, 2) for line in textwrap.wrap(f"{number}. {plan}", 82)]
    document = _word("".join(paragraph(line) for line in lines))
    assert [block.text for block in document.blocks] == [plan, plan]


def test_a_label_that_is_a_number_of_the_list_stands_over_its_words() -> None:
    body = "".join(
        numbered("") + paragraph(words)
        for words in ("The Board should mend the quays.", "The Board should light the lamps.")
    )
    document = _word(body, level(0, "Recommendation %1"))
    assert [r.number for r in document.recommendations] == ["1", "2"]


@pytest.mark.parametrize("part", ["main1.xml", "oil.xml"])
def test_the_main_part_of_a_word_file_may_have_any_name(part: str) -> None:
    content = _package(part, "wordprocessingml.document")
    assert [block.text for block in _read(content, "minutes.docx").blocks] == ["The lamps burn."]


def test_a_package_of_another_program_is_no_word_file() -> None:
    with pytest.raises(UnreadableError, match="a zip archive"):
        pacparse.parse_bytes(_package("main1.xml", "spreadsheetml.sheet"), name="minutes.docx")


def _package(part: str, kind: str) -> bytes:
    text = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>The lamps burn.</w:t></w:r></w:p></w:body></w:document>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{KINDS}" Target="oil/{part}"/></Relationships>'
    )
    files = {"[Content_Types].xml": TYPES.format(part=part, kind=kind), "_rels/.rels": relations}
    return zip_of({**files, f"oil/{part}": text})


def test_gaps_between_numbers_stay_as_printed() -> None:
    text = "11. The quays were mended.\n\n13. The locks were painted.\n\n16. The lamps were lit."
    document = _read(text.encode(), "minutes.txt")
    assert _numbers(document) == ["11", "13", "16"]
    assert "13\\. The locks" in pacparse.to_markdown(document)


def test_angle_brackets_are_shown() -> None:
    document = _read(b"The keeper is <name withheld>.\n\nThe page is <title>.", "minutes.txt")
    assert "\\<name withheld>" in pacparse.to_markdown(document)
    assert "\\<title>" in pacparse.to_markdown(document)


def test_header_rows_and_labels_of_many_tables_stay() -> None:
    part = "## {0}\n\n**Progress**\n\n| Promise | Status |\n| --- | --- |\n| To mend the {0} | done |\n\n"
    document = _read(
        "".join(map(part.format, ("quays", "locks", "lamps", "piers"))).encode(), "a.md"
    )
    assert [removal for removal in document.removals if removal.reason == "running_head"] == []
    assert [block.text for block in document.blocks].count("Progress") == 4


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_low_lines_inside_a_code_stay(name: str) -> None:
    document = _read(b"The code is 4__7__91, and not __seven__.", name)
    assert [block.text for block in document.blocks] == ["The code is 4__7__91, and not seven."]


def test_signs_in_a_fence_are_no_headings_and_no_numbers() -> None:
    text = "# Lamps\n\nTo light:\n\n```\n# trim first\n1. trim\n```\n\nOr:\n\n    # light then\n\nThat is all."
    document = _read(text.encode(), "a.md")
    assert [block.text for block in document.blocks if block.kind == "heading"] == ["Lamps"]
    texts = [block.text for block in document.blocks]
    assert texts[2:] == ["# trim first", "1. trim", "Or:", "# light then", "That is all."]


def test_closing_signs_of_a_heading_are_no_words() -> None:
    document = _read(b"## Lamps ##\n\nThey burn.\n\n### Oil of C# ###\n\nIt is dear.", "a.md")
    headings = [block.text for block in document.blocks if block.kind == "heading"]
    assert headings == ["Lamps", "Oil of C#"]


def test_two_underlined_headings_are_two() -> None:
    document = _read(b"Lamps of the quay\n===\nOil of the quay\n---\nIt is dear.", "a.md")
    assert _rows(document)[:2] == [
        ("heading", None, "Lamps of the quay"),
        ("heading", None, "Oil of the quay"),
    ]


@pytest.mark.parametrize("padding", [0, 5_000, 90_000])
def test_a_charset_is_believed_wherever_the_head_declares_it(padding: int) -> None:
    page = f'<html><head><style>{" " * padding}</style><meta charset="iso-8859-2"></head><body><p>Łódź</p>'
    document = _read(page.encode("iso-8859-2"), "page.html")
    assert [block.text for block in document.blocks] == ["Łódź"]


@pytest.mark.parametrize(
    "before",
    [
        '<!-- <meta charset="iso-8859-5"> -->',
        '<script>"<meta charset=iso-8859-5>"</script>',
        '<meta name="x" content="charset=iso-8859-5">',
    ],
)
def test_a_charset_in_a_comment_or_a_script_says_nothing(before: str) -> None:
    page = f'<html><head>{before}<meta charset="iso-8859-2"><meta charset="iso-8859-5"><body><p>Łódź</p>'
    document = _read(page.encode("iso-8859-2"), "page.html")
    assert [block.text for block in document.blocks] == ["Łódź"]


def test_a_charset_in_the_body_says_nothing() -> None:
    page = "<html><head></head><body><meta charset=iso-8859-5><p>caf\xe9</p>"
    document = _read(page.encode("cp1252"), "page.html")
    assert [block.text for block in document.blocks] == ["café"]


def test_powers_without_notes_are_no_marks() -> None:
    document = _page("<p>The quay covers 40 m<sup>2</sup>, and y<sup>3</sup> is a cube.</p>")
    assert [block.text for block in document.blocks] == ["The quay covers 40 m2, and y3 is a cube."]
    assert document.footnotes == ()


@pytest.mark.parametrize(
    "column",
    ["<p><b>4 Feb 2015 : Column 299</b></p><p>", "<b>4 Feb 2015 : Column 299WH</b> "],
)
def test_a_sentence_goes_on_behind_the_line_of_a_column(column: str) -> None:
    document = _page(
        f"<h2>Locks</h2><p>The keeper has drawn up some {column}lists of the locks.</p>"
    )
    assert [block.text for block in document.blocks][1:] == [
        "The keeper has drawn up some lists of the locks."
    ]
    assert [removal.reason for removal in document.removals] == ["page_number"]


def test_a_sentence_that_is_over_stays_apart_behind_a_column() -> None:
    document = _page(
        "<p>The keeper has lists.</p><p><b>4 Feb 2015 : Column 299</b></p><p>They are long.</p>"
    )
    assert len(document.blocks) == 2


def test_raised_numbers_in_brackets_are_marks_if_they_have_notes() -> None:
    document = _page(
        "<p>Oil<sup>(1)</sup> and tar<sup>(2)</sup> burn.</p>"
        "<p><sup>(1)</sup> Oil log.<br><sup>(2)</sup>Tar log.</p>"
    )
    assert [block.text for block in document.blocks] == ["Oil and tar burn."]
    assert [(note.number, note.text) for note in document.footnotes] == [
        ("1", "Oil log."),
        ("2", "Tar log."),
    ]


def test_a_number_in_brackets_below_is_no_note_of_its_own() -> None:
    document = _page("<p>Oil<sup>(1)</sup> burns.</p><p>(1) is a number.</p>")
    assert [block.text for block in document.blocks] == ["Oil() burns.", "(1) is a number."]
