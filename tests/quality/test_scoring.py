"""The scorer counts right: each aspect on a document of a few lines whose truth is changed by one thing."""

from __future__ import annotations

import pytest

import pacparse
from quality.expectations import Expectations, checked
from quality.scoring import score
from quality.scoring.procedure import citation
from quality.sheet import Aspect, Count, Sheet

MINUTE = """Upkeep

1: Committee conclusion: The quay is older than its books.
Recommendation: The Office should count the bollards.
1.1 The Government agreed with the Committee’s recommendation.
Target implementation date: April 2025.
1.2 The Office counted them in full,1 and the result was printed.
1 https://www.little-wick.example/bollards
"""


def truth() -> Expectations:
    """What is right of the minute above, every aspect."""
    return {
        "profile": "treasury-minutes",
        "paragraphs": [
            {"number": "1.1", "text": "The Government agreed with the Committee’s recommendation."},
            {
                "number": "1.2",
                "text": "The Office counted them in full, and the result was printed.",
            },
        ],
        "headings": ["Upkeep"],
        "items": [],
        "footnotes": [
            {
                "number": "1",
                "urls": ["https://www.little-wick.example/bollards"],
                "references": [{"after": "counted them in full,"}],
            }
        ],
        "recommendations": [
            {
                "number": "1",
                "conclusion": "The quay is older than its books.",
                "recommendation": "The Office should count the bollards.",
                "position": "agreed",
                "status": "planned",
                "target_dates": [
                    {
                        "kind": "target",
                        "words": "April 2025",
                        "earliest": "2025-04-01",
                        "latest": "2025-04-30",
                    }
                ],
                "response": ["1.1", "1.2"],
            }
        ],
        "kept_once": [],
        "must_survive": [{"text": "count the bollards", "times": 1}],
        "furniture": [],
        "restatements": [],
        "undefined_notes": [],
        "unreferenced_notes": [],
        "truncated": [],
        "gaps": [],
    }


def scored(expected: Expectations, text: str = MINUTE) -> Sheet:
    return score(pacparse.parse(text), text, expected)


def test_what_is_right_has_no_error() -> None:
    sheet = scored(truth())
    assert sheet.misses == []
    assert sheet.errors == 0
    assert all(count.f1 == 1 for count in sheet.counts.values())


def test_a_paragraph_that_was_not_found_lowers_recall() -> None:
    expected = truth()
    expected["paragraphs"].append({"number": "1.3", "text": "Nobody wrote this."})
    sheet = scored(expected)
    assert sheet.counts["paragraph numbers"] == Count(right=2, expected=3, given=2)
    assert sheet.counts["paragraph text"].recall == pytest.approx(2 / 3)
    assert sheet.counts["paragraph text"].precision == 1


def test_a_paragraph_that_is_none_lowers_precision() -> None:
    expected = truth()
    del expected["paragraphs"][1]
    sheet = scored(expected)
    assert sheet.counts["paragraph numbers"] == Count(right=1, expected=1, given=2)
    assert sheet.counts["paragraph text"].precision == 0.5
    assert sheet.counts["paragraph text"].recall == 1


def test_other_words_under_the_right_number_are_wrong_words() -> None:
    expected = truth()
    expected["paragraphs"][1]["text"] = (
        "The Office counted them in part, and the result was printed."
    )
    sheet = scored(expected)
    assert sheet.counts["paragraph numbers"].f1 == 1
    assert sheet.counts["paragraph text"] == Count(right=1, expected=2, given=2)
    assert any("in part" in miss.words and "in full" in miss.words for miss in sheet.misses)


def test_a_missing_space_is_counted_apart() -> None:
    expected = truth()
    expected["paragraphs"][1]["text"] = (
        "The Office countedthem in full, and the result was printed."
    )
    sheet = scored(expected)
    assert sheet.counts["paragraph text"].f1 == 1
    assert sheet.counts["paragraph spaces"] == Count(right=1, expected=2, given=2)


