"""The blocks of a Word document → one text with its style runs, laid out as every reader does it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.source.word.blocks import Paragraph, Row, Section
from pacparse.source.word.flows import without_lone_rows
from pacparse.source.word.notes import NOTE_KINDS
from pacparse.source.word.stretches import Sheet, Stretch
from pacparse.source.word.stylesheet import heading_level
from pacparse.source.word.tables import MOST_LONE, Table, arrange_tables
from pacparse.styles import CELL_JOINT, table_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.source.word.blocks import Block, NoteKind, Piece
    from pacparse.source.word.counters import Counters, Marker
    from pacparse.source.word.notes import NoteBook
    from pacparse.source.word.stylesheet import StyleSheet
    from pacparse.styles import StyleKind

_CONTENTS = "toc "
_LONGEST_HEADING = 200
_LONGEST_SENTENCE_HEADING = 80
_SHORTEST_SENTENCE = 60


class Layout:
    """Writes blocks on a sheet, in reading order: numbers and notes are counted on the way."""

    def __init__(self, styles: StyleSheet, counters: Counters, notes: NoteBook) -> None:
        self.sheet = Sheet()
        self._styles = styles
        self._counters = counters
        self._notes = notes
        self._is_in_contents = False
        self._lists_without_words: frozenset[tuple[int, int]] = frozenset()
        self._number_above: Marker | None = None

    def write_body(self, blocks: Sequence[Block]) -> None:
        """Writes the body, and its notes at the end of the document or of their section."""
        sections = [block for block in blocks if isinstance(block, Section)]
        following = {id(before): after for before, after in pairwise(sections)}
        if sections:
            self._notes.enter_section(sections[0])
        arranged = arrange_tables(blocks, self._is_row)
        self._lists_without_words = self._find_lists_without_words(arranged)
        for block in arranged:
            if isinstance(block, Section):
                for kind in NOTE_KINDS:
                    if self._notes.restarts(kind):
                        self._write_notes(kind)
                if id(block) in following:
                    self._notes.enter_section(following[id(block)])
            else:
                self._write_block(block)
        for kind in NOTE_KINDS:
            self._write_notes(kind)

    def write_edge(self, blocks: Iterable[Block], seen: set[str]) -> None:
        """Writes the head or foot of pages, unless its words are among those ``seen``."""
        whole = Stretch()
        for block in blocks:
            for paragraph in _paragraphs_of(block):
                words = self._compose(paragraph).stripped()
                if len(words):
                    whole.add("\n" if len(whole) else "")
                    whole.add(words.text)
        if whole.text in seen:
            return
        seen.add(whole.text)
        reason = "page_number" if whole.text.isdecimal() else "running_head"
        whole.mark("furniture", 0, len(whole), value=reason)
        self.sheet.add_block(whole)

    def _write_block(self, block: Paragraph | Row | Table) -> None:
        if isinstance(block, Table):
            self._write_table(block)
        elif isinstance(block, Row):
            self.sheet.add_block(self._as_line(block))
            self._is_in_contents = False
        else:
            self._write_paragraph(block)

    def _write_table(self, table: Table) -> None:
        """Writes the rows, each a block of its own, and says which words are a cell's."""
        runs = [self.sheet.add_block(self._as_line(row, table)) for row in table.rows]
        whole = (runs[0][0], runs[-1][1])
        self.sheet.mark("table", whole, table_value(table.heads, len(table.columns)))
        self._is_in_contents = False

    def _write_paragraph(self, paragraph: Paragraph) -> None:
        stretch = self._numbered(paragraph)
        if not len(stretch):
            return
        style = self._styles.style(paragraph.look.style_id)
        is_contents = style.name.lower().startswith(_CONTENTS)
        level = heading_level(style, paragraph.look.outline)
        if level is not None and not is_contents and _is_heading(stretch):
            stretch.mark("heading", 0, len(stretch), value=str(level))
        self.sheet.add_block(stretch, is_next_line=is_contents and self._is_in_contents)
        self._is_in_contents = is_contents

    def _write_notes(self, kind: NoteKind) -> None:
        """Writes the notes whose marks were met; what they cite themselves comes after them."""
        while taken := self._notes.take_waiting(kind):
            for printed, blocks in taken:
                for block in without_lone_rows(blocks):
                    if isinstance(block, Row):
                        stretch = self._as_line(block)
                    elif isinstance(block, Paragraph):
                        stretch = self._numbered(block, own_mark=printed)
                    else:
                        continue
                    stretch.mark("note", 0, len(stretch), value=printed)
                    self.sheet.add_block(stretch)

    def _as_line(self, row: Row, table: Table | None = None) -> Stretch:
        """A row as one line, its cells apart; a number at its head counts as one."""
        line = Stretch()
        is_lone = len(row.filled) == 1
        for index, cell in enumerate(row.cells):
            if index and not is_lone:
                line.add(CELL_JOINT)
            words = self._in_cell(cell, is_first=index == 0)
            at = len(line)
            line.add_stretch(words)
            if table is not None:
                line.mark("cell", at, len(line), value=str(table.column(row, index)))
        return line.stripped()

    def _in_cell(self, cell: Sequence[Paragraph], *, is_first: bool) -> Stretch:
        """The words of a cell on one line; a number that stands there alone is what it says."""
        whole = Stretch()
        for place, paragraph in enumerate(cell):
            words = self._numbered(paragraph, is_alone=len(cell) == 1).on_one_line()
            if place or not is_first or not paragraph.has_words:
                words.styles = [style for style in words.styles if style.kind != "number"]
            if place and len(words):
                whole.add(" ")
            whole.add_stretch(words)
        return whole

    def _is_row(self, row: Row) -> bool:
        """Whether a row is one of a table; near misses: a frame, a heading or a number over its rows."""
        if len(row.filled) > 1:
            return not self._is_frame(row)
        (paragraph,) = row.filled[0]
        look = paragraph.look
        style = self._styles.style(look.style_id)
        words = sum(len(text) for piece in paragraph.pieces for text in piece.texts)
        is_heading = heading_level(style, look.outline) is not None
        return words <= MOST_LONE and not is_heading and self._list_of(paragraph) is None

    def _is_frame(self, row: Row) -> bool:
        """Whether a row only sets paragraphs side by side: several in a cell, numbered or long."""
        return any(
            len(cell) > 1 and sum(self._is_prose(paragraph) for paragraph in cell) > 1
            for cell in row.cells
        )

    def _is_prose(self, paragraph: Paragraph) -> bool:
        place = self._list_of(paragraph)
        if place is not None and not self._counters.is_bullet(*place):
            return True
        words = "".join(text for piece in paragraph.pieces for text in piece.texts).rstrip()
        return len(words) >= _SHORTEST_SENTENCE and words.endswith((".", "?", "!"))

    def _list_of(self, paragraph: Paragraph) -> tuple[int, int] | None:
        look = paragraph.look
        return self._counters.list_of(look.style_id, look.number_id, look.number_level)

    def _find_lists_without_words(
        self, blocks: Sequence[Block | Table]
    ) -> frozenset[tuple[int, int]]:
        """The lists that number nothing of their own: each number stands over a plain paragraph."""
        found: Counter[tuple[int, int]] = Counter()
        with_words: set[tuple[int, int]] = set()
        for block, after in pairwise([*blocks, None]):
            place = self._list_of(block) if isinstance(block, Paragraph) else None
            if not isinstance(block, Paragraph) or place is None:
                continue
            is_over = (
                isinstance(after, Paragraph) and _has_words(after) and not self._list_of(after)
            )
            if _has_words(block) or not is_over:
                with_words.add(place)
            found[place] += 1
        return frozenset(place for place in found if found[place] > 1 and place not in with_words)

    def _numbered(
        self, paragraph: Paragraph, own_mark: str = "", *, is_alone: bool = False
    ) -> Stretch:
        """The words of a paragraph behind the number or the bullet that is printed before them.

        A number without words is printed too where it ``is_alone`` in its cell.
        """
        look = paragraph.look
        place = self._list_of(paragraph)
        marker = self._counters.count(*place) if place is not None else self._number_above
        words = self._compose(paragraph, own_mark).stripped()
        is_in_list = place in self._lists_without_words and not is_alone
        is_apart = marker is not None and marker.number and is_in_list
        self._number_above = marker if is_apart else None
        if marker is None or not (len(words) or (is_alone and marker.number)):
            return words
        is_bold = marker.is_bold
        if is_bold is None:
            is_bold = look.mark.is_bold
        if is_bold is None:
            is_bold = self._styles.style(look.style_id).look.is_bold
        return _behind(marker, words, is_bold=bool(is_bold))

    def _compose(self, paragraph: Paragraph, own_mark: str = "") -> Stretch:
        stretch = Stretch()
        is_after_mark = False
        for piece in paragraph.pieces:
            text = "".join(piece.texts)
            if piece.traits.note is not None:
                text = self._notes.mark(piece.traits.note, text)
            elif piece.traits.is_own_mark:
                is_after_mark = bool(own_mark)
                stretch.add(own_mark)
                continue
            if is_after_mark and text:
                stretch.add("" if text[0].isspace() else " ")
                is_after_mark = False
            stretch.add(text, *_said(piece, text))
        return stretch


