"""A page of GOV.UK, printed by a browser or copied from it.

What it holds is nearly always a response of another family too: what shows the page weighs more.
"""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

FAMILY = Family(
    "govuk-page",
    facts=(
        # the title of the page, as a browser prints it over each sheet
        Fact("cover", ("- gov.uk",), 14),
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
