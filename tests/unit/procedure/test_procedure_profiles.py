"""Which family a text is read as: openings of each, extracts, and what only looks like one."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

import pacparse
from pacparse.errors import UsageError
from pacparse.pipeline.reading import read_units
from pacparse.procedure import families
from pacparse.procedure.fact_places import MOST_UNITS, Sightings, find_words, fold
from pacparse.procedure.families import all_families
from pacparse.procedure.profiles import check_profile, choose_profile, profile_names
from pacparse.procedure.scores import LEAST_POINTS

MINUTES = {
    "a volume of first responses": """Treasury Minutes

Government responses to the Committee of Public Accounts on the
Second and the Fourth to the Eighty-
Fifth reports from Session 2017-19

Presented to Parliament by the Exchequer Secretary to the Treasury
by Command of Her Majesty

CP 12
""",
    "a dated line in capitals": """TREASURY MINUTES DATED 9 MAY 2019 ON THE THIRD REPORT
FROM THE COMMITTEE OF PUBLIC ACCOUNTS: SESSION 2017-19

1. The lamps of the quay are lit at dusk.
""",
    "an edition of 2011": """Treasury Minutes on the Ninth to Eleventh Reports from the Committee of
Public Accounts: Session 2010-12

Ninth Report

PAC conclusion (1): The quay is older than its books.
PAC recommendation (1): The Office should count the bollards.

1. The Office agrees with the Committee's conclusion.
""",
    "a progress report": """Progress report on the implementation of Government accepted
recommendations of the Committee of Public Accounts

1.1 The Government agreed with the Committee's recommendation.
""",
    "behind the lines of a site for sharing documents": """treasury minutes progress report - gulls.example
40 pages
Upload: a-keeper Post on: 12-May-2020 Category: Documents 3 views
TRANSCRIPT
Page 1: Treasury Minutes Progress Report ... on the lamps of the quay
""",
    "an extract with labels only": """1: PAC conclusion: The quay is old.
1a: PAC recommendation: The Office should mend it.
""",
    "an extract with the label spelt out": """3: Committee of Public Accounts conclusion:
The quay is old.
""",
    "an extract with nothing but an answer": """3: The Office should count the bollards.
3.1 The Government agreed with the Committee's recommendation.
Target implementation date: Spring 2019.
3.2 The Office counts them by hand.
""",
}

SPECIAL_REPORTS = {
    "a cover": """Harbours Committee

Lamps of the quay:
Government Response

First Special Report of Session 2024–25

HC 1234
""",
    "a session that is broken after its dash": """Harbours Committee
Lamps of the quay: Government Response to the Committee's Third Report
Fifth Special Report of Session 2010–
11
""",
    "a paper of the government": """Government Response to the Harbours Committee's Third Report of Session 2016-17

1. The Government is grateful for the report.
""",
    "a reply of 2007": """The Government Reply to the Third Report from the Harbours Committee
Session 2006-07 HC 123

1. The Government welcomes the report.
""",
    "an extract with labels and no numbers": """4. Lamps
Recommendation: The Office should light the lamps.
Response:
The lamps are lit at dusk.
""",
}

LORDS = {
    "a title": """Government Response to the House of Lords Select Committee on Lamps

The Government thanks the Committee for its report.
""",
    "a title over several lines": """Government response to
the House of
Lords Lamps Committee report: Dark Quays

Recommendation 1

The lamps should be lit.

They are lit at dusk.
""",
    "the response of a department": """Ministry of Lamps response to the House of Lords Quays Committee report
on dark quays, HL Paper 12
""",
    "an extract with fixed headings": """HoL Committee Recommendation

8.1. The lamps should be lit at dusk, and a keeper should count them each night.

The Government agrees with the Committee's conclusion. They are counted.
""",
}

INQUIRIES = {
    "a paper that calls itself a policy paper": """Policy paper
Government response to the Lamps Inquiry
July 2023

Recommendation 1: lamps should be lit.

Response: The Office accepts this recommendation.
""",
    "an inquiry": """UK Government
Response to the Lamps
Inquiry Module 1 Report

Presented to Parliament by Command of His Majesty
""",
    "an ombudsman": """The Government's response to the Ombudsman's report: dark quays

