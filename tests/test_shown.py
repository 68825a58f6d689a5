"""Every document that there is, rendered: two parsers and the page show its words, numbers, marks and links."""

from __future__ import annotations

from pathlib import Path

import pytest

from pacparse import Document, parse_bytes, parse_file, to_html, to_markdown
from pacparse.render.outline import shown_blocks
from set_apart import told_apart, wanted_letters
from shown import PARSERS, differences, shown
from shown_page import TAGS, ShownPage, page_differences
from sources import ROOT

SHARED = ROOT.parent / "shared"
SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf")
FOLDERS = sorted(
    path for name in ("cases", "negative") for path in (ROOT / "tests" / name).iterdir()
)
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.name != "README.md")
OUTSIDE = sorted(
    path
    for name in ("seeds", "wild", "faults", "corpus/documents", "corpus/pdf")
    for path in (SHARED / name).glob("*.*")
    if path.suffix in SUFFIXES
)


def keys_of(document: Document) -> list[str]:
    blocks = [block.key for block in document.blocks]
    return [*blocks, *(one.key for one in document.recommendations)]


def check(document: Document) -> None:
    """Nothing where all that is written of ``document`` shows it, and reads back as it was written."""
    written = to_markdown(document)
    for name, page in PARSERS.items():
        assert differences(document, shown(page(written))) == [], name
    again = parse_bytes(written.encode(), name="again.md")
    assert to_markdown(again) == written
    for block, other in zip(shown_blocks(document), shown_blocks(again), strict=True):
        if block.text == other.text:  # a label may come back as words
            assert told_apart(block, wanted_letters(other)) == []
    anchored = to_markdown(document, anchors=True)
    for name, page in PARSERS.items():
        assert differences(document, shown(page(anchored))) == [], name
    again = parse_bytes(anchored.encode(), name="again.md")
    assert to_markdown(again) == written
    if keys_of(again) == keys_of(document):
        assert to_markdown(again, anchors=True) == anchored
    found = ShownPage(to_html(document))
    assert page_differences(document, found) == []
    assert found.tags <= TAGS
    assert set(found.targets) <= set(found.ids)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_a_sample_is_shown_as_it_is(path: Path) -> None:
    check(parse_file(path))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.name))
def test_a_case_is_shown_as_it_is(folder: Path) -> None:
    check(parse_file(folder / "input.txt"))


@pytest.mark.skipif(not OUTSIDE, reason="the real papers are not on this machine")
@pytest.mark.parametrize("path", OUTSIDE or [Path()], ids=lambda path: str(path.name))
def test_a_real_paper_is_shown_as_it_is(path: Path) -> None:
    check(parse_file(path))
