"""Style runs: a reader may say anything, and what is kept is in order, inside, and apart."""

from __future__ import annotations

import pytest

from pacparse.styles import StyleRun, Styles

TEXT = "The lamps of 2014-15 burn."


def _kept(*runs: tuple[int, int]) -> list[tuple[int, int]]:
    styles = Styles(TEXT, [StyleRun("bold", run) for run in runs])
    return [style.run for style in styles.of("bold")]


@pytest.mark.parametrize(
    ("runs", "kept"),
    [
        ([(4, 9), (0, 3)], [(0, 3), (4, 9)]),
        ([(0, 9), (4, 12)], [(0, 9), (10, 12)]),  # the later has what the earlier leaves
        ([(0, 12), (4, 9)], [(0, 12)]),
        ([(3, 10)], [(4, 9)]),  # no white space at its edges
        ([(21, 99)], [(21, 26)]),
        ([(40, 99)], []),
        ([(-2, 3)], [(0, 3)]),
        ([(9, 10)], []),
        ([(9, 4)], []),
    ],
)
def test_runs_of_a_kind_are_inside_the_text_and_apart(
    runs: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    assert _kept(*runs) == kept


def test_runs_of_two_kinds_may_overlap() -> None:
    styles = Styles(TEXT, [StyleRun("bold", (0, 9)), StyleRun("raised", (4, 9))])
    assert [styles.covered(kind, [(2, 6)]) for kind in ("bold", "raised", "link")] == [4, 2, 0]
    assert styles.starting_at("raised", 4) == StyleRun("raised", (4, 9))
    assert styles.starting_at("raised", 5) is None


def test_an_empty_page_counts() -> None:
    runs = [(0, 10), (10, 10), (10, 26)]
    labels = ("i", None, "1")
    styles = Styles(TEXT, [StyleRun("page", r, v) for r, v in zip(runs, labels, strict=True)])
    assert styles.page_at(4) == (1, "i")
    assert styles.page_at(13) == (3, "1")
    assert Styles(TEXT).page_at(4) is None


@pytest.mark.parametrize(
    ("styles", "is_any"),
    [
        (Styles(TEXT), False),
        (Styles(TEXT, is_laid_out=True), True),
        (Styles(TEXT, has_blocks=True), True),
        (Styles(TEXT, [StyleRun("bold", (0, 3))]), True),
    ],
)
def test_there_are_styles_where_anything_is_known(styles: Styles, *, is_any: bool) -> None:
    assert bool(styles) is is_any
