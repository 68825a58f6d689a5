"""Government responses to committees of the House of Lords: quoted recommendations, unlabelled answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.model import Block, Document, Metadata, Recommendation
from quality.generate.prose import Prose

if TYPE_CHECKING:
    from random import Random

COMMITTEES = ("Bells and Belfries", "Science and Tides", "Rural Lanterns", "Winter Harbours")
GROUP_HEADINGS = ("House of Lords Inquiry Recommendation", "Committee Recommendation")
VERDICTS: tuple[tuple[str | None, str], ...] = (
    ("agreed", "The Government agrees with the Committee’s conclusion."),
    ("agreed", "The Government agrees with the Committee’s conclusion."),
    ("agreed", "The Government accepts this recommendation."),
    ("agreed_in_principle", "The Government accepts this recommendation in principle."),
    ("agreed_in_part", "The Government partially accepts this recommendation."),
    ("disagreed", "The Government does not accept this recommendation."),
    ("disagreed", "The Government does not agree with the Committee’s view."),
    ("noted", "The Government notes this recommendation."),
    (None, ""),
    (None, ""),
)


def lords_response(rng: Random) -> Document:
    """A response of the older kind with numbered quotations, or of the newer with lone labels."""
    year = rng.randint(2006, 2025)
    prose = Prose(rng, year=year)
    document = Document("lords-response", "lords-response", [])
    document.is_numbered = False
    title = (
        f"Government response to the House of Lords {prose.pick(COMMITTEES)} Committee report:"
        f" {prose.subject()}"
    )
    document.metadata = Metadata(title=title)
    document.blocks.append(Block(title, role="cover"))
    document.blocks.extend(Block(prose.paragraph(2, 4)) for _ in range(rng.randint(1, 3)))
    if year < 2018:
        _quoted_by_number(rng, document, prose)
    else:
        _quoted_under_labels(rng, document, prose)
    annotate(document, rng, prose, per_block=0.15)
    return document


def _quoted_by_number(rng: Random, document: Document, prose: Prose) -> None:
    """Items ``8.1.`` under a fixed heading; one or two of them share an answer."""
    chapter, number = rng.randint(5, 9), 0
    heading = prose.pick(GROUP_HEADINGS)
    for _ in range(rng.randint(4, 7)):
        document.blocks.append(Block(heading, "heading"))
        entries = []
        for _ in range(rng.choice((1, 1, 2))):
            number += 1
            name = f"{chapter}.{number}"
            text = _quotation(rng, prose, f" (paragraph {rng.randint(2, 7)}.{rng.randint(1, 40)})")
            asked = Block(text, role="quotation", number=name, marker=f"{name}.")
            document.blocks.append(asked)
            entries.append(Recommendation(name, recommendation=asked))
        document.recommendations.extend(entries)
        _answer(rng, document, prose, entries)


def _quoted_under_labels(rng: Random, document: Document, prose: Prose) -> None:
    """``Recommendation 1`` alone on a line, the quoted text, the answer."""
    for number in range(1, rng.randint(5, 9)):
        document.blocks.append(Block(f"Recommendation {number}", role="label"))
        asked = Block(prose.demand(), role="recommendation")
        document.blocks.append(asked)
        entry = Recommendation(str(number), recommendation=asked)
        document.recommendations.append(entry)
        _answer(rng, document, prose, [entry])


def _quotation(rng: Random, prose: Prose, tail: str) -> str:
    """What the committee said, sometimes with a stance of its own that is no verdict."""
    opening = rng.choice(("", "", "We recommend that ", "We agree with the principle that "))
    if not opening:
        return prose.demand()[:-1] + tail + "."
    sentence = prose.sentence()
    return f"{opening}{sentence[0].lower()}{sentence[1:-1]}{tail}."


def _answer(rng: Random, document: Document, prose: Prose, entries: list[Recommendation]) -> None:
    position, words = rng.choice(VERDICTS)
    texts = [words] if words and rng.random() < 0.5 else []
    if words and not texts:
        texts = [f"{words} {prose.paragraph(1, 3)}"]
    elif not words:
        texts = [
            f"The Government has asked {prose.office()} to look at this. {prose.paragraph(1, 2)}"
        ]
    texts += [prose.paragraph(1, 4) for _ in range(rng.randint(0, 2))]
    blocks = [Block(text, role="response") for text in texts]
    document.blocks.extend(blocks)
    for entry in entries:
        entry.position = position
        entry.response.extend(blocks)
