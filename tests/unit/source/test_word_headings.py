"""Outlines of Word documents, and documents whose paragraphs are printed lines."""

from __future__ import annotations

import textwrap

import pytest

from pacparse.source.word.printed_lines import Printed, find_lines
from word_files import blocks, level, numbered, numbering, paragraph, read, run, said, styled

STYLES = (
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)
PARTS = {"styles": STYLES, "numbering": numbering(level(0, "%1."))}
PLAN = (
    "The keepers of the northern lamps met in spring and agreed on a plan for the winter, "
    "which was then put to the board of the harbour and to the council of the town, and was "
    "printed by the clerk in the same month."
)


def test_an_outline_level_makes_no_heading_of_prose() -> None:
    body = (
        styled("Oil", "Part")
        + styled("The Board was set up in the spring of that year.", "Clause")
        + styled("The Board recommends that the keepers:", "Clause")
        + styled("(a) trim the wicks; and", "Clause")
    )
    extract = read(body, PARTS)
    assert said(extract, "heading") == [("Oil", "2")]
    assert blocks(extract)[2] == "2. The Board recommends that the keepers:"


def test_a_style_of_headings_keeps_them_beside_a_sentence_or_two() -> None:
    body = (
        styled("Oil", "Clause")
        + styled("The Board was set up in the spring of that year.", "Clause")
        + styled("Wicks", "Clause")
    )
    assert said(read(body, PARTS), "heading") == [("1. Oil", "1"), ("3. Wicks", "1")]


def test_members_of_a_list_in_an_outlined_style_head_nothing() -> None:
    members = ("trim the wicks", "Light the lamps;", "Buy the oil, and")
    body = "".join(styled(words, "Clause") for words in (*members, "Sell the tar"))
    assert said(read(body, PARTS), "heading") == []


def test_a_paragraph_for_each_printed_line_is_a_line_of_its_block() -> None:
    lines = [*textwrap.wrap(f"1. {PLAN}", 84), *textwrap.wrap(f"2. {PLAN}", 84)]
    extract = read("".join(paragraph(line) for line in lines))
    assert blocks(extract) == ["\n".join(lines[:3]), "\n".join(lines[3:])]


def test_an_empty_paragraph_parts_printed_lines() -> None:
    lines = textwrap.wrap(PLAN * 2, 84)
    body = "".join(paragraph(line) for line in lines[:3]) + paragraph("")
    extract = read(body + "".join(paragraph(line) for line in lines[3:]))
    assert blocks(extract) == ["\n".join(lines[:3]), "\n".join(lines[3:])]


@pytest.mark.parametrize(
    "words",
    [
        ["The keepers asked for", "casks of oil", "new wicks", "glass for the lamps"],
        [PLAN, PLAN, PLAN, "and so on", "and on"],
        [
            f"The {name} Board met in the spring of that year."
            for name in ("Oil", "Tar", "Wax", "Rope")
        ],
    ],
)
def test_short_and_whole_paragraphs_are_no_printed_lines(words: list[str]) -> None:
    assert blocks(read("".join(paragraph(text) for text in words))) == words


def test_lists_and_headings_are_no_printed_lines() -> None:
    lines = textwrap.wrap(PLAN * 2, 84)
    body = "".join(numbered(line) for line in lines)
    assert len(blocks(read(body, PARTS))) == len(lines)
    assert find_lines([None, Printed("x" * 90, is_apart=False), None]) == frozenset()


def test_the_size_of_the_lines_is_bounded() -> None:
    for width in (20, 160):
        lines = textwrap.wrap(PLAN * 3, width)
        assert find_lines([Printed(line, is_apart=False) for line in lines]) == frozenset()


def test_bold_lines_of_a_printed_document_keep_their_bold() -> None:
    lines = textwrap.wrap(PLAN, 84)
    body = paragraph(run("Oil", "<w:b/>")) + "".join(paragraph(line) for line in lines)
    extract = read(body + "".join(paragraph(line) for line in lines))
    assert said(extract, "bold") == [("Oil", None)]
    assert blocks(extract)[0] == "Oil"
