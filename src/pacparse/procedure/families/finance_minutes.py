"""The minute of the Irish minister for finance, or for public spending, on a report of the accounts committee."""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

FAMILY = Family(
    "finance-minutes",
    facts=(
        Fact("title", ("minute of the minister for", "minutes of the minister for"), 16),
        Fact("cover", ("minute of the minister for",), 4),
        Fact(
            "opening",
            (
                *(
                    "the minister for finance is informed",
                    "the minister is informed by the accounting",
                ),
                *(
                    "the minister has been informed by",
                    "the minister for finance has been informed",
                ),
                *("the minister is advised by", "given under the official seal"),
            ),
            4,
            most=3,
        ),
    ),
)
