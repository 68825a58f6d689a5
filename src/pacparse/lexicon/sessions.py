"""Parliamentary sessions, always with a hyphen: ``Session 2024–25`` is ``2024-25``."""

from __future__ import annotations

import re

from pacparse.text.patterns import compile_late, pattern

# Example: "Session 2017-19", "SESSIONS 2016–17 and", "2024– 25". Near: "session of 2019".
_SESSION = compile_late(
    r"\bsessions?:? (?P<years>(?:19|20)[0-9]{2} ?[-–—/] ?(?:(?:19|20)[0-9]{2}|[0-9]{2}))\b",
    re.IGNORECASE,
)
# Years behind a committee's reports are their session.
_OF_REPORTS = pattern(
    r"""
    \b (?: Reports?(?:[ ]of)? | Reports? [ ](?: from | of | by )[ ](?: the[ ] )? [^0-9,:;()/]{0,60}? Committee
      (?: [ ](?: of | on )[ ](?: the[ ] )? [^0-9,:;()/]{3,60}? )? )
    ,? [ ] (?P<years> (?:19|20)[0-9]{2} [ ]? [-–—/] [ ]? (?: (?:19|20)[0-9]{2} | [0-9]{2} ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
    ask="search",
    example="Reports from the Committee of Public Accounts 2007-2008",
    near_miss="Annual Report and Accounts 2007-08",
)
_MORE = compile_late(r"(?:,|,? and|;|,? &| to) (?P<years>(?:19|20)[0-9]{2} ?[-–—/] ?[0-9]{2,4})\b")


def find_sessions(text: str) -> tuple[str, ...]:
    """Every session that ``text`` names, in order, each once."""
    found: dict[str, None] = {}
    has_word = "ession" in text or "ESSION" in text
    if not has_word and "eport" not in text and "EPORT" not in text:
        return ()
    for match in (_SESSION if has_word else _OF_REPORTS).finditer(text):
        following: re.Match[str] | None = match
        while following is not None:
            session = _hyphened(following["years"])
            if session is not None:
                found[session] = None
            following = _MORE.match(text, following.end())
    return tuple(found)


def _hyphened(years: str) -> str | None:
    """``2017–2019`` as ``2017-19``; None where the years do not follow each other."""
    first, last = re.split(r" ?[-–—/] ?", years)
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    if end < int(first):
        end += 100
    if not int(first) < end <= int(first) + 6:
        return None
    return f"{first}-{str(end)[2:]}" if first[:2] == str(end)[:2] else f"{first}-{end}"
