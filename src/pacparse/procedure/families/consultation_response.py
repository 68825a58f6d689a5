"""What a body of any kind writes when it is asked: to a consultation, to an inquiry, in evidence."""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

FAMILY = Family(
    "consultation-response",
    facts=(
        Fact("title", ("consultation", "call for evidence"), 6, also=("response", "submission")),
        Fact(
            "title",
            (
                *("joint response", "response from", "response of the", "response by"),
                *("written evidence", "evidence submitted by", "submission from", "submission by"),
                *("submission to", "evidence to the"),
            ),
            4,
            without=("government", "special report", "treasury"),
        ),
        Fact(
            "cover",
            (
                *("our response to", "a response to the inquiry", "a response to the consultation"),
                *(
                    "opportunity to respond",
                    "respond to this consultation",
                    "response to this consult",
                ),
            ),
            3,
        ),
        # one who writes in the first person
        Fact(
            "opening",
            (
                *("we welcome", "we are pleased", "we are disappointed", "we would welcome"),
                *(
                    "we urge",
                    "we suggest",
                    "our recommendation",
                    "our first",
                    "we support",
                    "we believe",
                ),
            ),
            1,
            most=4,
        ),
    ),
)
