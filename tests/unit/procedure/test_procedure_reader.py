from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procedure_units import Line, document, unit

from pacparse.procedure import Procedure, RecommendationDraft, read_procedure

AGREED = "The Government agreed with the Committee’s recommendation."
FERRIES: list[Line] = [
    ("h", None, "Department for Transport / Home Office Ferries at night"),
    ("C", "1", "The Committee finds the ferries dark."),
    ("R", "1", "The Department should light them."),
    ("p", "1.1", AGREED),
    ("s", None, "Recommendation implemented."),
    ("p", "1.2", "The lamps were lit in Spring 2020."),
    ("C", "3", "Nobody counts the gulls."),
    ("R", None, "The Department should:"),
    ("i", "a", "count the gulls; and"),
    ("i", "b", "name them."),
    ("p", "3.1", "The Government does not agree with the Committee's recommendation."),
    ("n", "4", "A note about gulls."),
    ("p", "3.2", "Gulls are many."),
]


def read(lines: list[Line]) -> Procedure:
    return read_procedure(*document(lines))


def by_number(procedure: Procedure) -> dict[str | None, RecommendationDraft]:
    return {draft.number: draft for draft in procedure.recommendations}


def test_a_minute_gives_its_recommendations_with_their_answers() -> None:
    found = read(FERRIES)
    assert found.profile == "treasury-minutes"
    assert (found.title, found.title_unit) == ("Ferries at night", 0)
    assert found.departments == ("Department for Transport", "Home Office")
    first, second = found.recommendations
    assert (first.id, first.number, first.report) == ("r1.1", "1", "r1")
    assert first.conclusion == "The Committee finds the ferries dark."
    assert first.recommendation == "The Department should light them."
    assert first.response == ("1.1", "1.2")
    assert first.units == ((1,), (2,), (3, 4, 5))
    assert (first.position, first.status) == ("agreed", "implemented")
    assert first.status_words == "Recommendation implemented."
    assert first.target_dates == ()
    assert second.number == "3"
    assert second.recommendation == (
        "The Department should:\n(a) count the gulls; and\n(b) name them."
    )
    assert (second.position, second.status) == ("disagreed", None)
    assert second.departments == ("Department for Transport", "Home Office")
    assert second.units.response == (10, 12)


def test_the_report_covers_all_blocks_of_the_document() -> None:
    (report,) = read(FERRIES).reports
    assert (report.id, report.title, report.units) == ("r1", "Ferries at night", (0, 12))


def test_roles_and_parents_name_units_by_index() -> None:
    found = read(FERRIES)
    assert [found.roles.get(index) for index in range(6)] == [
        None,
        "conclusion",
        "recommendation",
        "response",
        "status",
        "response",
    ]
    assert found.roles[8] == "recommendation"
    assert found.parents[3] == 1
    assert found.parents[8] == found.parents[9] == 7
    assert 11 not in found.roles


def test_the_words_of_a_verdict_point_into_the_source() -> None:
    text, units = document(FERRIES)
    verdict = read_procedure(text, units).recommendations[0].verdicts[0]
    assert verdict.by == "The Government"
    assert verdict.words == "agreed with the Committee’s recommendation"
    assert "".join(text[start:end] for start, end in verdict.runs) == verdict.words


def test_the_words_of_a_verdict_over_a_line_end_are_two_runs() -> None:
    text = "The Government agrees with\nthe Committee's recommendation."
    wrapped = unit("paragraph", text.replace("\n", " "), "1.1")._replace(
        text_runs=((0, 26), (27, len(text)))
    )
    label = unit("paragraph", "Dredge.", "1", label="recommendation")
    (draft,) = read_procedure(text, [label, wrapped]).recommendations
    assert [text[start:end] for start, end in draft.verdicts[0].runs] == [
        "agrees with",
        "the Committee's recommendation",
    ]


def test_an_extract_may_begin_at_a_recommendation_without_a_label() -> None:
    found = read(
        [
            ("h", None, "Home Office Ferries"),
            ("p", "3", "The Office should dredge."),
            ("p", "3.1", AGREED),
            ("p", "3.2", "It dredges."),
        ]
    )
    (draft,) = found.recommendations
    assert (draft.number, draft.conclusion, draft.position) == ("3", None, "agreed")
    assert found.roles[1] == "recommendation"


@pytest.mark.parametrize("following", ["The boats sail.", "We agree with the recommendation."])
def test_a_numbered_paragraph_that_is_not_answered_is_no_recommendation(following: str) -> None:
    found = read([("p", "3", "The Office should dredge."), ("p", "3.1", following)])
    assert found.recommendations == ()
    assert found.profile == "numbered"
    assert found.title is None


