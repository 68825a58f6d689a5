"""The words that open a block by themselves: status lines and stance lines, beside the labels."""

from __future__ import annotations

import re

from pacparse.procedure.vocabulary.part_labels import match_label
from pacparse.units import Openers

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
