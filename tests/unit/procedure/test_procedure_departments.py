from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.lexicon.bodies import Body, agencies, departments
from pacparse.lexicon.departments import (
    abbreviations,
    may_begin_with_department,
    read_bodies,
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


def test_the_tables_hold_each_name_once() -> None:
    bodies = (*departments(), *agencies())
    assert len({body.name for body in bodies}) == len(bodies)
    assert {"DWP", "HMRC", "Defra", "Ofwat"} <= abbreviations()


@pytest.mark.parametrize("body", departments(), ids=lambda body: body.name)
def test_every_department_is_found_before_a_title(body: Body) -> None:
    assert read_department_line(f"{body.name} Zebra crossings") == ((body.name,), "Zebra crossings")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Office for the Fen Isles", ("Office for the Fen Isles",)),
        ("Ministry of Weirs, Gates and Ladders", ("Ministry of Weirs, Gates and Ladders",)),
        ("DEPARTMENT OF WEIRS", ("DEPARTMENT OF WEIRS",)),
        ("Fen Gull Board / Department for Silt", ("Fen Gull Board", "Department for Silt")),
        ("Fen Gull Board / FGA", ("Fen Gull Board", "FGA")),
        ("Fen Gull Board and the Home Office", ("Fen Gull Board", "Home Office")),
        ("Department of Weirs and Ministry of Silt", ("Department of Weirs", "Ministry of Silt")),
        ("Gull and Tern Licensing Agency", ("Gull and Tern Licensing Agency",)),
        ("The Fen Gull Board", ()),
        ("Reforming the Fen Gull Board", ()),
        ("Department of Weirs gates", ()),
        ("Gulls and/or terns on weirs", ()),
        ("Home Office Gull passports", ()),
        ("Gulls at sea", ()),
    ],
)
def test_a_body_that_no_table_knows_is_read_by_its_grammar(
    line: str, names: tuple[str, ...]
) -> None:
    assert read_bodies(line) == names


@given(st.text(max_size=200))
def test_any_line_is_read(line: str) -> None:
    read_department_line(line)
    read_department_line(f"Home Office / {line}")
    read_bodies(f"Fen Board / {line}")
