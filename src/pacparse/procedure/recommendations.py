"""Recommendations from segments: their texts, their answers, the roles of their units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.sentences import is_open
from pacparse.procedure.answers import read_answer
from pacparse.procedure.evidence import PLAIN
from pacparse.procedure.records import RecommendationDraft, UnitGroups
from pacparse.text.patterns import pattern
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.block import Role
    from pacparse.document import Gap
    from pacparse.procedure.answers import Answer
    from pacparse.procedure.evidence import Manner
    from pacparse.procedure.records import ReportDraft
    from pacparse.procedure.segments import Segment
    from pacparse.units import Unit

_MANY = 3
# The place of the report, on a line under the number of the recommendation.
_PLACE = pattern(
    r"\(?[Pp]ara(?:graph)?s?\.? [0-9][0-9.]{0,6}(?:(?:,| and| to| ?[–-]) ?[0-9][0-9.]{0,6}){0,4}\)?",
    ask="fullmatch",
    example="Paragraph 2.41",
    near_miss="Paragraph 2.41 says so",
)
_LIST_SIGNS = " \t-–—•*·"


def draft_recommendations(
    units: Sequence[Unit],
    segments: Sequence[Segment],
    reports: Sequence[ReportDraft],
    *,
    manner: Manner = PLAIN,
    has_unread_table: bool = False,
) -> tuple[tuple[RecommendationDraft, ...], dict[int, Role]]:
    """The recommendations of all segments, in reading order, and the roles of their units.

    ``reports`` cover all segments, in order. Ids are ``r1.3``; a number that comes twice in one
    report gets ``r1.3-2``, and one without a number ``r1.u1`` by its place in the report. ``manner``
    says who speaks in it. An answer that is missing may stand in a table
    that could not be read: ``has_unread_table``.
    """
    drafts: list[RecommendationDraft] = []
    roles: dict[int, Role] = {}
    seen: dict[str, int] = {}
    place = 0
    for segment in segments:
        while place + 1 < len(reports) and segment.at >= reports[place + 1].units[0]:
            place += 1
        report = reports[place]
        answer = read_answer(units, segment, is_told=manner.is_told)
        draft = _draft(units, segment, report, _id(segment, report, seen), answer)
        is_unread = has_unread_table and draft.gap == "no_answer"
        drafts.append(draft._replace(gap="table_unread") if is_unread else draft)
        for index, role in _segment_roles(units, segment, answer.status_units):
            roles.setdefault(index, role)
    return tuple(drafts), roles


def unclear_boundaries(units: Sequence[Unit], segments: Sequence[Segment]) -> tuple[Finding, ...]:
    """A finding for each answer that nothing tells from what was quoted: it is a guess."""
    return tuple(
        Finding(
            "boundary-unclear",
            "info",
            f"nothing shows where the answer to recommendation {segment.number or '(no number)'} begins",
            units[segment.response[0]].text_runs[:1],
            segment.response[0],
        )
        for segment in segments
        if segment.response and not segment.is_clear
    )


def missing_verdicts(
    units: Sequence[Unit], drafts: Sequence[RecommendationDraft]
) -> tuple[Finding, ...]:
    """A finding for each answered recommendation whose answer states no verdict.

    If no answer of many states one, the family gives none: that is said once. A loose verdict is
    said for each recommendation.
    """
    silent = [
        draft
        for draft in drafts
        if draft.position is None and draft.units.response and draft.loose is None
    ]
    is_custom = len(silent) >= _MANY and all(draft.position is None for draft in drafts)
    told = silent[:1] if is_custom else silent
    return tuple(
        Finding(
            "verdict-missing",
            "info",
            f"none of the {len(silent)} answers states a verdict"
            if is_custom
            else f"recommendation {draft.number or draft.id} is answered with no stated verdict",
            units[index].text_runs[:1],
            index,
        )
        for draft in told
        for index in (*draft.units.recommendation, *draft.units.conclusion, *draft.units.response)[
            :1
        ]
    )


def loose_verdicts(drafts: Sequence[RecommendationDraft]) -> tuple[Finding, ...]:
    """A finding for each recommendation whose answer agrees only with something near it."""
    return tuple(
        Finding(
            "verdict-loose",
            "warning",
            f"the answer to recommendation {draft.number or draft.id} gives no verdict on it: "
            f"“{draft.verdicts[0].words}”",
            draft.verdicts[0].runs,
            draft.loose,
        )
        for draft in drafts
        if draft.loose is not None
    )


def _draft(
    units: Sequence[Unit], segment: Segment, report: ReportDraft, identity: str, answer: Answer
) -> RecommendationDraft:
    """One recommendation with what was answered to it."""
    numbers = tuple(
        unit.number
        for unit in (units[index] for index in segment.response)
        if unit.number is not None and unit.kind == "paragraph" and unit.label is None
    )
    return RecommendationDraft(
        id=identity,
        number=segment.number,
        title=segment.title or None,
        report=report.id,
        departments=report.departments,
        conclusion=_joined(units, segment.conclusion),
        recommendation=_recommended(units, segment),
        response=numbers,
        units=UnitGroups(segment.conclusion, segment.recommendation, segment.response),
        position=answer.position,
        verdicts=answer.verdicts,
        loose=answer.loose,
        gap=_gap(segment, answer),
        status=answer.status,
        status_words=answer.status_words,
        target_dates=answer.target_dates,
    )


def _gap(segment: Segment, answer: Answer) -> Gap | None:
    """Why an answer gives no position, or None where it gives one."""
    if answer.position is not None:
        return None
    if not segment.response:
        return "no_answer"
    return "no_verdict" if answer.loose is None else "loose"


def _id(segment: Segment, report: ReportDraft, seen: dict[str, int]) -> str:
    """An id that no other recommendation of the document has."""
    if segment.number is None:
        key = f"{report.id}.u"
        seen[key] = seen.get(key, 0) + 1
        return f"{key}{seen[key]}"
    key = f"{report.id}.{segment.number.replace(' ', '')}"
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"


def _recommended(units: Sequence[Unit], segment: Segment) -> str | None:
    """What the committee asks for, without the title or the verdict that may stand before it."""
    own = [
        i
        for i in segment.recommendation
        if (not segment.is_titled or i != segment.at) and _PLACE.fullmatch(units[i].text) is None
    ]
    return _joined(units, own, lead=segment.lead)


def _joined(units: Sequence[Unit], indexes: Sequence[int], *, lead: str = "") -> str | None:
    """The texts of units, a line each; an item with its printed letter before it.

    A small letter below half a sentence goes on with it: a stray blank line stands between them.
    """
    lines = [lead] if lead else []
    for index in indexes:
        unit = units[index]
        is_counted = (
            unit.kind == "item" and unit.number is not None
        )  # a misread bullet counts nothing
        sign = (unit.marker or "").strip(_LIST_SIGNS) if is_counted else ""
        line = f"{sign} {unit.text}" if sign else unit.text
        is_listed = any(
            one.endswith(":") for one in lines
        )  # the parts of a list whose bullets are lost
        is_rest = line[:1].islower() and bool(lines) and is_open(lines[-1]) and not is_listed
        if is_rest and unit.kind != "item":
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    return "\n".join(lines) or None


def _segment_roles(
    units: Sequence[Unit], segment: Segment, status_units: Sequence[int]
) -> Iterable[tuple[int, Role]]:
    """The role of each unit of a segment, status lines first.

    A paragraph quoted under a number of its own keeps that number as a paragraph of the document:
    it is a quotation where it is answered, and has no role in a report's own list.
    """
    for index in status_units:
        yield index, "status"
    for index in segment.conclusion:
        yield index, "conclusion"
    for index in segment.recommendation:
        unit = units[index]
        if segment.form == "quoted" or _is_numbered_by_itself(unit, segment):
            if segment.response:
                yield index, "quotation"
        else:
            yield index, "recommendation"
    for index in segment.response:
        if units[index].kind != "heading":
            yield index, "response"


def _is_numbered_by_itself(unit: Unit, segment: Segment) -> bool:
    """Whether a paragraph of the recommendation has a number that is not the recommendation's."""
    if unit.kind != "paragraph" or unit.number is None or unit.label is not None:
        return False
    return segment.form != "bare" or unit.number != segment.number


def stated_roles(units: Sequence[Unit]) -> Mapping[int, Role]:
    """The roles that the units' own words gave them: status, contents, front matter, the kind beside them."""
    named: dict[int, Role] = {
        index: unit.label
        for index, unit in enumerate(units)
        if unit.label is not None and unit.is_word_labelled
    }
    return named | {
        index: unit.role
        for index, unit in enumerate(units)
        if unit.role is not None and unit.role != "stance"
    }
