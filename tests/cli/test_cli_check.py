"""``pacparse check`` in continuous integration: forms, files beside the lines, baselines."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from cli_fixtures import MODULE
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
    assert (done.returncode, done.stderr) == (0, b"pacparse: 1 file: 1 warning and 1 info\n")
    assert b"footnote-undefined" in done.stdout
    minute.write_text("A word above\n\n" + minute.read_text("utf-8"), encoding="utf-8")
    done = run("check", minute.name, "--baseline", "known.json")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"pacparse: 1 file: nothing found; 2 known\n"
    done = run("check", minute.name, "--baseline", "known.json", "--quiet")
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
    [_, line] = done.stderr.splitlines()
    assert line.startswith(b"pacparse: known.json: 2 of its findings are gone; ")
    assert run("check", minute.name, "--baseline", "known.json", "-q").stderr == b""


def test_findings_of_files_that_are_not_looked_at_are_not_gone(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("1.1 The bells rang.\n", encoding="utf-8")
    assert run("check", minute.name, "--write-baseline", "known.json").returncode == 0
    done = run("check", "other.txt", "--baseline", "known.json")  # as a hook for what has changed
    assert (done.returncode, done.stderr) == (0, b"pacparse: 1 file: nothing found\n")


def test_a_baseline_knows_a_file_by_any_of_its_names(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    inner = tmp_path / "minutes"
    inner.mkdir()
    minute.rename(inner / "a.txt")
    (tmp_path / "link").symlink_to(inner)
    assert run("check", "minutes/a.txt", "--write-baseline", "known.json").returncode == 0
    entries = json.loads((tmp_path / "known.json").read_text("utf-8"))["findings"]
    assert {entry["file"] for entry in entries} == {"minutes/a.txt"}
    for name in (inner / "a.txt", "./minutes/../minutes/a.txt", "minutes", "link/a.txt"):
        done = run("check", name, "--baseline", tmp_path / "known.json", "--fail-on", "info")
        assert (done.returncode, done.stdout) == (0, b""), name
    command = [*MODULE, "check", "a.txt", "--baseline", "../known.json", "--fail-on", "info", "-q"]
    elsewhere = subprocess.run(command, cwd=inner, capture_output=True, check=False)
    assert (elsewhere.returncode, elsewhere.stdout, elsewhere.stderr) == (0, b"", b"")
    (inner / "b.txt").write_bytes((inner / "a.txt").read_bytes())
    assert run("check", inner, "--baseline", "known.json").returncode == 1  # the other is new
    again = tmp_path / "again.json"
    subprocess.run(
        [*MODULE, "check", "-q", inner / "a.txt", "--write-baseline", again], check=False
    )
    assert again.read_bytes() == (tmp_path / "known.json").read_bytes()


def _codes(stdout: bytes) -> list[str]:
    return [line.rpartition("[")[2].rstrip("]") for line in stdout.decode().splitlines()]


@pytest.mark.parametrize(
    ("options", "codes", "code"),
    [
        ([], ["footnote-undefined", "numbering-gap"], 1),
        (["--select", "numbering-gap"], ["numbering-gap"], 0),
        (["--select", "footnote"], ["footnote-undefined"], 1),
        (["--select", "footnote,numbering"], ["footnote-undefined", "numbering-gap"], 1),
        (
            ["--select", "footnote", "--select", "numbering"],
            ["footnote-undefined", "numbering-gap"],
            1,
        ),
        (["--ignore", "footnote"], ["numbering-gap"], 0),
        (["--ignore", "footnote-guess"], ["footnote-undefined", "numbering-gap"], 1),
        (["--select", "footnote", "--ignore", "footnote-undefined"], [], 0),
    ],
)
def test_codes_are_selected_and_passed_over(
    run: Run, minute: Path, options: list[str], codes: list[str], code: int
) -> None:
    done = run("check", minute.name, *options)
    assert (_codes(done.stdout), done.returncode) == (codes, code)
    left_out = 2 - len(codes)
    assert (f"{left_out} not asked for" in done.stderr.decode()) is bool(left_out)


def test_an_ignore_list_may_stand_in_the_configuration(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    configuration = tmp_path / "pacparse.toml"
    for text in ('[check]\nignore = ["footnote-undefined"]', '[check]\nignore = "footnote"'):
        configuration.write_text(text, encoding="utf-8")
        done = run("check", minute.name)
        assert (_codes(done.stdout), done.returncode) == (["numbering-gap"], 0)
    configuration.write_text('ignore = ["footnote", "numbering-gap"]', encoding="utf-8")
    assert run("check", minute.name).stdout == b""
    assert run("clean", minute.name).returncode == 0
    assert _batch_codes(run, minute) == []
    assert run("check", minute.name, "--ignore", "numbering-gap").returncode == 1


def _batch_codes(run: Run, minute: Path) -> list[str]:
    done = run("batch", minute.name, "--out", "out", "--findings", "text", "--quiet")
    return _codes(done.stdout)


def test_a_baseline_of_the_configuration_holds_in_every_folder(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    inner = tmp_path / "minutes"
    inner.mkdir()
    minute.rename(inner / "a.txt")
    assert run("check", "minutes", "--write-baseline", "known.json").returncode == 0
    (tmp_path / "pacparse.toml").write_text('[check]\nbaseline = "known.json"\n')
    for folder, name in ((tmp_path, "minutes"), (inner, "."), (inner, "a.txt"), (inner, inner)):
        command = [*MODULE, "check", "-q", "--fail-on", "info", str(name)]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b""), (folder, name)


def test_a_baseline_holds_what_is_asked_for(run: Run, minute: Path, tmp_path: Path) -> None:
    done = run("check", minute.name, "--ignore", "footnote", "--write-baseline", "known.json")
    assert done.returncode == 0
    entries = json.loads((tmp_path / "known.json").read_text("utf-8"))["findings"]
    assert [entry["code"] for entry in entries] == ["numbering-gap"]
    run("check", minute.name, "--write-baseline", "known.json")
    done = run("check", minute.name, "--ignore", "footnote", "--baseline", "known.json")
    assert done.stderr == b"pacparse: 1 file: nothing found; 1 known\n"  # and none is gone


def test_statistics_count_each_code(run: Run, minute: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_bytes(minute.read_bytes() + b"\n1.9 Bells rang.\n")
    arguments = ("check", minute.name, "other.txt", "--statistics")
    done = run(*arguments)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "     3  numbering-gap       info     in 2 files",
        "     2  footnote-undefined  warning  in 2 files",
    ]
    assert done.stderr == b"pacparse: 2 files: 2 warnings and 3 infos in 2 of them\n"
    records = json.loads(run(*arguments, "--format", "json", "--select", "footnote").stdout)
    assert records == [
        {
            "code": "footnote-undefined",
            "severity": "warning",
            "count": 2,
            "files": 2,
            "meaning": "The text has a footnote mark, but no note with its number.",
        }
    ]
    (tmp_path / "sound.txt").write_text("1. So.\n")
    assert run("check", "sound.txt", "--statistics").stdout == b""
    assert run("check", "sound.txt", "--statistics", "--format", "json").stdout == b"[]\n"
    done = run(*arguments, "--sarif", "out.sarif")  # which lists them all
    assert len(json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]) == 5


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
        (["--statistics", "--format", "sarif"], 2, "statistics are text or json, not sarif"),
        (["--select", "footnotes"], 2, "there is no code 'footnotes'; did you mean 'footnote'?"),
        (["--ignore", "url-x,zzz"], 2, "there is no code 'url-x'; did you mean 'url'?"),
        (["--ignore", "zzz"], 2, "there is no code 'zzz'; pacparse rule lists the codes"),
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
