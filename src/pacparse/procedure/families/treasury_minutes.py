"""Treasury minutes: what the UK government answers to the Committee of Public Accounts.

First responses and progress reports, volumes that answer many reports, and extracts of a page.
"""

from __future__ import annotations

from pacparse.lexicon.committees import PUBLIC_ACCOUNTS
from pacparse.procedure.evidence import Fact, Family

FAMILY = Family(
    "treasury-minutes",
    committee=PUBLIC_ACCOUNTS,
    facts=(
        Fact("title", ("treasury minute",), 12),
        # after a back cover, or what a site for sharing documents prints first
        Fact("line", ("^treasury minute",), 8),
        Fact(
            "cover",
            ("committee of public accounts",),
            6,
            also=("government response", "progress report", "on the implementation of"),
            without=("formal minutes",),
        ),
        # labels of all editions, wherever the number stands: "1a: PAC recommendation:" and others
        Fact(
            "opening",
            (
                *("pac conclusion", "pac recommendation"),
                *("public accounts conclusion", "public accounts recommendation"),
                *("public accounts committee conclusion", "public accounts committee recommend"),
            ),
            6,
            most=4,
        ),
        Fact(
            "answer",
            (
                *("government agree", "government accept", "government disagree"),
                *("government partially", "government does not", "government did not"),
                *("department agree", "department accept", "treasury agree", "treasury accept"),
                *("committee's recommendation", "committee's conclusion"),
            ),
            5,
            most=4,
        ),
    ),
)
