"""The answer of the New Zealand government to a select committee of its House of Representatives."""

from __future__ import annotations

from pacparse.procedure.evidence import ANSWERS, Fact, Family

FAMILY = Family(
    "new-zealand-response",
    facts=(
        Fact(
            "cover",
            (
                *("presented to the house of representatives in accordance with standing order",),
                *("in accordance with standing order 248", "in accordance with standing order 252"),
                *("in accordance with standing order 253", "in accordance with standing order 256"),
            ),
            20,
            also=ANSWERS,
        ),
        Fact("title", ANSWERS, 2, also=("report of the", "report on")),
        Fact("heading", ("^recommendations and government response",), 3),
    ),
)