Recommendation 1: That lamps be lit (11.6)

The Government accepts this recommendation.
""",
    "a ministry": """Ministry of Lamps response to the independent review of dark quays

1. The review was printed in May.
""",
    "Hong Kong": """The Government Minute in response to the
Report No. 60 of the Public Accounts Committee

The Legislative Council was told of the lamps.
""",
    "another government": """Australian Government response to the Senate Standing Committee on Harbours

Recommendation 1: Lamps should be lit.

Response: Supported.
""",
    "a committee of experts, in a scan": """GOVERNMENT RESPONSE TO THE REPORT OF THE COMMITTEE OF EXPERTS ON LAMPS

I table the Government1s response to the report.
""",
    "an extract with numbers and labels": """Recommendation 4: Lamps should be lit.

Response: The Office accepts this recommendation in principle.
""",
}

PAGES = {
    "printed by a browser": """10/23/24, 6:47 PM
Government response to the review of lamps - GOV.UK

Policy paper
Government response to the review of lamps
Published 3 July 2023
Applies to England
""",
    "copied": """Guidance
Government response to the review of lamps
Published 3 July 2023
This was published under the 2022 to 2024 Wick Conservative government

This publication is available at https://www.gov.uk/government/publications/lamps/lamps
""",
    "shared with lines before it": """government response to the review: lamps

Upload: others

TRANSCRIPT

Policy paper

Government response to the review: lamps

Published 3 July 2023

Recommendation 1: That lamps be lit.

Response: The Office accepts this recommendation.
""",
    "copied with many answers": """Policy paper

Government response to the short review: lamps on the quay

Published 3 July 2023

This publication is available at https://www.gov.uk/government/publications/lamps/response

Recommendation 1

The lamps should be lit.

Government response to recommendation 1

The Office accepts this recommendation.

Recommendation 2

The lamps should be counted.

Government response to recommendation 2

The Office supports this recommendation.

Recommendation 3

The lamps should be sold.

Government response to recommendation 3

The Office does not accept this recommendation.
""",
    "an extract with headings": """Recommendation 1

The lamps should be lit.

Government response to recommendation 1

They are lit at dusk.

Recommendation 2

The lamps should be counted.

Government response to recommendation 2

They are counted.
""",
}

CONSULTATIONS = {
    "a joint response": """Joint Response from the Lamp Guild and the Quay Union: A consultation on dusk

1. We welcome the paper.
""",
    "evidence": """Written evidence submitted by the Lamp Guild to the Harbours Committee

1. The Guild was founded in 1931.
""",
    "a page with the evidence of a club": """# Lamps

Nevertheless, we wrote a response to the inquiry, which we share here.

1. We are sorry that there are so few lamps.
""",
}

COMMITTEES = {
    "a cover": """Harbours Committee

Lamps of the quay

Second Report of Session 2024–25

HC 321

The Harbours Committee is appointed by the House of Commons to look at harbours.

This Report, together with formal minutes relating to the report, was
Ordered by the House of Commons, on 6 May 2024, to be printed.
""",
    "the committee whose reports the minutes answer": """House of Commons
Committee of Public Accounts

Lamps of the quay

Fifth Report of Session 2019–21

Report, together with formal minutes relating to the report

In its Treasury Minute response, the Office should say how many lamps are lit.
""",
    "a report in a day's papers": """1. Ninth Report of the Portfolio Committee on Lamps, dated 3 May 2001:

The Committee, having considered the lamps, reports:

The Committee recommends that they be lit.
""",
    "a committee of the Lords": """HOUSE OF LORDS
Lamps and Quays Select Committee
2nd Report of Session 2010–12
Dark quays
Ordered to be printed 28 June 2011
HL Paper 12
""",
    "Australia": """The Senate

Harbours References Committee

Lamps of the quay

Members of the Committee

4.27 The committee recommends that the lamps be lit.
""",
    "a minority report": """SENATE HARBOURS LEGISLATION COMMITTEE

MINORITY REPORT

RECOMMENDATION 1: That the lamps be lit.
""",
    "a closing list": """Conclusions and recommendations

1. The lamps are dark. (Conclusion, Paragraph 6)

