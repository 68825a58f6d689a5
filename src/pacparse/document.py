"""The document that leaves the house: frozen records, the JSON field by field.

Offsets are 0-based code points into the source text, half-open. ``docs/document.md`` explains each
field with an example; ``pacparse schema`` prints the JSON Schema of this module.

The records are frozen dataclasses that pydantic validates, reads and describes when it is asked to:
writing JSON needs no schema, and a command that only writes starts in half the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pacparse.record import Record
from pacparse.text.spans import Run, locate
from pacparse.units import Severity  # noqa: TC001 -- a field's type is read at run time

SCHEMA_VERSION = "1.1"

BlockKind = Literal["heading", "paragraph", "item"]
Role = Literal[
    "conclusion",
    "recommendation",
    "response",
    "status",
    "quotation",
    "contents",
    "front_matter",
]
Position = Literal["agreed", "agreed_in_principle", "agreed_in_part", "disagreed", "noted"]
Status = Literal[
    "implemented", "planned", "in_progress", "delayed", "superseded", "not_implemented"
]
NoteStatus = Literal["resolved", "text_only", "undefined", "unreferenced"]
AddressOrigin = Literal["printed", "repaired", "link"]
DateKind = Literal["target", "original", "revised"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator(Record):
    """The program that made the document."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """The input: its name, how its bytes became text, and the digest of the bytes."""

    name: str
    media_type: str
    encoding: str
    sha256: str
    characters: int
    pages: int | None = None
    extractor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """One committee report that the document answers; ``blocks`` names its first and last."""

    id: str
    ordinal: int | None = None
    session: str | None = None
    title: str | None = None
    departments: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Record):
    """A footnote mark in a block: before which character of ``text`` it stood, and its own run."""

    footnote: str
    offset: int
    run: Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Record):
    """A heading, a paragraph or a list item, in reading order.

    ``page`` counts the pages of the original from 1, and ``page_label`` is the number printed there.
    ``runs`` is every character that the block owns: text, marker, footnote marks, markup.
    ``text_runs`` is the slices that make up ``text``, joined by one space or by nothing.
    """

    id: str
    kind: BlockKind
    role: Role | None = None
    number: str | None = None
    marker: str | None = None
    level: int = 0
    parent: str | None = None
    report: str | None = None
    page: int | None = None
    page_label: str | None = None
    text: str
    references: tuple[Reference, ...] = ()
    runs: tuple[Run, ...]
    text_runs: tuple[Run, ...] = ()

    def source_offset(self, offset: int) -> int:
        """The offset in the source of the character at ``offset`` of ``text``."""
        return locate(self.text, self.text_runs, offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """One answer to a recommendation: by whom, in which words, and where they stand."""

    position: Position
    by: str | None = None
    words: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDate(Record):
    """A date in a status line: its words, and the days that it may mean (ISO, inclusive)."""

    kind: DateKind
    words: str
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationBlocks(Record):
    """The blocks that a recommendation is made of, by what they do."""

    conclusion: tuple[str, ...] = ()
    recommendation: tuple[str, ...] = ()
    response: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """A recommendation with what was answered; ``response`` holds paragraph numbers for people."""

    id: str
    number: str | None = None
    report: str | None = None
    departments: tuple[str, ...] = ()
    conclusion: str | None = None
    recommendation: str | None = None
    response: tuple[str, ...] = ()
    blocks: RecommendationBlocks
    position: Position | None = None
    verdicts: tuple[Verdict, ...] = ()
    status: Status | None = None
    status_words: str | None = None
    target_dates: tuple[TargetDate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReference(Record):
    """Where a footnote is cited."""

    block: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLink(Record):
    """An address of a note and its origin.

    It stands in the print as it is, was repaired from it, or is only the address of a link of the
    original. ``page`` counts from 1, where there are pages.
    """

    url: str
    origin: AddressOrigin
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote(Record):
    """A note: its own words without its URLs, its repaired URLs, and where it is cited."""

    id: str
    number: str
    text: str | None = None
    urls: tuple[str, ...] = ()
    links: tuple[NoteLink, ...] = ()
    status: NoteStatus
    references: tuple[NoteReference, ...] = ()
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Record):
    """A difference between two copies of a passage; ``runs`` is where the removed words stand."""

    block: str
    kept: str
    removed: str
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate(Record):
    """A repeated passage (one copy removed) or a restatement (both kept, linked)."""

    kind: Literal["repeated_passage", "restatement"]
    score: float
    kept: tuple[str, ...]
    removed: tuple[Run, ...] = ()
    blocks: tuple[str, ...] = ()
    reason: str | None = None
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal(Record):
    """Characters of the source that are in no block and no note, and why."""

    reason: str
    runs: tuple[Run, ...]
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic(Record):
    """Something that a reader should know: a stable code, where, and in which block.

    ``line`` and ``column`` are 1-based, as an editor counts them.
    """

    code: str
    severity: Severity
    message: str
    line: int
    column: int
    runs: tuple[Run, ...] = ()
    block: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conservation(Record):
    """The promise: how many characters came in, and how many of them are nowhere (always 0)."""

    characters: int
    unaccounted: int


@dataclass(frozen=True, kw_only=True)
class Document(Record):
    """A response as numbered paragraphs, recommendations and footnotes, with its full account."""

    schema_version: str = SCHEMA_VERSION
    generator: Generator
    source: Source
    profile: str
    title: str | None = None
    date: str | None = None
    session: str | None = None
    paper_numbers: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    blocks: tuple[Block, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    removals: tuple[Removal, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    conservation: Conservation

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The numbered paragraphs, in order; quoted conclusions and recommendations are none."""
        return tuple(
            block
            for block in self.blocks
            if block.kind == "paragraph"
            and block.number is not None
            and block.role not in ("conclusion", "recommendation")
        )

    @cached_property
    def block_by_id(self) -> dict[str, Block]:
        """Every block under its id."""
        return {block.id: block for block in self.blocks}
