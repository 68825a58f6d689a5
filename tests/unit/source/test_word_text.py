"""What of a Word document is text, and how it is laid out."""

from __future__ import annotations

import pytest

from pacparse.source.word import read_word
from word_files import STRICT, blocks, docx, paragraph, read, run, said, styled, table

HEADINGS = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House head"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def test_paragraphs_are_blocks() -> None:
    extract = read(paragraph("The lamps ", "burn.") + paragraph("") + paragraph("They smoke."))
    assert extract.text == "The lamps burn.\n\nThey smoke."
    assert (extract.styles, extract.findings, extract.pages) == ((), (), None)
    assert not extract.is_laid_out


_FRAME = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
_TINT = '<w:shd w:val="clear" w:color="auto" w:fill="DDE8F0"/>'
_BOXES = (
    '<w:style w:type="paragraph" w:styleId="Asked"><w:pPr><w:shd w:val="clear" w:fill="E6E6E6"/>'
    '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="AskedList"><w:basedOn w:val="Asked"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="Asked"/><w:pPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="auto"/></w:pPr><w:rPr><w:shd w:val="clear" '
    'w:fill="FFFF00"/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    "properties",
    [
        _TINT,
        '<w:shd w:val="pct10" w:color="auto" w:fill="auto"/>',
        f"<w:pBdr>{_FRAME}</w:pBdr>",
        '<w:pStyle w:val="Asked"/>',
        '<w:pStyle w:val="AskedList"/>',
    ],
)
def test_a_ground_or_a_frame_is_a_box(properties: str) -> None:
    body = paragraph("Lamps should be lit.", properties=properties) + paragraph("They are.")
    extract = read(body, {"styles": _BOXES})
    assert said(extract, "boxed") == [("Lamps should be lit.", None)]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>',
        '<w:shd w:val="nil"/>',
        '<w:pBdr><w:bottom w:val="single"/></w:pBdr>',
        f"<w:pBdr>{_FRAME.replace('single', 'nil')}</w:pBdr>",
        f"<w:rPr>{_TINT}</w:rPr>",
        f'<w:pStyle w:val="Asked"/>{_TINT.replace("DDE8F0", "auto")}',
        '<w:pStyle w:val="Plain"/>',
    ],
)
def test_white_one_line_and_the_ground_of_a_few_words_are_no_box(properties: str) -> None:
    marked = run("lamps", _TINT) + run(" burn.")
    body = paragraph("Two ", marked, properties=properties) + table(
        [f"<w:tcPr>{_TINT}</w:tcPr>" + paragraph("Oil"), "Tar"]
    )
    assert said(read(body, {"styles": _BOXES}), "boxed") == []


def test_a_table_of_one_cell_on_a_ground_is_a_box() -> None:
    words = paragraph("Lamps should be lit.") + paragraph("So should the beacon.")
    cell = f"<w:tc><w:tcPr>{_TINT}</w:tcPr>{words}</w:tc>"
    body = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>" + paragraph("They are.")
    assert said(read(body), "boxed") == [
        ("Lamps should be lit.", None),
        ("So should the beacon.", None),
    ]
    assert said(read(body.replace("DDE8F0", "FFFFFF")), "boxed") == []
    assert said(read(body.replace("</w:tc>", "</w:tc><w:tc/>")), "boxed") == []


def test_strict_documents_are_read_as_any() -> None:
    content = docx(styled("Lamps", "berschrift1"), {"styles": HEADINGS}, era=STRICT)
    extract = read_word(content, name="strict.docx")
    assert said(extract, "heading") == [("Lamps", "1")]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\nb"),
        ('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>', "a\nb"),
        ("<w:t>2019</w:t><w:noBreakHyphen/><w:t>20</w:t>", "2019-20"),
        ("<w:t>harb</w:t><w:softHyphen/><w:t>our</w:t>", "harbour"),
        ("<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>", "ab"),
        ('<w:sym w:font="Symbol" w:char="F061"/><w:t> ray</w:t>', "αray"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Arial" w:char="00A3"/><w:t>5</w:t>', "£5"),
        ('<w:sym w:font="Odd" w:char="F041"/>', "\uf041"),
        ('<w:t>a</w:t><w:sym w:font="Odd" w:char="D800"/>', "a"),
        ('<w:t>a</w:t><w:sym w:font="Odd" w:char="what"/>', "a"),
        ("<w:t> a </w:t><w:t>b</w:t>", "ab"),
        ('<w:t xml:space="preserve"> a </w:t><w:t>b</w:t>', "a b"),
        ("<w:t>a\nb</w:t>", "a b"),
        ("<w:t>a&#13;b</w:t>", "a b"),
        ("<w:delText>gone</w:delText><w:t>a</w:t>", "a"),
    ],
)
def test_characters_of_a_run(inner: str, text: str) -> None:
    assert read(f"<w:p><w:r>{inner}</w:r></w:p>").text == text


