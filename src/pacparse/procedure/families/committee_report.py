"""A committee's own report: what responses quote; also its minority reports and dissents."""

from __future__ import annotations

from pacparse.procedure.evidence import ANSWERS, Fact, Family, Manner

_ANSWERS = ("special report", "response", "treasury minute", "government minute")

FAMILY = Family(
    "committee-report",
    facts=(
        # alone on its line, or after the title: "Second Report of Session 2024-25"
        Fact("line", ("report of session",), 5, without=(*_ANSWERS, "'s ", "government")),
        Fact("line", ("^hl paper",), 3),
        Fact("cover", ("report, together with formal minutes",), 8, without=("special report",)),
        Fact("cover", ("is appointed by the house of",), 2, without=("special report",)),
        Fact(
            "title",
            (
                *("report of the standing committee", "report of the portfolio committee"),
                *("report of the select committee", "report of the joint committee"),
                *(
                    "report of the ad hoc",
                    "report of the joint standing",
                    "report of the committee on",
                ),
            ),
            8,
            without=(*_ANSWERS, "public accounts"),
        ),
        Fact("cover", ("minority report", "dissenting report"), 5, without=_ANSWERS[1:]),
        Fact("cover", ("references committee", "legislation committee"), 3, without=_ANSWERS[1:]),
        Fact(
            "cover",
            (
                *(
                    "senate standing committee",
                    "senate select committee",
                    "joint standing committee",
                ),
                *("house of representatives standing committee", "joint select committee"),
                "parliamentary joint committee",
            ),
            3,
            without=(*ANSWERS, "public accounts"),
        ),
        Fact("cover", ("chair's foreword", "additional comments"), 2, without=ANSWERS),
        Fact(
            "cover",
            ("members of the committee", "membership of the committee"),
            2,
            without=_ANSWERS[1:],
        ),
        Fact(
            "opening",
            (
                *("the committee recommends", "the committee therefore recommends"),
                "the committee further recommends",
            ),
            2,
            most=3,
        ),
        # so do inquiries and reviews
        Fact("opening", ("we recommend", "we therefore recommend"), 1, most=2),
        # the closing list: "… (Conclusion, Paragraph 6)"
        Fact("ending", ("(conclusion, paragraph", "(recommendation, paragraph"), 2, most=3),
        Fact("heading", ("^conclusions and recommendations",), 1),
    ),
    manner=Manner(speakers=("The Committee",)),
)
