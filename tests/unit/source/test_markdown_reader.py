"""Markdown of other programs: its text stays as it is, and its markup is said."""

from __future__ import annotations

import subprocess
import sys

import pytest

import pacparse
from pacparse.source.markdown import page, read_markdown
from pacparse.source.markdown.dialect import is_foreign
from pacparse.source.markdown.own import is_own


def told(text: str, kind: str) -> list[tuple[str, str | None]]:
    """The words of each style run of ``kind``, and its value."""
    extract = read_markdown(text.encode(), name="a.md")
    assert extract.text == text
    return [(text[slice(*s.run)], s.value) for s in extract.styles if s.kind == kind]


def read(text: str) -> pacparse.Document:
    document = pacparse.parse_bytes(text.encode(), name="a.md")
    assert document.conservation.unaccounted == 0
    return document


PLAIN = (
    "3.2 see [4] and C:\\lamps, snake_case and 2 * 3\n\n| is a pipe\n",
    "***\n\nlamps[^1][^2]\n",
)


@pytest.mark.parametrize("text", PLAIN)
def test_what_has_no_markup_needs_no_parser(text: str) -> None:
    extract = read_markdown(text.encode(), name="a.md")
    assert (extract.text, extract.styles, extract.extractor) == (text, (), "")
    source = pacparse.parse_bytes(text.encode(), name="a.md").source
    assert (source.media_type, source.extractor) == ("text/markdown", None)


OWN = (
    "# Lamps\n\n**3.** the lamps[^3] burn.\n\n- a. oil\n\n 2017 was dark.\n\n[^3]: **3** See <https://a.example>\n",
    "1\\. The a\\*b\\*c and 2 * 3, \\<title> and R&D\n\n2\\. The snake_case and [4]\n",
    "> **Recommendation:** Light the lamps.\n\nThe Board agrees.\n",
    "-\n-  7 lamps\n",
    "The lamps burn.[^4]\n\n[^4]: **4** [www.a.example](<http://www.a.example>)\n\n\\[^5]: Log.\n",
    "The lamps burn.[^4]\n\n[^4]: **4** *This note is not in the source.*\n",
    "The *lamps* of **the quay** are told of in [the *log* \\[4\\]](<https://a.example>) and <https://b.example>.\n",
    "***Lamps* of oil**, ***oil** of lamps* and ***both*** are *few **in winter***.\n",
)
NOT_OWN = (
    "1\\. The [lamps](a.md)\n",
    "1. The *lamps*\n\n> **Recommendation:** Oil.\n",
    "1.2\\) The *lamps*\n",
    "1\\. The _lamps_\n",
    "1\\. The lamps\\[4\\]\n",
    "1\\. The `lamps`\n",
    "1\\. The lamps<sup>4</sup>\n",
    "1\\. The lamps\nof the quay\n",
    "1\\. The lamps\n\n\n2\\. Oil\n",
    "1\\. The lamps \n",
    "1. The lamps\n\n2. Oil\n",
    "",
)


@pytest.mark.parametrize("text", OWN)
def test_what_clean_writes_is_known_by_its_signs(text: str) -> None:
    assert is_own(text)
    assert read_markdown(text.encode(), name="a.md").extractor.startswith("pacparse ")
    assert pacparse.to_markdown(read(text)) == text


@pytest.mark.parametrize("text", NOT_OWN)
def test_what_others_write_is_none_of_ours(text: str) -> None:
    assert not is_own(text)


def test_our_signs_are_no_words() -> None:
    blocks = read(OWN[1]).blocks
    assert [(b.number, b.text) for b in blocks] == [
        ("1", "The a*b*c and 2 * 3, <title> and R&D"),
        ("2", "The snake_case and [4]"),
    ]
    document = read(OWN[4])
    assert [(n.number, n.text, n.urls, n.status) for n in document.footnotes] == [
        ("4", None, ("www.a.example",), "resolved"),
        ("5", "Log.", (), "unreferenced"),
    ]
    assert [note.status for note in read(OWN[5]).footnotes] == ["undefined"]


def test_the_answer_begins_where_the_quotation_ends() -> None:
    document = read("**Recommendation:**\n\n> Light it.\n\n> Oil is dear.\n\nNone is left.\n")
    assert [block.role for block in document.blocks[-2:]] == ["recommendation", "response"]


