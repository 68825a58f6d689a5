"""Where note numbers begin again, and which notes the marks of a chapter mean."""

from __future__ import annotations

import pytest

from pacparse import parse


def _bound(text: str) -> list[tuple[str, str, int]]:
    """The notes as number, status and how often they are cited."""
    return [(n.number, n.status, len(n.references)) for n in parse(text).footnotes]


CHAPTER = "{0}.1 The lamp was lit.1 The other was not.2\n\n1 Log of {0}, p 1\n2 Log of {0}, p 2\n\n"


def test_each_chapter_has_notes_of_its_own() -> None:
    text = "".join(CHAPTER.format(chapter) for chapter in (1, 2, 3))
    assert _bound(text) == [("1", "text_only", 1), ("2", "text_only", 1)] * 3


def test_a_chapter_without_notes_takes_none_of_its_neighbours() -> None:
    middle = "2.1 The eels were counted.1 The count was lost.2 It was made again.3\n\n"
    text = CHAPTER.format(1) + middle + CHAPTER.format(3)
    assert [status for _, status, _ in _bound(text)].count("undefined") == 3
    assert [cited for _, status, cited in _bound(text) if status == "text_only"] == [1] * 4


@pytest.mark.parametrize(
    "listed",
    [
        "Letters received\n\n1 Eel Board\n\n2 Society of Buoys\n",
        "1. The board should paint the lamps.\n\n2. The board should count the eels.\n",
    ],
)
def test_a_list_after_the_notes_is_none(listed: str) -> None:
    assert _bound(CHAPTER.format(1) + listed) == [("1", "text_only", 1), ("2", "text_only", 1)]


def test_contents_before_the_first_mark_are_no_notes() -> None:
    text = "1 Lamps and oil\n\n2 Eels\n\n" + CHAPTER.format(1)
    assert _bound(text) == [("1", "text_only", 1), ("2", "text_only", 1)]
