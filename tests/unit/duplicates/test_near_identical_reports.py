"""Near-identical reports about different bodies lose nothing: alone, in pairs, all in one file."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pacparse import parse

BODIES = ("Eel Board", "Lamp Board", "Ferry Agency", "Weir Authority", "Buoy Fund", "Gull Council")
REPORT = """{ordinal} Report of the Standing Committee on Moorings, dated {day} May 2001:

The Committee went through the accounts of the {body} and reports as follows:

1. Audit opinion

1.1 The opinion was qualified, because chains worth £{amount} 000 were not counted in the harbours. The \
Committee asks the accounting officer to see that every chain is counted each spring.

2. Stores

2.1 Oil was kept without a book, and nobody could say who had drawn it. The Committee asks for a \
book at each quay, and for a report by the accounting officer by {day} June 2001.
"""
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
REPORTS = tuple(
    REPORT.format(ordinal=ordinal, body=body, day=place + 3, amount=17 * place + 120)
    for place, (ordinal, body) in enumerate(zip(ORDINALS, BODIES, strict=True))
)
PAIRS = tuple(f"{first}\n\n{second}" for first, second in pairwise(REPORTS))


def _repeated(text: str) -> list[str]:
    return [found.reason for found in parse(text).removals if found.reason == "repeated_passage"]


@pytest.mark.parametrize("text", [*REPORTS, *PAIRS, "\n\n".join(REPORTS)])
def test_near_identical_reports_lose_nothing(text: str) -> None:
    assert _repeated(text) == []


def test_a_report_that_is_stored_twice_is_shown_once() -> None:
    # the counter-proof: the reports are long enough to be repeated passages
    assert _repeated(f"{PAIRS[0]}\n\n{REPORTS[1]}") != []
