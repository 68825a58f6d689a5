"""Responses of governments and boards that no list has: their manners of asking and answering.

A document draws one manner of each kind: how recommendations are labelled, how answers are opened, where
the verdict stands, who speaks. Each manner is named among the document's damages, as ``manner:NAME``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.families.verdicts import answer
from quality.generate.model import LINE_END, Block, Document, Metadata, Recommendation
from quality.generate.prose import MONTHS, Prose

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

BODIES = ("Government", "Government", "Harbour Board", "Evidence Centre", "Lamp Agency")
LANDS = ("Tresk", "Wend", "Orlhaven", "Saltmouth", "Kilnmark", "Rookery Islands")
COMMITTEES = ("Night Boats", "Tidal Mills", "Rope and Oil", "Old Bridges")
TITLES = ("Counting what there is", "Oil and rope", "Keepers at night", "Who pays", "A single list")


def any_government(rng: Random) -> Document:
    """A response in the manner of a government, a board or several of them."""
    prose = Prose(rng, year=rng.randint(2004, 2025))
    document = Document("government-response", "government-response", [])
    document.is_numbered = False
    document.unscored.add("profile")  # of no family that we know
    body = f"{prose.pick(LANDS)} {prose.pick(BODIES)}"
    title = _cover(rng, document, prose, body)
    document.blocks.append(Block("Introduction", "heading"))
    document.blocks.extend(Block(prose.paragraph(2, 3)) for _ in range(rng.randint(1, 2)))
    manner = rng.choice(tuple(MANNERS))
    document.damages.append(f"manner:{manner}")
    if manner in ("labels", "alone", "boards") and rng.random() < 0.25:
        _contents(rng, document, prose)
    MANNERS[manner](rng, document, prose, body)
    annotate(document, rng, prose, per_block=0.08)
    document.metadata.title = title
    return document


def _cover(rng: Random, document: Document, prose: Prose, body: str) -> str:
    title = f"{body} response to the {prose.pick(COMMITTEES)} Committee report: {prose.subject()}"
    document.blocks.append(Block(title, role="cover"))
    date = None
    if rng.random() < 0.6:
        month, year = rng.randint(1, 12), prose.year
        document.blocks.append(Block(f"{MONTHS[month - 1]} {year}", role="cover"))
        date = f"{year}-{month:02}"
    document.metadata = Metadata(title=title, date=date)
    return title


def _contents(rng: Random, document: Document, prose: Prose) -> None:
    """A contents list of recommendations: leaders that break, pages on lines of their own, or ranges."""
    document.damages.append("manner:contents")
    place = next(i for i, b in enumerate(document.blocks) if b.kind == "heading")
    lines = [Block("Contents", "heading", role="contents")]
    page, is_range = 4, rng.random() < 0.4
    for number in range(1, rng.randint(4, 7)):
        title = f"Recommendation {number}: {prose.subject()}"
        last = page + rng.randint(1, 9)
        if is_range:
            lines.append(Block(f"{page}-{last}", role="contents"))
            lines.append(Block(title, role="contents"))
        else:
            gap = rng.choice((" ", "\n")) if rng.random() < 0.4 else ""
            line = f"{title}{'.' * rng.randint(3, 30)}{gap}{page}"
            lines.append(Block(line, role="contents", is_tight=True))
        page = last + 1
    document.blocks[place:place] = lines


def _entry(document: Document, number: str | None, asked: Block) -> Recommendation:
    entry = Recommendation(number, recommendation=asked)
    document.blocks.append(asked)
    document.recommendations.append(entry)
    return entry


def _demand(rng: Random, prose: Prose, body: str) -> str:
    """What the committee asks for, in one of its voices."""
    clause = prose.clause()
    who = f"The {body} should {prose.pick(('list', 'count', 'mend', 'pay for'))} {prose.things()}"
    shapes = (
        prose.demand(),
        f"The committee recommends that {clause}.",
        f"That {clause}. ({rng.randint(3, 30)}.{rng.randint(1, 90)})",
        f"{who} {prose.pick(('each year', 'by the spring', 'before it builds more'))}.",
        f"Keep the {prose.things()} open.",
    )
    # What looks like a verdict, a label, an answer or a contents line, and is the committee's.
    traps = (
        f"{who}. It is accepted that this is dear.",
        f"{who}. It is not for the {body} to decide this alone.",
        f"{who}.\nThe {body} should also say what it has paid for them.",
        f"The committee asks whether the{LINE_END}{body} accepts what its own keepers have said of {prose.things()}.",
        f"{who} and publish the Management response to the audit of them.",
        f"{who} for those aged 15-24, with the figures of 2015-24 ...... and of no other year.",
    )
    return rng.choice(traps if rng.random() < 0.2 else shapes)


def _labels(rng: Random, document: Document, prose: Prose, body: str) -> None:
    """``Recommendation 3: …``, and the answer with or without a label of its own."""
    opening = _opening(rng, body)
    sign = rng.choice((":", ":", ".", " –"))
    is_tight = rng.random() < 0.5
    for number in range(1, rng.randint(5, 9)):
        marker = f"Recommendation {number}{sign}"
        asked = Block(_demand(rng, prose, body), role="recommendation", marker=marker)
        entry = _entry(document, str(number), asked)
        if rng.random() < 0.12:
            _list(document, entry, prose)
        answer(rng, document, prose, [entry], body, opening=opening, is_tight=is_tight)


def _list(document: Document, entry: Recommendation, prose: Prose) -> None:
    """A list that ends the recommendation."""
    asked = entry.recommendation
    if asked is None:
        return
    asked.text = "The committee recommends that the Department:"
    for _ in range(3):
        words = f"{prose.pick(('count', 'mend', 'sell'))} the {prose.things()};"
        entry.items.append(Block(words, "item", marker="•", is_tight=True))
    entry.items[-1].text = f"{entry.items[-1].text[:-1]}."
    document.blocks.extend(entry.items)


def _opening(rng: Random, body: str) -> str:
    """The label of all answers of a document; none in a third of them."""
    return rng.choice(
        (
            "",
            "",
            f"{body} response",
            f"{body} Response:",
            "Response:",
            "Management response:",
            "Reply",
        )
    )


def _alone(rng: Random, document: Document, prose: Prose, body: str) -> None:
    """``Recommendation 3`` alone, sometimes the report's own number before its words."""
    opening, is_tight = _opening(rng, body), rng.random() < 0.4
    has_own = rng.random() < 0.4
    chapter, place = rng.randint(1, 4), rng.randint(3, 40)
    for number in range(1, rng.randint(5, 9)):
        is_wide = rng.random() < 0.4
        if is_wide:
            document.blocks.append(Block(prose.subject(), "heading"))
        label = Block(f"Recommendation {number}", role="label")
        document.blocks.append(label)
        asked = Block(_demand(rng, prose, body), role="recommendation")
        if has_own:
            place += rng.randint(2, 20)
            asked.marker = f"{chapter}.{place}"
        entry = _entry(document, str(number), asked)
        answer(rng, document, prose, [entry], body, opening=opening, is_tight=is_tight)
    if has_own:
        document.unscored.add("paragraphs")  # the number of the quotation: kept with it or not


