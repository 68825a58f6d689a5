"""The government's answer to a committee of the House of Lords."""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

_ANSWERS = (
    *("government response", "government's response", "response of the government"),
    *("response by the government", "response from the government"),
)

FAMILY = Family(
    "lords-response",
    facts=(
        Fact(
            "title",
            ("house of lords", "lords select committee", "lords committee"),
            12,
            also=_ANSWERS,
        ),
        Fact("cover", ("hl paper",), 4, also=_ANSWERS),
        # Without the name of the House this may be a committee of either.
        Fact("title", ("select committee",), 2, also=_ANSWERS),
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
