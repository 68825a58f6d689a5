"""Every compiled pattern of the package, as the tests walk them."""

from __future__ import annotations

import ast
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

import pacparse
from sources import PACKAGE, tree_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def _modules() -> Iterator[str]:
    """The names of all modules, without the package's: ``reading.lines``."""
    for found in walk_packages(pacparse.__path__, "pacparse."):
        if not found.ispkg and not found.name.endswith("__main__"):
            yield found.name.removeprefix("pacparse.")


def _compiled_names(module: str) -> set[str]:
    """The names that a module gives to patterns of its own; those that it imports are another's."""
    tree = tree_of(PACKAGE / f"{module.replace('.', '/')}.py")
    targets = [node.targets for node in tree.body if isinstance(node, ast.Assign)]
    return {name.id for found in targets for name in found if isinstance(name, ast.Name)}


def _patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Each pattern with its name; one of several in a tuple is named by its place: ``JOINTS.0``."""
    for module in _modules():
        own = _compiled_names(module)
        for name, value in vars(import_module(f"pacparse.{module}")).items():
            if name not in own:
                continue
            if isinstance(value, tuple):
                for place, part in enumerate(value):
                    if hasattr(part, "finditer"):
                        yield f"{module}.{name}.{place}", part
            elif hasattr(value, "finditer"):  # of either of the two engines
                yield f"{module}.{name}", value


PATTERNS = dict(_patterns())
"""Every pattern under its module and name; some are of bytes."""


def patterns_of(room: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a room, under their names in it."""
    head = f"{room}."
    return {n.removeprefix(head): found for n, found in PATTERNS.items() if n.startswith(head)}
