"""Damages of covers and heads: how dates, numbers, sessions and departments are printed there."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quality.generate.damages.places import add_sentence, is_near_miss, writer
from quality.generate.model import LINE_END, Block
from quality.generate.prose import MONTHS, ordinal

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document

DATE = re.compile(rf"(Published )?(?:([0-9]{{1,2}}) )?({'|'.join(MONTHS)}) ([0-9]{{4}})")
PAPER = re.compile(r"(?:Cm|CP) [0-9]+")
UNLISTED = ("Office for River Parishes", "Ministry for Kilns and Mills", "Agency of the Lower Fens")
SPECKS = ("vs", "Il", "· .", "THE GOVERNMENT OF TRESK", "oe", "£.")


def _covers(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.role == "cover"]


def cover_date(document: Document, rng: Random) -> bool:
    """The date of the cover in brackets, in capitals, behind a label.

    Near miss: a cover without a date, over a text with the date of another paper.
    """
    block = next((b for b in _covers(document) if DATE.fullmatch(b.text)), None)
    date = document.metadata.date
    if block is None or date is None or any("DATED" in b.text for b in _covers(document)):
        return False
    match = DATE.fullmatch(block.text)
    assert match  # noqa: S101 - it was found by it
    _, day, month, year = match.groups()
    if is_near_miss(rng) and not any(year in b.text for b in _covers(document) if b is not block):
        sentence = f"A map of the coast [{month} {year}] hangs in the hall."
        if add_sentence(document, rng, sentence):
            document.blocks.remove(block)
            document.metadata.date, document.metadata.date_accepts = None, []
            return True
    full = f"{day} {month} {year}" if day else f"{month} {year}"
    shapes = [(f"[{month} {year}]", False), (f"{month.upper()} {year}", False)]
    shapes += [(f"Date Published: {full}", True), (full.upper(), True), (f"Dated: {full}", True)]
    block.text, keeps_day = rng.choice(shapes)
    if not keeps_day:
        document.metadata.date, document.metadata.date_accepts = date[:7], []
    return True


def cover_in_one_line(document: Document, rng: Random) -> bool:
    """Paper number and date on one line. Near miss: those of another paper, in a paragraph."""
    series = f"{rng.choice(('Cm', 'CP'))} {rng.randint(100, 900)}"
    if is_near_miss(rng):
        when = f"{rng.choice(MONTHS)} {rng.randint(2001, 2012)}"
        words = (
            f"The reply is that of {series} of {when}.",
            f"The other paper bears the words Date Published: {rng.randint(2, 27)} {when}.",
        )
        return add_sentence(document, rng, rng.choice(words))
    for first, second in pairwise(_covers(document)):
        if DATE.fullmatch(first.text) and PAPER.fullmatch(second.text):
            first.text = f"{second.text} {first.text}"
            document.blocks.remove(second)
            return True
    return False


def contents_under_date(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The contents directly under the last line of the cover."""
    for first, second in pairwise(document.blocks):
        if first.role == "cover" and second.role == "contents" and second.kind == "heading":
            second.is_tight = True
            return True
    return False


def above_the_title(document: Document, rng: Random) -> bool:
    """A misread crest, or the name of a government, above the title.

    Near miss: a short word that is the title.
    """
    title = document.metadata.title
    if not document.blocks or document.blocks[0].text != title:
        return False
    if is_near_miss(rng) and document.family in ("numbered", "lords-response"):
        word = writer(rng).pick(("Eels", "Salt", "Rope", "Ice"))
        document.blocks[0].text = document.metadata.title = word
        document.metadata.title_accepts = []
        document.unscored.add("profile")
        return True
    document.blocks.insert(0, Block(rng.choice(SPECKS), role="cover"))
    return True


def excerpt(document: Document, rng: Random) -> bool:
    """The middle of a paper, whose first line ends in capitals: it has no title.

    Near miss: a title that ends in capitals.
    """
    short = rng.choice(("LCI", "NBF", "TGR"))
    first = document.blocks[0]
    if first.role != "cover" or first.text != document.metadata.title:
        return False
    if is_near_miss(rng):
        first.text = document.metadata.title = f"{document.metadata.title} and the {short}"
        document.metadata.title_accepts = []
        return True
    if document.family not in ("numbered", "lords-response") or not document.style.width:
        return False
    prose = writer(rng)
    lead = f"and the keepers of the {prose.things()} were told of the plans of the {short}. The {short}"
    document.blocks[0] = Block(
        f"{lead}{LINE_END}Board of {prose.things().title()} has put them off. {prose.sentence()}"
    )
    document.metadata.title, document.metadata.title_accepts = None, []
    document.unscored.add("profile")
    return True


