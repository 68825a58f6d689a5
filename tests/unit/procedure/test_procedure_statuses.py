from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.procedure.statuses import read_status_line, status_after_stance


@pytest.mark.parametrize(
    ("line", "status", "dates"),
    [
        ("Recommendation implemented.", "implemented", []),
        ("Recommendation Implemented", "implemented", []),
        ("Implemented", "implemented", []),
        ("Status: Delayed", "delayed", []),
        ("Work in progress.", "in_progress", []),
        ("In progress", "in_progress", []),
        ("Ongoing", "in_progress", []),
        ("Recommendation partly implemented", "in_progress", []),
        ("Superseded", "superseded", []),
        ("No longer applicable.", "superseded", []),
        ("Recommendation not implemented", "not_implemented", []),
        ("Recommendation closed", None, []),
        ("Target implementation date: Spring 2019.", None, [("target", "Spring 2019")]),
        ("Target implementation date: Recommendation implemented", "implemented", []),
        (
            "Work in progress (Target implementation date: July 2014)",
            "in_progress",
            [("target", "July 2014")],
        ),
        (
            (
                "Original target implementation date: Summer 2019; "
                "Revised target implementation date: Spring 2020."
            ),
            None,
            [("original", "Summer 2019"), ("revised", "Spring 2020")],
        ),
        (
            (
                "Original target implementation date: May 2019 "
                "Revised target implementation date: June 2020"
            ),
            None,
            [("original", "May 2019"), ("revised", "June 2020")],
        ),
    ],
)
def test_a_status_line_says_a_word_or_dates(
    line: str, status: str | None, dates: list[tuple[str, str]]
) -> None:
    found = read_status_line(line)
    assert found is not None
    assert found.status == status
    assert [(date.kind, date.words) for date in found.dates] == dates


@pytest.mark.parametrize(
    "line",
    [
        "Ongoing work is described below.",
        "Recommendation 4 was implemented by the ferry boards in May.",
        "The recommendation was implemented in full.",
        "Implemented in May 2020 by three boards",
        "Date: 2019",
        "Target date",
        "Delayedness",
        "",
        "Implemented " * 100,
    ],
)
def test_prose_is_no_status_line(line: str) -> None:
    assert read_status_line(line) is None


def test_a_line_known_to_be_a_status_may_go_on() -> None:
    found = read_status_line("Delayed until the gulls leave", is_known=True)
    assert found is not None
    assert found.status == "delayed"


def test_a_label_without_a_date_gives_none() -> None:
    found = read_status_line("Target implementation date:")
    assert found is None or found.dates == ()


def test_a_status_may_be_printed_on_after_the_stance() -> None:
    text = "The Government agrees with it. Recommendation implemented."
    found = status_after_stance(text, text.index("."))
    assert found is not None
    assert (found[0].status, found[1]) == ("implemented", "Recommendation implemented.")
    assert status_after_stance(text, 3) is None
    assert status_after_stance("It agrees. The boats sail.", 9) is None


@given(st.text(max_size=350), st.booleans())
def test_any_line_is_read(line: str, is_known: bool) -> None:
    read_status_line(line, is_known=is_known)
    read_status_line("Target implementation date: " + line, is_known=is_known)
