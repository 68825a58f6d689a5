"""The answer of the Canadian government to a standing or special committee of its parliament."""

from __future__ import annotations

from pacparse.procedure.evidence import ANSWERS, Fact, Family

FAMILY = Family(
    "canadian-response",
    facts=(
        Fact(
            "title",
            ANSWERS,
            20,
            also=("report of the standing committee", "report of the special committee"),
            without=("public accounts committee", "legislative council", "senate standing"),
        ),
        Fact("cover", ("standing order 109", "government of canada"), 5),
        Fact("opening", ("the government of canada",), 2, most=3),
    ),
)