2. We recommend that the lamps be lit. (Recommendation, Paragraph 17)
""",
}

PUBLIC_ACCOUNTS = {
    "in a day's papers": """3.    Third  Report  of  the  Standing  Committee  on  Public  Accounts,  dated  9
     May 2000:

The Committee recommends that the lamps be lit.
""",
    "Australia": """The Parliament of the Commonwealth of Australia

Report 450

Joint Committee of Public Accounts and Audit
""",
    "Northern Ireland": """Northern Ireland Assembly
PUBLIC ACCOUNTS COMMITTEE
Report on Lamps of the Quay
""",
    "a report on a visit": """1. Report of the Public Accounts Committee on its visit to the quay, dated 3 May 2003:

A. Lamps
""",
    "Ireland, where the committee has the name of another": """Houses of the Oireachtas

Committee of Public Accounts

Fourth Periodic Report
""",
}

OF_OTHER_PARLIAMENTS = {
    "gao-page": {
        "fields under each recommendation": """Lamps of the Quay

Recommendation: The Keeper should light the lamps. (Recommendation 1)

Agency: Department of Harbours
Status: Open

Comments: The Department concurred.
""",
        "cells": """Recommendations for Executive Action

Agency Affected

Recommendation

Status
""",
    },
    "action-taken-report": {
        "a cover": """PUBLIC ACCOUNTS COMMITTEE (2013-2014)

NINETIETH REPORT (FIFTEENTH LOK SABHA)

Action Taken by the Government on the recommendations of the Committee in their Ninth Report
""",
        "a chapter": """CHAPTER II

RECOMMENDATIONS WHICH HAVE BEEN ACCEPTED BY THE GOVERNMENT

Recommendation (Sl. No. 1, Para No. 2.4)

The lamps should be lit.

Reply of the Government

They are lit.
""",
    },
    "further-response": {
        "a title": "Further Government Response to the Harbours Committee\n\nRecommendation 1\n",
        "an extract": """Recommendation 1: Light the lamps.

Government response: They are lit.

Committee's view: Not all of them are.

Further Government response: They are now.
""",
    },
    "letter-response": {
        "a letter": """Ministry of Harbours

Mr Odo Marl
Chair, Lamps Committee

3 May 2021

Dear Mr Marl

GOVERNMENT RESPONSE: LAMPS

Thank you for the report of your Committee.

Recommendation 1: Light the lamps.

I accept this recommendation.

Yours sincerely
""",
    },
    "court-of-auditors-response": {
        "a title": """Replies of the European Commission to the European Court of Auditors' special report

Recommendation 1 – Light the lamps

The Commission accepts the recommendation.
""",
        "a heading of a chapter": """1. The lamps are dim.

Commission's replies to the recommendations

The Commission accepts the recommendation.
""",
    },
    "finance-minutes": {
        "a title": """Minute of the Minister for Finance on the Third Report of the Committee of Public Accounts

1. The Minister is informed by the Accounting Officer that the lamps are lit.
""",
    },
    "canadian-response": {
        "a title": """Government Response to the Ninth Report of the Standing Committee on Public Accounts

Recommendation 1

That the lamps be lit.
""",
    },
    "new-zealand-response": {
        "a cover": """Government Response to the Report of the Harbours Committee

Presented to the House of Representatives in accordance with Standing Order 256

Recommendation 1

The lamps should be lit.

Response

They are lit.
""",
    },
    "coroners-response": {
        "a letter": """Dear Ms Sand

Regulation 28 Report to Prevent Future Deaths

Concern 1: The lamp was out.

Response: It is lit.

Yours sincerely
""",
    },
}

NUMBERED = {
    "nothing": "",
    "plain paragraphs": "1. Lamps are lit at dusk.\n\n2. And put out at dawn.\n",
    "chapters of an inquiry's own report": """CHAPTER 2
THE APPROACH

1.1 This Inquiry is about lamps.

1.2 The lamps were dark.
""",
    "a briefing on recommendations and the answers to them": """Research Briefing
5 June 2025

Lamps Inquiry: recommendations

3 Response to the lamps report
4 Annex: list of recommendations and government responses

