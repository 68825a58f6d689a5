"""A minister's letter to the chair of a committee that answers a whole report."""

from __future__ import annotations

from pacparse.procedure.evidence import ANSWERS, Fact, Family, Manner

_TO_A_CORONER = ("coroner", "prevent future deaths", "prevention of future deaths")

FAMILY = Family(
    "letter-response",
    facts=(
        # a paper that holds a letter has a cover before it
        Fact("title", ("dear ",), 8, without=_TO_A_CORONER),
        Fact("line", ("^dear ",), 2),
        # who is written to, and what about
        Fact("line", ("^chair", "^chairman", "^chairperson"), 3),
        Fact("cover", ("report of your committee", "your committee's report"), 6),
        Fact("cover", ANSWERS, 2, also=("dear ",)),
        Fact(
            "opening",
            ("^yours sincerely", "^yours faithfully", "^yours ever", "^i am writing to respond"),
            2,
            most=2,
        ),
    ),
    manner=Manner(is_signed=True),
)
