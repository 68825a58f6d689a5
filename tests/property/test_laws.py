"""What holds for every text: nothing lost, offsets that point home, one cleaning is enough."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast

from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, passages, plain_text, responses

from pacparse import Document, parse, parse_bytes, to_markdown
from pacparse.conservation import count_unaccounted
from pacparse.render.json import to_json

if TYPE_CHECKING:
    from pacparse.block import Block
    from pacparse.text.spans import Run

# What a footnote mark may be made of: digits, superscripts, brackets, a label ("[^s2-35]").
_MARK = re.compile(r"\s*\[?\^?[0-9A-Za-z*⁰¹²³⁴-⁹-]+\]?\s*")


def _all_runs(record: object) -> list[Run]:
    """The runs of every block, note and removal of a document as JSON."""
    rows = cast("dict[str, list[dict[str, list[list[int]]]]]", record)
    return [
        (start, end)
        for kind in ("blocks", "footnotes", "removals")
        for row in rows[kind]
        for start, end in row["runs"]
    ]


def _slices(text: str, block: Block) -> list[str]:
    return [text[start:end] for start, end in block.text_runs]


def _is_joined(text: str, pieces: list[str]) -> bool:
    """Whether ``text`` is exactly ``pieces``, joined by one space or by nothing."""
    pattern = " ?".join(re.escape(piece) for piece in pieces)
    return re.fullmatch(pattern, text) is not None


@given(any_text)
@example(".1\n1 .1\n")
@example("(a)\nA. .1\n")
def test_every_character_has_one_place(text: str) -> None:
    document = parse(text)
    record = json.loads(to_json(document))
    assert record["conservation"] == {"characters": len(text), "unaccounted": 0}
    owners = [0] * len(text)
    for start, end in _all_runs(record):
        assert 0 <= start < end <= len(text)
        for place in range(start, end):
            owners[place] += 1
    wrong = [i for i, c in enumerate(text) if owners[i] != 1 and not c.isspace()]
    assert wrong == []
    assert count_unaccounted(text, _all_runs(record)) == 0


@given(any_text)
def test_offsets_point_at_what_they_say(text: str) -> None:
    for block in parse(text).blocks:
        assert _is_joined(block.text, _slices(text, block))
        for place, character in enumerate(block.text):
            origin = block.source_offset(place)
            assert text[origin : origin + 1] == character or character == " "
        owned = {i for start, end in block.runs for i in range(start, end)}
        assert owned >= {i for start, end in block.text_runs for i in range(start, end)}
        for reference in block.references:
            start, end = reference.run
            assert _MARK.fullmatch(text[start:end])
            assert 0 <= reference.offset <= len(block.text)
            assert owned >= {i for i in range(start, end) if not text[i].isspace()}


@given(any_text)
def test_a_name_names_one_thing(text: str) -> None:
    document = parse(text)
    notes = {note.id: note for note in document.footnotes}
    assert len(notes) == len(document.footnotes)
    assert len(document.block_by_id) == len(document.blocks)
    for block in document.blocks:
        assert block.parent is None or block.parent in document.block_by_id
        for reference in block.references:
            assert any(
                (r.block, r.offset) == (block.id, reference.offset)
                for r in notes[reference.footnote].references
            )
    for found in document.diagnostics:
        assert found.block is None or found.block in document.block_by_id


@given(any_text)
def test_a_document_survives_json(text: str) -> None:
    document = parse(text)
    written = to_json(document)
    again = Document.model_validate_json(written)
    assert again == document
    assert to_json(again) == written


def _numbered(document: Document) -> list[tuple[str | None, str]]:
    return [(b.number, b.text) for b in document.blocks if b.kind == "paragraph" and b.number]


@given(responses())
def test_a_cleaned_text_holds_the_same_paragraphs(text: str) -> None:
    first = parse(text)
    second = parse_bytes(to_markdown(first).encode(), name="a.md")
    assert _numbered(second) == _numbered(first)


@given(plain_text)
def test_line_ends_mean_the_same_in_every_style(text: str) -> None:
    expected = parse(text)
    for line_end in ("\r\n", "\r"):
        document = parse(text.replace("\n", line_end))
        assert to_markdown(document) == to_markdown(expected)
        assert [(b.kind, b.number, b.text) for b in document.blocks] == [
            (b.kind, b.number, b.text) for b in expected.blocks
        ]


def _texts(document: Document) -> list[str]:
    return [f"{block.number} {block.text}" for block in document.paragraphs]


@given(passages())
def test_a_passage_stored_twice_is_shown_once(rows: list[str]) -> None:
    assert _texts(parse("\n\n".join([*rows, *rows]))) == rows


@given(passages(), st.data())
def test_a_changed_fact_keeps_both_versions(rows: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(rows) - 1))
    row = rows[place]
    figure = data.draw(st.sampled_from(re.findall(r"(?<![.0-9])[0-9]{2,4}(?![.0-9])", row)))
    changed = data.draw(
        st.sampled_from(
            [
                row.replace(f" {figure} ", f" {int(figure) + 1} "),
                row.replace(" Board will ", " Board will not "),
            ]
        )
    )
    assert changed != row
    copy = [*rows[:place], changed, *rows[place + 1 :]]
    shown = _texts(parse("\n\n".join([*rows, *copy])))
    assert row in shown
    assert changed in shown
