"""Notes for the paragraphs of a document: where their marks may stand, and what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quality.generate.model import Mark, Note

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Block, Document
    from quality.generate.prose import Prose

# After a sentence, a clause, or a word before a comma; never after other figures.
PLACES = re.compile(r"(?<=[a-z’)][.,])(?= [A-Za-z]|$)|(?<=[a-z]{3})(?=[.,] )")


def annotate(document: Document, rng: Random, prose: Prose, *, per_block: float) -> None:
    """Give some paragraphs of the answers and the body one note or two."""
    for block in document.blocks:
        if (
            block.kind != "paragraph"
            or block.role not in ("response", "body")
            or len(block.text) < 90
        ):
            continue
        if rng.random() < per_block:
            for _ in range(rng.choice((1, 1, 2))):
                places = mark_places(block)
                if places:
                    block.marks.append(Mark(rng.choice(places), make_note(rng, prose)))


def mark_places(block: Block) -> list[int]:
    """The offsets where a mark may stand in ``block``, none next to a mark that is there."""
    taken = [mark.offset for mark in block.marks]
    return [
        match.start()
        for match in PLACES.finditer(block.text)
        if match.start() > 20 and all(abs(match.start() - t) > 12 for t in taken)
    ]


def make_note(rng: Random, prose: Prose) -> Note:
    """A note with an address, with words, or with both; words may begin with a figure."""
    kind = rng.random()
    if kind < 0.6:
        return Note(url=prose.url())
    if kind < 0.8:
        return Note(words=prose.reference())
    if kind < 0.84:
        lamps = f"{rng.randint(2, 90)} {rng.choice(('million', 'thousand'))} {prose.things()}"
        page = f"See the list on p. {rng.randint(3, 60)}. {rng.randint(2, 9)} keepers spoke of it."
        return Note(words=rng.choice((f"{lamps} were counted by {prose.office()}.", page)))
    return Note(words=f"{prose.reference()},", url=prose.url())
