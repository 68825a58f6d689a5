"""Damages of pages beyond the plain number and head: shapes, marks of security, what opens a page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quality.generate.damages.places import answers, insert_behind, is_near_miss, shows_paragraphs
from quality.generate.model import Block

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document

FAMILY_HEADS = {
    "treasury-minutes": "Treasury Minutes Progress Report",
    "commons-special-report": "Third Special Report of Session",
    "lords-response": "Government response to the report",
    "inquiry-response": "Response to the Inquiry’s recommendations",
    "government-response": "Response to the recommendations of the report",
    "committee-report": "Seventh Report of the Committee",
    "public-accounts-report": "Papers of the session",
}
CHAPTERS = ("Introduction", "What the keepers said", "Response to the recommendations", "The coast")
BANNERS = ("OFFICIAL", "OFFICIAL: Sensitive", "PROTECTED", "IN CONFIDENCE")


def page_furniture(document: Document, rng: Random) -> bool:
    """Heads and feet with the number of the page in one of many shapes.

    ``2 Treasury Minutes Progress Report``, ``Introduction | 1``, two lines of which one ends with the
    number, the number above the title. Some end in *report*, *response* or *session*.
    """
    style = document.style
    if not style.page_lines:
        return False
    title = document.metadata.title or ""
    family = FAMILY_HEADS.get(document.family, "Papers laid before the council")
    own = title if 10 < len(title) < 70 else family
    style.head_shape = rng.choice(("joined", "joined", "bar", "bar-foot", "pair", "number-above"))
    if style.head_shape == "pair":
        number = f"{rng.randint(10, 99)} {rng.randint(100, 999)} {rng.randint(100, 999)}"
        style.heads = (family, f"Guild of Pilots Limited ABN {number}")
    elif style.head_shape in ("bar", "bar-foot"):
        style.heads = tuple(rng.sample(CHAPTERS, 2)) if rng.random() < 0.6 else (own,)
    else:
        style.heads = (rng.choice((family, own)),)
    if style.note_shape in ("line", "run-on"):  # else the numbers of notes stand alone as well
        style.first_page = rng.choice((1, 1, 2, 9, 40))
    return True


def security_banners(document: Document, rng: Random) -> bool:
    """A mark of security at the end of each page.

    Near miss: the word as a heading and in the text.
    """
    if is_near_miss(rng):
        blocks = [b for b in answers(document) if not b.number]
        if not blocks or not shows_paragraphs(document):
            return False
        text = "Papers that are OFFICIAL may be read on the quay; SECRET ones may not."
        insert_behind(document, blocks[-1], [Block("OFFICIAL papers", "heading"), Block(text)])
        return True
    if not document.style.page_lines:
        return False
    document.style.banner = rng.choice(BANNERS)
    return True


def labels_open_pages(document: Document, rng: Random) -> bool:
    """Pages that each open with a label or a heading: ``Recommendation 4`` is no running head.

    Also two pages that open with headings alike but for a number and a place.
    """
    if not document.style.page_lines:
        return False
    blocks = [b for b in answers(document) if not b.number]
    if is_near_miss(rng) and len(blocks) > 4 and shows_paragraphs(document):
        lot = rng.randint(2, 30)
        for step, place in enumerate(("north", "south")):
            words = f"Berth {lot + step} Boats of the {place} mole"
            heading = Block(words, "heading", opens_page=True)
            text = Block(f"These boats lie {place} of the mole in winter.")
            insert_behind(document, blocks[1 + 2 * step], [heading, text])
        return True
    starts = [
        b
        for b in document.blocks
        if (b.role == "label" and b.text.startswith("Recommendation"))
        or (b.kind == "heading" and not b.is_tight and b.role == "body")
        or (b.role == "recommendation" and b.marker.startswith("Recommendation "))
    ]  # fmt: skip
    for block in starts:
        block.opens_page = rng.random() < 0.8
    return len(starts) > 2


def number_before_label(document: Document, rng: Random) -> bool:
    """The page's number between a conclusion and the label of its recommendation.

    Near miss: the item's own number stands there, on a line above its label.
    """
    if is_near_miss(rng):
        return _own_numbers(document)
    pairs = [
        b
        for a, b in pairwise(document.blocks)
        if a.role == "conclusion" and b.role == "recommendation" and b.marker
    ]
    if not pairs or not document.style.page_numbers:
        return False
    for block in rng.sample(pairs, min(3, len(pairs))):
        block.opens_page, block.is_tight = True, False
    return True


def _own_numbers(document: Document) -> bool:
    blocks = [b for b in document.blocks if b.role == "conclusion" and ": Committee" in b.marker]
    for block in blocks:
        block.marker = block.marker.replace(": ", "\n", 1)
    return bool(blocks)