def _plain_numbers(rng: Random, document: Document, prose: Prose, body: str) -> None:
    """Numbered lists without labels under headings; a second series from 1, as dissenters have it."""
    document.unscored.add("paragraphs")  # a recommendation's number, or a paragraph's
    for heading in ("Committee Recommendations", f"{prose.pick(LANDS)} Recommendations"):
        document.blocks.append(Block(heading, "heading"))
        for number in range(1, rng.randint(3, 6)):
            asked = Block(
                f"That {prose.things()} be {prose.pick(('counted', 'mended', 'sold'))} {prose.when()}."
            )
            asked.role, asked.marker = "recommendation", f"{number}."
            entry = _entry(document, str(number), asked)
            answer(rng, document, prose, [entry], body, is_tight=True, must_state=True)


def _letters(rng: Random, document: Document, prose: Prose, body: str) -> None:
    """``2) Heading``, ``2a.``, ``2b.``, then one answer for all, or verdicts for ranges of letters."""
    document.unscored.add("paragraphs")
    for number, title in enumerate(rng.sample(TITLES, rng.randint(3, 5)), 1):
        document.blocks.append(Block(title, "heading", number=str(number), marker=f"{number})"))
        entries = []
        for letter in "abc"[: rng.randint(1, 3)]:
            text = f"{prose.things().capitalize()} should be {prose.pick(('counted', 'mended'))} {prose.when()}."
            asked = Block(text, role="recommendation", marker=f"{number}{letter}.", is_tight=True)
            entries.append(_entry(document, f"{number}{letter}", asked))
        if len(entries) > 2 and rng.random() < 0.6:
            _by_ranges(document, prose, entries, body)
        else:
            answer(rng, document, prose, entries, body, is_tight=True, must_state=True)


