"""Word documents (.docx) → text and style runs, by the standard library alone.

Nothing is unpacked to disk, run or fetched; what is read, and what is left out, is in
docs/word.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.errors import UnreadableError
from pacparse.source.kinds import is_zip
from pacparse.source.refusals import refuse_encrypted_office
from pacparse.source.word.blocks import Section, Tally
from pacparse.source.word.changes import findings_of
from pacparse.source.word.counters import Counters
from pacparse.source.word.layout import Layout
from pacparse.source.word.notes import NoteBook
from pacparse.source.word.numbering import Numbering
from pacparse.source.word.package import Package
from pacparse.source.word.sections import SectionReader
from pacparse.source.word.story import StoryReader
from pacparse.source.word.stylesheet import StyleSheet
from pacparse.styles import OWN_READER, Extract

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.source.safe_xml import Listener
    from pacparse.source.word.blocks import Block, NoteKind
    from pacparse.source.word.package import Relation

_NOTE_PARTS: dict[NoteKind, str] = {"footnote": "footnotes", "endnote": "endnotes"}


def read_word(content: bytes, *, name: str) -> Extract:
    """The text of a Word document and what it knows besides.

    Raises UnreadableError where ``content`` is no such document, is damaged or encrypted, or goes
    beyond a limit.
    """
    refuse_encrypted_office(content, name=name)
    if not is_zip(content):
        raise UnreadableError(
            "this is not a Word document (.docx)", where=name, hint="see what it is, without --type"
        )
    return _Document(content, name=name).read()


class _Document:
    """One document while it is read: its parts, and what was met in them."""

    def __init__(self, content: bytes, *, name: str) -> None:
        self._name = name
        self._package = Package(content, name=name)
        self._main = self._package.main_part()
        self._relations = self._package.relations_of(self._main)
        self._tally = Tally()
        self._styles = StyleSheet()
        self._read_related("styles", self._styles)

    def read(self) -> Extract:
        numbering = Numbering()
        self._read_related("numbering", numbering)
        settings = SectionReader({})
        self._read_related("settings", settings)
        words = {kind: self._read_notes(part) for kind, part in _NOTE_PARTS.items()}
        body = self._read_story(self._main, self._relations)
        notes = NoteBook(words, settings.section)
        layout = Layout(self._styles, Counters(numbering, self._styles), notes, self._tally)
        layout.write_body(body)
        self._write_edges(layout, body)
        return Extract(
            layout.sheet.text,
            layout.sheet.styles,
            OWN_READER,
            findings=findings_of(self._tally),
        )

    def _part_of(self, type_name: str) -> str | None:
        """The part that the main part names as its ``styles``, ``footnotes`` and the like."""
        for relation in self._relations.values():
            if relation.type == type_name and not relation.is_external:
                return relation.target if self._package.has(relation.target) else None
        return None

    def _read_related(self, type_name: str, listener: Listener) -> None:
        part = self._part_of(type_name)
        if part is not None:
            self._package.read(part, listener)

    def _read_notes(self, type_name: str) -> dict[str, list[Block]]:
        part = self._part_of(type_name)
        if part is None:
            return {}
        reader = self._reader(self._package.relations_of(part))
        self._package.read(part, reader)
        return reader.notes

    def _read_story(self, part: str, relations: Mapping[str, Relation]) -> list[Block]:
        reader = self._reader(relations)
        self._package.read(part, reader)
        return reader.close()

    def _reader(self, relations: Mapping[str, Relation]) -> StoryReader:
        return StoryReader(self._styles, relations, self._tally, where=self._name)

    def _write_edges(self, layout: Layout, body: list[Block]) -> None:
        """Writes what stands at the head and foot of pages, once, behind all else."""
        parts = [edge for block in body if isinstance(block, Section) for edge in block.edges]
        seen: set[str] = set()
        for part in dict.fromkeys(parts):
            if self._package.has(part):
                blocks = self._read_story(part, self._package.relations_of(part))
                layout.write_edge(blocks, seen)


__all__ = ["read_word"]
