"""Reports of committees of other parliaments: numbered by chapter, or near copies of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.families.notes import annotate
from quality.generate.model import Block, Document, Metadata, Recommendation
from quality.generate.prose import MONTHS, Prose, ordinal

if TYPE_CHECKING:
    from random import Random

AUTHORITIES = (
    ("Lamp Sector Education and Training Authority", "LAMPSETA"),
    ("Kiln Sector Education and Training Authority", "KILNSETA"),
    ("Ferry Sector Education and Training Authority", "FERRYSETA"),
    ("Orchard Sector Education and Training Authority", "ORSETA"),
)
ROMANS = ("i", "ii", "iii")


def public_accounts_report(rng: Random) -> Document:
    """A report in chapters, or a day's reports on several bodies in nearly the same words."""
    year = rng.randint(2001, 2015)
    prose = Prose(rng, year=year)
    document = Document("public-accounts-report", "public-accounts-report", [])
    kind = rng.random()
    if kind < 0.4:
        _chapters(rng, document, prose)
    elif kind < 0.8:
        _day(rng, document, prose, year)
    else:
        _findings(rng, document, prose, year)
    return document


def _chapters(rng: Random, document: Document, prose: Prose) -> None:
    """Chapters with 1.1 and lists in lists; recommendations in the text; a dissent that restarts."""
    title = prose.subject()
    document.metadata = Metadata(title=title)
    document.blocks.append(Block("The Parliament of the Commonwealth of Australia", role="cover"))
    document.blocks.append(Block(title, role="cover"))
    document.blocks.append(Block("Joint Committee of Public Accounts and Audit", role="cover"))
    asked = 0
    for chapter in range(1, rng.randint(3, 5)):
        before = len(document.blocks)
        document.blocks.append(Block(f"Chapter {chapter}", "heading"))
        document.blocks.append(Block(prose.subject(), "heading"))
        place = 0
        for _ in range(rng.randint(3, 6)):
            place += 1
            name = f"{chapter}.{place}"
            block = Block(prose.paragraph(1, 4), number=name, marker=name)
            document.blocks.append(block)
            if rng.random() < 0.25:
                block.text = f"{prose.sentence()[:-1]}, with particular reference to:"
                _list(document, prose)
        if chapter > 1:
            asked += 1
            if rng.random() < 0.4:
                _asked_in_a_list(document, prose, asked)
                asked += 1
            _asked(document, prose, asked, f"{chapter}.{place + 1}")
        for block in document.blocks[before:]:
            block.report = chapter - 1
    _dissent(document, prose, rng.randint(1, 2))
    annotate(document, rng, prose, per_block=0.25)
    document.style.notes_restart = True
    document.style.note_place = "report"


def _list(document: Document, prose: Prose) -> None:
    """Letters, with Roman numbers under the second; the letter after (h) is (i)."""
    for letter in "abcd":
        lead = "the upkeep of" if letter != "b" else "the cost of"
        stop = ":" if letter == "b" else "."[: letter == "d"] or ";"
        text = f"{lead} {prose.things()} and {prose.things()}{stop}"
        document.blocks.append(Block(text, "item", number=letter, marker=f"({letter})"))
        if letter == "b":
            for roman in ROMANS:
                text = f"{prose.things()} and {prose.things()};"
                document.blocks.append(Block(text, "item", number=roman, marker=f"({roman})"))


def _asked(document: Document, prose: Prose, number: int, paragraph: str) -> None:
    """``Recommendation 3`` on a line, then the numbered paragraph that recommends."""
    document.blocks.append(Block(f"Recommendation {number}", role="label"))
    text = f"The committee recommends that {prose.clause()}."
    asked = Block(text, role="quotation", number=paragraph, marker=paragraph)
    document.blocks.append(asked)
    document.recommendations.append(Recommendation(str(number), recommendation=asked))


def _asked_in_a_list(document: Document, prose: Prose, number: int) -> None:
    """A recommendation that ends with its list, before the label of the next; nobody answers."""
    document.blocks.append(Block(f"Recommendation {number}", role="label"))
    asked = Block("The committee recommends that the Department:", role="recommendation")
    entry = Recommendation(str(number), recommendation=asked)
    for words in ("count", "mend", "list"):
        text = f"{words} the {prose.things()} {prose.when()};"
        entry.items.append(Block(text, "item", marker="•", is_tight=True))
    document.blocks.extend((asked, *entry.items))
    document.recommendations.append(entry)


