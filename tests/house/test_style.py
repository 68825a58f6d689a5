"""Habits that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from pacparse.procedure.profiles import profile_names
from sources import (
    MODULES,
    ROOT,
    functions_of,
    name_of,
    room_of,
    strings_of,
    tree_of,
)

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = r"[^\W\d_]"
"""Word characters that are no digit of any script: the one right use of the class."""

every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


@every_module
def test_patterns_mean_ascii_digits(path: Path) -> None:
    # \d matches the digits of every script; a paragraph number is made of 0 to 9
    lines = [
        line
        for text, line in strings_of(path)
        if re.search(r"(?<!\\)(\\\\)*\\d", text.replace(LETTERS, ""))
    ]
    assert lines == []


@every_module
def test_only_the_command_line_prints(path: Path) -> None:
    prints = [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "input", "breakpoint")
    ]
    assert room_of(path) == "cli" or prints == []


@every_module
def test_no_promise_rests_on_assert(path: Path) -> None:
    # python -O drops assert statements
    assert [n.lineno for n in ast.walk(tree_of(path)) if isinstance(n, ast.Assert)] == []


@every_module
def test_profile_names_stay_in_their_room(path: Path) -> None:
    names = profile_names()
    assert "treasury-minutes" in names
    if room_of(path) == "procedure":
        return
    code = path.read_text("utf-8")  # comments and docstrings too
    told = [name for name in names if "-" in name and name in code]
    named = [(text, line) for text, line in strings_of(path) if text in names]
    assert (told, named) == ([], [])


@every_module
def test_each_family_is_named_in_its_own_file_only(path: Path) -> None:
    family = path.stem.replace("_", "-") if path.parent.name == "families" else None
    is_default = path.name == "profiles.py"
    named = {text for text, _ in strings_of(path) if text in profile_names()}
    assert named <= ({family} if not is_default else {"numbered"})


@every_module
def test_what_is_public_is_explained(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree), "the module has no docstring"
    silent = [
        node.name
        for node in (*functions_of(path), *_classes(tree))
        if not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not _is_inner(node, tree)
    ]
    assert silent == []


def _classes(tree: ast.Module) -> list[ast.ClassDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def _is_inner(node: ast.AST, tree: ast.Module) -> bool:
    """Whether the definition stands in a function or in a private class: nobody else calls it."""
    return any(
        node in ast.walk(outer) and node is not outer
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        or (isinstance(outer, ast.ClassDef) and outer.name.startswith("_"))
    )


def _tracked_text() -> list[tuple[str, str]]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git checkout: the list of files is git's")
    names = [name for name in listing.stdout.decode("utf-8").split("\0") if name]
    files = [(name, ROOT / name) for name in names]
    return [
        (name, path.read_bytes().decode("utf-8", "replace"))
        for name, path in files
        if path.is_file()
    ]


# Written in two halves, so that this file does not hold what it looks for.
_PLACES = re.compile(
    "|".join(
        (
            r"(?<![\w.])/(?:home|root|Users|wo" + r"rk|mnt|opt/wheels)/",
            "/var" + "/folders/",
            "py" + r"pi\.org",
            "python" + "hosted",
            "--index" + "-url",
            "--extra" + "-index",
            "--find" + "-links",
        )
    )
)


def test_the_tree_names_no_machine_and_no_registry() -> None:
    found = [
        f"{name}: {match.group()}"
        for name, text in _tracked_text()
        for match in _PLACES.finditer(text)
    ]
    assert found == []
