"""Equal words of two reports are two recommendations; those of one report in two papers are one."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import pacparse
from pacparse.tables.products import rows_by_column

if TYPE_CHECKING:
    from pathlib import Path

    from pacparse.document import Document

TEXT = """1: PAC recommendation: The Department should count the lamps on every quay.
1.1 The Government agrees with the Committee’s recommendation.

Target implementation date: March 2021
"""


def paper(name: str, day: str, **names: Any) -> Document:
    """A paper of a report that is not named in full: these ``names`` are what is printed of it."""
    document = pacparse.parse(f"{TEXT}\n1.2 This is {name}.\n", name=f"{name}.txt")
    (report,) = document.reports
    bare = replace(report, committee=None, session=None, ordinal=None, title=None)
    return replace(document, date=day, session=None, reports=(replace(bare, **names),))


def keys(*documents: Document) -> list[str]:
    """The key of the recommendation in each document, in order of their names."""
    ids = {
        str(row["document_id"]): str(row["name"])
        for row in rows_by_column(documents, table="documents")
    }
    seen = rows_by_column(documents, table="observations")
    found = {ids[str(row["document_id"])]: str(row["recommendation_id"]) for row in seen}
    return [found[name] for name in sorted(found)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"committee": "Quay Committee"}, {"committee": "Rope Committee"}),
        ({"session": "2019-21"}, {"session": "2021-22"}),
        ({"ordinal": 3}, {"ordinal": 4}),
        ({"title": "Lamps on the quays"}, {"title": "Ropes on the quays"}),
    ],
)
def test_equal_words_of_two_reports_are_two(
    left: dict[str, object], right: dict[str, object]
) -> None:
    papers = [paper("a", "2020-01-10", **left), paper("b", "2021-01-10", **right)]
    first, second = keys(*papers)
    assert second.startswith(f"{first}-")
    assert [first, second] == keys(*reversed(papers))
    assert len(list(rows_by_column(papers))) == 2
    assert {row["editions"] for row in rows_by_column(papers)} == {1}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({}, {}),
        ({"committee": "Quay Committee"}, {"ordinal": 3}),
        ({"title": "Lamps on the quays"}, {"title": "LAMPS ON THE QUAYS: Government Response"}),
    ],
)
def test_what_nothing_contradicts_is_one(left: dict[str, object], right: dict[str, object]) -> None:
    papers = [paper("a", "2020-01-10", **left), paper("b", "2021-01-10", **right)]
    assert len(set(keys(*papers))) == 1
    (row,) = rows_by_column(papers)
    assert (row["editions"], row["first_seen"]) == (2, "2020-01-10")


def test_a_third_paper_is_with_the_report_that_it_names() -> None:
    papers = [
        paper("a", "2020-01-10", ordinal=3),
        paper("b", "2021-01-10", ordinal=4),
        paper("c", "2022-01-10", ordinal=4),
    ]
    first, second, third = keys(*papers)
    assert first != second == third


def test_what_has_no_words_is_nowhere_else() -> None:
    papers = [paper("a", "2020-01-10"), paper("b", "2021-01-10")]
    wordless = [
        replace(
            one, recommendations=(replace(one.recommendations[0], key="none", fingerprint=None),)
        )
        for one in papers
    ]
    first, second = keys(*wordless)
    assert first == "none"
    assert second.startswith("none-")


def test_tables_can_be_written_of_documents_without_keys(tmp_path: Path) -> None:
    papers = [
        replace(
            one,
            key="",
            source=replace(one.source, name="same.txt"),
            blocks=tuple(replace(block, key="") for block in one.blocks),
            recommendations=tuple(replace(found, key="") for found in one.recommendations) * 2,
        )
        for one in (paper("a", "2020-01-10"), paper("b", "2021-01-10"))
    ]
    assert pacparse.write_tables(papers, tmp_path / "t.sqlite") == 2
    with sqlite3.connect(tmp_path / "t.sqlite") as store:
        ids = [key for (key,) in store.execute("SELECT recommendation_id FROM recommendations")]
        assert store.execute(
            "SELECT count(*) FROM documents WHERE document_id <> ''"
        ).fetchone() == (2,)
    mark = papers[0].recommendations[0].fingerprint
    assert ids == [mark, f"{mark}-2"]
