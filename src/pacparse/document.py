"""The document that leaves the house: frozen records, the JSON field by field.

Offsets are 0-based code points into the source text, half-open. ``docs/document.md`` explains each
field with an example; ``pacparse schema`` prints the JSON Schema of this module, which takes the words
below each field.

The records are frozen dataclasses that pydantic validates, reads and describes when it is asked to:
writing JSON needs no schema, and a command that only writes starts in half the time.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import Literal, Self

from pacparse.block import Block  # noqa: TC001 -- a field's type is read at run time
from pacparse.errors import UnsupportedError
from pacparse.record import Record, record
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


@record(frozen=True, slots=True, kw_only=True)
class Generator(Record):
    """The program that made the document."""

    name: str
    """The program."""
    version: str
    """Its version."""


@record(frozen=True, slots=True, kw_only=True)
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
    """How many pages; null where the format has none."""
    extractor: str | None = None
    """What read a file that is more than text, with its version; null for text."""
    page_sizes: tuple[tuple[float, float], ...] = ()
    """Of a PDF: the width and the height of each page, in points."""


@record(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """One committee report that the document answers; ``blocks`` names its first and last.

    ``committee`` is ``pac`` for the Committee of Public Accounts, and else the committee's name.
    """

    id: str
    """``r1``, ``r2`` and so on."""
    committee: str | None = None
    """``pac`` for the Committee of Public Accounts, else the name of the committee; null if none is named, or several."""
    ordinal: int | None = None
    """23 for *Twenty-Third Report*; null where none is printed."""
    session: str | None = None
    """The session of the report: ``2016-17``."""
    title: str | None = None
    """Its title as printed."""
    departments: tuple[str, ...] = ()
    """The departments that answer this report."""
    blocks: tuple[str, ...] = ()
    """The ids of its first and its last block."""


@record(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """One answer to a recommendation: by whom, in which words, and where they stand."""

    position: Position
    """What the words stand for."""
    kind: VerdictKind = "explicit"
    """``explicit``: about the recommendation. ``loose``: about a need, an aim or a view near it; that gives no position."""
    by: str | None = None
    """Who answers, as printed; null where the words name nobody."""
    words: str
    """The words of the verdict, as printed."""
    runs: tuple[Run, ...]
    """Where they stand in the source."""


@record(frozen=True, slots=True, kw_only=True)
class TargetDate(Record):
    """A date in a status line: its words, and the days that it may mean (ISO, inclusive)."""

    kind: DateKind
    """The target, or the one that was first set, or the one that replaced it."""
    words: str
    """The date as printed."""
    earliest: str | None = None
    """The first day that the words may mean (ISO), or null."""
    latest: str | None = None
    """The last day that they may mean (ISO), or null."""


@record(frozen=True, slots=True, kw_only=True)
class RecommendationBlocks(Record):
    """The blocks that a recommendation is made of, by what they do."""

    conclusion: tuple[str, ...] = ()
    """The ids of the blocks of the committee's finding."""
    recommendation: tuple[str, ...] = ()
    """The ids of the blocks of what it asks for."""
    response: tuple[str, ...] = ()
    """The ids of the blocks of the answer."""


