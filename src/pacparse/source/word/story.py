"""A story of a Word document (its body, its notes, a page head) → its blocks, from XML events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.errors import UnreadableError
from pacparse.source.word.changes import is_content_gone, note_change
from pacparse.source.word.elements import (
    CELL_PROPERTIES,
    CHANGES,
    CHARACTERS,
    CLOSED,
    EMBEDDED,
    FORM_FIELDS,
    HEARD,
    LINKS,
    MARKS,
    NOTES,
    OWN_MARKS,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    RUNS,
    SKIPPED,
    TEXTS,
    is_embedded,
)
from pacparse.source.word.flows import Flow, OpenRow, note_cell, row_blocks
from pacparse.source.word.runs import OpenParagraph, RunReader, note_paragraph
from pacparse.source.word.sections import SectionReader
from pacparse.source.word.stylesheet import look_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.source.word.blocks import Block, Tally
    from pacparse.source.word.package import Relation
    from pacparse.source.word.stylesheet import StyleSheet

MAX_BLOCKS = 1_000_000
"""Paragraphs of one story; a thousand pages have some 20,000."""


class StoryReader:
    """Hears a part with paragraphs; ``notes`` are its notes by id where it is a part of notes."""

    def __init__(
        self,
        styles: StyleSheet,
        relations: Mapping[str, Relation],
        tally: Tally,
        *,
        where: str,
    ) -> None:
        self.notes: dict[str, list[Block]] = {}
        self._styles = styles
        self._relations = relations
        self._tally = tally
        self._where = where
        self._runs = RunReader(styles, relations, tally)
        self._path: list[str] = [""]
        self._skipped = 0
        self._paragraphs: list[OpenParagraph] = []
        self._flows = [Flow()]
        self._rows: list[OpenRow] = []
        self._tables: list[int] = []
        self._table_count = 0
        self._section: SectionReader | None = None
        self._section_depth = 0
        # for each open choice between two forms: what was written before, and if one is taken
        self._choices: list[int | None] = []
        self._note_id = ""
        self._block_count = 0

    def close(self) -> list[Block]:
        """The blocks of the story, once all was heard."""
        return self._flows[0].close()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name not in HEARD and self._section is None:
            if self._skipped:
                self._skipped += 1
            else:
                self._path.append(name)
            return
        if self._skipped or name in SKIPPED or self._is_unwanted(name, attributes):
            self._skipped += 1
            return
        if self._section is not None:
            self._section.start(name, attributes)
        else:
            if self._paragraphs:
                self._start_inside(name, attributes)
            self._start_structure(name, attributes)
        self._path.append(name)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        if self._section is not None and len(self._path) != self._section_depth:
            self._section.end(name)
            return
        if name not in CLOSED:
            return
        if self._paragraphs:
            self._end_inside(name)
        self._end_structure(name)

    def characters(self, text: str) -> None:
        """Some text of the innermost element: printed, the code of a field, or nothing."""
        if self._skipped or not self._paragraphs:
            return
        place = self._paragraphs[-1]
        if place.texts is not None:
            place.texts.append(text)
        elif self._path[-1] == "w:instrText" and self._flows[-1].fields:
            self._flows[-1].fields[-1].add_code(text)

    def _is_unwanted(self, name: str, attributes: dict[str, str]) -> bool:
        """Whether an element is left out with all that it holds."""
        if name in CHANGES:
            note_change(self._tally, name)
            return is_content_gone(name, self._path[-1])
        if name in ("mc:Choice", "mc:Fallback"):
            return bool(self._choices) and self._choices[-1] is None
        if name in NOTES:
            return attributes.get("w:type", "normal") != "normal"
        return False

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        """Something begins inside a paragraph."""
        place = self._paragraphs[-1]
        fields = self._flows[-1].fields
        if name in TEXTS:
            self._runs.open_text(place, attributes)
        elif name in RUNS:
            self._runs.open_run(place)
        elif name in RUN_PROPERTIES:
            self._note_look(place, name, attributes)
        elif name in PARAGRAPH_PROPERTIES:
            note_paragraph(place, name, attributes, inside=self._path[-1])
        elif name in CHARACTERS or (name == "w:tab" and self._path[-1] in RUNS):
            self._runs.add_character(place, fields, name, attributes)
        elif name in MARKS:
            self._runs.add_mark(place, fields, MARKS[name], attributes)
        elif name in OWN_MARKS:
            self._runs.add_own_mark(place, fields)
        elif name in LINKS or name in FORM_FIELDS:
            self._start_link(place, name, attributes)
        elif name == "w:commentReference":
            self._tally.comments += 1
        elif name in CHANGES:
            self._note_gone(place, name)

    def _start_link(self, place: OpenParagraph, name: str, attributes: dict[str, str]) -> None:
        """A hyperlink begins, or a field, which may be one or a choice in a form."""
        if name == "w:fldChar":
            kind = attributes.get("w:fldCharType", "")
            self._runs.turn_field(place, self._flows[-1].fields, kind)
        elif name == "w:hyperlink":
            self._runs.open_link(place, attributes)
        elif name in FORM_FIELDS:
            fields = self._flows[-1].fields
            if fields and "w:ffData" in self._path:
                fields[-1].note_choice(name, attributes)
        else:
            self._runs.open_simple_field(self._flows[-1].fields, attributes)

    def _start_structure(self, name: str, attributes: dict[str, str]) -> None:
        """Something begins that holds paragraphs, or is one."""
        if name == "w:p":
            self._paragraphs.append(OpenParagraph())
        elif name == "w:sectPr":
            self._section = SectionReader(self._relations)
            self._section_depth = len(self._path)
        elif name == "w:tbl":
            self._table_count += 1
            self._tables.append(self._table_count)
        elif name == "w:tr":
            self._rows.append(OpenRow(self._tables[-1] if self._tables else 0))
        elif name in ("w:tc", "w:txbxContent"):
            self._flows.append(Flow())
        elif name in NOTES:
            self._note_id = attributes.get("w:id", "")
            self._flows.append(Flow())
        elif name in EMBEDDED and is_embedded(name, attributes):
            self._tally.embedded += 1
        elif name == "mc:AlternateContent":
            self._choices.append(self._runs.written)
        elif name in CELL_PROPERTIES and self._rows:
            note_cell(self._rows[-1], name, attributes, inside=self._path[-1])
        elif name in CHANGES and self._rows:
            row = self._rows[-1]
            row.is_deleted |= name == "w:del" and self._path[-1] == "w:trPr"
            row.is_cell_deleted |= name == "w:cellDel"

    def _end_inside(self, name: str) -> None:
        place = self._paragraphs[-1]
        if name in TEXTS:
            self._runs.close_text(place, self._flows[-1].fields)
        elif name == "w:hyperlink":
            self._runs.close_link(place)
        elif name == "w:fldSimple":
            self._runs.turn_field(place, self._flows[-1].fields, "end")
        elif name == "w:p":
            self._close_paragraph()

    def _end_structure(self, name: str) -> None:
        if name == "w:sectPr":
            self._close_section()
        elif name == "w:tc":
            self._close_cell()
        elif name == "w:tr" and self._rows:
            self._close_row()
        elif name == "w:tbl" and self._tables:
            self._tables.pop()
        elif name == "w:txbxContent":
            blocks = self._flows.pop().close()
            (self._paragraphs[-1].boxes if self._paragraphs else self._flows[-1].blocks).extend(
                blocks
            )
        elif name in NOTES:
            self.notes.setdefault(self._note_id, self._flows.pop().close())
        elif name == "mc:Choice" and self._choices:
            # the first form that has words is printed, and no other
            if self._choices[-1] != self._runs.written:
                self._choices[-1] = None
        elif name == "mc:AlternateContent":
            self._choices.pop()

    def _note_look(self, place: OpenParagraph, name: str, attributes: dict[str, str]) -> None:
        """Takes a property of characters: of the open run, or of the paragraph's mark."""
        if self._path[-1] != "w:rPr":
            return
        if self._path[-2] in RUNS:
            self._runs.note_property(place, name, attributes)
        elif self._path[-2] == "w:pPr":
            look = place.paragraph.look
            look.mark = look_with(look.mark, name, attributes)

    def _note_gone(self, place: OpenParagraph, name: str) -> None:
        """Takes a change of the paragraph's end: if it is deleted, the next one goes on."""
        if self._path[-2:] == ["w:pPr", "w:rPr"] and name in ("w:del", "w:moveFrom"):
            place.paragraph.look.is_deleted = True

    def _close_paragraph(self) -> None:
        place = self._paragraphs.pop()
        flow = self._flows[-1]
        self._runs.abandon_fields(place, flow.fields)
        paragraph = place.paragraph
        if flow.carried is not None or self._is_kept(place):
            self._block_count += 1
            if self._block_count > MAX_BLOCKS:
                raise UnreadableError(
                    f"it has more paragraphs than the limit of {MAX_BLOCKS:,}",
                    where=self._where,
                    hint="split it, one document to a file",
                )
            flow.add(paragraph)
        else:
            flow.has_gap |= not paragraph.look.is_deleted
        flow.blocks.extend(place.boxes)
        if place.section is not None and len(self._flows) == 1:
            flow.blocks.append(place.section)

    def _is_kept(self, place: OpenParagraph) -> bool:
        """Whether a paragraph has words, or at least may be counted in a list.

        One that only ends a section is not counted; one with nothing but a hidden mark is.
        """
        paragraph = place.paragraph
        if paragraph.has_words:
            return True
        look = paragraph.look
        is_hidden = place.has_hidden_words and look.mark.is_hidden
        if place.section is not None or is_hidden or look.is_deleted:
            return False
        number_id = look.number_id
        if number_id is None:
            number_id = self._styles.style(look.style_id).number_id
        return bool(number_id)

    def _close_section(self) -> None:
        reader, self._section = self._section, None
        if reader is None:
            return
        if self._paragraphs:
            self._paragraphs[-1].section = reader.section
        elif len(self._flows) == 1:
            self._flows[0].blocks.append(reader.section)

    def _close_cell(self) -> None:
        blocks = self._flows.pop().close()
        if not self._rows:
            self._flows[-1].blocks.extend(blocks)
            return
        self._rows[-1].close_cell(blocks)

    def _close_row(self) -> None:
        row = self._rows.pop()
        if row.is_deleted:
            return
        self._flows[-1].blocks.extend(row_blocks(row))
