"""What the markup says of the text: notes, headings, links, furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse.source.html import read_html

if TYPE_CHECKING:
    from pacparse.styles import Extract


def read(markup: str) -> Extract:
    return read_html(f"<!DOCTYPE html><body>{markup}</body>".encode(), name="page.html")


def told(extract: Extract, kind: str) -> list[tuple[str, str | None]]:
    """The words of each style run of ``kind``, and its value."""
    return [(extract.text[slice(*s.run)], s.value) for s in extract.styles if s.kind == kind]


GOVSPEAK = """<p>The lamps<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" rel="footnote">
    [footnote 1]</a></sup> burn.</p><div class="footnotes" role="doc-endnotes"><ol><li id="fn:1">
    <p>Lamp log. <a href="#fnref:1" class="reversefootnote" role="doc-backlink">↩</a></p></li></ol></div>"""
NINETIES = """<P>1. The lamps<A NAME="n3"></A><A HREF="#note3"><SUP>3</SUP></A> burn.<HR>
    <P><A NAME="note3">3</A>   Lamp log. <A HREF="#n3">Back</A>"""
BRACKETS = """<p>The lamps [<a href="#note7">7</a>] burn.</p><div><a name="note7"></a>
    <p>7 Lamp log.</p></div><p>After.</p>"""
WORD = """<p>The lamps<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span>
    <![if !supportFootnotes]><span>[1]</span><![endif]></span></a> burn.</p>
    <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"
    name="_ftn1"><span>[1]</span></a> Lamp log.</p></div>"""
ROWS = """<p>The lamps<sup><a href="#f2">2</a></sup> burn.</p><table><tr><td><a name="f2">2</a></td>
    <td>Lamp log.</td></tr><tr><td><a name="f3">3</a></td><td>Eels.</td></tr></table>"""
ONE_BLOCK = """<p>The lamps<sup><a href="#fn4">4</a></sup> and oil<sup><a href="#fn5">5</a></sup> burn.
    <div><a name=fn4></a>4 Lamp log.<br><a name=fn5></a>5 Oil log.<hr>After.</div>"""


@pytest.mark.parametrize(
    ("markup", "marks", "notes"),
    [
        (GOVSPEAK, [("[footnote 1]", "1")], [("1 Lamp log. ↩", "1")]),
        (NINETIES, [("3", "3")], [("3 Lamp log. Back", "3")]),
        (BRACKETS, [("[7]", "7")], [("7 Lamp log.", "7")]),
        (WORD, [("[1]", "1")], [("[1] Lamp log.", "1")]),
        (ROWS, [("2", "2")], [("2 | Lamp log.", "2")]),
        (ONE_BLOCK, [("4", "4"), ("5", "5")], [("4 Lamp log.", "4"), ("5 Oil log.", "5")]),
    ],
    ids=["govspeak", "nineties", "brackets", "word", "rows", "one-block"],
)
def test_marks_and_notes_of_every_era(
    markup: str, marks: list[tuple[str, str]], notes: list[tuple[str, str]]
) -> None:
    extract = read(markup)
    assert told(extract, "reference") == marks
    assert told(extract, "note") == notes


def test_a_mark_stands_directly_behind_its_word() -> None:
    assert read(GOVSPEAK).text.startswith("The lamps[footnote 1] burn.")


LOST = NINETIES.replace('NAME="n3"', "")


@pytest.mark.parametrize(("markup", "words"), [(GOVSPEAK, "↩"), (NINETIES, "Back"), (LOST, "Back")])
def test_the_way_back_is_furniture(markup: str, words: str) -> None:
    assert told(read(markup), "furniture") == [(words, "navigation")]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>see <a href='#s3'>3</a><h2 id=s3>3. Lamps</h2>",  # a list of contents
        "<p>see paragraph <a href='#p12'>12</a><p id=p12>12. The lamps",  # a cross-reference
        "<p>ten<sup>3</sup> lamps",  # a power
        "<p>the lamps<sup><a href='notes.htm#note3'>3</a></sup>",  # its note is on another page
        "<p>the lamps<sup><a href='#note3'>3</a></sup>",  # its note is nowhere
    ],
)
def test_other_links_and_raised_figures_are_no_marks(markup: str) -> None:
    extract = read(markup)
    assert told(extract, "reference") == told(extract, "note") == []


def test_what_is_raised_and_bound_to_nothing_is_said_to_be_raised() -> None:
    extract = read(
        "<p>the lamps<sup><a href='n.htm#note3'>3</a></sup> of 9<span style='vertical-align:super'>th</span>"
    )
    assert told(extract, "raised") == [("3", None), ("th", None)]


def test_headings_have_their_level() -> None:
    extract = read("<h1>Lamps</h1><h3>1. <b>Oil</b></h3><p>text")
    assert told(extract, "heading") == [("Lamps", "1"), ("1. Oil", "3")]


@pytest.mark.parametrize(
    ("markup", "levels"),
    [
        ("<center><font size=+2><b>Third Report</b></font></center><p>x", [("Third Report", "2")]),
        ("<p><font size=+1><b>Lamps</b></font><p>x", [("Lamps", "3")]),
        ("<p><font size=+1>Lamps</font> burn<p>x", []),
        ("<p><font size=+1>The lamps burn.</font><p>x", []),
        ("<p><font size=2><b>Lamps</b></font>", []),
    ],
)
def test_a_block_in_large_type_is_a_heading(markup: str, levels: list[tuple[str, str]]) -> None:
    assert told(read(markup), "heading") == levels


def test_bold_goes_on_until_its_end() -> None:
    extract = read(
        "<p>a <b>b</p><p>c</b> d <strong>e</strong><span style='font-weight:bold'>f</span>"
    )
    assert told(extract, "bold") == [("b", None), ("c", None), ("ef", None)]


def test_italics_come_from_signs_elements_and_styles() -> None:
    extract = read(
        "<p><i>b</i>, <em>c</em>, <cite>d</cite>, <span style='font-style: oblique'>e</span> f</p>"
        "<p><em>g <i>h</i></em> i</p><p><u>j</u> <span style='font-style:normal'>k</span></p>"
    )
    assert told(extract, "italic") == [
        ("b", None),
        ("c", None),
        ("d", None),
        ("e", None),
        ("g h", None),
    ]


def test_italics_end_with_their_cell() -> None:
    assert told(read("<table><tr><td><i>a<td>b</table>c"), "italic") == [("a", None)]


def test_only_an_address_is_behind_words() -> None:
    extract = read(
        "<p>The <a href='#a'>eels</a> and <a href='/b.html'>lamps</a> of <a href='HTTPS://a.example'>the bay</a>, "
        "<a href='mailto:b@a.example'>write</a> or <a href='javascript:c()'>run</a>.</p>"
    )
    assert told(extract, "link") == [
        ("the bay", "HTTPS://a.example"),
        ("write", "mailto:b@a.example"),
        ("run", "javascript:c()"),
    ]


def test_bold_ends_with_its_cell() -> None:
    assert told(read("<table><tr><td><b>a<td>b</table>c"), "bold") == [("a", None)]


def test_addresses_behind_words() -> None:
    extract = read(
        "<p><a href=' https://a.example/?x=1&amp;copy=2 '>one</a> <a href='/b'>two</a> <a href='javascript:x()'>three</a>."
    )
    assert told(extract, "link") == [
        ("one", "https://a.example/?x=1&copy=2"),
        ("three", "javascript:x()"),
    ]


@pytest.mark.parametrize(
    ("markup", "words", "reason"),
    [
        ("<nav><ul><li><a href=/>Home</a></ul></nav>", "Home", "navigation"),
        ("<div class='gem-c-cookie-banner'><p>We use cookies.</div>", "We use cookies.", "cookie_notice"),
        ("<a class='govuk-skip-link' href='#m'>Skip to main</a>", "Skip to main", "navigation"),
        ("<footer><p>Licence</p></footer>", "Licence", "navigation"),
        ("<p><a href=a>Previous</a> | <a href=b>Contents</a> | <a href=c>Next</a></p>", "Previous | Contents | Next", "navigation"),
        ("<p><a href=a>Oil</a> · <a href=b>Wicks</a></p>", "Oil · Wicks", "navigation"),
        ("<p><a href=c>Back to top</a></p>", "Back to top", "navigation"),
        ("<p>[Page 5]</p>", "[Page 5]", "page_number"),
        ("<p>Lamps <span class='govuk-visually-hidden'>opens in a tab</span></p>", "opens in a tab", "navigation"),
        ("<p>Lamps</p><button>Print</button>", "Print", "navigation"),
        ("<div class='share-buttons'><a href=x>Tweet this page</a></div>", "Tweet this page", "navigation"),
    ],
)  # fmt: skip
def test_furniture_of_a_site(markup: str, words: str, reason: str) -> None:
    assert told(read(f"{markup}<p>The lamps burn.</p>"), "furniture") == [(words, reason)]


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='share-of-the-fund'><p>" + "The share of the fund that the lamps took. " * 4 + "</div>",
        "<div class='navigation'><main><p>The lamps</main></div>",
        "<header><h1>Lamps</h1></header>",
        "<article><footer><p>The notes</footer></article>",
        "<footer><p>" + "The lamps burn at night. " * 100 + "</footer>",
        "<p><a href='https://a.example'>The survey of the lamps</a></p>",
        "<p>See <a href=a>this</a> and <a href=b>that</a></p>",
        "<p>Page 5 of the log is lost</p>",
    ],
)  # fmt: skip
def test_what_only_looks_like_furniture_stays(markup: str) -> None:
    assert told(read(markup), "furniture") == []


def test_words_lists_have_their_markers_in_the_text() -> None:
    extract = read("""<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;
        </span></span><![endif]>The lamps</p><p><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>oil</p>""")
    assert extract.text == "1. The lamps\n\n• oil"
    assert told(extract, "number") == [("1.", "1")]


def test_styles_are_sorted_and_stand_in_the_text() -> None:
    extract = read(GOVSPEAK + NINETIES + "<h2><b>x</b></h2>")
    assert list(extract.styles) == sorted(extract.styles, key=lambda s: (s.run, s.kind))
    assert all(0 <= s.run[0] < s.run[1] <= len(extract.text) for s in extract.styles)


def test_an_address_leads_from_the_base_of_the_page() -> None:
    base = '<base href="https://lamps.example/a/">'
    extract = read(f'{base}<p><a href="b.pdf">plan</a> <a href="/c">log</a> <a href="#d">here</a>')
    assert told(extract, "link") == [
        ("plan", "https://lamps.example/a/b.pdf"),
        ("log", "https://lamps.example/c"),
    ]
    assert told(read('<base href="x/"><p><a href="b.pdf">plan</a>'), "link") == []
    assert told(read(f'{base}<p><a href="http://[b">plan</a>'), "link") == [("plan", "http://[b")]


def test_the_caption_of_a_box_stays_and_that_of_a_form_goes() -> None:
    box = "<fieldset><legend>{}</legend><p>They burn.{}</fieldset>"
    assert told(read(box.format("Lamps", "")), "furniture") == []
    assert told(read(box.format("<h2>Lamps</h2>", "<input>")), "heading") == [("Lamps", "2")]
    assert told(read(box.format("Search", "<input>")), "furniture") == [("Search", "navigation")]


def test_raised_numbers_in_brackets_are_marks_where_they_have_notes() -> None:
    extract = read("<p>Oil<sup>(1)</sup> burns.<p><sup>(1)</sup> Log.<p>Tar<sup>(2)</sup> too.")
    assert told(extract, "reference") == [("(1)", "1")]
    assert told(extract, "note") == [("(1) Log.", "1")]


def test_a_column_in_bold_is_furniture() -> None:
    extract = read("<p>Some <b>4 Feb 2015 : Column 9</b> lists of <b>Column 10</b>.")
    assert told(extract, "furniture") == [("4 Feb 2015 : Column 9", "page_number")]


@pytest.mark.parametrize("sign", ["#", "¶", " § "])
def test_a_link_of_a_heading_to_itself_is_furniture(sign: str) -> None:
    extract = read(f'<h2>Lamps <a href="#lamps">{sign}</a></h2><p>See <a href="#oil">9</a>.')
    assert told(extract, "furniture") == [(sign.strip(), "navigation")]


def test_an_item_that_a_raised_number_leads_to_is_its_note() -> None:
    note = '<ol><li id="{0}">Lamp log.</ol>'
    raised = read('<p>The lamps<sup><a href="#f1">1</a></sup> burn.' + note.format("f1"))
    assert told(raised, "note") == [("1 Lamp log.", "1")]
    flat = read('<p>See figure <a href="#f1">1</a>.' + note.format("f1"))
    other = read('<p>The lamps<sup><a href="#f2">1</a></sup> burn.' + note.format("f2"))
    assert told(flat, "note") == told(other, "note") == []
