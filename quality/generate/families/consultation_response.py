"""Answers to consultations: key messages, then numbered paragraphs that argue them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.model import Block, Document, Metadata
from quality.generate.prose import MONTHS, Prose

if TYPE_CHECKING:
    from random import Random

SOCIETIES = ("Federation of Market Towns", "Guild of Bell Ringers", "Society of Lock Keepers")


def consultation_response(rng: Random) -> Document:
    """A response of a society, numbered from 1 to the end."""
    year = rng.randint(2012, 2025)
    prose = Prose(rng, year=year)
    document = Document("consultation-response", "consultation-response", [])
    society, subject = prose.pick(SOCIETIES), prose.subject()
    title = f"Response from the {society}: a consultation on {subject[0].lower()}{subject[1:]}"
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    document.metadata = Metadata(title=title, date=f"{year}-{month:02}-{day:02}")
    document.style.marks = "superscript"
    document.blocks.append(Block(title, role="cover"))
    document.blocks.append(Block(f"{day} {MONTHS[month - 1]} {year}", role="cover"))
    number = _section(document, prose, f"About the {society}", 1, rng.randint(2, 3))
    _aims(rng, document, prose)
    first = number
    number = _section(document, prose, "Key messages", number, rng.randint(2, 4), least=24)
    messages = document.numbered()[first - 1 :]
    argued = number
    number = _section(document, prose, "Further information", number, rng.randint(5, 9))
    arguments = document.numbered()[argued - 1 :]
    for message in rng.sample(messages, min(2, len(messages))):
        argument = arguments.pop(rng.randrange(len(arguments)))
        argument.text = f"{message.text} {argument.text}"
        document.restatements.append((message.number or "", argument.number or ""))
        document.must_survive.append(message.text)
    annotate(document, rng, prose, per_block=0.3)
    return document


def _section(
    document: Document, prose: Prose, heading: str, number: int, count: int, *, least: int = 0
) -> int:
    """A heading with numbered paragraphs, and the number after the last."""
    document.blocks.append(Block(heading, "heading"))
    for value in range(number, number + count):
        text = prose.paragraph(2, 3) if least else prose.paragraph(1, 4)
        while len(text.split()) < least:
            text = f"{text} {prose.sentence()}"
        document.blocks.append(Block(text, number=str(value), marker=f"{value}."))
    return number + count


def _aims(rng: Random, document: Document, prose: Prose) -> None:
    """A list under the last paragraph, more often than not."""
    if rng.random() < 0.3:
        return
    document.blocks[-1].text = "Our aims are:"
    for _ in range(rng.randint(2, 4)):
        text = f"to keep {prose.things()} {prose.pick(('open', 'safe', 'dry'))} in every county"
        document.blocks.append(Block(text, "item", marker="•", is_tight=True))
