"""The script that holds the words of PDFs against another reader: what it calls lost, and what invented."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.words_of_pages import compare, read_ours, words_of

ROOT = Path(__file__).resolve().parents[2]


def _compared(theirs: str, ours: str) -> tuple[list[str], list[str]]:
    lost, invented = compare(words_of(theirs), words_of(ours))
    return [word.text for word in lost], [word.text for word in invented]


@pytest.mark.parametrize(
    ("theirs", "ours", "lost", "invented"),
    [
        ("The eels of the bay", "the Eels, of the bay.", [], []),
        ("The eels of the bay", "The eels of bay", ["the"], []),
        ("The eels", "The blue eels", [], ["blue"]),
        ("the wholesystem is", "the whole-\nsystem is", [], []),
        ("recom\nmend it", "recommend it", [], []),
        ("an office", "an o\ufb03ce", [], []),
        ("a system, a wholesystem", "a system, a whole-system", [], []),
        ("a whole day", "a wholesystem", ["whole", "day"], ["wholesystem"]),
    ],
)
def test_words_are_lost_or_invented(
    theirs: str, ours: str, lost: list[str], invented: list[str]
) -> None:
    assert _compared(theirs, ours) == (lost, invented)


def test_a_word_knows_its_page() -> None:
    assert [(word.text, word.page) for word in words_of("eels\f\fbays")] == [
        ("eels", 1),
        ("bays", 3),
    ]


def test_all_that_a_document_holds_is_compared(tmp_path: Path) -> None:
    text = "1. Eels are few.\n\n2. Bays are many.\n"
    path = tmp_path / "eels.txt"
    path.write_text(text, encoding="utf-8")
    assert read_ours(path).split() == text.split()


def test_a_missing_program_is_named(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "words_of_pages.py"
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        env={"PATH": str(tmp_path), "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "pdftotext is not installed" in done.stderr
