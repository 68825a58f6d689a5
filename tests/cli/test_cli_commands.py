"""What the commands do, in process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

import pacparse
from pacparse.cli import app
from pacparse.cli.clean import RestatementChoice
from pacparse.cli.parameters import SeverityChoice
from pacparse.document import Document
from pacparse.errors import UsageError
from pacparse.render.markdown import Restatements

if TYPE_CHECKING:
    from pathlib import Path


def call(*arguments: object, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_clean_is_to_markdown(minute: Path) -> None:
    result = call("clean", minute)
    assert result.exit_code == 0
    assert result.stdout == pacparse.to_markdown(pacparse.parse_file(minute))
    assert result.stderr == ""


def test_clean_reads_standard_input(minute: Path) -> None:
    assert call("clean", "-", stdin=minute.read_bytes()).stdout == call("clean", minute).stdout


@pytest.mark.parametrize("choice", list(RestatementChoice))
def test_restatements_are_those_of_the_library(minute: Path, choice: RestatementChoice) -> None:
    long = " ".join(f"word{number}" for number in range(30))
    words = f"The quay shall have {long}."
    minute.write_text(f"1. {words}\n\n2. So.\n\n3. {words}\n")
    result = call("clean", minute, "--restatements", choice.value)
    expected = pacparse.to_markdown(
        pacparse.parse_file(minute), restatements=Restatements(choice.value)
    )
    assert result.stdout == expected


def test_choices_are_those_of_the_library() -> None:
    assert [*RestatementChoice] == [*Restatements]
    assert [*SeverityChoice] == ["info", "warning", "error"]


def test_clean_diff_shows_the_words_that_change(minute: Path) -> None:
    lines = call("clean", "--diff", minute).stdout.splitlines()
    assert lines[:2] == [f"--- {minute}", f"+++ {minute} (clean)"]
    assert lines[2].startswith("@@ -")
    assert all("[-" in line or "{+" in line for line in lines[3::2])


def test_clean_as_a_page_is_to_html(minute: Path) -> None:
    result = call("clean", "--format", "html", minute)
    assert result.stdout == pacparse.to_html(pacparse.parse_file(minute))


def test_a_page_has_no_diff(minute: Path) -> None:
    with pytest.raises(UsageError, match="--diff compares with the Markdown"):
        call("clean", "--format", "html", "--diff", minute)


def test_to_json_is_the_document(minute: Path) -> None:
    result = call("to-json", minute)
    assert Document.model_validate_json(result.stdout) == pacparse.parse_file(minute)
    assert result.stdout.count("\n") == 1


def test_to_json_indents(minute: Path) -> None:
    result = call("to-json", minute, "--indent", 2)
    assert result.stdout.startswith('{\n  "schema_version"')
    assert json.loads(result.stdout) == json.loads(call("to-json", minute).stdout)


@pytest.mark.parametrize("arguments", [["--lines"], ["second.txt"]])
def test_json_lines_cannot_be_indented(minute: Path, arguments: list[str]) -> None:
    with pytest.raises(UsageError, match="cannot be indented"):
        call("to-json", minute, "--indent", 2, *arguments)


def test_to_json_gives_a_line_to_each_document(minute: Path) -> None:
    lines = call("to-json", minute, minute, "--lines").stdout.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == [str(minute)] * 2


def test_a_bad_file_does_not_stop_the_others(minute: Path, tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 ")
    result = call("to-json", minute, tmp_path / "a.rtf", tmp_path / "missing.txt", minute)
    assert result.exit_code == 4
    assert len(result.stdout.splitlines()) == 2
    assert [line.partition(": ")[2].partition(": ")[0] for line in result.stderr.splitlines()] == [
        str(tmp_path / "a.rtf"),
        str(tmp_path / "missing.txt"),
    ]


def test_an_output_file_is_for_all_inputs_or_not_at_all(minute: Path, tmp_path: Path) -> None:
    output = tmp_path / "all.jsonl"
    result = call("to-json", minute, tmp_path / "missing.txt", "-o", output)
    assert result.exit_code == 3
    assert sorted(tmp_path.iterdir()) == [minute]
    assert call("to-json", minute, minute, "-o", output).exit_code == 0
    assert len(output.read_text("utf-8").splitlines()) == 2


def test_check_lists_diagnostics_in_reading_order(minute: Path) -> None:
    result = call("check", minute)
    assert result.exit_code == 1
    codes = [line.rpartition("[")[2].rstrip("]") for line in result.stdout.splitlines()]
    assert codes == ["footnote-undefined", "numbering-gap"]
    assert result.stdout.startswith(f"{minute}:7:")


@pytest.mark.parametrize(("floor", "code"), [("info", 1), ("warning", 1), ("error", 0)], ids=str)
def test_check_fails_from_the_severity_that_is_asked_for(
    minute: Path, floor: str, code: int
) -> None:
    assert call("check", minute, "--fail-on", floor).exit_code == code


def test_check_json_is_one_array(minute: Path, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("1. So it is.\n")
    result = call("check", minute, tmp_path / "plain.txt", minute, "--format", "json")
    records = json.loads(result.stdout)
    assert [record["code"] for record in records] == ["footnote-undefined", "numbering-gap"] * 2
    assert {record["file"] for record in records} == {str(minute)}
    nothing = call("check", tmp_path / "plain.txt", "--format", "json")
    assert (nothing.stdout, nothing.exit_code) == ("[]\n", 0)


def test_check_annotates_for_github(tmp_path: Path) -> None:
    path = tmp_path / "a,b:c%.txt"
    path.write_text("1. So it is.2\n\n2. And so, by 100%\n")
    lines = call("check", path, "--format", "github", "--fail-on", "error").stdout.splitlines()
    assert lines
    assert all(line.startswith(("::warning file=", "::notice file=")) for line in lines)
    assert all("a%2Cb%3Ac%25.txt,line=" in line for line in lines)


def test_check_goes_on_after_a_bad_file_and_exits_with_the_worst(minute: Path) -> None:
    result = call("check", "missing.txt", minute)
    assert result.exit_code == 3
    assert "footnote-undefined" in result.stdout
    assert result.stderr.startswith("pacparse: missing.txt: cannot be read")


def test_schema_describes_what_to_json_gives(minute: Path) -> None:
    schema = json.loads(call("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith("urn:pacparse:")
    assert schema["title"] == "pacparse document 1.1"
    document = json.loads(call("to-json", minute).stdout)
    assert sorted(document) == sorted(schema["properties"]) == sorted(schema["required"])


def test_schema_describes_every_field() -> None:
    schema = json.loads(call("schema").stdout)
    fields = [schema["properties"], *(one["properties"] for one in schema["$defs"].values())]
    assert [name for one in fields for name, what in one.items() if "description" not in what] == []
    assert "additionalProperties" not in schema


def test_schema_can_be_a_file(tmp_path: Path) -> None:
    assert call("schema", "-o", tmp_path / "schema.json").stdout == ""
    assert (tmp_path / "schema.json").read_text("utf-8") == call("schema").stdout


def test_explain_tells_of_everything(minute: Path) -> None:
    result = call("explain", minute)
    assert result.exit_code == 0
    for title in ("Split (2)", "Linked (1)", "To check (2)"):
        assert title in result.stdout
    assert "\x1b" not in result.stdout


def test_explain_shows_a_place(minute: Path) -> None:
    assert "L7 1.2 The Office counted" in call("explain", minute, "1.2").stdout
    with pytest.raises(UsageError, match=r"there is no 1\.3 in it; did you mean 1\.\d"):
        call("explain", minute, "1.3")


def test_a_document_without_text_is_an_error_here_and_a_diagnostic_in_the_library(
    tmp_path: Path,
) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b" \n")
    for command in ("clean", "explain"):
        with pytest.raises(pacparse.PacparseError, match="there is no text in it"):
            call(command, path)
    for command in ("to-json", "check"):
        assert call(command, path).exit_code == 3
    assert [d.code for d in pacparse.parse_file(path).diagnostics] == ["no-text"]


def test_warnings_about_the_source_go_to_standard_error(minute: Path) -> None:
    minute.write_bytes("1. It is so.\n\n2. It is £5.\n".encode("cp1252"))
    for command in ("clean", "to-json", "explain"):
        result = call(command, minute)
        assert result.exit_code == 0
        assert result.stderr == (
            f"pacparse: warning: {minute}:3: 1 line is not valid UTF-8 and was read as "
            "Windows-1252 [encoding-guessed]\n"
        )


@pytest.mark.parametrize("command", ["clean", "to-json", "explain", "check", "schema"])
def test_help_teaches_by_example(command: str) -> None:
    text = call(command, "--help").stdout
    assert "Examples:" in text
    assert f"pacparse {command}" in text.partition("Examples:")[2]
