"""Each rule of the table of headings votes on its example and not on its near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse import parse
from pacparse.reading.headings import HEADINGS
from pacparse.rules import HERE, Rule, traced

if TYPE_CHECKING:
    from pacparse.reading.heading_facts import Candidate


def _speaks(rule: Rule[Candidate], text: str) -> bool:
    at = text.index(HERE)
    with traced() as trace:
        parse(text.replace(HERE, ""))
    ballots = [ballot for ballot in trace.ballots.get(at, ()) if ballot.question == "heading"]
    return any(rule.name in (*ballot.spoke_for, *ballot.spoke_against) for ballot in ballots)


@pytest.mark.parametrize("rule", HEADINGS.rules, ids=lambda rule: str(rule.name))
def test_a_rule_votes_on_its_example_and_not_on_its_near_miss(rule: Rule[Candidate]) -> None:
    assert _speaks(rule, rule.example)
    assert not _speaks(rule, rule.near_miss)
