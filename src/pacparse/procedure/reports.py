"""Which committee reports a document answers, and where each begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pacparse.procedure.departments import may_begin_with_department, read_department_line
from pacparse.procedure.front import is_cover_line
from pacparse.procedure.records import ReportDraft
from pacparse.procedure.sessions import find_sessions
from pacparse.procedure.vocabulary.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.segments import Segment
    from pacparse.units import Unit

LONGEST_LINE = 300
# Example: "Twenty-Third Report of Session 2017-19", "Fifth Report of Session 2016–17 Eels".
# Near miss: "Report of Session 2017-19", "The Fifth Report of Session 2016-17 found".
_ORDINAL_LINE = re.compile(
    r"""(?P<ordinal> [A-Z][a-z]{2,10} (?: [- ]{1,2} [A-Za-z]{3,10} )? | [0-9]{1,3}(?:st|nd|rd|th) )
        [ ](?:Special[ ])?Report[ ]of[ ]Session[ ]
        (?P<years> [0-9]{4}[ ]?[-–—/][ ]?[0-9]{2,4} ) [ ]?:?[ ]?""",
    re.VERBOSE | re.IGNORECASE,
)


class ReportHead(NamedTuple):
    """The lines that open the answer to one report: indexes of the first and the last of them."""

    first: int
    last: int
    ordinal: int | None
    session: str | None
    title: str | None
    departments: tuple[str, ...]


def find_report_heads(units: Sequence[Unit]) -> tuple[ReportHead, ...]:
    """The lines that open a report's answer, in reading order.

    A head is an ordinal line (``Fifth Report of Session 2016-17``), a line of departments, a
    title, or several of these in a row; it names at least the title or the ordinal. Heads of which
    no recommendation follows (a list of contents has many) are the caller's to drop.
    """
    heads: list[ReportHead] = []
    index = 0
    while index < len(units):
        if not _may_be_line(units[index]):
            index += 1
            continue
        head = _head_at(units, index)
        if head is None:
            index += 1
            continue
        heads.append(head)
        index = head.last + 1
    return tuple(heads)


def draft_reports(
    units: Sequence[Unit],
    segments: Sequence[Segment],
    heads: Sequence[ReportHead],
    default: ReportHead,
) -> tuple[ReportDraft, ...]:
    """The reports that recommendations answer, in order; together they cover every segment.

    Where no head stands before a segment, ``default`` (what the cover says) names the report; where
    labelled numbers start again from the top without a head, an untitled report begins.
    """
    if not segments:
        return ()
    starts = _report_starts(segments, heads, default)
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


def _report_starts(
    segments: Sequence[Segment], heads: Sequence[ReportHead], default: ReportHead
) -> list[ReportHead]:
    """The head that opens each report that has a recommendation; ``first`` rises strictly."""
    starts: list[ReportHead] = []
    place = -1
    highest = 0
    before: Segment | None = None
    for segment in segments:
        first = min((segment.at, *segment.conclusion))
        moved = False
        while place + 1 < len(heads) and heads[place + 1].first <= first:
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


def _may_be_line(unit: Unit) -> bool:
    """Whether a unit may belong to a head: a short line with no number, no label, no full stop."""
    return (
        unit.kind in ("heading", "paragraph")
        and unit.number is None
        and unit.label is None
        and unit.role not in ("contents", "status", "stance")
        and len(unit.text) <= LONGEST_LINE
        and not unit.text.endswith((".", ";", ",", ":"))
    )


def _head_at(units: Sequence[Unit], start: int) -> ReportHead | None:
    """The head that begins at unit ``start``, or None."""
    ordinal: int | None = None
    session: str | None = None
    title: str | None = None
    departments: tuple[str, ...] = ()
    index = start
    while index < min(start + 5, len(units)) and title is None and _may_be_line(units[index]):
        text = units[index].text
        match = _ORDINAL_LINE.match(text) if "eport" in text[:60] else None
        if match is not None and ordinal is None and read_ordinal(match["ordinal"]) is not None:
            ordinal = read_ordinal(match["ordinal"])
            session = next(iter(find_sessions(match[0])), None)
            text = text[match.end() :]
        elif match is not None:
            break
        line = read_department_line(text) if may_begin_with_department(text) else None
        if line is not None:
            departments += line.departments
            title = line.title
        elif text and (ordinal is None and not departments):
            return None
        elif text and _is_title(text):
            title = text
        elif text:
            break
        index += 1
    if ordinal is None and title is None:
        return None
    return ReportHead(start, index - 1, ordinal, session, title, departments)


def _is_title(text: str) -> bool:
    """Whether a line after departments or an ordinal is the title and not the body."""
    lowered = text[:60].lower()
    if lowered.startswith(("introduction", "summary", "government response", "conclusion")):
        return False
    return not is_cover_line(text)
