"""Sections and settings of a Word document: how notes are numbered, what heads its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.source.word.blocks import NoteNumbering, Section
from pacparse.source.word.names import number_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.source.word.blocks import NoteKind
    from pacparse.source.word.package import Relation

_KINDS: dict[str, NoteKind] = {"w:footnotePr": "footnote", "w:endnotePr": "endnote"}
_EDGES = ("w:headerReference", "w:footerReference")


class SectionReader:
    """Hears the properties of one section, or the settings of the whole document."""

    def __init__(self, relations: Mapping[str, Relation]) -> None:
        self.section = Section()
        self._relations = relations
        self._notes: NoteNumbering | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A property begins."""
        value = attributes.get("w:val")
        if name in _KINDS:
            self._notes = self.section.notes.setdefault(_KINDS[name], NoteNumbering())
        elif name in _EDGES:
            relation = self._relations.get(attributes.get("r:id", ""))
            if relation is not None and not relation.is_external:
                self.section.edges.append(relation.target)
        elif self._notes is None:
            return
        elif name == "w:numFmt":
            self._notes.format = value
        elif name == "w:numStart":
            self._notes.start = number_in(value)
        elif name == "w:numRestart":
            self._notes.restart = value

    def end(self, name: str) -> None:
        """A property ends."""
        if name in _KINDS:
            self._notes = None

    def characters(self, text: str) -> None:
        """Properties have no text."""
