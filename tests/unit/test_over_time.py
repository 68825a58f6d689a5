"""What the page knows of several documents together, made of papers and of the series of the repository."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

import pacparse
from pacparse.corrections import apply_corrections
from pacparse.corrections.applying import value_of
from pacparse.document import Correction
from pacparse.render.page import to_page
from pacparse.render.page.over_time import over_time
from sources import ROOT


def paper(year: int, *parts: str, report: str = "Seventh", month: str = "May") -> pacparse.Document:
    """A paper of the 5th of a month that answers a report; ``parts`` are its recommendations."""
    text = (
        f"Treasury Minutes\n\nTREASURY MINUTES DATED 5 {month.upper()} {year} ON THE REPORTS OF THE "
        f"COMMITTEE OF PUBLIC ACCOUNTS\n\n{report} Report of Session 2017-19\nLamp Office\n"
        "The lamps of the quay\n\n" + "\n\n".join(parts)
    )
    return replace(pacparse.parse(text, name=f"{year}-{month}.txt"), text=text)


def part(
    number: str,
    words: str = "The Department should count the lamps of the quay, and publish the count.",
    *,
    verdict: str = "agrees",
    lines: tuple[str, ...] = (),
    answer: str = "The keeper looked at each lamp.",
) -> str:
    told = "\n\n".join(
        (f"{number}.1 The government {verdict} with the Committee’s recommendation.", *lines)
    )
    return (
        f"{number}: PAC conclusion: Nobody knows how many lamps burn.\n\n"
        f"{number}: PAC recommendation: {words}\n\n{told}\n\n{number}.2 {answer}"
    )


OIL = "The Department should set out how it will pay for oil in each harbour of the county."


def aim(words: str, kind: str = "Target") -> tuple[str, ...]:
    return (f"{kind} implementation date: {words}",)


def story(found: dict[str, Any], number: str) -> dict[str, Any]:
    one: dict[str, Any]
    (one,) = [each for each in found["stories"] if each["number"] == number]
    return one


def steps(found: dict[str, Any], number: str) -> list[tuple[str, list[str]]]:
    return [(step["kind"], step.get("fields", [])) for step in story(found, number)["steps"]]


@pytest.mark.parametrize(
    ("was", "is_now", "fields"),
    [
        ({}, {}, []),
        ({}, {"verdict": "disagrees"}, ["position", "response_text"]),
        (
            {"lines": aim("Spring 2018")},
            {"lines": ("Recommendation implemented",)},
            ["status", "response_text", "target_gone"],
        ),
        ({}, {"lines": aim("Spring 2018")}, ["status", "response_text", "target_set"]),
        (
            {"lines": aim("Spring 2018")},
            {"lines": aim("Winter 2019", "Revised target")},
            ["response_text", "target"],
        ),
        ({"lines": aim("Spring 2018")}, {"lines": aim("spring 2018")}, []),
        ({}, {"answer": "The keeper looked at each lamp!"}, []),
        ({}, {"answer": "The keeper looked at no lamp."}, ["response_text"]),
    ],
)
def test_a_step_names_what_reads_otherwise(
    was: dict[str, Any], is_now: dict[str, Any], fields: list[str]
) -> None:
    oil = part("2", OIL)
    found = over_time([paper(2017, part("1", **was), oil), paper(2018, part("1", **is_now), oil)])
    assert steps(found, "1") == ([("changed", fields)] if fields else [])
    assert steps(found, "2") == []


def test_a_date_that_moved_has_both_dates_and_the_days_between() -> None:
    papers = [
        paper(2017, part("1", lines=aim("2018-19")), part("2", OIL)),
        paper(2018, part("1", lines=("Work in progress",)), part("2", OIL)),
        paper(2019, part("1", lines=aim("June 2019", "Revised target")), part("2", OIL)),
    ]
    step = story(over_time(papers), "1")["steps"][-1]
    assert [date["words"] for date in step["target"]] == ["2018-19", "June 2019"]
    assert list(step["days"]) == [91, 62, 455]


def test_an_edition_that_repeats_the_original_date_moves_nothing() -> None:
    both = ("Original target implementation date: Spring 2018", *aim("June 2019", "Revised target"))
    papers = [
        paper(2017, part("1", lines=aim("Spring 2018"))),
        paper(2018, part("1", lines=both)),
        paper(2019, part("1", lines=aim("June 2019", "Revised target"))),
    ]
    found = over_time(papers)
    assert ["target" in fields for _, fields in steps(found, "1")] == [True, False]
    assert story(found, "1")["revisions"] == 1


def test_what_comes_goes_and_comes_again() -> None:
    one, oil = part("1"), part("2", OIL)
    papers = [paper(2016, one), paper(2017, one, oil), paper(2018, one), paper(2019, one, oil)]
    assert steps(over_time(papers), "2") == [("new", []), ("gone", []), ("again", [])]
    assert story(over_time(papers[:3]), "2")["state"] == "dropped"


def test_a_report_that_is_answered_in_two_papers_loses_nothing() -> None:
    one, oil = part("1"), part("2", OIL)
    papers = [
        paper(2017, one, month="January"),
        paper(2017, oil, month="May"),
        paper(2018, one, oil),
    ]
    found = over_time(papers)
    assert steps(found, "1") == steps(found, "2") == []
    assert story(found, "1")["editions"] == [0, 2]


def test_a_paper_without_a_date_is_seen_and_compared_with_nothing() -> None:
    dated = paper(2017, part("1"))
    text = (dated.text or "").replace(
        "TREASURY MINUTES DATED 5 MAY 2017 ON THE REPORTS OF THE COMMITTEE OF PUBLIC ACCOUNTS\n\n",
        "",
    )
    undated = replace(pacparse.parse(text.replace("agrees", "disagrees"), name="x.txt"), text=text)
    assert undated.date is None
    one = story(over_time([undated, dated]), "1")
    assert ([place for place, _ in one["seen"]], one["editions"], one["steps"]) == ([1, 0], [1], [])


def test_reports_stand_together_in_the_order_of_their_papers() -> None:
    papers = [
        paper(2017, part("1"), report="Seventh"),
        paper(2018, part("1", OIL), report="Eighth", month="January"),
        paper(2018, part("1"), part("2", OIL), report="Seventh"),
    ]
    found = over_time(papers[::-1])
    assert [(one["ordinal"], one["number"]) for one in found["stories"]] == [
        (7, "1"),
        (7, "2"),
        (8, "1"),
    ]


def test_the_day_decides_what_is_overdue() -> None:
    papers = [paper(year, part("1", lines=aim("June 2019"))) for year in (2017, 2018)]
    assert story(over_time(papers), "1")["state"] == "open"
    found = over_time(papers, as_of="2019-07-01")
    assert (found["as_of"], story(found, "1")["state"]) == ("2019-07-01", "overdue")


def test_copies_lead_to_the_histories_of_their_document() -> None:
    first = paper(2017, part("1"), part("2", OIL))
    words = (first.text or "").replace("Treasury Minutes\n", "Treasury  Minutes\n", 1)
    copy = replace(pacparse.parse(words, name="copy.txt"), text=words)
    found = over_time([copy, first, first])
    (edition,) = found["editions"]
    assert sorted([edition["place"], *edition["copies"]]) == [0, 1, 2]
    ids = {one["id"] for one in found["stories"]}
    assert {key for _, _, key in found["copied"]} <= ids
    assert len(found["copied"]) >= 2


def test_two_readings_of_one_file_are_one_edition_in_any_order() -> None:
    first = paper(2017, part("1"), part("2", OIL))
    other = replace(first, recommendations=first.recommendations[:1])
    for papers in ([first, other], [other, first]):
        found = over_time(papers)
        (edition,) = found["editions"]
        assert sorted([edition["place"], *edition["copies"]]) == [0, 1]
        assert len(found["stories"]) == len(papers[edition["place"]].recommendations)


def test_a_corrected_status_is_that_of_the_history() -> None:
    papers = [paper(year, part("1", lines=aim("June 2019"))) for year in (2017, 2018)]
    one = papers[1].recommendations[0]
    row = Correction(
        recommendation=one.key,
        field="status",
        old=value_of(one, "status"),
        new="implemented",
        source_sha256=papers[1].source.sha256,
    )
    found = over_time([papers[0], apply_corrections(papers[1], [row])])
    assert story(found, "1")["state"] == "implemented"
    assert "status" in steps(found, "1")[0][1]


def test_the_series_of_the_repository() -> None:
    papers = [pacparse.parse_file(path) for path in sorted((ROOT / "series").glob("*.txt"))]
    found = over_time(papers)
    assert {one["id"].split("/")[-1]: one["state"] for one in found["stories"]} == {
        "1": "open",
        "2": "replaced",
        "2a": "implemented",
        "2b": "dropped",
        "3": "disagreed",
        "4": "overdue",
    }
    assert {new for _, new, _ in found["parts"]} == {"pac/2021-22/30/2a", "pac/2021-22/30/2b"}
    assert found == over_time(papers)


def test_one_document_has_no_histories() -> None:
    document = paper(2017, part("1"))
    page = to_page([document])
    assert '"histories":null' in page
    assert '"histories":{' in to_page([document, paper(2018, part("1"))])


def test_the_data_are_plain() -> None:
    found = over_time([paper(2017, part("1")), paper(2018, part("1"), part("2", OIL))])
    assert json.loads(json.dumps(found))["stories"][0]["id"] == found["stories"][0]["id"]
