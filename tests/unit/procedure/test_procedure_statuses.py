from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.lexicon.statuses import (
    is_status_line,
    read_status_line,
    status_after_stance,
)


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
            "Target implementation date: Spring 2020 (originally Autumn 2019)",
            None,
            [("target", "Spring 2020"), ("original", "Autumn 2019")],
        ),
        (
            "Revised target implementation date: May 2020 (previously May 2019).",
            None,
            [("revised", "May 2020"), ("original", "May 2019")],
        ),
        ("Target date: May 2020 (was wet)", None, [("target", "May 2020 (was wet)")]),
        ("Target   implementation\u00a0date: May   2020", None, [("target", "May 2020")]),
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
        ("RECOMMENDATION IMPLEMENTED.", "implemented", []),
        ("Recommendation: Implemented", "implemented", []),
        ("Recommendation 3: Implemented.", "implemented", []),
        ("Recommendation status: Open", "in_progress", []),
        ("Recommendation status: Closed", None, []),
        ("Status: Outstanding", "in_progress", []),
        ("Status: Implementation in progress", "in_progress", []),
        ("Work underway.", "in_progress", []),
        ("Recommendation ongoing", "in_progress", []),
        ("Recommendation not yet implemented.", "not_implemented", []),
        ("Recommendation overtaken by events", "superseded", []),
        ("Recommendation superseded; no longer relevant.", "superseded", []),
        ("No longer being pursued", "superseded", []),
        ("Recommendation implemented (March 2019)", "implemented", []),
        ("Recommendation implemented: March 2019.", "implemented", []),
        ("Recommendation implemented in March 2019", "implemented", []),
        ("Implementation date: March 2019", None, [("target", "March 2019")]),
        ("Date of implementation: March 2019", None, [("target", "March 2019")]),
        ("Target date for implementation: March 2019", None, [("target", "March 2019")]),
        ("Target implementation: March 2019", None, [("target", "March 2019")]),
        ("Implementation target date: May 2019", None, [("target", "May 2019")]),
        ("TARGET IMPLEMENTATION DATE: MAY 2019", None, [("target", "MAY 2019")]),
        ("Target Implementation Date – Spring 2019", None, [("target", "Spring 2019")]),
        ("Target implementation date Spring 2019.", None, [("target", "Spring 2019")]),
        ("Expected completion date: Q4 2019-20", None, [("target", "Q4 2019-20")]),
        ("Recommendation target implementation date: 2021", None, [("target", "2021")]),
        ("Target implementation date (revised): May 2020", None, [("revised", "May 2020")]),
        ("Second revised target implementation date: 2021", None, [("revised", "2021")]),
        (
            "Target implementation date: May 2020 (revised)",
            None,
            [("revised", "May 2020 (revised)")],
        ),
        ("Initial target date: May 2019", None, [("original", "May 2019")]),
        ("Target implementation date: Ongoing", "in_progress", []),
        ("Target implementation date: TBC", None, []),
        ("Target implementation date: Not applicable", None, []),
        (
            "Target implementation date: June 2019 and December 2020",
            None,
            [("target", "June 2019"), ("target", "December 2020")],
        ),
        (
            "Target implementation date: Spring 2019, subject to a vote.",
            None,
            [("target", "Spring 2019, subject to a vote")],
        ),
        (
            "Target implementation date: Spring 2019. The keepers will write in May 2020.",
            None,
            [("target", "Spring 2019")],
        ),
        (
            (
                "Recommendation delayed. Original target implementation date: May 2019. "
                "Revised target implementation date: end of 2021"
            ),
            "delayed",
            [("original", "May 2019"), ("revised", "end of 2021")],
        ),
        (
            "Original target date: May 2019 | Current target date: May 2020",
            None,
            [("original", "May 2019"), ("target", "May 2020")],
        ),
        (
            "Work in progress Target implementation date: Summer 2019",
            "in_progress",
            [("target", "Summer 2019")],
        ),
        (
            "Target implementation date: Summer 2019 Recommendation implemented",
            "implemented",
            [("target", "Summer 2019")],
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
        "Open",
        "Outstanding work is described below",
        "Completed forms should be sent to the pier.",
        "In progress at the pier are nine lamps.",
        "Target implementation date for the lamps is Spring 2019",
        "The target implementation date is Spring 2019.",
        "Recommendation implemented by the boards in March 2019.",
        "Delivered by Spring 2019",
        "Implementation: the boards will light the pier",
        "Target: nine lamps by dusk",
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
    assert status_after_stance("It agrees. The boats sail.", 9) is None


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        (". Recommendation implemented.", "Recommendation implemented."),
        (
            " on lamps. Target implementation date: May 2019. The keepers agreed in June 2020.",
            "Target implementation date: May 2019.",
        ),
        (" (Target implementation date: May 2019).", "Target implementation date: May 2019"),
        (". Lamps burn. Work in progress.", "Work in progress."),
        (
            ". Recommendation implemented. The keepers have bought lamps.",
            "Recommendation implemented.",
        ),
    ],
)
def test_a_status_is_glued_to_the_stance(rest: str, words: str) -> None:
    stance = "The Government agrees with it"
    found = status_after_stance(stance + rest, len(stance))
    assert found is not None
    assert found[1].rstrip(".") == words.rstrip(".")


@pytest.mark.parametrize(
    "rest",
    [
        ". Work in progress at the pier is slow.",
        ". The recommendation was implemented in March 2019.",
        ". The target implementation date is May 2019.",
        ". In March 2019 the board met.",
        ". Implemented lamps are red.",
        "",
    ],
)
def test_a_status_phrase_inside_prose_is_prose(rest: str) -> None:
    stance = "The Government agrees with it"
    assert status_after_stance(stance + rest, len(stance)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Target implementation date:** Spring 2019", True),
        ("__Recommendation implemented.__", True),
        ("**Implemented practice** is kept.", False),
    ],
)
def test_markup_does_not_hide_a_status_line(line: str, *, expected: bool) -> None:
    assert is_status_line(line) is expected


@given(st.text(max_size=350), st.booleans())
def test_any_line_is_read(line: str, is_known: bool) -> None:
    read_status_line(line, is_known=is_known)
    read_status_line("Target implementation date: " + line, is_known=is_known)
