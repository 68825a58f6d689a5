"""Every pattern of verdicts, statuses and dates: what it takes, what it leaves, what it costs."""

from __future__ import annotations

import re
import time
from importlib import import_module

import pytest

from pacparse.procedure.statuses import is_status_line, read_status_line, status_after_stance
from pacparse.procedure.verdicts import find_stances
from pacparse.procedure.vocabulary.labels import is_stance_line

_MODULES = (
    *("verdicts", "stances", "positions", "headlines", "statuses", "dates", "departments"),
    "spacing",
    *("vocabulary.verdicts", "vocabulary.statuses", "vocabulary.dates", "vocabulary.labels"),
)
# name, how it is asked, example, near miss
ROWS = (
    ("departments._JOINT", "match", " / Home", "lamps"),
    ("headlines._LIST_END", "match", "; but", ", an Office"),
    ("positions._CITED", "fullmatch", "4.12", "and"),
    ("stances._QUOTED", "search", "wrote “we agree” in", "the boards’ lamps"),
    ("stances._UNCLOSED", "match", "“We agree", "“We agree”"),
    ("verdicts._SENTENCE_END", "search", "It is lit. The", "6.2"),
    ("verdicts._CLAUSE_END", "search", "lamps, bells", "lamps and bells"),
    ("spacing.WIDE", "search", "PAC  conclusion", "PAC conclusion"),
    ("vocabulary.labels._STANCE", "match", "The Government agrees", "The Government has"),
    ("vocabulary.verdicts.VERB", "search", "does not agree", "agreement"),
    ("vocabulary.verdicts.OBJECT", "match", " this recommendation in principle", "withers"),
    ("vocabulary.verdicts.FURTHER", "match", " and recommendation 5 in full", " and the board"),
    ("vocabulary.verdicts.POINTING_BACK", "match", " it in part,", " to publish"),
    ("vocabulary.verdicts.LOOSE_OBJECT", "match", " with the need", " to provide"),
    ("vocabulary.verdicts.LOOSE_DENIAL", "match", " the approach", " to provide"),
    ("vocabulary.verdicts.REFUSAL", "search", "sees no need to", "does not believe in gulls"),
    ("vocabulary.verdicts.HEADLINE", "match", "Not supported", "Accepted practice is"),
    ("vocabulary.verdicts.BODY_HEADLINE", "match", "Board: noted", "Lamps: accepted colours"),
    ("vocabulary.verdicts.PASSIVE", "match", "The recommendation is noted", "It is noted"),
    ("vocabulary.verdicts.ELIDED", "match", " and in principle by the", " and by the"),
    ("vocabulary.statuses.STATUS_WORDS", "match", "Status: delayed", "Delayedness"),
    ("vocabulary.statuses.DATE_LABEL", "match", "Target date: May", "The target date is"),
    ("vocabulary.statuses.STATUS_DATE", "match", " (March 2019)", " (of: lamps)"),
    ("vocabulary.statuses.KIND_BEHIND", "search", "May 2020 (revised)", "May 2020 (lamps)"),
    (
        "vocabulary.statuses.DATE_BEHIND",
        "search",
        "May 2020 (originally May 2019)",
        "May 2020 (original lamps",
    ),
    ("vocabulary.statuses.GAP", "fullmatch", ". ", "lamps"),
    ("vocabulary.statuses.DATE_END", "match", ". Lamps", "2019"),
    ("vocabulary.statuses.SENTENCE_STOP", "search", "lit. The", "6.2"),
    ("vocabulary.dates.DAY", "fullmatch", "1st May 2020", "1 otter 2020"),
    ("vocabulary.dates.DAY_LAST", "fullmatch", "March 31, 2020", "March 2020"),
    ("vocabulary.dates.ISO_DAY", "fullmatch", "2020-03-31", "2020-21"),
    ("vocabulary.dates.FIGURES", "fullmatch", "31/03/2020", "3/2020"),
    ("vocabulary.dates.MONTH_OF_YEAR", "fullmatch", "Sept 2020", "marches 2020"),
    ("vocabulary.dates.SEASON", "fullmatch", "winter 2019-20", "spring tide 2020"),
    ("vocabulary.dates.CALENDAR_YEAR", "fullmatch", "calendar year 2019", "2019-20"),
    ("vocabulary.dates.FINANCIAL_YEAR", "fullmatch", "fy 2018/19", "2018-20 plan"),
    ("vocabulary.dates.SHORT_FINANCIAL_YEAR", "fullmatch", "fy18/19", "18/19"),
    ("vocabulary.dates.QUARTER", "fullmatch", "q4 2019-20", "a quarter of 2021"),
    ("vocabulary.dates.QUARTER_LAST", "fullmatch", "2019-20 q4", "2019-20 q5"),
    ("vocabulary.dates.HALF", "fullmatch", "h1 2021", "half of 2021"),
    ("vocabulary.dates.LEAD", "fullmatch", "by the end of ", "otters "),
    ("vocabulary.dates.REMARK", "search", "may 2020, subject to", "may 2020 onwards"),
    ("vocabulary.dates.LIST_JOINT", "search", "May 2019; May 2020", "March 1, 2020"),
    ("vocabulary.dates.LAST_YEAR", "search", "may 2019-20", "2019 may"),
)


def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        f"{name}.{key}": value
        for name in _MODULES
        for module in [import_module(f"pacparse.procedure.{name}")]
        for key, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }


PATTERNS = _patterns()


def test_every_pattern_has_an_example_and_a_near_miss() -> None:
    walked = {PATTERNS[name].pattern for name, *_ in ROWS}
    assert [name for name, found in PATTERNS.items() if found.pattern not in walked] == []


@pytest.mark.parametrize(("name", "how", "example", "near_miss"), ROWS)
def test_a_pattern_takes_its_example_and_leaves_its_near_miss(
    name: str, how: str, example: str, near_miss: str
) -> None:
    ask = getattr(PATTERNS[name], how)
    assert ask(example) is not None
    assert ask(near_miss) is None


_HOSTILE = (
    "The Government agrees " * 40,
    "not " * 200 + "accepted",
    "Recommendation " * 60,
    "Target implementation date: " * 30,
    "accepted in principle by " * 40,
    "the recommendation, and the recommendation, and " * 20,
    "“‘“‘'\"" * 150 + "agree",
    "Government: " * 80 + "accepted",
    "in part, " * 90 + "agrees",
    " " * 800 + "accepted",
    "2019-20/" * 90,
    "Recommendation 1a 2b 3c " * 40 + "is accepted",
)


@pytest.mark.parametrize("text", _HOSTILE, ids=lambda text: text[:20])
def test_hostile_text_costs_little(text: str) -> None:
    before = time.process_time()
    for _ in range(5):
        find_stances(text, is_opening=True)
        find_stances(text, is_opening=False)
        is_stance_line(text[:89])
        is_status_line(text[:299])
        read_status_line(text[:299], is_known=True)
        status_after_stance(text, 0)
    assert time.process_time() - before < 1.0
