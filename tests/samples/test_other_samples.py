"""The other samples: unchanged, hostile, Lords, progress report, old encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import pacparse
from sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = ROOT / "samples"
DOCUMENTS = sorted(path for path in SAMPLES.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.name))
def test_cleaning_twice_is_cleaning_once(path: Path) -> None:
    once = pacparse.to_markdown(pacparse.parse_file(path))
    again = pacparse.parse_bytes(once.encode(), name="again.md")
    assert pacparse.to_markdown(again) == once


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.name))
def test_the_samples_page_has_a_line_for_each(path: Path) -> None:
    assert f"| `{path.name}` |" in (SAMPLES / "README.md").read_text("utf-8")


def test_the_clean_sample_comes_out_byte_for_byte() -> None:
    path = SAMPLES / "clean.md"
    document = pacparse.parse_file(path)
    assert pacparse.to_markdown(document).encode("utf-8") == path.read_bytes()
    assert [found.code for found in document.diagnostics if found.severity != "info"] == []
    assert {removal.reason for removal in document.removals} == {"markup"}
    assert len(document.recommendations) == 2
    assert [note.status for note in document.footnotes] == ["resolved", "resolved"]


def test_the_hostile_sample_keeps_its_ten_paragraphs_and_its_words() -> None:
    path = SAMPLES / "hostile.txt"
    document = pacparse.parse_file(path)
    assert [block.number for block in document.paragraphs] == [str(n) for n in range(1, 11)]
    words = {word for block in document.blocks for word in re.findall(r"[a-z]{4,}", block.text)}
    expected = set(re.findall(r"[a-z]{4,}", path.read_bytes().decode("utf-8")))
    assert expected - words == set()
    assert "999 kites were lost over 3.14159" in document.paragraphs[3].text


def test_the_lords_sample_has_answers_that_are_shared_and_answers_without_a_verdict() -> None:
    document = pacparse.parse_file(SAMPLES / "lords-response.txt")
    assert {removal.reason for removal in document.removals} <= {"page_number", "running_head"}
    numbers = [block.number for block in document.blocks if block.number]
    assert numbers == ["8.1", "8.2", "8.3", "8.4", "8.5"]
    text = "\n".join(block.text for block in document.blocks)
    assert "has come as far as the third county. It will be complete" in text
    assert "was lowered in 2009-10 and 147 parishes asked" in text


LORDS_POSITIONS = [
    ("8.1", "agreed_in_principle"),
    ("8.2", "disagreed"),
    ("8.3", "agreed"),
    ("8.4", "agreed"),
    ("8.5", None),
]


def test_the_lords_sample_has_the_position_of_each_recommendation() -> None:
    document = pacparse.parse_file(SAMPLES / "lords-response.txt")
    assert [(one.number, one.position) for one in document.recommendations] == LORDS_POSITIONS


def test_the_progress_report_answers_two_reports() -> None:
    document = pacparse.parse_file(SAMPLES / "progress-report.txt")
    assert [(report.ordinal, report.title, report.departments) for report in document.reports] == [
        (11, "The care of town clocks", ("Department for Culture, Media and Sport",)),
        (
            12,
            "The count of hedgehogs",
            ("Department for Environment, Food and Rural Affairs",),
        ),
    ]


def test_the_progress_report_has_positions_statuses_and_dates() -> None:
    document = pacparse.parse_file(SAMPLES / "progress-report.txt")
    rows = [(one.report, one.number, one.position, one.status) for one in document.recommendations]
    assert rows == [
        ("r1", "1a", "agreed", "implemented"),
        ("r1", "1b", "agreed_in_part", "planned"),
        ("r1", "2", "disagreed", None),
        ("r1", "3", "agreed", "in_progress"),
        ("r2", "1", "agreed", "planned"),
        ("r2", "2", "agreed", "superseded"),
    ]
    shared = {one.conclusion for one in document.recommendations[:2]}
    assert shared == {"Many town clocks are wrong, and nobody counts how many."}
    dates = [
        (date.kind, date.words, date.earliest, date.latest)
        for one in document.recommendations
        for date in one.target_dates
    ]
    assert dates == [
        ("original", "Spring 2023", "2023-03-01", "2023-05-31"),
        ("revised", "Winter 2024", "2024-12-01", "2025-02-28"),
        ("target", "end of 2025", None, "2025-12-31"),
        ("target", "Q2 2024-25", "2024-07-01", "2024-09-30"),
    ]


def test_the_old_encoding_is_read_by_rule_and_said() -> None:
    document = pacparse.parse_file(SAMPLES / "windows-1252.txt")
    assert document.source.encoding == "windows-1252"
    assert "encoding-guessed" in {found.code for found in document.diagnostics}
    assert document.date == "2008-03-03"
    first, second, third, fourth = document.paragraphs
    assert "– the first on weaving since 1931 –" in first.text
    assert "“a trade worth keeping”" in first.text
    assert second.text.startswith("A weaver earns £9.25 an hour; a dyer, £8.40. The Hall’s own")
    assert second.text.endswith("at up to £1,150 each.")
    assert third.text == "The fund was opened in 2006-07 and is nearly spent…"
    assert "Café Müller" in fourth.text
    assert [note.urls for note in document.footnotes] == [
        ("https://www.weavers.example/loom-fund",),
        ("https://www.weavers.example/loom-fund/2006",),
    ]
