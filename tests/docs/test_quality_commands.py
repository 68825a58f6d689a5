"""What the pages say of ``python -m quality`` is true: its commands can be given, its options are explained."""

from __future__ import annotations

import re
import shlex

import pytest

from examples import PAGES
from quality.__main__ import SETS, _parser
from quality.sheet import ASPECTS
from sources import ROOT

COMMAND = re.compile(r"python -m quality(?!\.)((?: +(?:--?[a-z-]+|\"[^\"]*\"|[^`\s\"|;]+))*)")
PLACEHOLDERS = {"N": "1", "…": "x"}


def commands() -> list[str]:
    """The words behind ``python -m quality``, wherever a page gives a whole command."""
    found: set[str] = set()
    for page in (*PAGES, ROOT / "Makefile"):
        for quoted in re.findall(r"`([^`\n]+)`|^\t(.*)$", page.read_text("utf-8"), re.MULTILINE):
            for line in quoted:
                found.update(match[1].strip() for match in COMMAND.finditer(line))
    return sorted(command for command in found if "$" not in command)


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_pages_can_be_given(command: str) -> None:
    words = [PLACEHOLDERS.get(word, word) for word in shlex.split(command)]
    options = _parser().parse_args(words)
    for name in options.set or []:
        assert name in SETS or name.isupper() or (ROOT / name).is_dir()


def test_the_page_explains_every_option() -> None:
    page = (ROOT / "docs" / "quality.md").read_text("utf-8")
    options = re.findall(r"--[a-z-]+", _parser().format_help())
    assert [one for one in set(options) - {"--help"} if one not in page] == []


def test_the_page_names_every_aspect() -> None:
    page = (ROOT / "docs" / "quality.md").read_text("utf-8")
    assert [one for one in ASPECTS if one not in page] == []
