"""A block of the document: a heading, a paragraph, a list item or a table, with its marks, links and emphasis."""

from __future__ import annotations

from typing import Literal

from pacparse.record import Record
from pacparse.styles import Box  # noqa: TC001 -- a field's type is read at run time
from pacparse.text.spans import Run, locate

BlockKind = Literal["heading", "paragraph", "item", "table"]
Role = Literal[
    "conclusion",
    "recommendation",
    "response",
    "status",
    "quotation",
    "contents",
    "front_matter",
]
EmphasisStyle = Literal["bold", "italic"]


class Reference(Record):
    """A footnote mark in a block."""

    footnote: str
    """The id of the note."""
    offset: int
    """The offset in the block's ``text`` at which the mark was."""
    run: Run
    """The mark in the source."""


class BlockLink(Record):
    """A link on words of a block."""

    offset: int
    """The first character of the words in the block's ``text``."""
    length: int
    """How many characters of ``text`` the words have."""
    url: str
    """The address, as the original has it."""
    page: int | None = None
    """The page on which the words are, from 1; null if the format has no pages."""
    box: Box | None = None
    """Where the link is on that page; null if the format has no pages."""


class Emphasis(Record):
    """Words of a block that are bold or in italics, while other words in it are not."""

    offset: int
    """The first character of the words in the block's ``text``."""
    length: int
    """How many characters of ``text`` the words have."""
    style: EmphasisStyle
    """``bold`` or ``italic``."""


class Block(Record):
    """A heading, a paragraph, a list item or a table, in reading order.

    ``key`` is the same in every edition: for a numbered paragraph, the ordinal of its report and its number
    (``23/3.2``), else the ``fingerprint``. If two blocks would have the same key, the second ends with ``-2``.
    The slices of ``text_runs`` make up ``text``. One space, a line end or nothing is between two slices.
    The ``text`` of a table has a line for each row, with bars between its cells: ``Year | Lamps``.
    """

    id: str
    """``b1``, ``b2`` and so on in reading order: a place in this document. Another edition may have another."""
    kind: BlockKind
    """Heading, paragraph, list item or table."""
    role: Role | None = None
    """Its function in the procedure; null if it is not known."""
    number: str | None = None
    """The number that a person would cite: ``3.2``."""
    marker: str | None = None
    """The number, bullet or label as printed: ``3.2.``."""
    level: int = 0
    """The depth of a heading, of a number, or of an item in its list: 0 for a paragraph without a number."""
    parent: str | None = None
    """The id of the block to which it belongs: of ``3.2`` the block ``3``, of an item the block above its list."""
    report: str | None = None
    """The id of its report."""
    page: int | None = None
    """The page on which it begins, from 1; null if the format has no pages."""
    page_label: str | None = None
    """The number printed on that page: ``iv``."""
    line: int = 0
    """The line of the source text on which it begins, from 1."""
    key: str = ""
    """A stable name: the ordinal of its report and its number (``23/3.2``), else the fingerprint."""
    fingerprint: str | None = None
    """A digest of its letters and figures: the same in every format."""
    text: str
    """The words as printed, without number, footnote marks and markup."""
    references: tuple[Reference, ...] = ()
    """The footnote marks in ``text``."""
    runs: tuple[Run, ...]
    """The stretches of the source that belong to it: text, marker, footnote marks, markup."""
    text_runs: tuple[Run, ...] = ()
    """The slices of the source that make up ``text``."""
    rows: tuple[tuple[str, ...], ...] = ()
    """In a table: its rows from the top, each a list of the words in its cells; an empty cell is an empty string."""
    header_rows: int = 0
    """In a table: how many of its first rows are column headings in the original."""
    links: tuple[BlockLink, ...] = ()
    """The links on words of ``text``, in order."""
    emphasis: tuple[Emphasis, ...] = ()
    """Words of ``text`` in bold or italics, in order; a block that is bold as a whole has none."""
    boxes: tuple[Box, ...] = ()
    """In a PDF: the place of each printed line, in order: page, left, top, right, bottom, in points."""

    def source_offset(self, offset: int) -> int:
        """The offset in the source of the character at ``offset`` of ``text``."""
        return locate(self.text, self.text_runs, offset)
