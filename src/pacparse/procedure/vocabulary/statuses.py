"""The words of a status line: what became of a recommendation, and by when it is to be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.document import DateKind, Status

# Example: "Recommendation implemented", "Status: work in progress", "No longer applicable".
# Near miss: "Recommendation 4 is implemented by", "ongoing work" (it must end the phrase).
STATUS_WORDS = re.compile(
    r"""
    (?: status \s{0,3} : \s{0,3} )?
    (?: (?: this [ ] )? (?: recommendation | conclusion ) s? \s{0,2} (?: [0-9]{1,3} [a-z]? )?
        \s{0,2} [:–—-]? \s{0,2} (?: (?: is | was | has[ ]been | remains ) [ ] )? )?
    (?: (?: now | already | fully ) [ ] )?
    (?P<word>
        not[ ]yet[ ]implemented | not[ ]implemented | not[ ]being[ ]implemented
      | (?: partially | partly | part ) [ -] implemented
      | implemented | complete d? | closed
      | work[ ]in[ ]progress | in[ ]progress | work[ ]ongoing | on-?going | underway
      | delayed | superseded | overtaken[ ]by[ ]events
      | no[ ]longer[ ] (?: applicable | relevant | required )
    )
    (?! [\w'’-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Example: "Revised target implementation date: Spring 2020". Near miss: "The target date is far".
DATE_LABEL = re.compile(
    r"""
    (?: (?P<kind> original | revised | new | updated | latest | current ) [ ] )?
    (?: (?: target | expected | planned ) [ ] )?
    (?: (?: implementation | completion | delivery ) [ ] )?
    (?: target [ ] )?
    dates? \s{0,3} [:–—-] \s{0,3}
    """,
    re.VERBOSE | re.IGNORECASE,
)
DATE_LABEL_WORDS = ("target", "implementation", "completion", "delivery")

# What stands between the phrases of one line. Example: "implemented. Original target date: 2019".
GAP = re.compile(r"[\s.;,:()–—-]{0,8}")

# Where the words of a date end: a stop, a bracket, or the next label on the same line.
DATE_END = re.compile(
    r"[;.](?=\s|$)|\s{0,3}[,(–—-]?\s(?=(?:original|revised|new|updated)\s(?:target|implementation))"
    r"|\s(?=(?:work\sin\sprogress|delayed|recommendation\s(?:not\s)?implemented))|$",
    re.IGNORECASE,
)

STATUS_OF: Mapping[str, Status] = {
    "not yet implemented": "not_implemented",
    "not implemented": "not_implemented",
    "not being implemented": "not_implemented",
    "partially implemented": "in_progress",
    "partly implemented": "in_progress",
    "part implemented": "in_progress",
    "implemented": "implemented",
    "complete": "implemented",
    "completed": "implemented",
    "work in progress": "in_progress",
    "in progress": "in_progress",
    "work ongoing": "in_progress",
    "ongoing": "in_progress",
    "underway": "in_progress",
    "delayed": "delayed",
    "superseded": "superseded",
    "overtaken by events": "superseded",
    "no longer applicable": "superseded",
    "no longer relevant": "superseded",
    "no longer required": "superseded",
}

KIND_OF: Mapping[str, DateKind] = {
    "original": "original",
    "revised": "revised",
    "new": "revised",
    "updated": "revised",
    "latest": "revised",
    "current": "target",
}

FIRST_LETTERS = frozenset("rRtTiIwWoOdDsScCnNpPfFaAeEuUlL")
"""A line that begins otherwise is no status line: the cheap test before the patterns."""

FIRST_WORDS = frozenset(
    {"recommendation", "recommendations", "conclusion", "conclusions", "this", "status", "now"}
    | {"already", "fully", "not", "partially", "partly", "part", "part-implemented", "no", "in"}
    | {"partially-implemented", "partly-implemented", "implemented", "complete", "completed"}
    | {"closed", "work", "ongoing", "on-going", "underway", "delayed", "superseded", "overtaken"}
    | {"original", "revised", "new", "updated", "latest", "current", "target", "expected"}
    | {"planned", "implementation", "completion", "delivery"}
)
"""Every word that a phrase of a status line can begin with, in lower case."""
