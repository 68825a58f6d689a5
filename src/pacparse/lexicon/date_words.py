"""The shapes of dates in words: months, seasons, quarters, and how years are written."""

from __future__ import annotations

import re

from pacparse.text.patterns import compile_late

MONTHS = tuple(
    """january february march april may june july august september october november
    december""".split()
)
"""The months in their order: the one list of them."""
MONTH_NUMBERS = {name: n for n, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: n for name, n in MONTH_NUMBERS.items()} | {"sept": 9}
SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "latter": 2}
PARTS |= {"one": 1, "two": 2, "three": 3, "four": 4}
PARTS |= {"1": 1, "2": 2, "3": 3, "4": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
MONTHS_LONGEST_FIRST = sorted(MONTH_NUMBERS, key=len, reverse=True)
MONTH = "|".join(MONTHS_LONGEST_FIRST)
YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
SPLIT_YEAR = YEAR + r"[-/](?P<next>[0-9]{4}|[0-9]{2})"

# Example: "Friday 1st May 2020". Near miss: "1 otter 2020".
DAY = compile_late(
    rf"""(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ ])?
         (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<month>{MONTH})\.?,?[ ]{YEAR}""",
    re.VERBOSE | re.IGNORECASE,
)
# Example: "March 31, 2020". Near miss: "March 2020".
DAY_LAST = compile_late(
    rf"(?P<month>{MONTH})\.?[ ](?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,[ ]{YEAR}", re.IGNORECASE
)
# Example: "2020-03-31". Near miss: "2020-21".
ISO_DAY = re.compile(rf"{YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})")
# Example: "31/03/2020", "31.3.2020". Near miss: "3/2020".
FIGURES = re.compile(rf"(?P<day>[0-9]{{1,2}})[/.](?P<month>[0-9]{{1,2}})[/.]{YEAR}")
# Example: "March 2020", "Sept. 2020". Near miss: "marches 2020".
MONTH_OF_YEAR = re.compile(rf"(?P<month>{MONTH})\.?,?[ ](?:of[ ])?{YEAR}", re.IGNORECASE)
# Example: "winter 2019-20", "summer of 2020". Near miss: "spring tide 2020".
SEASON = compile_late(
    rf"(?P<season>spring|summer|autumn|winter),?[ ](?:of[ ])?{YEAR}(?:[-/](?P<next>[0-9]{{2,4}}))?"
)
# Example: "calendar year 2019". Near miss: "2019-20".
CALENDAR_YEAR = compile_late(rf"(?:(?:calendar[ ])?year[ ])?{YEAR}(?:[ ]calendar[ ]year)?")
_FINANCIAL = r"(?:(?:financial[ ]year|fiscal[ ]year|fy),?[ ]?)?"
# Example: "financial year 2018-19", "2018-19 financial year", "fy18/19". Near miss: "2018-20 plan".
FINANCIAL_YEAR = compile_late(
    rf"{_FINANCIAL}{SPLIT_YEAR}(?:[ ](?:financial[ ]year|fiscal[ ]year|fy))?"
)
SHORT_FINANCIAL_YEAR = compile_late(
    r"(?:financial[ ]year|fy)[ ]?(?P<year>[0-9]{2})[-/](?P<next>[0-9]{2})"
)
# Example: "q4 2019-20", "second quarter of 2021", "2020-21 q3". Near miss: "a quarter of 2021".
QUARTER = compile_late(
    rf"""(?: q(?P<figure>[1-4]) | quarter[ ](?P<named>[1-4]|one|two|three|four)
           | (?P<word>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[ ]quarter
         ),?[ ](?:of[ ])?(?:the[ ])?{_FINANCIAL}
         {YEAR}(?:[-/](?P<next>[0-9]{{4}}|[0-9]{{2}}))?(?:[ ]financial[ ]year)?""",
    re.VERBOSE,
)
QUARTER_LAST = compile_late(
    rf"{YEAR}(?:[-/](?P<next>[0-9]{{4}}|[0-9]{{2}}))?,?[ ]q(?:uarter[ ])?(?P<figure>[1-4])"
)
# Example: "h1 2021", "second half of 2020-21". Near miss: "half of 2021".
HALF = compile_late(
    rf"""(?: h(?P<figure>[12]) | (?P<word>first|second|latter)[ ]half ),?[ ](?:of[ ])?
         (?:the[ ])?{_FINANCIAL}
         {YEAR}(?:[-/](?P<next>[0-9]{{4}}|[0-9]{{2}}))?(?:[ ]financial[ ]year)?""",
    re.VERBOSE,
)
# A date as covers print it, with its day or without. Example: "on 4 May 2014 by", "31/03/2020".
# Near miss: "in 2014", "the 313 May".
WRITTEN_DATE = compile_late(
    rf"(?<![\w/.])(?:(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ ])?[0-9]{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?)?(?:{MONTH})\.?,?[ ](?:of[ ])?(?:19|20|21)[0-9]{{2}}"
    rf"|(?:{MONTH})\.?[ ][0-9]{{1,2}}(?:st|nd|rd|th)?,[ ](?:19|20|21)[0-9]{{2}}"
    r"|(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:19|20|21)[0-9]{2})(?![\w/])",
    re.IGNORECASE,
)
# What stands before a date. Example: "by the end of the ", "from early ". Near miss: "otters ".
LEAD = compile_late(
    r"""(?: (?P<word> by | before | prior[ ]to | ahead[ ]of | no[ ]later[ ]than | not[ ]later[ ]than
            | on[ ]or[ ]before | until | till | up[ ]to | in | on | at | during | within | over
            | throughout | around | circa | from | after | since | starting[ ](?:in|from) ) [ ] )?
        (?P<end> (?:the[ ])? end (?:[ ]of)? [ -] )?
        (?P<third> (?:the[ ])? (?: early | mid | middle[ ]of | late | start[ ]of | beginning[ ]of ) [ -] )?
        (?: the [ ] )?""",
    re.VERBOSE,
)
LAST_DAY_WORDS = frozenset(
    {"by", "before", "no later than", "not later than", "on or before", "until", "till", "up to"}
    | {"prior to", "ahead of"}
)
BEFORE_WORDS = frozenset({"before", "prior to", "ahead of"})
FIRST_DAY_WORDS = frozenset({"from", "after", "since", "starting in", "starting from"})
# What joins two dates into a range; a joint in words goes before a stroke or a dash. Example: "April
# to June 2020", "spring/summer 2021". "And" makes one only behind "between" or without a year.
JOINTS = (
    re.compile(r"[ ](?:to|until|till|through[ ]to|-)[ ]"),
    re.compile(r"[ ](?:and|or|&)[ ]"),
    re.compile(r"[ ]?/[ ]?"),
    re.compile(r"-"),
)
# What may follow a date and says nothing about it. Example: ", subject to parliament", " (revised)".
# Near miss: " onwards".
REMARK = compile_late(
    r"[,;:][ ]|[ ]?\(|[ ]-[ ]|[ ](?:for|subject|following|when|once|with|at|as|depending|dependent|if)[ ]|[ ]and[ ](?:ongoing|beyond|then)\b"
)
# Example: "June 2019 and December 2020", "May 2019; May 2020". Near miss: "1 May, 2020".
LIST_JOINT = re.compile(r"[ ]and[ ]|(?<=[0-9]{2})[,;][ ](?:and[ ])?(?=[A-Za-z])")
LAST_YEAR = compile_late(r"(?:19|20|21)[0-9]{2}(?:[-/][0-9]{2,4})?$")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
