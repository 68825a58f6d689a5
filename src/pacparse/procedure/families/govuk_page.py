"""A page of GOV.UK, printed by a browser or copied from it.

What it holds is nearly always a response of another family too: what shows the page weighs more.
"""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

FAMILY = Family(
    "govuk-page",
    facts=(
        # the title of the page, as a browser prints it over each sheet; a note cites pages so too
        Fact("cover", ("- gov.uk",), 14),
        Fact("line", ("- gov.uk$",), 12, without=("http",)),
        # behind what a site that shares it put first, the kind and the title stand together
        Fact(
            "title",
            (
                *("policy paper government response", "consultation outcome government response"),
                *("guidance government response", "correspondence government response"),
            ),
            20,
            also=(" published ", "available at https://www.gov.uk/government/publications/"),
        ),
        # a page begins with its kind, and then has a day or an address; a paper has them elsewhere
        Fact(
            "title",
            (
                *("^policy paper ", "^guidance ", "^consultation outcome ", "^correspondence "),
                *("^independent report ", "^corporate report ", "^research and analysis "),
            ),
            20,
            also=(" published ", "available at https://www.gov.uk/government/publications/"),
        ),
        # a page's own address; papers name only the shelf ("…/publications")
        Fact(
            "cover", ("publication is available at https://www.gov.uk/government/publications/",), 3
        ),
        Fact("cover", ("this was published under the",), 8),
        Fact(
            "cover", ("applies to england", "applies to united kingdom", "applies to scotland"), 2
        ),
        Fact(
            "line",
            (
                *("^policy paper$", "^guidance$", "^consultation outcome$", "^correspondence$"),
                *("^independent report$", "^corporate report$", "^research and analysis$"),
            ),
            3,
        ),
        Fact("heading", ("^government response to recommendation",), 4, most=3),
    ),
)
