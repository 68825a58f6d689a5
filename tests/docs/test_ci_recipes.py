"""The recipes of ``docs/ci.md``, the action and the hook: run, as far as they run offline."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from examples import ROOT, examples
from pacparse.cli.commands import build_command
from pacparse.cli.configuration import Configuration, make_defaults
from pacparse.source import KNOWN_SUFFIXES
from sarif_schema import assert_is_sarif

RECIPES = [e for e in examples() if e.page.name == "ci.md"]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SCRIPT = ROOT / "scripts" / "github-action.sh"
SOUND = "1.1 The bells rang.\n\n1.2 The keepers slept.\n"
BROKEN = "1.1 The bells rang.¹\n\n1.2 The keepers slept.²\n\n2 https://bells.example/2\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository of the page: two minutes, one of them with a note that is lost."""
    minutes = tmp_path / "minutes"
    minutes.mkdir()
    (minutes / "2026-11-harbours.txt").write_text(SOUND, encoding="utf-8")
    (minutes / "2026-12 night buses.txt").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    for name in list(os.environ):
        if name.startswith("GITHUB_"):
            monkeypatch.delenv(name)
    return tmp_path


def _run(
    *command: str | Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **(environment or {})},
        timeout=120,
    )


def _blocks(kind: str) -> list[str]:
    return [example.body for example in RECIPES if example.kind == kind]


def _recipe(first_line: str) -> Any:
    [body] = [body for body in _blocks("yaml") if body.startswith(f"# {first_line}\n")]
    return yaml.safe_load(body)


def _script(**inputs: str) -> subprocess.CompletedProcess[str]:
    """The script of the action, with its inputs as the action hands them over."""
    environment = {f"PACPARSE_{name.upper()}": value for name, value in inputs.items()}
    return _run("bash", SCRIPT, environment=environment)


def test_the_action_hands_every_input_on() -> None:
    assert ACTION["runs"]["using"] == "composite"
    steps = {step.get("name"): step for step in ACTION["runs"]["steps"]}
    given = set(steps["Check"]["env"])
    known = {f"PACPARSE_{name.upper().replace('-', '_')}" for name in ACTION["inputs"]}
    assert given == known - {"PACPARSE_EXTRAS", "PACPARSE_PYTHON_VERSION"}
    script = SCRIPT.read_text("utf-8")
    assert all(name in script for name in given)
    assert (ROOT / "scripts" / steps["Check"]["run"].rpartition("/")[2].rstrip('"')).is_file()


def test_the_action_annotates_and_writes_sarif(repository: Path) -> None:
    done = _script(paths="minutes", sarif="out.sarif", junit="out.xml")
    assert done.returncode == 1, done.stderr
    assert "::warning file=minutes/2026-12 night buses.txt,line=1,col=" in done.stdout
    assert_is_sarif(json.loads((repository / "out.sarif").read_text("utf-8")))
    assert (repository / "out.xml").read_text("utf-8").count("<testsuite ") == 2


def test_the_action_says_what_it_found(repository: Path) -> None:
    written = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary"}
    environment = {"PACPARSE_PATHS": "minutes\n", "PACPARSE_FAIL_ON": "error", **written}
    done = _run("bash", SCRIPT, environment=environment)
    assert done.returncode == 0, done.stderr
    findings = done.stdout.count("::")  # two signs to an annotation
    assert findings
    assert (repository / "output").read_text("utf-8") == f"sarif=\nfindings={findings // 2}\n"
    assert (repository / "summary").read_text("utf-8").startswith("pacparse: 2 files, ")


def test_the_action_says_what_changed(repository: Path) -> None:
    before = _run("pacparse", "to-json", "minutes", "-o", "before.jsonl")
    assert before.returncode == 0, before.stderr
    written = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary"}
    inputs = {"PACPARSE_PATHS": "minutes", "PACPARSE_COMPARE_TO": "before.jsonl", **written}
    _run("bash", SCRIPT, environment=inputs)
    assert (repository / "output").read_text("utf-8").endswith("changes=\n")
    path = repository / "minutes" / "2026-11-harbours.txt"
    path.write_text(SOUND.replace("rang", "sang"), encoding="utf-8")
    done = _run("bash", SCRIPT, environment=inputs)
    assert (repository / "output").read_text("utf-8").endswith("changes=pacparse-changes.md\n"), (
        done.stderr
    )
    assert "2026-11-harbours" in (repository / "pacparse-changes.md").read_text("utf-8")
    assert "1 changed blocks" in (repository / "summary").read_text("utf-8")


@pytest.mark.parametrize("paths", ["minutes/**/*.txt", "  minutes/2026-12 night buses.txt  ", "."])
@pytest.mark.usefixtures("repository")
def test_the_action_takes_patterns_names_and_folders(paths: str) -> None:
    done = _script(paths=paths)
    assert done.returncode == 1, done.stderr
    assert "file=minutes/2026-12 night buses.txt," in done.stdout


