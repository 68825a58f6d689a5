"""Rules of joining: each speaks on its example and keeps silent on its near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse import parse
from pacparse.reading.joining import JOINING
from pacparse.rules import HERE, traced

if TYPE_CHECKING:
    from pacparse.reading.joining import Follower
    from pacparse.rules import Rule


def _speaks(rule: Rule[Follower], text: str) -> bool:
    """Whether the rule spoke on the line behind the sign."""
    at = text.index(HERE)
    with traced() as trace:
        parse(text.replace(HERE, ""))
    return any(
        rule.name in (*ballot.spoke_for, *ballot.spoke_against)
        for ballot in trace.ballots.get(at, ())
    )


@pytest.mark.parametrize("rule", JOINING.rules, ids=lambda rule: str(rule.name))
def test_a_rule_speaks_on_its_example_only(rule: Rule[Follower]) -> None:
    assert _speaks(rule, rule.example)
    assert not _speaks(rule, rule.near_miss)
