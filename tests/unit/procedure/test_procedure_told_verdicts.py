"""Words near a verdict that give none, or another than their first verb: denials apart, history, parts."""

from __future__ import annotations

import pytest

from pacparse.lexicon.refused_deeds import find_refused_deed
from pacparse.lexicon.verdicts import find_stances

NONE = [
    "The Board would accept this recommendation if it had the money.",
    "The Board will only accept this recommendation if the price is met.",
    "It is not for the Board to accept or reject this recommendation.",
    "The Board neither accepts nor rejects this recommendation.",
    "Neither council has said whether it accepts this recommendation.",
    "The Board accepted this recommendation in 2015 but has since changed its view.",
    "The Board set out in its previous response that it accepted this recommendation.",
    "The Board said in 2019 that it accepts this recommendation, but things have changed.",
    "While the Board agrees with the recommendation, it cannot find a lamp.",
    "This recommendation was accepted by the previous Board in 2015.",
    "Evidence supports this recommendation.",
    "Nobody accepts this recommendation.",
    "A lamp is accepted.",
]
SAID = [
    ("The Board does not, at this stage, accept this recommendation.", "disagreed", "The Board"),
    ("The Board does not at present accept this recommendation.", "disagreed", "The Board"),
    ("The Board regrets that it must reject this recommendation.", "disagreed", "The Board"),
    ("The Board resolved not to accept the recommendation.", "disagreed", "The Board"),
    ("Neither council accepts this recommendation.", "disagreed", "Neither council"),
    ("The Board resolved to accept the recommendation.", "agreed", "The Board"),
    ("All three bodies accept this recommendation.", "agreed", "All three bodies"),
    ("Both ports agreed with our recommendation.", "agreed", "Both ports"),
    ("Ruritania accepts this recommendation in part.", "agreed_in_part", "Ruritania"),
    ("Management agrees with the finding and recommendation.", "agreed", "Management"),
    ("Agree with the recommendation. The lamps will be lit.", "agreed", None),
    ("Accepted and complete. The lamps are lit.", "agreed", None),
    ("The ECA’s recommendation is accepted.", "agreed", None),
]
FIRM = [
    (
        "The Board agrees with the principle of this recommendation but does not accept it.",
        "disagreed",
    ),
    (
        "The Board does not accept the Committee’s analysis, but accepts the recommendation.",
        "agreed",
    ),
    ("The Board disagrees with the conclusion but accepts the recommendation.", "agreed"),
    ("We note this recommendation. We do not accept it.", "disagreed"),
    (
        "This recommendation was accepted by the previous Board. The present Board does not accept it.",
        "disagreed",
    ),
]


@pytest.mark.parametrize("text", NONE)
def test_words_that_only_tell_of_a_verdict_give_none(text: str) -> None:
    assert [one for one in find_stances(text, is_opening=True) if not one.is_loose] == []


@pytest.mark.parametrize(("text", "position", "by"), SAID)
def test_a_verdict_is_read_with_its_body(text: str, position: str, by: str | None) -> None:
    (found,) = find_stances(text, is_opening=True)
    assert (found.position, found.by, found.is_loose) == (position, by, False)


@pytest.mark.parametrize(("text", "position"), FIRM)
def test_words_about_the_recommendation_itself_go_first(text: str, position: str) -> None:
    assert [one.position for one in find_stances(text, is_opening=True)] == [position]


def test_agreement_with_an_aim_is_loose() -> None:
    (found,) = find_stances(
        "The Board agrees with the aim of this recommendation.", is_opening=True
    )
    assert found.is_loose


def test_one_sentence_answers_by_letters_and_names_who_answers_at_its_end() -> None:
    text = "12) a-c) are accepted in full and d-e) are accepted in principle by the Tarn Council."
    assert [(one.position, one.by, one.cited) for one in find_stances(text, is_opening=True)] == [
        ("agreed", "the Tarn Council", ("12", "a", "b", "c")),
        ("agreed_in_principle", "the Tarn Council", ("d", "e")),
    ]


def test_two_bodies_of_one_sentence_have_a_verdict_each() -> None:
    text = "The Agency accepts this recommendation in full and the Lamp Trust accepts it in part."
    assert [(one.position, one.by) for one in find_stances(text, is_opening=True)] == [
        ("agreed", "The Agency"),
        ("agreed_in_part", "the Lamp Trust"),
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The Council does not intend to buy dredgers.",
            "We recommend that dredgers be bought: buy three.",
        ),
        ("The Council will not publish the register.", "The Council should publish the register."),
        (
            "It was made in 1998. The Council has no plans to publish the register.",
            "Publish the register.",
        ),
        ("The Council does not intend to require it at this time.", "An alarm should be fitted."),
        ("The Council will not do so.", "An alarm should be fitted."),
    ],
)
def test_who_will_not_do_what_was_asked_refuses_it(text: str, asked: str) -> None:
    found = find_refused_deed(text, asked)
    assert found is not None
    assert (found.position, found.by) == ("disagreed", "The Council")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The Council will not publish the register before May.", "Publish the register."),
        ("The Council will not close the well.", "The Council should not close the well."),
        ("The Council will not sell the barn.", "Publish the register."),
        ("The Council will not publish the map.", "Publish the register.\nPublish the map."),
        ("The keepers said that they will not wait.", "The keepers should wait."),
        ("The Council published the register.", "Publish the register."),
    ],
)
def test_something_else_a_time_or_a_part_is_refused_and_not_the_recommendation(
    text: str, asked: str
) -> None:
    assert find_refused_deed(text, asked) is None
