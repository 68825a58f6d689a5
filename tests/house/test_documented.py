"""The documentation names everything that a user can meet: commands, options, codes, fields."""

from __future__ import annotations

import ast
from dataclasses import fields
from functools import cache

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from examples import PAGES, ROOT
from pacparse import __all__ as public_names
from pacparse import document as records
from pacparse.cli import app
from pacparse.errors import Exit
from pacparse.record import Record
from pacparse.render.rules import MEANINGS
from sources import MODULES, strings_of, tree_of

SHELL_OPTIONS = {"--help", "--install-completion", "--show-completion"}


@cache
def _page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def _commands() -> TyperGroup:
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    return command


def _options() -> list[tuple[str, str]]:
    """Each command with each of its long options."""
    return [
        (name, option)
        for name, command in _commands().commands.items()
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option not in SHELL_OPTIONS
    ]


def _diagnostic_codes() -> set[str]:
    """The first argument of every Finding that the code makes."""
    codes = set()
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else None
            first = node.args[0]
            if name in ("Finding", "Diagnostic") and isinstance(first, ast.Constant):
                codes.add(str(first.value))
    return codes


@pytest.mark.parametrize("code", list(Exit), ids=lambda code: code.name)
def test_every_exit_code_is_explained(code: Exit) -> None:
    assert f"| {code.value} |" in _page("docs/errors.md") or f"`{code.value}`" in _page(
        "docs/errors.md"
    )


@pytest.mark.parametrize("name", sorted(_commands().commands))
def test_every_command_is_shown_in_the_readme(name: str) -> None:
    assert f"pacparse {name}" in _page("README.md")


@pytest.mark.parametrize("name", sorted(_commands().commands))
def test_every_command_teaches_with_an_example(name: str) -> None:
    command = _commands().commands[name]
    assert f"pacparse {name}" in (command.help or "") + (command.epilog or "")


@pytest.mark.parametrize(("name", "option"), sorted(set(_options())))
def test_every_option_is_documented(name: str, option: str) -> None:
    assert any(option in page.read_text("utf-8") for page in PAGES), f"pacparse {name} {option}"


def test_the_code_makes_diagnostics() -> None:
    contract = {
        "footnote-undefined",
        "footnote-unreferenced",
        "footnote-guess",
        "numbering-gap",
        "numbering-disorder",
        "paragraph-truncated",
        "repeated-passage",
        "repeated-unproven",
        "restatement",
        "url-repaired",
        "encoding-guessed",
        "no-text",
        "verdict-missing",
        "unbalanced-markup",
    }
    strings = {text for path in MODULES for text, _ in strings_of(path)}
    assert contract - strings == set()


@pytest.mark.parametrize("code", sorted(_diagnostic_codes()))
def test_every_diagnostic_is_explained(code: str) -> None:
    assert f"`{code}`" in _page("docs/errors.md")


@pytest.mark.parametrize("code", sorted(_diagnostic_codes()))
def test_every_diagnostic_has_a_sentence(code: str) -> None:
    assert code in MEANINGS, "render/rules.py holds a sentence for each code"


def test_every_field_of_the_document_is_explained() -> None:
    page = _page("docs/document.md")
    missing = [
        f"{record.__name__}.{field.name}"
        for record in vars(records).values()
        if isinstance(record, type) and issubclass(record, Record)
        for field in fields(record)
        if f"`{field.name}`" not in page
    ]
    assert missing == []


@pytest.mark.parametrize("name", public_names)
def test_every_public_name_is_documented(name: str) -> None:
    assert any(f"{name}" in page.read_text("utf-8") for page in PAGES)
