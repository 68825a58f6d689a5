"""Marks: every style in which one is printed, and every figure that is none."""

from __future__ import annotations

import pytest

from pacparse import parse
from pacparse.footnotes.candidates import find_candidates
from pacparse.footnotes.decoding import choose_marks
from pacparse.footnotes.evidence import Candidate


def _marked(text: str) -> list[tuple[str, str]]:
    """Each mark of the document: its number and the words that stand before it."""
    document = parse(text)
    numbers = {note.id: note.number for note in document.footnotes}
    return [
        (numbers[reference.footnote], block.text[: reference.offset][-8:])
        for block in document.blocks
        for reference in block.references
    ]


def _text(text: str) -> str:
    return parse(text).blocks[0].text


NOTE = "\n\n{0} https://lamps.example/a\n"


@pytest.mark.parametrize(
    ("printed", "read", "number", "before"),
    [
        ("The Survey1 of lamps is old.", "The Survey of lamps is old.", "1", "Survey"),
        ("The lamps were lit.1", "The lamps were lit.", "1", "lit."),
        ("They were lit.1The quay is dark.", "They were lit. The quay is dark.", "1", "lit."),
        ("The Tool,1 as it is called.", "The Tool, as it is called.", "1", "Tool,"),
        ("The quay (in 2017).1 All is well.", "The quay (in 2017). All is well.", "1", "2017)."),
        ("It is “lit”1 now.", "It is “lit” now.", "1", "lit”"),
        ("About 90.3%1 were lit.", "About 90.3% were lit.", "1", "90.3%"),
        ("The lamps were lit.¹ All is well.", "The lamps were lit. All is well.", "1", "lit."),
        ("The lamps were lit.¹² All is well.", "The lamps were lit. All is well.", "12", "lit."),
        ("The lamps[1] were lit.", "The lamps were lit.", "1", "lamps"),
        ("The lamps[^1] were lit.", "The lamps were lit.", "1", "lamps"),
        ("The lamps[^s2-1] were lit.", "The lamps were lit.", "1", "lamps"),
        ("The lamps[^*] were lit.", "The lamps were lit.", "*", "lamps"),
        ("The **Survey**1 of lamps.", "The Survey of lamps.", "1", "Survey"),
        ("The Survey\ufeff1 of lamps.", "The Survey of lamps.", "1", "Survey"),
    ],
)
def test_a_mark_is_told_from_the_text(printed: str, read: str, number: str, before: str) -> None:
    if before[-1].isalpha() and "[" not in printed:
        printed += NOTE.format(number)  # glued to a word, a mark needs its note
    assert _text(printed) == read
    [(found, words)] = _marked(printed)
    assert found.removeprefix("s2-") == number
    assert words.endswith(before)


def test_a_mark_glued_to_a_year_is_told_by_the_sequence() -> None:
    text = "It began in the Survey1 of 2014-152 and in the Count3 of the quay."
    assert [number for number, _ in _marked(text)] == ["1", "2", "3"]
    assert _text(text) == "It began in the Survey of 2014-15 and in the Count of the quay."


def test_a_mark_glued_to_a_full_year_needs_its_neighbours() -> None:
    text = "In the Survey5 of 20256 the Board and the Count7 agreed."
    assert [number for number, _ in _marked(text)] == ["5", "6", "7"]
    assert _marked("In 20256 the Board agreed.") == []


def test_a_mark_beyond_a_group_of_thousands_needs_its_neighbours() -> None:
    text = "The Survey11 found 300,00012 lamps and the Count13 agreed."
    assert [number for number, _ in _marked(text)] == ["11", "12", "13"]


def test_two_marks_may_stand_at_once() -> None:
    assert [n for n, _ in _marked("The quay,36 the landscape.37,38 All is well.")] == [
        *("36", "37", "38")
    ]


def test_a_mark_after_a_year_and_its_stop_is_no_decimal() -> None:
    text = "The Survey42 was made in 2017.43 Good work was done by the Count44 too."
    assert [number for number, _ in _marked(text)] == ["42", "43", "44"]


@pytest.mark.parametrize(
    "text",
    [
        "It was built in 2017 and in 1999.",
        "It cost £9.25 million and £300,000 in all.",
        "About 90.3% or 14 per cent were lit.",
        "The 2nd and the 31st of the month.",
        "The COVID-19 rules were read on the quay.",
        "It is owed under section 75 of the Act.",
        "It is due in Q4 2019-20 at the latest.",
        "The CO2 of the lamps is measured.",
        "The quay is 40 m² wide and 10³ long.",
        "The H1N1 rules were read on the quay.",
        "It stands on p.12 and in No.5 of the list.",
        "They won by 2:1 in the harbour.",
        "The case of the Quay [2011] is old.",
        "It stands at http://lamps.example/a.2 and www.lamps.example/b3 now.",
        "The A4 and the B2 meet at the quay.",
        "The code is 2x4b and the file is lamp2a.",
        "The mail is quay2@lamps.example for all.",
        "It is 1,000 lamps and 12,500 more.",
        "The ’90s were dark on the quay.",
        "The years 2014-15 and 2015/16 were dark.",
        "The lamp is 10.5 m high at 10:30 on the quay.",
    ],
)
def test_a_figure_of_its_own_is_no_mark(text: str) -> None:
    assert _marked(text) == []
    assert _text(text) == text