def test_paragraphs_in_another_order_are_out_of_order() -> None:
    expected = truth()
    expected["paragraphs"].reverse()
    sheet = scored(expected)
    assert sheet.counts["paragraph text"].f1 == 1
    assert sheet.counts["paragraph order"] == Count(right=1, expected=2, given=2)


@pytest.mark.parametrize("aspect", ["headings", "items"])
def test_headings_and_items_have_both_sides(aspect: Aspect) -> None:
    expected = truth()
    expected["headings"] = ["Another"]
    expected["items"] = [{"text": "one"}]
    count = scored(expected).counts[aspect]
    assert count.right == 0
    assert count.expected == 1
    assert count.given == (1 if aspect == "headings" else 0)


def test_a_mark_must_stand_after_its_words() -> None:
    expected = truth()
    expected["footnotes"][0]["references"] = [{"after": "and the result"}]
    sheet = scored(expected)
    assert sheet.counts["note marks"] == Count(right=0, expected=1, given=1)
    assert sheet.counts["note URLs"].f1 == 1


def test_an_address_belongs_to_its_number() -> None:
    expected = truth()
    expected["footnotes"][0]["number"] = "2"
    assert scored(expected).counts["note URLs"] == Count(right=0, expected=1, given=1)


def test_a_verdict_where_none_is_stated_lowers_precision() -> None:
    expected = truth()
    expected["recommendations"][0]["position"] = None
    count = scored(expected).counts["verdicts"]
    assert count == Count(right=0, expected=0, given=1)
    assert count.f1 == 0


def test_the_wrong_verdict_is_wrong_on_both_sides() -> None:
    expected = truth()
    expected["recommendations"][0]["position"] = "disagreed"
    assert scored(expected).counts["verdicts"] == Count(right=0, expected=1, given=1)


def test_another_answer_may_be_right_too() -> None:
    expected = truth()
    expected["recommendations"][0] |= {"position": "noted", "position_accepts": ["agreed"]}
    assert scored(expected).counts["verdicts"].f1 == 1


def test_a_recommendation_that_is_none_takes_its_answer_along() -> None:
    expected = truth()
    expected["recommendations"] = []
    counts = scored(expected).counts
    assert counts["recommendation numbers"] == Count(right=0, expected=0, given=1)
    assert counts["verdicts"].given == 1
    assert counts["statuses"].given == 1
    assert counts["responses"].given == 2


def test_a_recommendation_that_is_missing_does_not_shift_the_others() -> None:
    expected = truth()
    missing = {**expected["recommendations"][0], "recommendation": "Paint the bollards."}
    expected["recommendations"].insert(0, missing)  # type: ignore[arg-type]
    counts = scored(expected).counts
    assert counts["recommendation numbers"] == Count(right=1, expected=2, given=1)
    assert counts["recommendation text"].right == 2
    assert counts["verdicts"] == Count(right=1, expected=2, given=1)


def test_statuses_dates_and_answers_are_compared() -> None:
    expected = truth()
    expected["recommendations"][0] |= {"status": "delayed", "response": ["1.1"]}
    expected["recommendations"][0]["target_dates"][0]["latest"] = "2025-05-31"
    counts = scored(expected).counts
    assert counts["statuses"] == Count(right=0, expected=1, given=1)
    assert counts["target dates"] == Count(right=0, expected=1, given=1)
    assert counts["responses"] == Count(right=1, expected=1, given=2)


@pytest.mark.parametrize(
    ("printed", "name"),
    [("4a) i.", "4ai"), ("4a (i)", "4ai"), ("12a", "12a"), ("8.1", "8.1"), (None, "")],
)
def test_a_number_is_cited_without_its_brackets(printed: str | None, name: str) -> None:
    assert citation(printed) == name


def test_a_passage_that_stands_twice_was_not_removed() -> None:
    text = "1. The lamps are lit at dusk.\n2. The lamps are lit at dusk.\n"
    expected: Expectations = {"kept_once": ["The lamps are lit at dusk."]}
    assert scored(expected, text).counts["repeats removed"] == Count(right=0, expected=1, given=0)