def test_split_recommendations_share_a_conclusion_and_have_their_own_answers() -> None:
    found = read(
        [
            ("C", "1", "Ferries are late."),
            ("R", "1a", "Count the minutes."),
            ("p", "1.1", AGREED),
            ("p", "1.2", "They are counted."),
            ("R", "1b", "Publish the count."),
            ("p", "1.3", "The Government disagrees with the Committee's recommendation."),
            ("p", "1.4", "Smugglers read."),
        ]
    )
    drafts = by_number(found)
    assert drafts["1a"].response == ("1.1", "1.2")
    assert drafts["1b"].response == ("1.3", "1.4")
    assert drafts["1b"].position == "disagreed"
    assert drafts["1b"].conclusion == drafts["1a"].conclusion == "Ferries are late."


def test_recommendations_with_one_answer_share_it_but_not_a_verdict_by_number() -> None:
    found = read(
        [
            ("C", "2", "Nobody feeds the otters."),
            ("R", "2a", "Feed them."),
            ("R", "2b", "Publish the menu."),
            (
                "p",
                "2.1",
                "The Government agrees with recommendation 2a but rejects recommendation 2b.",
            ),
            ("p", "2.2", "The menu is secret."),
        ]
    )
    drafts = by_number(found)
    assert drafts["2a"].response == drafts["2b"].response == ("2.1", "2.2")
    assert (drafts["2a"].position, drafts["2b"].position) == ("agreed", "disagreed")


def test_a_conclusion_may_be_answered_without_a_recommendation() -> None:
    found = read(
        [
            ("C", "2", "Nobody knows the fare."),
            (
                "p",
                "2.1",
                "The Government agreed with the Committee’s conclusion. Implemented.",
            ),
            ("p", "2.2", "The fare is printed."),
        ]
    )
    (draft,) = found.recommendations
    assert (draft.number, draft.recommendation, draft.position) == ("2", None, "agreed")
    assert draft.status == "implemented"


def test_an_answer_ends_where_another_main_number_begins() -> None:
    lines: list[Line] = [("R", "1", "Dredge."), ("p", "1.1", AGREED), ("p", "2.1", "Lost.")]
    assert read(lines).recommendations[0].response == ("1.1",)


@pytest.mark.parametrize(
    ("lines", "status", "kinds"),
    [
        (["Target implementation date: Spring 2019."], "planned", ["target"]),
        (["Work in progress", "Target implementation date: May 2019"], "in_progress", ["target"]),
        (
            ["Original target implementation date: May 2019", "Revised target date: June 2019"],
            "planned",
            ["original", "revised"],
        ),
        (["Delayed. Revised target implementation date: May 2019"], "delayed", ["revised"]),
    ],
)
def test_a_target_date_and_no_other_word_is_planned(
    lines: list[str], status: str, kinds: list[str]
) -> None:
    units: list[Line] = [("R", "1", "Dredge."), ("p", "1.1", AGREED)]
    units += [("s", None, line) for line in lines]
    units += [("p", "1.2", "Target implementation date: words in prose are of 2020.")]
    (draft,) = read(units).recommendations
    assert draft.status == status
    assert draft.status_words is not None
    assert [date.kind for date in draft.target_dates][: len(kinds)] == kinds


def test_a_quoted_stance_is_no_verdict() -> None:
    found = read(
        [
            ("R", None, "We agree with the Government's recommendation that silt rises. Dredge."),
            ("A", None, "Silt is a habitat."),
        ]
    )
    (draft,) = found.recommendations
    assert (draft.id, draft.number, draft.position) == ("r1.u1", None, None)
    assert [(one.code, one.severity, one.unit) for one in found.findings] == [
        ("verdict-missing", "info", 0)
    ]


def test_several_governments_give_several_verdicts() -> None:
    found = read(
        [
            ("R", "4", "Dredge."),
            ("A", None, "The Ruritanian Government accepts this recommendation."),
            ("A", None, "The Borduria Office accepts this recommendation in principle."),
        ]
    )
    (draft,) = found.recommendations
    assert draft.position == "agreed"
    assert [one.position for one in draft.verdicts] == ["agreed", "agreed_in_principle"]
    assert found.profile == "inquiry-response"


