"""A committee's dated reports in a day's papers: ``Ninth Report of the Committee …, dated …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.covers import AUDITED_BODY, DAY_REPORT, VOTE
from pacparse.lexicon.dates import read_day
from pacparse.lexicon.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

_NEAR = 3  # units in which the audited body is named
_HEAD = 1000


class DayReport(NamedTuple):
    """A dated report: its unit, its ordinal, title and date, and the bodies whose accounts it is about."""

    at: int
    ordinal: int | None
    title: str
    date: str | None
    bodies: tuple[str, ...]


def find_day_reports(units: Sequence[Unit]) -> tuple[DayReport, ...]:
    """Every dated report that a line opens, in reading order."""
    return tuple(
        report
        for index, unit in enumerate(units)
        if unit.kind != "note" and ", dated " in unit.text[:_HEAD]
        for report in [_day_report(units, index)]
        if report is not None
    )


def _day_report(units: Sequence[Unit], index: int) -> DayReport | None:
    match = DAY_REPORT.match(" ".join(units[index].text[:_HEAD].split()))
    if match is None:
        return None
    bodies: tuple[str, ...] = ()
    for near in units[index : index + _NEAR]:
        body = AUDITED_BODY.search(" ".join(near.text[:900].split()))
        if body is not None:
            bodies = (VOTE.sub("", body["body"]).partition(" and the ")[0],)
            break
    ordinal = read_ordinal(match["title"].partition(" Report ")[0])
    return DayReport(index, ordinal, match["title"], read_day(match["words"]), bodies)