def test_a_passage_that_is_gone_was_removed_wrongly() -> None:
    expected: Expectations = {"kept_once": ["Nobody lit the lamps."]}
    assert scored(expected).counts["repeats removed"] == Count(right=0, expected=1, given=1)


def test_what_was_removed_and_should_stay_counts_against_what_was_kept() -> None:
    passage = (
        "2.1 The plan was published in October, after talks with nine hundred boaters.\n"
        "2.2 It names the flood marks, and gives each a keeper who reads it every day.\n"
        "2.3 The keepers are paid by the reading, and by the mile that they walk to it.\n"
    )
    text = f"{passage}2.4 Nothing else is known.\n{passage}2.5 The end came in May.\n"
    document = pacparse.parse(text)
    assert [r.reason for r in document.removals] == ["repeated_passage"]
    uncalled: Expectations = {"kept_once": [], "must_survive": []}
    assert score(document, text, uncalled).counts["repeats kept"] == Count(0, 0, 1)
    called: Expectations = {"kept_once": [passage.splitlines()[1].partition(" ")[2]]}
    assert score(document, text, called).counts["repeats kept"].errors == 0


def test_a_text_that_should_stay_twice_is_counted() -> None:
    expected: Expectations = {"must_survive": [{"text": "count the bollards", "times": 2}]}
    assert scored(expected).counts["repeats kept"] == Count(right=0, expected=1, given=1)


def test_a_capital_of_another_printing_is_no_loss() -> None:
    expected: Expectations = {"must_survive": [{"text": "the office should count", "times": 1}]}
    assert scored(expected).counts["repeats kept"].errors == 0


def test_a_pair_that_is_linked_and_should_not_be_lowers_precision() -> None:
    words = (
        "A travelling library is the surest way to bring books to a village that has neither "
        "shop nor school, and drivers know their readers by name."
    )
    text = f"1. {words}\n2. Routes need planning.\n3. {words}\n"
    found: Expectations = {"restatements": [["1", "3"]]}
    assert scored(found, text).counts["restatements"].f1 == 1
    none: Expectations = {"restatements": []}
    assert scored(none, text).counts["restatements"] == Count(right=0, expected=0, given=1)


def test_furniture_that_stayed_lowers_recall() -> None:
    expected: Expectations = {"furniture": ["The Office counted them in full"]}
    assert scored(expected).counts["furniture"] == Count(right=0, expected=1, given=0)


def test_a_line_that_is_no_furniture_lowers_precision() -> None:
    text = "1. A crowd of\n\x0cPage 2\nnine came.\n2. Strings were\n\x0cPage 3\ncut.\n"
    expected: Expectations = {"furniture": ["Page 2"]}
    assert scored(expected, text).counts["furniture"] == Count(right=1, expected=1, given=2)


def test_a_diagnostic_must_name_its_number() -> None:
    text = "4.1 One.\n4.2 Two.\n4.4 Four.\n4.5 Five.\n"
    right: Expectations = {"gaps": ["4.3"]}
    assert scored(right, text).counts["diagnostics"] == Count(1, 1, 1)
    wrong: Expectations = {"gaps": ["4.6"]}
    assert scored(wrong, text).counts["diagnostics"] == Count(0, 1, 1)
    none: Expectations = {"gaps": []}
    assert scored(none, text).counts["diagnostics"] == Count(0, 0, 1)


def test_conservation_is_counted_and_not_believed() -> None:
    document = pacparse.parse("1. A kite.")
    assert score(document, "1. A kite.", {}).counts["conservation"].f1 == 1
    assert score(document, "1. A kite. Another.", {}).counts["conservation"].f1 == 0


def test_a_key_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="paragrahs"):
        checked({"paragrahs": []})


def test_counts_are_added_up() -> None:
    sheet, other = Sheet(), Sheet()
    sheet.add("items", Count(1, 2, 3))
    other.add("items", Count(1, 1, 1))
    sheet.take(other)
    assert sheet.counts["items"] == Count(2, 3, 4)
    assert sheet.counts["items"].precision == 0.5
    assert sheet.counts["items"].f1 == pytest.approx(4 / 7)