def test_headings_may_name_the_recommendation_and_the_answer() -> None:
    found = read(
        [
            ("h", None, "Recommendation 1"),
            ("p", None, "The boards should meet."),
            ("h", None, "A heading in the middle"),
            ("p", None, "They should meet often."),
            ("h", None, "Government response to recommendation 1"),
            ("p", None, "The government supports this recommendation."),
            ("h", None, "Boards"),
            ("p", None, "They meet."),
            ("h", None, "Recommendation 2: Gulls"),
            ("p", None, "Count them."),
            ("h", None, "Government response"),
            ("p", None, "Gulls are many."),
        ]
    )
    drafts = by_number(found)
    assert drafts["1"].recommendation is not None
    assert drafts["1"].recommendation.endswith("They should meet often.")
    assert drafts["1"].position == "agreed"
    assert drafts["1"].units.response == (5, 6, 7)
    assert drafts["2"].recommendation == "Gulls\nCount them."
    assert drafts["2"].position is None
    assert found.title is None


def test_a_heading_alone_may_divide_quotation_from_answer() -> None:
    found = read(
        [
            ("h", None, "Recommendation 7"),
            ("p", None, "The boards should meet."),
            ("p", None, "The Department accepts that boards are apart."),
            ("p", None, "They meet in May."),
        ]
    )
    (draft,) = found.recommendations
    assert draft.recommendation == "The boards should meet."
    assert draft.position is None
    assert draft.gap == "loose"
    (verdict,) = draft.verdicts
    assert (verdict.kind, verdict.words) == ("loose", "accepts that boards are apart")


def test_paragraphs_quoted_under_a_fixed_heading_keep_their_numbers() -> None:
    found = read(
        [
            ("h", None, "Weir Panel Recommendation"),
            ("p", "8.1", "Weirs should be counted."),
            ("p", None, "The Government agrees with the Panel on weirs."),
            ("h", None, "Weir Panel Recommendation"),
            ("p", "8.2", "We agree with the principle of weirs."),
            ("p", "8.3", "Weirs should be named."),
            ("p", None, "The Government agrees with the Committee's conclusion."),
            ("p", "8.4", "Weirs should be sold."),
            ("p", None, "Nobody buys them."),
        ]
    )
    drafts = by_number(found)
    assert list(drafts) == ["8.1", "8.2", "8.3", "8.4"]
    assert [draft.position for draft in found.recommendations] == [None, "agreed", "agreed", None]
    assert found.roles[1] == found.roles[4] == found.roles[5] == "quotation"
    assert found.roles[6] == "response"


def test_a_bracket_may_say_which_paragraphs_recommend() -> None:
    found = read(
        [
            ("h", None, "Conclusions and recommendations"),
            ("p", "1", "Silt rises. (Conclusion, Paragraph 6)"),
            ("p", "2", "Dredge. (Recommendation, Paragraph 17)"),
        ]
    )
    (draft,) = found.recommendations
    assert (draft.number, draft.units.response) == ("2", ())
    assert 2 not in found.roles
    assert found.findings == ()


def test_a_document_that_marks_no_answer_gives_none() -> None:
    found = read(
        [
            ("R", "1", "The Bill should be amended."),
            ("p", None, "The witnesses came from far."),
            ("R", "2", "The clause should go."),
        ]
    )
    assert [draft.units.response for draft in found.recommendations] == [(), ()]


def test_a_chapter_that_counts_on_answers_nothing() -> None:
    found = read(
        [
            ("p", "1.1", "The inquiry began in May."),
            ("R", "1", "The bill should pass."),
            ("p", "1.2", "The Government accepted nothing."),
            ("p", "1.3", "Witnesses came."),
        ]
    )
    (draft,) = found.recommendations
    assert draft.recommendation == "The bill should pass."
    assert draft.response == ()


def test_a_contents_line_opens_nothing() -> None:
    found = read([("R", "1", "Gulls ............ 7"), ("t", None, "Recommendation 2")])
    assert found.recommendations == ()
    assert found.roles == {0: "contents", 1: "contents"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from("CRAhpinst"),
            st.sampled_from([None, "1", "1a", "1.1", "2", "2.1", "a", "i", "(", ".", "8.3"]),
            st.sampled_from(["Response", "Recommendation 1", AGREED, "Accepted.", ":", "Dredge:"])
            | st.text(max_size=40),
        ),
        max_size=30,
    )
)
def test_any_units_are_read(lines: list[Line]) -> None:
    found = read(lines)
    indexes = {*found.roles, *found.parents, *found.parents.values()}
    assert all(0 <= index < len(lines) and lines[index][0] != "n" for index in indexes)
    assert all(parent < child for child, parent in found.parents.items())
    ids = [draft.id for draft in found.recommendations]
    assert len(set(ids)) == len(ids)
    reports = {report.id for report in found.reports}
    assert all(draft.report in reports for draft in found.recommendations)
    for draft in found.recommendations:
        assert (draft.position is None) == (not draft.verdicts)