@pytest.mark.parametrize(
    "text",
    [
        "see [lamps](a.pdf)",
        "see [lamps][a]",
        "lamps\\[1\\]",
        "The lamps 3\\. burn",
        "lamps<sup>1</sup>",
        "| a | b |\n|---|---|",
        "Lamps\n=====\n",
        "a\n\n> quoted",
        "```\nlamps",
        "[lamps]: https://a.example",
        "<!-- lamps -->",
    ],
)
def test_what_only_others_write(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("[lamps](a.pdf) *oil*", ["[", "](a.pdf)", "*", "*"]),
        ("**oil** and __eels__ [a](b)", ["**", "**", "__", "__", "[", "](b)"]),
        ("one \\* two", ["\\"]),
        ("`oil` [a](b)", ["`", "`", "[", "](b)"]),
        ("![lamp](a.png)", ["![", "](a.png)"]),
        ("9<sup>th</sup>", ["<sup>", "</sup>"]),
        ("## Lamps ##\n\n[a](b)", ["##", "[", "](b)"]),
        ("2 * 3 * 4 [a](b) snake_case_word", ["[", "](b)"]),
    ],
)
def test_signs_that_are_no_words(text: str, markup: list[str]) -> None:
    assert [words for words, _ in told(text, "markup")] == markup


def test_links_have_their_addresses() -> None:
    text = "see [the *log*](https://a.example 'Log') and [oil][o]\n\n[o]: https://o.example\n"
    assert told(text, "link") == [("the *log*", "https://a.example"), ("oil", "https://o.example")]
    assert told(text, "furniture") == [("[o]: https://o.example", "markup")]


def test_underlined_headings() -> None:
    text = "Lamps\n=====\n\nOil {#oil}\n---\n\nThe lamps burn.\n"
    assert told(text, "heading") == [("Lamps", "1"), ("Oil {#oil}", "2")]
    assert [(b.kind, b.level, b.text) for b in read(text).blocks] == [
        ("heading", 1, "Lamps"),
        ("heading", 2, "Oil"),
        ("paragraph", 0, "The lamps burn."),
    ]


def test_escaped_numbers_are_numbers() -> None:
    document = read("1\\. The lamps burn.\n\n1.2\\) The oil is *low*.\n")
    assert [(b.number, b.text) for b in document.blocks] == [
        ("1", "The lamps burn."),
        ("1.2", "The oil is low."),
    ]


def test_marks_in_escaped_brackets_find_their_notes() -> None:
    document = read("1. The lamps\\[4\\] burn.\n\n\\[4\\] Lamp log, p 4.\n")
    (note,) = document.footnotes
    assert (note.number, note.text, len(note.references)) == ("4", "Lamp log, p 4.", 1)
    assert document.blocks[0].text == "The lamps burn."


def test_a_number_with_an_address_below_is_a_mark() -> None:
    document = read("1. The lamps[5] burn.\n\n[5]: https://five.example/\n")
    (note,) = document.footnotes
    assert (note.urls, note.status) == (("https://five.example/",), "resolved")


def test_raised_figures_are_marks_where_there_are_notes() -> None:
    document = read("1. In 2014-15<sup>7</sup> the lamps burnt.\n\n7 Lamp log, p 4.\n")
    assert [note.number for note in document.footnotes] == ["7"]
    assert document.blocks[0].text == "In 2014-15 the lamps burnt."


def test_rows_of_tables_are_read_without_their_rules() -> None:
    document = read("| Year | Lamps |\n|------|------:|\n| 2014 | [35](a.pdf) |\n")
    assert [block.text for block in document.blocks] == ["Year | Lamps\n2014 | 35"]


def test_quotations_fences_and_html() -> None:
    document = read(
        "> 3\\. Lamps burn.\n\n<details>\n<!-- no -->\n\nOil.\n\n</details>\n\n```\nlog\n```\n"
    )
    assert [(b.number, b.text) for b in document.blocks] == [
        ("3", "Lamps burn."),
        (None, "Oil."),
        (None, "log"),
    ]
    assert {removal.reason for removal in document.removals} == {"markup"}


def test_what_was_read_reads_back() -> None:
    text = "Lamps\n=====\n\n1\\. The [lamps](a.pdf)<sup>3</sup> *burn*.\n\n| a | b |\n|---|---|\n\n3 Lamp log.\n"
    cleaned = pacparse.to_markdown(read(text))
    assert pacparse.to_markdown(read(cleaned)) == cleaned


def test_a_long_text_and_a_long_paragraph_are_read_without_a_look_inside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = "a " * 11_000 + "[a](b)\n\nLamps\n=====\n"
    assert told(long, "link") == []
    assert told(long, "heading") == [("Lamps", "1")]
    monkeypatch.setattr(page, "MOST_CHARACTERS", 20)
    assert read_markdown(b"Lamps\n=====\n\n[a](b) and oil", name="a.md").styles == ()


def test_no_parser_is_imported_for_our_own_markdown() -> None:
    code = (
        "import sys, pacparse; pacparse.parse_bytes(b'# Lamps\\n\\n1. Oil[^1]', name='a.md');"
        "print('markdown_it' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"
