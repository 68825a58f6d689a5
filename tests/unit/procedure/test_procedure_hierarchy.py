from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from procedure_units import Line, document, unit

from pacparse.lexicon.covers import NOT_A_TITLE
from pacparse.lexicon.layouts import (
    KIND_SUFFIX,
    QUOTE_HEADING,
    QUOTED_SOURCE,
    RECOMMENDATION_HEADING,
    RESPONSE_HEADING,
)
from pacparse.procedure import read_procedure
from pacparse.procedure.hierarchy import find_parents
from pacparse.text.spans import runs_between

if TYPE_CHECKING:
    import re


def parents(lines: list[Line]) -> dict[int, int]:
    return find_parents(document(lines)[1])


def test_a_sub_paragraph_hangs_on_the_first_unit_with_its_number() -> None:
    found = parents(
        [("p", "3", "C"), ("p", "3", "R"), ("p", "3.1", "x"), ("p", "3.1.2", "y"), ("p", "3a", "z")]
    )
    assert found == {2: 0, 3: 2, 4: 0}


def test_an_inner_list_hangs_on_its_outer_item() -> None:
    numbers = ["a", "b", "c", "i", "ii", "d", "e", "f", "g", "h", "i"]
    found = parents([("p", "1", "Terms:"), *(("i", number, "x") for number in numbers)])
    assert found == {1: 0, 2: 0, 3: 0, 4: 3, 5: 3, 6: 0, 7: 0, 8: 0, 9: 0, 10: 0, 11: 0}


def test_bullets_hang_on_the_item_that_leads_to_them() -> None:
    found = parents(
        [
            ("p", None, "Terms:"),
            ("i", "1", "these:"),
            ("i", None, "dot"),
            ("i", None, "dot"),
            ("i", "2", "that"),
            ("i", "a", "x"),
        ]
    )
    assert found == {1: 0, 2: 1, 3: 1, 4: 0, 5: 4}


def test_items_without_a_paragraph_have_no_parent() -> None:
    assert parents([("i", None, "x"), ("n", "1", "note"), ("i", None, "y")]) == {}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 4, ["gull"]), (2, 8, ["lls", "at"]), (5, 5, []), (6, 11, ["at s"]), (4, 5, ["s"])],
)
def test_a_stretch_of_text_has_its_runs(start: int, end: int, words: list[str]) -> None:
    source = "gulls\nat sea"
    made = unit("paragraph", "gulls at sea")._replace(text_runs=((0, 5), (6, 12)))
    found = [source[a:b] for a, b in runs_between(made.text, made.text_runs, start, end)]
    assert "".join(found).replace(" ", "") == made.text[start:end].replace(" ", "")
    assert found == words or len(found) == len(words)


PATTERNS: list[tuple[re.Pattern[str], list[str], list[str]]] = [
    (
        RECOMMENDATION_HEADING,
        ["Recommendation 4", "Recommendation 12a: Ferries", "RECOMMENDATION 1 (Paragraph 12)"],
        ["Recommendation", "Recommendations of the panel", "Recommendation 4 was refused"],
    ),
    (
        RESPONSE_HEADING,
        ["Response", "Government response to recommendation 4", "The Government’s response:"],
        ["Government response to the Committee", "Response times", "Responsible boards"],
    ),
    (
        QUOTE_HEADING,
        ["Weir Panel Recommendation", "Recommendation", "Committee's conclusion"],
        ["Our recommendation to you", "Recommendation 4", "Weirs."],
    ),
    (
        NOT_A_TITLE,
        ["House of Commons", "Gull Affairs Committee", "Published 3 May 2020"],
        ["Committees of gulls", "Gulls", "The publishing of gulls"],
    ),
]


@pytest.mark.parametrize(("pattern", "examples", "near_misses"), PATTERNS)
def test_a_pattern_takes_its_examples_and_no_near_miss(
    pattern: re.Pattern[str], examples: list[str], near_misses: list[str]
) -> None:
    match = pattern.match if pattern is NOT_A_TITLE else pattern.fullmatch
    assert [text for text in examples if not match(text)] == []
    assert [text for text in near_misses if match(text)] == []


def test_the_kind_of_a_paragraph_may_stand_in_brackets() -> None:
    assert KIND_SUFFIX.search("Dredge. (Recommendation, Paragraph 17)")
    assert not KIND_SUFFIX.search("Dredge (paragraph 2.20).")
    assert QUOTED_SOURCE.search("Dredge. (Paragraphs 2.20 and 12)")
    assert not QUOTED_SOURCE.search("Dredge (see paragraph 12).")


@pytest.mark.parametrize(
    "text",
    [
        "The Government, agree, accept the, agrees " * 50,
        "Target implementation date: " * 40,
        "Recommendation " * 200,
        "agree with the first part of the " * 40,
        "Department for Transport / " * 40,
        "of the committee " * 60,
    ],
)
def test_hostile_text_states_nothing(text: str) -> None:
    lines: list[Line] = [("R", "1", "Dredge."), *[("p", None, text)] * 300]
    lines += [("h", None, text[:180])] * 300
    [recommendation] = read_procedure(*document(lines)).recommendations
    assert recommendation.number == "1"
