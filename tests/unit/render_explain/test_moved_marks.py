"""Marks that the extraction moved in front of a number are told like the others."""

from __future__ import annotations

import pacparse
from pacparse.render.account import Action, list_entries


def _split(text: str) -> list[str]:
    entries = list_entries(pacparse.parse(text), text)
    return [entry.what for entry in entries if entry.action is Action.SPLIT]


def test_a_mark_before_a_number_is_among_the_split_ones() -> None:
    text = "2.1 The Board met in May35 and sat until dawn.\n362.2 It went home in June.37\n"
    assert "note mark 36 in 2.1" in _split(text)


def test_a_mark_in_brackets_was_not_split_from_anything() -> None:
    assert _split("2.1 The Board met in May.[1]\n[1] https://www.board.example\n") == []
