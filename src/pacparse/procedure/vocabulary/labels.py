"""The words that open a block by themselves: labels, status lines, stance lines."""

from __future__ import annotations

import re
from typing import cast

from pacparse.units import Label, LabelRole, Openers

# Labels: "3: Committee of Public Accounts conclusion:", "1a. PAC recommendation:", "Recommendation 4:",
# "Recommendation:"; near misses: "Recommendation implemented.", "Conclusions and recommendations".
_LABEL = re.compile(
    r"""
    (?: (?P<before> [0-9]{1,3} [a-z]? ) \s? [:.)] \s* )?
    (?: (?: the\s )? (?: committee\sof\spublic\saccounts | public\saccounts\scommittee
        | committee | pac | government | the\sgovernment | department | departmental ) (?:['’‘]s)? \s )?
    (?P<words> conclusion s? | recommendation s? | response | reply )
    (?: \s? (?P<after> [0-9]{1,3} [a-z]? ) )?
    \s? :
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROLES = {"conclusion": "conclusion", "recommendation": "recommendation"}
_LABEL_WORDS = (
    "onclusion",
    "ecommendation",
    "esponse",
    "eply",
    "CONCLUSION",
    "RECOMMENDATION",
    "RESPONSE",
)
_LABEL_LENGTH = 60

# "Recommendation implemented.", "Target implementation date: Spring 2019."; near miss: "The
# recommendation was implemented in full by two of the three boards."
_STATUS = re.compile(
    r"""
    (?: (?: this\s )? (?: recommendation | conclusion ) s? \s* [:–-]? \s* (?: is | was | has\sbeen )? \s* )?
    (?: (?: not | partly | partially | fully | part | already | now ) \s )?
    (?: implemented | work\sin\sprogress | in\sprogress | ongoing | delayed | superseded | closed | complete d?
      | no\slonger\s (?: applicable | relevant ) | not\syet\simplemented | not\simplemented )
    \s* [.;]?
    | (?: status | (?: (?: revised | original | current | new ) \s )?
          (?: target\s )? (?: implementation | completion | delivery ) (?: \s target )? \s date
        | (?: revised | original ) \s target \s date | target \s date ) s?
      \s* : .{0,200}
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_STATUS_FIRST = frozenset("RTIWODSCNPFA")
_STATUS_LENGTH = 240
# Every status line has one of these; most lines have none.
_STATUS_STEMS = (
    *("mplement", "rogress", "ngoing", "elayed", "uperseded", "losed", "omplete", "pplicable"),
    *("elevant", " date", "Status"),
)

# "The Government agrees with the Committee's recommendation."; near miss: "The Government has ..."
_STANCE = re.compile(
    r"""
    the\s (?: UK\s | Scottish\s | Welsh\s )? (?: government | department | ministry ) \s
    (?: (?: fully | partially | partly | broadly | therefore | does\snot | do\snot | did\snot
          | cannot | is\sunable\sto ) \s )?
    (?: agree | disagree | accept | reject | support ) (?: s | d | ed )? \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def match_label(line: str) -> Label | None:
    """The label at the start of ``line``, or None."""
    head = line[:_LABEL_LENGTH]
    colon = head.rfind(":")
    if colon < 0 or not any(word in head for word in _LABEL_WORDS):
        return None
    found = _LABEL.match(head)
    if found is None:
        return None
    word = found["words"].lower().rstrip("s")
    role = cast("LabelRole", _ROLES.get(word, "response"))
    return Label(role, found["before"] or found["after"], found.end())


def is_status_line(line: str) -> bool:
    """Whether ``line`` is a status line and nothing else."""
    if len(line) > _STATUS_LENGTH or line[:1] not in _STATUS_FIRST:
        return False
    if not any(stem in line for stem in _STATUS_STEMS) and not line.isupper():
        return False
    return _STATUS.fullmatch(line) is not None


def is_stance_line(line: str) -> bool:
    """Whether ``line`` begins with the answering body's agreement or refusal."""
    return line[:4] in ("The ", "the ") and _STANCE.match(line[:80]) is not None


OPENERS = Openers(match_label, is_status_line, is_stance_line)
