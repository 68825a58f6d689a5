"""What an Indian committee reports on the action taken by the government on an earlier report.

The title of a chapter says what became of the recommendations in it: accepted by the government, not
pursued, pressed again, still to be answered.
"""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

FAMILY = Family(
    "action-taken-report",
    facts=(
        Fact(
            "cover",
            ("action taken by the government on the", "action taken by government on the"),
            12,
            also=("report",),
        ),
        Fact("title", ("action taken report", "action taken notes"), 10),
        Fact(
            "heading",
            ("which have been accepted by the government", "accepted by government"),
            6,
            also=("recommendations", "observations"),
        ),
        Fact(
            "heading",
            (
                *("do not desire to pursue", "have not been accepted by the committee"),
                *("furnished interim replies", "replies of government are still awaited"),
                "replies of the government are still awaited",
            ),
            4,
            most=3,
        ),
        Fact("heading", ("^reply of the government", "^action taken by the government"), 3, most=3),
    ),
)
