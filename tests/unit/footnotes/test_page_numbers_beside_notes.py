"""A page number where a note's number would stand takes no text of the page."""

from __future__ import annotations

import pacparse

TEXT = """\
1. The board counted the lamps in the east,1 the lamps in the west2 and those of the islands, subject

1 https://www.lanterns.example/east
2 Lantern Board, Lamps of the west, 2017

3

to a second count. It found forty lamps.3

3 https://www.lanterns.example/islands
"""


def test_a_sentence_that_goes_on_is_no_note() -> None:
    document = pacparse.parse(TEXT)
    assert [(note.number, note.status) for note in document.footnotes] == [
        ("1", "resolved"),
        ("2", "text_only"),
        ("3", "resolved"),
    ]
    assert "to a second count" in document.blocks[0].text
