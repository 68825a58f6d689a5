"""The family that a person asks for, and the evidence that the program shows for its own choice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pacparse.cli import app
from pacparse.cli.shell import run
from pacparse.errors import Exit

if TYPE_CHECKING:
    from pathlib import Path

TOLD = "1. Keepers met.\n\nThe Committee recommends that the lamps be lit.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A text that says of itself only that it is numbered."""
    path = tmp_path / "report.txt"
    path.write_text(TOLD)
    return path


def _output(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None
    assert result.stderr == ""
    return result.stdout


def test_json_is_of_the_profile_that_is_asked_for(report: Path) -> None:
    own = json.loads(_output("to-json", report))
    asked = json.loads(_output("to-json", report, "--profile", "committee-report"))
    assert (own["profile"], len(own["recommendations"])) == ("numbered", 0)
    assert (asked["profile"], len(asked["recommendations"])) == ("committee-report", 1)


def test_the_other_commands_take_a_profile(report: Path) -> None:
    assert _output("clean", report, "--profile", "lords-response") == TOLD.replace("1.", "1\\.")
    assert _output("check", report, report, "--quiet", "--profile", "lords-response") == ""


def test_explain_says_what_was_seen(minute: Path) -> None:
    shown = " ".join(_output("explain", minute).split())
    assert "read as treasury-minutes (5): answer “Government agreed” (L5)" in shown


def test_explain_says_that_a_profile_was_asked_for(minute: Path, report: Path) -> None:
    shown = " ".join(_output("explain", minute, "--profile", "treasury-minutes").split())
    assert "read as treasury-minutes (5) because it was asked for: answer “Gov" in shown
    shown = " ".join(_output("explain", report, "--profile", "govuk-page").split())
    assert "read as govuk-page (0) because it was asked for; next: committee-report (2)" in shown
    report.write_text("1. Lamps.\n")
    assert "read as numbered (0): nothing speaks for any family" in _output("explain", report)


@pytest.mark.parametrize("command", ["clean", "to-json", "explain", "check"])
def test_a_mistyped_profile_is_one_line_that_names_the_right_one(
    command: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(report), "missing.txt"] if command in ("to-json", "check") else [str(report)]
    assert run([command, *files, "--profile", "lords-respons"]) == Exit.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "pacparse: there is no profile 'lords-respons'; did you mean lords-response?\n"
    )


def test_a_word_that_is_near_to_nothing_gives_all_names(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["clean", str(report), "--profile", "\x1bx"]) == Exit.USAGE
    said = capsys.readouterr().err
    assert said.startswith("pacparse: there is no profile ")
    assert "there are action-taken-report, canadian-response, " in said
    assert said.count("\n") == 1
    assert "\x1b" not in said
