"""What the shape of a text says of it."""

from __future__ import annotations

import pytest

from pacparse.lexicon.heading_shape import is_date_line, looks_like_heading, looks_like_title
from pacparse.lexicon.line_openers import is_verdict_line
from pacparse.lexicon.sentences import awaits_date, goes_on_below, is_open, is_orphan, onward


@pytest.mark.parametrize(
    "text", ["the lamps of", "the lamps,", "the lamps 3", "the lamps[^1]", "the lamps)", "", "12"]
)
def test_a_sentence_without_an_end_is_open(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize(
    "text", ["The end.", "The end.”", "The end.3", "The end.³", "The end?[^1][^2]", "These:", "…"]
)
def test_a_sentence_with_an_end_is_closed(text: str) -> None:
    assert not is_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "Key messages",
        "Lamp oil[^3]",
        "LAMPS⁴",
        "‘Lamps’ of the quay",
        "Lamps 2017",
        "**Lamps**",
        "This year’s lamps",
        "In detail",
        "For the keepers",
        "In the harbour, and beyond",
    ],
)
def test_a_short_line_without_an_end_may_be_a_heading(text: str) -> None:
    assert looks_like_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "The lamps were lit.",
        "lamps of the quay",
        "The lamps of the",
        "The lamps,",
        "3 July 2023",
        "Lamps: https://lamps.example",
        "Write to lamps@quay.example",
        "12 345",
        "A",
        "Lamp " * 17 + "oil",
        "The lamp" + "s" * 120,
        "This recommendation is accepted in full by the Keepers",
        "These were lit in the year of the Harbour",
        "Because the rules differ from quay to quay",
        "However, the Harbour Office",
        "In addition, the Harbour Office",
        "For example, lamps of the Quay",
    ],
)
def test_a_sentence_a_date_an_address_is_no_heading(text: str) -> None:
    assert not looks_like_heading(text)


def test_a_title_may_be_long() -> None:
    title = "The lamps " * 15 + "of the quay"
    assert looks_like_title(title)
    assert not looks_like_heading(title)
    assert not looks_like_title(f"{title}.")
    assert not looks_like_title(title * 2)


def test_a_date_line_is_a_date_and_nothing_else() -> None:
    assert is_date_line("3 July 2023")
    assert is_date_line("Monday 3rd July 2023")
    assert is_date_line("July 2023")
    assert not is_date_line("3 July 2023 at noon")
    assert not is_date_line("Budget 2017")


def test_an_orphan_is_closing_punctuation_alone() -> None:
    assert is_orphan(".")
    assert is_orphan(").")
    assert not is_orphan("....")
    assert not is_orphan("a.")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Target implementation date:", "Spring 2019", True),
        ("**Target implementation date:**", "Spring 2019.", True),
        ("Target implementation date: by the end of", "financial year 2020-21.", True),
        ("Target implementation date: Spring 2019", "Spring 2020", False),
        ("Target implementation date:", "The keepers have no date.", False),
        ("Recommendation implemented.", "May 2019", False),
        ("Target implementation date:", "In 2019 " + "the keepers met and " * 4, False),
    ],
)
def test_a_status_line_may_await_its_date(before: str, after: str, *, expected: bool) -> None:
    assert awaits_date(before, after) is expected


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        (
            "1.1 This chapter shows how, and by which way, the",
            "Harbour Board came to own it.",
            True,
        ),
        ("The lights of the mole were handed over by the", "Evidence, Ms Ruth Tide, p. 8.", False),
        ("Lamps of the", "Harbour Board", False),
        ("The lights of the mole were handed over by the", "harbour master.", True),
        ("The keepers saw the lamp of the north pier, and", "The lamp of the mole", False),
        ("The Board agreed.", "The keepers did not.", False),
    ],
)
def test_a_sentence_stopped_before_a_noun_goes_on(
    text: str, following: str, *, expected: bool
) -> None:
    assert goes_on_below(text, following) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Annex A", True), ("PART A", True), ("Part of a", False), ("Such a", False)],
)
def test_a_part_may_be_named_by_the_letter_a(text: str, *, expected: bool) -> None:
    assert looks_like_heading(text) is expected


@pytest.mark.parametrize(
    ("above", "below", "answer"),
    [
        ("The lamps of the", "Harbour Board", "must"),
        ("The lamps were lit by", "the keepers", "must"),
        ("The count was printed on 28", "June 2023", "must"),
        ("The lamps (Recommendation,", "Paragraph 15)", "must"),
        ("The oil costs £29.3", "million a year", "must"),
        ("Every lamp is lit (Paragraph 7)", "and read by", "must"),
        ("The lamps of the mole", "Harbour Board", "may"),
        ("the lamps, and", "The Board", "may"),
        ("The draft of 4 May", "The draft report", "may"),
        ("The oil is kept at St.", "catherine’s mole", "may"),
        ("The lamps were lit.", "The keepers slept", "cannot"),
        ("That every lamp be lit (7.4)", "The Board agrees", "cannot"),
        ("Lamps of the quay (HC 12, p 3)", "The Board agrees", "cannot"),
        ("It was lit in the year of the count (2017)", "Lamps", "may"),
    ],
)
def test_a_sentence_must_may_or_cannot_go_on(above: str, below: str, answer: str) -> None:
    assert onward(above, below) == answer


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Bell Trust accepts this recommendation on behalf of", True),
        ("NHS Tarn does not support these recommendations.", True),
        ("This recommendation is accepted in part by the Tarn Executive.", True),
        ("The county agrees. It has begun.", False),
        ("The Council agrees.", True),
        ("Tarn Executive: Not supported", True),
        ("Accepted in principle.", True),
        ("The Government agreed with the Committee’s recommendation.", True),
        ("The Government accepted the Committee’s recommendation in 2018, and", False),
        ("This recommendation was accepted in 2018", False),
        ("The Bell Trust accepts that the count was late", False),
        ("The recommendation is supported by evidence", False),
        ("We accept this recommendation.", False),
        ("the Bell Trust accepts this recommendation.", False),
    ],
)
def test_a_verdict_line_is_about_the_recommendation(line: str, *, expected: bool) -> None:
    assert is_verdict_line(line) is expected
