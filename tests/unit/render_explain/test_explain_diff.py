"""The diff shows words: what left, what came, and no more of the rest than is needed to find the place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse import parse, to_markdown
from pacparse.render.diff import find_changes, word_diff


def diff(old: str, new: str) -> str:
    return word_diff(old, new, old_name="old", new_name="new")


def told(old: str, new: str) -> list[str]:
    """The lines below the names."""
    return diff(old, new).splitlines()[2:]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb", "a\nb"),
        ("a\nb", "a b"),
        ("12. The lamps", "12\\. The lamps"),
        ("1: PAC conclusion:\nDark.", "> **1: PAC conclusion:** Dark."),
        ("Lamps\n\n(a) oil", "## Lamps\n\n- (a) oil"),
        ("see https://a.example", "see <https://a.example>"),
        ("", ""),
    ],
)
def test_signs_of_markdown_and_line_ends_are_no_change(old: str, new: str) -> None:
    assert diff(old, new) == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("The quay35 is lit.", "The quay[^35] is lit.", "The quay[-35-]{+[^35]+} is lit."),
        ("The 4 quay", "The quay", "The [-4-] quay"),
        ("The quay", "The lit quay", "The{+lit+} quay"),
        ("", "a", "{+a+}"),
        ("a", "", "[-a-]"),
        ("The quay\n7\nis lit", "The quay is lit", "[-7-]"),
    ],
)
def test_what_left_and_what_came(old: str, new: str, expected: str) -> None:
    assert told(old, new)[1] == expected


def test_the_head_names_the_lines_of_both_sides() -> None:
    assert told("a\nb\n\nc 4\n", "a\n\nb\n\nc\n")[0] == "@@ -4 +5 @@"
    assert told("a\nx\ny\nb\n", "a\n\nb\n")[0] == "@@ -2,2 +1 @@"


def test_little_of_a_long_line_is_shown() -> None:
    words = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200))
    [head, line] = told(words.replace("wordaf", "worda4"), words)
    assert head == "@@ -1 +1 @@"
    assert len(line) < 140
    assert line.startswith("… ")
    assert line.endswith(" …")


def test_changes_near_each_other_share_a_line_and_others_do_not() -> None:
    near = "The quay1 and the pier2 are lit."
    far = f"The quay1 {'is lit, ' * 30}and the pier2 is not."
    assert len(told(near, near.replace("1", "[^1]").replace("2", "[^2]"))) == 2
    assert len(told(far, far.replace("1", "[^1]").replace("2", "[^2]"))) == 4


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(WORDS, WORDS)
def test_the_changes_lead_from_one_to_the_other(old: list[str], new: list[str]) -> None:
    made: list[str] = []
    cursor = 0
    for change in find_changes(old, new):
        made += old[cursor : change.old_start] + new[change.new_start : change.new_end]
        cursor = change.old_end
    assert made + old[cursor:] == new


@given(st.text("ab1. \n*[^]->", max_size=60), st.text("ab1. \n*[^]->", max_size=60))
def test_any_two_texts_have_a_diff(old: str, new: str) -> None:
    lines = told(old, new)
    assert all(line.startswith("@@ -") for line in lines[::2])


@given(st.text("ab1. \n[^]", max_size=60))
def test_what_changes_nothing_has_none(text: str) -> None:
    assert diff(text, text) == ""


def test_a_cleaned_text_differs_in_what_was_cleaned() -> None:
    source = "1. The quay has\nlamps.1\n\nPage 2\n\n1 See the log.\n"
    shown = diff(source, to_markdown(parse(source)))
    assert "lamps.[-1" in shown
    assert "quay" not in "".join(shown.split("[-")[1:])


@pytest.mark.parametrize("words", [["a"], ["a", "b"], [str(n) for n in range(60)]], ids=len)
def test_repetitive_text_takes_no_long_time(words: list[str]) -> None:
    old = [words[n % len(words)] for n in range(40_000)]
    new = [words[-n % len(words)] for n in range(41_000)]
    begin = time.perf_counter()
    assert list(find_changes(old, new)) != []
    assert time.perf_counter() - begin < 10


def test_many_small_gaps_take_no_long_time() -> None:
    old = [word for n in range(1000) for word in (str(n), *("x", "y") * 12)]
    new = [word for n in range(1000) for word in (str(n), *("y", "x") * 12)]
    begin = time.perf_counter()
    assert list(find_changes(old, new)) != []
    assert time.perf_counter() - begin < 20
