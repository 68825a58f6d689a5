"""Options from ``pacparse.toml`` and ``pyproject.toml``: found upwards, and checked whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pacparse.cli.commands import build_command
from pacparse.cli.configuration import (
    Configuration,
    find_configuration,
    make_defaults,
    read_configuration,
)
from pacparse.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run
    from pacparse.cli.framework import Parameter


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_folder_decides(tmp_path: Path) -> None:
    _write(tmp_path / "pacparse.toml", 'profile = "numbered"')
    _write(tmp_path / "a" / "pyproject.toml", "[tool.other]\nx = 1\n# pacparse is not set here")
    inner = _write(tmp_path / "a" / "b" / "pyproject.toml", "[tool.pacparse.check]\n").parent
    (inner / "c").mkdir()
    assert find_configuration(inner / "c") == (str(inner / "pyproject.toml"), {"check": {}})
    found = find_configuration(tmp_path / "a")
    assert found == (str(tmp_path / "pacparse.toml"), {"profile": "numbered"})


def test_our_own_file_goes_before_the_shared_one(tmp_path: Path) -> None:
    _write(tmp_path / "pyproject.toml", "[tool.pacparse]\nprofile = 'numbered'")
    own = _write(tmp_path / "pacparse.toml", "")
    assert find_configuration(tmp_path) == (str(own), {})


def test_a_key_holds_for_every_command_that_has_it() -> None:
    table = {"profile": "numbered", "check": {"fail-on": "error", "profile": "govuk-page"}}
    defaults = make_defaults(Configuration("pacparse.toml", table), build_command())
    assert defaults["clean"] == {"profile": "numbered"}
    assert defaults["check"] == {"profile": "govuk-page", "fail_on": "error"}
    assert defaults["schema"] == {}


@pytest.mark.parametrize(
    ("command", "key", "value", "taken"),
    [
        ("check", "baseline", "known.json", "a/b/known.json"),
        ("check", "sarif", "../out.sarif", "a/out.sarif"),
        ("check", "output", "-", "-"),
        ("clean", "output", "cleaned/", "a/b/cleaned/"),
        ("batch", "out", "json", "a/b/json"),
        ("batch", "out", "/far/json", "/far/json"),
        ("batch", "from-file", "s3://list", "s3://list"),
        ("check", "profile", "numbered", "numbered"),
    ],
)
def test_a_path_is_one_of_the_folder_of_the_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    key: str,
    value: str,
    taken: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    table = {command: {key: value}}
    name = key.replace("-", "_")
    for folder in ("a/b", str(tmp_path / "a" / "b")):
        found = make_defaults(Configuration(f"{folder}/pacparse.toml", table), build_command())
        assert found[command] == {name: taken}
    found = make_defaults(Configuration("pacparse.toml", table), build_command())
    assert found[command] == {name: value}


def test_every_option_can_be_set() -> None:
    group = build_command()
    for name, command in group.commands.items():
        for parameter in command.params:
            if parameter.param_type_name != "option" or parameter.name == "help":
                continue
            key = parameter.opts[0].removeprefix("--")
            value: object = True if parameter.is_flag else _value_for(parameter, name)
            if parameter.multiple:
                value = ["footnote", "url-broken"]
            table = {name: {key: value}}
            defaults = make_defaults(Configuration("pacparse.toml", table), group)
            assert defaults[name] == {parameter.name: value}, (name, key)


_VALUES = {"profile": "numbered", "type": "text", "restatements": "mark", "fail-on": "info"}
_VALUES |= {"as-of": "2024-12-31"}
_VALUES |= {
    "clean format": "html",
    "format": "json",
    "findings": "text",
    "shard": "1/2",
    "engine": "dask",
}
_NUMBERS = ("indent", "jobs", "timeout")


def _value_for(parameter: Parameter, command: str) -> object:
    """A value that the option takes: a name of its own kind, a number, or any word."""
    key = parameter.opts[0].removeprefix("--")
    return _VALUES.get(f"{command} {key}", _VALUES.get(key, 2 if key in _NUMBERS else "2"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('profil = "x"', "there is no option 'profil'; did you mean 'profile'?"),
        ('[chek]\nfail-on = "info"', "there is no command 'chek'; did you mean 'check'?"),
        ('[clean]\nfail-on = "info"', "clean has no option 'fail-on'"),
        (
            'ignore = ["footnotes"]',
            "ignore: there is no code 'footnotes'; did you mean 'footnote'?",
        ),
        ("ignore = [1]", "ignore: the option takes words; write ["),
        ("ignore = true", "ignore: the option takes a value, not true or false"),
        ('[check]\nfail-on = "grave"', "fail-on: 'grave' is not one of"),
        ('profile = "none"', "profile: there is no profile 'none'"),
        ('type = "tiff"', "type: there is no type 'tiff'"),
        ("[to-json]\nindent = true", "indent: the option takes a value, not true or false"),
        ("[to-json]\nlines = 1", "lines: the option takes true or false"),
        ("[to-json]\nindent = 99", "indent: "),
        ("[batch]\nout = 5", "out: the option takes words; put them between quotes"),
        ("[batch]\nfrom-file = []", "from-file: the option takes one value"),
        ("[check.fail-on]\nx = 1", "fail-on: the option takes one value"),
        ('[batch]\nshard = "9/8"', "shard: there is no shard '9/8'"),
        ('[batch]\nengine = "ray"', "engine: there is no engine 'ray'; there is dask"),
        ("check = 3", "'check' is a command; write a table [check]"),
        ("profile = ", "this is not TOML"),
    ],
)
def test_what_a_file_gets_wrong_is_said_in_a_line(
    run: Run, minute: Path, tmp_path: Path, text: str, words: str
) -> None:
    _write(tmp_path / "pacparse.toml", text)
    done = run("clean", minute.name)
    assert (done.returncode, done.stdout) == (2, b"")
    [line] = done.stderr.decode().splitlines()
    assert "pacparse.toml: " in line
    assert words in line


@pytest.mark.parametrize("text", ['profil = "x"', "profile = "])
def test_help_is_shown_even_if_the_file_is_wrong(run: Run, tmp_path: Path, text: str) -> None:
    _write(tmp_path / "pacparse.toml", text)
    for asked in (["clean", "--help"], ["help", "clean"], ["-h"]):
        done = run(*asked)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Usage: pacparse" in done.stdout
    assert run("rule").returncode == 2


@pytest.mark.parametrize("key", ["zzz", "colour", "x" * 300])
def test_an_unknown_key_gets_a_neighbour_only_if_one_is_near(
    run: Run, minute: Path, tmp_path: Path, key: str
) -> None:
    _write(tmp_path / "pacparse.toml", f'{key} = "x"')
    done = run("clean", minute.name)
    assert done.returncode == 2
    assert done.stderr.decode().endswith(f"there is no option {key!r}\n")


def test_the_command_line_goes_before_the_file(run: Run, minute: Path, tmp_path: Path) -> None:
    _write(tmp_path / "pyproject.toml", '[tool.pacparse.check]\nfail-on = "error"\nformat = "json"')
    done = run("check", minute.name)
    assert done.returncode == 0
    assert json.loads(done.stdout)
    done = run("check", minute.name, "--fail-on", "warning")
    assert done.returncode == 1
    assert json.loads(done.stdout)


def test_a_file_holds_for_plain_calls_too(run: Run, minute: Path, tmp_path: Path) -> None:
    _write(tmp_path / "pacparse.toml", 'profile = "numbered"')
    assert json.loads(run("to-json", minute.name).stdout)["profile"] == "numbered"
    other = json.loads(run("--no-config", "to-json", minute.name).stdout)["profile"]
    assert other == "treasury-minutes"
    _write(tmp_path / "other.toml", 'profile = "govuk-page"')
    for call in (["--config", "other.toml"], ["--config=other.toml"]):
        done = run(*call, "to-json", minute.name)
        assert json.loads(done.stdout)["profile"] == "govuk-page"


def test_a_file_that_is_not_there_is_said(run: Run, minute: Path) -> None:
    done = run("--config", "none.toml", "clean", minute.name)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"pacparse: none.toml: cannot be read (No such file or directory)\n"
    for nothing in (["--config="], ["--config", ""]):  # a variable that is not set
        done = run(*nothing, "clean", minute.name)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr == b"pacparse: --config: no file is named; or say --no-config\n"


def test_a_byte_order_mark_is_none_of_the_file(run: Run, minute: Path, tmp_path: Path) -> None:
    _write(tmp_path / "pacparse.toml", '\ufeffprofile = "numbered"')
    assert json.loads(run("to-json", minute.name).stdout)["profile"] == "numbered"


def test_a_shared_file_that_is_named_must_have_the_table(tmp_path: Path) -> None:
    shared = _write(tmp_path / "pyproject.toml", "[project]\nname = 'pacparse'")
    with pytest.raises(UsageError, match=r"no table \[tool\.pacparse\]"):
        read_configuration(shared)
