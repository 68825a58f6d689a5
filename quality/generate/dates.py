"""Dates of status lines: words, and the first and last day that they mean.

The conventions are those of the documentation: seasons of three months (winter from December), financial
years from April, ``by`` and ``end of`` name a last day only, early and late are thirds.
"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Literal

from quality.generate.model import TargetDate
from quality.generate.prose import MONTHS

if TYPE_CHECKING:
    from random import Random

Days = tuple[str | None, str | None]


def months(year: int, month: int, count: int) -> tuple[str, str]:
    """The first and the last day of ``count`` months from ``month``, which may be past 12."""
    first_year, first = year + (month - 1) // 12, (month - 1) % 12 + 1
    end = month + count - 2
    last_year, last = year + end // 12, end % 12 + 1
    day = monthrange(last_year, last)[1]
    return f"{first_year}-{first:02}-01", f"{last_year}-{last:02}-{day:02}"


def target_date(
    rng: Random, year: int, kind: Literal["target", "original", "revised"]
) -> TargetDate:
    """A target date in or after ``year``, in one of the shapes of real minutes."""
    words, (earliest, latest) = _shape(rng, year + rng.randint(0, 2))
    return TargetDate(kind, words, earliest, latest)


def _shape(rng: Random, year: int) -> tuple[str, Days]:
    month = rng.randint(1, 12)
    name = MONTHS[month - 1]
    season = rng.randrange(4)
    season_name = ("Spring", "Summer", "Autumn", "Winter")[season]
    if rng.random() < 0.3:
        season_name = season_name.lower()
    quarter = rng.randint(1, 4)
    day = rng.randint(1, 28)
    following = f"{(year + 1) % 100:02}"
    mark = rng.choice("--/")
    end_of_month = months(year, month, 1)[1]
    shapes: tuple[tuple[str, Days], ...] = (
        (f"{season_name} {year}", months(year, 3 + 3 * season, 3)),
        (f"{season_name} {year}", months(year, 3 + 3 * season, 3)),
        (f"{name} {year}", months(year, month, 1)),
        (f"{name} {year}", months(year, month, 1)),
        (f"{day} {name} {year}", (f"{year}-{month:02}-{day:02}",) * 2),
        (f"end of {year}", (None, f"{year}-12-31")),
        (f"by the end of {name} {year}", (None, end_of_month)),
        (f"by {name} {year}", (None, end_of_month)),
        (f"end of {name} {year}", (None, end_of_month)),
        (f"early {year}", months(year, 1, 4)),
        (f"mid-{year}", months(year, 5, 4)),
        (f"late {year}", months(year, 9, 4)),
        (f"Q{quarter} {year}{mark}{following}", months(year, 4 + 3 * (quarter - 1), 3)),
        (f"{year}{mark}{following}", months(year, 4, 12)),
        (f"{year}", months(year, 1, 12)),
    )
    return rng.choice(shapes)
