"""The diff is a diff: ``patch`` gives back the other side, whatever is said again and again."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.render.diff import unified_diff

if TYPE_CHECKING:
    from pathlib import Path


def diff(old: str, new: str) -> str:
    return unified_diff(old, new, old_name="old", new_name="new")


def test_texts_that_agree_have_no_diff() -> None:
    assert diff("a\nb", "a\nb") == ""


def test_a_change_stands_in_three_lines_of_context() -> None:
    old = "".join(f"{n}\n" for n in range(1, 21))
    new = old.replace("10\n", "ten\n")
    assert diff(old, new) == (
        "--- old\n+++ new\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n"
    )


def test_changes_that_are_far_apart_are_two_hunks() -> None:
    old = "".join(f"{n}\n" for n in range(1, 41))
    new = old.replace("5\n6\n", "5\n", 1).replace("30\n", "30\nmore\n")
    assert [line for line in diff(old, new).splitlines() if line.startswith("@@")] == [
        "@@ -3,7 +3,6 @@",
        "@@ -28,6 +27,7 @@",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
        ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
        ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ],
)
def test_ends_are_as_posix_has_them(old: str, new: str, expected: str) -> None:
    assert diff(old, new) == f"--- old\n+++ new\n{expected}"


def apply(patch: str, old: str) -> str:
    """The new side, from the old one and the hunks."""
    lines = old.split("\n")
    result: list[str] = []
    cursor = 0
    for hunk in patch.split("\n@@ -")[1:]:
        head, _, body = hunk.partition(" @@\n")
        start, _, count = head.partition(" ")[0].partition(",")
        first = int(start) - (0 if count == "0" else 1)
        result += lines[cursor:first]
        cursor = first
        for line in body.removesuffix("\n").split("\n"):
            if line[:1] in (" ", "-"):
                assert lines[cursor] == line[1:]
                cursor += 1
            if line[:1] in (" ", "+"):
                result.append(line[1:])
    return "\n".join(result + lines[cursor:])


LINES = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(LINES, LINES)
def test_the_diff_leads_from_one_to_the_other(old: list[str], new: list[str]) -> None:
    before = "".join(f"{line}\n" for line in old)
    after = "".join(f"{line}\n" for line in new)
    patch = diff(before, after)
    assert (apply(patch, before) if patch else before) == after


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs the program patch")
def test_the_program_patch_takes_it(tmp_path: Path) -> None:
    old = "".join(f"line {n % 17} {n % 5}\n" for n in range(200))
    new = old.replace("line 3 ", "line three ").replace("line 4 1\n", "") + "end"
    (tmp_path / "old").write_text(old)
    subprocess.run(
        ["patch", "-s", str(tmp_path / "old")], input=diff(old, new), text=True, check=True
    )
    assert (tmp_path / "old").read_text() == new


@pytest.mark.parametrize("lines", [["a"], ["a", "b"], [str(n) for n in range(60)]], ids=len)
def test_repetitive_text_has_a_diff_that_leads_over(lines: list[str]) -> None:
    old = "".join(f"{lines[n % len(lines)]}\n" for n in range(4_000))
    new = "".join(f"{lines[-n % len(lines)]}\n" for n in range(4_100))
    assert apply(diff(old, new), old) == new


def test_many_small_gaps_have_a_diff_that_leads_over() -> None:
    old = "".join(f"{n}\n" + "x\ny\n" * 12 for n in range(100))
    new = "".join(f"{n}\n" + "y\nx\n" * 12 for n in range(100))
    assert apply(diff(old, new), old) == new
