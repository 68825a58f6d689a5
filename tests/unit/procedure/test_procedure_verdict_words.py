"""Every way of answering a recommendation that the formats know, and what it stands for."""

from __future__ import annotations

import pytest

from pacparse.lexicon.headlines import is_headline
from pacparse.lexicon.verdicts import find_stances

YES, PRINCIPLE, PART = "agreed", "agreed_in_principle", "agreed_in_part"
NO, NOTED = "disagreed", "noted"
REC = "the Committee's recommendation"


@pytest.mark.parametrize(
    ("text", "position", "by"),
    [
        # in a body's name, about the recommendation
        (f"The Government agrees with {REC}.", YES, "The Government"),
        (f"The Government agreed with {REC}.", YES, "The Government"),
        (f"THE GOVERNMENT AGREES WITH {REC.upper()}.", YES, "THE GOVERNMENT"),
        (f"HM Treasury agrees with {REC}.", YES, "HM Treasury"),
        (
            f"The Department and NHS England agree with {REC}.",
            YES,
            "The Department and NHS England",
        ),
        (f"Natural England agrees with {REC}.", YES, "Natural England"),
        (f"We agree with {REC}.", YES, "We"),
        ("I accept this recommendation.", YES, "I"),
        ("The Government accepts both recommendations.", YES, "The Government"),
        ("The Government accepts all three recommendations.", YES, "The Government"),
        ("The Government is pleased to accept this recommendation.", YES, "The Government"),
        ("The Department will accept the recommendation.", YES, "The Department"),
        ("The Department does agree with this conclusion.", YES, "The Department"),
        ("The Board concurs with this recommendation.", YES, "The Board"),
        (f"The Government endorses {REC}.", YES, "The Government"),
        ("The Government accepts the recommendation of the Inquiry.", YES, "The Government"),
        ("However, the Government accepts this recommendation.", YES, "the Government"),
        ("However the Government accepts this recommendation.", YES, "the Government"),
        (
            "The Government has considered this recommendation and accepts it.",
            YES,
            "The Government",
        ),
        (
            "The Harbour Police Chiefs' Council accepts it.",
            YES,
            "The Harbour Police Chiefs' Council",
        ),
        (
            "The Ministry of Defence (the Department) agrees with the Committee's recommendation.",
            YES,
            "The Ministry of Defence",
        ),
        ("The government, with help, agrees with this recommendation.", YES, "The government"),
        ("The Department agrees with the Committee that lamps are dear.", YES, "The Department"),
        ("The Treasury agrees to the Committee's recommendation.", YES, "The Treasury"),
        ("The Government agrees with the Committee's conclusion and recommendation.", YES, None),
        # a body that is in no table
        ("The Guild of Pilots accepts this recommendation.", YES, "The Guild of Pilots"),
        ("However, the Lamp Trust does not accept this recommendation.", NO, "the Lamp Trust"),
        ("Kilns Wick (the Kilns) support the recommendation in part.", PART, "Kilns Wick"),
        (
            "The Union of Ringers, with help, accepts recommendation 4 in principle.",
            PRINCIPLE,
            "The Union of Ringers",
        ),
        # what is not going to be done
        ("The Government has no plans to implement this recommendation.", NO, "The Government"),
        ("The Department does not propose to adopt the recommendation.", NO, "The Department"),
        ("Supported in part Keepers will be asked.", PART, None),
        # in principle
        (f"The Government agrees in principle with {REC}.", PRINCIPLE, "The Government"),
        ("The Government accepts this recommendation in-principle.", PRINCIPLE, "The Government"),
        ("The Government accepts this recommendation (in principle).", PRINCIPLE, "The Government"),
        ("The Department supports the intent of this recommendation.", PRINCIPLE, "The Department"),
        ("The Government notes this recommendation and agrees in principle.", PRINCIPLE, None),
        ("The Government agrees in principle.", PRINCIPLE, "The Government"),
        # in part
        (f"The Government partially agrees with {REC}.", PART, "The Government"),
        (f"The Government partly accepts {REC}.", PART, "The Government"),
        ("The Government only partially accepts this recommendation.", PART, "The Government"),
        (f"The Government agrees, in part, with {REC}.", PART, "The Government"),
        ("The Government accepts the recommendation in part.", PART, "The Government"),
        ("The Department does not accept the recommendation in full.", PART, "The Department"),
        ("The Department does not accept all of the recommendations.", PART, "The Department"),
        (
            "The government agrees with the first part of the recommendation but disagrees with the second.",
            PART,
            "The government",
        ),
        ("The Government accepts the recommendation with modifications.", PART, "The Government"),
        (
            "The Government partially accepts and is acting on this recommendation.",
            PART,
            "The Government",
        ),
        # denied
        (f"The Government does not agree with {REC}.", NO, "The Government"),
        (f"The Government did not agree with {REC}.", NO, "The Government"),
        (f"The Government cannot agree with {REC}.", NO, "The Government"),
        (f"The Government disagrees with {REC}.", NO, "The Government"),
        ("The Department does not accept this recommendation.", NO, "The Department"),
        ("The Department has not been able to accept this recommendation.", NO, "The Department"),
        ("The Department is therefore unable to accept this recommendation.", NO, "The Department"),
        ("The Department is not in a position to accept the recommendation.", NO, "The Department"),
        ("The Government has decided not to accept this recommendation.", NO, "The Government"),
        ("The Government rejects this recommendation.", NO, "The Government"),
        ("The Government does not support this recommendation.", NO, "The Government"),
        ("The Government no longer supports this recommendation.", NO, "The Government"),
        ("The Government does not share the Committee's view.", NO, "The Government"),
        ("The Government is not persuaded that a second buoy is needed.", NO, "The Government"),
        ("The Government is not convinced by this recommendation.", NO, "The Government"),
        ("We do not accept the approach that is proposed.", NO, "We"),
        ("The Government does not believe it is appropriate to buy a buoy.", NO, "The Government"),
        ("The Government does not consider it necessary to buy a buoy.", NO, "The Government"),
        ("The Government sees no need for a second buoy.", NO, "The Government"),
        ("The Department will not implement this recommendation.", NO, "The Department"),
        ("The Government does not intend to accept this recommendation.", NO, "The Government"),
        (
            "The Government remains of the view that it should not accept this recommendation.",
            NO,
            "The Government",
        ),
        # twice denied agrees; the words stay beside the position
        (f"The Government does not disagree with {REC}.", YES, "The Government"),
        # noted
        (f"The Government notes {REC}.", NOTED, "The Government"),
        ("The Government takes note of this recommendation.", NOTED, "The Government"),
        (
            (
                "The Government notes this recommendation. However, given the passage of time, "
                "a substantive response is no longer appropriate."
            ),
            NOTED,
            "The Government",
        ),
        # the verdict about the recommendation goes before a view, a need, a concession, a note
        (
            f"The Government accepts that silt is rising, but does not agree with {REC}.",
            NO,
            "The Government",
        ),
        (
            "The Government agrees with the need for lamps. It does not accept this recommendation.",
            NO,
            "The Government",
        ),
        (
            f"While the Government agrees with the aim, it does not accept {REC}.",
            NO,
            "the Government",
        ),
        (
            f"Although the Government accepts {REC} in principle, the lamps must wait.",
            PRINCIPLE,
            "the Government",
        ),
        (f"The Government notes {REC} but does not accept it.", NO, "The Government"),
        # the opening sentence alone may agree with less than a recommendation
        ("The Government agrees with the need to dredge.", YES, "The Government"),
        ("The Government agrees with the intention to dredge.", PRINCIPLE, "The Government"),
        ("The Government agrees with the Committee's focus on silt.", YES, "The Government"),
        ("The Government accepts the need for lamps.", YES, "The Government"),
        ("The Government agrees that, given the tide, lamps should burn.", YES, "The Government"),
        ("The Government agrees.", YES, "The Government"),
        # passive
        ("This recommendation is accepted.", YES, None),
        ("The recommendation has been accepted in full.", YES, None),
        ("The Committee's recommendation is accepted in principle.", PRINCIPLE, None),
        ("The recommendation was rejected by the Department.", NO, "the Department"),
        ("This recommendation is not supported.", NO, None),
        ("This recommendation cannot be accepted.", NO, None),
        ("Recommendation 4 is partially accepted.", PART, None),
        (
            "Recommendations 12) a-c) are accepted in full by the UK Government.",
            YES,
            "the UK Government",
        ),
        ("This recommendation is noted, and the lamps burn.", NOTED, None),
        # headlines
        ("Accepted", YES, None),
        ("Accept", YES, None),
        ("ACCEPTED.", YES, None),
        ("Agreed.", YES, None),
        ("Agreed. The lamps are lit.", YES, None),
        ("Agree", YES, None),
        ("Supported", YES, None),
        ("Accepted in full", YES, None),
        ("Agreed in principle.", PRINCIPLE, None),
        ("AGREED IN PRINCIPLE", PRINCIPLE, None),
        ("Agreed in-principle", PRINCIPLE, None),
        ("Agree-in-principle", PRINCIPLE, None),
        ("Supports in principle.", PRINCIPLE, None),
        ("Accepted (in principle)", PRINCIPLE, None),
        ("Response: Supported in part", PART, None),
        ("Partially accept", PART, None),
        ("Partially agreed", PART, None),
        ("Partly accepted", PART, None),
        ("Accepted in part", PART, None),
        ("Government position: Not supported", NO, None),
        ("NOT SUPPORTED", NO, None),
        ("Not agreed", NO, None),
        ("Not accepted.", NO, None),
        ("Does not agree.", NO, None),
        ("Disagree", NO, None),
        ("Rejected.", NO, None),
        ("Not supported at this time", NO, None),
        ("Agreed, with amendment.", PART, None),
        ("Agree with qualification", PART, None),
        ("Accepted subject to a vote", YES, None),
        ("Recommendation accepted.", YES, None),
        ("Recommendation not accepted", NO, None),
        ("Decision: Accept in part", PART, None),
        ("Rejects", NO, None),
        ("NOTED", NOTED, None),
        ("Noted. The lamps will be implemented by the keepers.", NOTED, None),
        ("Accepted in full by the UK Government.", YES, "the UK Government"),
        ("Accepted in principle by Strelsau Council.", PRINCIPLE, "Strelsau Council"),
        ("Welsh Government: Accepted in principle", PRINCIPLE, "Welsh Government"),
        ("Harbour Inspectorate response – not accepted", NO, "Harbour Inspectorate"),
    ],
)
def test_a_way_of_answering_has_its_position(text: str, position: str, by: str | None) -> None:
    found = find_stances(text, is_opening=True)
    assert found, text
    assert found[0].position == position
    if by is not None:
        assert found[0].by == by


