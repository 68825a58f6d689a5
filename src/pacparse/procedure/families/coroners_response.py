"""What an organisation answers to a coroner's report on the prevention of future deaths."""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family, Manner

FAMILY = Family(
    "coroners-response",
    facts=(
        Fact(
            "cover",
            ("prevent future deaths", "prevention of future deaths", "future deaths report"),
            14,
        ),
        Fact("cover", ("regulation 28",), 6),
        Fact("cover", ("coroner",), 3, also=("dear ",)),
        Fact("heading", ("^matter of concern", "^concern ", "^matters of concern"), 3, most=3),
        Fact("label", ("^concern ", "^matter of concern"), 3, most=3),
    ),
    manner=Manner(is_signed=True),
)
