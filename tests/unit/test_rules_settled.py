"""What a question settles at once is what its rules say: the law that lets it skip them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from extracts import read_example, read_marked
from pacparse import parse
from pacparse.pipeline.questions import QUESTIONS, every_rule
from pacparse.rules import HERE, Question, Rule, traced, without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SETTLED = tuple(question for question in QUESTIONS if question.settles is not None)
TEXTS = tuple(
    text.replace(HERE, "") for one in every_rule() for text in (one.example, one.near_miss)
)
LINES = tuple({line for text in TEXTS for line in read_marked(text)[0].split("\n") if line})


def checked(question: Question[Any], counts: list[int]) -> Callable[[Any], str | None]:
    """``settles`` of a question, which fails where the rules say something else."""
    settles = question.settles
    assert settles is not None

    def settle(facts: Any) -> str | None:
        settled = settles(facts)
        if settled is not None:
            ballot = question.weigh(facts)
            assert settled == ballot.answer, vars(facts) if hasattr(facts, "__dict__") else facts
            counts.append(1)
        return settled

    return settle


@pytest.fixture(scope="module")
def counts() -> Iterator[list[int]]:
    """How often the rules were asked as well; while it lasts, they are at every answer settled."""
    found: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        for question in SETTLED:
            patch.setattr(question, "settles", checked(question, found))
        yield found


def test_the_examples_of_the_rules_settle_as_the_rules_say(counts: list[int]) -> None:
    known = len(counts)
    for text in TEXTS:
        read_example(text)
    assert len(counts) > known


@given(
    lines=some.lists(
        some.tuples(some.sampled_from(LINES), some.sampled_from(("\n", "\n\n", "\n\f"))),
        max_size=30,
    )
)
def test_lines_in_any_order_settle_as_the_rules_say(
    counts: list[int], lines: list[tuple[str, str]]
) -> None:
    assert counts is not None
    parse("".join(line + end for line, end in lines))


def test_nothing_is_settled_while_a_trace_is_wanted_or_a_rule_is_off() -> None:
    rule: Rule[str] = Rule("q.a", "yes", 1.0, "", "", "", lambda _: True)
    asked = Question("q", ("no", "yes"), [rule], asks="?", settles=lambda _: "no")
    assert asked.answer("", 0) == "no"
    with traced():
        assert asked.answer("", 0) == "yes"
    with without(["q.b"]):
        assert asked.answer("", 0) == "yes"
