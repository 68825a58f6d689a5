from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procedure_units import Line, document

from pacparse.lexicon.ordinals import read_ordinal
from pacparse.lexicon.sessions import find_sessions
from pacparse.procedure import read_procedure

AGREED = "The Government agrees with the Committee's recommendation."
VOLUME: list[Line] = [
    ("h", None, "Treasury Minutes"),
    ("p", None, "Presented to Parliament by Command of His Majesty May 2019 CP 97"),
    ("h", None, "Twenty-Third Report of Session 2017-19 Otters on canals"),
    ("h", None, "Twenty-Third Report of Session 2017-19"),
    ("p", None, "Department for Transport"),
    ("p", None, "Otters on canals"),
    ("h", None, "Introduction from the Committee"),
    ("p", None, "The Department is responsible for the otters."),
    ("C", "1", "Otters are uncounted."),
    ("R", "1", "Count them."),
    ("p", "1.1", AGREED),
    ("p", None, "Eighty- Fifth Report of Session 2017–19 Home Office / HM Treasury Lamps on piers"),
    ("h", None, "Introduction from the Committee"),
    ("C", "1", "Lamps go out."),
    ("R", "1", "Light them."),
    ("p", "1.1", AGREED),
]


def test_a_volume_answers_several_reports() -> None:
    found = read_procedure(*document(VOLUME))
    assert [(one.id, one.ordinal, one.session, one.title) for one in found.reports] == [
        ("r1", 23, "2017-19", "Otters on canals"),
        ("r2", 85, "2017-19", "Lamps on piers"),
    ]
    assert [one.departments for one in found.reports] == [
        ("Department for Transport",),
        ("Home Office", "HM Treasury"),
    ]
    assert [one.units for one in found.reports] == [(3, 10), (11, 15)]
    assert [draft.id for draft in found.recommendations] == ["r1.1", "r2.1"]
    assert found.recommendations[1].departments == ("Home Office", "HM Treasury")
    assert (found.title, found.date, found.session) == ("Treasury Minutes", "2019-05", "2017-19")
    assert found.departments == ("Department for Transport", "Home Office", "HM Treasury")
    assert found.paper_numbers == ("CP 97",)


def test_the_parent_of_a_paragraph_lies_in_its_own_report() -> None:
    assert read_procedure(*document(VOLUME)).parents == {10: 8, 15: 13}


def test_numbers_that_start_again_make_a_report_without_a_title() -> None:
    lines: list[Line] = []
    for number in ("1", "2", "1"):
        lines += [
            ("C", number, f"Gulls board first {len(lines)}."),
            ("R", None, "Stop them."),
            ("p", f"{number}.1", AGREED),
        ]
    found = read_procedure(*document(lines))
    assert [(one.id, one.title, one.units) for one in found.reports] == [
        ("r1", None, (0, 5)),
        ("r2", None, (6, 8)),
    ]
    assert [draft.id for draft in found.recommendations] == ["r1.1", "r1.2", "r2.1"]


def test_two_recommendations_under_one_number_have_two_ids() -> None:
    lines: list[Line] = [
        ("C", "4", "Gulls."),
        ("R", None, "Stop them."),
        ("R", None, "Count them."),
        ("p", "4.1", AGREED),
    ]
    found = read_procedure(*document(lines))
    assert [draft.id for draft in found.recommendations] == ["r1.4", "r1.4-2"]
    assert [draft.number for draft in found.recommendations] == ["4", "4"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("First", 1),
        ("Twenty-Third", 23),
        ("Twenty First", 21),
        ("Eighty- Fifth", 85),
        ("Fortieth", 40),
        ("One Hundred and Second", 102),
        ("23rd", 23),
        ("Last", None),
        ("", None),
    ],
)
def test_ordinals_in_words(words: str, value: int | None) -> None:
    assert read_ordinal(words) == value


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("Second Report of Session 2016-17", ("2016-17",)),
        ("Session 2024–25", ("2024-25",)),
        ("SESSIONS 2016-17 and 2017-19", ("2016-17", "2017-19")),
        ("Session 2017-2019", ("2017-19",)),
        ("Session 1999-2000", ("1999-2000",)),
        ("Session 2019-18", ()),
        ("a session of 2019", ()),
        ("Obsession 2016-17", ()),
    ],
)
def test_sessions_have_a_hyphen(text: str, sessions: tuple[str, ...]) -> None:
    assert find_sessions(text) == sessions


@given(st.text(max_size=120))
def test_any_text_is_searched_for_sessions(text: str) -> None:
    find_sessions("Session " + text)
    read_ordinal(text)
