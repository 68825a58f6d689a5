"""CI, the README and the Makefile speak of the same commands."""

from __future__ import annotations

import os
import re

import pytest

from sources import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text("utf-8").rstrip().endswith("make test")
    assert os.access(script, os.X_OK)
    assert "`make test`" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_of_a_page_exists(page: str) -> None:
    named = set(re.findall(r"`make ([a-z]+)`", (ROOT / page).read_text("utf-8")))
    assert named
    assert named - TARGETS == set()


def test_every_target_says_what_it_does() -> None:
    explained = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
    assert explained == TARGETS