def _has_words(paragraph: Paragraph) -> bool:
    return any(text.strip() for piece in paragraph.pieces for text in piece.texts)


def _said(piece: Piece, text: str) -> list[tuple[StyleKind, str | None]]:
    """What is said of a piece, as kinds of style runs."""
    traits = piece.traits
    said: list[tuple[StyleKind, str | None]] = []
    if traits.is_bold:
        said.append(("bold", None))
    if traits.link is not None:
        said.append(("link", traits.link))
    if traits.note is not None:
        said.append(("reference", text.strip()))
    elif traits.is_raised:
        said.append(("raised", None))
    return said


def _behind(marker: Marker, words: Stretch, *, is_bold: bool) -> Stretch:
    """``words`` behind ``marker``."""
    whole = Stretch()
    whole.add(marker.text)
    if marker.number is not None:
        whole.mark("number", 0, len(whole), value=marker.number)
    whole.add(marker.separator)
    if is_bold:
        whole.mark("bold", 0, len(whole))
    whole.add_stretch(words)
    return whole


def _is_heading(stretch: Stretch) -> bool:
    """Whether words in the style of a heading head anything: sentences in it are paragraphs.

    Many number their paragraphs by the style of a heading: "2.1 The Department agrees."
    """
    text = stretch.text
    if len(text) > _LONGEST_HEADING:
        return False
    is_sentence = text.endswith((".", ";"))
    is_numbered = any(style.kind == "number" for style in stretch.styles)
    return not is_sentence or not (is_numbered or len(text) > _LONGEST_SENTENCE_HEADING)


def _paragraphs_of(block: Block) -> list[Paragraph]:
    if isinstance(block, Row):
        return [paragraph for cell in block.cells for paragraph in cell]
    return [block] if isinstance(block, Paragraph) else []
