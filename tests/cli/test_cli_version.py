"""``pacparse version``: what is installed, by the metadata of the package."""

from __future__ import annotations

import re
from importlib import metadata

import pytest
from typer.testing import CliRunner, Result

from pacparse import __version__
from pacparse.cli import app, installation
from pacparse.cli.installation import Library, describe_installation, read_requirements
from sources import MODULES


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


HINT = re.compile(r"pip install '?pacparse\[(?P<extra>[a-z]+)\]")


def test_the_program_python_and_each_extra_have_a_line() -> None:
    lines = call("version").stdout.splitlines()
    assert lines[0] == f"pacparse {__version__}"
    assert re.fullmatch(r"\w+ 3\.[0-9]+\.[0-9]+\S*", lines[1])
    named = dict(line.split(": ", 1) for line in lines if ": " in line)
    assert named["libraries"].count(f"typer {metadata.version('typer')}") == 1
    assert named["html"] == "needs no library"
    assert named.keys() >= {"pdf", "xlsx", "parquet", "docx", "remote", "cluster"}
    assert named.keys().isdisjoint({"dev", "all", "benchmarks"})


def test_what_is_missing_is_shown_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def needs(_package: str) -> dict[str, list[Library]]:
        return {
            "": [Library("regex", "1.0")],
            "pdf": [Library("pdf_oxide", None)],
            "cluster": [Library("distributed", None), Library("fsspec", "2.0")],
        }

    monkeypatch.setattr(installation, "read_requirements", needs)
    assert describe_installation().splitlines()[3:] == [
        "libraries: regex 1.0",
        "pdf: not installed: pip install 'pacparse[pdf]'",
        "cluster: distributed not installed: pip install 'pacparse[cluster]'",
    ]


def test_a_folder_of_modules_has_no_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "PROGRAM", "pacparse-elsewhere")
    assert describe_installation().splitlines()[-1].startswith("the libraries are not known")


@pytest.mark.parametrize(
    ("requirement", "name", "extra"),
    [
        ("regex>=2024.5.15", "regex", None),
        ("pdf_oxide>=0.3.78; extra == 'pdf'", "pdf_oxide", "pdf"),
        ('tomli>=1; (python_version < "3.11") and extra == "toml"', "tomli", "toml"),
        ("colorama; sys_platform == 'win32'", "colorama", None),
    ],
)
def test_a_requirement_has_a_name_and_perhaps_an_extra(
    requirement: str, name: str, extra: str | None
) -> None:
    match = installation._REQUIREMENT.match(requirement)
    assert match is not None
    assert (match["name"], match["extra"]) == (name, extra)


def test_every_hint_names_an_extra_that_brings_a_library() -> None:
    named = {
        match["extra"]
        for path in MODULES
        for match in HINT.finditer(path.read_text(encoding="utf-8"))
    }
    needs = read_requirements("pacparse")
    assert named
    assert all(needs[extra] for extra in named)
