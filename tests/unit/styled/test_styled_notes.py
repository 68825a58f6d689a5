"""Marks, notes and links that the original shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extracts import source_of
from pacparse.api import parse_source
from pacparse.render.markdown import to_markdown

if TYPE_CHECKING:
    from pacparse.document import Document


def marked(document: Document) -> list[str]:
    """The text of each block, its marks in it."""
    numbers = {note.id: note.number for note in document.footnotes}
    rows = []
    for block in document.blocks:
        text = block.text
        for reference in reversed(block.references):
            at = reference.offset
            text = f"{text[:at]}⟦{numbers[reference.footnote]}⟧{text[at:]}"
        rows.append(text)
    return rows


def notes(document: Document) -> list[tuple[str, str | None, tuple[str, ...], str]]:
    return [(n.number, n.text, n.urls, n.status) for n in document.footnotes]


def test_a_reference_is_a_mark_without_doubt_and_other_figures_are_none() -> None:
    document = parse_source(
        source_of(
            "The keepers lit 12 lamps in the winter of 2025⟦reference:1|1⟧ and asked for Oil2.\n\n"
            "⟦note:1|1 See the log of the wick, kept by hand.⟧"
        )
    )
    assert marked(document) == [
        "The keepers lit 12 lamps in the winter of 2025⟦1⟧ and asked for Oil2."
    ]
    assert notes(document) == [("1", "See the log of the wick, kept by hand.", (), "text_only")]


def test_notes_bind_by_name_whatever_their_order() -> None:
    document = parse_source(
        source_of(
            "⟦note:b|b The second wick.⟧\n\n⟦note:*|* A star over the quay.⟧\n\n"
            "The lamp⟦reference:*|*⟧ and the wick⟦reference:b|b⟧ and again⟦reference:*|*⟧."
        )
    )
    assert marked(document) == ["The lamp⟦*⟧ and the wick⟦b⟧ and again⟦*⟧."]
    assert {n.number: len(n.references) for n in document.footnotes} == {"*": 2, "b": 1}


@pytest.mark.parametrize("printed", ["3 ", "[3] ", "3. ", "3: ", "(3) ", "[^3]: ", "³"])
def test_the_printed_number_of_a_note_is_its_marker(printed: str) -> None:
    source = source_of(f"The lamp⟦reference:3|3⟧ was lit.\n\n⟦note:3|{printed}Log of the quay.⟧")
    assert notes(parse_source(source)) == [("3", "Log of the quay.", (), "text_only")]


@pytest.mark.parametrize("text", ["30 lamps burn there.", "3.5 miles of quay.", "Log of the quay."])
def test_a_note_without_its_number_keeps_its_words(text: str) -> None:
    source = source_of(f"The lamp⟦reference:3|3⟧ was lit.\n\n⟦note:3|{text}⟧")
    assert notes(parse_source(source)) == [("3", text, (), "text_only")]


def test_a_note_goes_on_over_the_page() -> None:
    document = parse_source(
        source_of(
            "The keepers counted⟦raised|1⟧ the eels and\n\n⟦note:1|1 The count was made by the⟧"
            "\f⟦note:1|keepers of the northern quay.⟧\n\nagreed⟦raised|2⟧ on a fee.\n\n"
            "⟦note:2|2 See the fees of the harbour.⟧",
            is_laid_out=True,
        )
    )
    assert marked(document) == ["The keepers counted⟦1⟧ the eels and agreed⟦2⟧ on a fee."]
    assert [n.text for n in document.footnotes] == [
        "The count was made by the keepers of the northern quay.",
        "See the fees of the harbour.",
    ]


def test_numbers_that_begin_again_are_other_notes() -> None:
    document = parse_source(
        source_of(
            "Lamps⟦reference:1|1⟧ and oil⟦reference:2|2⟧.\n\n⟦note:1|1 A.⟧\n\n⟦note:2|2 B.⟧\n\n"
            "Quays⟦reference:1|1⟧ and eels⟦reference:2|2⟧.\n\n⟦note:1|1 C.⟧\n\n⟦note:2|2 D.⟧"
        )
    )
    assert [(n.id, n.text) for n in document.footnotes] == [
        ("fn1", "A."),
        ("fn2", "B."),
        ("fn1-2", "C."),
        ("fn2-2", "D."),
    ]


def test_raised_digits_are_marks_and_digits_on_the_line_are_figures() -> None:
    document = parse_source(
        source_of(
            "It was lit in 2014-15⟦raised|37⟧ under item 12, by 10⟦raised|3⟧ keepers of 5 km"
            "⟦raised|2⟧ on the 1⟦raised|st⟧ of May.⟦raised|38,39⟧\n\n"
            "⟦note:37|37 Log A.⟧\n\n⟦note:38|38 Log B.⟧\n\n⟦note:39|39 Log C.⟧",
            is_laid_out=True,
        )
    )
    assert marked(document) == [
        "It was lit in 2014-15⟦37⟧ under item 12, by 103 keepers of 5 km2 on the 1st of May.⟦38⟧⟦39⟧"
    ]


def test_raised_digits_that_count_up_are_the_only_marks_without_notes_too() -> None:
    document = parse_source(
        source_of("The Survey⟦raised|1⟧ of 20253 asked the Count⟦raised|2⟧ for Oil3.")
    )
    assert marked(document) == ["The Survey⟦1⟧ of 20253 asked the Count⟦2⟧ for Oil3."]


def test_digits_on_the_line_are_no_marks_in_an_original() -> None:
    document = parse_source(source_of("The Survey1 of the Board2 and the Quay⟦raised|7⟧ agree."))
    assert marked(document) == ["The Survey1 of the Board2 and the Quay⟦7⟧ agree."]


def test_raised_signs_are_marks_where_a_note_has_their_name() -> None:
    document = parse_source(
        source_of(
            "The fee⟦raised|†⟧ of the quay⟦raised|a⟧ on the 2⟦raised|nd⟧.\n\n⟦note:†|† Since 1904.⟧\n\n"
            "⟦note:a|a North quay.⟧"
        )
    )
    assert marked(document) == ["The fee⟦†⟧ of the quay⟦a⟧ on the 2nd."]
    again = parse_source(source_of(to_markdown(document)))
    assert marked(again) == marked(document)


def test_the_address_behind_the_words_beats_the_printed_one() -> None:
    document = parse_source(
        source_of(
            "The lamps⟦reference:1|1⟧ and wicks⟦reference:2|2⟧ and oil⟦reference:3|3⟧.\n\n"
            "⟦note:1|1 Log, ⟦link:https://eels.example/log-of-quays|https://eels.example/log-\nof-quays⟧.⟧\n\n"
            "⟦note:2|2 See ⟦link:https://eels.example/wick|the wick’s log⟧.⟧\n\n"
            "⟦note:3|3 Write to ⟦link:mailto:x@eels.example|the keeper⟧ at https://eels.example/oil.⟧",
            is_laid_out=True,
        )
    )
    assert notes(document) == [
        ("1", "Log,", ("https://eels.example/log-of-quays",), "resolved"),
        ("2", "See the wick’s log.", ("https://eels.example/wick",), "resolved"),
        ("3", "Write to the keeper at", ("https://eels.example/oil",), "resolved"),
    ]


def test_a_link_printed_otherwise_is_said() -> None:
    document = parse_source(
        source_of(
            "The lamps⟦reference:1|1⟧.\n\n"
            "⟦note:1|1 ⟦link:https://eels.example/a?b=1|https://eels.example/a⟧ (read in May)⟧"
        )
    )
    assert document.footnotes[0].urls == ("https://eels.example/a?b=1",)
    assert [d.message for d in document.diagnostics] == [
        "the address of note 1 was printed otherwise than it is linked"
    ]


def test_one_address_behind_two_words_is_named_once() -> None:
    document = parse_source(
        source_of(
            "The lamps⟦reference:1|1⟧.\n\n⟦note:1|1 ⟦link:https://eels.example/a|Log⟧ of the "
            "⟦link:https://eels.example/a|quay⟧ at ⟦link:https://eels.example/b|eels.example/b⟧⟧"
        )
    )
    assert document.footnotes[0].urls == ("https://eels.example/a", "https://eels.example/b")
    assert document.footnotes[0].text == "Log of the quay at"


def test_a_run_that_can_be_no_mark_is_none() -> None:
    document = parse_source(
        source_of(
            "The ⟦reference:1|lamps of the\nquay⟧ and the eels⟦reference:1|⟧.\n\n⟦note:1|1 A.⟧"
        )
    )
    assert marked(document) == ["The lamps of the quay and the eels."]


def test_explicit_marks_count_beside_those_of_the_original() -> None:
    document = parse_source(
        source_of("The lamps⟦reference:1|1⟧ and oil[^2].\n\n⟦note:1|1 A.⟧\n\n⟦note:2|2 B.⟧")
    )
    assert marked(document) == ["The lamps⟦1⟧ and oil⟦2⟧."]


@pytest.mark.parametrize(
    "words",
    [
        "laid 12 m⟦raised|2⟧ of rope",
        "spent 10⟦raised|3⟧ pounds",
        "met on the 2⟦raised|2nd⟧ day",
        "met on the 3⟦raised|rd⟧ day",
    ],
)
def test_raised_figures_that_are_no_marks(words: str) -> None:
    source = source_of(
        f"The lamp⟦raised|1⟧ was lit. The keepers {words} and went home.\n\n"
        "The wick⟦raised|2⟧ was cut, and the quay⟦raised|3⟧ was swept.\n\n"
        "⟦note|1 Log of the lamp.⟧\n\n⟦note|2 Log of the wick.⟧\n\n⟦note|3 Log of the quay.⟧"
    )
    blocks = marked(parse_source(source))
    assert [block.count("⟦") for block in blocks] == [1, 2]
    assert blocks[0].startswith("The lamp⟦1⟧ was lit.")


@pytest.mark.parametrize(("figure", "marks"), [("10", 1), ("2024-25", 2), ("48", 2)])
def test_a_raised_figure_behind_ten_is_a_power(figure: str, marks: int) -> None:
    source = source_of(
        f"The lamp⟦raised|1⟧ was lit and the wick cut. They had {figure}⟦raised|3⟧ of oil.\n\n"
        "⟦note|1 Log of the lamp.⟧"
    )
    assert marked(parse_source(source))[0].count("⟦") == marks


def test_a_reference_over_two_lines_is_no_mark() -> None:
    for line_end in ("\n", "\v"):
        document = parse_source(
            source_of(f"- The keepers lit ⟦reference:1|12 lamps{line_end}and oil⟧ them.\n")
        )
        assert document.footnotes == ()


def test_each_address_says_what_it_was_taken_from() -> None:
    document = parse_source(
        source_of(
            "The lamps⟦reference:1|1⟧.\n\n\f"
            "⟦note:1|1 See ⟦link:https://eels.example/a|Log⟧, https://eels.example/b and "
            "⟦link:https://eels.example/c|https://eels.example/c⟧, "
            "⟦link:https://eels.example/d?e=1|https://eels.example/d⟧ and https://eels.example/f.⟧",
            labels=("i", "ii"),
        )
    )
    (note,) = document.footnotes
    assert [(link.url[-3:], link.origin, link.page) for link in note.links] == [
        ("e/a", "link", 2),
        ("e/b", "printed", 2),
        ("e/c", "printed", 2),
        ("e=1", "link", 2),
        ("e/f", "repaired", 2),
    ]
    assert tuple(link.url for link in note.links) == note.urls
    assert type(document).model_validate_json(document.model_dump_json()) == document
