"""Bold type: where a quoted recommendation ends and its answer begins."""

from __future__ import annotations

from extracts import source_of
from pacparse.api import parse_source

HEAD = (
    "⟦heading:1|Government response to the Harbour Committee⟧\n\n"
    "The Committee published its report on eels. This is the response of the Government.\n\n"
)


def answers(marked: str) -> list[tuple[str | None, str | None, int]]:
    """Of each recommendation its number, its words, and how many blocks answer it."""
    document = parse_source(source_of(HEAD + marked))
    return [
        (one.number, one.recommendation, len(one.blocks.response))
        for one in document.recommendations
    ]


def test_the_answer_begins_where_the_bold_ends() -> None:
    marked = (
        "⟦heading:2|Recommendation 1⟧\n\n⟦bold|The eels of the bay are few. Boards should count them.⟧\n\n"
        "⟦bold|We see no reason to wait for another winter.⟧\n\n"
        "Eels are found in each of the four bays. Counting them takes a year.\n\nIt will be done in May.\n\n"
        "⟦heading:2|Recommendation 2⟧\n\n⟦bold|Lamps should be lit.⟧\n\nA lamp is lit on each quay.\n\n"
        "⟦bold|Target implementation date: Spring 2026⟧"
    )
    assert answers(marked) == [
        (
            "1",
            (
                "The eels of the bay are few. Boards should count them.\n"
                "We see no reason to wait for another winter."
            ),
            2,
        ),
        ("2", "Lamps should be lit.", 2),
    ]


def test_bold_that_comes_back_says_nothing_of_the_answer() -> None:
    plain = (
        "⟦heading:2|Recommendation 1⟧\n\n{}Boards should count the eels of the bay.{}\n\n"
        "The Committee heard that eels are found in each bay.\n\n{}They are few.{}\n\n"
        "The Government accepts the recommendation."
    )
    bold = plain.format("⟦bold|", "⟧", "⟦bold|", "⟧")
    assert answers(bold) == answers(plain.format("", "", "", ""))


def test_a_few_words_in_bold_make_no_paragraph_bold() -> None:
    marked = (
        "⟦heading:2|Recommendation 1⟧\n\n⟦bold|Boards⟧ should count the eels of the bay.\n\n"
        "The Committee heard that eels are found in each bay, and should be counted.\n\n"
        "The Government accepts the recommendation."
    )
    assert answers(marked)[0][2] == 1


def test_a_verdict_in_bold_is_the_answer() -> None:
    marked = (
        "⟦heading:2|Recommendation 1⟧\n\n⟦bold|Boards should count the eels of the bay.⟧\n\n"
        "⟦bold|The Government accepts this recommendation.⟧\n\nIt will be done in May.\n\n"
        "⟦heading:2|Recommendation 2⟧\n\nLamps should be lit.\n\n"
        "⟦bold|The Government is counting the lamps of each quay.⟧\n\nIt will be done in June."
    )
    assert answers(marked) == [
        ("1", "Boards should count the eels of the bay.", 2),
        ("2", "Lamps should be lit.", 2),
    ]
