"""What a story of a Word document is made of: pieces of text, paragraphs, rows of tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple
from pacparse.source.word.grounds import Ground
from pacparse.source.word.stylesheet import Look

if TYPE_CHECKING:
    from pacparse.source.word.fields import ListCall

NoteKind = Literal["footnote", "endnote"]


class NoteKey(NamedTuple):
    """A note as the file names it; the number that is printed comes from counting."""

    kind: NoteKind
    id: str


class Traits(NamedTuple):
    """What is said of a piece of text. ``note`` is the note that the piece is a mark of.

    ``call`` is a field that counts, whose number is yet to be counted.
    """

    is_bold: bool = False
    is_raised: bool = False
    link: str | None = None
    note: NoteKey | None = None
    is_own_mark: bool = False
    call: ListCall | None = None
    is_italic: bool = False


@dataclass(slots=True)
class Piece:
    """Some text, in parts, with what is said of it; a mark without text is yet to be numbered."""

    traits: Traits
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class ParagraphLook:
    """What a paragraph says of itself; what is None, its style says."""

    style_id: str | None = None
    number_id: int | None = None
    number_level: int | None = None
    outline: int | None = None
    mark: Look = field(default_factory=Look)
    ground: Ground = field(default_factory=Ground)
    is_deleted: bool = False
    """Whether its end is deleted."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the making, and made; ``has_words`` says that it prints more than blanks.

    ``is_apart`` says that an empty one stands above it.
    """

    look: ParagraphLook = field(default_factory=ParagraphLook)
    pieces: list[Piece] = field(default_factory=list)
    has_words: bool = False
    is_apart: bool = False

    @property
    def words(self) -> str:
        """What it holds of text; numbers that are counted are not in it."""
        return "".join(text for piece in self.pieces for text in piece.texts)

    def add(self, text: str, traits: Traits) -> None:
        """Takes ``text`` at the end."""
        if not self.pieces or self.pieces[-1].traits != traits:
            self.pieces.append(Piece(traits))
        self.pieces[-1].texts.append(text)
        if traits.note or not text.isspace():
            self.has_words = True

    @property
    def goes_on(self) -> bool:
        """Whether the next paragraph goes on with it: its end is deleted, or hidden behind words."""
        return self.look.is_deleted or (self.has_words and bool(self.look.mark.is_hidden))

    def add_paragraph(self, other: Paragraph) -> None:
        """Takes a paragraph at the end, whose look counts where none of this was printed."""
        if not self.has_words:
            self.look = other.look
        else:
            self.look.is_deleted = other.look.is_deleted
            self.look.mark = self.look.mark._replace(is_hidden=other.look.mark.is_hidden)
        self.has_words = self.has_words or other.has_words
        self.pieces.extend(other.pieces)


@dataclass(slots=True)
class Row:
    """A row of a table; each cell is a list of paragraphs.

    ``columns`` is the column of the table's grid in which each cell begins, ``table`` the table that it
    belongs to, ``is_head`` whether it is repeated at the head of each page.
    """

    cells: list[list[Paragraph]]
    columns: list[int]
    table: int
    is_head: bool = False

    @property
    def filled(self) -> list[list[Paragraph]]:
        """The cells that have words."""
        return [cell for cell in self.cells if any(part.has_words for part in cell)]


@dataclass(slots=True)
class NoteNumbering:
    """How notes of a kind are numbered, as far as it is said."""

    format: str | None = None
    start: int | None = None
    restart: str | None = None


@dataclass(slots=True)
class Section:
    """The end of a section: how its notes are numbered, and which parts head and foot its pages."""

    notes: dict[NoteKind, NoteNumbering] = field(default_factory=dict)
    edges: list[str] = field(default_factory=list)


Block = Paragraph | Row | Section


@dataclass(slots=True)
class Tally:
    """What was met and is not in the text, or is there in one of two forms."""

    insertions: int = 0
    deletions: int = 0
    moves: int = 0
    comments: int = 0
    hidden: int = 0
    embedded: int = 0
    uncounted: int = 0
