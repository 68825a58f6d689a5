"""The rules: how they vote, and that each speaks on its example and not on its near miss."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from extracts import read_example, read_marked
from invented_question import BEES, ask_of_each_line
from pacparse.pipeline.questions import QUESTIONS, every_rule
from pacparse.rules import HERE, VETO, Ballot, Question, Rule, is_on, note, traced, without

if TYPE_CHECKING:
    from collections.abc import Sequence

RULES = every_rule()
WEIGHTS = (0.5, 1.0, 2.0, 4.0, VETO)


def rule(name: str, says: str, weight: float) -> Rule[frozenset[str]]:
    """A rule that votes if its name is among the facts."""
    return Rule(name, says, weight, "", "", "", lambda facts: name in facts)


def question(rules: Sequence[Rule[frozenset[str]]], *answers: str) -> Question[frozenset[str]]:
    return Question("q", answers or ("no", "yes"), rules, asks="?")


def test_the_answer_with_the_most_weight_is_taken() -> None:
    asked = question([rule("q.a", "yes", 2.0), rule("q.b", "no", 1.0), rule("q.c", "no", 0.5)])
    assert asked.answer(frozenset(("q.a", "q.b", "q.c")), 0) == "yes"
    ballot = asked.weigh(frozenset(("q.a", "q.b", "q.c")))
    assert ballot == Ballot("q", "yes", ("q.a",), ("q.b", "q.c"), "no")


def test_the_first_answer_is_taken_if_nobody_speaks_or_two_weigh_the_same() -> None:
    rules = [rule("q.a", "yes", 1.0), rule("q.b", "maybe", 1.0)]
    asked = question(rules, "no", "maybe", "yes")
    assert asked.answer(frozenset(), 0) == "no"
    assert asked.answer(frozenset(("q.a", "q.b")), 0) == "maybe"
    assert asked.weigh(frozenset(("q.a", "q.b"))).runner_up == "yes"
    of_two = question([rule("q.a", "yes", 1.0), rule("q.b", "no", 1.0)])
    assert of_two.answer(frozenset(("q.a", "q.b")), 0) == "no"


def test_a_veto_leaves_no_other_answer_and_the_first_one_wins() -> None:
    asked = question([rule("q.a", "yes", 4.0), rule("q.b", "no", VETO), rule("q.c", "yes", VETO)])
    assert asked.answer(frozenset(("q.a", "q.b", "q.c")), 0) == "no"
    assert asked.answer(frozenset(("q.a", "q.c")), 0) == "yes"
    assert asked.weigh(frozenset(("q.a", "q.b"))) == Ballot("q", "no", ("q.b",), ("q.a",), "yes")


def test_a_rule_that_is_switched_off_does_not_vote() -> None:
    asked = question([rule("q.a", "yes", 1.0)])
    with without(["q.a"]):
        assert asked.answer(frozenset(("q.a",)), 0) == "no"
        assert asked.weigh(frozenset(("q.a",))).spoke_for == ()
        assert asked.active_rules() == ()
        assert not is_on("q.a")
        with without(()):
            assert is_on("q.a")
    assert is_on("q.a")
    assert asked.answer(frozenset(("q.a",)), 0) == "yes"


def test_a_trace_keeps_the_last_ballot_of_each_question_on_a_line() -> None:
    with traced() as trace:
        ask_of_each_line("They hum.\nNothing.\nStripes\n")
        BEES.answer("They hum.", 10)
        note(10, lambda: Ballot("other", "yes", ("other.x",)))
    assert [ballot.answer for ballot in trace.between(0, 10)] == ["bees"]
    assert [(b.question, b.answer) for b in trace.between(1, 19)] == [
        ("bees", "bees"),
        ("other", "yes"),
    ]
    assert trace.ballots.keys() == {0, 10, 19}


def test_nothing_is_kept_and_nothing_asked_for_without_a_trace() -> None:
    note(0, lambda: pytest.fail("nobody asked"))
    with traced() as trace:
        pass
    BEES.answer("They hum.", 0)
    assert trace.ballots == {}


@pytest.mark.parametrize(
    "wrong", [rule("q.a", "perhaps", 1.0), rule("p.a", "yes", 1.0)], ids=["answer", "name"]
)
def test_a_rule_belongs_to_its_question(wrong: Rule[frozenset[str]]) -> None:
    with pytest.raises(ValueError, match="q: rules with another"):
        question([wrong])


ANSWERS = ("no", "yes", "maybe")


@given(
    answers=some.sampled_from((ANSWERS[:2], ANSWERS)),
    votes=some.lists(
        some.tuples(some.sampled_from(ANSWERS), some.sampled_from(WEIGHTS), some.booleans()),
        max_size=8,
    ),
    off=some.sets(some.integers(0, 7)),
)
def test_the_quick_answer_is_the_one_that_is_explained(
    answers: tuple[str, ...], votes: list[tuple[str, float, bool]], off: set[int]
) -> None:
    votes = [vote for vote in votes if vote[0] in answers]
    asked = question(
        [rule(f"q.{i}", says, weight) for i, (says, weight, _) in enumerate(votes)], *answers
    )
    facts = frozenset(f"q.{i}" for i, (_, _, speaks) in enumerate(votes) if speaks)
    with without([f"q.{i}" for i in off]):
        quick = asked.answer(facts, 0)
        assert quick == asked.weigh(facts).answer
        with traced() as trace:
            assert asked.answer(facts, 0) == quick
        assert trace.ballots[0] == [asked.weigh(facts)]


# The rules of the reading, each one.


def speaks(name: str, text: str) -> bool:
    """Whether the rule is named in a ballot of the line behind HERE when ``text`` is read."""
    at = read_marked(text)[0].index(HERE)
    with traced() as trace:
        read_example(text)
    return any(name in (*b.spoke_for, *b.spoke_against) for b in trace.ballots.get(at, ()))


each_rule = pytest.mark.parametrize("one", RULES, ids=[rule.name for rule in RULES])


@each_rule
def test_a_rule_speaks_on_its_example_and_not_on_its_near_miss(one: Rule[Any]) -> None:
    assert one.example.count(HERE) == one.near_miss.count(HERE) == 1
    assert speaks(one.name, one.example), "it says nothing on its example"
    assert not speaks(one.name, one.near_miss), "it speaks on its near miss"


@each_rule
def test_a_rule_is_a_name_a_round_weight_and_a_reason(one: Rule[Any]) -> None:
    assert one.weight in WEIGHTS
    assert one.reason
    assert one.name == one.name.lower()


def test_no_name_is_taken_twice() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)
    assert len({question.name for question in QUESTIONS}) == len(QUESTIONS)


def test_the_walk_would_find_a_rule_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(text: str) -> None:
        ask_of_each_line(text.replace(HERE, ""))

    monkeypatch.setitem(globals(), "read_example", read)
    for one in BEES.rules:
        test_a_rule_speaks_on_its_example_and_not_on_its_near_miss(one)
    for wrong in (
        replace(BEES.rules[0], example=f"{HERE}They sing."),
        replace(BEES.rules[0], near_miss=f"{HERE}They hum."),
    ):
        with pytest.raises(AssertionError):
            test_a_rule_speaks_on_its_example_and_not_on_its_near_miss(wrong)
