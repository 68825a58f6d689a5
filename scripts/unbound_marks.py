"""Lists the digits that were taken for footnote marks and have no note, each with its words.

    python scripts/unbound_marks.py PATH… [--bound]

Each such digit may be one that a name or a number of a law has lost. ``--bound`` lists the marks that
have a note and stand in what looks like a name: beside a letter, a stroke or a hyphen.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.api import parse_source
from pacparse.errors import PacparseError
from pacparse.source import read_source
from pacparse.source.kinds import KNOWN_SUFFIXES
from pacparse.text.line_index import SourceLines

if TYPE_CHECKING:
    from collections.abc import Iterator

_AROUND = 44  # characters shown on either side
# "HS2", "2015/16", "O-1", "2a": the digit may belong to what it touches; near misses: "lamps.2", "lamps 2".
_NAME_BEFORE = re.compile(r"[A-Za-z0-9/–-]\s?\Z")
_NAME_BEHIND = re.compile(r"[A-Za-z/(–-]|\.[0-9]")


def find_files(paths: list[Path]) -> Iterator[Path]:
    """The files of ``paths``, and in its folders those of a type that can be read."""
    for path in paths:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.suffix.lower() in KNOWN_SUFFIXES)
            yield from (p for p in files if p.is_file() and p.name != "README.md")
        else:
            yield path


def list_marks(path: Path, *, are_bound: bool) -> Iterator[str]:
    """A line for each mark of the file: its place, its note, and the text around it in the source."""
    source = read_source(path)
    document = parse_source(source)
    lines = SourceLines(source.text)
    given = {note.id for note in document.footnotes if note.status != "undefined"}
    numbers = {note.id: note.number for note in document.footnotes}
    for block in document.blocks:
        for mark in block.references:
            start, end = mark.run
            before = source.text[max(0, start - _AROUND) : start]
            behind = source.text[end : end + _AROUND]
            is_name = _NAME_BEFORE.search(before) or _NAME_BEHIND.match(behind)
            if (mark.footnote in given) != are_bound or (are_bound and not is_name):
                continue
            words = f"{before}»{source.text[start:end]}«{behind}"
            shown = re.sub(r"\s*[\r\n]\s*", " ⏎ ", words)
            yield f"{path}:{lines.line_at(start)}: {numbers[mark.footnote]}: {shown}"


def main() -> int:
    """Lists the marks of the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument(
        "--bound", action="store_true", help="marks with a note, in what may be names"
    )
    options = parser.parse_args()
    for path in find_files(options.paths):
        try:
            for line in list_marks(path, are_bound=options.bound):
                sys.stdout.write(f"{line}\n")
        except PacparseError as error:
            sys.stderr.write(f"{path}: {error}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
