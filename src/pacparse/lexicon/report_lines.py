"""The lines that stand over the answer to a committee's report."""

from __future__ import annotations

import re

from pacparse.lexicon.ordinals import read_ordinal
from pacparse.text.patterns import compile_late

_LONGEST_ORDINAL = 48
_ORDINAL = r"(?P<ordinal> (?: the[ ] )? [A-Z][a-z]{2,10} (?: (?: [ ]and | [- ]{1,2} ) [ ]? [A-Za-z]{3,10} ){0,3} | [0-9]{1,3}(?:st|nd|rd|th) )"

# Example: "Twenty-Third Report of Session 2017-19", "Fifth Report of Session 2016–17 Eels".
# Near miss: "Report of Session 2017-19", "The Fifth Report of Session 2016-17 found".
ORDINAL_LINE = compile_late(
    rf"""{_ORDINAL} [ ]Report (?: ,?[ ](?:of|from|in)[ ](?:the[ ])? )? ,?[ ]? \(?Session:?[ ]
        (?P<years> [0-9]{{4}}[ ]?[-–—/][ ]?[0-9]{{2,4}} ) \)? (?: [ ] \( HC[ ][0-9]{{1,5}} \) )? [ ]?:?[ ]?""",
    re.VERBOSE | re.IGNORECASE,
)
# An ordinal alone, its session printed elsewhere; behind figures its title needs no colon. Example: "Fourth
# Report", "23rd report (HC 12)", "23rd Report Eels". Near miss: "Fourth report of the panel", "23rd Report too".
PLAIN_ORDINAL_LINE = compile_late(
    rf"""{_ORDINAL} [ ]Report (?: [ ] \( HC[ ][0-9]{{1,5}} \) )?
        (?: (?: [ ]?[:–—-][ ] | (?<=[0-9](?:st|nd|rd|th)[ ]Report)[ ] ) (?P<title> (?-i: [A-Z] ) .{{2,200}} ) )?""",
    re.VERBOSE | re.IGNORECASE,
)

# Headings that stand under the head of a report and are not its title.
# Example: "Introduction from the Committee", "Updated Government response to the Committee".
# Near miss: "Introducing the new lamps".
NOT_A_REPORT_TITLE = compile_late(
    r"""
    (?: introduction | summary | report[ ]summary | (?: updated[ ] )? government[ ](?: response | replie ) s?
      | conclusions? | background | relevant[ ]reports? | recommendations? | key[ ](?: facts | findings )
      | committee[ ](?: of | summary ) | overview | there[ ](?: were | was ) | this[ ]report
      | appendix | contents ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def heads_report(line: str) -> bool:
    """Whether ``line`` is the ordinal of a report, with its title or without: a heading."""
    if "report" not in line.lower():
        return False
    match = ORDINAL_LINE.match(line)
    if match is None:
        plain = PLAIN_ORDINAL_LINE.fullmatch(line) if len(line) < _LONGEST_ORDINAL else None
        return plain is not None and read_ordinal(plain["ordinal"]) is not None
    rest = line[match.end() :]
    if rest and not (rest[0].isupper() and rest[-1] not in ".,;:"):
        return False
    return read_ordinal(match["ordinal"]) is not None
