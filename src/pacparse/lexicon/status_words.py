"""The words of a status line: what became of a recommendation, and by when it is to be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.document import DateKind, Status

# Example: "Recommendation implemented", "Status: work in progress", "No longer applicable".
# Near miss: "Recommendation 4 is implemented by", "ongoing work" (it must end the phrase).
STATUS_WORDS = compile_late(
    r"""
    (?P<label> (?: (?:recommendation|implementation|current|overall) [ ] )? status \s{0,3} [:–—-] \s{0,3} )?
    (?P<subject> (?: this [ ] )? (?: recommendation | conclusion ) s? \s{0,2} (?: [0-9]{1,3} [a-z]? )?
        \s{0,2} [:–—-]? \s{0,2}
        (?: (?: is | was | are | were | has[ ]been | have[ ]been | remains? ) [ ] )? )?
    (?: (?: now | already | fully | since | also | been ) [ ] )?
    (?P<word>
        (?: not[ ]yet | not[ ]being | not[ ]to[ ]be | not | un ) -?[ ]? implemented
      | (?: partially | partly | part | substantially | largely ) [ -] implemented
      | being[ ]implemented | implemented | complete d? | delivered | closed
      | open (?: [ ]? [–—-] [ ]? (?: partially[ ]addressed | priority | in[ ]progress ) )? | outstanding
      | (?: (?:work|implementation|delivery) [ ] (?:is[ ])? )? (?: in[ -]progress | ongoing | on-going | underway
          | under[ ]way )
      | delayed | superseded | overtaken[ ]by[ ]events | withdrawn
      | no[ ]longer[ ] (?: applicable | relevant | required | valid | (?:being[ ])?pursued )
    )
    (?! [\w'’-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
ONLY_AFTER_LABEL = frozenset({"open", "outstanding", "delivered"})
"""Words too common to be a status without ``Status:`` or ``Recommendation`` before them."""

# Example: "Revised target implementation date: Spring 2020", "Target implementation date (revised):".
# Near miss: "The target date is far".
DATE_LABEL = compile_late(
    r"""
    (?: recommendation [ ] (?= target | implementation ) )?
    (?: (?: second | third | further | latest ) [ ] (?= revised | target ) )?
    (?: (?P<kind> original | initial | previous | revised | new | updated | latest | current ) [ ] )?
    (?: (?: target | expected | planned | proposed | estimated | anticipated | provisional ) [ ] )?
    (?: (?: implementation | completion | delivery ) (?: [ ] | (?=:) ) )?
    (?: target (?: [ ] | (?=:) ) )?
    (?: due [ ] )?
    (?: dates? (?: [ ] (?:for|of) [ ] (?: implementation | completion | delivery ) )? | (?P<short> (?=[ ]?:) ) )
    (?: [ ]? \( (?P<late> original | revised | updated | new | current ) \) )?
    (?: \s{0,3} (?P<sign> [:–—-] ) \s{0,3} | [ ] (?= (?: [0-9] | [a-z]{2} ) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
DATE_LABEL_WORDS = ("target", "implementation", "completion", "delivery")

# A date after a status word. Example: " (March 2019)", ": in March 2019". Near miss: " by three".
STATUS_DATE = compile_late(
    r"[ ]?(?:\((?P<inside>[^():]{4,60})\)|[:–—-]?[ ](?:in[ ]|on[ ])?(?P<date>[^.;:()]{4,60}))(?=[.;]|$)"
)

# Behind a date: what kind it is after all. Example: "Spring 2020 (revised)". Near miss: "(lamps)".
KIND_BEHIND = re.compile(r"\((?P<kind>original|revised|new|updated)[^()]{0,60}\)$", re.IGNORECASE)

# Behind a date: another one, and which of the two it is. Examples: "Spring 2020 (originally Autumn
# 2019)", "May 2020 (revised from March 2019)". Near misses: "(original lamps)", "(see Autumn 2019)".
DATE_BEHIND = compile_late(
    r"[ ]?\((?P<kind>originally|original|initially|initial|previously|previous|formerly|revised[ ]from"
    r"|was|now|revised[ ]to|revised)(?:[ ](?:target[ ])?(?:implementation[ ])?date)?:?[ ]"
    r"(?P<date>[^()]{4,60})\)$",
    re.IGNORECASE,
)

# What stands between the phrases of one line. Example: "implemented. Original target date: 2019".
GAP = re.compile(r"[\s.;,:()|–—-]{0,8}")

# Where the words of a date end: a stop, a bracket, or the next label on the same line.
DATE_END = compile_late(
    r"[.](?=\s|$)"
    r"|(?:\s[;,(|–—-]?|[;,(|–—-])\s{0,3}(?=(?:second\s|further\s|latest\s)?"
    r"(?:original|initial|previous|revised|new|updated|current|expected|target)"
    r"\s(?:target\s)?(?:implementation|completion|delivery|date))"
    r"|[;,(]?\s(?=(?:work\sin\sprogress|delayed|superseded|recommendation\s(?:not\s)?implemented"
    r"|implemented)\b)|$",
    re.IGNORECASE,
)

# Where a status may begin in prose. Example: ". Work in progress". Near miss: "6.2".
SENTENCE_STOP = re.compile(r"[.;][ ]{1,3}|[ ]\(")

NO_DATE = frozenset(
    {
        "tbc",
        "tbd",
        "to be confirmed",
        "to be determined",
        "not applicable",
        "n/a",
        "none",
        "not set",
        "-",
    }
)
"""Words in place of a date that say there is none: no target."""

STATUS_OF: Mapping[str, Status] = {
    **dict.fromkeys(
        ("not yet implemented", "not implemented", "not being implemented", "unimplemented"),
        "not_implemented",
    ),
    "not to be implemented": "not_implemented",
    **dict.fromkeys(("implemented", "complete", "completed", "delivered"), "implemented"),
    "delayed": "delayed",
    **dict.fromkeys(("superseded", "overtaken by events", "withdrawn"), "superseded"),
    **dict.fromkeys(("open", "outstanding", "being implemented"), "in_progress"),
}
"""What remains says that work goes on, or begins with "no longer" and stands for superseded."""

KIND_OF: Mapping[str, DateKind] = {
    "original": "original",
    "initial": "original",
    "previous": "original",
    "revised": "revised",
    "new": "revised",
    "updated": "revised",
    "latest": "revised",
    "current": "target",
    **dict.fromkeys(
        ("originally", "initially", "previously", "formerly", "was", "revised from"), "original"
    ),
    **dict.fromkeys(("now", "revised to"), "revised"),
}

FIRST_LETTERS = frozenset("rRtTiIwWoOdDsScCnNpPfFaAeEuUlL")
"""A line that begins otherwise is no status line: the cheap test before the patterns."""

FIRST_WORDS = frozenset(
    """recommendation recommendations conclusion conclusions this status now already fully not partially
    partly part part-implemented no in partially-implemented partly-implemented implemented complete
    completed closed work ongoing on-going underway delayed superseded overtaken original revised new
    updated latest current target expected planned implementation completion delivery initial previous
    second third further proposed estimated anticipated provisional due date dates under overall
    substantially largely withdrawn un-implemented unimplemented in-progress delivered open""".split()
)
"""Every word that a phrase of a status line can begin with, in lower case."""

STEMS = (
    *(
        "mplement",
        "rogress",
        "ngoing",
        "n-going",
        "elayed",
        "uperseded",
        "losed",
        "omplet",
        "pplicable",
    ),
    *("elevant", " date", "Date", "tatus", "arget", "nderway", "nder way", "vertaken", "ithdrawn"),
    *("equired", "ursued", "elivered", "Open"),
)
"""Every status line has one of these, unless it is all capitals; most lines have none."""
