"""Responses as pages of a government site, printed from a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.model import Block, Document, Metadata, Recommendation
from quality.generate.prose import MONTHS, Prose

if TYPE_CHECKING:
    from random import Random

VERDICTS: tuple[tuple[str | None, str], ...] = (
    ("agreed", "The government accepts this recommendation. "),
    ("agreed", "The government supports this recommendation and work has begun. "),
    ("agreed_in_principle", "The government accepts this recommendation in principle. "),
    ("agreed_in_part", "The government partially accepts this recommendation. "),
    ("disagreed", "The government does not accept this recommendation. "),
    (None, ""),
    (None, ""),
)


def govuk_page(rng: Random) -> Document:
    """A page with a response to a review, its recommendations under lone labels."""
    year = rng.randint(2018, 2025)
    prose = Prose(rng, year=year)
    document = Document("govuk-page", "govuk-page", [])
    document.is_numbered = False
    title = f"Government response to the short review: {prose.subject()}"
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    document.metadata = Metadata(
        title=title,
        title_accepts=[f"{title} - GOV.UK"],
        date=f"{year}-{month:02}-{day:02}",
    )
    blocks = document.blocks
    address = f"https://www.gov.uk/government/publications/short-review-{rng.randint(10, 99)}"
    blocks.append(Block("Policy paper", role="cover"))
    blocks.append(Block(title, role="cover"))
    blocks.append(Block(f"Published {day} {MONTHS[month - 1]} {year}", role="cover"))
    if rng.random() < 0.6:
        document.style.page_lines = rng.randint(20, 40)
        document.style.browser = (f"{title} - GOV.UK", f"{address}/government-respo…")
    else:
        blocks.append(Block(f"This publication is available at {address}/reply", role="cover"))
    blocks.append(Block("Introduction", "heading"))
    blocks.extend(Block(prose.paragraph(2, 4)) for _ in range(rng.randint(1, 3)))
    blocks.append(Block("Response to recommendations", "heading"))
    for number in range(1, rng.randint(5, 12)):
        blocks.append(Block(f"Recommendation {number}", role="label"))
        asked = Block(prose.demand(), role="recommendation")
        blocks.append(asked)
        blocks.append(Block(f"Government response to recommendation {number}", role="label"))
        entry = Recommendation(str(number), recommendation=asked)
        entry.position, words = rng.choice(VERDICTS)
        answers = [Block(words + prose.paragraph(1, 3), role="response")]
        answers += [Block(prose.paragraph(1, 3), role="response") for _ in range(rng.randint(0, 2))]
        entry.response.extend(answers)
        blocks.extend(answers)
        document.recommendations.append(entry)
    annotate(document, rng, prose, per_block=0.1)
    return document
