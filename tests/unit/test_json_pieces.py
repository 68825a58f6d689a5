"""JSON that is written piece by piece is the JSON that is written at once."""

from __future__ import annotations

import pytest

import pacparse
from pacparse.cli.output import gathered
from pacparse.render.json import json_pieces, to_json

SHORT = "1. The keeper’s lamps were lit.\n\n2. The oil is dear.\n"
LONG = "\n\n".join(f"{number}. The oil of lamp {number} is dear." for number in range(1, 700))


@pytest.mark.parametrize("text", ["", SHORT, LONG])
def test_the_pieces_are_the_whole(text: str) -> None:
    document = pacparse.parse(text)
    assert "".join(json_pieces(document)) == to_json(document)


def test_a_long_document_has_a_piece_for_a_few_of_its_blocks() -> None:
    document = pacparse.parse(LONG)
    assert max(map(len, json_pieces(document))) < len(to_json(document)) / 2


def test_an_indented_document_is_one_piece() -> None:
    document = pacparse.parse(SHORT)
    assert list(json_pieces(document, indent=2)) == [to_json(document, indent=2)]


def test_gathered_pieces_are_few_and_the_same() -> None:
    pieces = ["lamp " * 1000] * 500
    found = list(gathered(pieces))
    assert 1 < len(found) < len(pieces)
    assert "".join(found) == "".join(pieces)
    assert list(gathered([])) == []
