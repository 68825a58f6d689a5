"""Damages of labels: misread, cut, with a title behind them, directly under full lines."""

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
from quality.generate.model import Block
from quality.generate.prose import ordinal

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document

MISREAD = (
    "Recornmendation",
    "Reeommend;tion",
    "R.ecommenda'.ion",
    "iecommendation",
    "Recomm~ndation",
)
TITLES = ("Counting", "A list for each parish", "Oil and rope", "Keepers at night", "Funds")  # fmt: skip


def _lone(document: Document) -> list[Block]:
    """Labels alone on a line: ``Recommendation 4``."""
    return [
        b
        for b in document.blocks
        if b.role == "label" and b.text.startswith("Recommendation ") and " (" not in b.text
    ]


def _leading(document: Document) -> list[Block]:
    """Recommendations with their label on the same line: ``Recommendation 4: …``."""
    return [
        b
        for b in document.blocks
        if b.role == "recommendation" and b.marker.startswith("Recommendation ") and b.marker[-1] == ":"
    ]  # fmt: skip


def misread_labels(document: Document, rng: Random) -> bool:
    """Labels that a scan misread. Near miss: a sentence with a word that such a label could be."""
    if is_near_miss(rng):
        few = rng.randint(3, 9)
        return add_sentence(
            document, rng, f"The commendation {few} of {few + 4} parishes was read out."
        )
    lone, leading = _lone(document), _leading(document)
    for block in rng.sample(lone, min(2, len(lone))):
        block.text = block.text.replace("Recommendation", rng.choice(MISREAD))
    for block in rng.sample(leading, min(2, len(leading))):
        block.marker = block.marker.replace("Recommendation", rng.choice(MISREAD))
    return bool(lone or leading)


def titles_behind_labels(document: Document, rng: Random) -> bool:
    """A title behind the label, on its line: ``Recommendation 4: Oil and rope``, or behind a dash.

    Near miss: a short recommendation of four words with its full stop stands there.
    """
    lone, leading = _lone(document), _leading(document)
    if is_near_miss(rng) and leading:
        for block in rng.sample(leading, min(2, len(leading))):
            block.text = f"Count the {writer(rng).things()}."
        return True
    sign = rng.choice((": ", " – ", " - "))
    is_loud = rng.random() < 0.3
    for block in lone:
        title = rng.choice((*TITLES, f"The upkeep of {writer(rng).things()}"))
        label = block.text
        label = label.replace("Recommendation", "RECOMMENDATION") if is_loud else label
        block.text = f"{label}{sign}{title}"
    return bool(lone)


def labels_with_stops(document: Document, rng: Random) -> bool:
    """``Recommendation 3.`` or ``Recommendation 3 –`` directly under the line above."""
    leading = _leading(document)
    sign = rng.choice((".", " –", " -", ""))
    for block in leading:
        block.marker, block.is_tight = f"{block.marker[:-1]}{sign}", True
    return len(leading) > 1


def blank_lines_in_recommendations(document: Document, rng: Random) -> bool:
    """A recommendation cut by stray blank lines.

    Near miss: one that is whole, over an answer that begins with a small letter.
    """
    if not document.style.blank_lines:
        return False
    if is_near_miss(rng):
        entries = [e for e in document.recommendations if e.response and e.position is None]
        entries = [e for e in entries if _opens_with_plain_words(e.response[0])]
        if not entries:
            return False
        rng.choice(entries).response[0].prepend("e-mails about this were answered in May.")
        return True
    blocks = [b for b in document.blocks if b.role == "recommendation" and len(b.text) > 70]
    spots = [
        (block, i)
        for block in blocks
        for i, (a, b) in enumerate(pairwise(block.text))
        if a == " " and b.islower() and block.text[i - 1].isalpha() and 30 < i < len(block.text) - 20
    ]  # fmt: skip
    if not spots:
        return False
    block, at = rng.choice(spots)
    block.text = f"{block.text[:at]}{rng.choice((chr(10) * 2, chr(10) * 3))}{block.text[at + 1 :]}"
    return True


