"""Files of passages: a line each, with the number of its document, a tab, and its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_DOCUMENT = 10**18 - 1
"""The greatest number of a document: it has eighteen figures at most, which fit into 64 bits."""
_FIRST_HEAD = re.compile(rb"[0-9]{1,18}\t")
_NO_HEAD = re.compile(rb"\n(?![0-9]{1,18}\t|\Z)")


def read_lines(path: Path, begin: int, end: int) -> bytes:
    """The lines of a file that begin at ``begin`` or later, and before ``end``; whole lines.

    Raises UnreadableError if the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            file.seek(max(0, begin - 1))
            if begin:
                file.readline()  # of the line that began before, or the line end before ``begin``
            begin = file.tell()
            if begin >= end:
                return b""
            data = file.read(end - begin)
            return data if data.endswith(b"\n") else data + file.readline()
    except OSError as error:
        raise UnreadableError(error.strerror or "cannot be read", where=str(path)) from error


def split_lines(data: bytes, path: Path) -> Iterator[tuple[int, bytes]]:
    """The document and the text of each line. Raises UnreadableError for a line of another form."""
    check_lines(data, path)
    for line in data.removesuffix(b"\n").split(b"\n") if data else ():
        number, _, text = line.partition(b"\t")
        yield int(number), text


def check_lines(data: bytes, path: Path) -> None:
    """Nothing if each line begins with a number and a tab. Raises UnreadableError if one does not."""
    if data and (not _FIRST_HEAD.match(data) or _NO_HEAD.search(data)):
        raise UnreadableError(
            "a line does not begin with the number of a document and a tab", where=str(path)
        )


def decode(text: bytes, path: Path) -> str:
    """The text of a line. Raises UnreadableError if it is no UTF-8."""
    try:
        return text.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise UnreadableError("a line is no UTF-8", where=str(path)) from error


def without_tabs_in_texts(data: bytes) -> bytes:
    """The lines with spaces for all tabs but the first."""
    lines = (line.split(b"\t", 1) for line in data.split(b"\n"))
    return b"\n".join(
        b"\t".join((head, *(text.replace(b"\t", b" ") for text in texts))) for head, *texts in lines
    )
