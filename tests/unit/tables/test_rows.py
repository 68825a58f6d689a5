"""Rows of documents: what stands in which cell, and what several documents make of one row."""

from __future__ import annotations

import pytest

import pacparse
from examples import ROOT
from originals.model import load_model
from originals.pdf import write_pdf
from pacparse.tables import TABLES
from pacparse.tables.products import rows_by_column
from pacparse.tables.rows import days_of

FIRST = """Treasury Minutes dated 5 March 2020 on the Third Report from the Committee of Public Accounts, Session 2019-20

CP 1001

Third Report of Session 2019-20
Department for Transport
Lamps on the quays

1: PAC conclusion: Nobody counts the lamps.
1a: PAC recommendation: The Department should count the lamps.
1.1 The Government agrees with the Committee’s recommendation.

Target implementation date: March 2021

1.2 It will count them.
"""
SECOND = (
    FIRST.replace("5 March 2020", "9 May 2022")
    .replace("CP 1001", "CP 2002")
    .replace(
        "Target implementation date: March 2021",
        "Original target implementation date: March 2021\nRevised target implementation date: June 2023",
    )
)


def _recommendations(*texts: str) -> list[dict[str, str | int | None]]:
    documents = [pacparse.parse(text, name=f"{place}.txt") for place, text in enumerate(texts)]
    return list(rows_by_column(documents))


def test_a_recommendation_has_a_row() -> None:
    (row,) = _recommendations(FIRST)
    assert row["recommendation_id"] == "pac/2019-20/3/1a"
    assert row["conclusion"] == "Nobody counts the lamps."
    assert row["recommendation"] == "The Department should count the lamps."
    assert (row["position"], row["position_by"]) == ("agreed", "The Government")
    assert (row["status"], row["target_words"]) == ("planned", "March 2021")
    assert (row["target_earliest"], row["target_latest"]) == ("2021-03-01", "2021-03-31")
    assert (row["drift_days"], row["editions"], row["wordings"]) == (0, 1, 1)
    assert row["first_seen"] == row["last_seen"] == "2020-03-05"


@pytest.mark.parametrize("texts", [(FIRST, SECOND), (SECOND, FIRST)])
def test_two_editions_make_one_row_in_the_state_of_the_later(texts: tuple[str, str]) -> None:
    (row,) = _recommendations(*texts)
    assert (row["editions"], row["wordings"]) == (2, 1)
    assert (row["first_seen"], row["last_seen"]) == ("2020-03-05", "2022-05-09")
    assert (row["first_target_latest"], row["target_latest"]) == ("2021-03-31", "2023-06-30")
    assert row["drift_days"] == 821


def test_the_same_file_twice_is_one_document() -> None:
    documents = [pacparse.parse(FIRST, name=name) for name in ("b.txt", "a.txt")]
    (row,) = rows_by_column(documents, table="documents")
    assert row["name"] == "a.txt"


def test_two_files_of_one_paper_number_are_told_apart() -> None:
    documents = [
        pacparse.parse(text, name="m.txt") for text in (FIRST, f"{FIRST}\n1.3 And more.\n")
    ]
    names = [str(row["document_id"]) for row in rows_by_column(documents, table="documents")]
    assert names[0] == "cp-1001"
    assert names[1].startswith("cp-1001-")
    paragraphs = list(rows_by_column(documents, table="paragraphs"))
    assert len({row["paragraph_id"] for row in paragraphs}) == len(paragraphs)


def test_tables_lose_nothing_that_they_name() -> None:
    texts = [pacparse.parse_file(path) for path in sorted((ROOT / "samples").glob("*.txt"))]
    pdfs = [
        pacparse.parse_bytes(write_pdf(load_model(name)), name=name) for name in ("minute", "reply")
    ]
    assert any(block.page == 2 for document in pdfs for block in document.blocks)
    for document in [*texts, *pdfs]:
        rows = {table.name: list(rows_by_column([document], table=table.name)) for table in TABLES}
        own = document.key
        for block, row in zip(document.blocks, rows["paragraphs"], strict=True):
            for name in (
                "kind",
                "role",
                "number",
                "marker",
                "level",
                "text",
                "line",
                "page",
                "page_label",
                "fingerprint",
            ):
                assert row[name] == getattr(block, name)
            assert row["paragraph_id"] == f"{own}/{block.key}"
            parent = document.block_by_id[block.parent].key if block.parent else None
            assert row["parent"] == (parent and f"{own}/{parent}")
            assert row["report_id"] == (block.report and f"{own}/{block.report}")
            assert (row["start"], row["end"]) == (block.runs[0][0], block.runs[-1][1])
        for found, row in zip(document.recommendations, rows["observations"], strict=True):
            assert (row["recommendation_id"], row["local_id"]) == (found.key, found.id)
            for name in ("position", "status", "gap", "line", "page", "page_label"):
                assert row[name] == getattr(found, name)
            assert row["response"] == found.response_text
        states = {row["recommendation_id"]: row for row in rows["recommendations"]}
        for found in document.recommendations:
            row = states[found.key]
            for name in (
                *("number", "title", "conclusion", "recommendation", "status_words"),
                *("position", "status", "gap", "fingerprint"),
            ):
                assert row[name] == getattr(found, name)
            assert row["departments"] == ("; ".join(found.departments) or None)
        verdicts = [
            (v.kind, v.position, v.by, v.words)
            for r in document.recommendations
            for v in r.verdicts
        ]
        named = ("kind", "position", "by", "words")
        assert [tuple(row[name] for name in named) for row in rows["verdicts"]] == verdicts
        dates = [
            (d.kind, d.words, d.earliest, d.latest)
            for r in document.recommendations
            for d in r.target_dates
        ]
        named = ("kind", "words", "earliest", "latest")
        assert [tuple(row[name] for name in named) for row in rows["target_dates"]] == dates
        notes = [(n.number, n.text, n.status) for n in document.footnotes]
        named_notes = ("number", "text", "status")
        assert [tuple(row[name] for name in named_notes) for row in rows["notes"]] == notes
        links = [(link.url, link.origin) for n in document.footnotes for link in n.links]
        assert [(row["url"], row["origin"]) for row in rows["note_links"]] == links
        marks = [
            (document.block_by_id[m.block].key, m.offset)
            for n in document.footnotes
            for m in n.references
        ]
        assert [(row["paragraph_id"], row["offset"]) for row in rows["citations"]] == [
            (f"{own}/{key}", offset) for key, offset in marks
        ]
        removed = sorted((run, each.reason) for each in document.removals for run in each.runs)
        assert [((row["start"], row["end"]), row["reason"]) for row in rows["removals"]] == removed
        findings = [(d.code, d.severity, d.line, d.message) for d in document.diagnostics]
        named_findings = ("code", "severity", "line", "message")
        assert [
            tuple(row[name] for name in named_findings) for row in rows["diagnostics"]
        ] == findings


def test_every_table_has_a_row_maker() -> None:
    documents = [pacparse.parse(FIRST)]
    for table in TABLES:
        rows = list(rows_by_column(documents, table=table.name))
        assert all(len(row) == len(table.columns) for row in rows)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        (None, None, None),
        ("Spring 2024", None, None),
    ],
)
def test_a_date_is_the_days_that_it_may_mean(
    words: str | None, first: str | None, last: str | None
) -> None:
    assert days_of(words) == (first, last)
