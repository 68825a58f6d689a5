"""The blocks of a Word document → one text with its style runs, laid out as every reader does it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.source.word.blocks import Paragraph, Row, Section
from pacparse.source.word.flows import without_lone_rows
from pacparse.source.word.headings import Headings
from pacparse.source.word.notes import NOTE_KINDS
from pacparse.source.word.printed_lines import Printed, find_lines
from pacparse.source.word.stretches import Sheet, Stretch
from pacparse.source.word.tables import MOST_LONE, Table, arrange_tables
from pacparse.styles import CELL_JOINT, table_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.source.word.blocks import Block, NoteKind, Piece, Tally
    from pacparse.source.word.counters import Counters, Marker
    from pacparse.source.word.fields import ListCall
    from pacparse.source.word.notes import NoteBook
    from pacparse.source.word.stylesheet import StyleSheet
    from pacparse.styles import StyleKind

_CONTENTS = "toc "
_SHORTEST_SENTENCE = 60


class Layout:
    """Writes blocks on a sheet, in reading order: numbers and notes are counted on the way."""

    def __init__(
        self, styles: StyleSheet, counters: Counters, notes: NoteBook, tally: Tally
    ) -> None:
        self.sheet = Sheet()
        self._tally = tally
        self._styles = styles
        self._counters = counters
        self._notes = notes
        self._headings = Headings(styles)
        self._is_in_contents = False
        self._lists_without_words: frozenset[tuple[int, int]] = frozenset()
        self._number_above: Marker | None = None

    def write_body(self, blocks: Sequence[Block]) -> None:
        """Writes the body, and its notes at the end of the document or of their section."""
        sections = [block for block in blocks if isinstance(block, Section)]
        following = {id(before): after for before, after in pairwise(sections)}
        if sections:
            self._notes.enter_section(sections[0])
        self._headings.learn(
            (paragraph for block in blocks for paragraph in _paragraphs_of(block)),
            lambda paragraph: self._list_of(paragraph) is not None,
        )
        arranged = arrange_tables(blocks, self._is_row)
        self._lists_without_words = self._find_lists_without_words(arranged)
        lines = find_lines([self._as_printed(block) for block in arranged])
        for place, block in enumerate(arranged):
            if isinstance(block, Section):
                for kind in NOTE_KINDS:
                    if self._notes.restarts(kind):
                        self._write_notes(kind)
                if id(block) in following:
                    self._notes.enter_section(following[id(block)])
            else:
                self._write_block(block, is_line=place in lines)
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

    def _write_block(self, block: Paragraph | Row | Table, *, is_line: bool) -> None:
        if isinstance(block, Table):
            self._write_table(block)
        elif isinstance(block, Row):
            self.sheet.add_block(self._as_line(block))
            self._is_in_contents = False
        else:
            self._write_paragraph(block, is_line=is_line)

    def _write_table(self, table: Table) -> None:
        """Writes the rows, each a block of its own, and says which words are a cell's."""
        runs = [self.sheet.add_block(self._as_line(row, table)) for row in table.rows]
        whole = (runs[0][0], runs[-1][1])
        self.sheet.mark("table", whole, table_value(table.heads, len(table.columns)))
        self._is_in_contents = False

    def _write_paragraph(self, paragraph: Paragraph, *, is_line: bool = False) -> None:
        stretch = self._numbered(paragraph)
        if not len(stretch):
            return
        is_contents = self._is_contents(paragraph)
        is_numbered = any(style.kind == "number" for style in stretch.styles)
        level = self._headings.level(paragraph, stretch.text, is_numbered=is_numbered)
        if level is not None and not is_contents:
            stretch.mark("heading", 0, len(stretch), value=str(level))
        look = paragraph.look
        if look.ground.over(self._styles.style(look.style_id).ground).is_box:
            stretch.mark("boxed", 0, len(stretch))
        is_next_line = is_line or (is_contents and self._is_in_contents)
        self.sheet.add_block(stretch, is_next_line=is_next_line)
        self._is_in_contents = is_contents

    def _is_contents(self, paragraph: Paragraph) -> bool:
        """Whether it is a line of a list of contents."""
        return self._styles.style(paragraph.look.style_id).name.lower().startswith(_CONTENTS)

    def _as_printed(self, block: Block | Table) -> Printed | None:
        """What may be a printed line: a paragraph in no list, under no number, and no heading."""
        if not isinstance(block, Paragraph) or self._is_contents(block) or self._list_of(block):
            return None
        words = block.words.strip()
        if not words or self._headings.level(block, words, is_numbered=False) is not None:
            return None
        return Printed(words, block.is_apart)

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
        words = paragraph.words.strip()
        is_heading = self._headings.level(paragraph, words, is_numbered=False) is not None
        return len(words) <= MOST_LONE and not is_heading and self._list_of(paragraph) is None

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
        words = paragraph.words.rstrip()
        return len(words) >= _SHORTEST_SENTENCE and words.endswith((".", "?", "!"))

    def _list_of(self, paragraph: Paragraph) -> tuple[int, int] | None:
        look = paragraph.look
        return self._counters.list_of(look.style_id, look.number_id, look.number_level)

    def _find_lists_without_words(
        self, blocks: Sequence[Block | Table]
    ) -> frozenset[tuple[int, int]]:
        """The lists whose numbers mostly stand alone, each over a plain paragraph."""
        apart: Counter[tuple[int, int]] = Counter()
        others: Counter[tuple[int, int]] = Counter()
        for block, after in pairwise([*blocks, None]):
            place = self._list_of(block) if isinstance(block, Paragraph) else None
            if not isinstance(block, Paragraph) or place is None or _is_unseen(block):
                continue
            is_over = (
                isinstance(after, Paragraph) and _has_words(after) and not self._list_of(after)
            )
            (apart if is_over and not _has_words(block) else others)[place] += 1
        return frozenset(place for place in apart if apart[place] > max(1, others[place]))

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
        self._number_above = None
        may_stand = is_alone and not _is_unseen(paragraph)
        is_printed = len(words) or (may_stand and marker is not None and marker.number)
        if marker is None or not (is_printed or self._stands_alone(marker, paragraph)):
            return words
        is_bold = marker.is_bold
        if is_bold is None:
            is_bold = look.mark.is_bold
        if is_bold is None:
            is_bold = self._styles.style(look.style_id).look.is_bold
        return _behind(marker, words, is_bold=bool(is_bold)).stripped()

    def _stands_alone(self, marker: Marker, paragraph: Paragraph) -> bool:
        """Whether a marker is printed that numbers no words: if it has its own, ``Recommendation 3``.

        A number may be that of the paragraph below, which is remembered.
        """
        place = self._list_of(paragraph)
        if place is None or _is_unseen(paragraph) or self._counters.is_bullet(*place):
            return False
        if marker.number and place in self._lists_without_words:
            self._number_above = marker
        return marker.number is None

    def _compose(self, paragraph: Paragraph, own_mark: str = "") -> Stretch:
        stretch = Stretch()
        is_after_mark = False
        for piece in paragraph.pieces:
            text = "".join(piece.texts)
            if piece.traits.note is not None:
                text = self._notes.mark(piece.traits.note, text)
            elif piece.traits.call is not None:
                text = self._count_call(piece.traits.call)
            elif piece.traits.is_own_mark:
                is_after_mark = bool(own_mark)
                stretch.add(own_mark)
                continue
            if is_after_mark and text:
                stretch.add("" if text[0].isspace() else " ")
                is_after_mark = False
            stretch.add(text, *_said(piece, text))
        return stretch

    def _count_call(self, call: ListCall) -> str:
        """What a field prints that counts in a list; one that cannot be counted is reported."""
        marker = self._counters.count_named(call)
        if call.is_printed:
            return ""
        if marker is None:
            self._tally.uncounted += 1
            return ""
        return marker.text


def _has_words(paragraph: Paragraph) -> bool:
    return bool(paragraph.words.strip())


def _is_unseen(paragraph: Paragraph) -> bool:
    """Whether nothing of a paragraph is printed, not even its number: its end is all, and hidden."""
    return bool(paragraph.look.mark.is_hidden) and not paragraph.has_words


def _said(piece: Piece, text: str) -> list[tuple[StyleKind, str | None]]:
    """What is said of a piece, as kinds of style runs."""
    traits = piece.traits
    said: list[tuple[StyleKind, str | None]] = []
    if traits.is_bold:
        said.append(("bold", None))
    if traits.is_italic:
        said.append(("italic", None))
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


def _paragraphs_of(block: Block) -> list[Paragraph]:
    if isinstance(block, Row):
        return [paragraph for cell in block.cells for paragraph in cell]
    return [block] if isinstance(block, Paragraph) else []