def _replace(document: Document, old: str, new: str) -> None:
    for block in document.blocks:
        block.text = block.text.replace(old, new)


def _is_report_title(block: Block) -> bool:
    """Whether ``block`` is the title directly under the departments of a report."""
    return block.kind == "heading" and block.is_tight and block.role != "contents"


def unlisted_departments(document: Document, rng: Random) -> bool:
    """A department that no list has. Near miss: a title with a stroke, as between two departments."""
    has_contents = any(block.role == "contents" for block in document.blocks)
    if not (has_contents and document.metadata.departments):
        return False  # on one line with the title nobody could say where an unknown name ends
    if is_near_miss(rng):
        heads = [b for b in document.blocks if _is_report_title(b)]
        if not heads:
            return False
        old = rng.choice(heads).text
        _replace(
            document, old, f"Bridges and/or tunnels {old.split(' ', 1)[1][:40].rsplit(' ', 1)[0]}"
        )
        return True
    old, new = rng.choice(document.metadata.departments), rng.choice(UNLISTED)
    _replace(document, old, new)
    document.metadata.departments = [new if d == old else d for d in document.metadata.departments]
    return True


def departments_over_two_lines(document: Document, rng: Random) -> bool:
    """Departments over two lines above a report's title. Near miss: one, over a title of two lines."""
    pairs = [
        (a, b) for a, b in pairwise(document.blocks) if a.role == "cover" and _is_report_title(b)
    ]
    pairs = [pair for pair in pairs if len(pair[0].text) > 24]
    if not pairs:
        return False
    department, title = rng.choice(pairs)
    block = title if is_near_miss(rng) else department
    head, _, last = block.text.rpartition(" ")
    block.text = f"{head}\n{last}"
    return True


def ordinals_in_figures(document: Document, rng: Random) -> bool:
    """Reports counted as ``48th Report``, sessions as ``2007-2008``.

    Near miss: such a number in a sentence, which opens no report.
    """
    if is_near_miss(rng) or document.family != "treasury-minutes":
        nth = _figures(rng.randint(20, 60))
        return add_sentence(document, rng, f"The {nth} Report had said as much of the coast.")
    heads = [b for b in document.blocks if b.kind == "heading" and " Report of Session " in b.text]
    if not heads:
        return False
    names = sorted(((ordinal(n), n) for n in range(1, 90)), key=lambda pair: -len(pair[0]))
    for block in document.blocks:
        if block.role in ("cover", "contents") or block in heads:
            for name, number in names:
                words = rf"\b{name} (?=[Rr]eport|and|to|[A-Z])|\b{name}(?=,)"
                block.text = re.sub(words, f"{_figures(number)} ", block.text)
            block.text = block.text.replace(" ,", ",")
            block.text = re.sub(
                r"(?<=Session )(20)([0-9]{2})-(?=[0-9]{2}\b)", r"\1\2-20", block.text
            )
    document.metadata.title_accepts = []
    return True


def _figures(number: int) -> str:
    ending = "th" if number // 10 == 1 or number % 10 > 3 else ("th", "st", "nd", "rd")[number % 10]
    return f"{number}{ending}"


def long_report_head(document: Document, rng: Random) -> bool:
    """A report's head of more than 150 characters, numbered, over several lines."""
    heads = [b for b in _covers(document) if " Report of the Standing Committee on " in b.text]
    if not heads:
        return False
    prose = writer(rng)
    for place, block in enumerate(heads, 1):
        words = (
            f"on the Report of the Auditor-General on the Financial Statements of {prose.office()}"
        )
        words += f" for the year that ended on 31 March {rng.randint(2001, 2014)} and on {prose.things()} {prose.pick(('in the Fens', 'on the coast'))}"
        block.text = f"{place}. {block.text.replace(', dated', f' {words}, dated')}"
    return True


def special_report_without_day(document: Document, rng: Random) -> bool:
    """A special report that names no day of its publication, but that of a visit: no date."""
    if document.family != "commons-special-report":
        return False
    block = next(b for b in document.blocks if "It was published on" in b.text)
    visit = f"{rng.randint(2, 27)} {rng.choice(MONTHS)} {rng.randint(2008, 2012)}"
    year = block.text.rpartition(" ")[2]
    block.text = f"The Committee saw the harbour of Tresk on {visit}. © Parliamentary Copyright House of Commons {year}"
    document.metadata.date = None
    return True
