"""The government's answer to a committee of the House of Lords."""

from __future__ import annotations

from pacparse.procedure.evidence import ANSWERS, Fact, Family

FAMILY = Family(
    "lords-response",
    facts=(
        Fact(
            "title",
            ("house of lords", "lords select committee", "lords committee"),
            12,
            also=ANSWERS,
        ),
        Fact(
            "title",
            ("house of lords", "lords select committee", "lords committee"),
            5,
            also=("response to", "reply to"),
            without=("consultation", "evidence", "submission", "inquiry:", "we ", "our "),
        ),
        Fact("cover", ("hl paper",), 4, also=ANSWERS),
        # Without the name of the House this may be a committee of either.
        Fact("title", ("select committee",), 2, also=ANSWERS),
        # Fixed headings over each quoted group: "HoL Committee Recommendation"
        Fact(
            "heading",
            ("^hol ", "^house of lords", "lords committee"),
            4,
            without=("paper",),
            most=3,
        ),
        Fact(
            "opening",
            (
                *(
                    "the government agrees with",
                    "the government accepts",
                    "we agree with the committee",
                ),
                *("the government welcomes the committee", "the government notes the committee"),
                "the government does not agree",
            ),
            2,
            most=3,
        ),
    ),
)
