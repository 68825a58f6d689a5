"""Patterns for whole texts: the same matches by both engines, the quick one after much was searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.text import patterns
from pacparse.text.patterns import WholeTextPattern

if TYPE_CHECKING:
    import pytest

TEXT = "12 lamps, 7 keepers\nand 300 boats. "


def test_much_searched_in_short_texts_changes_the_engine_and_no_match(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "_MUCH", 10 * len(TEXT))
    monkeypatch.setattr(WholeTextPattern, "_searched", 0)
    figures = WholeTextPattern("[0-9]+")
    found = [figures.findall(TEXT) for _ in range(20)]
    assert found == [["12", "7", "300"]] * 20
    assert figures._long is not None


def test_a_short_text_is_searched_without_loading_the_quick_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(WholeTextPattern, "_searched", 0)
    figures = WholeTextPattern("[0-9]+")
    assert [match[0] for match in figures.finditer(TEXT)] == ["12", "7", "300"]
    assert figures._long is None
