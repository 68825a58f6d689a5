"""Gaps, disorder and cut paragraphs: what is reported, and what is not."""

from __future__ import annotations

import pytest

from pacparse import parse
from pacparse.lexicon.sentences import is_unfinished


def _messages(text: str, code: str) -> list[str]:
    return [found.message for found in parse(text).diagnostics if found.code == code]


def _paragraphs(*numbers: str) -> str:
    return "\n\n".join(f"{n} The keepers of lamp {n} have agreed to it." for n in numbers)


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        (("3.1", "3.2", "3.4"), "3.3 is missing"),
        (("3.1", "3.2", "3.5"), "3.3 and 3.4 are missing"),
        (("1.", "2.", "3.", "7."), "4, 5 and 6 are missing"),
    ],
)
def test_a_gap_is_named(numbers: tuple[str, ...], message: str) -> None:
    assert _messages(_paragraphs(*numbers), "numbering-gap") == [message]


def test_a_wide_gap_is_named_by_its_ends() -> None:
    text = _paragraphs("1.1", "1.2", "1.3", "1.30", "1.31", "1.32")
    assert _messages(text, "numbering-gap") == ["1.4 to 1.29 are missing"]


@pytest.mark.parametrize(
    "numbers",
    [
        ("3.1", "3.2", "3.3"),
        ("3.1", "3.2", "4.1", "4.2"),
        ("1.", "2.", "1.", "2."),
        ("1.", "2.", "2.", "3."),
    ],
)
def test_a_sequence_without_a_gap_is_silent(numbers: tuple[str, ...]) -> None:
    text = _paragraphs(*numbers)
    assert _messages(text, "numbering-gap") == []
    assert _messages(text, "numbering-disorder") == []


def test_a_step_back_is_reported() -> None:
    text = _paragraphs("3.1", "3.2", "3.4", "3.3")
    assert _messages(text, "numbering-disorder") == ["3.3 stands after 3.4"]


def test_a_number_that_stands_elsewhere_is_not_missing() -> None:
    assert _messages(_paragraphs("3.1", "3.2", "3.4", "3.3", "3.5"), "numbering-gap") == []


def test_a_gap_is_named_once() -> None:
    text = _paragraphs("3.1", "3.2", "3.6", "3.3", "3.6")
    assert _messages(text, "numbering-gap") == ["3.4 and 3.5 are missing"]


def test_chapters_do_not_count_with_paragraphs() -> None:
    chapters = (
        f"{n} Lamps of the {side} quay\n\n{_paragraphs(f'{2 * n - 1}.', f'{2 * n}.')}"
        for n, side in enumerate(("north", "east", "south"), start=1)
    )
    assert _messages("\n\n".join(chapters), "numbering-gap") == []


@pytest.mark.parametrize(
    "numbers", [("1", "2a", "2b", "3"), ("1", "2 to 4", "5"), ("4", "5a", "6")]
)
def test_a_part_of_a_recommendation_is_its_presence(numbers: tuple[str, ...]) -> None:
    text = "\n\n".join(
        f"Recommendation {n}: The Board should count its lamps.\n\nThe Board agrees to {n} of it."
        for n in numbers
    )
    assert _messages(text, "numbering-gap") == []


def test_a_recommendation_that_is_left_out_is_a_gap() -> None:
    text = "\n\n".join(
        f"Recommendation {n}: The Board should count its lamps.\n\nThe Board agrees to count them."
        for n in ("1", "2a", "2b", "5")
    )
    assert _messages(text, "numbering-gap") == ["3 and 4 are missing"]


def test_a_paragraph_that_cannot_end_so_is_cut() -> None:
    text = f"3.1 The keepers sustain a diverse\n\n{_paragraphs('3.2', '3.3')}"
    assert _messages(text, "paragraph-truncated") == [
        "paragraph 3.1 stops in mid-sentence: “…keepers sustain a diverse”"
    ]


def test_a_lone_paragraph_without_a_stop_is_cut() -> None:
    text = _paragraphs(*(f"3.{n}" for n in range(1, 12)))
    assert _messages(text, "paragraph-truncated") == []
    cut = text.replace("lamp 3.4 have agreed to it.", "lamp 3.4 have agreed to policy")
    [message] = _messages(cut, "paragraph-truncated")
    assert message.startswith("paragraph 3.4 stops in mid-sentence")


def test_a_paragraph_that_leads_to_a_list_is_whole() -> None:
    text = "3.1 The keepers will count, and each of the\n\n- lamps\n- quays\n\n3.2 That is all."
    assert _messages(text, "paragraph-truncated") == []


@pytest.mark.parametrize(
    "text", ["sustain a diverse", "the lamps and", "the lamps,", "the lamps (", "of the", "lamps –"]
)
def test_some_last_words_end_no_sentence(text: str) -> None:
    assert is_unfinished(text)


@pytest.mark.parametrize("text", ["legislation and policy", "The lamps.", "", "diverse", "a lamp"])
def test_other_last_words_may(text: str) -> None:
    assert not is_unfinished(text)
