"""Each rule on what lines begin with speaks in its example, and not in its near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pacparse import parse
from pacparse.reading.bullets import BULLETS
from pacparse.reading.number_rules import NUMBERS
from pacparse.rules import HERE, traced

if TYPE_CHECKING:
    from pacparse.rules import Rule


def _speaks(rule: Rule[Any], text: str) -> bool:
    at = text.index(HERE)
    with traced() as trace:
        parse(text.replace(HERE, ""))
    ballots = trace.ballots.get(at, [])
    return any(rule.name in (*b.spoke_for, *b.spoke_against) for b in ballots)


@pytest.mark.parametrize("rule", [*NUMBERS.rules, *BULLETS.rules], ids=lambda rule: rule.name)
def test_a_rule_speaks_in_its_example_and_not_in_its_near_miss(rule: Rule[Any]) -> None:
    assert _speaks(rule, rule.example)
    assert not _speaks(rule, rule.near_miss)