def _findings(rng: Random, document: Document, prose: Prose, year: int) -> None:
    """Numbered findings; the committee recommends inside them, below them, or in a list.

    Where somebody else recommends, in a sentence about something else, the committee does not.
    """
    document.unscored.add("profile")  # a page of a longer paper
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    head = f"{ordinal(rng.randint(3, 60))} Report of the Standing Committee on Public Accounts"
    document.blocks.append(Block(f"{head}, dated {day} {MONTHS[month - 1]} {year}", role="cover"))
    document.metadata = Metadata(
        date=f"{year}-{month:02}-{day:02}", unscored={"title", "departments"}
    )
    document.blocks.append(Block("Findings", "heading"))
    for number in range(1, rng.randint(6, 12)):
        noted = f"The Committee noted that {prose.things()} {prose.pick(('were dear', 'had no owner'))}."
        block = Block(noted, number=str(number), marker=f"{number}.")
        document.blocks.append(block)
        kind = rng.choice(("inside", "below", "list", "none", "other"))
        if kind == "other":
            block.text = (
                f"{noted[:-1]}, and that the Auditor recommends that keepers write it down."
            )
        elif kind != "none":
            document.recommendations.append(_recommended(document, prose, block, kind))
    document.blocks.append(Block("Report to be considered."))


def _recommended(document: Document, prose: Prose, block: Block, kind: str) -> Recommendation:
    """A recommendation without a number: of one inside a paragraph, who could say where it begins."""
    words = f"The Committee recommends that {prose.things()} be counted {prose.when()}."
    if kind == "inside":
        block.text = f"{block.text} {words}"
        return Recommendation(None)
    asked = Block(words if kind == "below" else "The Committee recommends that:")
    asked.role = "recommendation"
    entry = Recommendation(None, recommendation=asked)
    if kind == "list":
        entry.items = [Block(f"The {prose.things()} be sold.", "item", marker="*") for _ in "ab"]
    document.blocks.extend((asked, *entry.items))
    return entry


def _dissent(document: Document, prose: Prose, count: int) -> None:
    """A dissenting report: paragraphs and recommendations from 1 again."""
    report = document.blocks[-1].report + 1
    before = len(document.blocks)
    document.blocks.append(Block("Dissenting report by Senator Tarn", "heading"))
    for place in range(1, 4):
        name = f"1.{place}"
        document.blocks.append(Block(prose.paragraph(2, 3), number=name, marker=name))
    for number in range(1, count + 1):
        _asked(document, prose, number, f"1.{3 + number}")
    for block in document.blocks[before:]:
        block.report = report


def _day(rng: Random, document: Document, prose: Prose, year: int) -> None:
    """Reports on several bodies that differ in a name, an amount or a year."""
    document.is_numbered = False
    first = rng.randint(3, 60)
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    document.metadata = Metadata(
        date=f"{year}-{month:02}-{day:02}",
        unscored={"title", "departments"},  # whose: who could say
    )
    shared = [prose.sentence() for _ in range(3)]
    bodies = rng.sample(AUTHORITIES, rng.randint(2, 4))
    for place, (name, short) in enumerate(bodies):
        before = len(document.blocks)
        head = (
            f"{ordinal(first + place)} Report of the Standing Committee on Public Accounts,"
            f" dated {day} {MONTHS[month - 1]} {year}:"
        )
        document.blocks.append(Block(head, role="cover"))
        document.blocks.append(
            Block(
                "The Standing Committee on Public Accounts, having considered the Report of the"
                f" Auditor-General on the financial statements of the {name} [{short}] for the year"
                f" ended 31 March {year} and referred to the Committee, reports as follows:"
            )
        )
        _sections(rng, document, short, shared)
        for block in document.blocks[before:]:
            block.report = place


def _sections(rng: Random, document: Document, short: str, shared: list[str]) -> None:
    """Numbered headings with text and letters; the same sentences for every body."""
    amount = f"R{rng.randint(2, 90)},{rng.randint(1, 9)} million"
    sections = (
        (
            "Audit opinion",
            (
                f"The Committee commends the management of {short} for the unqualified audit"
                " opinion of the Auditor-General, and trusts that future opinions will be the same."
            ),
        ),
        ("General", "The Committee notes:"),
        (
            "Internal control",
            (
                f"The Committee notes that {short} kept within its budget, with a saving of"
                f" {amount}. {shared[1]}"
            ),
        ),
        ("Conclusion", "The Committee awaits the response within 60 days of this report."),
    )
    for number, (heading, text) in enumerate(sections, 1):
        document.blocks.append(Block(heading, "heading", number=str(number), marker=f"{number}."))
        document.blocks.append(Block(text))
        if heading == "General":
            texts = (f"That {short} meets its targets;", shared[0], shared[2])
            for letter, words in zip("abc", texts, strict=True):
                document.blocks.append(Block(words, "item", number=letter, marker=f"({letter})"))
        document.must_survive.append(text)
    document.blocks.append(Block("Report to be considered."))
