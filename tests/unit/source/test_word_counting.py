"""What is counted in the lists of a Word file, and what is not: the numbers are those that LibreOffice shows."""

from __future__ import annotations

from word_files import blocks, level, numbered, numbering, paragraph, read, run, styled

DOTTED = (level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"))
NAMED = '<w:name w:val="Points"/>'


def _list(*levels: int) -> str:
    return "".join(numbered("x", index) for index in levels)


def _numbers(body: str, definitions: str) -> list[str]:
    return [block.rpartition(" ")[0] for block in blocks(read(body, {"numbering": definitions}))]


def _again(number_id: int, **starts: int) -> str:
    """Another use of the list, with starts of its own: ``at_0=7`` is that of the first level."""
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{at[-1]}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for at, start in starts.items()
    )
    return f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="1"/>{overrides}</w:num>'


def _mark_of(level_index: int = 0, more: str = "", words: str = "") -> str:
    """A paragraph of the list with ``more`` among its properties."""
    list_of = f'<w:numPr><w:ilvl w:val="{level_index}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{list_of}{more}</w:pPr>{words}</w:p>"


def _field(code: str, result: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_list_that_begins_on_a_deeper_level_has_spent_the_number_above() -> None:
    assert _numbers(_list(1, 1, 0, 1), numbering(*DOTTED)) == ["1.1", "1.2", "2.", "2.1"]
    started = numbering(level(0, "%1.", start=37), level(1, "%1.%2"))
    assert _numbers(_list(1, 1, 0, 0), started) == ["37.1", "37.2", "38.", "39."]


def test_a_level_that_was_passed_over_has_spent_its_first_number() -> None:
    assert _numbers(_list(0, 2, 1, 2), numbering(*DOTTED)) == ["1.", "(a)", "1.2", "(a)"]


def test_a_start_of_its_own_above_is_void_once_the_list_was_used_deeper() -> None:
    definitions = numbering(*DOTTED) + _again(2, at_0=7, at_1=1)
    deeper = _list(0) + "".join(numbered("x", index, 2) for index in (1, 0))
    assert _numbers(deeper, definitions) == ["1.", "1.1", "2."]
    at_once = _list(0) + "".join(numbered("x", index, 2) for index in (0, 1))
    assert _numbers(at_once, definitions) == ["1.", "7.", "7.1"]


def test_a_paragraph_that_only_ends_a_section_is_not_counted() -> None:
    section = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    definitions = numbering(*DOTTED)
    body = _list(0) + _mark_of(more=section) + _list(0)
    assert _numbers(body, definitions) == ["1.", "2."]
    with_words = _list(0) + _mark_of(more=section, words=run("x")) + _list(0)
    assert _numbers(with_words, definitions) == ["1.", "2.", "3."]


def test_an_empty_paragraph_is_counted_also_if_its_mark_is_hidden() -> None:
    definitions = numbering(*DOTTED)
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    assert _numbers(_list(0) + _mark_of() + _list(0), definitions) == ["1.", "3."]
    assert _numbers(_list(0) + _mark_of(more=hidden) + _list(0), definitions) == ["1.", "3."]
    unseen = _mark_of(more=hidden, words=run("gone", "<w:vanish/>"))
    assert _numbers(_list(0) + unseen + _list(0), definitions) == ["1.", "2."]


def test_a_deleted_paragraph_is_not_counted() -> None:
    gone = _mark_of(
        more="<w:rPr><w:del/></w:rPr>",
        words="<w:del><w:r><w:delText>Tar</w:delText></w:r></w:del>",
    )
    assert _numbers(_list(0) + gone + _list(0), numbering(*DOTTED)) == ["1.", "2."]


def test_a_field_counts_in_the_list_that_it_names() -> None:
    definitions = numbering(NAMED, level(0, "%1."), level(1, "(%2)"))
    field = _field(r'LISTNUM "points" \l 2')
    body = _mark_of(words=run("—") + field + run(" Oil")) + numbered("Tar", 1)
    extract = read(body, {"numbering": definitions})
    assert blocks(extract) == ["1. —(1) Oil", "(2) Tar"]
    assert extract.findings == ()


def test_a_field_with_a_number_of_its_own_goes_on_from_it() -> None:
    definitions = numbering(NAMED, level(0, "%1."), level(1, "(%2)"))
    body = paragraph(_field(r"LISTNUM Points \l 2 \s 4"), run(" Oil")) + numbered("Tar", 1)
    assert blocks(read(body, {"numbering": definitions})) == ["(4) Oil", "(5) Tar"]


def test_a_field_whose_number_is_in_the_file_is_counted_and_written_once() -> None:
    definitions = numbering(NAMED, level(0, "%1."), level(1, "(%2)"))
    simple = f'<w:fldSimple w:instr="LISTNUM Points \\l 2">{run("(1)")}</w:fldSimple>'
    for field in (_field(r"LISTNUM Points \l 2", "(1)"), simple):
        body = _mark_of(words=field + run(" Oil")) + numbered("Tar", 1)
        extract = read(body, {"numbering": definitions})
        assert blocks(extract) == ["1. (1) Oil", "(2) Tar"]
        assert extract.findings == ()


def test_a_field_that_names_no_known_list_is_reported() -> None:
    definitions = {"numbering": numbering(NAMED, *DOTTED)}
    for code in ("LISTNUM", r"LISTNUM \l 2", r'LISTNUM "Lamps" \l 1', "LISTNUM Points"):
        for field in (_field(code), f"<w:fldSimple w:instr='{code}'/>"):
            extract = read(paragraph(field, run("Oil")), definitions)
            assert extract.text == "Oil"
            assert [finding.code for finding in extract.findings] == ["number-not-counted"]


def test_numbers_that_stand_alone_number_the_text_below() -> None:
    apart = numbered("Oil") + "".join(numbered("", 1) + paragraph(text) for text in ("Tar", "Wax"))
    definitions = {"numbering": numbering(*DOTTED)}
    assert blocks(read(apart, definitions)) == ["1. Oil", "1.1 Tar", "1.2 Wax"]
    one_with_words = apart + numbered("Rope", 1)
    assert blocks(read(one_with_words, definitions)) == ["1. Oil", "1.1 Tar", "1.2 Wax", "1.3 Rope"]


def test_an_empty_paragraph_among_numbered_ones_numbers_nothing() -> None:
    stray = numbered("Oil") + numbered("Tar") + numbered("") + paragraph("Wax") + numbered("Rope")
    extract = read(stray, {"numbering": numbering(*DOTTED)})
    assert blocks(extract) == ["1. Oil", "2. Tar", "Wax", "4. Rope"]


def test_a_number_that_is_words_stands_for_itself() -> None:
    definitions = numbering(level(0, "Recommendation %1"), level(1, "%1.%2"))
    body = numbered("") + paragraph("Mend the lamps.") + numbered("") + paragraph("Sell the oil.")
    assert blocks(read(body, {"numbering": definitions})) == [
        "Recommendation 1",
        "Mend the lamps.",
        "Recommendation 2",
        "Sell the oil.",
    ]
    hidden = _mark_of(more="<w:rPr><w:vanish/></w:rPr>") + paragraph("Mend the lamps.")
    assert blocks(read(hidden, {"numbering": definitions})) == ["Mend the lamps."]


def test_a_bullet_without_words_is_nothing() -> None:
    definitions = numbering(level(0, "\uf0b7", "bullet"))
    assert read(numbered("") + paragraph("Oil"), {"numbering": definitions}).text == "Oil"


def test_a_style_based_on_another_keeps_the_level_that_it_names() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="B"/></w:style>'
    )
    definitions = numbering(level(0, "%1.", more='<w:pStyle w:val="A"/>'), level(1, "%1.%2"))
    body = "".join(styled(text, style) for text, style in (("x", "B"), ("x", "C")))
    extract = read(body, {"numbering": definitions, "styles": styles})
    assert blocks(extract) == ["1.1 x", "1.2 x"]
