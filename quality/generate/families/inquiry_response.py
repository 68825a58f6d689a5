"""Responses to public inquiries: sub-numbers, sources in brackets, answers of several governments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.model import Block, Document, Metadata, Recommendation
from quality.generate.prose import Prose

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Verdict

GOVERNMENTS = ("the UK Government", "the Scottish Government", "the Welsh Government")
BODIES = ("The Guild of Pilots", "The Council of Harbour Chiefs", "The Lamp Inspectorate")


def inquiry_response(rng: Random) -> Document:
    """A response to an inquiry, a recommendation after the other."""
    year = rng.randint(2012, 2025)
    prose = Prose(rng, year=year)
    document = Document("inquiry-response", "inquiry-response", [])
    document.is_numbered = False
    title = f"Government response to the {prose.pick(('Long Pier', 'Salt Lane', 'Night Ferry'))} Inquiry"
    document.metadata = Metadata(title=title)
    document.blocks.append(Block(title, role="cover"))
    document.blocks.append(Block("Introduction", "heading"))
    document.blocks.extend(Block(prose.paragraph(2, 4)) for _ in range(rng.randint(1, 2)))
    document.blocks.append(Block("The recommendations", "heading"))
    is_sourced = rng.random() < 0.5
    is_alone = rng.random() < 0.4
    for name in _names(rng):
        _asked(rng, document, prose, name, is_alone=is_alone, is_sourced=is_sourced)
        _answer(rng, document, prose)
    annotate(document, rng, prose, per_block=0.15)
    return document


def _names(rng: Random) -> list[str]:
    """Numbers as the inquiry counts: ``3``, ``4a) i``, ``12a``, ``12b–d``."""
    names: list[str] = []
    shape = rng.choice(("{}{}", "{}{})"))
    for number in range(1, rng.randint(6, 11)):
        split = rng.random()
        if split < 0.7:
            names.append(str(number))
        elif split < 0.8:
            names.extend(f"{number}a) {roman}" for roman in ("i", "ii", "iii"))
        elif split < 0.9:
            names.extend(shape.format(number, letter) for letter in "abc")
        else:
            names += [f"{number}a", f"{number}b–d"]
    return names


def _asked(
    rng: Random,
    document: Document,
    prose: Prose,
    name: str,
    *,
    is_alone: bool,
    is_sourced: bool,
) -> None:
    source = f" ({rng.randint(101, 119)}.{rng.randint(1, 90)})" if is_sourced else ""
    text = f"That {prose.clause()}{source}." if is_sourced else prose.demand()
    if is_sourced and rng.random() < 0.3:
        text = f"{text.removesuffix(f'{source}.')}.{source}"  # the source closes the sentence
    word = "Recommendations" if "–" in name else "Recommendation"
    if is_alone:
        document.blocks.append(Block(f"{word} {name}", role="label"))
        asked = Block(text, role="recommendation")
    else:
        asked = Block(text, role="recommendation", marker=f"{word} {name}:")
    document.blocks.append(asked)
    number = name.replace(")", "").replace(" ", "")
    document.recommendations.append(Recommendation(number, recommendation=asked))


def _answer(rng: Random, document: Document, prose: Prose) -> None:
    """An answer of one government, of several, of another body, or without a verdict."""
    entry = document.recommendations[-1]
    kind = rng.choice(("government", "government", "in full", "several", "body", "none"))
    texts: list[str]
    if kind == "government":
        position, words = rng.choice(STANCES)
        entry.position = position
        texts = [f"The Government {words}. {prose.paragraph(1, 2)}"]
    elif kind == "in full":
        entry.position = "agreed"
        names = f"{GOVERNMENTS[0]}, {GOVERNMENTS[1]} and {GOVERNMENTS[2]}"
        texts = [f"This recommendation is accepted in full by {names}.", prose.paragraph(1, 2)]
    elif kind == "several":
        first, second = rng.sample(STANCES, 2)
        entry.position = first[0]
        texts = [
            f"The UK Government {first[1]}. {prose.sentence()}",
            f"The Scottish Government {second[1]}. {prose.sentence()}",
        ]
        entry.verdicts = _verdicts(first[0], second[0])
    elif kind == "body":
        position, words = rng.choice(STANCES)
        entry.position = position
        texts = [f"{prose.pick(BODIES)} {words}. {prose.paragraph(1, 2)}"]
    else:
        texts = [prose.paragraph(2, 3)]
    if kind == "none" or rng.random() < 0.5:
        document.blocks.append(Block("Government response", role="label"))
    blocks = [Block(text, role="response") for text in texts]
    document.blocks.extend(blocks)
    entry.response.extend(blocks)


def _verdicts(first: str, second: str) -> list[Verdict]:
    return [(first, "The UK Government"), (second, "The Scottish Government")]


STANCES = (
    ("agreed", "accepts this recommendation"),
    ("agreed", "supports this recommendation"),
    ("agreed_in_principle", "accepts this recommendation in principle"),
    ("agreed_in_part", "accepts this recommendation in part"),
    ("disagreed", "does not accept this recommendation"),
    ("noted", "notes this recommendation"),
)
