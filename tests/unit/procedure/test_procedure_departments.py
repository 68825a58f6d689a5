from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pacparse.lexicon.department_names import DEPARTMENTS

from pacparse.lexicon.bodies import AGENCIES, NON_MINISTERIAL, NORTHERN_IRELAND
from pacparse.lexicon.departments import (
    abbreviations,
    may_begin_with_department,
    read_department_line,
)


@pytest.mark.parametrize(
    ("line", "departments", "title"),
    [
        ("Home Office Ferry passports", ("Home Office",), "Ferry passports"),
        (
            "Home Office / Ministry of Justice 12 prisons on piers",
            ("Home Office", "Ministry of Justice"),
            "12 prisons on piers",
        ),
        (
            "Department of Health and Social Care: Seaside cures",
            ("Department of Health and Social Care",),
            "Seaside cures",
        ),
        (
            "Department for Transport / Department for Environment, Food and Rural Affairs Weirs",
            ("Department for Transport", "Department for Environment, Food and Rural Affairs"),
            "Weirs",
        ),
        ("Cabinet Office and HM Treasury Lamps", ("Cabinet Office", "HM Treasury"), "Lamps"),
        ("HM Revenue & Customs Gull duty", ("HM Revenue & Customs",), "Gull duty"),
        ("Attorney General’s Office Wigs", ("Attorney General’s Office",), "Wigs"),
        ("HOME OFFICE / CABINET OFFICE", ("Home Office", "Cabinet Office"), None),
        (
            "HM Treasury / Royal Gull Mint / Cabinet Office Coins",
            ("HM Treasury", "Royal Gull Mint", "Cabinet Office"),
            "Coins",
        ),
        ("NHS England", ("NHS England",), None),
        ("DHSC / HMT Seaside cures", ("DHSC", "HMT"), "Seaside cures"),
        ("DHSC/NHS England Seaside cures", ("DHSC", "NHS England"), "Seaside cures"),
        ("Home Office and the Cabinet Office Lamps", ("Home Office", "Cabinet Office"), "Lamps"),
        ("Home Office; Cabinet Office Lamps", ("Home Office", "Cabinet Office"), "Lamps"),
        (
            "Department for Levelling Up, Housing & Communities Weirs",
            ("Department for Levelling Up, Housing & Communities",),
            "Weirs",
        ),
        (
            "Department for Communities and Local Government Weirs",
            ("Department for Communities and Local Government",),
            "Weirs",
        ),
        ("Department for Infrastructure Weirs", ("Department for Infrastructure",), "Weirs"),
        (
            "Cabinet Office / Scottish Government / Welsh Government Weirs",
            ("Cabinet Office", "Scottish Government", "Welsh Government"),
            "Weirs",
        ),
    ],
)
def test_a_line_of_departments_is_split_from_its_title(
    line: str, departments: tuple[str, ...], title: str | None
) -> None:
    found = read_department_line(line)
    assert found is not None
    assert found == (departments, title)
    assert may_begin_with_department(line)


@pytest.mark.parametrize(
    "line",
    [
        "Home Office staff were told to wait",
        "Home Officer training",
        "Department of Health and local boards",
        "NHS England Seaside wards",
        "The Home Office",
        "HMRC Performance on the pier",
        "Scottish Government Spending on piers",
        "BBC / Pier Radio Regional news",
        "DWP / gull benefits",
        "Seaside cures",
        "",
        "Home Office " * 60,
    ],
)
def test_a_title_without_departments_stays_one(line: str) -> None:
    assert read_department_line(line) is None


def test_the_tables_are_facts_in_order() -> None:
    bodies = (*DEPARTMENTS, *NON_MINISTERIAL, *NORTHERN_IRELAND, *AGENCIES)
    assert len({body.name for body in bodies}) == len(bodies)
    assert all(body.since <= body.until for body in bodies if body.since and body.until)
    assert {"DWP", "HMRC", "Defra", "Ofwat"} <= abbreviations()


@pytest.mark.parametrize(
    "body", [*DEPARTMENTS, *NON_MINISTERIAL, *NORTHERN_IRELAND], ids=lambda body: str(body.name)
)
def test_every_department_is_found_before_a_title(body: object) -> None:
    name = str(getattr(body, "name", ""))
    found = read_department_line(f"{name} Zebra crossings")
    assert found == ((name,), "Zebra crossings")


@given(st.text(max_size=200))
def test_any_line_is_read(line: str) -> None:
    read_department_line(line)
    read_department_line(f"Home Office / {line}")
