"""What is written: each block so that it is shown as it is, and reads back as itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pacparse import parse, parse_bytes, to_markdown
from pacparse.render.markdown import Restatements
from pacparse.render.markdown.escapes import escape, escape_head, escape_heading, write_link
from shown import PARSERS, differences, shown

if TYPE_CHECKING:
    from pacparse import Document
    from pacparse.block import Block


def _clean(text: str) -> str:
    return to_markdown(parse_bytes(text.encode(), name="lamps.md"))


@pytest.mark.parametrize(
    "text",
    [
        "# Lamps\n\nThe quay is lit.\n",
        "## 1. Lamps\n\nThe quay is lit.\n",
        "# Lamps\n\n3.1 The quay is lit.\n\n3.2 The pier is not.\n",
        "# Lamps\n\n1\\. The quay is lit.\n\n2\\. The pier is not.\n",
        "# Lamps\n\n4a) (i) The quay is lit.\n",
        "# Lamps\n\nThese are lit:\n\n- the quay\n- the pier\n",
        "# Lamps\n\nThese are lit:\n\n- (a) the quay;\n- (b) the pier.\n",
        "# Lamps\n\nThe quay[^1] is lit.[^2]\n\n[^1]: The old quay.\n[^2]: <https://quay.example>\n",
        "# Lamps\n\n> **Recommendation:** The quay should be lit.\n",
        "# Lamps\n\n**3: Committee of Public Accounts conclusion:** The quay is dark.\n",
        "",
    ],
)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert _clean(text) == text


@pytest.mark.parametrize(
    "line",
    [
        " 7 lamps are lit.",
        " (a) lamp is lit.",
        " \\# lamps",
        " \\- lamps",
        " Response: none.",
        " Page 7",
        " .",
        " 3.2 lamps are lit.",
        " 1\\. The lamps.",
        "-  7 lamps",
        "-",
        "**9.** 7 lamps are lit.",
        "**9.** lamps are lit.",
        "**9.** (a) lamps are lit.",
        "**9.** https://quay.example",
        "**9.** Response: none.",
        "> **Recommendation:**  3: lamps.",
    ],
)
def test_what_would_be_read_as_something_else_has_a_space_before_it_or_is_set_off(
    line: str,
) -> None:
    clean = _clean(f"# Lamps\n\n 8 lamps.\n\n{line}\n")
    assert clean.split("\n\n")[2:] == [f"{line}\n"]
    assert _clean(clean) == clean


@pytest.mark.parametrize(
    "text",
    [
        "# Lamps\n\nThe quay of\n\n the lamps\n",
        "# Lamps\n\n3.1\n\n The quay is lit.\n",
        "The quay is lit.\n\n Lamps of the quay\n",
        "**9.** Lamps of the quay\n\n They are lit.\n",
    ],
)
def test_what_would_go_on_with_the_block_before_has_a_space_before_it(text: str) -> None:
    assert _clean(text).splitlines()[0] == text.splitlines()[0]
    assert _clean(_clean(text)) == _clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Lamps\n\nThe quay is lit.\n\nthe pier is not.\n",
        "# Lamps\n\nLamps of the quay\n",
        "# Lamps\n\nIn 2017 the quay was lit.\n",
        "# Lamps\n\nA quay is lit; the response is good.\n",
        "3.1 Lamps of the quay\n\n3.2 The pier is dark.\n",
    ],
)
def test_what_is_plain_has_no_sign(text: str) -> None:
    assert _clean(text) == text


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a*b*c", "a\\*b\\*c"),
        ("2 * 3", "2 * 3"),
        ("snake_case and _lamps_", "snake_case and \\_lamps\\_"),
        ("<script> and <name withheld>", "\\<script> and \\<name withheld>"),
        ("a < b, <3 and 4>", "a < b, <3 and 4>"),
        ("R&D, &amp; and &#8212;", "R&D, \\&amp; and \\&#8212;"),
        ("[^40] and [40]", "\\[^40] and [40]"),
        ("[a](b) and a (b)", "[a]\\(b) and a (b)"),
        ("C:\\lamps\\*", "C:\\lamps\\\\\\*"),
        ("~~lamps~~ and ~5", "\\~\\~lamps\\~\\~ and ~5"),
        ("`lamps`", "\\`lamps\\`"),
        ("12. 3.2 - # >", "12. 3.2 - # >"),
    ],
)
def test_only_what_would_be_markup_inside_a_line_is_escaped(words: str, written: str) -> None:
    assert escape(words) == written


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("12. The", "12\\. The"),
        ("12) The", "12\\) The"),
        ("12.", "12\\."),
        ("12.5 per cent", "12.5 per cent"),
        ("12a. The", "12a. The"),
        ("- lamps", "\\- lamps"),
        ("-5", "-5"),
        ("# lamps", "\\# lamps"),
        ("#lamps", "#lamps"),
        ("> lamps", "\\> lamps"),
        ("---", "\\---"),
        ("- - -", "\\- - -"),
        ("[a]: b", "\\[a]: b"),
        ("[a] b", "[a] b"),
    ],
)
def test_only_what_would_open_another_block_is_escaped_at_its_head(line: str, written: str) -> None:
    assert escape_head(line) == written


def test_signs_at_the_end_of_a_heading_are_words() -> None:
    assert escape_heading("Lamps ##") == "Lamps \\##"
    assert escape_heading("C#") == "C#"


def test_an_address_is_a_link_of_its_own_words() -> None:
    assert write_link("https://a.example/_b_") == "<https://a.example/_b_>"
    assert write_link("www.a.example/_b_") == "[www.a.example/\\_b\\_](<http://www.a.example/_b_>)"
    assert (
        write_link("https://a.b/&lt;?c&d") == "[https://a.b/\\&lt;?c&d](<https://a.b/&amp;lt;?c&d>)"
    )


def test_a_label_is_written_once_with_its_number() -> None:
    assert to_markdown(parse("Recommendation:\n3. The quay should be lit.\n")) == (
        "> **Recommendation: 3:** The quay should be lit.\n"
    )


def test_words_between_signs_are_as_printed() -> None:
    written = to_markdown(parse("# Lamps\n\nThe quay _**_ is lit.\n"))
    assert written == "# Lamps\n\nThe quay \\_\\_ is lit.\n"
    assert _clean(written) == written


def test_levels_of_headings_have_no_jumps() -> None:
    text = "### Lamps\n\n#### Oil\n\n###### Wicks\n\n### Piers\n\n# Quays\n\n#### Eels\n\nThey are few.\n"
    signs = [line.split()[0] for line in _clean(text).splitlines() if line.startswith("#")]
    assert signs == ["##", "###", "####", "##", "#", "##"]
    assert _clean(_clean(text)) == _clean(text)


def test_a_title_that_is_printed_as_a_paragraph_is_the_first_heading() -> None:
    text = (
        "Harbour Board response to the Tides Committee report on the lending of pumps at night\n\n"
        "3 March 2021\n\n1. The Board thanks the Committee.\n\n2. Pumps are lent by day.\n"
    )
    document = parse(text)
    assert document.blocks[0].text == document.title
    written = to_markdown(replace(document, blocks=(_as_paragraph(document), *document.blocks[1:])))
    assert written.startswith("# Harbour Board response")
    assert _clean(written) == written


def _as_paragraph(document: Document) -> Block:
    return replace(document.blocks[0], kind="paragraph", level=0)


def test_words_that_lead_to_a_list_are_no_heading() -> None:
    document = parse("The keepers asked for:\n\n- oil\n- wicks\n")
    assert to_markdown(document).startswith("The keepers asked for:")


def test_the_committee_is_quoted_and_the_government_is_not() -> None:
    text = "1: PAC conclusion: The quay is dark.\n\n1: PAC recommendation: Light it.\n\n1.1 The government agrees.\n"
    assert [line[:2] for line in to_markdown(parse(text)).split("\n\n")] == ["> ", "> ", "1."]


def test_a_mark_without_a_note_has_one_that_says_so() -> None:
    written = to_markdown(parse("1.1 The quay is lit.[^4]\n"))
    assert written == "1.1 The quay is lit.[^4]\n\n[^4]: **4** *This note is not in the source.*\n"
    assert _clean(written) == written


def test_a_note_keeps_its_printed_number_where_it_would_be_counted_anew() -> None:
    text = "1.1 The quay[^{0}] is lit.[^{1}]\n\n[^{0}]: Old.\n[^{1}]: New.\n"
    assert to_markdown(parse(text.format(1, 2))) == text.format(1, 2)
    assert to_markdown(parse(text.format(4, 5))) == (
        "1.1 The quay[^4] is lit.[^5]\n\n[^4]: **4** Old.\n[^5]: **5** New.\n"
    )


def test_a_note_that_nothing_cites_is_shown_as_a_paragraph() -> None:
    written = to_markdown(parse("1.1 The quay[^1] is lit.\n\n[^1]: Old.\n[^2]: New.\n"))
    assert written.endswith("\n\n[^1]: Old.\n\n\\[^2]: New.\n")
    assert _clean(written) == written


@pytest.mark.parametrize("name", PARSERS)
def test_words_that_look_like_markup_are_shown(name: str) -> None:
    document = parse(
        "# Lamps #\n\n12. The <title> of a*b*c.[^4](see it)\n\n14. <script>x</script> &amp; [a](b).\n\n"
        "[^4]: 7. The log, <https://a.example/_b_>.\n"
    )
    assert differences(document, shown(PARSERS[name](to_markdown(document)))) == []


@pytest.mark.parametrize("name", PARSERS)
@pytest.mark.parametrize(
    "change", [("\\*", "*"), ("14\\.", "14."), ("[^4]:", "[^5]:"), ("\\<", "<")]
)
def test_a_lost_sign_is_seen(name: str, change: tuple[str, str]) -> None:
    document = parse("12. The a*b*c.[^4]\n\n14. A <title> of 3.\n\n[^4]: The log.\n")
    written = to_markdown(document).replace(*change)
    try:
        told = differences(document, shown(PARSERS[name](written)))
    except AssertionError:
        return
    assert told != []


def test_notes_of_a_second_scope_have_labels_of_their_own() -> None:
    chapter = (
        "# {0}\n\nThe {0} is lit.1 It is red.2\n\n1 See the {0} count.\n2 See the {0} log.\n\n"
    )
    clean = to_markdown(parse(chapter.format("lamp") + chapter.format("quay")))
    assert "The quay is lit.[^s2-1] It is red.[^s2-2]" in clean
    assert clean.endswith("[^s2-1]: **1** See the quay count.\n[^s2-2]: **2** See the quay log.\n")
    assert _clean(clean) == clean


RESTATED = (
    "1. The harbour board will repair each of the forty lamps of the old quay and each of the nine "
    "lamps of the new pier before the ferries return in the spring.\n\n"
    "2. Nothing else is to be said of the quay.\n\n"
    "3. The harbour board will repair each of the forty lamps of the old quay and each of the nine "
    "lamps of the new pier before the ferries return in the spring.\n"
)


def test_a_restatement_is_kept_marked_or_collapsed() -> None:
    document = parse(RESTATED)
    kept, marked, collapsed = (
        to_markdown(document, restatements=way).splitlines()[-1] for way in Restatements
    )
    assert kept.replace("\\", "") == RESTATED.splitlines()[-1]
    assert marked == f"{kept} *(Restates paragraph 1.)*"
    assert collapsed == "3\\. *Restates paragraph 1.*"


def test_a_restatement_that_goes_on_is_never_collapsed() -> None:
    document = parse(
        RESTATED.rstrip() + " The eels are counted in June, whatever the weather is.\n"
    )
    [last] = to_markdown(document, restatements=Restatements.COLLAPSE).splitlines()[-1:]
    assert last.endswith("in June, whatever the weather is. *(Restates paragraph 1.)*")


@pytest.mark.parametrize("text", ["1 (a) The lamps.", "4a) (i) The lamps.", "12. (b) The lamps."])
def test_the_number_of_a_part_is_read_back_whole(text: str) -> None:
    (block,) = parse(text).blocks
    (again,) = parse_bytes(to_markdown(parse(text)).encode(), name="a.md").blocks
    assert (again.number, again.text) == (block.number, block.text)
