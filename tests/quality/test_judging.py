"""Golds: what a reader is sure of is judged, each aspect, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import pytest

import pacparse
from pacparse.document import Diagnostic, Document, Duplicate, Report
from quality.golds import Gold, gold_of, read_golds
from quality.judging import judge
from quality.judging.recommendations import citation
from quality.measuring import measure
from quality.sheet import Count, GoldAspect, Sheet
from quality.subjects import golds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Spoiler = Callable[[Document], Document]

MINUTE = """Upkeep of hives

1: Committee conclusion: The hives are older than their books.
Recommendation: The Office should count the combs.
1.1 The Government agreed with the Committee’s recommendation.
Target implementation date: April 2025.
1.2 The Office counted them in full,1 and the result was printed.
• wax
1 https://www.little-wick.example/combs
"""

GOLD: Gold = {
    "title": "Hives",
    "date": "2031-04-02",
    "departments": ["Office of Hives"],
    "reports": [{"ordinal": "3", "title": "Old hives"}],
    "paragraphs": [
        {"number": "1.1", "text": "The Government agreed with the Committee’s recommendation."},
        {"number": "1.2", "starts": "The Office counted", "ends": "was printed."},
    ],
    "ordered": True,
    "items": [{"text": "wax"}],
    "unnumbered": ["Target implementation date: April 2025."],
    "headings": ["Upkeep of hives"],
    "footnotes": [
        {
            "number": "1",
            "urls": ["https://www.little-wick.example/combs"],
            "references": [{"after": "counted them in full,"}],
        }
    ],
    "recommendations": [
        {
            "number": "1.",
            "conclusion": "The hives are older than their books.",
            "recommendation": "The Office should count the combs.",
            "position": "agreed",
            "verdicts": ["agreed"],
            "status": "planned",
            "target_dates": [
                {
                    "kind": "target",
                    "words": "April 2025",
                    "earliest": "2025-04-01",
                    "latest": "2025-04-30",
                }
            ],
            "response": ["1.1", "1.2"],
            "response_starts": "The Government agreed",
            "response_ends": "wax",
        }
    ],
    "all_recommendations": True,
    "kept_once": ["The Office counted them in full"],
    "must_survive": [{"text": "The Office", "times": 2}],
    "furniture": ["Minutes of the Office of Hives", "14"],
    "blocks": [{"text": "Upkeep of hives"}],
    "restatements": [["1.2", "1.1"]],
    "gaps": ["1.4"],
}


@pytest.fixture(scope="module")
def right() -> Document:
    """A document with all that the gold names."""
    return replace(
        pacparse.parse(MINUTE),
        title="Hives",
        date="2031-04-02",
        departments=("Office of  Hives",),
        reports=(Report(id="r1", ordinal=3, session="2031-32", title="Old hives"),),
        duplicates=(Duplicate(kind="restatement", score=1.0, kept=(), blocks=("b4", "b6")),),
        diagnostics=(
            Diagnostic(
                code="numbering-gap", severity="warning", message="1.4 is missing", line=1, column=1
            ),
        ),
    )


def judged(document: Document, gold: Gold = GOLD) -> Sheet:
    return judge(document, MINUTE, gold)


def block(document: Document, name: str, **changes: Any) -> Document:
    """The document with one block changed."""
    return replace(
        document,
        blocks=tuple(replace(b, **changes) if b.id == name else b for b in document.blocks),
    )


def only(document: Document, **changes: Any) -> Document:
    """The document with its one recommendation changed."""
    return replace(document, recommendations=(replace(document.recommendations[0], **changes),))


def note(document: Document, **changes: Any) -> Document:
    return replace(document, footnotes=(replace(document.footnotes[0], **changes),))


SPOILERS: dict[GoldAspect, Spoiler] = {
    "metadata": lambda d: replace(d, date=None),
    "reports": lambda d: replace(d, reports=(replace(d.reports[0], title="Hives"),)),
    "paragraph numbers": lambda d: block(d, "b4", number="1.3"),
    "paragraph text": lambda d: block(d, "b6", text="The Office counted them"),
    "paragraph spaces": lambda d: block(
        d, "b4", text="The Government agreed with the Committee’s recommen dation."
    ),
    "paragraph order": lambda d: replace(d, blocks=d.blocks[::-1]),
    "unnumbered": lambda d: block(d, "b5", text="Target"),
    "headings": lambda d: block(d, "b1", kind="paragraph"),
    "items": lambda d: block(d, "b7", kind="paragraph"),
    "footnote marks": lambda d: block(d, "b6", text="At noon the Office lost count, and the rest."),
    "footnote urls": lambda d: note(d, urls=("https://www.little-wick.example/",)),
    "recommendation numbers": lambda d: only(d, number="7"),
    "extra recommendations": lambda d: replace(
        d, recommendations=(*d.recommendations, replace(d.recommendations[0], number="8"))
    ),
    "recommendation conclusion": lambda d: only(d, conclusion=None),
    "recommendation recommendation": lambda d: only(d, recommendation="The Office should count."),
    "recommendation position": lambda d: only(d, position=None),
    "verdicts never false": lambda d: only(d, position="disagreed"),
    "recommendation verdicts": lambda d: only(d, verdicts=()),
    "recommendation status": lambda d: only(d, status="delayed"),
    "target dates": lambda d: only(d, target_dates=()),
    "recommendation response": lambda d: only(d, response=("1.1",)),
    "recommendation answer": lambda d: only(
        d, blocks=replace(d.recommendations[0].blocks, response=("b4",))
    ),
    "repeats removed": lambda d: replace(d, blocks=(*d.blocks, d.blocks[5])),
    "repeats kept": lambda d: replace(d, blocks=(*d.blocks[:2], *d.blocks[3:])),
    "restatements": lambda d: replace(d, duplicates=()),
    "furniture removed": lambda d: block(
        d, "b5", text="Target Minutes of the Office of Hives date"
    ),
    "page numbers removed": lambda d: block(d, "b7", text="14"),
    "diagnostics": lambda d: replace(d, diagnostics=()),
    "conservation": lambda d: replace(d, blocks=d.blocks[1:]),
}


def test_what_is_right_has_no_error(right: Document) -> None:
    sheet = judged(right)
    assert sheet.misses == []
    assert sheet.errors == 0


@pytest.mark.parametrize("aspect", get_args(GoldAspect))
def test_a_wrong_document_lowers_the_aspect(right: Document, aspect: GoldAspect) -> None:
    sheet = judged(SPOILERS[aspect](right))
    assert sheet.counts[aspect].f1 < 1
    assert any(miss.aspect == aspect for miss in sheet.misses)


def test_what_is_not_named_is_not_judged(right: Document) -> None:
    assert judged(right, {}).counts == {"conservation": Count(1, 1, 1)}


def test_a_partial_gold_asks_only_for_what_it_names(right: Document) -> None:
    some: Gold = {"paragraphs": GOLD["paragraphs"][:1], "partial": True}
    assert judged(right, some).errors == 0
    assert judged(right, {"paragraphs": GOLD["paragraphs"][:1]}).errors == 2


def test_other_recommendations_are_wrong_only_if_all_are_named(right: Document) -> None:
    twice = replace(
        right, recommendations=(*right.recommendations, replace(right.recommendations[0], id="r2"))
    )
    some: Gold = {"recommendations": [{"number": "1"}], "all_recommendations": False}
    assert judged(twice, some).errors == 0
    assert judged(twice, {**some, "all_recommendations": True}).errors == 3


def test_a_recommendation_of_any_number_is_found_by_its_words(right: Document) -> None:
    other = replace(right.recommendations[0], number="9", recommendation="Wax should be sold.")
    both = replace(right, recommendations=(*right.recommendations, other))
    gold: Gold = {
        "recommendations": [{"number": "*", "starts": "Wax", "ends": "sold."}, {"number": "1"}],
        "all_recommendations": True,
    }
    assert judged(both, gold).errors == 0


def test_that_there_is_no_answer_is_judged(right: Document) -> None:
    gold: Gold = {"recommendations": [{"number": "1", "response_starts": None}]}
    assert judged(right, gold).counts["recommendation answer"] == Count(0, 1, 1)


@pytest.mark.parametrize(
    ("printed", "cited"), [("4a) i)", "4ai"), ("12.", "12"), ("", None), (None, None)]
)
def test_a_number_is_cited_without_its_brackets(printed: str | None, cited: str | None) -> None:
    assert citation(printed) == cited


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"x\.gold\.json: no key of a gold: heading"):
        gold_of({"heading": []}, path=tmp_path / "x.gold.json")
    with pytest.raises(ValueError, match="no key of a gold: verdict"):
        gold_of({"recommendations": [{"verdict": "agreed"}]}, path=tmp_path / "x.gold.json")


def test_a_gold_finds_its_documents(tmp_path: Path) -> None:
    (tmp_path / "bees.txt").write_text("Bees", "utf-8")
    (tmp_path / "bees.md").write_text("# Bees", "utf-8")
    (tmp_path / "bees.gold.json").write_text('{"headings": ["Bees"]}', "utf-8")
    (tmp_path / "wax.gold.json").write_text('{"source": "bees.md"}', "utf-8")
    found = [(source.name, gold) for source, gold in read_golds(tmp_path)]
    assert [name for name, _ in found] == ["bees.md", "bees.txt", "bees.md"]
    (tmp_path / "none.gold.json").write_text("{}", "utf-8")
    with pytest.raises(ValueError, match="no document beside it"):
        list(read_golds(tmp_path))


def test_a_page_is_read_as_what_it_is(tmp_path: Path) -> None:
    page = "<h2>Combs</h2><p>The combs were counted by the Office in May.</p>"
    (tmp_path / "combs.html").write_text(page, "utf-8")
    gold: Gold = {"headings": ["Combs"]}
    (tmp_path / "combs.gold.json").write_text(json.dumps(gold), "utf-8")
    [subject] = golds(tmp_path)
    assert measure(subject).sheet.counts["headings"] == Count(1, 1, 1)


def test_a_document_that_cannot_be_read_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "combs.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (tmp_path / "combs.gold.json").write_text('{"headings": ["Combs"]}', "utf-8")
    [subject] = golds(tmp_path)
    measured = measure(subject)
    assert measured.crash
    assert measured.sheet.counts["headings"] == Count(0, 1, 0)