def test_only_explicit_marks_count_where_there_are_any() -> None:
    assert _marked("The Survey35 of lamps[^2] is old.¹") == [("2", "of lamps")]


def test_one_style_rules_a_document() -> None:
    text = "The lamps.¹ The quay.² The Survey9 is a name.³"
    assert [number for number, _ in _marked(text)] == ["1", "2", "3"]
    assert "Survey9" in _text(text)
    brackets = "The lamps.[1] The quay.[2] The Survey9 is a name."
    assert [number for number, _ in _marked(brackets)] == ["1", "2"]


def test_marks_out_of_sequence_are_left_in_the_text() -> None:
    text = "The Survey is old.1 It is lit.2 The Count61 is new.3 It is red.4"
    assert [number for number, _ in _marked(text)] == ["1", "2", "3", "4"]
    assert "Count61" in _text(text)


def test_a_guess_is_said_to_be_one() -> None:
    document = parse("In the Survey5 of 20256 the Board and the Count7 agreed.")
    guesses = [d for d in document.diagnostics if d.code == "footnote-guess"]
    assert [d.message.split()[2] for d in guesses] == ["6"]


def test_candidates_are_in_order_and_outside_addresses() -> None:
    text = "The Survey2 (http://lamps.example/a.1) and the lamps.[1] It is.³"
    found = find_candidates(text, frozenset("³")).found
    assert [text[c.run[0] : c.run[1]].strip("[]") for c in found] == ["2", "1", "³"]
    assert [c.run for c in found] == sorted(c.run for c in found)


def test_the_increasing_sequence_wins() -> None:
    def candidates(*values: int) -> list[Candidate]:
        return [Candidate(v, (10 * i, 10 * i + 1), 1.0) for i, v in enumerate(values)]

    assert choose_marks(candidates(1, 2, 90, 3, 4), {}) == (0, 1, 3, 4)
    assert choose_marks(candidates(1, 1, 2), {})[-1] == 2
    assert choose_marks([], {}) == ()
    assert choose_marks([Candidate(7, (0, 1), 0.5)], {}) == ()
    assert choose_marks([Candidate(7, (0, 1), 0.5)], {7: 1}) == (0,)
    restarted = candidates(1, 2, 3, 1, 2, 3)
    assert choose_marks(restarted, {}) == (0, 1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    "text",
    [
        "The quay⁰ is lit and so is the pier¹²³⁴ of it.",
        "The quay[01] and the pier[0] are lit.",
        "The Lamp1A is lit and so is LAMP12A of the quay.",
        "The file Lamp1.5 and the file Lamp2:3 are lost.",
        "The quay .4 and the pier ,5 are dark.",
        "It began in 12017.4 and again in 2017.4lamps of old.",
        "They ask for ‘12 lamps’ and for '14 more'.",
        "The years 2014-1637 and 1-237 are dark.",
        "The count of 123456 lamps is old.",
        "Lamps 2017.4 per cent of them.",
    ],
)
def test_a_figure_that_only_looks_glued_is_no_mark(text: str) -> None:
    assert _marked(text) == []


def test_a_superscript_behind_an_address_is_a_mark() -> None:
    text = "The lamps.¹ See https://lamps.example/a² and https://lamps.example/b³c here.³"
    assert [number for number, _ in _marked(text)] == ["1", "2", "3"]


def test_a_single_star_is_part_of_a_name() -> None:
    assert _marked("The *CO2* of the lamps is measured.") == []


SET_OFF = (
    "The quay has two issues {0}. Both are old. The pier is lit. {1} The ferry came in 2025 {2} the "
    "pilots say.\n\n1 https://lamps.example/a\n2 https://lamps.example/b\n3 https://lamps.example/c\n"
)


def test_marks_set_off_by_spaces_are_found_where_their_notes_are() -> None:
    assert [number for number, _ in _marked(SET_OFF.format(1, 2, 3))] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "It is owed under section 1. The pier is dark.\n\n1 https://lamps.example/a\n",
        "The quay has two issues 01. Both are old.\n\n1 https://lamps.example/a\n",
        "The ferry came in 2025 1 per cent late.\n\n1 https://lamps.example/a\n",
        "The quay has two issues 7. Both are old.\n\n1 https://lamps.example/a\n",
    ],
)
def test_a_number_that_counts_or_names_is_not_set_off(text: str) -> None:
    assert _marked(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The quay is 48 m²¹ long.", [1]),
        ("The quay is 48 m³²⁴ long.", [24]),
        ("The quay is 48 m²⁰ long.", [20]),
        ("The lamps.²⁰ The quay is 48 m²¹ long.", [20, 21]),
        ("The 48 lamps²¹ are lit.", [21]),
        ("The law is q = kx² + nx³.", []),
        ("The law of the tax² is old.", [2]),
    ],
)
def test_a_power_and_the_mark_behind_it_are_told_apart(text: str, values: list[int]) -> None:
    found = find_candidates(text, frozenset("²³")).found
    assert [candidate.value for candidate in found if candidate.place == "raised"] == values
