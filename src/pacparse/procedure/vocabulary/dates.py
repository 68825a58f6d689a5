"""The shapes of dates in words: months, seasons, quarters, and how years are written."""

from __future__ import annotations

import re

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_NUMBERS = {name: n for n, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: n for name, n in MONTH_NUMBERS.items()} | {"sept": 9}
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
HALVES = {"first": 1, "second": 2}
MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
SPLIT_YEAR = YEAR + r"[-/](?P<next>[0-9]{4}|[0-9]{2})"

DAY = re.compile(
    rf"""(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ ])?
         (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<month>{MONTH})\.?,?[ ]{YEAR}""",
    re.VERBOSE | re.IGNORECASE,
)
ISO_DAY = re.compile(rf"{YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})")
FIGURES = re.compile(rf"(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/{YEAR}")
MONTH_OF_YEAR = re.compile(rf"(?P<month>{MONTH})\.?,?[ ](?:of[ ])?{YEAR}", re.IGNORECASE)
SEASON = re.compile(
    rf"(?P<season>spring|summer|autumn|winter)[ ](?:of[ ])?{YEAR}(?:[-/](?P<next>[0-9]{{2,4}}))?"
)
CALENDAR_YEAR = re.compile(rf"(?:(?:the[ ])?(?:calendar[ ])?year[ ])?{YEAR}")
FINANCIAL_YEAR = re.compile(
    rf"(?:the[ ])?(?:financial[ ]year[ ]|fy[ ]?)?{SPLIT_YEAR}(?:[ ]financial[ ]year)?"
)
QUARTER = re.compile(
    rf"""(?:the[ ])?
         (?: q(?P<figure>[1-4]) | quarter[ ](?P<named>[1-4])
           | (?P<word>first|second|third|fourth|last|final)[ ]quarter
         ),?[ ](?:of[ ])?(?:the[ ])?(?:financial[ ]year[ ]|fy[ ]?)?
         {YEAR}(?:[-/](?P<next>[0-9]{{4}}|[0-9]{{2}}))?""",
    re.VERBOSE,
)
HALF = re.compile(
    rf"""(?:the[ ])? (?: h(?P<figure>[12]) | (?P<word>first|second)[ ]half ),?[ ](?:of[ ])?
         (?:the[ ])?(?:financial[ ]year[ ])?
         {YEAR}(?:[-/](?P<next>[0-9]{{4}}|[0-9]{{2}}))?""",
    re.VERBOSE,
)
LEAD = re.compile(
    r"(?:(?P<word>by|before|no later than|not later than|until|in|during|from)[ ])?"
    r"(?P<end>(?:the[ ])?end(?:[ ]of)?[ -](?:the[ ])?)?"
    r"(?P<third>(?:the[ ])?(?:early|mid|middle of|late)[ -])?"
)
RANGE = re.compile(
    r"(?:between[ ])?(?P<left>[^ ].{0,50}?)(?:[ ](?:to|and|or|until|-)[ ]|/|-)(?P<right>[^ ].*)"
)
LAST_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}(?:[-/][0-9]{2,4})?$")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
