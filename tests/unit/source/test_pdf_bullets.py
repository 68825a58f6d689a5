"""Bullets that are no character for the library: drawn, of a symbol font, or codes without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pdf_reading import blocks_of, read_here
from pdf_sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS = ("smoke, which the wardens of", "a veil; and", "a hat.")


def _list(draw: Callable[[Sheets, float], None], *, words: float = 84) -> bytes:
    """A paragraph and three items, each with a sign before it that ``draw`` puts there."""
    sheets = Sheets()
    sheets.put(60, 780, "The wardens are to bring what the guild has asked for:")
    for place, item in enumerate(ITEMS):
        y = 760 - 28 * place
        draw(sheets, y)
        sheets.put(words, y, item)
    sheets.put(words, 746, "the heath are to light;")
    sheets.put(60, 660, "They bring it in May.")
    return sheets.content()


def _dot(sheets: Sheets, y: float) -> None:
    sheets.canvas.circle(68, y + 3.5, 1.8, stroke=0, fill=1)


def _square(sheets: Sheets, y: float) -> None:
    sheets.canvas.rect(66, y + 2, 4, 4, stroke=0, fill=1)


def _large(sheets: Sheets, y: float) -> None:
    sheets.put(66, y - 3, "•", size=18)  # ReportLab writes it as a code without a name


def _dingbat(sheets: Sheets, y: float) -> None:
    sheets.canvas.setFont("ZapfDingbats", 8)
    sheets.canvas.drawString(66, y, "■")


@pytest.mark.parametrize("draw", [_dot, _square, _large, _dingbat])
def test_a_sign_before_words_is_a_bullet(
    draw: Callable[[Sheets, float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = blocks_of(read_here(_list(draw), monkeypatch))
    assert blocks[1:4] == [
        "• smoke, which the wardens of\nthe heath are to light;",
        "• a veil; and",
        "• a hat.",
    ]


@pytest.mark.parametrize("letter", ["n", "y", "§"])
def test_a_letter_of_a_symbol_font_is_a_bullet(
    letter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(sheets: Sheets, y: float) -> None:
        sheets.canvas.setFont("Courier", 9)
        sheets.canvas.drawString(66, y, letter)

    content = _list(draw)
    renamed = content.replace(b"/BaseFont /Courier", b"/BaseFont /Wingdings")
    assert "• a veil" in read_here(renamed, monkeypatch).text
    assert f"{letter} a veil" in read_here(content, monkeypatch).text


def _tick(sheets: Sheets, y: float) -> None:
    sheets.canvas.setFont("ZapfDingbats", 8)
    sheets.canvas.drawString(66, y, "✓")


def _ring(sheets: Sheets, y: float) -> None:
    sheets.canvas.circle(68, y + 3.5, 1.8, stroke=1, fill=0)


def _big(sheets: Sheets, y: float) -> None:
    sheets.canvas.rect(62, y - 2, 14, 14, stroke=0, fill=1)


@pytest.mark.parametrize("draw", [_tick, _ring, _big])
def test_a_tick_a_ring_and_a_large_square_are_none(
    draw: Callable[[Sheets, float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "•" not in read_here(_list(draw), monkeypatch).text


def test_a_dot_inside_a_line_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    end = sheets.put(60, 780, "The hives")
    sheets.canvas.circle(end + 4, 783, 1.8, stroke=0, fill=1)
    sheets.put(end + 9, 780, "of the heath are few.")
    assert "•" not in read_here(sheets.content(), monkeypatch).text
