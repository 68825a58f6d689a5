"""Where a damage may put words: new sentences, new blocks, and lines that begin with given words."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from quality.generate.model import LINE_END, plain
from quality.generate.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from quality.generate.model import Block, Document

NEAR_MISS = 0.35
"""How often a damage writes what looks like its phenomenon and must come out the other way."""

_YEAR = 2014


def is_near_miss(rng: Random) -> bool:
    """Whether this draw is the near miss."""
    return rng.random() < NEAR_MISS


def writer(rng: Random) -> Prose:
    """A writer of the same prose as that of the families, with the dice of a damage."""
    return Prose(rng, year=_YEAR)


def answers(document: Document) -> list[Block]:
    """Paragraphs of answers and of the body that may be given another sentence."""
    lost = set(document.truncated)
    return [
        block
        for block in document.blocks
        if block.kind == "paragraph"
        and block.role in ("response", "body")
        and block.number not in lost
        and len(block.text) > 80
        and block.text[-1] == "."
        and not any(mark.manner == "moved" for mark in block.marks)
    ]


def shows_paragraphs(document: Document) -> bool:
    """Whether a plain paragraph between others can be told from them: by blank lines, or by its line."""
    return document.style.blank_lines or document.style.width is None


def add_sentence(document: Document, rng: Random, sentence: str) -> bool:
    """Whether a paragraph was found that now ends with ``sentence``."""
    blocks = answers(document)
    if blocks:
        block = rng.choice(blocks)
        block.text = f"{block.text} {sentence}"
    return bool(blocks)


def add_at_line_head(
    document: Document, rng: Random, leads: Sequence[str], words: str, rest: str
) -> bool:
    """Whether a paragraph now ends with a sentence of which a printed line begins with ``words``.

    ``leads`` are beginnings with room for a noun each; the one is taken that fills its line best.
    """
    blocks = answers(document)
    width = document.style.width
    if not blocks or not width:
        return False
    block, prose = rng.choice(blocks), writer(rng)
    best, least, printed = "", 1000, plain(block.text)
    for mark in sorted(block.marks, key=lambda m: -m.offset):
        printed = f"{printed[: mark.offset]}9{printed[mark.offset :]}"
    for _ in range(60):
        noun = prose.things() if rng.random() < 0.5 else f"{prose.things()} and {prose.things()}"
        lead = rng.choice(tuple(leads)).format(noun)
        text = f"{block.marker} {printed} {lead}"
        left = width - len(wrap(text, width, break_on_hyphens=False)[-1])
        if left < least:
            best, least = lead, left
        if least < 5:
            break
    block.text = f"{block.text} {best}{LINE_END}{words} {rest}"
    return True


def insert_behind(document: Document, block: Block, new: Sequence[Block]) -> None:
    """Put ``new`` behind ``block``, into the same report and, where it is one, the same answer."""
    place = document.blocks.index(block) + 1
    for one in new:
        one.report = block.report
    document.blocks[place:place] = new
    for entry in document.recommendations:
        if block in entry.response:
            at = entry.response.index(block) + 1
            entry.response[at:at] = [one for one in new if one.kind != "heading"]
