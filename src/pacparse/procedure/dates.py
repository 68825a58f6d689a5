"""Dates in words, as the days that they may mean: ``Spring 2019``, ``end of 2017``, ``Q4 2019-20``.

Conventions: seasons are those of the Treasury's minutes (spring is March to May, winter runs from
December into the next year); a financial year runs from 1 April to 31 March and its quarters are
counted from April; a quarter of a plain year is a calendar quarter; early, mid and late are the
thirds of the period that follows. ``by`` and ``end of`` name a last day only.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from pacparse.procedure.vocabulary.dates import (
    CALENDAR_YEAR,
    DASHES,
    DAY,
    FIGURES,
    FINANCIAL_YEAR,
    HALF,
    HALVES,
    ISO_DAY,
    LAST_YEAR,
    LEAD,
    MONTH_NUMBERS,
    MONTH_OF_YEAR,
    QUARTER,
    QUARTERS,
    RANGE,
    SEASON,
    SEASON_MONTHS,
)

if TYPE_CHECKING:
    import re

LONGEST_WORDS = 120


class Interval(NamedTuple):
    """The first and the last day that words may mean, ISO and inclusive; None is not stated."""

    earliest: str | None
    latest: str | None


class Period(NamedTuple):
    """A stretch of days, both ends inclusive."""

    first: date
    last: date


UNKNOWN = Interval(None, None)


def read_interval(words: str) -> Interval:
    """The days that ``words`` may mean; both ends None where they are not understood.

    ``Spring 2019`` is 2019-03-01 to 2019-05-31, ``by March 2020`` has only the end 2020-03-31,
    ``soon`` is unknown. Never raises.
    """
    if len(words) > LONGEST_WORDS:
        return UNKNOWN
    folded = " ".join(words.translate(DASHES).lower().split()).strip(" .,;:()")
    if " (" in folded:  # a remark: "by the end of April 2025 (was 2023)"
        folded = folded[: folded.index(" (")].rstrip(" .,;:")
    whole = _plain_period(folded)
    if whole is not None:
        return Interval(whole.first.isoformat(), whole.last.isoformat())
    return _led_interval(folded)


def read_day(words: str) -> str | None:
    """The ISO date that ``words`` are, or the ISO month where they name no day; None otherwise."""
    folded = " ".join(words.split()).strip(" .,;:")
    period = _day(folded)
    if period is not None:
        return period.first.isoformat()
    match = MONTH_OF_YEAR.fullmatch(folded)
    if match is None:
        return None
    return f"{match['year']}-{MONTH_NUMBERS[match['month'].lower()]:02}"


def _led_interval(folded: str) -> Interval:
    """The interval of words with a lead: by, before, end of, early, mid, late; or of a range."""
    lead = LEAD.match(folded)
    rest = folded[lead.end() :] if lead else folded
    period = _plain_period(rest)
    if period is None:
        period = _range_period(rest)
    if period is None or lead is None:
        return UNKNOWN
    if lead["third"]:
        period = _third(period, lead["third"].removeprefix("the ").rstrip(" -"))
    word = lead["word"]
    last = period.last.isoformat()
    if word == "before" and not lead["end"]:
        return Interval(None, (period.first - timedelta(days=1)).isoformat())
    if lead["end"] or word in ("by", "before", "no later than", "not later than", "until"):
        return Interval(None, last)
    if word == "from":
        return Interval(period.first.isoformat(), None)
    return Interval(period.first.isoformat(), last)


def _range_period(words: str) -> Period | None:
    """``April to June 2020``, ``Spring/Summer 2019``: from the first to the last day named."""
    match = RANGE.fullmatch(words)
    if match is None:
        return None
    right = _plain_period(match["right"])
    if right is None:
        return None
    left = _plain_period(match["left"])
    if left is None:
        year = LAST_YEAR.search(match["right"])
        left = _plain_period(f"{match['left']} {year[0]}") if year else None
    if left is None or left.first > right.last:
        return None
    return Period(left.first, right.last)


def _plain_period(words: str) -> Period | None:
    """The days of one date, month, season, quarter, half or year, with no word before it."""
    if not words or not any(c.isdigit() for c in words):
        return None
    return (
        _day(words)
        or _month_or_season(words)
        or _part_of_year(words, QUARTER, 3)
        or _part_of_year(words, HALF, 6)
        or _year(words)
    )


def _day(words: str) -> Period | None:
    """One day: ``31 March 2020``, ``2020-03-31``, ``31/03/2020`` (day first)."""
    match = DAY.fullmatch(words) or ISO_DAY.fullmatch(words) or FIGURES.fullmatch(words)
    if match is None:
        return None
    name = match["month"].lower()
    try:
        day = date(int(match["year"]), MONTH_NUMBERS.get(name) or int(name), int(match["day"]))
    except ValueError:  # 31 June: a misprint, not a day
        return None
    return Period(day, day)


def _month_or_season(words: str) -> Period | None:
    """``March 2020``, ``Spring 2019``, ``Winter 2019-20``."""
    month = MONTH_OF_YEAR.fullmatch(words)
    if month is not None:
        return _months(int(month["year"]), MONTH_NUMBERS[month["month"].lower()], 1)
    season = SEASON.fullmatch(words)
    if season is None:
        return None
    year = int(season["year"])
    if season["next"] and not (season["season"] == "winter" and _follows(year, season["next"])):
        return None
    return _months(year, SEASON_MONTHS[season["season"]], 3)


def _part_of_year(words: str, pattern: re.Pattern[str], months: int) -> Period | None:
    """A quarter or a half, of a calendar year or of a financial one."""
    match = pattern.fullmatch(words)
    if match is None:
        return None
    found = match.groupdict()
    figure = found["figure"] or found.get("named")
    ordinals = QUARTERS if months == 3 else HALVES
    part = int(figure) if figure else ordinals[found["word"]]
    year = int(found["year"])
    if found["next"] is None:
        return _months(year, 1 + (part - 1) * months, months)
    if not _follows(year, found["next"]):
        return None
    return _months(year, 4 + (part - 1) * months, months)


def _year(words: str) -> Period | None:
    """A calendar year, or a financial year, whose second figure must follow its first."""
    plain = CALENDAR_YEAR.fullmatch(words)
    if plain is not None:
        return _months(int(plain["year"]), 1, 12)
    split = FINANCIAL_YEAR.fullmatch(words)
    if split is None or not _follows(int(split["year"]), split["next"]):
        return None
    return _months(int(split["year"]), 4, 12)


def _follows(year: int, following: str) -> bool:
    """Whether ``following`` (two or four figures) is the year after ``year``."""
    return str(year + 1).endswith(following) and len(following) in (2, 4)


def _months(year: int, month: int, count: int) -> Period:
    """``count`` whole months from ``month`` (1-based, may run past 12 into the next year)."""
    first_year, first = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_index = month - 1 + count - 1
    last_year, last = year + last_index // 12, last_index % 12 + 1
    return Period(date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def _third(period: Period, which: str) -> Period:
    """The early, middle or late third of a period; of a month, by tens of days."""
    index = {"early": 0, "late": 2}.get(which, 1)
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
    size = (months + 1) // 3
    if size:
        return _months(period.first.year, period.first.month + index * size, size)
    if period.first == period.last:
        return period
    first = period.first.replace(day=1 + index * 10)
    return Period(first, period.last if index == 2 else first.replace(day=10 + index * 10))
