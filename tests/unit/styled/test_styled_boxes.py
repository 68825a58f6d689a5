"""Boxes: where a quoted recommendation ends and its answer begins, and how a box is found on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extracts import source_of
from pacparse.api import parse_source
from pdf_reading import read_here, words_of
from pdf_sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse.styles import Extract

HEAD = (
    "⟦heading:1|Government response to the Harbour Committee⟧\n\n"
    "The Committee published its report on eels. This is the response of the Government.\n\n"
)
RECOMMENDATION = "Eels matter to many boards, and all boards should know what they are worth."
FIRST = "Boards count eels in many ways; how is a matter for each board."
SECOND = "The Government agrees with the Committee that eels matter."


def _answers(marked: str) -> list[tuple[str | None, int, str | None]]:
    """Of each recommendation its words, how many blocks answer it, and its position."""
    document = parse_source(source_of(HEAD + marked))
    return [
        (one.recommendation, len(one.blocks.response), one.position)
        for one in document.recommendations
    ]


def test_the_answer_begins_where_the_box_ends() -> None:
    marked = (
        f"⟦heading:2|Recommendation 1⟧\n\n⟦boxed|{RECOMMENDATION}⟧\n\n{FIRST}\n\n{SECOND}\n\n"
        "⟦heading:2|Recommendation 2⟧\n\n⟦boxed|Lamps should be lit.⟧\n\nA lamp is on each quay."
    )
    assert _answers(marked) == [(RECOMMENDATION, 2, None), ("Lamps should be lit.", 1, None)]


def test_a_box_inside_an_answer_says_nothing() -> None:
    plain = (
        "⟦heading:2|Recommendation 1⟧\n\nLamps should be lit.\n\n⟦heading:3|Government response⟧\n\n"
        "The Government accepts this recommendation. Westhaven was the first.\n\n{}\n\nOthers follow."
    )
    example = "In Westhaven the wardens lit twelve lamps."
    assert _answers(plain.format(f"⟦boxed|{example}⟧")) == _answers(plain.format(example))


def test_a_box_round_everything_says_nothing() -> None:
    words = f"{RECOMMENDATION}\n\n{FIRST}\n\n{SECOND}"
    boxed = words.replace("\n\n", "⟧\n\n⟦boxed|")
    head = "⟦heading:2|Recommendation 1⟧\n\n"
    assert _answers(f"{head}⟦boxed|{boxed}⟧") == _answers(head + words)


def _drawn(draw: Callable[[Sheets], None], monkeypatch: pytest.MonkeyPatch) -> Extract:
    sheets = Sheets()
    sheets.canvas.setFillColorRGB(0.85, 0.9, 0.95)
    draw(sheets)
    sheets.canvas.setFillColorRGB(0, 0, 0)
    sheets.lines(60, 760, ["Eels matter to many boards, and all boards", "should know it."])
    sheets.lines(60, 700, ["Boards count eels in many ways; how is a", "matter for each."])
    return read_here(sheets.content(), monkeypatch)


def _ground(sheets: Sheets) -> None:
    sheets.canvas.rect(50, 735, 400, 45, stroke=0, fill=1)


def _ground_of_lines(sheets: Sheets) -> None:
    sheets.canvas.rect(50, 756, 400, 14, stroke=0, fill=1)
    sheets.canvas.rect(50, 742, 400, 14, stroke=0, fill=1)


def _frame(sheets: Sheets) -> None:
    sheets.canvas.rect(50, 735, 400, 45, stroke=1, fill=0)


@pytest.mark.parametrize("draw", [_ground, _ground_of_lines, _frame])
def test_a_ground_and_a_frame_are_boxes(
    draw: Callable[[Sheets], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = words_of(_drawn(draw, monkeypatch), "boxed")
    assert found == [("Eels matter to many boards, and all boards\nshould know it.", None)]


def _whole_page(sheets: Sheets) -> None:
    sheets.canvas.rect(0, 0, 595, 842, stroke=0, fill=1)


def _marked_words(sheets: Sheets) -> None:
    sheets.canvas.rect(60, 757, 80, 12, stroke=0, fill=1)


def _white(sheets: Sheets) -> None:
    sheets.canvas.setFillColorRGB(1, 1, 1)
    _ground(sheets)


@pytest.mark.parametrize("draw", [_whole_page, _marked_words, _white])
def test_the_colour_of_a_page_or_of_a_few_words_is_no_box(
    draw: Callable[[Sheets], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words_of(_drawn(draw, monkeypatch), "boxed") == []


def test_a_paragraph_ends_with_its_box(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.canvas.rect(50, 728, 400, 47, stroke=1, fill=0)
    sheets.lines(
        60, 760, ["Eels matter to many boards, which the boards", "of the north know", "well"]
    )
    sheets.lines(60, 718, ["and have said more than once, as they", "were asked to."])
    assert read_here(sheets.content(), monkeypatch).text.count("\n\n") == 1
