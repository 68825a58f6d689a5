"""The replies of the Commission, or of another body of the Union, to the Court of Auditors."""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

FAMILY = Family(
    "court-of-auditors-response",
    facts=(
        Fact(
            "title",
            ("replies of the", "reply of the", "replies from the", "commission's replies"),
            14,
            also=("court of auditors", "court of auditors'"),
        ),
        Fact("heading", ("commission's replies", "replies of the commission"), 4, most=2),
        Fact("label", ("^commission's reply", "^reply of the commission"), 3, most=3),
        Fact(
            "opening",
            (
                *("the commission accepts", "the commission partially accepts"),
                *("the commission does not accept", "the commission takes note of"),
            ),
            2,
            most=3,
        ),
    ),
)
