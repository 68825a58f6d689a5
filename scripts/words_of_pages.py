"""Holds the words of PDFs against another reader of PDFs: which are lost, and which are invented.

    python scripts/words_of_pages.py PATH… [--words N]

The other reader is ``pdftotext`` (of poppler-utils), which must be installed. A word of its text that stands
in no block, note or removal of our document is *lost*; one of ours that it does not have is *invented*. A
word that one of the two parts, or prints with other signs around it, is neither. ``--words`` says how many
of them are listed for each paper, with the page and the words around.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pacparse.api import parse_source
from pacparse.errors import PacparseError
from pacparse.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_AROUND = 3  # words shown on either side
_NO_PROGRAM = "pdftotext is not installed: it is a part of poppler-utils"


class Word(NamedTuple):
    """A word, folded, and its place: the page, from 1, and its place among all words."""

    text: str
    page: int
    place: int


class Report(NamedTuple):
    """The words of one paper: how many the other reader has, those lost, and those invented."""

    total: int
    lost: list[str]
    invented: list[str]


def words_of(text: str) -> list[Word]:
    """The words of a text whose pages part at form feeds, folded so that ligatures and case do not count."""
    found: list[Word] = []
    for number, page in enumerate(text.split("\f"), start=1):
        plain = unicodedata.normalize("NFKC", page).replace("\xad", "").casefold()
        for match in _WORD.finditer(plain):
            found.append(Word(match[0], number, len(found)))
    return found


def compare(theirs: Sequence[Word], ours: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of each list that the other one does not have, whole or in parts."""
    lost, invented = _beyond(theirs, ours), _beyond(ours, theirs)
    invented, lost = _without_joined(invented, lost, ours)
    return _without_joined(lost, invented, theirs)


def _beyond(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """The words that stand more often than among the others: the last ones of each."""
    room = Counter(word.text for word in others)
    found = []
    for word in words:
        room[word.text] -= 1
        if room[word.text] < 0:
            found.append(word)
    return found


def _without_joined(
    parts: list[Word], wholes: list[Word], words: Sequence[Word]
) -> tuple[list[Word], list[Word]]:
    """Both lists without what is two words in one and one in the other: ``whole system``, ``wholesystem``.

    ``words`` are all those of the reader that has the ``parts``.
    """
    left = Counter(word.text for word in wholes)
    gone: Counter[str] = Counter()
    for first, second in pairwise(words):
        if left[first.text + second.text] > 0:
            left[first.text + second.text] -= 1
            gone.update((first.text, second.text))
    joined = Counter(word.text for word in wholes) - left
    return _without(parts, gone), _without(wholes, joined)


def _without(words: list[Word], gone: Counter[str]) -> list[Word]:
    """The words, as many of each left out as ``gone`` says."""
    kept = []
    for word in words:
        if gone[word.text] > 0:
            gone[word.text] -= 1
        else:
            kept.append(word)
    return kept


def read_ours(path: Path) -> str:
    """The text of all that the document holds, pages parted by form feeds. Raises PacparseError."""
    source = read_source(path)
    document = parse_source(source)
    runs = [run for block in document.blocks for run in block.runs]
    runs += [mark.run for block in document.blocks for mark in block.references]
    runs += [run for note in document.footnotes for run in note.runs]
    runs += [run for removal in document.removals for run in removal.runs]
    held = bytearray(len(source.text))
    for start, end in runs:
        held[start:end] = b"\1" * (end - start)
    return "".join(
        letter if is_held or letter in "\f\n" else " "
        for letter, is_held in zip(source.text, held, strict=True)
    )


def read_theirs(path: Path, program: str) -> str:
    """The text that ``pdftotext`` makes of a PDF. Raises CalledProcessError if it refuses."""
    done = subprocess.run(  # noqa: S603 - the program that PATH names
        [program, "-enc", "UTF-8", str(path), "-"], check=True, capture_output=True
    )
    return done.stdout.decode("utf-8", "replace")


def report_on(path: Path, program: str) -> Report:
    """What the two readers make of a paper."""
    theirs, ours = words_of(read_theirs(path, program)), words_of(read_ours(path))
    lost, invented = compare(theirs, ours)
    return Report(len(theirs), [*_shown(lost, theirs)], [*_shown(invented, ours)])


def _shown(words: Sequence[Word], among: Sequence[Word]) -> Iterator[str]:
    """Each word with its page and the words around it."""
    for word in words:
        before = among[max(0, word.place - _AROUND) : word.place]
        behind = among[word.place + 1 : word.place + 1 + _AROUND]
        around = [*(w.text for w in before), f"»{word.text}«", *(w.text for w in behind)]
        yield f"page {word.page}: {' '.join(around)}"


def find_papers(paths: Sequence[Path]) -> Iterator[Path]:
    """The PDFs of ``paths``, those of its folders in order."""
    for path in paths:
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else (path,)


def main() -> int:
    """Reads the command line and prints; 0, or 1 if a paper could not be read, 2 without pdftotext."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--words", type=int, default=5, metavar="N")
    asked = parser.parse_args()
    program = shutil.which("pdftotext")
    if program is None:
        sys.stderr.write(f"{_NO_PROGRAM}\n")
        return 2
    code = 0
    for path in find_papers(asked.paths):
        try:
            report = report_on(path, program)
        except (PacparseError, subprocess.CalledProcessError) as error:
            sys.stderr.write(f"{error}\n")
            code = 1
            continue
        lost, invented = report.lost, report.invented
        say = f"{path}: {report.total} words, {len(lost)} lost, {len(invented)} invented"
        sys.stdout.write(f"{say}\n")
        for name, words in (("lost", lost), ("invented", invented)):
            for shown in words[: asked.words]:
                sys.stdout.write(f"  {name}: {shown}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
