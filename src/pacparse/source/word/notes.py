"""The numbers of footnotes and endnotes, counted as Word counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.source.word.blocks import NoteNumbering
from pacparse.source.word.number_formats import printed_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.source.word.blocks import Block, NoteKey, NoteKind, Section

NOTE_KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")
_FORMATS: dict[NoteKind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}
_EACH_SECTION = "eachSect"


class NoteBook:
    """The notes of a document: their words, and their numbers in the order of their marks.

    ``settings`` says how notes are numbered where a section says nothing.
    """

    def __init__(
        self, words: Mapping[NoteKind, Mapping[str, list[Block]]], settings: Section
    ) -> None:
        self._words = words
        self._settings = settings
        self._section: Section = settings
        self._counts: dict[NoteKind, int] = {}
        self._printed: dict[NoteKey, str] = {}
        self._waiting: dict[NoteKind, list[NoteKey]] = {}

    def enter_section(self, section: Section) -> None:
        """Begins to number as ``section`` says."""
        self._section = section
        for kind in NOTE_KINDS:
            if self.restarts(kind):
                self._counts.pop(kind, None)

    def restarts(self, kind: NoteKind) -> bool:
        """Whether notes of a kind begin anew in each section."""
        return self._said(kind).restart == _EACH_SECTION

    def mark(self, key: NoteKey, words: str) -> str:
        """What is printed for the mark of a note: its own ``words``, or the number that comes next."""
        own = words.strip()
        known = self._printed.get(key)
        if known is not None:
            return own or known
        if not own:
            said = self._said(key.kind)
            count = self._counts.get(key.kind)
            count = (1 if said.start is None else said.start) if count is None else count + 1
            self._counts[key.kind] = count
            own = printed_number(count, said.format or _FORMATS[key.kind])
        self._printed[key] = own
        self._waiting.setdefault(key.kind, []).append(key)
        return own

    def take_waiting(self, kind: NoteKind) -> list[tuple[str, list[Block]]]:
        """The notes whose marks were met, each with what is printed for it; each is given once."""
        taken = self._waiting.pop(kind, [])
        words = self._words.get(kind, {})
        return [(self._printed[key], words[key.id]) for key in taken if key.id in words]

    def _said(self, kind: NoteKind) -> NoteNumbering:
        """How notes of a kind are numbered: as the section says, or the settings."""
        near = self._section.notes.get(kind, NoteNumbering())
        far = self._settings.notes.get(kind, NoteNumbering())
        return NoteNumbering(
            near.format or far.format,
            far.start if near.start is None else near.start,
            near.restart or far.restart,
        )