def test_the_action_checks_each_document_below_a_folder_once(repository: Path) -> None:
    hidden = repository / ".runner" / "deep"
    (hidden / ".git").mkdir(parents=True)
    (hidden / ".git" / "left.txt").write_text("x", encoding="utf-8")
    for suffix in KNOWN_SUFFIXES:
        (hidden / f"a{suffix}").write_text("1. The bells rang.\n", encoding="utf-8")
    environment = {"PACPARSE_PATHS": f"{hidden}\n{hidden}/a.txt", "GITHUB_STEP_SUMMARY": "summary"}
    _run("bash", SCRIPT, environment=environment)
    summary = (repository / "summary").read_text("utf-8")
    assert summary.startswith(f"pacparse: {len(KNOWN_SUFFIXES)} files, ")


def test_the_action_names_no_sarif_that_it_has_not_written(repository: Path) -> None:
    environment = {"PACPARSE_PATHS": "minutes", "PACPARSE_SARIF": "out.sarif"}
    environment |= {"PACPARSE_FAIL_ON": "never", "GITHUB_OUTPUT": "output"}
    assert _run("bash", SCRIPT, environment=environment).returncode == 2
    assert (repository / "output").read_text("utf-8").startswith("sarif=\n")


@pytest.mark.usefixtures("repository")
def test_the_action_knows_a_baseline() -> None:
    _run("pacparse", "check", "minutes/2026-12 night buses.txt", "--write-baseline", "k")
    assert _script(paths="minutes", baseline="k").returncode == 0


@pytest.mark.parametrize("paths", ["nothing/*.txt", "empty"])
def test_the_action_says_where_nothing_is(repository: Path, paths: str) -> None:
    (repository / "empty").mkdir()
    done = _script(paths=paths)
    assert done.returncode == 2
    assert done.stderr.startswith("::error::pacparse: ")


def test_the_hook_is_one_that_pre_commit_takes() -> None:
    done = _run(
        sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_hook_runs_as_the_page_sets_it_up(repository: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not there, which pre-commit needs")
    [repo] = _recipe(".pre-commit-config.yaml")["repos"]
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [asked] = repo["hooks"]
    # Installed already: what differs from a real run is only who installs.
    local = {"repo": "local", "hooks": [{**hook, **asked, "language": "system"}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [local]}))
    assert _run(
        "pacparse", "check", "minutes/2026-11-harbours.txt", "--write-baseline", "known.json"
    )
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": "home"}
    for command in (("git", "init", "-q"), ("git", "add", "minutes")):
        assert _run(*command, environment=identity).returncode == 0
    done = _run(sys.executable, "-m", "pre_commit", "run", "--all-files", environment=identity)
    assert done.returncode == 1, done.stderr
    assert "note 1 is cited and never given [footnote-undefined]" in done.stdout
    (repository / "minutes" / "2026-12 night buses.txt").write_text(SOUND)
    done = _run(sys.executable, "-m", "pre_commit", "run", "--all-files", environment=identity)
    assert done.returncode == 0, done.stdout


def test_the_workflow_uses_inputs_that_the_action_has() -> None:
    [job] = _recipe(".github/workflows/minutes.yml")["jobs"].values()
    [step] = [step for step in job["steps"] if "pacparse" in step.get("uses", "")]
    assert step["with"].keys() <= ACTION["inputs"].keys()
    [upload] = [step for step in job["steps"] if "upload-sarif" in step.get("uses", "")]
    assert upload["with"]["sarif_file"] == ACTION["inputs"]["sarif"]["default"]


def _shell_lines() -> list[str]:
    """The lines of the recipes that call pacparse."""
    job = _recipe(".gitlab-ci.yml")["minutes"]
    lines = [*job["script"], *"".join(_blocks("bash")).splitlines()]
    cron = [line for body in _blocks("text") for line in body.splitlines() if " && " in line]
    lines += [line.rpartition(" && ")[2] for line in cron]
    return [line for line in lines if line.startswith("pacparse ")]


@pytest.mark.parametrize("line", _shell_lines())
def test_each_recipe_finds_what_is_new(repository: Path, line: str) -> None:
    assert _run(
        "pacparse", "check", "minutes/2026-11-harbours.txt", "--write-baseline", "known.json"
    )
    done = _run("bash", "-c", line)
    assert done.returncode == 1, done.stderr
    assert "footnote-undefined" in done.stdout
    (repository / "minutes" / "2026-12 night buses.txt").write_text(SOUND)
    assert _run("bash", "-c", line).returncode == 0


def test_the_makefile_checks_and_converts(repository: Path) -> None:
    (repository / "minutes" / "2026-12 night buses.txt").unlink()
    [body] = _blocks("make")
    (repository / "Makefile").write_text(body, encoding="utf-8")
    done = _run("make", "check", "json/2026-11-harbours.json")
    assert done.returncode == 0, done.stderr
    assert json.loads((repository / "json" / "2026-11-harbours.json").read_text("utf-8"))


def test_the_options_files_hold_only_known_keys() -> None:
    group = build_command()
    for body in _blocks("toml"):
        table = tomllib.loads(body)
        table = table.get("tool", {}).get("pacparse", table)
        assert make_defaults(Configuration("pacparse.toml", table), group)