def test_tab_stops_are_no_tabs() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert read(paragraph("Oil", properties=stops)).text == "Oil"


def test_formulas_are_read_in_a_line() -> None:
    body = "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>"
    assert read(body).text == "a+b"


def test_italics_come_from_the_run_and_the_style() -> None:
    style = (
        '<w:style w:type="character" w:styleId="Ship"><w:name w:val="Ship"/><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Aside"><w:name w:val="Aside"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    aside = '<w:pStyle w:val="Aside"/>'
    extract = read(
        paragraph("The ", run("Elver", "<w:i/>"), " and ", run("Eel", '<w:rStyle w:val="Ship"/>'))
        + paragraph(run("the ", ""), run("Elver", '<w:rStyle w:val="Ship"/>'), properties=aside)
        + paragraph(run("plain", '<w:i w:val="0"/>'), run(" under", '<w:u w:val="single"/>')),
        {"styles": style},
    )
    assert said(extract, "italic") == [("Elver", None), ("Eel", None), ("the ", None)]


def test_bold_comes_from_the_run_the_style_and_the_paragraph() -> None:
    strong = '<w:rStyle w:val="Strong"/>'
    body = paragraph("plain ", run("direct", "<w:b/>"), run(" strong", strong)) + paragraph(
        "head ",
        run("not", '<w:b w:val="0"/>'),
        run(" turned", strong),
        properties='<w:pStyle w:val="berschrift1"/>',
    )
    extract = read(body, {"styles": HEADINGS})
    assert said(extract, "bold") == [("direct strong", None), ("head ", None)]


def test_raised_characters_are_marked() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph("2014-15", run("37", raised), " x", run("4", '<w:rStyle w:val="Up"/>'))
    extract = read(body, {"styles": HEADINGS})
    assert extract.text == "2014-1537 x4"
    assert said(extract, "raised") == [("37", None), ("4", None)]


def test_headings_are_known_by_their_outline_not_by_the_language_of_their_names() -> None:
    body = (
        styled("Minutes", "Titel")
        + styled("Lamps", "berschrift1")
        + styled("Oil", "House")
        + paragraph("Wicks", properties='<w:outlineLvl w:val="7"/>')
        + paragraph("Tar", properties='<w:outlineLvl w:val="9"/>')
    )
    extract = read(body, {"styles": HEADINGS})
    assert said(extract, "heading") == [
        ("Minutes", "1"),
        ("Lamps", "1"),
        ("Oil", "1"),
        ("Wicks", "6"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "The harbour board agrees with the inspector that every lamp on the pier wants oil twice.",
        "The harbour board " + "and the pilots of the outer pier " * 7,
    ],
)
def test_a_sentence_in_the_style_of_a_heading_heads_nothing(words: str) -> None:
    extract = read(styled(words, "berschrift1"), {"styles": HEADINGS})
    assert said(extract, "heading") == []


def test_a_style_that_is_based_on_itself_is_walked_once() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    extract = read(styled("Lamps", "A"), {"styles": styles})
    assert said(extract, "heading") == [("Lamps", "2")]


def test_a_list_of_contents_is_one_block() -> None:
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{run(words)}<w:r><w:tab/></w:r>{run(page)}</w:p>'
        for words, page in (("Lamps", "4"), ("Oil", "9"))
    )
    extract = read(body + paragraph("After."), {"styles": HEADINGS})
    assert blocks(extract) == ["Lamps\t4\nOil\t9", "After."]
    assert said(extract, "heading") == []


def test_a_row_is_a_block_and_cells_are_set_apart() -> None:
    body = table(["Lamp", "Oil"], ["Pier", paragraph("two") + paragraph("casks")], ["", ""])
    assert blocks(read(body)) == ["Lamp | Oil", "Pier | two casks"]


def test_a_cell_that_goes_on_from_above_is_empty() -> None:
    rest = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{paragraph('Tar')}</w:tc>"
    body = f"<w:tbl><w:tr>{rest}<w:tc>{paragraph('2')}</w:tc></w:tr></w:tbl>"
    assert read(body).text == "| Tar | 2"


def test_a_box_round_paragraphs_is_no_row() -> None:
    body = table([paragraph("Recommendation") + paragraph("Mend the lamp.")])
    assert blocks(read(body)) == ["Recommendation", "Mend the lamp."]


def test_a_table_that_only_sets_prose_side_by_side_is_read_cell_by_cell() -> None:
    sentence = "The harbour board agrees with the inspector and will mend the lamp."
    body = table(["The lamp.", paragraph(sentence) + paragraph(sentence)])
    assert blocks(read(body)) == ["The lamp.", sentence, sentence]


