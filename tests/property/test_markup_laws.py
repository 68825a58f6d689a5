"""Laws of pages and of Markdown: nothing that shows is lost, whatever the markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pacparse
from pacparse.source.html import read_html
from pacparse.source.markdown import read_markdown

WORDS = st.text("abc £–é3.7()[]", min_size=1, max_size=12).filter(str.strip)
BLOCKS = st.sampled_from(
    "div p ul ol li h1 h2 section blockquote table tr td th pre center dl dd span sup b i a font "
    "nav header article q o:p".split()
)
PIECES = st.one_of(
    WORDS,
    BLOCKS.map(lambda name: f"<{name}>"),
    BLOCKS.map(lambda name: f"</{name}>"),
    BLOCKS.map(lambda name: f"<{name} class='nav' id=n{name} href='#n{name}'>"),
    st.sampled_from(
        ["<br>", "<hr>", "<!-- no -->", "<script>no</script>", "<!doctype html>", "<p/>"]
    ),
)
SIGNS = st.text("<>/!-&;#'\"= \npabi1[]x?", max_size=80)
MARKS = st.text("ab1. \n#*_[](){}\\<>/|`=->^:!&;~", max_size=120)


def ink(words: str) -> str:
    return "".join(words.split())


@given(st.lists(PIECES, max_size=40))
def test_every_character_that_shows_is_in_the_text(pieces: list[str]) -> None:
    extract = read_html(f"<html>{''.join(pieces)}".encode(), name="a.html")
    shown = ink("".join(piece for piece in pieces if not piece.startswith("<")))
    made = iter(ink(extract.text))
    assert all(any(found == wanted for found in made) for wanted in shown)


@given(st.lists(PIECES, max_size=40))
def test_styles_stand_in_the_text_and_the_document_keeps_its_promise(pieces: list[str]) -> None:
    content = f"<html>{''.join(pieces)}".encode()
    extract = read_html(content, name="a.html")
    assert all(0 <= s.run[0] < s.run[1] <= len(extract.text) for s in extract.styles)
    if extract.text.strip():
        assert pacparse.parse_bytes(content, name="a.html").conservation.unaccounted == 0


@given(SIGNS)
def test_no_markup_is_refused(signs: str) -> None:
    read_html(f"<p>{signs}".encode(), name="a.html")


@given(st.binary(max_size=80).filter(lambda b: b"\0" not in b))
def test_no_bytes_of_a_page_are_refused(content: bytes) -> None:
    page = (
        b"<html><body><p>The lamps burn at night, and oil is dear in the north.</p>" * 30 + content
    )
    assert "The lamps burn" in read_html(page, name="a.html").text


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<div>", "</div>"),
        ("<b>", ""),
        ("<ul><li>", ""),
        ("<table><tr><td>", ""),
        ("<span class='nav'>", "</span>"),
        ("<q>", "</q>"),
        ("<a href='#a'>", ""),
        ("<font size=5>", ""),
    ],
)
def test_depth_loses_nothing(opening: str, closing: str) -> None:
    page = f"<html><body>{opening * 20_000}The lamps burn.{closing * 20_000}<p>After."
    text = read_html(page.encode(), name="a.html").text
    assert "The lamps burn." in text
    assert text.rstrip("”").endswith("After.")


@given(MARKS)
def test_markdown_keeps_its_text(marks: str) -> None:
    text = f"The lamps [burn](log.pdf).\n\n{marks}"
    extract = read_markdown(text.encode(), name="a.md")
    assert extract.text == text
    assert all(0 <= s.run[0] < s.run[1] <= len(text) for s in extract.styles)
    assert pacparse.parse_bytes(text.encode(), name="a.md").conservation.unaccounted == 0