@pytest.mark.parametrize(
    "text",
    [
        "The Government welcomes this recommendation.",
        "The Department agrees to meet the keepers.",
        "The Department has agreed to light the pier.",
        "The Department noted that the report was long.",
        "Accepted practice is to light the pier at dusk.",
        "Noted keepers are rare.",
        "Agreed standards apply to all lamps.",
        "The recommendation is supported by evidence from the pier.",
        "This recommendation is acceptable.",
        "This is not for the UK government to respond to.",
        "This recommendation is not for the UK government to respond to.",
        "Because of the passage of time, no substantive response is appropriate.",
        "The Government neither accepts nor rejects this recommendation.",
        "The Government is considering whether to accept this recommendation.",
        "If the Government accepts this recommendation, lamps will burn.",
        "The Government recognises the need for lamps.",
        "The keepers said “we accept the Committee's recommendation” in May.",
        'The panel wrote: "The Government agrees with this recommendation", and left.',
        "The note says 'the Department rejects this recommendation' twice.",
        "The boards' harbour masters support 'each other'.",
        "The Government has no view on lamps.",
        "The Government has no plans to light the pier.",
        "Everyone accepts this recommendation.",
        "The Harbour Review accepts this recommendation.",
        "Dr Lamp supports this recommendation.",
        "Many Keepers accept this recommendation.",
        "The Guild of Pilots accepts the lamps.",
        "The Pilots who rang the bells accept this recommendation.",
        "Lamps: accepted colours are red and green.",
    ],
)
def test_near_misses_give_no_verdict(text: str) -> None:
    assert find_stances(text, is_opening=True) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Accepted in full by the UK Government and the Welsh Government, and in principle "
                "by the Scottish Government."
            ),
            [
                (YES, "the UK Government and the Welsh Government"),
                (PRINCIPLE, "the Scottish Government"),
            ],
        ),
        (
            (
                "Recommendation 4a) is accepted by the UK Government, the Welsh Government and the "
                "Northern Ireland Executive, and rejected by the Scottish Government."
            ),
            [
                (YES, "the UK Government, the Welsh Government and the Northern Ireland Executive"),
                (NO, "the Scottish Government"),
            ],
        ),
        (
            "UK Government: Accepted. Scottish Government: Accepted in principle. Welsh Government: Noted.",
            [
                (YES, "UK Government"),
                (PRINCIPLE, "Scottish Government"),
                (NOTED, "Welsh Government"),
            ],
        ),
        (
            "The Lamp Trust accepts recommendation 4 in part and recommendation 5 in full.",
            [(PART, "The Lamp Trust"), (YES, "The Lamp Trust")],
        ),
        (
            "The Government accepts recommendation 4a, but not recommendation 4b.",
            [(YES, "The Government"), (NO, "The Government")],
        ),
        (
            "UK Government: Accepted Scottish Government: Not accepted",
            [(YES, "UK Government"), (NO, "Scottish Government")],
        ),
        (
            "The UK Government accepts this recommendation. The Welsh Government rejects it.",
            [(YES, "The UK Government"), (NO, "The Welsh Government")],
        ),
        (
            (
                "This recommendation is accepted in principle by the UK Government. The Scottish "
                "Government notes the recommendation."
            ),
            [(PRINCIPLE, "the UK Government"), (NOTED, "The Scottish Government")],
        ),
        (
            (
                "The Harbour Chiefs’ Council (HCC) and HMICFRS accept the recommendation. The "
                "Standards Institution supports this recommendation."
            ),
            [
                (YES, "The Harbour Chiefs’ Council (HCC) and HMICFRS"),
                (YES, "The Standards Institution"),
            ],
        ),
        (
            "The government agrees with recommendation 1a and partially agrees with 1b.",
            [(YES, "The government"), (PART, "The government")],
        ),
    ],
)
def test_several_bodies_give_several_verdicts_in_order(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = find_stances(text, is_opening=True)
    assert [(one.position, one.by) for one in found] == expected


def test_a_verdict_line_of_a_body_counts_in_later_paragraphs_too() -> None:
    found = find_stances("Scottish Government: Accepted in principle.", is_opening=False)
    assert [(one.position, one.by) for one in found] == [(PRINCIPLE, "Scottish Government")]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The Government agrees with recommendations 4 and 5.", ("4", "5")),
        ("The Government agrees with recommendations 2 to 4.", ("2", "3", "4")),
        ("The Government agrees with recommendation 3b.", ("3b",)),
        ("The Government agrees with this recommendation.", ()),
    ],
)
def test_a_verdict_names_its_recommendations(text: str, cited: tuple[str, ...]) -> None:
    assert find_stances(text, is_opening=True)[0].cited == cited


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Accepted in principle", True),
        ("NOT SUPPORTED.", True),
        ("Government position: Supported", True),
        ("Welsh Government: Accepted", True),
        ("Support for lamp keepers", False),
        ("Accepted practice", False),
        ("Lamps: accepted", False),
        ("Noted lamps of the coast", False),
    ],
)
def test_a_line_may_be_a_verdict_and_nothing_else(line: str, *, expected: bool) -> None:
    assert is_headline(line) is expected
