"""Damages of lines: blank ones inside sentences, headings over two, lists that a page might seem to repeat."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quality.generate.damages.places import (
    add_sentence,
    answers,
    insert_behind,
    is_near_miss,
    shows_paragraphs,
    writer,
)
from quality.generate.model import LINE_END, Block

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document


def unwrapped_line(document: Document, rng: Random) -> bool:
    """One paragraph as a single long line in a text of wrapped ones."""
    width = document.style.width or 10_000
    blocks = [b for b in answers(document) if len(b.text) > 3 * width and not b.stray]
    if not blocks:
        return False
    rng.choice(blocks).is_unwrapped = True
    return True


def stray_blank_lines(document: Document, rng: Random) -> bool:
    """Blank lines inside sentences, as old scans have them, also before a capital.

    Near miss: those that stand between sentences and divide paragraphs, as everywhere.
    """
    if not (document.style.width and document.style.blank_lines):
        return False
    document.style.stray_blanks = rng.choice((0.03, 0.1, 0.5))
    return True


def wrapped_headings(document: Document, rng: Random) -> bool:
    """Headings over two lines. Near miss: a lead-in of two lines without a stop, over its list."""
    if is_near_miss(rng):
        return _open_lead_in(document, rng)
    headings = [b for b in document.blocks if b.kind == "heading" and len(b.text) > 40]
    if not headings:
        return False
    for block in rng.sample(headings, min(len(headings), rng.randint(1, 3))):
        places = [i for i, c in enumerate(block.text) if c == " " and i > len(block.text) // 2]
        at = rng.choice(places)
        block.text = f"{block.text[:at]}\n{block.text[at + 1 :]}"
    return True


def _open_lead_in(document: Document, rng: Random) -> bool:
    blocks = answers(document)
    if not blocks or not shows_paragraphs(document):
        return False
    prose = writer(rng)
    lead = Block(
        f"Each parish that had {prose.things()} was asked to send to\nthe keepers of the coast"
    )
    insert_behind(document, rng.choice(blocks), [lead, *_items(rng)])
    return True


def _items(rng: Random, marker: str = "•") -> list[Block]:
    prose = writer(rng)
    return [
        Block(f"{words} {prose.things()} {prose.pick(('of Tresk', 'of Wend', 'by the sea'))}", "item",
              marker=marker, is_tight=True)
        for words in rng.sample(("a list of the", "what it knows of", "the cost of the", "two of the"), rng.randint(2, 3))
    ]  # fmt: skip


def heading_under_list(document: Document, rng: Random) -> bool:
    """A heading directly under a list's line without a stop.

    Near miss: a list's line that goes on with the words of such a heading.
    """
    pairs = [
        (a, b)
        for a, b in pairwise(document.blocks)
        if a.kind == "item" and b.kind == "heading" and a.text[-1:] not in ".;:"
    ]
    if not pairs:
        return False
    item, heading = rng.choice(pairs)
    if is_near_miss(rng):
        words = f"and the former{LINE_END}Government response to the Committee (CP {rng.randint(10, 90)})"
        item.text = f"{item.text}, {words}"
    else:
        heading.is_tight = True
    return True


def list_given_twice(document: Document, rng: Random) -> bool:
    """A lead-in with its list that stands in two places on purpose: no running head."""
    blocks = answers(document)
    if len(blocks) < 4 or not shows_paragraphs(document):
        return False
    first, second = rng.sample(blocks, 2)
    lead = f"Whoever keeps {writer(rng).things()} must write down:"
    items = _items(rng)
    for place in (first, second):
        copies = [Block(b.text, "item", marker=b.marker, is_tight=True) for b in items]
        insert_behind(document, place, [Block(lead), *copies])
    return True


def bullets_of_a_scan(document: Document, rng: Random) -> bool:
    """Bullets that a scan read as letters and signs: ``e``, ``©``, ``¢``.

    Near miss: a sign of copyright and an e-mail address at the head of paragraphs.
    """
    if is_near_miss(rng):
        blocks = answers(document)
        if not blocks or not shows_paragraphs(document):
            return False
        year = rng.randint(2001, 2024)
        new = [
            Block(f"© The keepers of Tresk {year}, who may be written to."),
            Block(f"e-mails to keepers{rng.randint(10, 99)}@lamps.example are read each day."),
        ]
        insert_behind(document, rng.choice(blocks), new)
        return True
    items = [b for b in document.blocks if b.kind == "item" and not b.marker.strip("().").isalnum()]
    for block in items:
        block.marker = rng.choice(("e", "e", "©", "¢"))
    return len(items) > 1


def bars_and_columns(document: Document, rng: Random) -> bool:
    """Tables as text that look like the feet and the numbers of pages: ``1 | Weirs``, lone figures."""
    blocks = answers(document)
    if not blocks or not shows_paragraphs(document):
        return False
    prose = writer(rng)
    places = rng.sample(("Tresk", "Wend", "Orlhaven", "Saltmouth", "Marsh Vale"), 3)
    if rng.random() < 0.5:
        rows = ["No | Shut until spring"]
        rows += [
            f"{n} | {prose.pick(('Kilns', 'Quays', 'Mills'))} of {p}"
            for n, p in enumerate(places, 1)
        ]
        lead = "The list of the parish is short."
        kept = [row.split(" | ")[1] for row in rows]
    else:
        figures = [str(n) for n in rng.sample(range(3, 60), 3)]
        rows = ["Parish", *(words for pair in zip(places, figures, strict=True) for words in pair)]
        lead, kept = f"The keepers counted {prose.things()} and found:", figures
    tight = " | " in rows[0]
    table = [Block(row, role="row", is_tight=tight and i > 0) for i, row in enumerate(rows)]
    insert_behind(document, rng.choice(blocks), [Block(lead), *table])
    document.must_survive.extend(kept)
    return True


def rising_sentence(document: Document, rng: Random) -> bool:
    """The same sentence with a rising figure in three places of the text: no running head."""
    thing = writer(rng).things()
    first = rng.randint(2, 20)
    found = 0
    for step in range(3):
        found += add_sentence(
            document, rng, f"The log of the {thing} ends on sheet {first + step}."
        )
    return found > 0
