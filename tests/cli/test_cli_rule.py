"""``pacparse rule``: each code and each rule is explained, and the pages say the same."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from test_cli_terminal import on_terminal

from examples import ROOT
from pacparse.api import QUESTIONS, every_rule
from pacparse.cli.ruling import explain_rule
from pacparse.errors import UsageError
from pacparse.render.rules import CODES, SOURCE_CODES, VERIFY_CODES, codes_named
from sources import MODULES, tree_of

if TYPE_CHECKING:
    from cli_fixtures import Run

ERRORS = (ROOT / "docs" / "errors.md").read_text("utf-8")


def _severities() -> dict[str, set[str]]:
    """The severities that the code gives each diagnostic."""
    found: dict[str, set[str]] = {}
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            code, severity = node.args[:2]
            name = node.func.id if isinstance(node.func, ast.Name) else None
            if name != "Finding" or not isinstance(severity, ast.Constant):
                continue
            if isinstance(code, ast.Constant):
                found.setdefault(str(code.value), set()).add(str(severity.value))
    return found


@pytest.mark.parametrize("name", CODES)
def test_the_page_and_the_command_say_the_same(name: str) -> None:
    code = CODES[name]
    assert f"| `{name}` | {code.severity} | {code.means} | {code.advice} |" in ERRORS


def test_the_page_has_no_code_that_the_command_does_not_have() -> None:
    severities = ("info", "warning", "error")
    rows = [line.split(" | ") for line in ERRORS.splitlines() if line.startswith("| `")]
    assert {row[0].strip("| `") for row in rows if row[1] in severities} == set(CODES)


def test_the_code_is_as_grave_as_the_page_says() -> None:
    found = _severities()
    assert len(found) > len(SOURCE_CODES)
    assert {name: {CODES[name].severity} for name in found} == found


@pytest.mark.parametrize("name", CODES)
def test_a_code_is_explained_on_one_narrow_page(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    page = explain_rule(name)
    assert page.startswith(name)
    assert max(map(len, page.splitlines())) <= 40
    words = " ".join(page.split())
    assert CODES[name].sentence in words
    assert f"What to do: {CODES[name].advice_sentence}" in words


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.name)
def test_a_rule_is_explained(rule: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    name = str(getattr(rule, "name", ""))
    page = explain_rule(name)
    assert page.startswith(name)
    assert max(map(len, page.splitlines())) <= 60
    assert "Near miss" in page
    assert "\x1b" not in page
    assert "\f" not in page


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_lists_its_rules(question: object) -> None:
    name = str(getattr(question, "name", ""))
    page = explain_rule(name)
    assert all(code in page for code in codes_named(name))
    assert all(rule.name in page for rule in every_rule() if rule.name.startswith(f"{name}."))


def test_a_beginning_lists_the_codes_that_begin_so() -> None:
    assert codes_named("footnote") == (
        "footnote-undefined",
        "footnote-unreferenced",
        "footnote-guess",
    )
    assert codes_named("foot") == ()
    page = explain_rule("row")
    assert [name for name in CODES if name in page] == ["row-changed", "row-missing", "row-added"]
    assert all(name in explain_rule(None) for name in (*CODES, *VERIFY_CODES))
    assert explain_rule("[url-broken]") == explain_rule("URL-broken")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("footnot-undefined", "did you mean 'footnote-undefined'?"),
        ("heading.heads-numbers", "did you mean 'heading.heads-number'?"),
        ("zzz", "pacparse rule lists the codes"),
        ("", "pacparse rule lists the codes"),
        ("\x1b[2J", "pacparse rule lists the codes"),
    ],
)
def test_a_mistaken_name_gets_its_neighbour(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        explain_rule(name)
    assert str(caught.value) == f"rule: there is no code or rule {name!r}; {hint}"


def test_rule_as_a_process(run: Run) -> None:
    done = run("rule", "footnote-undefined")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("footnote-undefined (warning)\nThe text has a")
    assert run("rule").stdout.count(b"\n") > len(CODES)
    wrong = run("rule", "footnote-undefind")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.count(b"\n") == 1


@pytest.mark.parametrize("columns", [24, 40, 100])
@pytest.mark.parametrize("name", ["url-broken", "url", "heading.heads-number"])
def test_a_terminal_gets_its_width_and_colour_where_it_has_it(
    name: str, columns: int, clean_environment: dict[str, str]
) -> None:
    told = {**clean_environment, "TERM": "xterm-256color"}
    shown = on_terminal("rule", name, columns=columns, environment=told)
    assert "\x1b[" in shown
    plain = on_terminal("rule", name, columns=columns, environment={**told, "NO_COLOR": "1"})
    assert "\x1b" not in plain
    assert max(map(len, plain.split("\n"))) <= columns
