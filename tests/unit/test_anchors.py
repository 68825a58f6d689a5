"""Anchors: the keys as places to link to, in Markdown if they are asked for, in a page always."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from originals.__main__ import WRITERS
from originals.model import load_model
from pacparse import Document, parse, parse_bytes, to_html, to_markdown
from pacparse.render.anchors import anchor_name, block_anchors
from shown import PARSERS

TEXT = """# The lamps of the harbour

1. Recommendation: The Board should count the lamps.

The Board agrees. It counts them in spring.[^1]

## Oil

1.1 Oil is kept in the tower.

- by night

[^1]: Lamp log, <https://lamps.example/log>
"""
_ANCHOR = re.compile(r'<a id="([^"]*)"></a>')


def anchors_of(document: Document) -> list[str]:
    return _ANCHOR.findall(to_markdown(document, anchors=True))


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.others: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            else:
                self.others.add(f"{tag} {name}")


def test_markdown_has_anchors_only_if_they_are_asked_for() -> None:
    document = parse(TEXT)
    assert "<a" not in to_markdown(document)
    by_key = {block.key: block for block in document.blocks}
    [recommendation] = document.recommendations
    assert recommendation.key in anchors_of(document)
    named = [by_key[name] for name in anchors_of(document) if name in by_key]
    assert [(block.kind, block.number) for block in named if block.role is None] == [
        ("heading", None),
        ("heading", None),
        ("paragraph", "1.1"),
    ]
    assert anchors_of(document)[-1] == "fn1"
    written = to_markdown(document, anchors=True)
    assert '## <a id="' in written
    assert '\n\n<a id="1.1"></a>1.1 Oil is kept' in written
    assert '\n[^1]: <a id="fn1"></a>Lamp log' in written
    assert "- by night" in written


@pytest.mark.parametrize("name", ["minute", "reply"])
def test_every_format_has_the_same_anchors(name: str) -> None:
    model = load_model(name)
    documents = {s: parse_bytes(w(model), name=f"{name}.{s}") for s, w in WRITERS.items()}
    if name == "reply":  # a text without bold does not tell who speaks
        del documents["txt"]
    again = to_markdown(documents["md"], anchors=True)
    documents["clean"] = parse_bytes(again.encode(), name="clean.md")
    anchors = {suffix: anchors_of(document) for suffix, document in documents.items()}
    assert len(anchors["md"]) == len(set(anchors["md"])) > 5
    assert {suffix for suffix, found in anchors.items() if found != anchors["md"]} == set()


@pytest.mark.parametrize("name", ["minute", "reply"])
def test_a_page_has_all_anchors_of_the_markdown_but_those_of_its_notes(name: str) -> None:
    document = parse_bytes(WRITERS["txt"](load_model(name)), name="a.txt")
    wanted = {found for found in anchors_of(document) if not found.startswith("fn")}
    assert wanted <= set(_Page(to_html(document)).ids)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("pac/2017-19/23/4a(i)", "pac/2017-19/23/4a(i)"),
        ("two words", "two-words"),
        ('"><script>', "%22%3E%3Cscript%3E"),
        ("a`b*c[d]\\&amp;\n", "a%60b%2Ac%5Bd%5D%5C%26amp%3B"),
        ("é\ud800", "%C3%A9%3F"),
    ],
)
def test_a_name_holds_no_sign_that_ends_an_attribute(key: str, name: str) -> None:
    assert anchor_name(key) == name


def test_a_hostile_key_stays_inside_its_attribute() -> None:
    key = '"></a><script>a()</script>`*[x](y)'
    document = parse(TEXT)
    hostile = replace(
        document,
        blocks=tuple(replace(block, key=f"{key}{block.id}") for block in document.blocks),
        recommendations=tuple(replace(r, key=f"{key} r") for r in document.recommendations),
    )
    for page in (
        *(parser(to_markdown(hostile, anchors=True)) for parser in PARSERS.values()),
        to_html(hostile),
    ):
        found = _Page(page)
        assert "<script" not in page
        assert {name for name in found.others if " on" in name or "src" in name} == set()
        assert [name for name in found.ids if "script" in name] != []


def test_a_key_that_two_have_is_written_once() -> None:
    document = parse("Recommendation: The lamps should be counted.\n\nAgreed.\n")
    [recommendation] = document.recommendations
    names = [name for own in block_anchors(document).values() for name in own]
    assert names.count(recommendation.key) == 1
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    [
        'The <a id="x"></a> of a page.\n',
        '<a id="x"></a>\n\nLamps.\n',
        '- <a name="x"></a>Lamps\n\n1. Oil.\n',
        '# Lamps <a id="x"></a>\n\nOil.\n',
    ],
)
def test_other_anchors_are_read_as_before(text: str) -> None:
    document = parse_bytes(text.encode(), name="a.md")
    assert (document.source.extractor or "").startswith("markdown-it-py")
    assert 'id="x"' not in "".join(block.text for block in document.blocks)


def test_anchors_alone_show_whose_markdown_it_is() -> None:
    written = to_markdown(parse("1.1 Lamps are lit.\n\n1.2 Oil is kept.\n"), anchors=True)
    assert written.startswith('<a id="1.1"></a>1.1 Lamps')
    assert to_markdown(parse(written)) == "1.1 Lamps are lit.\n\n1.2 Oil is kept.\n"
