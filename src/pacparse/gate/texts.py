"""The text of a source, and whether words stand in it."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from typing import TYPE_CHECKING

from pacparse.errors import PacparseError
from pacparse.fingerprints import bare_letters
from pacparse.source import open_source, read_content
from pacparse.text.line_index import SourceLines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pacparse.source import SourceText

_RUN = 12
"""Letters that must stand together behind a gap: a page head or a note mark may part a sentence."""
_FIRST_WORD = 3
"""Letters before a first gap: a mark may stand behind the first word."""
_GAP = 8_000
"""Letters that a gap may have: a page of notes between the halves of a sentence."""
_MOST_BEGINNINGS = 200
_HELD = 50_000_000
"""Characters of sources that are held at a time: reading a PDF again for each table takes long."""


class Text:
    """A source text that words are looked for in, by their letters and figures alone."""

    def __init__(self, source: SourceText) -> None:
        self.text = source.text
        self.pages = source.pages
        self.extractor = source.extractor
        self.lines = SourceLines(source.text)
        self._letters: bytes | None = None

    def holds(self, words: str) -> bool:
        """Whether each line of ``words`` stands somewhere in the text, other letters between allowed.

        What parts a sentence (a page head, notes, a mark) is no longer than a page, and behind it
        at least twelve letters stand together, or the end.
        """
        if self._letters is None:
            self._letters = bare_letters(self.text)
        return all(_stands(line, self._letters) for line in words.splitlines())

    def holds_at(self, words: str, start: int, end: int) -> bool:
        """Whether ``words`` stand between the offsets ``start`` and ``end`` of the text."""
        return _stands(words, bare_letters(self.text[start:end]))


def _stands(words: str, letters: bytes) -> bool:
    wanted = bare_letters(words)
    if not wanted or wanted in letters:
        return True
    return any(_begins(wanted, letters, length) for length in (_RUN, _FIRST_WORD))


def _begins(wanted: bytes, letters: bytes, length: int) -> bool:
    """Whether ``wanted`` stands somewhere, its first ``length`` letters without a gap."""
    beginning = wanted[:length]
    place = letters.find(beginning)
    for _ in range(_MOST_BEGINNINGS):
        if place < 0:
            return False
        if _goes_through(wanted, letters, place):
            return True
        place = letters.find(beginning, place + 1)
    return False


def _goes_through(wanted: bytes, letters: bytes, place: int) -> bool:
    """Whether ``wanted`` stands from ``place`` on in runs with gaps between them."""
    done = 0
    while True:
        length = _common(wanted, done, letters, place)
        done, place = done + length, place + length
        if done == len(wanted):
            return True
        run = wanted[done : done + _RUN]
        place = letters.find(run, place, place + _GAP + len(run))
        if place < 0:
            return False


def _common(wanted: bytes, start: int, letters: bytes, place: int) -> int:
    """How many letters from ``start`` and from ``place`` on are the same."""
    most = min(len(wanted) - start, len(letters) - place)
    if wanted[start : start + most] == letters[place : place + most]:
        return most
    low, high = 0, most
    while low + 1 < high:
        middle = (low + high) // 2
        if wanted[start : start + middle] == letters[place : place + middle]:
            low = middle
        else:
            high = middle
    return low


class Sources:
    """The sources that were given, by the digest of their bytes; few are held at a time."""

    def __init__(self, paths: Iterable[tuple[str, str]]) -> None:
        self._paths: dict[str, str] = {}
        self.unread: list[tuple[str, PacparseError]] = []
        for _, path in paths:
            try:
                self._paths.setdefault(sha256(read_content(path)).hexdigest(), path)
            except PacparseError as error:
                self.unread.append((path, error))
        self._held: OrderedDict[str, Text | None] = OrderedDict()

    def of(self, document: Mapping[str, str]) -> Text | None:
        """The text of the source of ``document``, a row of *documents*; None where there is none."""
        digest = document["sha256"]
        if digest not in self._held:
            self._held[digest] = self._open(digest, document)
            while len(self._held) > 1 and self._count() > _HELD:
                self._held.popitem(last=False)
        return self._held[digest]

    def _count(self) -> int:
        return sum(len(text.text) for text in self._held.values() if text is not None)

    def _open(self, digest: str, document: Mapping[str, str]) -> Text | None:
        path = self._paths.get(digest)
        if path is None:
            return None
        kind = _TYPES.get(document["media_type"])
        return Text(open_source(read_content(path), name=path, type_name=kind))


_TYPES = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
"""What a source is read as, by the media type of the document that was made of it."""
