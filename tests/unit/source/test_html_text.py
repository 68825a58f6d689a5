"""Pages become text in blocks: white space, lists, tables, what is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.source.html import read_html

if TYPE_CHECKING:
    from pacparse.styles import Extract


def read(markup: str) -> Extract:
    return read_html(f"<!DOCTYPE html><body>{markup}</body>".encode(), name="page.html")


def told(extract: Extract, kind: str) -> list[tuple[str, str | None]]:
    """The words of each style run of ``kind``, and its value."""
    return [(extract.text[slice(*s.run)], s.value) for s in extract.styles if s.kind == kind]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>The  lamps\n\tburn </p>", "The lamps burn"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("one<div>two</div>three", "one\n\ntwo\n\nthree"),
        ("<p>the <b>lam</b>ps</p>", "the lamps"),
        ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree"),
        ("<p>one<br><br>two", "one\n\ntwo"),
        ("<h2>Eels<br>and quays</h2>", "Eels and quays"),
        ("<pre>a  b\n  c\n\nd</pre>", "a  b\n  c\n\nd"),
        ("<p>caf&eacute; &pound;9 &#163;8 &#xA3;7 &amp;lt; &notin; &unknown;", "café £9 £8 £7 &lt; ∉ &unknown;"),
        ("<p>9&nbsp;lamps", "9\xa0lamps"),
        ("<p>&#0;&#xD800;&#x110000;&#" + "9" * 5000 + ";.", "\ufffd\ufffd\ufffd\ufffd."),
        ("<p>3 < 4 and 5 > 2, a<3", "3 < 4 and 5 > 2, a<3"),
        ("<p>He said <q>lamps</q>.", "He said “lamps”."),
        ("<p>a<!-- <p>no --><!-->b<!--->c", "abc"),
        ("<p>a<script>var p = '<p>no</p>'</script><style>p{}</style>b", "ab"),
        ("<p>a<!-- never closed > <p>b", "a\n\nb"),
        ("<p>a <a href='x>b</a> c", "a b c"),
        ("<details><summary>More</summary>words</details>", "More\n\nwords"),
        ("<dl><dt>Lamp<dd>a light<dt>Quay<dd>a wall</dl>", "Lamp\n\na light\n\nQuay\n\na wall"),
        ("<center>one</center></div></p>two</table></td>three", "one\n\ntwothree"),
        ("<textarea>a <b> &amp; c</textarea>", "a <b> & c"),
        ("<p>x<plaintext><p>y</p>", "x\n\n<p>y</p></body>"),
        ("<p>one<![CDATA[<two>]]>", "one<two>"),
    ],
)  # fmt: skip
def test_blocks_and_white_space(markup: str, text: str) -> None:
    assert read(markup).text == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>x</p>",
        "<p style='color:red; display: none'>x</p>",
        "<span style='visibility:hidden'>x</span>",
        "<template>x</template>",
        "<noscript><p>x</noscript>",
        "<noscript>x</noscript>",
        "<dialog>x</dialog>",
        "<div hidden><p>x<div>x</div></div>",
    ],
)
def test_what_no_browser_shows_is_left_out_and_said(hidden: str) -> None:
    extract = read(f"<p>before</p>{hidden}<p>after</p>")
    assert extract.text == "before\n\nafter"
    assert [finding.code for finding in extract.findings] == ["hidden-text"]


@pytest.mark.parametrize("shown", ["<noscript>x", "<template><p>x", "<p hidden=until-found>x", "<dialog open>x</dialog>", "<p style='display:block'>x"])  # fmt: skip
def test_what_is_shown_stays(shown: str) -> None:
    assert read(shown).text == "x"


@pytest.mark.parametrize(
    ("markup", "text", "numbers"),
    [
        ("<ol><li>one<li>two</ol>", "1. one\n\n2. two", ["1", "2"]),
        ("<ol start=7><li>one<li value=12>two<li>three", "7. one\n\n12. two\n\n13. three", ["7", "12", "13"]),
        ("<ol type=a><li>one<li>two", "a. one\n\nb. two", ["a", "b"]),
        ("<ol type=i start=3><li>one<li>two", "iii. one\n\niv. two", ["iii", "iv"]),
        ("<ol type=A start=27><li>one", "AA. one", ["AA"]),
        ("<ol reversed start=3><li>a<li>b", "3. a\n\n2. b", ["3", "2"]),
        ("<ol><li><p>one</p><p>more</p></li></ol>", "1. one\n\nmore", ["1"]),
        ("<ol><li><ol type=a><li>in</ol></ol>", "1. a. in", ["1", "a"]),
        ("<ul><li>one<li>two<ul><li>in</ul></ul>", "• one\n\n• two\n\n• in", []),
        ("<ul><li>(a) one<li>2. two</ul>", "(a) one\n\n2. two", []),
        ("<ol class='legislative-list'><li>1.1 one</ol>", "1.1 one", []),
        ("<ol style='list-style-type: none'><li>1.1 one</ol>", "1.1 one", []),
        ("<li>one", "one", []),
        ("<ul><li></ul><p>one", "one", []),
    ],
)  # fmt: skip
def test_markers_that_a_browser_counts_are_written(
    markup: str, text: str, numbers: list[str]
) -> None:
    extract = read(markup)
    assert extract.text == text
    assert [value for _, value in told(extract, "number")] == numbers


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<table><tr><th>Year<th>Lamps<tr><td>2014<td>35</table>", "Year | Lamps\n\n2014 | 35"),
        ("<table><tr><td><p>a</p><td><p>b</p><p>c</p></table>", "a | b c"),
        ("<table><tr><td>a<td><td>c<tr><td>d<td>e<td>f</table>", "a |  | c\n\nd | e | f"),
        ("<table><caption>Lamps</caption><tr><td>a<td>b</table>", "Lamps\n\na | b"),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", "one\n\ntwo"),
        ("<table><tr><td><h2>Lamps</h2><p>one<td><p>two</table>", "Lamps\n\none\n\ntwo"),
        ("<table><tr><td>3.<td>The words</table>", "3. The words"),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", "a\n\nb | c"),
        ("<table role=presentation><tr><td>a<td>b</table>", "a\n\nb"),
        ("<table><tr><td colspan=1000000000>a<td rowspan=1000000000>b</table>", "a | b"),
    ],
)
def test_a_row_is_a_block(markup: str, text: str) -> None:
    assert read(markup).text == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><span>1.</span>On the quay", "1. On the quay"),
        ("<h2><span>1</span>Maximising light", "1 Maximising light"),
        ("<p><b>2</b>nd lamp", "2nd lamp"),
        ("<p><span>(a)</span>the lamp", "(a) the lamp"),
        ("<p><b>A</b>ll lamps", "All lamps"),
    ],
)
def test_a_number_set_off_by_a_style_sheet_keeps_its_space(markup: str, text: str) -> None:
    assert read(markup).text == text


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        ("<p>£9 – naïve".encode(), "£9 – naïve", "utf-8"),
        ("\ufeff<p>£9".encode(), "£9", "utf-8-sig"),
        ("\ufeff<p>£9".encode("utf-16-le"), "£9", "utf-16-le"),
        (b"<meta charset=utf-8><p>\xa39.25 \x93x\x94", "£9.25 “x”", "windows-1252"),
        ("<meta charset='iso-8859-1'><p>£9".encode(), "£9", "utf-8"),
        (b"<meta charset=iso-8859-1><p>\xa39", "£9", "windows-1252"),
        ("<meta charset=koi8-r><p>лампа".encode("koi8-r"), "лампа", "koi8-r"),
        (b"<?xml version='1.0' encoding='iso-8859-15'?><html><p>\xa4", "€", "iso8859-15"),
        (b"<meta charset=rot13><p>lamp", "lamp", "utf-8"),
        (b"<meta charset=big5><p>\xff\xa39", "ÿ£9", "windows-1252"),
        (b"<p>la\0mp, and oil for it all", "lamp, and oil for it all", "utf-8"),
    ],
)
def test_the_bytes_decide_and_then_the_page(content: bytes, text: str, encoding: str) -> None:
    extract = read_html(content, name="page.html")
    assert (extract.text, extract.encoding) == (text, encoding)


def test_bytes_that_are_no_page_are_refused() -> None:
    with pytest.raises(UnreadableError, match="NUL"):
        read_html("<p>lamp</p>".encode("utf-16-le"), name="page.html")
    with pytest.raises(UnsupportedError, match="PDF"):
        read_html(b"%PDF-1.7\n", name="page.html")


def test_a_plain_text_named_as_a_page_keeps_its_lines() -> None:
    extract = read_html(b"1. The lamps\n  burn\n\n2. if 3 < 4 && <x> &amp;", name="page.html")
    assert extract.text == "1. The lamps\n  burn\n\n2. if 3 < 4 && <x> &amp;"


def test_entities_of_a_document_type_are_never_resolved() -> None:
    page = b"""<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY x SYSTEM "file:///etc/hosts">]>
    <html><body><p>3.1 The lamps &a; &x;</p></body></html>"""
    assert read_html(page, name="page.html").text == "3.1 The lamps &a; &x;"


@pytest.mark.parametrize(
    ("style", "markers"),
    [
        ("list-style-type: lower-alpha", ["a.", "b."]),
        ("list-style:upper-roman inside", ["I.", "II."]),
        ("list-style-type:decimal", ["1.", "2."]),
        ("color:red", ["1.", "2."]),
    ],
)
def test_the_style_of_a_list_says_how_it_counts(style: str, markers: list[str]) -> None:
    extract = read(f'<ol style="{style}"><li>Oil<li>Tar</ol>')
    assert extract.text == f"{markers[0]} Oil\n\n{markers[1]} Tar"


def test_a_table_may_be_one_by_its_roles() -> None:
    row = '<div role="row"><span role="{0}">{1}</span><span role="{0}">{2}</span></div>'
    rows = row.format("columnheader", "Lamp", "Oil") + row.format("cell", "North", "40")
    assert read(f'<div role="table">{rows}</div>After').text == "Lamp | Oil\n\nNorth | 40\n\nAfter"
    assert read(rows).text == "LampOil\n\nNorth40"


@pytest.mark.parametrize(
    ("markup", "text", "number"),
    [
        ('<p><span class="number">6</span><span>The lamps</span>', "6 The lamps", "6"),
        ('<p><span class="paragraph-num">3.2</span>The lamps', "3.2 The lamps", "3.2"),
        ('<p><span class="page-number">6</span> lamps', "6 lamps", None),
        ('<p><span class="number">six</span> lamps', "six lamps", None),
        ('<p>See <span class="number">6</span> lamps', "See 6 lamps", None),
        ('<h2><span class="number">1. </span>Lamps</h2>', "1. Lamps", None),
    ],
)
def test_a_number_by_its_class_begins_a_block(markup: str, text: str, number: str | None) -> None:
    extract = read(markup)
    assert extract.text == text
    assert told(extract, "number") == ([] if number is None else [(number, number)])


def test_lists_inside_a_list_of_a_law_have_their_own_markers() -> None:
    inner = "<ol><li>(a) oil</ol>"
    extract = read(f'<ol class="legislative-list"><li>1.1 Lamps{inner}</ol><ol><li>Tar{inner}</ol>')
    assert extract.text == "1.1 Lamps\n\n(a) oil\n\n1. Tar\n\n1. (a) oil"


def test_what_is_struck_out_is_left_out_and_said() -> None:
    extract = read("<p>The <del>old </del><ins>new </ins>lamps<p>and <del>oil<p>and tar")
    assert extract.text == "The new lamps\n\nand\n\nand tar"
    assert [(f.code, f.severity) for f in extract.findings] == [("tracked-changes", "warning")]
    assert "2 deletions" in extract.findings[0].message
    assert read("<p>The <ins>new</ins> lamps").findings == ()
