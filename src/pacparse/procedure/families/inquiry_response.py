"""A government's answer, in a paper of its own, to an inquiry, an ombudsman, a review, a panel.

Answers of other governments to the committees of their parliaments are read like these.
"""

from __future__ import annotations

from pacparse.procedure.evidence import ANSWERS, Fact, Family

FAMILY = Family(
    "inquiry-response",
    facts=(
        Fact("title", ANSWERS, 4, without=("response to recommendation",)),
        Fact(
            "title",
            ANSWERS,
            6,
            also=(
                *("inquiry", "inquest", "review", "ombudsman", "investigation", "commission"),
                *("panel", "report of the", "senate", "public accounts committee"),
            ),
            without=(
                *("consultation", "select committee", "house of lords", "report of session"),
                "response to recommendation",
            ),
        ),
        # "Ministry of Lamps response to the review": of whom, is not asked
        Fact(
            "title",
            ("response to the", "response to an", "reply to the"),
            3,
            also=("inquiry", "inquest", "review", "ombudsman", "investigation"),
            without=(
                *ANSWERS,
                "consultation",
                "evidence",
                "submission",
                "committee",
                "we ",
                "our ",
            ),
        ),
        Fact("cover", ("by command of", "presented to parliament"), 1),
        # "Recommendation 4:" or "Recommendation 4", and then "Response"
        Fact("answered", ("^recommendation ",), 3, most=3),
        Fact(
            "opening",
            (
                *("accepts this recommendation", "accept this recommendation"),
                *("supports this recommendation", "support this recommendation"),
                *("accepted in full by", "accepted in principle by", "rejects this recommendation"),
            ),
            2,
            most=3,
        ),
    ),
)
