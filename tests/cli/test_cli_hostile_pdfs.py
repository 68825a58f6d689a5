"""PDFs that are made to hurt: each gives a document or one line of error, within its limits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hostile_pdfs import WORDS, hostile_pdfs

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run

pytestmark = pytest.mark.usefixtures("unmeasured")

REFUSED = ("more letters than a page can hold", "a page box: no numbers")
READ = ("tags 100,000 deep", "actions that follow one another in a ring")


def _file_name(case: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in case) + ".pdf"


def test_each_gives_a_document_or_a_line(run: Run, tmp_path: Path) -> None:
    cases = {_file_name(case): content for case, content in hostile_pdfs().items()}
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, content in cases.items():
        (folder / name).write_bytes(content)
    result = run("batch", folder, "--out", "out", "--report", "report.jsonl")
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    report = (tmp_path / "report.jsonl").read_text(encoding="utf-8")
    told = [json.loads(line) for line in report.splitlines()]
    assert sorted(record["input"].rpartition("/")[2] for record in told) == sorted(cases)
    read = 0
    for record in told:
        if record["error"]:
            assert record["error"]["code"] == 3
            assert "\n" not in record["error"]["message"]
            continue
        written = tmp_path / "out" / record["outputs"]["json"]["path"]
        document = json.loads(written.read_text(encoding="utf-8"))
        text = " ".join(block["text"] for block in document["blocks"])
        assert document["conservation"]["unaccounted"] == 0
        read += all(words in text for words in WORDS)
    assert read > len(cases) * 3 / 4


@pytest.mark.parametrize("case", [*READ, *REFUSED])
def test_the_exit_code_says_which(run: Run, tmp_path: Path, case: str) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(hostile_pdfs()[case])
    result = run("to-json", path)
    if case in READ:
        assert result.returncode == 0
        assert result.stderr == b""
        assert WORDS[0] in result.stdout.decode()
    else:
        assert result.returncode == 3
        assert result.stderr.startswith(b"pacparse: ")
        assert result.stderr.count(b"\n") == 1
