"""Places through the command line, as a process: anchors of Markdown, pages of a PDF."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cli_fixtures import MINUTE
from pdf_sheets import Sheets

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str, content: str | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pacparse", *arguments],
        input=content,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def paper(tmp_path: Path) -> str:
    """A PDF of two pages, with a mark on the second that has no note."""
    sheets = Sheets()
    sheets.lines(60, 600, ["1.1 The keepers count the boats of the harbour."])
    sheets.turn()
    end = sheets.put(60, 600, "1.2 The reeds are cut in winter")
    sheets.put(sheets.put(end, 604, "4", size=6), 600, ", and dried.")
    sheets.put(60, 560, "1.3 Ropes are kept dry.")
    path = tmp_path / "quay.pdf"
    path.write_bytes(sheets.content())
    return str(path)


def test_anchors_come_and_go_through_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "minute.txt"
    path.write_text(MINUTE, "utf-8")
    _, plain, _ = run("clean", str(path))
    code, anchored, errors = run("clean", "--anchors", str(path))
    assert (code, errors) == (0, "")
    assert '<a id="1.2"></a>1.2 ' in anchored
    assert "<a" not in plain
    assert run("clean", "-", content=anchored) == (0, plain, "")
    code, output, errors = run("clean", "--anchors", "--diff", str(path))
    assert (code, output, errors.count("\n")) == (2, "", 1)
    assert "an anchor is not a word; leave out --anchors, or --diff" in errors


def test_a_pdf_is_spoken_of_by_its_pages(paper: str) -> None:
    code, output, _ = run("check", paper)
    assert (code, output) == (
        1,
        f"{paper}: page 2: warning: note 4 is cited and never given [footnote-undefined]\n",
    )
    assert "::warning file=" in run("check", paper, "--format", "github")[1]
    assert "::page 2: note 4" in run("check", paper, "--format", "github")[1]
    [found] = json.loads(run("check", paper, "--format", "json")[1])
    assert (found["page"], found["line"]) == (2, None)
    code, page, _ = run("explain", paper, "p2")
    assert code == 0
    assert "1.3 (b3) paragraph" in page
    assert "1.1" not in page
    code, output, errors = run("explain", paper, "p9")
    assert (code, output) == (2, "")
    assert errors.endswith("there is no page 9 in it; its pages are p1 to p2\n")


def test_a_page_of_a_json_that_has_its_source_is_shown(paper: str, tmp_path: Path) -> None:
    path = tmp_path / "quay.json"
    path.write_text(run("to-json", "--with-source", paper)[1], "utf-8")
    code, output, _ = run("explain", str(path))
    assert (code, "p2 note 4 is cited" in output) == (0, True)
    code, output, _ = run("check", str(path))
    assert (code, "page 2: warning" in output) == (1, True)
