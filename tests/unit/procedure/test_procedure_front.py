from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procedure_units import Line, document, unit

from pacparse.procedure.front import Front, read_front


def front(lines: list[Line]) -> Front:
    return read_front(*document(lines))


def test_a_first_line_is_the_title_and_a_lone_date_the_date() -> None:
    found = front(
        [
            ("p", None, "Joint evidence of the weir boards: a consultation on silt"),
            ("p", None, "8 June 2018"),
            ("h", None, "About the boards"),
            ("p", "1", "The boards are many."),
        ]
    )
    assert found.title == "Joint evidence of the weir boards: a consultation on silt"
    assert (found.title_unit, found.date, found.cover_units) == (0, "2018-06-08", (1,))


def test_a_cover_of_a_special_report() -> None:
    found = front(
        [
            ("h", None, "Gull Affairs Committee"),
            ("p", None, "Ferry response to the gulls:"),
            ("h", None, "Government Response"),
            ("h", None, "First Special Report of Session 2024–25"),
            ("h", None, "HC 1099"),
            ("p", None, "The Committee is appointed to examine gulls."),
            (
                "p",
                None,
                (
                    "Ordered to be printed on 1 July 2025. It was published on 4 July 2025 by "
                    "authority of the House. © Parliamentary Copyright 2024."
                ),
            ),
            ("p", None, "The Committee published its Report of Session 2024–25 (HC 381) in May."),
            ("h", "1", "Gulls"),
        ]
    )
    assert found.title == "Ferry response to the gulls: Government Response"
    assert (found.date, found.session) == ("2025-07-04", "2024-25")
    assert found.paper_numbers == ("HC 1099",)


def test_a_page_of_a_department() -> None:
    found = front(
        [
            ("p", None, "Department of Health & Social Care"),
            ("h", None, "Policy paper"),
            ("p", None, "Government response to the seaside review"),
            ("p", None, "Published 21 March 2024"),
            ("p", None, "© Crown copyright 2023"),
        ]
    )
    assert found.departments == ("Department of Health & Social Care",)
    assert (found.title, found.date) == ("Government response to the seaside review", "2024-03-21")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("TREASURY MINUTES DATED 10 OCTOBER 2019 ON GULLS", "2019-10-10"),
        ("Presented by Command of Her Majesty October 2019 CP 176", "2019-10"),
        ("May 2019", "2019-05"),
        ("© Crown copyright 2018", None),
        ("10/23/24, 6:47 PM", None),
        ("The panel published its report on 14 April 2025", None),
    ],
)
def test_the_date_is_never_that_of_the_copyright(line: str, date: str | None) -> None:
    assert front([("h", None, "Gulls"), ("p", None, line)]).date == date


@pytest.mark.parametrize(
    ("line", "papers"),
    [
        ("HC 1099", ("HC 1099",)),
        ("HL Paper 116", ("HL Paper 116",)),
        ("Cm. 9668", ("Cm 9668",)),
        ("CP1240", ("CP 1240",)),
        ("by Command of Her Majesty May 2019 CP 97", ("CP 97",)),
        ("It answers an earlier paper (CP 97)", ()),
        ("an earlier report, HC 381, of May", ()),
        ("30 Cm of rain", ()),
    ],
)
def test_only_its_own_paper_numbers_are_the_documents(line: str, papers: tuple[str, ...]) -> None:
    assert front([("h", None, "Gulls"), ("p", None, line)]).paper_numbers == papers


def test_a_document_of_several_sessions_has_none() -> None:
    assert (
        front([("h", None, "Gulls"), ("p", None, "Sessions 2016-17 and 2017-19")]).session is None
    )


@pytest.mark.parametrize(
    "lines",
    [
        [("p", "1", "The boats sail."), ("p", "2", "Gulls fly.")],
        [("p", None, "This sentence is the beginning of some text and no title at all.")],
        [("h", None, "Recommendation 1"), ("p", None, "Gulls should go.")],
        [],
    ],
)
def test_some_documents_have_no_title(lines: list[Line]) -> None:
    assert front(lines).title is None


def test_a_metadata_header_names_title_and_date() -> None:
    _, units = document([("h", None, "Gulls"), ("p", "1", "They fly.")])
    text = '---\ntitle: "Lords of the Gulls"\ndate: "2011-10-11"\nauthor: x\n---\nGulls'
    found = read_front(text, units)
    assert (found.title, found.title_unit, found.date) == ("Lords of the Gulls", None, "2011-10-11")
    assert read_front("---\ntitle:\n---\n", units).title == "Gulls"


def test_a_committee_report_in_a_day_s_papers() -> None:
    found = front(
        [
            ("p", "1", "Ninth Report of the Committee on Moorings, dated 3 May 2001:"),
            (
                "p",
                None,
                (
                    "The Committee, considering the financial statements of the Eel Board [EB] "
                    "for the year ended 2000, reports:"
                ),
            ),
        ]
    )
    assert found.title == "Ninth Report of the Committee on Moorings"
    assert (found.date, found.departments) == ("2001-05-03", ("Eel Board [EB]",))


def test_a_title_does_not_hold_the_number_of_its_report() -> None:
    line = "Gulls at sea Second Report of Session 2024–25"
    assert front([("h", None, line), ("p", "1", "x")]).title == "Gulls at sea"


@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.sampled_from("hpin"), st.none(), st.text(max_size=80)), max_size=6),
)
def test_any_cover_is_read(text: str, lines: list[Line]) -> None:
    read_front("---\n" + text, document(lines)[1])


def test_a_date_between_the_lines_of_a_unit_ends_the_title() -> None:
    lines = (
        *("Response to the Eel Committee on the", "ladders of the lower weirs", "[MAY 2019]"),
        *("The Board thanks the Committee for its report, and has read it with care since", "May."),
    )
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    runs = tuple((start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    joined = unit("paragraph", " ".join(lines))._replace(runs=runs, text_runs=runs)
    found = read_front(text, [joined])
    assert found.title == "Response to the Eel Committee on the ladders of the lower weirs"
    assert (found.title_unit, found.date, found.cover_units) == (None, "2019-05", ())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("OFFICIAL-SENSITIVE", None),
        ("SECRET // NO GULLS", None),
        ("Skip to main content", None),
        ("Home > Papers > Gulls", None),
        ("We use some essential cookies to make this website work.", None),
        ("zs", None),
        ("| ~i", None),
        ("OFFICIAL VISITS TO THE GULLS", "OFFICIAL VISITS TO THE GULLS"),
        ("Back to sea: gulls in winter", "Back to sea: gulls in winter"),
        ("Oil", "Oil"),
    ],
)
def test_a_banner_or_a_speck_is_no_title(line: str, title: str | None) -> None:
    found = front([("h", None, line), ("h", None, "Gulls of the quays"), ("p", "1", "They fly.")])
    assert found.title == (title or "Gulls of the quays")