def test_a_table_in_a_table_is_read_where_it_stands() -> None:
    inner = table(["a", "b"], ["c", "d"]) + paragraph("")
    assert blocks(read(table(["Left", inner]))) == ["Left", "a | b", "c | d"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}{paragraph('two')}</w:txbxContent>"
    choice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p>{run('before ')}<w:r>{choice}</w:r>{run('after')}</w:p>"
    assert blocks(read(body)) == ["before after", "In the box", "two"]


def test_the_form_for_old_programs_is_read_where_the_new_one_has_no_words() -> None:
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="cx"/>'
        f"<mc:Fallback>{run('chart of lamps')}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(f"<w:p>{choice}</w:p>").text == "chart of lamps"


def test_hyperlinks_carry_the_address_behind_their_words() -> None:
    relations = (
        '<Relationship Id="r9" TargetMode="External" Target="https://lamps.example/a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    )
    body = (
        f'<w:p><w:hyperlink r:id="r9" w:anchor="oil">{run("the lamps")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="top">{run(" the top")}</w:hyperlink></w:p>'
    )
    extract = read(body, relations=relations)
    assert said(extract, "link") == [("the lamps", "https://lamps.example/a#oil")]


def _field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_result_and_links_their_address() -> None:
    inner = _field(" PAGEREF x ", run("12"))
    link = _field(' HYPERLINK "https://oil.example/b" \\l "c" \\o "tip"', run("oil ") + inner)
    extract = read(f"<w:p>{run('see ')}{link}{run(' here')}</w:p>")
    assert extract.text == "see oil 12 here"
    assert said(extract, "link") == [("oil 12", "https://oil.example/b#c")]


def test_a_simple_field_shows_its_result() -> None:
    body = (
        f'<w:p><w:fldSimple w:instr="HYPERLINK https://oil.example">{run("oil")}</w:fldSimple>'
        f'<w:fldSimple w:instr="DATE">{run(" today")}</w:fldSimple></w:p>'
    )
    extract = read(body)
    assert extract.text == "oil today"
    assert said(extract, "link") == [("oil", "https://oil.example")]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    body = f"<w:p>{begin}{run('Oil is dear.')}</w:p>" + paragraph("Tar too.")
    assert blocks(read(body)) == ["Oil is dear.", "Tar too."]


def test_a_number_that_a_field_counts_is_said_to_be_missing() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTONUM </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>{run("Oil")}</w:p>'
    )
    extract = read(body)
    assert extract.text == "Oil"
    assert [finding.code for finding in extract.findings] == ["number-not-counted"]


def _form(settings: str, code: str) -> str:
    return (
        f'<w:p>{run("Status: ")}<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{settings}</w:ffData>'
        f"</w:fldChar></w:r><w:r><w:instrText> {code} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ('<w:result w:val="1"/>', "Refused"),
        ("", "Accepted"),
        ('<w:default w:val="1"/>', "Refused"),
        ('<w:default w:val="1"/><w:result w:val="0"/>', "Accepted"),
        ('<w:result w:val="9"/>', ""),
    ],
)
def test_the_choice_that_a_form_shows_is_read(said: str, printed: str) -> None:
    entries = '<w:listEntry w:val="Accepted"/><w:listEntry w:val="Refused"/>'
    extract = read(_form(f"<w:ddList>{said}{entries}</w:ddList>", "FORMDROPDOWN"))
    assert extract.text == f"Status: {printed}".strip()


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("<w:checked/>", "☒"),
        ('<w:checked w:val="0"/>', "☐"),
        ('<w:default w:val="1"/>', "☒"),
        ("", "☐"),
    ],
)
def test_the_box_of_a_form_is_read(said: str, printed: str) -> None:
    assert (
        read(_form(f"<w:checkBox>{said}</w:checkBox>", "FORMCHECKBOX")).text == f"Status: {printed}"
    )


def test_diagrams_and_embedded_tables_are_said_and_pictures_are_not() -> None:
    drawing = (
        '<w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{}"/></a:graphic>'
        "</w:drawing></w:r>"
    )
    sheet = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r>'
    for inner, codes in (
        (drawing.format("diagram"), ["embedded-not-read"]),
        (drawing.format("chart"), ["embedded-not-read"]),
        (drawing.format("picture"), []),
        (sheet, ["embedded-not-read"]),
    ):
        assert [f.code for f in read(paragraph("Oil", inner)).findings] == codes


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    body = (
        f"<w:p>{run('paid ')}<w:del><w:r><w:delText>9 casks</w:delText></w:r></w:del>"
        f"<w:ins>{run('8 casks')}<w:del><w:r><w:delText>!</w:delText></w:r></w:del></w:ins>"
        f"<w:moveFrom>{run(' to Ann')}</w:moveFrom><w:moveTo>{run(' to Bob')}</w:moveTo>"
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
        "<w:t>.</w:t></w:r></w:p>"
    )
    extract = read(body)
    assert extract.text == "paid 8 casks to Bob."
    (finding,) = extract.findings
    assert finding.code == "tracked-changes"
    assert finding.message.endswith("1 insertion, 2 deletions, 1 move")


