"""The document that users get: frozen records, which have the same fields as the JSON.

Offsets count code points of the source text from 0. A run is a pair of offsets: its first character, and
the place after its last one. ``docs/document.md`` explains each field with an example. ``pacparse schema``
prints the JSON Schema of this module. The text below each field is its description in the schema.

The records are frozen dataclasses. pydantic is imported only to read, validate or describe them, so a
command that only writes JSON starts in half the time.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import Literal, Self

from pacparse.block import Block  # noqa: TC001 -- a field's type is read at run time
from pacparse.errors import UnsupportedError
from pacparse.record import Record
from pacparse.styles import Box  # noqa: TC001 -- a field's type is read at run time
from pacparse.text.spans import Run  # noqa: TC001 -- a field's type is read at run time
from pacparse.units import Severity  # noqa: TC001 -- a field's type is read at run time

SCHEMA_VERSION = "1.1"

Position = Literal["agreed", "agreed_in_principle", "agreed_in_part", "disagreed", "noted"]
VerdictKind = Literal["explicit", "loose"]
Gap = Literal["no_answer", "no_verdict", "loose", "table_unread"]
Status = Literal[
    "implemented", "planned", "in_progress", "delayed", "superseded", "not_implemented"
]
NoteStatus = Literal["resolved", "text_only", "undefined", "unreferenced"]
AddressOrigin = Literal["printed", "repaired", "link"]
DateKind = Literal["target", "original", "revised"]


class Generator(Record):
    """The program that made the document."""

    name: str
    """The program."""
    version: str
    """Its version."""


class Source(Record):
    """The input: its name, how its bytes became text, and the digest of the bytes."""

    name: str
    """The file's name, ``-`` or ``<text>``."""
    media_type: str
    """``text/plain``, ``text/markdown``, ``application/pdf`` and so on."""
    encoding: str
    """How the bytes became text: ``utf-8``, ``windows-1252`` and so on."""
    sha256: str
    """The digest of the bytes, in hexadecimal digits."""
    characters: int
    """Code points in the source text."""
    pages: int | None = None
    """How many pages it has; null if the format has no pages."""
    extractor: str | None = None
    """The program that made text of the file, with its version; null for text."""
    page_sizes: tuple[tuple[float, float], ...] = ()
    """In a PDF: the width and the height of each page, in points."""


class Report(Record):
    """One committee report that the document answers.

    ``committee`` is ``pac`` for the Committee of Public Accounts, and else the committee's name.
    """

    id: str
    """``r1``, ``r2`` and so on."""
    committee: str | None = None
    """``pac`` for the Committee of Public Accounts, else the name of the committee; null if the document names no committee or several."""
    ordinal: int | None = None
    """23 for *Twenty-Third Report*; null if no ordinal is printed."""
    session: str | None = None
    """The session of the report: ``2016-17``."""
    title: str | None = None
    """Its title as printed."""
    departments: tuple[str, ...] = ()
    """The departments that answer this report."""
    blocks: tuple[str, ...] = ()
    """The ids of its first and its last block."""


class Verdict(Record):
    """One verdict on a recommendation: who gives it, in which words, and where the words are."""

    position: Position
    """The position that the words mean."""
    kind: VerdictKind = "explicit"
    """``explicit``: about the recommendation. ``loose``: about a need, an aim or a view near it, which gives the recommendation no position."""
    by: str | None = None
    """Who answers, as printed; null if the words name nobody."""
    words: str
    """The words of the verdict, as printed."""
    runs: tuple[Run, ...]
    """Where the words are in the source."""


class TargetDate(Record):
    """A date in a status line: its words, and the days that it may mean (ISO, inclusive)."""

    kind: DateKind
    """``target``: a target date. ``original``: the first target date. ``revised``: the date that replaces it."""
    words: str
    """The date as printed."""
    earliest: str | None = None
    """The first day that the words may mean (ISO), or null."""
    latest: str | None = None
    """The last day that the words may mean (ISO), or null."""


class RecommendationBlocks(Record):
    """The blocks of a recommendation, by their function."""

    conclusion: tuple[str, ...] = ()
    """The ids of the blocks with the committee's finding."""
    recommendation: tuple[str, ...] = ()
    """The ids of the blocks with the committee's request."""
    response: tuple[str, ...] = ()
    """The ids of the blocks with the answer."""


