"""Answers to a committee of the House of Commons: a special report, or a paper of their own."""

from __future__ import annotations

from pacparse.procedure.evidence import ANSWERS, Fact, Family

FAMILY = Family(
    "commons-special-report",
    facts=(
        Fact("cover", ("special report of session",), 12),
        Fact("cover", ("this special report",), 3),
        Fact("title", ("special report",), 4, also=("committee",)),
        Fact(
            "title",
            (*ANSWERS, "response to the committee's", "reply to the committee's"),
            8,
            also=(
                "report of session",
                "select committee",
                "commons",
                "committee's",
                "committee report",
                "report from the",
            ),
            without=("lords", "hl paper", "public accounts", "treasury minute", "senate"),
        ),
        # "Recommendation:" and "Response:", without numbers
        Fact("answered", ("^recommendation:", "^conclusion:"), 3, most=3),
        # The report that is quoted ends its items with "(Conclusion, Paragraph 6)"; so does the
        # report itself, but nobody answers there.
        Fact("ending", ("(conclusion, paragraph", "(recommendation, paragraph"), 1, most=3),
        Fact(
            "opening",
            (
                *(
                    "the government agrees with",
                    "the government accepts",
                    "we agree with the committee",
                ),
                *("the government welcomes the committee", "we thank the committee"),
                *("the government notes the committee", "the government does not agree"),
            ),
            2,
            most=3,
        ),
    ),
)
