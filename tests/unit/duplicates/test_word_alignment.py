"""Two lists of words side by side: what differs, and what length may cost."""

from __future__ import annotations

import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.duplicates import word_alignment
from pacparse.duplicates.word_alignment import difference_blocks

WORDS = st.lists(st.sampled_from(["the", "lamp", "burns", "not", "oil"]), max_size=60)


def rest(words: list[str], places: list[tuple[int, int]]) -> list[str]:
    """The words outside of some places."""
    inside = {k for start, end in places for k in range(start, end)}
    return [word for k, word in enumerate(words) if k not in inside]


@given(WORDS, WORDS, st.sampled_from([4, 8, 4_000]))
def test_what_is_in_no_block_is_the_same_on_both_sides(
    left: list[str], right: list[str], many: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_alignment, "_MANY", many)
        patch.setattr(word_alignment, "_TOO_MANY", 2 * many)
        blocks = difference_blocks(left, right)
    assert rest(left, [block[:2] for block in blocks]) == rest(
        right, [block[2:] for block in blocks]
    )
    assert all(start < end or other < other_end for start, end, other, other_end in blocks)
    ends = [0, *(block[1] for block in blocks)]
    assert all(start >= end for (start, *_), end in zip(blocks, ends, strict=False))


def test_a_long_list_is_divided_and_its_differences_are_found() -> None:
    rng = random.Random(1)
    left = [str(rng.randrange(10**6)) for _ in range(60_000)]
    right = [*left[:20_000], "not", *left[20_000:40_000], *left[40_003:]]
    tracemalloc.start()
    blocks = difference_blocks(left, right)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert blocks == [(20_000, 20_000, 20_000, 20_001), (40_000, 40_003, 40_001, 40_001)]
    assert peak < 60_000_000


def test_long_lists_that_meet_nowhere_differ_as_a_whole() -> None:
    left, right = ["lamp"] * 30_000, ["oil"] * 25_000
    assert difference_blocks(left, right) == [(0, 30_000, 0, 25_000)]
