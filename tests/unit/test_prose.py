"""What the shape of a text says of it."""

from __future__ import annotations

import pytest

from pacparse.lexicon.heading_shape import is_date_line, looks_like_heading, looks_like_title
from pacparse.lexicon.sentences import awaits_date, goes_on_below, is_open, is_orphan


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
