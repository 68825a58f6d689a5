"""Each rule of furniture speaks on its example and not on its near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse import parse
from pacparse.reading.furniture.rules import FURNITURE
from pacparse.rules import HERE, Rule, traced

if TYPE_CHECKING:
    from pacparse.reading.furniture.facts import Candidate


def _speaks(rule: Rule[Candidate], text: str) -> bool:
    at = text.index(HERE)
    with traced() as trace:
        parse(text.replace(HERE, ""))
    ballots = trace.ballots.get(at, ())
    return any(rule.name in (*b.spoke_for, *b.spoke_against) for b in ballots)


@pytest.mark.parametrize("rule", FURNITURE.rules, ids=lambda rule: rule.name)
def test_a_rule_speaks_on_its_example_and_not_on_its_near_miss(rule: Rule[Candidate]) -> None:
    assert _speaks(rule, rule.example)
    assert not _speaks(rule, rule.near_miss)