class Recommendation(Record):
    """A recommendation with its answer.

    ``id`` is a place in this document. ``key`` is the same in every edition and format: committee, session and
    ordinal of the report, and the number (``pac/2017-19/23/4a``). If one of them is not known, the key is
    the ``fingerprint``. If two recommendations would have the same key, the second ends with ``-2``.
    ``page`` and ``line`` are those of its first block, and ``page_to`` is the page of its last block.
    """

    id: str
    """The report and the number: ``r1.3``."""
    key: str = ""
    """A stable name: committee, session, ordinal and number (``pac/2017-19/23/4a``), else the fingerprint."""
    fingerprint: str | None = None
    """A digest of its letters and figures: the same in every format."""
    number: str | None = None
    """The number as people cite it: ``3``, ``4a(i)``; null if no number is printed."""
    title: str | None = None
    """The title after its label, as printed; null if there is no title."""
    report: str | None = None
    """The id of its report."""
    departments: tuple[str, ...] = ()
    """The departments that answer it."""
    conclusion: str | None = None
    """The committee's finding; ``1a`` and ``1b`` have the same."""
    recommendation: str | None = None
    """The committee's request; the items of a list are on lines of their own."""
    response: tuple[str, ...] = ()
    """The numbers of the paragraphs of the answer, for people."""
    response_text: str | None = None
    """The text of all blocks of the answer, a line for each block."""
    page: int | None = None
    """The page of the original, from 1; null if the original has no pages."""
    page_to: int | None = None
    """The page on which its last block begins."""
    page_label: str | None = None
    """The number printed on that page."""
    line: int | None = None
    """The line of the source text on which it begins, from 1."""
    blocks: RecommendationBlocks
    """Its blocks."""
    position: Position | None = None
    """The position of the first explicit verdict; null if there is none."""
    gap: Gap | None = None
    """The reason why ``position`` is null; null if there is a position."""
    verdicts: tuple[Verdict, ...] = ()
    """Each verdict in the answer, in order."""
    status: Status | None = None
    """How far the work is, from the status lines."""
    status_words: str | None = None
    """The status lines as printed."""
    target_dates: tuple[TargetDate, ...] = ()
    """The dates of the status lines."""
    checked: bool = False
    """Whether a person has looked at it and accepted it as it is."""
    corrected: tuple[str, ...] = ()
    """The fields that a person has corrected; ``corrections`` of the document says who, when and why."""


class Correction(Record):
    """A correction that a person made in a recommendation, with the value before."""

    recommendation: str
    """The key of the recommendation."""
    field: str
    """The corrected field: ``position``, ``status``, ``recommendation`` …; ``docs/review.md`` lists all."""
    old: str = ""
    """The value before; empty for no value."""
    new: str = ""
    """The value now; empty for no value."""
    source_sha256: str = ""
    """The digest of the file that the person looked at; empty if the correction is for any file."""
    by: str = ""
    """Who made the correction."""
    date: str = ""
    """When the person made it (ISO)."""
    why: str = ""
    """The reason, in words."""


class NoteReference(Record):
    """Where a footnote is cited."""

    block: str
    """The id of the block."""
    offset: int
    """The offset in its ``text`` at which the mark was."""


class NoteLink(Record):
    """An address of a note and its origin."""

    url: str
    """The address, repaired."""
    origin: AddressOrigin
    """``printed``: the note has it like this. ``repaired``: the note has it with errors. ``link``: only a link of the original leads there."""
    page: int | None = None
    """The page on which the note is, from 1; null if the original has no pages."""
    box: Box | None = None
    """In a PDF: where the link is on that page."""


class Footnote(Record):
    """A note: its own words without its URLs, its repaired URLs, and where it is cited."""

    id: str
    """``fn40``; no two notes have the same id."""
    number: str
    """The number as printed; numbers may begin again in each chapter."""
    text: str | None = None
    """The words of the note without its addresses; null if there are none."""
    urls: tuple[str, ...] = ()
    """The addresses, repaired; the printed characters are in ``runs``."""
    links: tuple[NoteLink, ...] = ()
    """The same addresses, each with its origin."""
    status: NoteStatus
    """Whether the note was found, has an address, and is cited."""
    references: tuple[NoteReference, ...] = ()
    """Where it is cited."""
    runs: tuple[Run, ...] = ()
    """The note in the source."""
    boxes: tuple[Box, ...] = ()
    """In a PDF: the place of each of its printed lines, in order."""


class Variant(Record):
    """A difference between two copies of a passage."""

    block: str
    """The id of the block that is shown."""
    kept: str
    """The words that are shown."""
    removed: str
    """The words that the other copy has."""
    runs: tuple[Run, ...] = ()
    """Where the removed words are in the source."""


class Duplicate(Record):
    """A repeated passage (one copy removed) or a restatement (both kept, linked)."""

    kind: Literal["repeated_passage", "restatement"]
    """``repeated_passage``: one copy was removed. ``restatement``: both are kept."""
    score: float
    """How similar the two are, from 0 to 1."""
    kept: tuple[str, ...]
    """The ids of the blocks that are shown."""
    removed: tuple[Run, ...] = ()
    """The removed copy in the source."""
    blocks: tuple[str, ...] = ()
    """For a restatement: the ids of both blocks."""
    reason: str | None = None
    """Why the passage counts as repeated."""
    variants: tuple[Variant, ...] = ()
    """Where the copies differ."""


