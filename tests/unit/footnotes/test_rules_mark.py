"""The rules for marks and notes: each speaks on its example and not on its near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pacparse import parse
from pacparse.footnotes.mark_rules import MARK
from pacparse.footnotes.note_rules import NOTE
from pacparse.footnotes.number_rules import LONE_NUMBER
from pacparse.footnotes.series_rules import SERIES
from pacparse.rules import HERE, traced

if TYPE_CHECKING:
    from pacparse.rules import Rule

RULES = [*MARK.rules, *SERIES.rules, *NOTE.rules, *LONE_NUMBER.rules]


def speaks(rule: Rule[Any], text: str) -> bool:
    at = text.index(HERE)
    with traced() as trace:
        parse(text.replace(HERE, ""))
    ballots = trace.ballots.get(at, [])
    return any(rule.name in (*b.spoke_for, *b.spoke_against) for b in ballots)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_speaks_on_its_example_only(rule: Rule[Any]) -> None:
    assert speaks(rule, rule.example)
    assert not speaks(rule, rule.near_miss)
