"""The door as a user meets it: documents of every type, by name, by content, on standard input."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from originals.__main__ import WRITERS
from originals.model import load_model

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run

READERS = (
    "pacparse.source.pdf",
    "pacparse.source.word",
    "pacparse.source.html",
    "pacparse.source.markdown",
    "pdf_oxide",
    "markdown_it",
    "xml",
)


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same document in every type."""
    folder = tmp_path_factory.mktemp("originals")
    for suffix, write in WRITERS.items():
        (folder / f"minute.{suffix}").write_bytes(write(load_model("minute")))
    return folder


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html", "md", "txt"])
def test_every_command_takes_every_type(run: Run, originals: Path, suffix: str) -> None:
    path = str(originals / f"minute.{suffix}")
    cleaned = run("clean", path)
    assert (cleaned.returncode, cleaned.stderr) == (0, b"")
    assert b"1.2 The Department has begun the register" in cleaned.stdout
    assert b"northern harbours.[^3]" in cleaned.stdout
    record = json.loads(run("to-json", path).stdout)
    assert [one["number"] for one in record["recommendations"]] == ["1", "2a", "2b", "3"]
    checked = run("check", path, "--quiet")
    assert (checked.returncode, checked.stderr) == (0, b"")


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html"])
def test_the_content_says_the_type_whatever_the_name(
    run: Run, originals: Path, tmp_path: Path, suffix: str
) -> None:
    content = (originals / f"minute.{suffix}").read_bytes()
    unnamed = tmp_path / "minute"
    unnamed.write_bytes(content)
    by_name = run("clean", str(originals / f"minute.{suffix}")).stdout
    assert run("clean", str(unnamed)).stdout == by_name
    assert run("clean", "-", stdin=content).stdout == by_name
    assert run("clean", "--type", suffix, "-", stdin=content).stdout == by_name


def test_a_difference_is_shown_against_what_was_read(run: Run, originals: Path) -> None:
    shown = run("clean", "--diff", str(originals / "minute.pdf")).stdout.decode()
    assert "In 2024-[-251-]{+25[^1]+} the keepers lit them" in shown


def test_an_explanation_names_the_page(run: Run, originals: Path) -> None:
    shown = run("explain", str(originals / "minute.pdf"), "3.2").stdout.decode()
    assert "page 4" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"{\\rtf1 It is so}", "RTF"), (b"PK\x03\x04..xl/workbook.xml..", "xlsx")],
)
def test_what_is_not_read_is_refused_in_one_line(
    run: Run, tmp_path: Path, content: bytes, name: str
) -> None:
    path = tmp_path / "minutes.any"
    path.write_bytes(content)
    refused = run("clean", str(path))
    assert refused.returncode == 4
    assert name in refused.stderr.decode()
    assert refused.stderr.count(b"\n") == 1


@pytest.mark.usefixtures("unmeasured")
def test_plain_text_imports_no_reader(minute: Path, clean_environment: dict[str, str]) -> None:
    code = (
        f"import sys; sys.argv = ['pacparse', 'to-json', {str(minute)!r}]\n"
        "from pacparse.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print([name for name in sys.modules if name.startswith({READERS!r})], file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env=clean_environment,
        timeout=60,
    )
    assert ended.stderr.strip() == b"[]"
