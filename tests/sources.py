"""The source code as the house tests read it: modules, syntax trees, imports."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "pacparse"
MODULES = tuple(sorted(PACKAGE.rglob("*.py")))
STAGES = ("source", "reading", "footnotes", "duplicates", "procedure", "render")


def name_of(path: Path) -> str:
    """The path of a module under the package, for people: ``reading/lines.py``."""
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def room_of(path: Path) -> str:
    """The first part of a module's name under the package: ``reading``, ``api``, ``cli``."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_rooms(path: Path) -> Iterator[tuple[str, int]]:
    """The rooms of pacparse that a module imports, lazily or not, with the line."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            module = node.module or ""
            names = [module] if module != "pacparse" else [f"pacparse.{a.name}" for a in node.names]
        else:
            continue
        for name in names:
            head, _, rest = name.partition(".")
            if head == "pacparse" and rest:
                yield rest.partition(".")[0], node.lineno


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def docstrings_of(path: Path) -> set[ast.Constant]:
    """The string constants of a module that are docstrings."""
    found: set[ast.Constant] = set()
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = node.body[0] if node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            found.add(first.value)
    return found


def strings_of(path: Path) -> Iterator[tuple[str, int]]:
    """The string constants of a module that are no docstrings, with their lines."""
    docstrings = docstrings_of(path)
    for node in ast.walk(tree_of(path)):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in docstrings
        ):
            yield node.value, node.lineno