def _by_ranges(document: Document, prose: Prose, entries: list[Recommendation], body: str) -> None:
    number = str(entries[0].number)[:-1]
    words = (
        f"Recommendations {number}) a-b) are accepted in full by the {body}.",
        f"Recommendation {number}) c) is accepted in principle by the {body}.",
        prose.paragraph(1, 2),
    )
    document.blocks.extend(
        Block(text, role="response", is_tight=text.startswith("Recommendation")) for text in words
    )
    for entry, position in zip(entries, ("agreed", "agreed", "agreed_in_principle"), strict=True):
        entry.position = position


def _roman(rng: Random, document: Document, prose: Prose, body: str) -> None:
    """``4a) i. That …``, sometimes under a title for the group: ``4a) i-iii) Oil and rope``."""
    document.unscored.add("paragraphs")
    for number in range(2, rng.randint(4, 6)):
        name = f"{number}{rng.choice('abc')}"
        if rng.random() < 0.5:
            document.blocks.append(Block(f"{name}) i-iii) {prose.pick(TITLES)}", role="label"))
        elif rng.random() < 0.3:  # a range that is one recommendation
            text = f"That {prose.things()} be counted {prose.when()}."
            asked = Block(text, role="recommendation", marker=f"{name}) i-iii)")
            entry = _entry(document, f"{name}(i-iii)", asked)
            answer(rng, document, prose, [entry], body, is_tight=rng.random() < 0.4)
            continue
        for roman in ("i", "ii", "iii"):
            text = f"That {prose.things()} be {prose.pick(('counted', 'mended', 'sold'))} {prose.when()}."
            asked = Block(text, role="recommendation", marker=f"{name}) {roman}.")
            entry = _entry(document, f"{name}({roman})", asked)
            answer(rng, document, prose, [entry], body, is_tight=rng.random() < 0.4)


def _boards(rng: Random, document: Document, prose: Prose, body: str) -> None:
    """Two bodies that answer the same recommendations, one after the other: all of it stays."""
    asked = [_demand(rng, prose, body) for _ in range(rng.randint(3, 5))]
    for report, name in enumerate((body, f"{prose.pick(LANDS)} Lamp Trust")):
        before = len(document.blocks)
        document.blocks.append(Block(f"Answers of the {name}", "heading"))
        for number, text in enumerate(asked, 1):
            marker = f"Recommendation {number}:"
            entry = _entry(document, str(number), Block(text, role="recommendation", marker=marker))
            answer(rng, document, prose, [entry], name, is_tight=False)
        for block in document.blocks[before:]:
            block.report = report
    for report, entry in enumerate(document.recommendations):
        entry.report = int(report >= len(asked))


def _earlier(rng: Random, document: Document, prose: Prose, body: str) -> None:
    """The answer of some years ago, quoted before that of today; the position is today's."""
    then = f"{prose.pick(tuple(MONTHS))} {prose.year - 5}"
    words = (
        ("agreed", "Accepted"),
        ("disagreed", "Not accepted"),
        ("agreed_in_part", "Accepted in part"),
    )
    for number in range(1, rng.randint(4, 7)):
        marker = f"Recommendation {number}:"
        asked = Block(_demand(rng, prose, body), role="recommendation", marker=marker)
        entry = _entry(document, str(number), asked)
        former, today = rng.sample(words, 2)
        document.blocks.append(Block(f"Earlier response ({then}): {former[1]}", role="label"))
        document.blocks.append(Block(prose.paragraph(1, 2), role="response"))
        document.blocks.append(Block(f"Response ({prose.year}): {today[1]}", role="label"))
        document.blocks.append(Block(prose.paragraph(1, 2), role="response"))
        entry.position = today[0]


def _conclusions(rng: Random, document: Document, prose: Prose, body: str) -> None:
    """``1.`` a conclusion, then ``Recommendation 1:`` and its answer."""
    document.unscored.add("paragraphs")
    for number in range(1, rng.randint(4, 7)):
        conclusion = Block(prose.finding(), role="conclusion", marker=f"{number}.")
        document.blocks.append(conclusion)
        marker = f"Recommendation {number}:"
        asked = Block(_demand(rng, prose, body), role="recommendation", marker=marker)
        entry = _entry(document, str(number), asked)
        entry.conclusion = conclusion
        answer(rng, document, prose, [entry], body, opening=f"{body} response")


MANNERS: dict[str, Callable[[Random, Document, Prose, str], None]] = {
    "labels": _labels,
    "alone": _alone,
    "plain-numbers": _plain_numbers,
    "letters": _letters,
    "roman": _roman,
    "boards": _boards,
    "earlier": _earlier,
    "conclusions": _conclusions,
}
