"""The same document in every type that is read gives the same paragraphs, notes and verdicts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from originals.__main__ import WRITERS
from originals.html import write_html
from originals.model import MODELS, load_model
from originals.pdf import write_pdf
from pacparse.api import parse_bytes
from pacparse.render.markdown import to_markdown

if TYPE_CHECKING:
    from pacparse.document import Document

NAMES = sorted(path.stem for path in MODELS.glob("*.md"))
ORIGINALS = ("md", "docx", "html", "pdf")


@cache
def read_original(name: str, suffix: str) -> Document:
    """The document in the file of that type."""
    model = load_model(name)
    return parse_bytes(WRITERS[suffix](model), name=f"{name}.{suffix}")


def closed(text: str | None) -> str:
    """The text without its white space."""
    return "".join((text or "").split())


def blocks_of(document: Document) -> list[tuple[object, ...]]:
    numbers = {note.id: note.number for note in document.footnotes}
    return [
        (
            block.kind,
            block.number,
            block.role,
            closed(block.text),
            tuple(
                (numbers[r.footnote], len(closed(block.text[: r.offset]))) for r in block.references
            ),
        )
        for block in document.blocks
    ]


def answers_of(document: Document) -> list[tuple[object, ...]]:
    return [
        (
            one.number,
            closed(one.conclusion),
            closed(one.recommendation),
            one.response,
            len(one.blocks.response),
            one.position,
            one.status,
            tuple((date.kind, date.earliest, date.latest) for date in one.target_dates),
            tuple(verdict.words for verdict in one.verdicts),
        )
        for one in document.recommendations
    ]


def notes_of(document: Document) -> list[tuple[object, ...]]:
    return [
        (note.number, closed(note.text), note.urls, note.status, len(note.references))
        for note in document.footnotes
    ]


def heads_of(document: Document) -> tuple[object, ...]:
    reports = [(one.ordinal, one.session, one.title) for one in document.reports]
    return (document.profile, document.title, document.session, document.departments, reports)


def keys_of(document: Document) -> tuple[object, ...]:
    """What the document, its blocks, recommendations and notes are known by."""
    return (
        document.key,
        [block.key for block in document.blocks],
        [(one.key, one.fingerprint) for one in document.recommendations],
        [note.id for note in document.footnotes],
    )


def truth_of(name: str) -> list[tuple[str, str, tuple[tuple[str, int], ...]]]:
    """The blocks of the model: number, words, and where which note is cited."""
    rows = []
    for block in load_model(name).blocks:
        cited, words = [], ""
        for span in block.spans:
            if span.kind == "mark":
                cited.append((span.value, len(closed(words))))
            else:
                words += span.text
        rows.append((block.number, closed(words), tuple(cited)))
    return rows


@pytest.mark.parametrize("suffix", ["txt", *ORIGINALS])
def test_one_document_in_five_types(suffix: str) -> None:
    document, other = read_original("minute", suffix), read_original("minute", "md")
    assert blocks_of(document) == blocks_of(other)
    assert answers_of(document) == answers_of(other)
    assert notes_of(document) == notes_of(other)
    assert heads_of(document) == heads_of(other)
    assert keys_of(document) == keys_of(other)
    assert document.conservation.unaccounted == 0


def test_what_the_five_say_is_true() -> None:
    document = read_original("minute", "pdf")
    assert [one.number for one in document.paragraphs] == [
        *("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2")
    ]
    assert [(r.number, r.position, r.status) for r in document.recommendations] == [
        ("1", "agreed", "planned"),
        ("2a", "agreed", "implemented"),
        ("2b", "disagreed", None),
        ("3", "agreed", "planned"),
    ]
    assert [note.number for note in document.footnotes] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("suffix", ORIGINALS)
@pytest.mark.parametrize("name", NAMES)
def test_an_original_gives_what_its_model_holds(name: str, suffix: str) -> None:
    document = read_original(name, suffix)
    found = [
        (block.marker or "", block.number, closed(block.text), cited)
        for block, (*_, cited) in zip(document.blocks, blocks_of(document), strict=True)
    ]
    labels = [marker if ":" in marker else "" for marker, *_ in found]
    assert [
        closed(label) + words for label, (_, _, words, _) in zip(labels, found, strict=True)
    ] == [words for _, words, _ in truth_of(name)]
    assert [cited for *_, cited in found] == [cited for *_, cited in truth_of(name)]
    assert all(note.references for note in document.footnotes)


@pytest.mark.parametrize("suffix", ORIGINALS)
def test_bold_parts_question_and_answer_where_no_word_does(suffix: str) -> None:
    document = read_original("reply", suffix)
    asked = [
        [closed(document.block_by_id[b].text)[:12] for b in one.blocks.recommendation]
        for one in document.recommendations
    ]
    assert asked == [["Thenumberofm", "Acountthatis"], ["Mooringfeesd"], ["Eelpassesare"]]
    assert [
        closed(document.block_by_id[one.blocks.response[0]].text)[:12]
        for one in document.recommendations
    ] == [
        "Therewere12,",
        "Afeeissetbyt",
        "IntheLowerRe",
    ]
    plain = read_original("reply", "txt")
    assert answers_of(plain) != answers_of(document)


@pytest.mark.parametrize("suffix", ORIGINALS)
def test_a_raised_mark_after_a_figure_is_no_part_of_it(suffix: str) -> None:
    (block,) = (b for b in read_original("reply", suffix).blocks if "12,400" in b.text)
    assert "There were 12,400 moorings" in block.text
    assert "361 were empty" in block.text
    assert len(block.references) == 2
    assert not any(
        "12,400 moorings" in b.text and len(b.references) == 2
        for b in read_original("reply", "txt").blocks
    )


@pytest.mark.parametrize("height", [380.0, 440.0])
def test_two_columns_are_read_one_after_the_other(height: float) -> None:
    content = write_pdf(load_model("reply"), columns=2, height=height)
    document = parse_bytes(content, name="reply.pdf")
    assert document.source.pages == 2
    assert blocks_of(document) == blocks_of(read_original("reply", "docx"))
    assert notes_of(document) == notes_of(read_original("reply", "docx"))


def test_a_note_that_goes_on_overleaf_is_one() -> None:
    content = write_pdf(load_model("reply"), height=200.0)
    document = parse_bytes(content, name="reply.pdf")
    pages = [
        page for page, part in enumerate(_pages_of(content)) if "of those" in part or "told" in part
    ]
    assert len(pages) == 2
    assert notes_of(document) == notes_of(read_original("reply", "html"))


def _pages_of(content: bytes) -> list[str]:
    from pacparse.source import open_source

    return open_source(content, name="reply.pdf").text.split("\f")


@pytest.mark.parametrize("suffix", ORIGINALS)
@pytest.mark.parametrize("name", NAMES)
def test_what_clean_writes_of_an_original_reads_back_the_same(name: str, suffix: str) -> None:
    first = read_original(name, suffix)
    written = to_markdown(first)
    again = parse_bytes(written.encode(), name="again.md")
    assert to_markdown(again) == written
    assert [(row[1], *row[3:]) for row in blocks_of(again)] == [
        (row[1], *row[3:]) for row in blocks_of(first)
    ]
    assert notes_of(again) == notes_of(first)


def test_the_files_are_the_same_each_time() -> None:
    model = load_model("minute")
    for write in WRITERS.values():
        assert write(model) == write(model)


def test_html_is_no_worse_for_its_wrapping() -> None:
    document = parse_bytes(write_html(load_model("minute")), name="minute.html")
    reasons = {removal.reason for removal in document.removals}
    assert reasons == {"cookie_notice", "navigation"}


def set_apart_in(document: Document) -> list[tuple[str, ...]]:
    """What is said of words inside of blocks: the kind or the address, and the words."""
    return [
        (said, closed(block.text[at : at + size]))
        for block in document.blocks
        for at, size, said in sorted(
            [
                *((link.offset, link.length, link.url) for link in block.links),
                *((one.offset, one.length, one.style) for one in block.emphasis),
            ]
        )
    ]


@pytest.mark.parametrize("suffix", ORIGINALS)
@pytest.mark.parametrize("name", NAMES)
def test_links_and_emphasis_are_those_of_the_model(name: str, suffix: str) -> None:
    document = read_original(name, suffix)
    truth: list[tuple[str, str]] = []
    for block in load_model(name).blocks:
        is_whole = {span.kind for span in block.spans} == {"bold"}
        for span in block.spans if not is_whole else ():
            if span.kind in ("bold", "italic"):
                truth.append((span.kind, closed(span.text)))
            elif span.kind == "link":
                truth.append((span.value, closed(span.text)))
    labels = {closed(block.marker) for block in document.blocks}
    assert set_apart_in(document) == [said for said in truth if said[1] not in labels]


@pytest.mark.parametrize("name", NAMES)
def test_a_link_of_a_pdf_has_its_place(name: str) -> None:
    document = read_original(name, "pdf")
    boxes = [(link.page, link.box) for block in document.blocks for link in block.links]
    boxes += [(link.page, link.box) for note in document.footnotes for link in note.links]
    for page, box in boxes:
        assert box is not None
        assert box[0] == page
        assert 0 < box[1] < box[3] < 596
        assert 0 < box[2] < box[4] < 842
    other = read_original(name, "docx")
    assert all(link.box is None for block in other.blocks for link in block.links)


@pytest.mark.parametrize("suffix", ORIGINALS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_set_apart_survives_the_cleaning(name: str, suffix: str) -> None:
    document = read_original(name, suffix)
    written = to_markdown(document)
    again = parse_bytes(written.encode(), name="again.md")
    assert to_markdown(again) == written
    assert set_apart_in(again) == set_apart_in(document)
