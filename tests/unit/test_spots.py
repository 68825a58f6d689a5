"""Spots that a scan made into signs, beside short words that are words."""

from __future__ import annotations

import pytest

from pacparse.lexicon.covers import is_spot
from pacparse.procedure.part_heads import mended


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zl", True),
        (",1.", True),
        ("~ .", True),
        ("no", False),
        ("No.", False),
        ("n/a", False),
        ("(a)", False),
        ("12", False),
        ("nil", False),
        ("—", False),
        ("the", False),
    ],
)
def test_a_spot_is_told_from_a_short_word(text: str, expected: bool) -> None:
    assert is_spot(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recommendation ,3 The Panel", "Recommendation 3 The Panel"),
        ("Recommendation (3) The Panel", "Recommendation (3) The Panel"),
        ("Recommendation , The Panel", "Recommendation , The Panel"),
    ],
)
def test_a_spot_before_the_number_of_a_title_is_left_out(text: str, expected: str) -> None:
    assert mended(text) == expected
