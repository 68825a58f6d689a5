from __future__ import annotations

from typing import Any

import pytest

from pacparse import parse
from pacparse.procedure.publication import DATE
from pacparse.procedure.titles import TITLE
from pacparse.rules import HERE, Rule, traced


def speaks(rule: Rule[Any], text: str) -> bool:
    at, clean = text.index(HERE), text.replace(HERE, "")
    with traced() as trace:
        parse(clean)
    return any(
        rule.name in (*one.spoke_for, *one.spoke_against) for one in trace.ballots.get(at, ())
    )


@pytest.mark.parametrize("rule", [*TITLE.rules, *DATE.rules], ids=lambda rule: rule.name)
def test_each_rule_speaks_in_its_example_and_not_in_its_near_miss(rule: Rule[Any]) -> None:
    assert speaks(rule, rule.example)
    assert not speaks(rule, rule.near_miss)
