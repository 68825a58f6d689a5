"""Numbers that Word prints and the file does not hold: they are counted."""

from __future__ import annotations

import pytest

from pacparse.source.word.number_formats import printed_number
from word_files import (
    blocks,
    level,
    numbered,
    numbering,
    paragraph,
    read,
    run,
    said,
    styled,
    table,
)

DOTTED = (level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"))


def _numbers(body: str, definitions: str, styles: str = "") -> list[str]:
    extract = read(body, {"numbering": definitions, "styles": styles})
    return [block.rpartition(" ")[0] for block in blocks(extract)]


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (4, "decimal", "4"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (2, "lowerLetter", "b"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (7, "001, 002, 003, ...", "007"),
        (1, "ordinal", "1st"),
        (12, "ordinal", "12th"),
        (23, "ordinal", "23rd"),
        (42, "cardinalText", "Forty-two"),
        (112, "cardinalText", "One hundred twelve"),
        (3, "ordinalText", "Third"),
        (20, "ordinalText", "Twentieth"),
        (32, "ordinalText", "Thirty-second"),
        (2, "chicago", "†"),
        (5, "chicago", "**"),
        (3, "decimalEnclosedCircle", "③"),
        (3, "numberInDash", "- 3 -"),
        (5, "none", ""),
        # beyond what the format has: figures, never a text of any length
        (10**9, "lowerLetter", "1000000000"),
        (10**9, "lowerRoman", "1000000000"),
        (0, "upperRoman", "0"),
        (1000, "cardinalText", "1000"),
        (1000, "ordinalText", "1000th"),
        (21, "decimalEnclosedParen", "21"),
        (5, "a format of another script", "5"),
    ],
)
def test_a_number_in_its_format(number: int, style: str, printed: str) -> None:
    assert printed_number(number, style) == printed


def test_levels_count_each_for_itself_and_begin_anew_below() -> None:
    body = "".join(numbered("x", index) for index in (0, 1, 1, 2, 2, 0, 1, 2))
    numbers = _numbers(body, numbering(*DOTTED))
    assert numbers == ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)"]


def test_the_number_is_marked_with_what_a_person_cites() -> None:
    extract = read(numbered("Oil") + numbered("Wicks", 1), {"numbering": numbering(*DOTTED)})
    assert said(extract, "number") == [("1.", "1"), ("1.1", "1.1")]


def test_a_label_of_words_is_left_to_those_who_read_labels() -> None:
    definitions = numbering(level(0, "Recommendation %1:"))
    extract = read(numbered("Mend the lamp."), {"numbering": definitions})
    assert extract.text == "Recommendation 1: Mend the lamp."
    assert said(extract, "number") == []


def test_lists_of_one_abstract_list_share_its_counters() -> None:
    definitions = numbering(*DOTTED) + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    body = numbered("x") + numbered("x", number_id=2) + numbered("x")
    assert _numbers(body, definitions) == ["1.", "2.", "3."]


