"""A block of the document: a heading, a paragraph, a list item or a table, with what stands in it."""

from __future__ import annotations

from typing import Literal

from pacparse.record import Record, record
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


@record(frozen=True, slots=True, kw_only=True)
class Reference(Record):
    """A footnote mark in a block: before which character of ``text`` it stood, and its own run."""

    footnote: str
    """The id of the note."""
    offset: int
    """Before which character of the block's ``text`` the mark stood."""
    run: Run
    """The mark in the source."""


@record(frozen=True, slots=True, kw_only=True)
class BlockLink(Record):
    """An address behind words of a block: the original shows the words, and leads to the address."""

    offset: int
    """The first character of the words in the block's ``text``."""
    length: int
    """How many characters of ``text`` the words have."""
    url: str
    """The address, as the original has it."""
    page: int | None = None
    """The page on which the words stand, from 1; null where there are none."""
    box: Box | None = None
    """Where the link is on that page; null where the format has no pages."""


@record(frozen=True, slots=True, kw_only=True)
class Emphasis(Record):
    """Words of a block that the original sets apart by their type."""

    offset: int
    """The first character of the words in the block's ``text``."""
    length: int
    """How many characters of ``text`` the words have."""
    style: EmphasisStyle
    """``bold`` or ``italic``."""


@record(frozen=True, slots=True, kw_only=True)
class Block(Record):
    """A heading, a paragraph, a list item or a table, in reading order.

    ``id`` is positional. ``key`` is stable: the number, after the ordinal of the report, for a numbered
    paragraph (``23/3.2``), else the ``fingerprint``; ``-2`` where it would repeat. ``fingerprint`` is a
    digest of the letters and figures of ``text``, the same whatever format it was read from.
    ``line`` is the line of the source text on which the block begins, from 1. ``page`` counts the
    pages of the original from 1, and ``page_label`` is the number printed there.
    ``runs`` is every character that the block owns: text, marker, footnote marks, markup.
    ``text_runs`` is the slices that make up ``text``, joined by one space, a line end or by nothing.
    The ``text`` of a table has a line for each row, with bars between its cells: ``Year | Lamps``.
    """

    id: str
    """``b1``, ``b2`` and so on in reading order: a place, no name that lasts."""
    kind: BlockKind
    """What it is in the text."""
    role: Role | None = None
    """What it does in the procedure; null where that is not known."""
    number: str | None = None
    """What a person would cite: ``3.2``."""
    marker: str | None = None
    """What is printed before the text: ``3.2.``."""
    level: int = 0
    """Depth: of a heading, of a number, of an item in its list."""
    parent: str | None = None
    """The id of the block that it hangs on."""
    report: str | None = None
    """The id of its report."""
    page: int | None = None
    """The page that it begins on, from 1; null where the format has none."""
    page_label: str | None = None
    """The number printed on that page: ``iv``."""
    line: int = 0
    """The line of the source text on which it begins, from 1."""
    key: str = ""
    """Stable: the number of a paragraph (``23/3.2``: after the ordinal of its report), else the fingerprint."""
    fingerprint: str | None = None
    """A digest of its letters and figures alone: the same in every format."""
    text: str
    """The words as printed, without number, note marks and markup."""
    references: tuple[Reference, ...] = ()
    """The note marks in ``text``."""
    runs: tuple[Run, ...]
    """Every character of the source that the block owns."""
    text_runs: tuple[Run, ...] = ()
    """The slices of the source that make up ``text``."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table: its rows from the top, each the words of its cells from the left; an empty cell is an empty string."""
    header_rows: int = 0
    """Of a table: how many of its first rows the original calls headings of columns."""
    links: tuple[BlockLink, ...] = ()
    """The addresses behind words of ``text``, in order."""
    emphasis: tuple[Emphasis, ...] = ()
    """Words of ``text`` in bold or italics, in order; a block that is bold as a whole has none."""
    boxes: tuple[Box, ...] = ()
    """Of a PDF: the place of each printed line of the block, in order: page, left, top, right, bottom, in points."""

    def source_offset(self, offset: int) -> int:
        """The offset in the source of the character at ``offset`` of ``text``."""
        return locate(self.text, self.text_runs, offset)
