"""What follows what: Roman figures, parts of numbers, steps between them, and the longest count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.counting import (
    Costs,
    Paths,
    Place,
    Step,
    follows,
    in_roman,
    number_key,
    number_parts,
    roman_value,
    step_between,
    step_of,
)

COSTS = Costs(
    next=2.0,
    repeat=-0.5,
    gap=-0.5,
    jump=-2.0,
    first_not_one=-1.0,
    restart_at_one=-1.0,
    restart=-4.0,
    restarts=2,
    worst=-2.0,
)


def longest_count(weighed: list[tuple[int, float]], costs: Costs) -> tuple[int, ...]:
    paths = Paths(costs)
    for index, (value, weight) in enumerate(weighed):
        paths.add(index, value, weight)
    return paths.chosen()


WEIGHED = st.lists(st.tuples(st.integers(1, 30), st.sampled_from((-2.0, -0.5, 0.5, 2.0))))


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ("3", "4", Step.NEXT),
        ("3.1", "3.2", Step.NEXT),
        ("3.9", "3.10", Step.NEXT),
        ("4a", "4b", Step.NEXT),
        ("4a(ii)", "4a(iii)", Step.NEXT),
        ("4a(iii)", "4a(iv)", Step.NEXT),
        ("h", "i", Step.NEXT),
        ("i", "ii", Step.NEXT),
        ("iv", "v", Step.NEXT),
        ("A.1", "A.2", Step.NEXT),
        ("3", "6", Step.GAP),
        ("3", "7", Step.NONE),
        ("c", "f", Step.NONE),
        ("4", "4a", Step.INWARD),
        ("4", "4.1", Step.INWARD),
        ("4", "4.2", Step.NONE),
        ("4c", "5", Step.OUTWARD),
        ("4.7", "5.1", Step.OUTWARD),
        ("3", "4a", Step.OUTWARD),
        ("4.7", "5.2", Step.NONE),
        ("4a", "4", Step.NONE),
        ("3.2", "3.2", Step.SAME),
        ("9", "1", Step.RESTART),
        ("3.4", "3.1", Step.RESTART),
        ("A.4", "3.5", Step.NONE),
        ("•", "•", Step.NONE),
        (None, "1", Step.NONE),
        ("1", None, Step.NONE),
    ],
)
def test_a_number_follows_another(before: str | None, after: str | None, step: Step) -> None:
    assert step_of(before, after) is step


@pytest.mark.parametrize(
    ("number", "parts"),
    [("3", (3,)), ("3.12", (3, 12)), ("12a", (12, 1)), ("B.2.3", (2, 2, 3)), ("A12", (1, 12))],
)
def test_a_number_has_parts(number: str, parts: tuple[int, ...]) -> None:
    assert number_parts(number) == parts


def test_numbers_sort_by_their_parts() -> None:
    numbers = ["4a(i)", "3.10", "4a", "3.2", "4", "3", "12"]
    assert sorted(numbers, key=number_key) == ["3", "3.2", "3.10", "4", "4a", "4a(i)", "12"]  # type: ignore[arg-type]
    assert number_key("A.1") is None
    assert number_key("") is None
    assert number_key(None) is None


def test_a_place_has_others_after_it() -> None:
    assert Place((3,), 2).after(1) == Place((3,), 3)


@given(st.integers(1, 39))
def test_a_roman_figure_is_read_as_it_is_written(number: int) -> None:
    assert roman_value(in_roman(number)) == number


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_step_is_ahead_if_the_number_follows(before: int, after: int) -> None:
    assert (step_between(before, after) in (Step.NEXT, Step.GAP)) == follows(before, after)
    assert (step_of(str(before), str(after)) is Step.NEXT) == (after == before + 1)


@given(WEIGHED)
def test_a_longest_count_goes_through_the_numbers_in_order(
    weighed: list[tuple[int, float]],
) -> None:
    chosen = longest_count(weighed, COSTS)
    assert list(chosen) == sorted(set(chosen))
    assert all(0 <= index < len(weighed) for index in chosen)


@given(st.integers(1, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(50, 90))))
def test_a_whole_count_is_found_among_numbers_of_no_weight(
    last: int, noise: list[tuple[int, int]]
) -> None:
    weighed = [(value, 2.0) for value in range(1, last + 1)]
    for at, value in noise:
        weighed.insert(at, (value, -3.0))
    chosen = [weighed[index] for index in longest_count(weighed, COSTS)]
    assert chosen == [(value, 2.0) for value in range(1, last + 1)]


@given(WEIGHED, st.integers(1, 30))
def test_a_number_of_no_weight_at_the_end_changes_no_count(
    weighed: list[tuple[int, float]], value: int
) -> None:
    assert longest_count([*weighed, (value, -9.0)], COSTS) == longest_count(weighed, COSTS)


def test_a_count_that_begins_again_is_one_count() -> None:
    weighed = [(1, 1.0), (2, 1.0), (3, 1.0), (1, 1.0), (2, 1.0)]
    assert longest_count(weighed, COSTS) == (0, 1, 2, 3, 4)
