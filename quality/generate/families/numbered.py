"""Documents of no known family: numbered paragraphs under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.model import Block, Document, Metadata
from quality.generate.prose import Prose

if TYPE_CHECKING:
    from random import Random


def numbered(rng: Random) -> Document:
    """A paper with numbered paragraphs, from 1 to the end or by section."""
    prose = Prose(rng, year=rng.randint(2001, 2025))
    document = Document("numbered", "numbered", [])
    title = prose.subject()
    document.metadata = Metadata(title=title)
    document.blocks.append(Block(title, role="cover"))
    is_by_section = rng.random() < 0.4
    has_letters = is_by_section and rng.random() < 0.25  # 2a., 2b.: plain prose all the same
    place = 0
    for section in range(1, rng.randint(3, 6)):
        heading = prose.subject()
        if is_by_section:
            place = 0
            document.blocks.append(
                Block(heading, "heading", number=str(section), marker=f"{section}.")
            )
        else:
            document.blocks.append(Block(heading, "heading"))
        for _ in range(rng.randint(2, 6)):
            place += 1
            name = f"{section}.{place}" if is_by_section else str(place)
            marker = name if is_by_section else f"{name}."
            if has_letters:
                name = f"{section}{'abcdefg'[place - 1]}"
                marker = f"{name}."
            document.blocks.append(Block(prose.paragraph(1, 4), number=name, marker=marker))
            if rng.random() < 0.12:
                document.blocks[-1].text = f"{prose.sentence()[:-1]}. These are:"
                _items(rng, document, prose)
    annotate(document, rng, prose, per_block=0.2)
    return document


def _items(rng: Random, document: Document, prose: Prose) -> None:
    shape = rng.choice(("({})", "{})", "•"))
    for letter in "abc":
        text = f"{prose.things()} {prose.pick(('with', 'without'))} {prose.things()}"
        document.blocks.append(Block(text, "item", number=letter, marker=shape.format(letter)))
