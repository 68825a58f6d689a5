"""What a history keeps of a document: its names, its reports, and each recommendation in a few cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.fingerprints import bare_letters, fingerprint
from pacparse.history.wordings import wording_of
from pacparse.tables.keyed import with_keys
from pacparse.tables.rows import days_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Document, Recommendation


class Target(NamedTuple):
    """A target date as one document prints it; ``earliest`` and ``latest`` are ISO days or None."""

    kind: str
    words: str
    earliest: str | None
    latest: str | None


class ReportSeen(NamedTuple):
    """A report that a document answers, or is."""

    id: str
    committee: str | None
    session: str | None
    ordinal: int | None
    title: str | None


class Sighting(NamedTuple):
    """A recommendation in one document.

    ``report`` is the place of its report in ``Witness.reports``, or None. ``mark`` is the fingerprint
    of its words without the source that a report prints behind them, ``size`` how many letters and
    figures they have. ``text`` is what is recommended, or the conclusion that stands for it.
    """

    local_id: str
    key: str
    number: str | None
    title: str | None
    report: int | None
    mark: str | None
    size: int
    text: str
    departments: tuple[str, ...]
    position: str | None
    status: str | None
    status_words: str | None
    targets: tuple[Target, ...]
    page: int | None
    line: int | None


_PLACES = (Sighting._fields.index("departments"), Sighting._fields.index("targets"))
"""Where the cells of a sighting stand that are lists as plain values."""


class Witness(NamedTuple):
    """A document as far as its histories need it.

    ``first`` and ``last`` are the days that its date may mean (ISO), or None. ``is_answer``: some
    recommendation has an answer; a committee's own report has none. ``is_numbered``: a paper number
    is printed, which is its key.
    """

    sha256: str
    key: str
    name: str
    media_type: str
    title: str | None
    date: str | None
    first: str | None
    last: str | None
    is_answer: bool
    is_numbered: bool
    reports: tuple[ReportSeen, ...]
    sightings: tuple[Sighting, ...]

    def plain(self) -> list[Any]:
        """The same as lists and values, for JSON; ``of_plain`` reads it."""
        return list(self)

    @classmethod
    def of_plain(cls, cells: Sequence[Any]) -> Witness:
        """The witness that ``plain`` made lists of. Raises ValueError or TypeError for anything else."""
        *head, reports, sightings = cells
        seen = tuple([ReportSeen._make(report) for report in reports])
        return cls._make((*head, seen, tuple([_sighting(sighting) for sighting in sightings])))


def _sighting(cells: Sequence[Any]) -> Sighting:
    departments, targets = _PLACES
    made = list(cells)
    made[departments] = tuple(cells[departments])
    made[targets] = tuple([Target._make(target) for target in cells[targets]])
    return Sighting._make(made)


def witness_of(document: Document) -> Witness:
    """What the histories need of ``document``."""
    document = with_keys(document)
    days = days_of(document.date)
    places = {report.id: place for place, report in enumerate(document.reports)}
    return Witness(
        sha256=document.source.sha256,
        key=document.key,
        name=document.source.name,
        media_type=document.source.media_type,
        title=document.title,
        date=document.date,
        first=days.first,
        last=days.last,
        is_answer=any(found.blocks.response for found in document.recommendations),
        is_numbered=bool(document.paper_numbers),
        reports=tuple(
            ReportSeen(
                report.id,
                report.committee,
                report.session or document.session,
                report.ordinal,
                report.title,
            )
            for report in document.reports
        ),
        sightings=tuple(
            _seen(found, places.get(found.report or "")) for found in document.recommendations
        ),
    )


def _seen(found: Recommendation, report: int | None) -> Sighting:
    text = wording_of(found.recommendation or found.conclusion or "")
    return Sighting(
        local_id=found.id,
        key=found.key,
        number=found.number,
        title=found.title,
        report=report,
        mark=fingerprint(text),
        size=len(bare_letters(text)),
        text=text,
        departments=found.departments,
        position=found.position,
        status=found.status,
        status_words=found.status_words,
        targets=tuple(
            Target(target.kind, target.words, target.earliest, target.latest)
            for target in found.target_dates
        ),
        page=found.page,
        line=found.line,
    )
