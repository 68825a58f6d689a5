"""Dates in words, as the days that they may mean: ``Spring 2019``, ``end of 2017``, ``Q4 2019-20``.

Conventions: seasons are those of the Treasury's minutes (spring is March to May, winter runs from
December into the next year); a financial year runs from 1 April to 31 March and its quarters are
counted from April; a quarter of a plain year is a calendar quarter; early, mid and late are the
thirds of the period that follows. ``by`` and ``end of`` name a last day only.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.date_words import (
    BEFORE_WORDS,
    CALENDAR_YEAR,
    DASHES,
    DAY,
    DAY_LAST,
    FIGURES,
    FINANCIAL_YEAR,
    FIRST_DAY_WORDS,
    HALF,
    ISO_DAY,
    JOINTS,
    LAST_DAY_WORDS,
    LAST_YEAR,
    LEAD,
    LIST_JOINT,
    MONTH_NUMBERS,
    MONTH_OF_YEAR,
    PARTS,
    QUARTER,
    QUARTER_LAST,
    REMARK,
    SEASON,
    SEASON_MONTHS,
    SHORT_FINANCIAL_YEAR,
)

if TYPE_CHECKING:
    import re

LONGEST_WORDS = 160
_MOST_REMARKS = 6
_MOST_JOINTS = 4


class Interval(NamedTuple):
    """The first and the last day that words may mean, ISO and inclusive; None is not stated."""

    earliest: str | None
    latest: str | None


class Period(NamedTuple):
    """A stretch of days, both ends inclusive."""

    first: date
    last: date


UNKNOWN = Interval(None, None)


@lru_cache(maxsize=256)  # a status line is read where lines are told apart, and for its answer
def read_interval(words: str) -> Interval:
    """The days that ``words`` may mean; both ends None where they are not understood.

    ``Spring 2019`` is 2019-03-01 to 2019-05-31, ``by March 2020`` has only the end 2020-03-31,
    ``soon`` is unknown. What follows a date (``, subject to a vote``) does not change it. Never raises.
    """
    if len(words) > LONGEST_WORDS or not any(map(str.isdigit, words)):
        return UNKNOWN
    folded = " ".join(words.translate(DASHES).lower().split()).strip(" .,;:()")
    found = _interval(folded)
    for sign in (": ", " - "):  # "recommendation 2a: spring 2019", "first part - june 2021"
        label, _, rest = folded.rpartition(sign)
        if found == UNKNOWN and label and LAST_YEAR.search(label) is None:
            found = _interval(rest)
    if found == UNKNOWN:
        for remark in islice(REMARK.finditer(folded), _MOST_REMARKS):
            found = _interval(folded[: remark.start()])
            if found != UNKNOWN:
                break
    return found


def split_dates(words: str) -> tuple[str, ...]:
    """The dates that ``words`` hold, each as printed: two in ``June 2019 and December 2020``.

    Words are split only where each part holds a date of its own; ``between May and June 2020`` is one.
    """
    if len(words) > LONGEST_WORDS or words[:8].lower() == "between ":
        return (words,)
    parts = [part.strip(" .,;") for part in LIST_JOINT.split(words)]
    if len(parts) > 1 and all(read_interval(part) != UNKNOWN for part in parts):
        return tuple(parts)
    return (words,)


def read_day(words: str) -> str | None:
    """The ISO date that ``words`` are, or the ISO month where they name no day; None otherwise."""
    folded = " ".join(words.split()).strip(" .,;:[]()")
    period = _day(folded)
    if period is not None:
        return period.first.isoformat()
    match = MONTH_OF_YEAR.fullmatch(folded)
    if match is None:
        return None
    return f"{match['year']}-{MONTH_NUMBERS[match['month'].lower()]:02}"


def _interval(folded: str) -> Interval:
    """The interval of words with or without a lead (by, end of, early), of a range, or *onwards*."""
    whole = _plain_period(folded)
    if whole is not None:
        return Interval(whole.first.isoformat(), whole.last.isoformat())
    onwards = folded.removesuffix(" onwards").removesuffix(" onward")
    if onwards != folded:
        whole = _side(onwards.removeprefix("from "))
        return Interval(whole.first.isoformat(), None) if whole else UNKNOWN
    lead = LEAD.match(folded)
    rest = folded[lead.end() :] if lead else folded
    period = _plain_period(rest)
    if period is None or lead is None:
        ranged = _range_period(folded.removeprefix("between "), is_between=folded[:8] == "between ")
        if ranged is not None or lead is None or period is None:
            return _ends(ranged) if ranged else _led_range(lead, rest)
    if lead["third"]:
        period = _third(period, lead["third"])
    return _led(lead, period)


def _led_range(lead: re.Match[str] | None, rest: str) -> Interval:
    """``by Spring/Summer 2020``: the lead says which end of the range counts."""
    period = _range_period(rest) if lead is not None and lead["word"] else None
    if lead is None or period is None or lead["third"]:
        return UNKNOWN
    return _led(lead, period)


def _led(lead: re.Match[str], period: Period) -> Interval:
    """What a lead leaves of a period: *by* and *end of* its last day, *from* its first."""
    word = lead["word"]
    if word in BEFORE_WORDS and not lead["end"]:
        return Interval(None, (period.first - timedelta(days=1)).isoformat())
    if lead["end"] or word in LAST_DAY_WORDS:
        return Interval(None, period.last.isoformat())
    if word in FIRST_DAY_WORDS:
        return Interval(period.first.isoformat(), None)
    return _ends(period)


def _ends(period: Period) -> Interval:
    """Both ends of a period, ISO."""
    return Interval(period.first.isoformat(), period.last.isoformat())


def _range_period(words: str, *, is_between: bool = False) -> Period | None:
    """``April to June 2020``, ``Spring/Summer 2019``: from the first to the last day named."""
    for joint in JOINTS:
        for match in islice(joint.finditer(words), _MOST_JOINTS):
            left, right = words[: match.start()], words[match.end() :]
            is_list = match[0].strip() in ("and", "&")
            if is_list and not is_between and LAST_YEAR.search(left):
                continue  # two dates, not a range
            period = _range(left, right)
            if period is not None:
                return period
    return None


def _range(left_words: str, right_words: str) -> Period | None:
    """From the first day of the left words to the last of the right; the left may lack its year."""
    right = _side(right_words)
    if right is None:
        return None
    left = _side(left_words)
    if left is None:
        year = LAST_YEAR.search(right_words)
        left = _side(f"{left_words} {year[0]}") if year else None
        if left is not None and left.first > right.first and left_words == "winter":
            left = _side(f"winter {left.first.year - 1}")  # "winter/spring 2021"
    if left is None or left.first > right.last:
        return None
    return Period(left.first, right.last)


def _side(words: str) -> Period | None:
    """One side of a range: a period, or the early, middle or late third of one."""
    lead = LEAD.match(words)
    if lead is None or lead["word"] or lead["end"]:
        return _plain_period(words)
    period = _plain_period(words[lead.end() :])
    return _third(period, lead["third"]) if period and lead["third"] else period


def _plain_period(words: str) -> Period | None:
    """The days of one date, month, season, quarter, half or year, with no word before it."""
    if not words or not any(c.isdigit() for c in words):
        return None
    return (
        _day(words)
        or _month_or_season(words)
        or _part_of_year(words, QUARTER, 3)
        or _part_of_year(words, QUARTER_LAST, 3)
        or _part_of_year(words, HALF, 6)
        or _year(words)
    )


def _day(words: str) -> Period | None:
    """One day: ``31 March 2020``, ``2020-03-31``, ``31/03/2020`` (day first)."""
    patterns = (DAY, DAY_LAST, ISO_DAY, FIGURES)
    match = next(filter(None, (pattern.fullmatch(words) for pattern in patterns)), None)
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
    part = PARTS[found["figure"] or found.get("named") or found["word"]]
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
    split = FINANCIAL_YEAR.fullmatch(words) or SHORT_FINANCIAL_YEAR.fullmatch(words)
    if split is None:
        return None
    year = int(split["year"]) + (2000 if len(split["year"]) == 2 else 0)
    return _months(year, 4, 12) if _follows(year, split["next"]) else None


def _follows(year: int, following: str) -> bool:
    """Whether ``following`` (two or four figures) is the year after ``year``."""
    return str(year + 1).endswith(following) and len(following) in (2, 4)


def _months(year: int, month: int, count: int) -> Period:
    """``count`` whole months from ``month`` (1-based, may run past 12 into the next year)."""
    first_year, first = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_index = month - 1 + count - 1
    last = date(year + last_index // 12, last_index % 12 + 1, 28) + timedelta(days=4)
    return Period(date(first_year, first, 1), last - timedelta(days=last.day))


def _third(period: Period, which: str) -> Period:
    """The early, middle or late third of a period; of a month, by tens of days."""
    word = which.removeprefix("the ").rstrip(" -")
    index = {"early": 0, "start of": 0, "beginning of": 0, "late": 2}.get(word, 1)
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
    size = (months + 1) // 3
    if size:
        return _months(period.first.year, period.first.month + index * size, size)
    if period.first == period.last:
        return period
    first = period.first.replace(day=1 + index * 10)
    return Period(first, period.last if index == 2 else first.replace(day=10 + index * 10))
