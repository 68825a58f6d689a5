"""The passages of many documents, and the matches between those that stand in several.

A passage is a paragraph or an item of a list. Headings, tables, contents, covers, status lines and
notes are none, nor is a paragraph that does little more than take a position.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from pacparse.fingerprints import bare_letters
from pacparse.history.matches import Match, Prose, make_match
from pacparse.history.wordings import wording_of
from pacparse.reuse import Dask, Passage, find_pairs
from pacparse.reuse.finding import has_numpy
from pacparse.tables.layout import table_named
from pacparse.tables.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pacparse.history.histories import Histories
    from pacparse.reuse import Engine
    from pacparse.tables.rows import Entry

_PROSE = frozenset(("paragraph", "item"))
_NO_PROSE = frozenset(("contents", "front_matter", "status"))
_FEWEST = 50
"""Letters and figures that a passage has besides its verdicts: what is shorter, everybody says."""

_MANY = 20_000
"""Passages from which on several processes are faster than one."""
_ENDS = (".", "!", "?", ";", ",", " and", " or")
"""How a sentence ends, or an item of a list."""
_LONGEST_LINE = 200
"""Characters of a line that is no sentence; a longer text that ends no sentence was cut off."""


def _cells(table: str, *columns: str) -> itemgetter[Any]:
    """What takes these cells from a row of a table."""
    names = table_named(table).names
    return itemgetter(*map(names.index, columns))


_OF_PARAGRAPH = _cells("paragraphs", "kind", "role", "paragraph_id", "text", "start", "end")
_OF_VERDICT = _cells("verdicts", "start", "words")


class Block(NamedTuple):
    """A paragraph or item of a document: its key behind that of the document, its role, its words."""

    key: str
    role: str | None
    text: str


class Search(NamedTuple):
    """Who looks for passages: so many processes, here or of a Dask cluster. The matches are the same.

    ``address`` is that of its scheduler; without one, a cluster is started here. Working files are in
    ``scratch``, which the workers of a cluster must see; None is a temporary folder.
    """

    workers: int = 1
    is_cluster: bool = False
    address: str | None = None
    scratch: Path | None = None

    def engine(self) -> Engine | None:
        """The engine, if it is a cluster."""
        return Dask(workers=self.workers, address=self.address) if self.is_cluster else None


class Reuse:
    """Takes the documents of ``found`` in any order, and gives the matches between their passages.

    A context manager: the passages stand in a temporary file, which is removed when it ends.
    """

    def __init__(self, found: Histories) -> None:
        self._documents = [
            (entry.id, entry.witness.is_answer, entry.witness.first) for entry in found.documents
        ]
        self._order = {entry.witness.sha256: i for i, entry in enumerate(found.documents)}
        self._places = [array("Q") for _ in self._documents]
        self._scratch = Scratch()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """The file is gone."""
        self._scratch.__exit__()

    def add(self, entry: Entry) -> None:
        """Put by the passages of a document. Those of a copy of another document are left out."""
        order = self._order.get(entry.sha256)
        if order is not None and not self._places[order]:
            self._places[order].extend(self._scratch.put(tuple(one)) for one in passages_of(entry))

    @property
    def is_slow(self) -> bool:
        """Whether the search takes long: there are many passages, and NumPy is not installed."""
        return sum(map(len, self._places)) >= _MANY and not has_numpy()

    def matches(self, search: Search | None = None) -> Iterator[Match]:
        """The matches between the passages of different documents, when all documents were added.

        They stand in the order of their passages: by date of the document, and by place in it.
        """
        search = search or Search()
        starts = [0, *accumulate(map(len, self._places))]
        workers = search.workers if starts[-1] >= _MANY else 1
        found = find_pairs(
            self._passages(), workers=workers, engine=search.engine(), scratch=search.scratch
        )
        for pair in found:
            left, right = (self._prose(place, starts) for place in (pair.left, pair.right))
            yield make_match(left, right, is_part=pair.kind == "contained", score=pair.score)

    def _passages(self) -> Iterator[Passage]:
        for document, places in enumerate(self._places):
            for place in places:
                yield Passage(document, self._scratch.at(place)[-1])

    def _prose(self, place: int, starts: list[int]) -> Prose:
        """The passage at ``place`` among all passages."""
        document = bisect_right(starts, place) - 1
        found = Block._make(self._scratch.at(self._places[document][place - starts[document]]))
        name, is_answer, day = self._documents[document]
        return Prose(f"{name}{found.key}", found.role, is_answer, day, found.text)


def passages_of(entry: Entry) -> Iterator[Block]:
    """The passages of a document, in order."""
    verdicts = _verdicts(entry)
    for kind, role, key, words, start, end in map(_OF_PARAGRAPH, entry.rows["paragraphs"]):
        if kind not in _PROSE or role in _NO_PROSE or len(words) < _FEWEST:
            continue
        text = wording_of(words)
        if role is None and _is_line(text):
            continue
        inside = verdicts[bisect_left(verdicts, (start or 0,)) : bisect_left(verdicts, (end or 0,))]
        if len(bare_letters(text)) - sum(letters for _, letters in inside) >= _FEWEST:
            yield Block(key[len(entry.key) :], role, text)


def _is_line(text: str) -> bool:
    """Whether a text is short and ends no sentence: a title, a source, or what leads to a list."""
    return len(text) < _LONGEST_LINE and not text.rstrip("”’\"')]* ").endswith(_ENDS)


def _verdicts(entry: Entry) -> list[tuple[int, int]]:
    """Where each verdict begins in the source text, and how many letters it has, in order."""
    rows = map(_OF_VERDICT, entry.rows["verdicts"])
    return sorted({(start, len(bare_letters(words))) for start, words in rows if start is not None})


def matches_of(
    found: Histories, entries: Iterable[Entry], search: Search | None = None
) -> Iterator[Match]:
    """The matches between the passages of the documents of ``found``, whose rows are ``entries``."""
    with Reuse(found) as reuse:
        for entry in entries:
            reuse.add(entry)
        yield from reuse.matches(search)