@record(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """A recommendation with what was answered; ``response`` holds paragraph numbers for people.

    ``id`` is positional. ``key`` is the same in every edition and format: committee, session and
    ordinal of the report, and the number (``pac/2017-19/23/4a``); where one of them is not known, the
    ``fingerprint``; ``-2`` where it would repeat. ``response_text`` is the text of all answering
    blocks, a line each. ``page`` and ``line`` are those of its first block, ``page_to`` is the
    page of its last.
    """

    id: str
    """Report and number: ``r1.3``."""
    key: str = ""
    """Stable: committee, session, ordinal and number (``pac/2017-19/23/4a``), else the fingerprint."""
    fingerprint: str | None = None
    """A digest of its letters and figures alone: the same in every format."""
    number: str | None = None
    """As people cite it: ``3``, ``4a(i)``; null where none is printed."""
    title: str | None = None
    """The title behind its label, as printed; null where there is none."""
    report: str | None = None
    """The id of its report."""
    departments: tuple[str, ...] = ()
    """The departments that answer it."""
    conclusion: str | None = None
    """The committee's finding; ``1a`` and ``1b`` share it."""
    recommendation: str | None = None
    """What the committee asks for; a list follows on lines of its own."""
    response: tuple[str, ...] = ()
    """The numbers of the answering paragraphs."""
    response_text: str | None = None
    """The text of all answering blocks, a line each."""
    page: int | None = None
    """The page of the original, from 1; null where there are none."""
    page_to: int | None = None
    """The page on which its last block begins."""
    page_label: str | None = None
    """The number printed on that page."""
    line: int | None = None
    """The line of the source text on which it begins, from 1."""
    blocks: RecommendationBlocks
    """The blocks that it is made of."""
    position: Position | None = None
    """What the first explicit verdict stands for; null where there is none."""
    gap: Gap | None = None
    """Why ``position`` is null; null where it is not."""
    verdicts: tuple[Verdict, ...] = ()
    """Each verdict in the answer, in order."""
    status: Status | None = None
    """How far the work is, by the status lines."""
    status_words: str | None = None
    """The status lines as printed."""
    target_dates: tuple[TargetDate, ...] = ()
    """The dates of the status lines."""
    checked: bool = False
    """Whether a person has looked at it and accepts it as it stands."""
    corrected: tuple[str, ...] = ()
    """The fields that a person has set; ``corrections`` of the document has who, when and why."""


@record(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """What a person has set in a recommendation, and what stood there before."""

    recommendation: str
    """The key of the recommendation."""
    field: str
    """What was set: ``position``, ``status``, ``recommendation`` …; ``docs/review.md`` has all."""
    old: str = ""
    """What stood there; empty if nothing did."""
    new: str = ""
    """What stands there now; empty for nothing."""
    source_sha256: str = ""
    """The digest of the file that the person had before them; empty if the correction is for any."""
    by: str = ""
    """Who made the correction."""
    date: str = ""
    """When (ISO)."""
    why: str = ""
    """The reason, in words."""


@record(frozen=True, slots=True, kw_only=True)
class NoteReference(Record):
    """Where a footnote is cited."""

    block: str
    """The id of the block."""
    offset: int
    """Before which character of its ``text`` the mark stood."""


@record(frozen=True, slots=True, kw_only=True)
class NoteLink(Record):
    """An address of a note and its origin."""

    url: str
    """The address, repaired."""
    origin: AddressOrigin
    """Whether it is printed as it stands here, was repaired, or is only the target of a link."""
    page: int | None = None
    """The page on which the note stands, from 1; null where there are none."""
    box: Box | None = None
    """Of a link of a PDF: where it is on that page."""


@record(frozen=True, slots=True, kw_only=True)
class Footnote(Record):
    """A note: its own words without its URLs, its repaired URLs, and where it is cited."""

    id: str
    """``fn40``; two notes never share one."""
    number: str
    """As printed; numbers may begin again."""
    text: str | None = None
    """The note's words without its addresses; null where there are none."""
    urls: tuple[str, ...] = ()
    """The addresses, repaired; ``runs`` have what was printed."""
    links: tuple[NoteLink, ...] = ()
    """The same addresses, each with its origin."""
    status: NoteStatus
    """Whether the note was found, has an address, and is cited."""
    references: tuple[NoteReference, ...] = ()
    """Where it is cited."""
    runs: tuple[Run, ...] = ()
    """The note in the source."""
    boxes: tuple[Box, ...] = ()
    """Of a PDF: the place of each of its printed lines, in order."""


@record(frozen=True, slots=True, kw_only=True)
class Variant(Record):
    """A difference between two copies of a passage; ``runs`` is where the removed words stand."""

    block: str
    """The id of the block that is shown."""
    kept: str
    """The words that are shown."""
    removed: str
    """The words that the other copy has."""
    runs: tuple[Run, ...] = ()
    """Where the removed words stand."""


@record(frozen=True, slots=True, kw_only=True)
class Duplicate(Record):
    """A repeated passage (one copy removed) or a restatement (both kept, linked)."""

    kind: Literal["repeated_passage", "restatement"]
    """Whether one copy was removed, or both are kept."""
    score: float
    """How alike the two are, from 0 to 1."""
    kept: tuple[str, ...]
    """The ids of the blocks that are shown."""
    removed: tuple[Run, ...] = ()
    """The removed copy in the source."""
    blocks: tuple[str, ...] = ()
    """Of a restatement: the ids of both blocks."""
    reason: str | None = None
    """Why the passage counts as repeated."""
    variants: tuple[Variant, ...] = ()
    """Where the copies differ."""


@record(frozen=True, slots=True, kw_only=True)
class Removal(Record):
    """Characters of the source that are in no block and no note, and why."""

    reason: str
    """The kind: ``page_number``, ``running_head`` and so on."""
    runs: tuple[Run, ...]
    """The characters that were removed."""
    detail: str | None = None
    """What more is known of them, or null."""
    boxes: tuple[Box, ...] = ()
    """Of a PDF: the place of each of their printed lines, in order."""


@record(frozen=True, slots=True, kw_only=True)
class Diagnostic(Record):
    """Something that a reader should know: a stable code, where, and in which block.

    ``line`` and ``column`` are 1-based, as an editor counts them.
    """

    code: str
    """Stable: ``docs/errors.md`` explains each."""
    severity: Severity
    """How much it matters."""
    message: str
    """One sentence for people."""
    line: int
    """The line of the source where it begins, from 1."""
    column: int
    """The column of that line, from 1."""
    page: int | None = None
    """The page of the original, from 1; null where there are none."""
    runs: tuple[Run, ...] = ()
    """What it is about, in the source."""
    block: str | None = None
    """The id of the block, or null."""


@record(frozen=True, slots=True, kw_only=True)
class Conservation(Record):
    """The promise: how many characters came in, and how many of them are nowhere (always 0)."""

    characters: int
    """Code points in the source text."""
    unaccounted: int
    """How many of them are nowhere: 0."""


@record(frozen=True, kw_only=True)
class Document(Record):
    """A response as numbered paragraphs, recommendations and footnotes, with its full account.

    ``key`` is the document's own paper number (``cp-221``), else the first twelve hexadecimal digits
    of a digest of the letters of its text. ``text`` is the source text that all offsets point into;
    it is there only if it was asked for.
    """

    schema_version: str = SCHEMA_VERSION
    """The version of this description: fields are added within one major version."""
    key: str = ""
    """Stable: its own paper number (``cp-221``), else a digest of its letters."""
    generator: Generator
    """What wrote the document, and its version."""
    source: Source
    """The input."""
    profile: str
    """The family of documents as which it was read."""
    title: str | None = None
    """As printed, or null."""
    date: str | None = None
    """ISO date, or ISO month where no day is printed; null where there is neither."""
    session: str | None = None
    """``2016-17``; null where the document spans several."""
    paper_numbers: tuple[str, ...] = ()
    """Its own numbers, not those of the papers that it answers."""
    departments: tuple[str, ...] = ()
    """The departments that answer."""
    reports: tuple[Report, ...] = ()
    """The committee reports that it answers."""
    blocks: tuple[Block, ...] = ()
    """Headings, paragraphs and items in reading order."""
    recommendations: tuple[Recommendation, ...] = ()
    """Each with what was answered."""
    footnotes: tuple[Footnote, ...] = ()
    """Notes, and marks whose note is missing."""
    duplicates: tuple[Duplicate, ...] = ()
    """Repeated passages and restatements."""
    removals: tuple[Removal, ...] = ()
    """What is in no block and in no note, and why."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What a reader should know."""
    corrections: tuple[Correction, ...] = ()
    """What people have set, in the order in which it was applied."""
    conservation: Conservation
    """The account of all characters."""
    text: str | None = None
    """The source text; null unless it was asked for."""

    def __repr__(self) -> str:
        """One line: the document's name, family, and how much of each there is."""
        return (
            f"<Document {self.source.name!r}: {self.profile}, {len(self.blocks)} blocks, "
            f"{len(self.recommendations)} recommendations, {len(self.footnotes)} notes>"
        )

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """The document in ``text``, of this version of the schema or another of the same major one.

        Fields of an older version that are missing have their defaults; unknown ones are passed over.
        Raises UnsupportedError where the major version is another, pydantic.ValidationError where
        it is no document.
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


def _version_of(text: str | bytes) -> str | None:
    """The version of the schema that a JSON text names, or None."""
    try:
        plain = json.loads(text)
    except ValueError:
        return None
    version = plain.get("schema_version") if isinstance(plain, dict) else None
    return version if isinstance(version, str) else None


def _refuse_major(version: str | None) -> None:
    """Raise UnsupportedError where a version is of another major one than this module's."""
    major = SCHEMA_VERSION.partition(".")[0]
    if version is not None and version.partition(".")[0] != major:
        message = f"schema version {version} is not read"
        raise UnsupportedError(message, hint=f"this pacparse reads versions {major}.x")
