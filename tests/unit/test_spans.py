"""The arithmetic of stand-off text, and the promise that rests on it."""

from __future__ import annotations

import pytest

from pacparse.conservation import count_unaccounted
from pacparse.text.spans import Run, locate, locate_all, merge_runs, rope_starts, subtract_runs


def test_runs_that_touch_or_overlap_become_one() -> None:
    assert merge_runs([(5, 7), (0, 2), (2, 4), (6, 9), (3, 3)]) == ((0, 4), (5, 9))
    assert merge_runs([(0, 9), (2, 4)]) == ((0, 9),)
    assert merge_runs([]) == ()


@pytest.mark.parametrize(
    ("runs", "holes", "left"),
    [
        ([(0, 10)], [], [(0, 10)]),
        ([(0, 10)], [(3, 5)], [(0, 3), (5, 10)]),
        ([(0, 10)], [(0, 5)], [(5, 10)]),
        ([(0, 10)], [(5, 10)], [(0, 5)]),
        ([(0, 10)], [(0, 10)], []),
        ([(0, 4), (6, 10)], [(2, 8)], [(0, 2), (8, 10)]),
        ([(0, 4), (6, 10)], [(4, 6)], [(0, 4), (6, 10)]),
        ([(4, 6), (8, 9)], [(0, 2), (5, 8)], [(4, 5), (8, 9)]),
    ],
)
def test_holes_are_taken_out_of_runs(runs: list[Run], holes: list[Run], left: list[Run]) -> None:
    assert subtract_runs(runs, holes) == left


def test_every_character_of_a_rope_leads_home() -> None:
    source = "The evi-\ndence of  lamps"
    runs = [(0, 7), (9, 17), (19, 24)]
    text = "The evidence of lamps"
    assert rope_starts(text, runs) == [0, 7, 16]
    places = [locate(text, runs, offset) for offset in range(len(text) + 1)]
    assert locate_all(text, runs, range(len(text) + 1)) == places
    assert [source[p : p + 1] or "" for p in places[:15]] == list("The evidence of")
    assert places[15] == 17
    assert source[places[16]] == "l"
    assert places[-1] == len(source)


@pytest.mark.parametrize("offset", [-1, 5])
def test_an_offset_outside_the_text_is_an_error(offset: int) -> None:
    with pytest.raises(IndexError, match="outside a text of 4 characters"):
        locate("lamp", [(0, 4)], offset)
    with pytest.raises(IndexError):
        locate("", (), 0)


@pytest.mark.parametrize(
    ("runs", "unaccounted"),
    [
        ([(0, 4), (5, 9)], 0),
        ([(5, 9), (0, 4)], 0),
        ([(0, 9)], 0),
        ([(0, 4)], 4),
        ([(5, 9)], 4),
        ([], 8),
        ([(0, 4), (3, 9)], 1),
        ([(0, 5), (4, 9)], 0),
        ([(0, 9), (5, 7)], 2),
        ([(0, 2), (6, 9)], 3),
    ],
)
def test_what_is_nowhere_or_twice_is_counted(runs: list[Run], unaccounted: int) -> None:
    assert count_unaccounted("lamp quay", runs) == unaccounted
