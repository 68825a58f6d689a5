"""Paragraphs without a number: whose they are."""

from __future__ import annotations

import pytest

import pacparse

PLAIN = "The keepers of quay {n} light a lamp at dusk."


def _numbered(count: int, *, between: dict[int, str]) -> str:
    """``count`` numbered paragraphs; ``between`` holds what stands after some of them."""
    parts = []
    for n in range(1, count + 1):
        parts.append(f"{n}. {PLAIN.format(n=n)}")
        if n in between:
            parts.append(between[n])
    return "\n\n".join(parts) + "\n"


def _text_of(text: str, number: str) -> str:
    document = pacparse.parse(text)
    assert document.conservation.unaccounted == 0
    return next(b.text for b in document.blocks if b.number == number)


def test_a_quotation_belongs_to_the_number_before_it() -> None:
    text = _numbered(10, between={4: "Nobody has asked for my lamp."})
    assert _text_of(text, "4").endswith("Nobody has asked for my lamp.")


@pytest.mark.parametrize(
    "between",
    [
        dict.fromkeys(range(1, 10), "The oil is paid for."),
        {4: "The Government agrees with the keepers."},
        {4: "Recommendation implemented."},
        {4: "Recommendation: Light the lamp.", 5: "The lamp is lit."},
        {4: "Lamps\n\nThe oil is paid for."},
        {4: "• The oil is paid for."},
        {4: "12 lamps\n\nThe oil is paid for."},
        {10: "Nobody has asked for my lamp."},
    ],
    ids=["most", "stance", "status", "label", "heading", "list", "figure", "last"],
)
def test_what_stands_by_itself_is_left_alone(between: dict[int, str]) -> None:
    for number in (n for n in between if n != 5):
        assert _text_of(_numbered(10, between=between), str(number)) == PLAIN.format(n=number)


def test_a_short_document_shows_no_habit() -> None:
    text = _numbered(7, between={4: "Nobody has asked for my lamp."})
    assert _text_of(text, "4") == PLAIN.format(n=4)


def test_a_broken_sequence_shows_no_habit() -> None:
    text = _numbered(9, between={4: "Nobody has asked for my lamp."})
    for n in (3, 6, 8):
        text = text.replace(f"{n}. The keepers", f"{n}.5 The keepers")
    assert _text_of(text, "4") == PLAIN.format(n=4)
