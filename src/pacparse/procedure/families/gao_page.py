"""A page on which an auditor follows up what it recommended: agency, status, comments.

The auditor tells what the agency answered; the agency itself does not speak.
"""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family, Manner

FAMILY = Family(
    "gao-page",
    facts=(
        Fact("heading", ("^recommendations for executive action", "^agency affected"), 8, most=2),
        Fact("opening", ("^agency: ", "^agency affected: "), 2, most=3),
        Fact("opening", ("^status: open", "^status: closed", "^open - ", "^closed - "), 2, most=3),
        # the number stands behind the words, in brackets
        Fact("ending", ("(recommendation ",), 3, without=("paragraph",), most=3),
        Fact("opening", ("when we confirm what action",), 4),
    ),
    manner=Manner(is_told=True),
)
