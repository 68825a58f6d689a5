"""What the shape of a text says of it."""

from __future__ import annotations

import pytest

from pacparse.prose import (
    is_date_line,
    is_open,
    is_orphan,
    looks_like_heading,
    looks_like_title,
)


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
    ["Key messages", "Lamp oil[^3]", "LAMPS⁴", "‘Lamps’ of the quay", "Lamps 2017", "**Lamps**"],
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
