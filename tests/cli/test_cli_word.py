"""Word documents through the program as a process: the product, the warnings, the refusals."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import pacparse
from word_files import docx, level, mark, note, numbered, numbering, paragraph, zip_of

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run

MINUTES = docx(
    paragraph("The harbour board answers.")
    + numbered("Lamps", 0)
    + '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    + "<w:r><w:t>The lamps were counted in 2014-15</w:t></w:r>"
    + mark("2")
    + "<w:ins><w:r><w:t>.</w:t></w:r></w:ins></w:p>",
    {
        "numbering": numbering(level(0, "%1"), level(1, "%1.%2")),
        "footnotes": note("2", " Lamp list, https://lamps.example/list"),
    },
)


def test_a_word_document_the_whole_way(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    path.write_bytes(MINUTES)
    done = run("to-json", str(path))
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert record["conservation"]["unaccounted"] == 0
    assert record["source"]["extractor"] == f"pacparse {pacparse.__version__}"
    assert [block["number"] for block in record["blocks"]] == [None, "1", "1.1"]
    (footnote,) = record["footnotes"]
    assert (footnote["number"], footnote["urls"]) == ("1", ["https://lamps.example/list"])
    assert done.stderr.decode().count("[tracked-changes]") == 1


def test_a_name_means_less_than_what_is_in_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(MINUTES)
    assert b"2014-15[^1]" in run("clean", str(path)).stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (docx("", prolog="<!DOCTYPE w>"), "DOCTYPE"),
        (MINUTES[:-300], "cannot be read"),
        (zip_of({"word/document.xml": "<w"}), "not well-formed"),
        (b"<html><body>not found</body></html>", "a page of HTML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    run: Run, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "minutes.docx"
    path.write_bytes(content)
    done = run("clean", str(path))
    assert (done.returncode, done.stdout) == (3, b"")
    line = done.stderr.decode()
    assert words in line
    assert line.count("\n") == 1


def test_plain_text_loads_no_reader() -> None:
    code = (
        "import sys, pacparse; pacparse.parse('The lamps burn.')\n"
        "print(sorted(n for n in sys.modules if n.startswith(('pacparse.source.word', 'pyexpat'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
