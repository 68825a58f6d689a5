from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.lexicon.verdicts import find_stances, is_stance


@pytest.mark.parametrize(
    ("text", "position", "by", "words"),
    [
        (
            "The Government agreed with the Committee’s recommendation.",
            "agreed",
            "The Government",
            "agreed with the Committee’s recommendation",
        ),
        (
            "The government accepts this recommendation in principle. Boats follow.",
            "agreed_in_principle",
            "The government",
            "accepts this recommendation in principle",
        ),
        (
            "The Department for Transport partially agrees with the Committees conclusion.",
            "agreed_in_part",
            "The Department for Transport",
            "partially agrees with the Committees conclusion",
        ),
        (
            "The Ministry agrees with part of the Committee's recommendation.",
            "agreed_in_part",
            "The Ministry",
            "agrees with part of the Committee's recommendation",
        ),
        (
            "The Government does not agree with the Committee‘s view of gulls, but likes them.",
            "disagreed",
            "The Government",
            "does not agree with the Committee‘s view of gulls",
        ),
        (
            "HM Treasury and the Home Office disagree with the Committee's recommendation.",
            "disagreed",
            "HM Treasury and the Home Office",
            "disagree with the Committee's recommendation",
        ),
        (
            "HMRC is unable to accept the recommendation.",
            "disagreed",
            "HMRC",
            "is unable to accept the recommendation",
        ),
        (
            "The Department does not fully accept this conclusion.",
            "agreed_in_part",
            "The Department",
            "does not fully accept this conclusion",
        ),
        (
            "The Government notes the Committee's recommendation.",
            "noted",
            "The Government",
            "notes the Committee's recommendation",
        ),
        ("Noted.", "noted", None, "Noted"),
        ("Not accepted.", "disagreed", None, "Not accepted"),
        ("Accepted in part.", "agreed_in_part", None, "Accepted in part"),
        ("Supported in principle.", "agreed_in_principle", None, "Supported in principle"),
        (
            "Accepted in full by the Ruritanian Government, Strelsau Council.",
            "agreed",
            "the Ruritanian Government, Strelsau Council",
            "Accepted in full",
        ),
        (
            "As promised, the Government accepts the recommendation.",
            "agreed",
            "the Government",
            "accepts the recommendation",
        ),
        (
            "In principle, the Government agrees with the Committee's recommendation.",
            "agreed_in_principle",
            "the Government",
            "agrees with the Committee's recommendation",
        ),
        (
            "The Government welcomes the report and rejects its recommendation.",
            "disagreed",
            "The Government",
            "rejects its recommendation",
        ),
        (
            "The Government agrees with the need to dredge, as before.",
            "agreed",
            "The Government",
            "agrees with the need to dredge",
        ),
        ("We do not accept the approach.", "disagreed", "We", "do not accept the approach"),
        (
            "The Government does not believe it is appropriate to dredge.",
            "disagreed",
            "The Government",
            "does not believe it is appropriate to",
        ),
        (
            "The Government agrees with the spirit of the recommendation.",
            "agreed_in_principle",
            "The Government",
            "agrees with the spirit of the recommendation",
        ),
    ],
)
def test_an_answer_begins_with_its_verdict(
    text: str, position: str, by: str | None, words: str
) -> None:
    found = find_stances(text, is_opening=True)[0]
    assert (found.position, found.by, text[found.start : found.end]) == (position, by, words)


@pytest.mark.parametrize(
    "text",
    [
        "The Home Secretary has agreed to provide buoys.",
        "The Board supported the harbour masters to count the gulls.",
        "The Government welcomes the Committee's recommendation.",
        "The Government notes that silt is rising.",
        "The Committee agrees with the recommendation of the gull panel.",
        "Many respondents agreed with the recommendation.",
        "The Government accepted the recommendations of the Stoat review.",
        "The Department published an agreement with the ferry boards.",
        "Accepted practice is to dredge.",
        "It is pleased that the Ministry of Eels exists.",
        "The Government is pleased that gulls agree with the recommendation.",
        "",
    ],
)
def test_other_words_are_no_verdict(text: str) -> None:
    assert find_stances(text, is_opening=True) == ()


def test_only_words_about_a_recommendation_count_after_the_opening() -> None:
    text = "The Government agrees that gulls are loud. The Government accepts the recommendation."
    assert [one.position for one in find_stances(text, is_opening=False)] == ["agreed"]
    assert [one.start for one in find_stances(text, is_opening=True)] == [text.rindex("accepts")]
    assert find_stances("Noted.", is_opening=False) == ()


def test_one_sentence_may_give_two_verdicts_and_name_their_numbers() -> None:
    text = "The Government agrees with recommendation 2a but disagrees with recommendation 2b."
    found = find_stances(text, is_opening=True)
    assert [(one.position, one.cited) for one in found] == [
        ("agreed", ("2a",)),
        ("disagreed", ("2b",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Government agrees with the Committee's recommendation.", True),
        ("We agree with the Committee's recommendation.", False),
        ("Silt rises. The Government agrees with the recommendation.", False),
        ("The Government has a dredger.", False),
    ],
)
def test_a_stance_opens_a_paragraph_in_a_body_s_name(text: str, *, expected: bool) -> None:
    assert is_stance(text) is expected


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_read_and_the_words_lie_in_it(text: str, is_opening: bool) -> None:
    for one in find_stances(text, is_opening=is_opening):
        assert 0 <= one.start < one.end <= len(text)


@given(st.sampled_from(["’", "‘", "'", ""]), st.sampled_from(["\u00a0", " "]))
def test_all_apostrophes_and_spaces_are_equal(sign: str, space: str) -> None:
    text = f"The Government{space}agrees with the Committee{sign}s recommendation."
    assert find_stances(text, is_opening=True)[0].position == "agreed"


@given(st.sampled_from(["agree", "accept", "support"]), st.sampled_from(["does not", "cannot"]))
def test_a_denial_turns_every_verb(verb: str, denial: str) -> None:
    text = f"The Government {denial} {verb} the Committee's recommendation."
    assert find_stances(text, is_opening=True)[0].position == "disagreed"
