"""Reports of Commons and Lords committees: what the responses quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.model import Block, Document, Metadata, Recommendation
from quality.generate.prose import MONTHS, Prose, ordinal

if TYPE_CHECKING:
    from random import Random

NAMES = ("Ada Fenwick", "Idris Pole", "Mona Tarn", "Hugh Salter", "Edie Marsh", "Tom Orchard")
SEATS = ("Orlhaven", "Tresk and Wend", "Lower Fens", "Upper Kiln", "Saltmouth", "Marsh Vale")
PARTIES = ("Labour", "Conservative", "Liberal Democrat")
COMMITTEES = ("Rural Bells", "Home Affairs", "Transport", "Waterways", "Public Lamps")


def committee_report(rng: Random) -> Document:
    """A report: cover, members, the body, and a closing list that repeats some of it."""
    year = rng.randint(2012, 2025)
    prose = Prose(rng, year=year)
    document = Document("committee-report", "committee-report", [])
    document.metadata = _front(rng, document, prose, year)
    number = 0
    is_by_chapter = rng.random() < 0.3
    findings: list[Block] = []
    for chapter in range(1, rng.randint(3, 5)):
        place = number if not is_by_chapter else 0
        document.blocks.append(
            Block(prose.subject(), "heading", number=str(chapter), marker=str(chapter))
            if not is_by_chapter
            else Block(f"Chapter {chapter}: {prose.subject()}", "heading")
        )
        for _ in range(rng.randint(4, 8)):
            place += 1
            name = f"{chapter}.{place}" if is_by_chapter else str(place)
            block = Block(_body(rng, prose), number=name, marker=f"{name}.")
            if rng.random() < 0.3:
                block.text, block.role = _found(rng, prose), "quotation"
                findings.append(block)
            document.blocks.append(block)
        number = place
    annotate(document, rng, prose, per_block=0.2)
    if not is_by_chapter:  # numbers with and without a chapter would be two sequences
        _closing_list(rng, document, findings)
    document.style.note_place = "report"  # the closing list stands behind the notes
    document.style.numbers = rng.choice(("plain", "plain", "alone-blank", "glued"))
    return document


def _front(rng: Random, document: Document, prose: Prose, year: int) -> Metadata:
    """Committee, title, session, paper number and members."""
    committee, title = f"{prose.pick(COMMITTEES)} Committee", prose.subject()
    session, paper = f"{year - 1}–{year % 100:02}", f"HC {rng.randint(20, 1900)}"
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    date = f"{day} {MONTHS[month - 1]} {year}"
    lines = (
        "House of Commons",
        committee,
        title,
        f"{ordinal(rng.randint(1, 12))} Report of Session {session}",
        paper,
        f"Published on {date} by authority of the House of Commons",
    )
    document.blocks.extend(Block(line, role="cover") for line in lines)
    document.blocks.append(Block("Current membership", "heading"))
    for name, seat in zip(NAMES, SEATS, strict=True):
        words = f"{name} ({rng.choice(PARTIES)}; {seat})"
        document.blocks.append(Block(words, role="cover", is_tight=True))
    return Metadata(
        title=title,
        date=f"{year}-{month:02}-{day:02}",
        session=session.replace("–", "-"),
        paper_numbers=[paper],
    )


def _body(rng: Random, prose: Prose) -> str:
    """A paragraph, sometimes with a quotation set off on a line of its own."""
    text = prose.paragraph(2, 5)
    if rng.random() < 0.15:
        quoted = prose.paragraph(1, 2)
        return f"{text} A keeper told us:\n{quoted}"
    return text


def _found(rng: Random, prose: Prose) -> str:
    """A conclusion or a recommendation of more than twenty words."""
    text = prose.finding() if rng.random() < 0.5 else f"We recommend this. {prose.demand()}"
    while len(text.split()) < 24:
        text = f"{text} {prose.sentence()}"
    return text


def _closing_list(rng: Random, document: Document, findings: list[Block]) -> None:
    """The list of conclusions and recommendations, with their kinds and paragraphs, or these alone."""
    if not findings:
        return
    is_plain = rng.random() < 0.35
    heading = "Conclusions and recommendations"
    if is_plain:
        heading = rng.choice(
            ("SUMMARY OF CONCLUSIONS AND RECOMMENDATIONS", f"Summary of {heading.lower()}")
        )
    document.blocks.append(Block(heading, "heading", report=1))
    for number, block in enumerate(findings, 1):
        is_asked = block.text.startswith("We recommend")
        kind = "Recommendation" if is_asked else "Conclusion"
        place = f"Paragraph {block.number}" if is_plain else f"{kind}, Paragraph {block.number}"
        text = f"{block.text} ({place})"
        item = Block(text, role="quotation", number=str(number), marker=f"{number}.", report=1)
        document.blocks.append(item)
        if is_asked:
            document.recommendations.append(Recommendation(str(number), recommendation=item))
        if str(number) != block.number:
            document.restatements.append((block.number or "", str(number)))
        document.must_survive.append(block.text)
