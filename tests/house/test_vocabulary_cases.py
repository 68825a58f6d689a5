"""Every verdict word, status word and date shape that the formats know has a case."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

CASES = Path(__file__).resolve().parents[1] / "cases"

VERDICTS = (
    ("agrees with", "agreed"),
    ("agreed with", "agreed"),
    ("accepts this recommendation", "agreed"),
    ("support the recommendation", "agreed"),
    ("endorses", "agreed"),
    ("concurs", "agreed"),
    ("Accept", "agreed"),
    ("ACCEPTED", "agreed"),
    ("Agreed", "agreed"),
    ("Supported", "agreed"),
    ("Accepted in full", "agreed"),
    ("does not disagree", "agreed"),
    ("accepts this recommendation in principle", "agreed_in_principle"),
    ("Accepted in principle", "agreed_in_principle"),
    ("Agreed in principle", "agreed_in_principle"),
    ("agrees in-principle", "agreed_in_principle"),
    ("supports the intention", "agreed_in_principle"),
    ("partially agrees", "agreed_in_part"),
    ("partly accepts", "agreed_in_part"),
    ("Partially accept", "agreed_in_part"),
    ("accepts the recommendation in part", "agreed_in_part"),
    ("Supported in part", "agreed_in_part"),
    ("does not accept the recommendation in full", "agreed_in_part"),
    ("the first part", "agreed_in_part"),
    ("does not agree", "disagreed"),
    ("did not agree", "disagreed"),
    ("disagrees", "disagreed"),
    ("cannot agree", "disagreed"),
    ("does not accept", "disagreed"),
    ("does not support", "disagreed"),
    ("is unable to accept", "disagreed"),
    ("does not believe it is appropriate", "disagreed"),
    ("is not persuaded", "disagreed"),
    ("rejects", "disagreed"),
    ("Rejected", "disagreed"),
    ("Not supported", "disagreed"),
    ("Not agreed", "disagreed"),
    ("notes", "noted"),
    ("Noted", "noted"),
)
NO_VERDICTS = (
    "agrees with the need",
    "do not accept the approach",
    "see no need",
    "not for the uk government to respond to",
    "passage of time",
    "welcomes this recommendation",
    "supported by evidence",
)
STATUSES = (
    ("Recommendation implemented.", "implemented"),
    ("Recommendation Implemented", "implemented"),
    ("Recommendation: Implemented", "implemented"),
    ("Work in progress", "in_progress"),
    ("Status: In progress", "in_progress"),
    ("Ongoing", "in_progress"),
    ("DELAYED", "delayed"),
    ("Superseded", "superseded"),
    ("No longer applicable", "superseded"),
    ("not implemented", "not_implemented"),
    ("Target implementation date:", "planned"),
    ("Original target implementation date:", "planned"),
    ("Revised target implementation date:", "planned"),
    ("Target implementation date (revised):", "planned"),
    ("Implementation date:", "planned"),
)
DATES = {
    "a season and a year": r"Spring 2019",
    "a winter of one year": r"Winter [0-9]{4}",
    "a winter of two years": r"Winter [0-9]{4}-[0-9]{2}",
    "two seasons": r"Summer/Autumn [0-9]{4}",
    "a month and a year": r"(?:March|May) [0-9]{4}",
    "a full date": r"[0-9]{1,2} March [0-9]{4}",
    "end of a year": r"end of [0-9]{4}",
    "end and a year": r"end [0-9]{4}",
    "by the end of a month": r"by the end of April [0-9]{4}",
    "by a month": r"by March [0-9]{4}",
    "from a month": r"from April [0-9]{4}",
    "between two months": r"between May [0-9]{4} and May [0-9]{4}",
    "from a month to another": r"April to June [0-9]{4}",
    "early": r"early [0-9]{4}",
    "mid-": r"mid-[0-9]{4}",
    "late": r"late [0-9]{4}",
    "a quarter of a financial year": r"Q[1-4] [0-9]{4}-[0-9]{2}",
    "a quarter in words": r"quarter 2 of [0-9]{4}-[0-9]{2}",
    "a quarter of a year": r"first quarter of [0-9]{4}",
    "a financial year": r"[0-9]{4}-[0-9]{2}",
    "a financial year with a stroke": r"[0-9]{4}/[0-9]{2}",
    "a financial year in full": r"[0-9]{4}–[0-9]{4}",
    "end of a financial year": r"end of financial year [0-9]{4}-[0-9]{2}",
}
UNDATED = ("when parliamentary time allows", "Parliamentary session 2020-21")


class Answers(NamedTuple):
    """What all expected files of the cases hold."""

    verdicts: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str | None, str | None], ...]
    unanswered: str


@cache
def answers() -> Answers:
    """The verdicts, statuses and dates of every case, and the answers that have no position."""
    verdicts: list[tuple[str, str]] = []
    statuses: list[tuple[str, str]] = []
    dates: list[tuple[str, str | None, str | None]] = []
    unanswered: list[str] = []
    for path in sorted(CASES.glob("*/expected.json")):
        document = json.loads(path.read_text("utf-8"))
        texts = {block["id"]: block.get("text", "") for block in document.get("blocks", ())}
        for one in document.get("recommendations", ()):
            verdicts += [
                (words, position)
                for position, _, words, *kind in one.get("verdicts", ())
                if not kind
            ]
            statuses.append((one.get("status_words", ""), one.get("status", "")))
            dates += [(words, *ends) for _, words, *ends in one.get("target_dates", ())]
            if "position" not in one:
                unanswered += [texts[block] for block in one["blocks"].get("response", ())]
    return Answers(tuple(verdicts), tuple(statuses), tuple(dates), "\n".join(unanswered).lower())


@pytest.mark.parametrize(("phrase", "position"), VERDICTS)
def test_every_verdict_word_has_a_case(phrase: str, position: str) -> None:
    assert any(phrase in words and found == position for words, found in answers().verdicts)


@pytest.mark.parametrize("phrase", NO_VERDICTS)
def test_words_that_give_no_verdict_have_a_case(phrase: str) -> None:
    assert phrase in answers().unanswered


@pytest.mark.parametrize(("phrase", "status"), STATUSES)
def test_every_status_word_has_a_case(phrase: str, status: str) -> None:
    assert any(phrase in words and found == status for words, found in answers().statuses)


@pytest.mark.parametrize("shape", DATES)
def test_every_date_shape_has_a_case(shape: str) -> None:
    found = [one for one in answers().dates if re.fullmatch(DATES[shape], one[0].rstrip("."))]
    assert found
    assert all(earliest or latest for _, earliest, latest in found)


@pytest.mark.parametrize("words", UNDATED)
def test_words_that_name_no_day_have_a_case(words: str) -> None:
    assert (words, None, None) in answers().dates
