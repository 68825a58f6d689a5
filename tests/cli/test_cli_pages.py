"""Pages and Markdown through the command line, as a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"""<!DOCTYPE html><html><body><nav><a href=/>Home</a></nav><p>1. The lamps<sup><a href="#fn1">1</a>
</sup> burn at \xa39 a night.</p><ol><li id=fn1>Lamp log, <a href="https://a.example/log">2017</a></ol>"""


def run(*arguments: str, content: bytes = b"") -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pacparse", *arguments],
        input=content,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def checked(output: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(output)
    assert document["conservation"]["unaccounted"] == 0
    assert [b["text"] for b in document["blocks"]] == ["The lamps burn at £9 a night."]
    assert [f["urls"] for f in document["footnotes"]] == [["https://a.example/log"]]
    assert [r["reason"] for r in document["removals"]] == ["navigation"]
    return document


def test_a_page_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    code, output, errors = run("to-json", str(path))
    source = checked(output)["source"]
    assert (code, source["media_type"], source["encoding"]) == (0, "text/html", "windows-1252")
    assert source["extractor"].startswith("pacparse ")
    assert "[encoding-guessed]" in errors


def test_a_page_on_standard_input() -> None:
    for arguments in (("to-json", "-"), ("to-json", "--type", "html", "-")):
        code, output, _ = run(*arguments, content=PAGE)
        assert code == 0
        checked(output)


@pytest.mark.parametrize("content", [b"<html><body></body></html>", b"<html><p hidden>x</p>"])
def test_a_page_without_text_is_said(content: bytes) -> None:
    code, output, errors = run("clean", "-", content=content)
    assert (code, output) == (3, "")
    assert errors.count("\n") <= 2
    assert "no text" in errors


def test_markdown_of_others() -> None:
    text = b"Lamps\n=====\n\n1\\. The [lamps](a.pdf) burn.\n"
    code, output, _ = run("clean", "--type", "markdown", "-", content=text)
    assert (code, output) == (0, "# Lamps\n\n1\\. The lamps burn.\n")