def _ending(change: str, *runs: str, style: str = "") -> str:
    return paragraph(*runs, properties=f"{style}<w:rPr>{change}</w:rPr>")


@pytest.mark.parametrize("change", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"])
def test_a_paragraph_whose_end_is_gone_goes_on_with_the_next(change: str) -> None:
    body = _ending(change, "The lamps ") + paragraph("burn.") + paragraph("Oil.")
    assert blocks(read(body)) == ["The lamps burn.", "Oil."]


def test_an_inserted_end_parts_paragraphs() -> None:
    assert blocks(read(_ending("<w:ins/>", "a") + paragraph("b"))) == ["a", "b"]


def test_the_last_paragraph_may_have_lost_its_end() -> None:
    body = table([_ending("<w:del/>", "a"), _ending("<w:del/>", "b")]) + _ending("<w:del/>", "c")
    assert blocks(read(body)) == ["a | b", "c"]


def test_deleted_rows_and_cells_are_gone() -> None:
    cell = f"<w:tc>{paragraph('gone')}</w:tc>"
    body = (
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{cell}{cell}</w:tr>"
        f"<w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('gone')}"
        f"</w:tc><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    )
    assert read(body).text == "| a | b"


def test_hidden_text_is_left_out_and_said() -> None:
    extract = read(paragraph("Oil", run(" and tar", "<w:vanish/>"), " burn."))
    assert extract.text == "Oil burn."
    assert [(f.code, f.severity) for f in extract.findings] == [("hidden-text", "info")]


def test_comments_and_embedded_documents_are_left_out_and_said() -> None:
    body = paragraph("Oil", '<w:r><w:commentReference w:id="1"/></w:r>') + '<w:altChunk r:id="x"/>'
    extract = read(body)
    assert extract.text == "Oil"
    assert [f.code for f in extract.findings] == ["comments-left-out", "embedded-not-read"]


def test_content_controls_show_what_is_in_them() -> None:
    body = (
        '<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>'
        f"{paragraph('Oil', '<w:smartTag>' + run(' burns') + '</w:smartTag>')}"
        "</w:sdtContent></w:sdt>"
    )
    assert read(body).text == "Oil burns"


def test_heads_and_feet_of_pages_stand_once_behind_all_else() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    relations = "".join(
        f'<Relationship Id="h{n}" Target="{name}.xml" Type="{kind}"/>'
        for n, name in enumerate(("header1", "footer1", "header2", "nowhere"))
    )
    references = (
        '<w:headerReference r:id="h0"/><w:footerReference r:id="h1"/><w:headerReference r:id="h2"/>'
        '<w:headerReference r:id="h3"/>'
    )
    body = (
        paragraph("Oil", properties=f"<w:sectPr>{references}</w:sectPr>")
        + paragraph("Tar")
        + f"<w:sectPr>{references}</w:sectPr>"
    )
    head = table(["Harbour", "Minutes"])
    parts = {"header1": head, "header2": head, "footer1": paragraph("7")}
    extract = read(body, parts, relations=relations)
    assert blocks(extract) == ["Oil", "Tar", "Harbour\nMinutes", "7"]
    assert said(extract, "furniture") == [
        ("Harbour\nMinutes", "running_head"),
        ("7", "page_number"),
    ]


def test_style_runs_are_sorted_and_inside_the_text() -> None:
    body = paragraph(
        " ", run("Oil ", "<w:b/>"), run(" 3 ", '<w:b/><w:vertAlign w:val="superscript"/>')
    )
    extract = read(body)
    assert extract.text == "Oil  3"
    assert extract.styles == tuple(sorted(extract.styles, key=lambda style: style.run))
    assert all(0 <= s.run[0] < s.run[1] <= len(extract.text) for s in extract.styles)


def test_the_same_file_gives_the_same_extract() -> None:
    content = docx(paragraph("Oil"), {"styles": HEADINGS})
    assert read_word(content, name="a") == read_word(content, name="b")


@pytest.mark.parametrize(
    "inner", ["<w:tc/>", "<w:tc><w:sectPr/></w:tc>", "<w:sectPr/><w:tc/>", "<w:p/><w:t>x</w:t>"]
)
def test_what_does_not_belong_into_a_section_changes_nothing(inner: str) -> None:
    assert read(f"<w:sectPr>{inner}</w:sectPr>" + paragraph("Oil")).text == "Oil"
