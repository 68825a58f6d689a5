"""Commons special reports that carry a government response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.model import Block, Document, Metadata, Recommendation
from quality.generate.prose import MONTHS, Prose, ordinal

if TYPE_CHECKING:
    from random import Random

NAMES = ("Ada Fenwick", "Idris Pole", "Mona Tarn", "Hugh Salter", "Edie Marsh", "Tom Orchard")
SEATS = ("Orlhaven", "Tresk and Wend", "Lower Fens", "Upper Kiln", "Saltmouth", "Marsh Vale")
PARTIES = ("Labour", "Conservative", "Liberal Democrat", "Scottish National Party")
COMMITTEES = ("Harbours", "Rural Bells", "Home Affairs", "Transport", "Waterways", "Public Lamps")


def commons_special_report(rng: Random) -> Document:
    """A special report: cover, members, a note on dates, and the response as an appendix."""
    year = rng.randint(2010, 2025)
    prose = Prose(rng, year=year)
    blocks: list[Block] = []
    document = Document("commons-special-report", "commons-special-report", blocks)
    document.is_numbered = False
    committee = f"{prose.pick(COMMITTEES)} Committee"
    subject = prose.subject()
    document.metadata = _front(rng, blocks, (committee, subject, year))
    blocks.append(Block("Introduction", "heading"))
    blocks.extend(Block(prose.paragraph(2, 3)) for _ in range(rng.randint(1, 2)))
    blocks.append(Block("Recommendations", "heading"))
    is_labelled = rng.random() < 0.6
    number = 0
    for section in range(1, rng.randint(3, 5)):
        heading = prose.subject()
        blocks.append(Block(heading, "heading", number=str(section), marker=f"{section}."))
        for _ in range(rng.randint(1, 3)):
            number += 1
            entry = Recommendation(None if is_labelled else str(number))
            document.recommendations.append(entry)
            _recommendation(rng, blocks, entry, prose)
    annotate(document, rng, prose, per_block=0.2)
    return document


def _front(rng: Random, blocks: list[Block], about: tuple[str, str, int]) -> Metadata:
    """The cover and the fixed block of members, powers and dates."""
    committee, subject, year = about
    title = f"{subject}: Government Response"
    session = f"{year - 1}–{year % 100:02}"
    paper, answered = rng.sample(range(100, 1990), 2)
    day, month = rng.randint(5, 28), rng.randint(5, 12)
    name, printed = MONTHS[month - 1], day - 2
    nth = ordinal(rng.randint(1, 12))
    blocks += [
        Block(committee, role="cover"),
        Block(title, role="cover"),
        Block(f"{nth} Special Report of Session {session}", role="cover"),
        Block(f"HC {paper}", role="cover"),
        Block(committee, role="cover"),
        Block(
            f"The {committee} is appointed by the House of Commons to examine the expenditure,"
            " administration and policy of its department.",
        ),
        Block("Current membership", "heading"),
    ]
    mark = ";" if year > 2019 else ","
    for person, seat in zip(NAMES, SEATS, strict=True):
        blocks.append(
            Block(f"{person} ({rng.choice(PARTIES)}{mark} {seat})", role="cover", is_tight=True)
        )
    blocks += [
        Block("Powers", "heading"),
        Block("The powers of the Committee are set out in Standing Order No. 152."),
        Block("Publication", "heading"),
        Block(
            f"This Special Report was Ordered by the House of Commons, on {printed} {name} {year},"
            f" to be printed. It was published on {day} {name} {year} by authority of the House of"
            f" Commons. © Parliamentary Copyright House of Commons {year}."
        ),
        Block(f"{nth} Special Report", "heading"),
        Block(
            f"The {committee} published its {ordinal(rng.randint(1, 9))} Report of Session"
            f" {session}, {subject} (HC {answered}) on 14 {MONTHS[month - 4]} {year}. The Government"
            f" response was received on 2 {MONTHS[month - 2]} {year} and is appended below."
        ),
        Block("Appendix: Government Response", "heading"),
    ]
    return Metadata(
        title=title,
        date=f"{year}-{month:02}-{day:02}",
        session=session.replace("–", "-"),
        paper_numbers=[f"HC {paper}"],
    )


def _recommendation(rng: Random, blocks: list[Block], entry: Recommendation, prose: Prose) -> None:
    """A recommendation under its label or its number, and an answer that mostly has no verdict."""
    text = prose.demand()
    if entry.number is None:
        asked = Block(text, role="recommendation", marker="Recommendation:")
        answer = "Response:"
    else:
        place = f" (Paragraph {rng.randint(5, 140)})" if rng.random() < 0.5 else ""
        blocks.append(Block(f"Recommendation {entry.number}{place}", role="label"))
        asked = Block(text, role="recommendation")
        answer = rng.choice(("Government response", "Response", "Government Response:"))
    entry.recommendation = asked
    blocks.append(asked)
    verdicts = (
        (None, ""),
        (None, ""),
        (None, ""),
        ("agreed", "The Government accepts this recommendation. "),
        ("agreed_in_part", "The Government partially accepts this recommendation. "),
        ("disagreed", "The Government does not accept this recommendation. "),
        ("agreed_in_principle", "We agree with this recommendation in principle. "),
    )
    entry.position, verdict = rng.choice(verdicts)
    texts = [verdict + prose.paragraph(1, 4)]
    texts += [prose.paragraph(1, 4) for _ in range(rng.randint(0, 2))]
    if entry.number is None:
        first = Block(texts[0], role="response", marker=answer, is_marker_alone=True)
    else:
        blocks.append(Block(answer, role="label"))
        first = Block(texts[0], role="response")
    entry.response = [first, *(Block(t, role="response") for t in texts[1:])]
    blocks.extend(entry.response)
