"""A note as it is found among the lines, and the notes of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from pacparse.footnotes.evidence import Candidate
    from pacparse.text.spans import Run


class Note(NamedTuple):
    """A note as found: its number, where that is printed, and the spans of its words."""

    number: str
    marker: Run
    spans: tuple[Run, ...]


class Notes(NamedTuple):
    """The notes of a text in order, and the indexes of the lines that they take whole.

    ``page_numbers`` is the lines of page numbers that stand among them, ``marks`` the marks that only
    the notes show to be some.
    """

    notes: tuple[Note, ...]
    lines: frozenset[int]
    page_numbers: tuple[Run, ...] = ()
    marks: tuple[Candidate, ...] = ()
