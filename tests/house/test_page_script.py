"""The script of the page: without mistakes that a linter sees, and no doors for what stands in a document."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pacparse.render.page.writer import SCRIPTS, read_script
from sources import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM = PACKAGE / "render" / "page"
DOORS = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "Function(",
    "fetch(",
)


def _pieces() -> Iterator[Path]:
    return ROOM.glob("*.js")


def test_every_piece_is_part_of_the_page() -> None:
    assert sorted(path.name for path in _pieces()) == sorted(SCRIPTS)


def test_a_linter_finds_nothing(tmp_path: Path) -> None:
    script = tmp_path / "page.js"
    script.write_text(read_script(), "utf-8")
    rules = tmp_path / "rules.json"
    rules.write_text(
        '{"env": {"browser": true, "es2024": true}, "rules": {"no-undef": "error"}}', "utf-8"
    )
    linter = Path(sys.executable).with_name("oxlint")
    done = subprocess.run(
        [linter, "-c", rules, "-D", "correctness", script],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("door", DOORS)
def test_words_of_a_document_become_nothing_but_text(door: str) -> None:
    assert door not in read_script()


def test_no_address_but_that_of_svg_stands_in_the_page() -> None:
    found = re.findall(r"https?://[^\s\"']+", read_script())
    assert found == ["http://www.w3.org/2000/svg"]
