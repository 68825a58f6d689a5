"""A document → rows. Ids are relative to the document until all documents are known."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.tables.keyed import with_keys
from pacparse.tables.layout import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pacparse.document import Document, Recommendation, TargetDate, Verdict
    from pacparse.tables.layout import Cell, Row
    from pacparse.text.spans import Run

QUOTE = 32
"""Characters of the source text that are kept before and behind a recommendation."""

_JOINT = "; "
_ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?")


class Span(NamedTuple):
    """The first and the last day that a date may mean (ISO); both None where there is no date."""

    first: str | None
    last: str | None


class State(NamedTuple):
    """A recommendation as one document has it: the cells that its latest row is made of."""

    key: str
    fingerprint: str | None
    cells: dict[str, Cell]
    first_target: str | None
    page: int | None


class Entry(NamedTuple):
    """A document as tables take it: what it is called by, its rows by table, its recommendations."""

    sha256: str
    key: str
    name: str
    media_type: str
    day: str | None
    rows: dict[str, list[Row]]
    states: list[State]


def entry_of(document: Document) -> Entry:
    """The rows of ``document`` and what they are called by."""
    document = with_keys(document)
    source = document.source
    return Entry(
        source.sha256,
        document.key,
        source.name,
        source.media_type,
        days_of(document.date).first,
        rows_of(document),
        list(states_of(document)),
    )


def days_of(words: str | None) -> Span:
    """The days that an ISO date, month or year may mean.

    >>> days_of("2024-02")
    Span(first='2024-02-01', last='2024-02-29')
    """
    found = _ISO.fullmatch(words or "")
    if found is None:
        return Span(None, None)
    year = int(found["year"])
    first_month, last_month = (int(found["month"]),) * 2 if found["month"] else (1, 12)
    last_day = int(found["day"] or calendar.monthrange(year, last_month)[1])
    first = date(year, first_month, int(found["day"] or 1))
    return Span(first.isoformat(), date(year, last_month, last_day).isoformat())


def rows_of(document: Document) -> dict[str, list[Row]]:
    """The rows of every table but *recommendations*, whose rows are made of all documents together.

    The document is called by its key, and its paragraphs, notes and reports by that and their own.
    ``row_id`` counts the paragraphs of this document.
    """
    makers = {
        "documents": _documents,
        "reports": _reports,
        "observations": _observations,
        "verdicts": _verdicts,
        "target_dates": _target_dates,
        "paragraphs": _paragraphs,
        "notes": _notes,
        "note_links": _note_links,
        "citations": _citations,
        "removals": _removals,
        "corrections": _corrections,
        "diagnostics": _diagnostics,
    }
    return {
        table.name: list(makers[table.name](document)) for table in TABLES if table.name in makers
    }


def states_of(document: Document) -> Iterator[State]:
    """The recommendations of a document as it has them, in order."""
    reports = {report.id: report for report in document.reports}
    for found in document.recommendations:
        report = reports.get(found.report or "")
        verdict = _deciding_verdict(found)
        latest = found.target_dates[-1] if found.target_dates else None
        yield State(
            found.key,
            found.fingerprint,
            {
                "committee": report.committee if report else None,
                "session": (report.session if report else None) or document.session,
                "report_ordinal": report.ordinal if report else None,
                "report_title": report.title if report else None,
                "number": found.number,
                "title": found.title,
                "departments": _list(found.departments),
                "conclusion": found.conclusion,
                "recommendation": found.recommendation,
                "position": found.position,
                "position_by": verdict.by if verdict else None,
                "position_words": verdict.words if verdict else None,
                "status": found.status,
                "status_words": found.status_words,
                "target_words": latest.words if latest else None,
                "target_earliest": latest.earliest if latest else None,
                "target_latest": latest.latest if latest else None,
                "gap": found.gap,
                "checked": "yes" if found.checked else None,
                "corrected": _list(found.corrected),
                "fingerprint": found.fingerprint,
            },
            found.target_dates[0].latest if found.target_dates else None,
            found.page,
        )


def _deciding_verdict(found: Recommendation) -> Verdict | None:
    return next((v for v in found.verdicts if v.position == found.position), None)


def _documents(document: Document) -> Iterator[Row]:
    source, days = document.source, days_of(document.date)
    yield (
        document.key,
        source.sha256,
        source.name,
        source.media_type,
        source.pages,
        source.characters,
        document.profile,
        document.title,
        days.first,
        days.last,
        document.date,
        document.session,
        _list(document.paper_numbers),
        _list(document.departments),
        source.extractor,
        document.generator.version,
        document.schema_version,
    )


def _reports(document: Document) -> Iterator[Row]:
    for report in document.reports:
        yield (
            f"{document.key}/{report.id}",
            document.key,
            report.committee,
            report.session,
            report.ordinal,
            report.title,
            _list(report.departments),
        )


def _observations(document: Document) -> Iterator[Row]:
    for found in document.recommendations:
        start, end = _extent(_runs_of(document, found))
        yield (
            found.key,
            document.key,
            found.id,
            found.response_text,
            _list(found.response),
            found.position,
            found.status,
            found.gap,
            found.page,
            found.page_label,
            found.line,
            start,
            end,
            *_quotes(document, start, end),
        )


def _runs_of(document: Document, found: Recommendation) -> list[Run]:
    """Where the recommendation stands: its own blocks, or its answer if it has none."""
    blocks = found.blocks
    names = blocks.recommendation or blocks.conclusion or blocks.response
    return [run for name in names for run in document.block_by_id[name].runs]


def _quotes(document: Document, start: int | None, end: int | None) -> tuple[Cell, Cell]:
    if document.text is None or start is None or end is None:
        return None, None
    before, behind = document.text[max(0, start - QUOTE) : start], document.text[end : end + QUOTE]
    return before or None, behind or None


def _verdicts(document: Document) -> Iterator[Row]:
    for found in document.recommendations:
        for place, verdict in enumerate(found.verdicts, start=1):
            words = (verdict.kind, verdict.position, verdict.by, verdict.words)
            yield (found.key, document.key, place, *words, *_extent(verdict.runs))


def _target_dates(document: Document) -> Iterator[Row]:
    for found in document.recommendations:
        for place, target in enumerate(found.target_dates, start=1):
            yield (found.key, document.key, place, *_target(target))


def _target(target: TargetDate) -> Row:
    return (target.kind, target.words, target.earliest, target.latest)


def _paragraphs(document: Document) -> Iterator[Row]:
    own = document.key
    keys = {block.id: f"{own}/{block.key}" for block in document.blocks}
    reports = {report.id: f"{own}/{report.id}" for report in document.reports}
    for place, block in enumerate(document.blocks, start=1):
        yield (
            place,
            keys[block.id],
            own,
            place,
            block.kind,
            block.role,
            block.number,
            block.marker,
            block.level,
            keys.get(block.parent) if block.parent else None,
            reports.get(block.report or ""),
            block.page,
            block.page_label,
            block.line,
            block.text,
            *_extent(block.runs),
            block.fingerprint,
        )


def _notes(document: Document) -> Iterator[Row]:
    for note in document.footnotes:
        yield (f"{document.key}/{note.id}", document.key, note.number, note.text, note.status)


def _note_links(document: Document) -> Iterator[Row]:
    for note in document.footnotes:
        for place, link in enumerate(note.links, start=1):
            yield (f"{document.key}/{note.id}", place, link.url, link.origin, link.page)


def _citations(document: Document) -> Iterator[Row]:
    keys = {block.id: f"{document.key}/{block.key}" for block in document.blocks}
    for note in document.footnotes:
        for place, citation in enumerate(note.references, start=1):
            yield (f"{document.key}/{note.id}", place, keys.get(citation.block), citation.offset)


def _removals(document: Document) -> Iterator[Row]:
    stretches = [
        (run, removal.reason, removal.detail)
        for removal in document.removals
        for run in removal.runs
    ]
    for place, (run, reason, detail) in enumerate(sorted(stretches), start=1):
        yield (document.key, place, reason, *run, detail)


def _corrections(document: Document) -> Iterator[Row]:
    for place, one in enumerate(document.corrections, start=1):
        told = (one.field, one.old, one.new, one.by, one.date, one.why)
        yield (document.key, place, one.recommendation, *(words or None for words in told))


def _diagnostics(document: Document) -> Iterator[Row]:
    for place, found in enumerate(document.diagnostics, start=1):
        extent = _extent(found.runs)
        yield (
            document.key, place, found.code, found.severity, *extent, found.line, found.page, found.message,
        )  # fmt: skip


def _extent(runs: Iterable[Run]) -> tuple[int | None, int | None]:
    """Where the first run begins and the last one ends."""
    ordered: Sequence[Run] = sorted(runs)
    return (ordered[0][0], max(end for _, end in ordered)) if ordered else (None, None)


def _list(words: Sequence[str]) -> str | None:
    return _JOINT.join(words) or None
