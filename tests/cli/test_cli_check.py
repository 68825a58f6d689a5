"""``pacparse check`` in continuous integration: forms, files beside the lines, baselines."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from sarif_schema import assert_is_sarif

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run


def test_sarif_on_standard_output_is_valid(run: Run, minute: Path) -> None:
    done = run("check", minute.name, "missing.txt", "--format", "sarif")
    assert done.returncode == 3
    record = json.loads(done.stdout)
    assert_is_sarif(record)
    [result] = record["runs"]
    assert [each["ruleId"] for each in result["results"]] == ["footnote-undefined", "numbering-gap"]
    assert not result["invocations"][0]["executionSuccessful"]


def test_forms_are_written_beside_the_lines(run: Run, minute: Path, tmp_path: Path) -> None:
    done = run("check", minute.name, "--sarif", "out.sarif", "--junit", "out.xml")
    assert done.returncode == 1
    assert done.stdout.decode().startswith("minute.txt:7:")
    assert_is_sarif(json.loads((tmp_path / "out.sarif").read_text("utf-8")))
    root = ET.parse(tmp_path / "out.xml").getroot()
    assert [suite.get("name") for suite in root] == ["minute.txt"]


def test_an_output_that_cannot_be_is_refused_before_work(run: Run, minute: Path) -> None:
    done = run("check", minute.name, "--sarif", "nowhere/out.sarif")
    assert done.returncode == 5
    assert done.stdout == b""
    assert done.stderr.startswith(b"pacparse: nowhere/out.sarif: its folder is not there")


def test_a_baseline_lets_old_findings_pass(run: Run, minute: Path, tmp_path: Path) -> None:
    done = run("check", minute.name, "--write-baseline", "known.json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"footnote-undefined" in done.stdout
    minute.write_text("A word above\n\n" + minute.read_text("utf-8"), encoding="utf-8")
    done = run("check", minute.name, "--baseline", "known.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    minute.write_text(minute.read_text("utf-8") + "\n1.9 Bells rang.\n", encoding="utf-8")
    done = run("check", minute.name, "--baseline", "known.json", "--fail-on", "info")
    assert done.returncode == 1
    assert b"1.5, 1.6, 1.7 and 1.8 are missing" in done.stdout
    assert b"note 2" not in done.stdout
    assert (tmp_path / "known.json").read_text("utf-8").endswith("]\n}\n")


def test_findings_that_are_gone_are_said_once(run: Run, minute: Path) -> None:
    assert run("check", minute.name, "--write-baseline", "known.json").returncode == 0
    minute.write_text("1.1 The bells rang.\n", encoding="utf-8")
    done = run("check", minute.name, "--baseline", "known.json")
    assert done.returncode == 0
    assert done.stderr.startswith(b"pacparse: known.json: 2 of its findings are gone; ")


def test_findings_of_files_that_are_not_looked_at_are_not_gone(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("1.1 The bells rang.\n", encoding="utf-8")
    assert run("check", minute.name, "--write-baseline", "known.json").returncode == 0
    done = run("check", "other.txt", "--baseline", "known.json")  # as a hook for what has changed
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--baseline", "none.json"], 2, "none.json: there is no such baseline; write it first"),
        (["--baseline", "minute.txt"], 2, "minute.txt: this is no baseline: it is not JSON"),
        (["--baseline", "-"], 2, "check: a baseline is a file, not standard input"),
        (["--write-baseline", "-"], 2, "check: a baseline is a file, not standard output"),
        (["--sarif", "-"], 2, "two forms cannot both go to standard output"),
        (["--baseline", "."], 3, ".: this baseline cannot be read"),
        (["--baseline", "a", "--write-baseline", "b"], 2, "check: a baseline is either used or"),
        (["--format", "sarf"], 2, "'sarf' is not one of"),
        (["--write-baseline", "minute.txt"], 5, "minute.txt: this is the input itself"),
    ],
)
@pytest.mark.usefixtures("minute")
def test_a_wrong_call_is_one_line(run: Run, options: list[str], code: int, words: str) -> None:
    done = run("check", "minute.txt", *options)
    assert done.returncode == code
    [line] = done.stderr.decode().splitlines()
    assert words in line


def test_no_baseline_is_written_where_a_file_cannot_be_read(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    done = run("check", minute.name, "missing.txt", "--write-baseline", "known.json")
    assert done.returncode == 3
    assert not (tmp_path / "known.json").exists()


def _batch(run: Run, *options: str) -> tuple[int, str]:
    done = run("batch", "minutes", "--out", "out", "--quiet", *options)
    return done.returncode, done.stdout.decode()


@pytest.fixture
def minutes(minute: Path, tmp_path: Path) -> Path:
    """A folder with a minute that has findings, a sound one, and one that cannot be read."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    minute.rename(folder / "a.txt")
    (folder / "b.txt").write_text("1.1 The bells rang.\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("minutes")
def test_a_batch_writes_findings_also_of_what_has_not_changed(run: Run, tmp_path: Path) -> None:
    first = _batch(run, "--findings", "text", "--sarif", "one.sarif", "--junit", "one.xml")
    again = _batch(run, "--findings", "text", "--sarif", "two.sarif")
    assert first == again
    assert first[0] == 0
    assert first[1] == run("check", "minutes/a.txt").stdout.decode()
    one, two = ((tmp_path / name).read_bytes() for name in ("one.sarif", "two.sarif"))
    assert one == two
    assert_is_sarif(json.loads(one))
    suites = ET.parse(tmp_path / "one.xml").getroot()
    assert {suite.get("name") for suite in suites} == {"minutes/a.txt", "minutes/b.txt"}


@pytest.mark.usefixtures("minutes")
def test_a_batch_fails_where_it_is_asked_to_on_what_is_new(run: Run) -> None:
    assert _batch(run, "--fail-on", "error")[0] == 0
    assert _batch(run, "--fail-on", "warning")[0] == 1
    assert run("check", "minutes/a.txt", "--write-baseline", "known.json").returncode == 0
    assert _batch(run, "--fail-on", "info", "--baseline", "known.json", "--findings", "json") == (
        0,
        "[]\n",
    )


def test_a_batch_names_what_failed_in_its_findings(run: Run, minutes: Path, tmp_path: Path) -> None:
    (minutes / "c.txt").write_bytes(b"\0")
    code, printed = _batch(run, "--findings", "github", "--sarif", "out.sarif")
    assert code == 1
    assert "::error file=minutes/c.txt::" in printed
    [log] = json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"]
    assert not log["invocations"][0]["executionSuccessful"]
