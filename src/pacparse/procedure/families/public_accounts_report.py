"""The reports of the public accounts committees of other Westminster parliaments."""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family, Manner

_ANSWERS = ("treasury minute", "government minute", "government response", "special report")
_ELSEWHERE = (
    *(
        "lok sabha",
        "rajya sabha",
        "legislative council",
        "legislative assembly",
        "house of assembly",
    ),
    *("national assembly", "northern ireland assembly", "senedd", "parliament of", "oireachtas"),
    *("dáil", "republic of", "commonwealth of australia"),
)

FAMILY = Family(
    "public-accounts-report",
    facts=(
        Fact(
            "title", ("report of the standing committee on public accounts",), 8, without=_ANSWERS
        ),
        # the committee of the UK is never called so
        Fact(
            "title",
            (
                "report of the public accounts committee",
                "report of the committee on public accounts",
            ),
            8,
            without=(*_ANSWERS, "response"),
        ),
        Fact("cover", ("standing committee on public accounts",), 6, without=_ANSWERS),
        Fact("cover", ("committee of public accounts and audit",), 8, without=_ANSWERS),
        Fact(
            "cover", ("scottish parliament", "senedd"), 6, also=("public audit",), without=_ANSWERS
        ),
        # the committee of the UK House of Commons has the same name
        Fact(
            "cover",
            (
                "public accounts committee",
                "committee of public accounts",
                "committee on public accounts",
            ),
            8,
            also=_ELSEWHERE,
            without=(*_ANSWERS, "house of commons committee of public accounts"),
        ),
        # a day's papers hold several
        Fact(
            "opening",
            ("report of the standing committee on public accounts",),
            4,
            without=_ANSWERS,
            most=3,
        ),
        Fact(
            "cover", ("report of the auditor-general", "report of the comptroller and auditor"), 1
        ),
        Fact("opening", ("the committee recommends",), 1, most=3),
    ),
    manner=Manner(speakers=("The Committee",)),
)
