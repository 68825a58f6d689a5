"""The order of the steps by which units become procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import tells
from pacparse.lexicon.ordinals import find_answered
from pacparse.lexicon.sessions import find_sessions
from pacparse.procedure.committees import find_committee
from pacparse.procedure.front import Front, read_front
from pacparse.procedure.hierarchy import find_parents
from pacparse.procedure.listings import find_contents, find_last_codes, find_names
from pacparse.procedure.opening_series import find_openings
from pacparse.procedure.profiles import choose_profile, family_named
from pacparse.procedure.recommendations import (
    draft_recommendations,
    loose_verdicts,
    missing_verdicts,
    stated_roles,
    unclear_boundaries,
)
from pacparse.procedure.records import Procedure
from pacparse.procedure.report_heads import ReportHead, find_report_heads
from pacparse.procedure.reports import draft_reports
from pacparse.procedure.segments import cut_segments
from pacparse.procedure.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.block import Role
    from pacparse.procedure.records import ReportDraft
    from pacparse.units import Unit


def read_procedure(text: str, units: Sequence[Unit], *, profile: str | None = None) -> Procedure:
    """What the units are in the procedure of a parliament: reports, recommendations, answers.

    ``units`` are in reading order, with no repeated passage among them; they are named by index in
    all that is returned. ``text`` is the source text, of which only the beginning is read.
    ``profile`` names the family that they are read as; without it their own evidence decides.
    Never raises on any text: what is not understood has no role.
    """
    choice = choose_profile(text, units, forced=profile)
    family = family_named(choice.profile)
    manner = family.manner
    front = read_front(text, units)
    heads = _without_title(front, find_report_heads(units))
    contents = find_contents(units)
    listed = contents | find_names(units) | find_last_codes(units)
    tables = find_tables(units)
    openings = find_openings(
        units,
        frozenset(head.first for head in heads),
        listed,
        manner=manner,
        tables=tables,
    )
    segments = cut_segments(
        units,
        openings,
        listed | frozenset(front.cover_units),
        is_response=choice.profile.endswith("response"),
        is_own=bool(manner.speakers),
    )
    reports = tuple(
        report if report.session or not report.ordinal else report._replace(session=front.session)
        for report in draft_reports(units, segments, heads, _default_head(units, front))
    )
    drafts, roles = draft_recommendations(
        units, segments, reports, manner=manner, has_unread_table=bool(tables.findings)
    )
    return Procedure(
        choice=choice,
        title=front.title,
        title_unit=front.title_unit,
        date=front.date,
        session=front.session or _only_session(reports),
        paper_numbers=front.paper_numbers,
        departments=_departments(front, reports),
        roles=_all_roles(units, _without_heads(front, heads), contents, roles),
        parents=find_parents(units),
        reports=reports,
        recommendations=drafts,
        findings=(
            *missing_verdicts(units, drafts),
            *loose_verdicts(drafts),
            *unclear_boundaries(units, segments),
            *tables.findings,
        ),
        committee=family.committee or find_committee(front.title, units),
    )


def _without_title(front: Front, heads: Sequence[ReportHead]) -> tuple[ReportHead, ...]:
    """The heads without a first line of the cover's own title, and without those that it lists.

    Nor is the name of a body one over a sentence that begins with it: it heads a part of an answer. A
    bracket below the ordinal of a report says which House sat: no title.
    """
    title = f"{front.title or ''} "
    return tuple(
        head
        for place, head in enumerate(heads)
        if not _is_of_title(head, title)
        and not _tells_of(head)
        and not (head.title or "").startswith("(")
        and not (
            head.first in front.cover_units
            and any(head.ordinal == later.ordinal for later in heads[place + 1 :])
        )
    )


def _is_of_title(head: ReportHead, title: str) -> bool:
    """Whether a head is the body that answers, with the first line of the document's title."""
    if head.ordinal is not None or head.title is None:
        return False
    return title.startswith((f"{head.title} ", " ".join((*head.departments, head.title, ""))))


def _tells_of(head: ReportHead) -> bool:
    """Whether a title is a sentence: ``The Welsh Government has asked``, ``There are four boats``."""
    if head.ordinal is not None or head.title is None:
        return False
    return tells(head.title) or any(
        head.title.startswith((f"{name} ", f"The {name} ")) for name in head.departments
    )


def _without_heads(front: Front, heads: Sequence[ReportHead]) -> Front:
    """The front without the lines that open a report: a body may begin where a cover does."""
    opening = {i for head in heads if head.title for i in range(head.first, head.last + 1)}
    return front._replace(cover_units=tuple(i for i in front.cover_units if i not in opening))


def _default_head(units: Sequence[Unit], front: Front) -> ReportHead:
    """The report that a document answers where no line opens one: what its cover says."""
    first = next((i for i, unit in enumerate(units) if unit.kind != "note"), 0)
    title = front.title or ""
    ordinal = find_answered(title)
    answered = find_sessions(title) if ordinal is not None else ()
    session = answered[0] if answered else front.session
    return ReportHead(first, first, ordinal, session, front.title, front.departments)


def _only_session(reports: Sequence[ReportDraft]) -> str | None:
    """The session of all reports, or None where they are of several."""
    sessions = {report.session for report in reports if report.session is not None}
    return sessions.pop() if len(sessions) == 1 else None


def _departments(front: Front, reports: Sequence[ReportDraft]) -> tuple[str, ...]:
    """The departments that answer: those of a volume's reports, else those of the cover."""
    answering = _all_departments(reports)
    return answering if len(reports) > 1 and answering else front.departments or answering


def _all_departments(reports: Sequence[ReportDraft]) -> tuple[str, ...]:
    """The departments of all reports, in order, each once."""
    return tuple(dict.fromkeys(name for report in reports for name in report.departments))


def _all_roles(
    units: Sequence[Unit], front: Front, contents: frozenset[int], roles: dict[int, Role]
) -> dict[int, Role]:
    """What the procedure gave, what the units' own words gave, and the lines of the cover."""
    cover: dict[int, Role] = dict.fromkeys(front.cover_units, "front_matter")
    cover |= dict.fromkeys(contents, "contents")
    merged = {**cover, **stated_roles(units), **roles}
    return dict(sorted(merged.items()))