def test_a_start_of_its_own_restarts_once() -> None:
    definitions = numbering(*DOTTED) + (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = "".join(numbered("x", number_id=number) for number in (1, 1, 2, 2, 1, 2))
    assert _numbers(body, definitions) == ["1.", "2.", "7.", "8.", "9.", "10."]


def test_a_list_may_put_a_level_of_its_own_in_place() -> None:
    definitions = numbering(*DOTTED) + (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        + level(0, "[%1]", "upperRoman", start=4)
        + "</w:lvlOverride></w:num>"
    )
    assert _numbers(numbered("x", number_id=2), definitions) == ["[IV]"]


@pytest.mark.parametrize(("restart", "last"), [("0", "2.3"), ("1", "2.1"), ("", "2.1")])
def test_a_level_may_refuse_to_begin_anew(restart: str, last: str) -> None:
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    definitions = numbering(level(0, "%1."), level(1, "%1.%2", more=more))
    body = "".join(numbered("x", index) for index in (0, 1, 1, 0, 1))
    assert _numbers(body, definitions)[-1] == last


def test_a_level_that_restarts_after_the_first_only_goes_on_under_the_second() -> None:
    more = '<w:lvlRestart w:val="1"/>'
    definitions = numbering(level(0, "%1"), level(1, "%1.%2"), level(2, "(%3)", more=more))
    body = "".join(numbered("x", index) for index in (0, 1, 2, 1, 2, 0, 1, 2))
    assert _numbers(body, definitions) == ["1", "1.1", "(1)", "1.2", "(2)", "2", "2.1", "(1)"]


def test_a_legal_level_prints_figures_only() -> None:
    definitions = numbering(level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert _numbers(numbered("x") + numbered("x", 1), definitions) == ["I", "1.1"]


@pytest.mark.parametrize(
    ("suffix", "text"), [("tab", "1. Oil"), ("space", "1. Oil"), ("nothing", "1.Oil")]
)
def test_what_stands_behind_the_number(suffix: str, text: str) -> None:
    definitions = numbering(level(0, "%1.", more=f'<w:suff w:val="{suffix}"/>'))
    assert read(numbered("Oil"), {"numbering": definitions}).text == text


@pytest.mark.parametrize(
    ("sign", "shown"), [("\uf0b7", "•"), ("o", "•"), ("–", "–"), ("▪", "▪"), ("\uf0fc", "•")]
)
def test_a_bullet_is_a_bullet_whatever_its_font(sign: str, shown: str) -> None:
    extract = read(numbered("Oil"), {"numbering": numbering(level(0, sign, "bullet"))})
    assert extract.text == f"{shown} Oil"
    assert said(extract, "number") == []


def test_a_style_numbers_at_the_level_that_names_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/>'
        '<w:basedOn w:val="Clause"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/>'
        '<w:basedOn w:val="Sub"/></w:style>'
    )
    definitions = numbering(
        level(0, "%1.", more='<w:pStyle w:val="Clause"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="Sub"/>'),
    )
    body = styled("x", "Clause") + styled("x", "Sub") + styled("x", "Deep")
    assert _numbers(body, definitions, styles) == ["1.", "1.1", "1.2"]


def test_a_paragraph_may_refuse_the_number_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    refused = '<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = styled("Oil", "Clause") + paragraph("Tar", properties=refused) + styled("Wax", "Clause")
    extract = read(body, {"numbering": numbering(*DOTTED), "styles": styles})
    assert blocks(extract) == ["1. Oil", "Tar", "2. Wax"]


def test_a_list_may_be_linked_through_a_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="House"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    definitions = numbering(*DOTTED) + (
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="House"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    body = numbered("x") + numbered("x", number_id=2)
    # a list's own levels are those of the list it leads to
    assert _numbers(body, definitions, styles) == ["1.", "2."]


def test_links_in_a_circle_number_nothing() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="House"><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    definitions = (
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="House"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    extract = read(numbered("Oil", number_id=2), {"numbering": definitions, "styles": styles})
    assert extract.text == "Oil"


@pytest.mark.parametrize(
    "definitions",
    [
        "",
        '<w:num w:numId="1"/>',
        '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>',
        '<w:num w:numId="one"><w:abstractNumId w:val="1"/></w:num>',
        numbering(level(3, "%4")),
        numbering(level(0, "")),
        numbering(level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>")),
        numbering('<w:lvl w:ilvl="99"><w:lvlText w:val="%1"/></w:lvl>'),
    ],
)
def test_where_no_number_is_printed_none_is_written(definitions: str) -> None:
    assert read(numbered("Oil"), {"numbering": definitions}).text == "Oil"


def test_numbers_in_cells_count_in_reading_order() -> None:
    body = numbered("Oil") + table([numbered("Tar"), numbered("Wax")]) + numbered("Rope")
    extract = read(body, {"numbering": numbering(*DOTTED)})
    assert blocks(extract) == ["1. Oil", "2. Tar | 3. Wax", "4. Rope"]
    assert [words for words, _ in said(extract, "number")] == ["1.", "2.", "4."]


def test_a_text_box_counts_after_the_paragraph_it_hangs_on() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{numbered('Box')}</w:txbxContent></w:pict></w:r>"
    host = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{box}{run('Host')}</w:p>"
    )
    extract = read(host, {"numbering": numbering(*DOTTED)})
    assert blocks(extract) == ["1. Host", "2. Box"]


def test_a_newer_format_stands_before_the_one_for_old_programs() -> None:
    chosen = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    assert _numbers(numbered("x"), numbering(level(0, "%1", more=chosen))) == ["001"]


def test_the_number_is_as_bold_as_its_paragraph() -> None:
    definitions = numbering(level(0, "%1.", more="<w:rPr><w:b/></w:rPr>"))
    extract = read(numbered("Oil"), {"numbering": definitions})
    assert said(extract, "bold") == [("1. ", None)]


def test_numbered_paragraphs_in_a_cell_are_blocks_and_bullets_are_not() -> None:
    bullets = (
        '<w:abstractNum w:abstractNumId="2">' + level(0, "\uf0b7", "bullet") + "</w:abstractNum>"
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    numbers = numbered("Oil", 1) + numbered("Tar", 1)
    signs = numbered("Oil", 0, 2) + numbered("Tar", 0, 2)
    definitions = {"numbering": numbering(*DOTTED) + bullets}
    assert blocks(read(table(["Left", numbers]), definitions)) == ["Left", "1.1 Oil", "1.2 Tar"]
    assert blocks(read(table(["Left", signs]), definitions)) == ["Left | • Oil • Tar"]
    nowhere = numbered("Oil", 0, 9) + numbered("Tar", 0, 9)
    assert blocks(read(table(["Left", nowhere]), definitions)) == ["Left | Oil Tar"]
