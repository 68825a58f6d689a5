"""There is one entry for XML, and it is hardened: nobody else parses any."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from sources import MODULES, name_of, tree_of

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "source/safe_xml.py"
PARSERS = ("xml", "pyexpat", "defusedxml", "lxml.etree", "xmltodict", "docx")


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_entry_parses_xml(path: Path) -> None:
    parsers = [
        name
        for name in _imports(path)
        if any(name == parser or name.startswith(f"{parser}.") for parser in PARSERS)
    ]
    assert bool(parsers) == (name_of(path) == ENTRY)
