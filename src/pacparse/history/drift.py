"""How a target date moved, and how far a recommendation is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.history.witnesses import Sighting, Target

State = Literal[
    "open",
    "overdue",
    "implemented",
    "superseded",
    "not_implemented",
    "disagreed",
    "unanswered",
    "replaced",
    "dropped",
    "undated",
]
_ENDS = ("implemented", "superseded", "not_implemented")


class Drift(NamedTuple):
    """The first and the latest target date, how often it was revised, and the days between them.

    ``least`` and ``most`` bound the days: a season or a financial year is no single day. All three
    are None where there is no date, or one of the two cannot be told as days.
    """

    first: Target | None = None
    latest: Target | None = None
    revisions: int = 0
    days: int | None = None
    least: int | None = None
    most: int | None = None


def drift_of(sightings: Sequence[Sighting]) -> Drift:
    """How the target date moved over ``sightings``, which stand in order of time.

    A document that prints an original date and a revised one tells of two. An original date that is
    earlier than all that was seen is the first, though the document that set it is not there.
    """
    dates: list[Target] = []
    for sighting in sightings:
        original = original_target(sighting)
        current = current_target(sighting)
        if original and (not dates or _is_earlier(original, dates[0])):
            dates.insert(0, original)
        if current and (not dates or is_moved(dates[-1], current)):
            dates.append(current)
    if not dates:
        return Drift()
    first, latest = dates[0], dates[-1]
    return Drift(first, latest, len(dates) - 1, *days_between(first, latest))


def current_target(sighting: Sighting) -> Target | None:
    """The target date that counts: the revised one, if there is one."""
    return _of_kind(sighting, "revised") or _of_kind(sighting, "target")


def original_target(sighting: Sighting) -> Target | None:
    """The target date that a document calls original."""
    return _of_kind(sighting, "original")


def is_moved(before: Target, after: Target) -> bool:
    """Whether two target dates mean other days."""
    return _days(before) != _days(after)


def _of_kind(sighting: Sighting, kind: str) -> Target | None:
    return next((t for t in reversed(sighting.targets) if t.kind == kind), None)


def _days(target: Target) -> tuple[str | None, str | None]:
    return target.earliest, target.latest


def _is_earlier(left: Target, right: Target) -> bool:
    """Whether all days of ``left`` are earlier than the last one of ``right``."""
    return bool(left.latest and right.latest and left.latest < right.latest)


def days_between(first: Target, latest: Target) -> tuple[int | None, int | None, int | None]:
    """The days between the last days of two dates, and the fewest and most that there may be.

    Of *by March 2025* the last day is what counts: it has no first.
    """
    if first.latest is None or latest.latest is None:
        return None, None, None
    days = _count(first.latest, latest.latest)
    if _days(first) == _days(latest):
        return 0, 0, 0
    least = _count(first.latest, latest.earliest or latest.latest)
    most = _count(first.earliest or first.latest, latest.latest)
    return days, min(least, most), max(least, most)


def _count(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def state_of(
    sightings: Sequence[Sighting], *, as_of: str | None, is_gone: bool, is_replaced: bool = False
) -> State:
    """How far a recommendation is on the day ``as_of`` (ISO), by its sightings in order of time.

    ``is_gone``: a later document answers the same report without it. ``is_replaced``: it was divided,
    or combined with others.
    """
    latest = sightings[-1]
    if latest.status in _ENDS:
        return latest.status  # type: ignore[return-value]
    if latest.position == "disagreed" and latest.status is None:
        return "disagreed"
    if is_replaced:
        return "replaced"
    if is_gone:
        return "dropped"
    if latest.position is None and latest.status is None and not latest.targets:
        return "unanswered"
    target = drift_of(sightings).latest
    if as_of and target is not None and target.latest and target.latest < as_of:
        return "overdue"
    return "open"


def times_reopened(sightings: Sequence[Sighting]) -> int:
    """How often it was open again after it was implemented."""
    count, is_done = 0, False
    for sighting in sightings:
        if sighting.status == "implemented":
            is_done = True
        elif sighting.status is not None and is_done:
            count, is_done = count + (sighting.status not in _ENDS), False
    return count