def _opens_with_plain_words(block: Block) -> bool:
    return not (block.number or block.marker or block.is_tight)


def speck_before_answer(document: Document, rng: Random) -> bool:
    """A misread speck between a recommendation and the label of its answer.

    Near miss: such a label over an answer to a letter, before any recommendation.
    """
    marked = [b for b in document.blocks if b.role == "response" and b.marker == "Response:"]
    if is_near_miss(rng) and marked:
        first = next(i for i, b in enumerate(document.blocks) if b.role == "recommendation")
        places = [b for b in answers(document) if document.blocks.index(b) < first]
        if places:
            words = "The parish thanked the keepers for their letter."
            insert_behind(document, places[0], [Block(words, marker="Response:")])
            return True
    pairs = [
        a
        for a, b in pairwise(document.blocks)
        if a.role == "recommendation" and (b in marked or (b.role == "label" and "esponse" in b.text))
    ]  # fmt: skip
    if not pairs:
        return False
    insert_behind(
        document, rng.choice(pairs), [Block(rng.choice(("lr", "·", "lI", "~")), role="label")]
    )
    return True


def codes_at_the_end(document: Document, rng: Random) -> bool:
    """The printer's codes behind the last answer. Near miss: a code alone inside an answer."""
    code = f"E{rng.randint(10000000, 99999999):08}"
    entries = [e for e in document.recommendations if e.response and not e.response[-1].number]
    if not entries:
        return False
    block = rng.choice(entries).response[0]
    if is_near_miss(rng) and shows_paragraphs(document) and block.text[-1] == ".":
        insert_behind(document, block, [Block(f"The paper of the parish has the number {code}")])
        return True
    report = document.blocks[-1].report
    isbn = f"978-1-{rng.randint(1000, 9999)}-{rng.randint(1000, 9999)}-{rng.randint(0, 9)}"
    document.blocks.append(Block("What happens next", "heading", report=report))
    document.blocks.extend(Block(text, role="row", report=report) for text in (code, isbn))
    return True


def annexes(document: Document, rng: Random) -> bool:
    """Annexes at the end with numbers of their own: ``A.1``, ``B.2``."""
    prose = writer(rng)
    report, dot = document.blocks[-1].report, rng.choice((".", "."))
    for letter in "AB":
        document.blocks.append(Block(f"Annex {letter}", "heading", report=report))
        for place in range(1, rng.randint(3, 5)):
            name = f"{letter}{dot}{place}"
            text = prose.paragraph(1, 2)
            if place == 2:
                text += f" Paragraph {letter}.1 says so too."
            document.blocks.append(Block(text, number=name, marker=name, report=report))
    return True


def summary_heading(document: Document, rng: Random) -> bool:
    """``Summary of Conclusions`` over plain paragraphs, which are no recommendations.

    Near miss: the same heading over labelled recommendations.
    """
    words = rng.choice(("Summary of Conclusions", "Summary of conclusions", "Conclusions"))
    lone = _lone(document) or _leading(document)
    if lone:
        place = document.blocks.index(lone[0])
        document.blocks.insert(place, Block(words, "heading", report=lone[0].report))
        return True
    headings = [
        b for b in document.blocks if b.kind == "heading" and b.role == "body" and not b.is_tight
    ]
    if document.recommendations or not headings:
        return False
    rng.choice(headings).text = words
    return True


def paragraph_references(document: Document, rng: Random) -> bool:
    """Prose that ends with ``(Paragraph 46)`` or names a report with its date, and demands nothing."""
    prose = writer(rng)
    when = f"{rng.randint(2, 27)} May {rng.randint(2001, 2014)}"
    report = (
        f"The {ordinal(rng.randint(2, 60))} Report of the Standing Committee on Public Accounts"
    )
    words = f"{report} on the Report of the Auditor-General on {prose.things()}, dated {when}, was read."
    found = rng.random() < 0.5 and add_sentence(document, rng, words)
    for _ in range(2):
        words = f"{prose.sentence()[:-1]} (Paragraph {rng.randint(3, 90)})."
        found = add_sentence(document, rng, words) or found
    return found
