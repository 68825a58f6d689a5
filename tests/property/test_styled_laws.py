"""What holds for every text with any style runs: a reader may say anything, and nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from pacparse.api import parse_source
from pacparse.document import Document
from pacparse.footnotes.styled_notes import printed_length
from pacparse.render.json import to_json
from pacparse.source.text import SourceText
from pacparse.styles import StyleKind, StyleRun

if TYPE_CHECKING:
    from collections.abc import Callable

_VALUES = st.sampled_from((None, "", "1", "2", "3", "12", "*", "a", "page_number", "§ 7", "3.2"))
_ADDRESSES = ("https://eels.example/log", "#a", "mailto:x@eels.example")


def styled(text: str, runs: tuple[StyleRun, ...], *, is_laid_out: bool) -> SourceText:
    return SourceText(
        text=text,
        name="minutes",
        media_type="application/x-any",
        encoding="utf-8",
        sha256="0" * 64,
        extractor="any",
        styles=runs,
        is_laid_out=is_laid_out,
    )


@st.composite
def sources(draw: Callable[[st.SearchStrategy[object]], object]) -> SourceText:
    """Any text with any runs, in and out of it, over each other and over line ends."""
    text = str(draw(any_text))
    places = st.integers(-2, len(text) + 3)
    run = st.builds(
        lambda kind, a, size, value: StyleRun(kind, (a, a + size), value),
        st.sampled_from(get_args(StyleKind)),
        places,
        st.one_of(st.integers(-1, 12), st.integers(0, 80)),
        st.one_of(_VALUES, st.sampled_from(_ADDRESSES)),
    )
    runs = st.lists(run, max_size=12).map(tuple)
    return styled(text, draw(runs), is_laid_out=bool(draw(st.booleans())))  # type: ignore[arg-type]


_PIECES = (
    *(
        "3",
        "[3",
        "[3]",
        "(3)",
        "\\[3\\]",
        "³",
        "[^3]",
        "[^3]: ",
        "3.",
        "3.2",
        "3) ",
        "12",
        "1",
        "*",
        "a",
    ),
    *(
        "<sup>",
        "</sup>",
        "-2",
        "m",
        "lamps",
        "The lamps were lit.",
        " ",
        "\n",
        "\n\n",
        "\f",
        "**",
        ". ",
    ),
    *("https://eels.example/log", "Recommendation:", "7", "- ", "• ", "(a) "),
)


@st.composite
def marked_up_pieces(draw: Callable[[st.SearchStrategy[object]], object]) -> SourceText:
    """Pieces of a text, each of which a reader may call anything: numbers above all, which it can know."""
    piece = st.tuples(
        st.sampled_from(_PIECES),
        st.sampled_from((None, *get_args(StyleKind))),
        st.one_of(_VALUES, st.sampled_from(_ADDRESSES)),
    )
    text, runs = "", []
    for words, kind, value in draw(st.lists(piece, min_size=1, max_size=14)):  # type: ignore[attr-defined]
        if kind is not None:
            runs.append(StyleRun(kind, (len(text), len(text) + len(words)), value))
        text += words
    return styled(text, tuple(runs), is_laid_out=bool(draw(st.booleans())))


@given(st.one_of(sources(), marked_up_pieces()))
def test_every_character_has_one_place(source: SourceText) -> None:
    record = json.loads(to_json(parse_source(source)))
    owners = [0] * len(source.text)
    for kind in ("blocks", "footnotes", "removals"):
        for row in record[kind]:
            for start, end in row["runs"]:
                assert 0 <= start < end <= len(source.text)
                for place in range(start, end):
                    owners[place] += 1
    wrong = [i for i, c in enumerate(source.text) if owners[i] != 1 and not c.isspace()]
    assert wrong == []


@given(st.text("[(\\3]). a", max_size=4), st.sampled_from(("3", "33", "a", "")))
def test_a_number_of_a_note_lies_in_its_line(line: str, name: str) -> None:
    """``[3`` has two characters, and a number of three would take the next word's first."""
    assert 0 <= printed_length(line, name) <= len(line)


@given(st.sampled_from(("3", "[3", "(3", "[3]", "\\[3\\]", "3.", "³")), any_text, any_text)
def test_a_note_style_over_its_number_alone_loses_nothing(
    number: str, before: str, behind: str
) -> None:
    run = StyleRun("note", (len(before), len(before) + len(number)), "3")
    source = styled(before + number + behind, (run,), is_laid_out=False)
    assert parse_source(source).conservation.unaccounted == 0


@given(st.one_of(sources(), marked_up_pieces()))
def test_offsets_point_at_what_they_say(source: SourceText) -> None:
    for block in parse_source(source).blocks:
        for place, character in enumerate(block.text):
            origin = block.source_offset(place)
            assert source.text[origin : origin + 1] == character or character == " "
        owned = {i for start, end in block.runs for i in range(start, end)}
        assert owned >= {i for start, end in block.text_runs for i in range(start, end)}
        for reference in block.references:
            start, end = reference.run
            assert 0 <= reference.offset <= len(block.text)
            assert owned >= {i for i in range(start, end) if not source.text[i].isspace()}


@given(sources())
def test_a_document_survives_json(source: SourceText) -> None:
    document = parse_source(source)
    written = to_json(document)
    assert Document.model_validate_json(written) == document
