"""Which committee reports a document answers, and where each begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.procedure.records import ReportDraft
from pacparse.procedure.report_heads import ReportHead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.segments import Segment
    from pacparse.units import Unit


def draft_reports(
    units: Sequence[Unit],
    segments: Sequence[Segment],
    heads: Sequence[ReportHead],
    default: ReportHead,
) -> tuple[ReportDraft, ...]:
    """The reports that recommendations answer, in order; together they cover every segment.

    A head with an ordinal opens a report, with recommendations or without. Where no head stands
    before a segment, ``default`` (what the cover says) names the report; where labelled numbers
    start again from the top without a head, an untitled report begins.
    """
    starts = _report_starts(segments, _with_cover(heads, default), default)
    if not starts:
        return ()
    last_block = max((i for i, unit in enumerate(units) if unit.kind != "note"), default=0)
    first_block = next((i for i, unit in enumerate(units) if unit.kind != "note"), 0)
    drafts: list[ReportDraft] = []
    for order, head in enumerate(starts):
        end = starts[order + 1].first - 1 if order + 1 < len(starts) else last_block
        while end > head.first and units[end].kind == "note":
            end -= 1
        start = first_block if len(starts) == 1 else head.first
        drafts.append(
            ReportDraft(
                f"r{order + 1}",
                head.ordinal,
                head.session,
                head.title,
                head.departments,
                (start, max(start, end)),
            )
        )
    return tuple(drafts)


def _with_cover(heads: Sequence[ReportHead], default: ReportHead) -> Sequence[ReportHead]:
    """The heads; a lone ordinal of the cover takes the cover's title."""
    if len(heads) != 1 or heads[0].title is not None or heads[0].departments:
        return heads
    head = heads[0]
    session = head.session or default.session
    return (head._replace(session=session, title=default.title, departments=default.departments),)


def _report_starts(
    segments: Sequence[Segment], heads: Sequence[ReportHead], default: ReportHead
) -> list[ReportHead]:
    """The head that opens each report; ``first`` rises strictly.

    A head without an ordinal counts only where a recommendation follows it.
    """
    if not segments:
        return [head for head in heads if head.ordinal is not None and head.title is not None]
    starts: list[ReportHead] = []
    place = -1
    highest = 0
    before: Segment | None = None
    for segment in segments:
        first = min((segment.at, *segment.conclusion))
        moved = False
        while place + 1 < len(heads) and heads[place + 1].first <= first:
            if moved and heads[place].ordinal is not None:
                starts.append(heads[place])
            place += 1
            moved = True
        main = _main_number(segment)
        if moved:
            starts.append(heads[place])
            highest = 0
        elif not starts:
            starts.append(default)
        elif _starts_again(segment, before, highest):
            starts.append(ReportHead(first, first, None, None, None, ()))
            highest = 0
        highest = max(highest, main)
        before = segment
    starts += [head for head in heads[place + 1 :] if head.ordinal is not None]
    return starts


def _starts_again(segment: Segment, before: Segment | None, highest: int) -> bool:
    """Whether a labelled conclusion of its own has a number that the report has passed."""
    if segment.form != "label" or not segment.conclusion or before is None:
        return False
    return 0 < _main_number(segment) <= highest and segment.conclusion != before.conclusion


def _main_number(segment: Segment) -> int:
    """The whole number that a recommendation's number begins with, or 0."""
    match = re.match(r"[0-9]{1,4}", segment.number or "")
    return int(match[0]) if match else 0