class Removal(Record):
    """Characters of the source that are in no block and no note, and why."""

    reason: str
    """The kind: ``page_number``, ``running_head`` and so on."""
    runs: tuple[Run, ...]
    """The characters that were removed."""
    detail: str | None = None
    """More about the removal, or null."""
    boxes: tuple[Box, ...] = ()
    """In a PDF: the place of each of their printed lines, in order."""


class Diagnostic(Record):
    """Something that a person should look at, with a stable code and its place.

    ``line`` and ``column`` count from 1, as an editor does.
    """

    code: str
    """A stable name; ``docs/errors.md`` explains each."""
    severity: Severity
    """How much it matters."""
    message: str
    """One sentence for people."""
    line: int
    """The line of the source where it begins, from 1."""
    column: int
    """The column of that line, from 1."""
    page: int | None = None
    """The page of the original, from 1; null if the original has no pages."""
    runs: tuple[Run, ...] = ()
    """The stretches of the source that it is about."""
    block: str | None = None
    """The id of the block, or null."""


class Conservation(Record):
    """The check that no character is lost: ``unaccounted`` is always 0."""

    characters: int
    """Code points in the source text."""
    unaccounted: int
    """How many of them are in no block, note or removal: always 0."""


class Document(Record):
    """Everything that pacparse found in one input.

    ``key`` is the paper number of the document (``cp-221``), else the first twelve hexadecimal digits
    of a digest of the letters of its text. ``text`` is the source text, to which all offsets refer.
    It is null unless the caller asked for it.
    """

    schema_version: str = SCHEMA_VERSION
    """The version of this description. Within one major version, fields are only added."""
    key: str = ""
    """A stable name: the paper number of the document (``cp-221``), else a digest of its letters."""
    generator: Generator
    """What wrote the document, and its version."""
    source: Source
    """The input."""
    profile: str
    """The profile with which it was read."""
    title: str | None = None
    """The title as printed, or null."""
    date: str | None = None
    """The date (ISO), or the month (ISO) if no day is printed; null if there is no date."""
    session: str | None = None
    """The session: ``2016-17``; null if the document spans several."""
    paper_numbers: tuple[str, ...] = ()
    """The paper numbers of the document, not those of the papers that it answers."""
    departments: tuple[str, ...] = ()
    """The departments that answer."""
    reports: tuple[Report, ...] = ()
    """The committee reports that it answers."""
    blocks: tuple[Block, ...] = ()
    """Headings, paragraphs, items and tables in reading order."""
    recommendations: tuple[Recommendation, ...] = ()
    """The recommendations, each with its answer."""
    footnotes: tuple[Footnote, ...] = ()
    """Notes, and marks whose note is missing."""
    duplicates: tuple[Duplicate, ...] = ()
    """Repeated passages and restatements."""
    removals: tuple[Removal, ...] = ()
    """The characters that are in no block and in no note, with the reason."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What a person should look at."""
    corrections: tuple[Correction, ...] = ()
    """The corrections that people made, in the order in which they were applied."""
    conservation: Conservation
    """The check that no character is lost."""
    text: str | None = None
    """The source text; null unless the caller asked for it."""

    def __repr__(self) -> str:
        """One line: the name, the profile, and how many blocks, recommendations and notes there are."""
        return (
            f"<Document {self.source.name!r}: {self.profile}, {len(self.blocks)} blocks, "
            f"{len(self.recommendations)} recommendations, {len(self.footnotes)} notes>"
        )

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """The document in ``text`` (JSON of any schema version with the same major number).

        Missing fields get their defaults, and unknown fields are ignored.
        Raises UnsupportedError if the major number is another, and pydantic.ValidationError if
        the JSON is not a document.
        """
        from pydantic import ValidationError

        try:
            found = super().model_validate_json(text)
        except ValidationError:
            _refuse_major(_version_of(text))
            raise
        _refuse_major(found.schema_version)
        return found

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The numbered paragraphs in order, without the committee's conclusions and recommendations."""
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


def _version_of(text: str | bytes) -> str | None:
    """The version of the schema that a JSON text names, or None."""
    try:
        plain = json.loads(text)
    except ValueError:
        return None
    version = plain.get("schema_version") if isinstance(plain, dict) else None
    return version if isinstance(version, str) else None


def _refuse_major(version: str | None) -> None:
    """Raise UnsupportedError if ``version`` has another major number than this module."""
    major = SCHEMA_VERSION.partition(".")[0]
    if version is not None and version.partition(".")[0] != major:
        message = f"schema version {version} is not read"
        raise UnsupportedError(message, hint=f"this pacparse reads versions {major}.x")
