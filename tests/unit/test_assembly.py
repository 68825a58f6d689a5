"""The document as it is put together: names, removals, diagnostics with their places."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pacparse import Document, parse
from pacparse.assembly.inside import links_of
from pacparse.errors import BrokenPromiseError, Exit
from pacparse.reading.blocks import read_drafts
from pacparse.styles import StyleRun, Styles

if TYPE_CHECKING:
    from pacparse.document import Diagnostic


def _found(document: Document, code: str) -> list[Diagnostic]:
    return [found for found in document.diagnostics if found.code == code]


PASSAGE = (
    "3.1 The harbour board will repair each of the forty lamps of the old quay in the spring.\n\n"
    "3.2 The keepers have asked for oil, for wicks, and for a boat with which to reach the pier.\n\n"
    "3.3 Nobody has counted the ferries since the pilots left the harbour for the open sea.\n\n"
    "3.4 It is therefore proposed that the count be made again by two keepers and one pilot.\n\n"
)


def test_blocks_are_named_in_reading_order() -> None:
    document = parse(f"# Lamps\n\n{PASSAGE}")
    assert [b.id for b in document.blocks] == ["b1", "b2", "b3", "b4", "b5"]
    assert document.block_by_id["b3"].number == "3.2"
    assert [b.number for b in document.paragraphs] == ["3.1", "3.2", "3.3", "3.4"]


def test_a_passage_stored_twice_is_a_duplicate_and_a_removal() -> None:
    text = PASSAGE + PASSAGE
    document = parse(text)
    [duplicate] = document.duplicates
    assert duplicate.kind == "repeated_passage"
    assert duplicate.score == pytest.approx(1.0)
    assert [document.block_by_id[name].number for name in duplicate.kept] == [
        *("3.1", "3.2", "3.3", "3.4")
    ]
    [removal] = [r for r in document.removals if r.reason == "repeated_passage"]
    assert removal.detail == "duplicate 0"
    assert removal.runs == duplicate.removed
    assert text[removal.runs[0][0] : removal.runs[0][0] + 3] == "3.1"
    assert len(_found(document, "repeated-passage")) == 1


def test_two_copies_that_differ_leave_a_variant() -> None:
    copy = PASSAGE.replace("for oil, for wicks", "for oil,for wicks")
    document = parse(PASSAGE + copy)
    [duplicate] = document.duplicates
    assert len(document.paragraphs) == 4
    assert [document.block_by_id[v.block].number for v in duplicate.variants] == ["3.2"]


def test_a_restatement_is_linked_and_reported() -> None:
    words = (
        "The keepers have asked for oil, for wicks, for a new bell, and for a boat with which to "
        "reach the far end of the pier at night."
    )
    document = parse(f"1. {words}\n\n2. The quay is dark.\n\n3. {words}\n")
    [duplicate] = document.duplicates
    assert duplicate.kind == "restatement"
    assert duplicate.blocks == duplicate.kept == ("b1", "b3")
    assert duplicate.removed == ()
    assert [d.message for d in _found(document, "restatement")] == [
        "1 and 3 say the same; all stay"
    ]


def test_markup_alone_is_no_block() -> None:
    document = parse("The quay is lit.\n\n**\n\nThe pier is dark.\n")
    assert [b.text for b in document.blocks] == ["The quay is lit.", "The pier is dark."]
    assert [(r.reason, len(r.runs)) for r in document.removals] == [("markup", 1)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_diagnostic_has_the_line_and_column_of_an_editor(line_end: str) -> None:
    text = line_end.join(["The quay is lit.", "", "The pier[^7] is dark.", ""])
    [found] = _found(parse(text), "footnote-undefined")
    assert (found.line, found.column) == (3, 9)
    assert text[found.runs[0][0] : found.runs[0][1]] == "[^7]"
    assert found.block == "b2"
    assert found.message == "note 7 is cited and never given"


def test_a_document_says_what_it_was_made_of() -> None:
    text = "The quay is lit.\n"
    document = parse(text, name="quay.md")
    assert document.source.name == "quay.md"
    assert document.source.media_type == "text/markdown"
    assert document.source.characters == document.conservation.characters == len(text)
    assert document.generator.name == "pacparse"


def test_a_broken_promise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pacparse.pipeline.reading.read_drafts", lambda page: read_drafts(page)[1:])
    with pytest.raises(BrokenPromiseError) as caught:
        parse("The quay is lit.\n\nThe pier is dark.\n")
    assert "13 characters would be lost" in str(caught.value)
    assert caught.value.exit_code is Exit.BROKEN_PROMISE


def test_a_parent_and_a_note_are_named_by_what_is_there() -> None:
    document = parse("# Lamps\n\n3.1 The quay[^1] is lit:\n\n- the old one;\n- the new one.\n")
    items = [b for b in document.blocks if b.kind == "item"]
    assert {item.parent for item in items} == {"b2"}
    [note] = document.footnotes
    assert [(r.block, r.offset) for r in note.references] == [("b2", len("The quay"))]


def test_a_table_of_thousands_of_links_is_read_soon() -> None:
    count = 4_000
    text = "\n".join(["lamp"] * count)
    runs = tuple((5 * nth, 5 * nth + 4) for nth in range(count))
    styles = Styles(text, [StyleRun("link", run, f"https://a.example/{run[0]}") for run in runs])
    begin = time.monotonic()
    links = links_of(text, runs, styles)
    assert time.monotonic() - begin < 1
    assert [(one.offset, one.length) for one in links] == [(start, 4) for start, _ in runs]
