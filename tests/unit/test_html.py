"""The readable page: the words, numbers, marks and links of the document, and nothing that acts."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pacparse import Document, parse, to_html
from pacparse.render.html.stylesheet import STYLESHEET, stylesheet_digest
from pacparse.render.outline import Restatements
from shown_page import TAGS, ShownPage, page_differences

ATTRIBUTES = {
    *("id", "class", "href", "rel", "role", "aria-label", "lang", "charset", "name", "content"),
    *("http-equiv", "title"),
}
HOSTILE = (
    "# </title><script>alert(1)</script>\n\n12. An <img src=x onerror=alert(1)> & \"'><b>.[^4] &lt;\n\n"
    "[^4]: javascript:alert(1) <https://a.example/\"onclick='x'> </section>\n"
)


def check(document: Document) -> ShownPage:
    """The page of ``document``, which shows what it must and holds nothing else."""
    page = ShownPage(to_html(document))
    assert page_differences(document, page) == []
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)
    return page


@given(st.text("<>&\"'a1. \n#[^]:-*`/=", max_size=80))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    check(parse(text))


def test_hostile_words_are_words() -> None:
    page = check(parse(HOSTILE))
    assert "script" not in page.tags
    assert not any(name.startswith("on") for name in page.attributes)


def test_numbers_labels_and_letters_stand_before_the_words() -> None:
    document = parse(
        "1: PAC conclusion: The quay is dark.\n\n1: PAC recommendation: Light it:\n\n(a) soon\n(b) well\n\n"
        "1.1 The government agrees.\n\n- at dusk\n"
    )
    pieces = list(check(document).pieces.values())
    assert [(p.tag, p.is_quoted, p.sign) for p in pieces] == [
        ("p", True, "1:PACconclusion:"),
        ("p", True, "1:PACrecommendation:"),
        ("li", True, "(a)"),
        ("li", True, "(b)"),
        ("p", False, "1.1"),
        ("li", False, ""),
    ]


def test_notes_and_marks_lead_to_each_other() -> None:
    page = to_html(parse("1.1 The quay[^4] is lit.[^4] Oil is dear.[^5]\n\n[^4]: The log.\n"))
    assert re.findall(r'id="(mark-[^"]+)" role="doc-noteref" href="#([^"]+)"', page) == [
        ("mark-1-1", "note-1"),
        ("mark-1-2", "note-1"),
        ("mark-2-1", "note-2"),
    ]
    assert re.findall(r'role="doc-backlink" href="#([^"]+)"', page) == [
        *("mark-1-1", "mark-1-2", "mark-2-1"),
    ]
    assert "<em>This note is not in the source.</em>" in page


def test_a_block_is_found_by_its_id() -> None:
    assert '<p id="1.1"' in to_html(parse("1.1 The quay is lit.\n"))


def test_an_address_leads_to_the_web_or_nowhere() -> None:
    page = to_html(parse("1.1 Lit.[^1]\n\n[^1]: www.a.example and https://b.example/?a=1&b=2\n"))
    assert re.findall(r'<a href="(.*?)" rel="nofollow noreferrer noopener">', page) == [
        "http://www.a.example",
        "https://b.example/?a=1&amp;b=2",
    ]


def test_the_policy_allows_the_style_sheet_alone() -> None:
    page = to_html(parse("1.1 Lit.\n"))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith(f"default-src 'none'; style-src '{stylesheet_digest()}';")
    assert page.count("<style>") == 1
    assert f"<style>{STYLESHEET}</style>" in page
    assert "url(" not in STYLESHEET
    assert "@import" not in STYLESHEET


def test_signs_that_turn_the_line_round_turn_nothing_else() -> None:
    page = to_html(parse("1.1 The file \u202etxt.setik is lit.\n"))
    assert '<span class="hidden" title="U+202E">\u202e</span>txt.setik' in page


def test_restatements_are_told_as_in_markdown() -> None:
    words = "The harbour board will repair each of the forty lamps of the old quay and each of the nine of the pier."
    document = parse(f"1. {words}\n\n2. Nothing else.\n\n3. {words}\n")
    assert "Restates" not in to_html(document)
    assert f"{words} <em>(Restates paragraph 1.)</em>" in to_html(
        document, restatements=Restatements.MARK
    )
    assert to_html(document, restatements=Restatements.COLLAPSE).count(words) == 1


def test_a_text_without_words_gives_an_empty_page() -> None:
    assert "<main>\n</main>" in to_html(parse(""))
