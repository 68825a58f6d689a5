"""Drift and states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse.history import make_histories
from pacparse.history.drift import drift_of, times_reopened
from traced_minutes import BELLS, MAY, ROPES, SPRING, sighting, target, witness

if TYPE_CHECKING:
    from pacparse.history.witnesses import Sighting, Target

YEAR = target("2020-21", "2020-04-01", "2021-03-31")
BY = target("by March 2022", None, "2022-03-31", "revised")


def seen(*targets: Target, **cells: object) -> Sighting:
    return sighting("1", BELLS, targets=targets, **cells)


@pytest.mark.parametrize(
    ("series", "revisions", "days"),
    [
        ([seen(MAY)], 0, (0, 0, 0)),
        ([seen(MAY), seen(MAY)], 0, (0, 0, 0)),
        ([seen(MAY), seen(SPRING)], 1, (365, 274, 395)),
        ([seen(YEAR), seen(BY)], 1, (365, 365, 729)),
        ([seen(MAY._replace(kind="original"), SPRING)], 1, (365, 274, 395)),
        ([seen(MAY), seen(MAY._replace(kind="original"), SPRING), seen(BY)], 2, (669, 669, 699)),
        ([seen(SPRING), seen(MAY._replace(kind="original"), BY)], 2, (669, 669, 699)),
        ([seen(target("soon", None, None))], 0, (None, None, None)),
        ([seen()], 0, (None, None, None)),
    ],
)
def test_drift(
    series: list[Sighting], revisions: int, days: tuple[int | None, int | None, int | None]
) -> None:
    found = drift_of(series)
    assert (found.revisions, (found.days, found.least, found.most)) == (revisions, days)


def test_reopened() -> None:
    done, again = seen(status="implemented"), seen(status="in_progress")
    assert times_reopened([seen(), done, done]) == 0
    assert times_reopened([done, again, done, again]) == 2
    assert times_reopened([done, seen(status="superseded")]) == 0


def _state(*series: Sighting, as_of: str | None = None) -> str:
    beside = sighting("2", ROPES)
    papers = [
        witness(f"cp-{place}", f"202{place}-01-10", *([one] if one.number else []), beside)
        for place, one in enumerate(series)
    ]
    found = make_histories(papers, as_of=as_of)
    return next(h.state for h in found.histories if h.id.endswith("/1"))


MISSING = sighting(None, "")


@pytest.mark.parametrize(
    ("series", "as_of", "state"),
    [
        ([seen(MAY)], "2020-05-31", "open"),
        ([seen(MAY)], "2020-06-01", "overdue"),
        ([seen(MAY)], None, "open"),
        ([seen(MAY), seen(MAY)], None, "overdue"),
        ([seen(MAY), seen(status="implemented")], None, "implemented"),
        ([seen(MAY), seen(status="superseded"), MISSING], None, "superseded"),
        ([seen(MAY), MISSING], None, "dropped"),
        ([seen(MAY), seen(status="implemented"), MISSING], None, "implemented"),
        ([seen(position="disagreed", status=None), MISSING], None, "disagreed"),
        ([seen(position=None, status=None)], None, "unanswered"),
    ],
)
def test_state(series: list[Sighting], as_of: str | None, state: str) -> None:
    assert _state(*series, as_of=as_of) == state


def test_an_answer_in_two_papers_drops_nothing() -> None:
    one = witness("cp-1", "2020-01-10", sighting("1", BELLS))
    two = witness("cp-2", "2020-02-10", sighting("2", ROPES))
    assert {h.state for h in make_histories([one, two]).histories} == {"open"}


def test_documents_without_dates_that_disagree_say_nothing() -> None:
    one, two = witness("a", None, seen(MAY)), witness("b", None, seen(SPRING))
    (history,) = make_histories([one, two]).histories
    assert (history.state, history.drift.days) == ("undated", None)


def test_a_document_without_a_date_changes_no_state() -> None:
    dated, undated = witness("a", "2020-01-10", seen(MAY)), witness("b", None, seen(BY))
    (history,) = make_histories([dated, undated], as_of="2021-01-01").histories
    assert (history.state, history.drift.days) == ("overdue", 0)