The Government said that it would accept this recommendation.
""",
    "an inquiry that recommends": """1. We recommend that the lamps be lit.

2. We recommend that they be counted.

3. We recommend that they be sold.
""",
    "answers that no committee asked for": """3. The Office should dredge.

3.1 We agree with the keepers.
""",
    "the words of the minutes in another order": """1. A minute of the Treasury was lost.

2. The conclusion of the public accounts was that lamps cost 9 pounds.
""",
    "an address of a page in a note": """1. The lamps are lit.1

1 https://www.gov.uk/government/publications/lamps
""",
}

OPENINGS = {
    "treasury-minutes": MINUTES,
    "commons-special-report": SPECIAL_REPORTS,
    "lords-response": LORDS,
    "inquiry-response": INQUIRIES,
    "govuk-page": PAGES,
    "consultation-response": CONSULTATIONS,
    "committee-report": COMMITTEES,
    "public-accounts-report": PUBLIC_ACCOUNTS,
    "numbered": NUMBERED,
    **OF_OTHER_PARLIAMENTS,
}


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        pytest.param(profile, text, id=f"{profile}: {name}")
        for profile, texts in OPENINGS.items()
        for name, text in texts.items()
    ],
)
def test_a_text_is_read_as_its_family(profile: str, text: str) -> None:
    assert pacparse.parse(text).profile == profile


NEAR_MISSES = {
    "treasury-minutes": (
        "Government response to the report of the Committee on Lamps\n\n"
        "Recommendation 1: Light them.\n\nResponse: The Government agrees with it.\n"
    ),
    "commons-special-report": (
        "Harbours Committee\n\nLamps of the quay\n\nFirst Report of Session 2024-25\n\nHC 1234\n"
    ),
    "lords-response": (
        "House of Lords\n\nSelect Committee on Lamps\n\nHL Paper 12\n\n"
        "Report, together with formal minutes\n"
    ),
    "inquiry-response": "Lamps Inquiry: the report\n\n1. The inquiry asked for responses.\n",
    "govuk-page": (
        "Lamps\n\n© Crown copyright 2024\n"
        "This publication is available at https://www.gov.uk/official-documents.\n"
    ),
    "consultation-response": "1. The consultation closed in May, and the Office will respond.\n",
    "committee-report": (
        "Lamps of the quay: Government Response to the Committee's Second Report of Session 2024–25\n"
        "\nThird Special Report of Session 2024–25\n"
    ),
    "public-accounts-report": (
        "House of Commons Committee of Public Accounts\n\nLamps\n\nSixth Report of Session 2019–21\n"
    ),
    "numbered": MINUTES["an extract with labels only"],
    "gao-page": "1. The agency is open, and its comments are in the book.\n\n2. Status: lit.\n",
    "action-taken-report": "1. Action was taken by the keepers.\n\n2. Their report was accepted in May.\n",
    "further-response": "Government response to the Lamps Inquiry\n\nA further response will be given in May.\n",
    "letter-response": (
        "Government response to the Lamps Inquiry\n\nRecommendation 1: Light them.\n\n"
        "Response: They are lit.\n\nDear keepers, that is all.\n"
    ),
    "court-of-auditors-response": "1. The Court of Auditors asked, and the Board replied.\n",
    "finance-minutes": "1. The Minister for Finance signed the minutes of May.\n",
    "canadian-response": "Report of the Standing Committee on Lamps\n\n1. The lamps are dim.\n",
    "new-zealand-response": "1. The House sits in accordance with its orders, and waits for a response.\n",
    "coroners-response": "1. The coroner was concerned, and wrote to the harbour.\n",
}


@pytest.mark.parametrize(("profile", "text"), list(NEAR_MISSES.items()), ids=list(NEAR_MISSES))
def test_what_only_looks_like_a_family_is_not_read_as_it(profile: str, text: str) -> None:
    assert pacparse.parse(text).profile != profile


def test_a_tie_is_nobody_s() -> None:
    both = "Recommendation:\nLight the lamps.\nResponse:\nThey are lit.\n\n"
    numbered = "Recommendation 2:\nCount them.\nResponse:\nThey are counted.\n"
    assert pacparse.parse(both).profile == "commons-special-report"
    assert pacparse.parse(numbered).profile == "inquiry-response"
    assert pacparse.parse(both + numbered).profile == "numbered"


def test_each_file_of_the_families_is_one_family() -> None:
    names = [module.name for module in iter_modules(families.__path__)]
    assert {name.replace("_", "-") for name in names} == set(profile_names()) == {*OPENINGS}
    for name in names:
        family = import_module(f"{families.__name__}.{name}").FAMILY
        assert family.name == name.replace("_", "-")


def test_facts_are_written_as_they_are_looked_for() -> None:
    for family in all_families():
        for fact in family.facts:
            words = (*fact.words, *fact.also, *fact.without)
            assert all(fold(each.strip("^$ ")) == each.strip("^$ ") for each in words), family.name
            assert min(fact.points, fact.most) > 0
            assert all(each.strip("^$ ") for each in words)


def test_the_evidence_says_what_was_seen_and_where() -> None:
    text = "\n\nTREASURY  MINUTES\ndated 9 May 2019\n\n1: PAC conclusion: Dark.\n\n2: PAC conclusion: Dim.\n"
    choice = choose_profile(text, ())
    assert [(one.words, one.place, one.times, one.points) for one in choice.evidence] == [
        ("TREASURY MINUTES", "title", 1, 12),
        ("TREASURY MINUTES", "line", 1, 8),
    ]
    assert all(text[slice(*one.run)] == "TREASURY  MINUTES" for one in choice.evidence)
    assert (choice.profile, choice.is_forced) == ("treasury-minutes", False)


@pytest.mark.parametrize(
    "text", [text for group in (*OPENINGS.values(), NEAR_MISSES) for text in group.values()]
)
def test_the_winner_has_most_of_the_whole_evidence(text: str) -> None:
    units, _ = read_units(text)
    choice = choose_profile(text, units)
    points: Counter[str] = Counter()
    for one in choice.evidence:
        points[one.profile] += one.points
    (first, most), (_, second) = [*points.most_common(2), ("numbered", 0), ("numbered", 0)][:2]
    wins = most >= LEAST_POINTS and most > second
    assert choice.profile == (first if wins else "numbered")


def test_a_profile_that_is_asked_for_is_the_manner_of_reading() -> None:
    text = "1. Keepers met.\n\nThe Committee recommends that the lamps be lit.\n"
    assert pacparse.parse(text).recommendations == ()
    asked = pacparse.parse(text, profile="committee-report")
    assert asked.profile == "committee-report"
    assert [one.recommendation for one in asked.recommendations] == [
        "The Committee recommends that the lamps be lit."
    ]
    assert pacparse.parse_bytes(text.encode(), profile="numbered").recommendations == ()


def test_own_words_only_tell_of_recommendations_that_have_labels() -> None:
    text = (
        "The Committee recommends that the lamps be lit.\n\n"
        "Recommendation 1: That the lamps be lit.\n\nRecommendation 2: That they be counted.\n"
    )
    found = pacparse.parse(text, profile="committee-report").recommendations
    assert [one.number for one in found] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("treasury-minute", "did you mean treasury-minutes?"),
        ("Lords_Response", "did you mean lords-response?"),
        ("government-response", "did you mean"),
        ("x", "there are action-taken-report, "),
    ],
)
def test_an_unknown_profile_names_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UsageError, match="there is no profile") as raised:
        pacparse.parse("1. Lamps.", profile=name)
    assert near in str(raised.value)
    assert "\n" not in str(raised.value)
    check_profile(None)


def test_the_look_is_bounded() -> None:
    line = "The lamps are lit.\n\n"
    late = pacparse.parse(line * (MOST_UNITS + 9) + "1: PAC conclusion: The quay is dark.\n")
    assert late.profile == "numbered"
    assert len(Sightings(" " * 9999 + line, ())["line"]) == 1


def test_words_with_markup_between_have_no_run_of_their_own() -> None:
    text = "**Treasury** Minutes"
    (sighting,) = Sightings(text, ())["title"]
    assert find_words(text, sighting, "treasury** minutes") == (2, 20)
    assert find_words("Treasury", sighting._replace(run=(0, 3)), "treasury** minutes") is None
