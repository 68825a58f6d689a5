"""Treasury minutes: first responses and progress reports, single extracts and volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.dates import target_date
from quality.generate.families.editions import Edition
from quality.generate.families.notes import annotate
from quality.generate.families.volumes import contents, cover, report_head
from quality.generate.model import Block, Document, Metadata, Recommendation, Style, TargetDate
from quality.generate.prose import Prose

if TYPE_CHECKING:
    from random import Random

STANCES = (
    ("The {g} agree{s} with the Committee’s recommendation.", "agreed", 14),
    ("The {g} agree{s} with this recommendation.", "agreed", 2),
    ("The {g} accept{e} the Committee’s recommendation.", "agreed", 2),
    ("The {g} partially agree{s} with the Committee’s recommendation.", "agreed_in_part", 2),
    ("The {g} disagree{s} with the Committee’s recommendation.", "disagreed", 2),
    ("The {g} {not} agree with the Committee’s recommendation.", "disagreed", 2),
    ("The {g} accept{e} the Committee’s recommendation in principle.", "agreed_in_principle", 1),
    ("The {g} note{s} the Committee’s recommendation.", "noted", 1),
)


def treasury_minutes(rng: Random) -> Document:
    """A volume or an extract of Treasury minutes, undamaged."""
    year = rng.randint(2011, 2024)
    prose = Prose(rng, year=year)
    is_modern = year >= 2018 or rng.random() < 0.3
    is_late = year >= 2018
    edition = Edition(
        rng,
        prose,
        year,
        is_progress=rng.random() < 0.45,
        is_modern=is_modern,
        is_label_alone=not is_modern or rng.random() < 0.4,
        stop=rng.choice((":", ".")) if is_modern else ":",
        government="government" if is_late else "Government",
        is_bare=not is_modern and rng.random() < 0.2,
    )
    document = Document(
        "treasury-minutes", "treasury-minutes", edition.blocks, edition.recommendations
    )
    if rng.random() < 0.4:
        _extract(edition, document)
    else:
        _volume(edition, document)
    annotate(document, rng, prose, per_block=0.18)
    document.must_survive.append(f"agree{'d' if edition.is_progress else 's'} with the Committee’s")
    return document


def _extract(edition: Edition, document: Document) -> None:
    """The pages that answer one report: department and title on the first line."""
    prose, rng = edition.prose, edition.rng
    departments, title = prose.departments(), prose.subject()
    edition.add(Block(f"{' / '.join(departments)} {title}", role="cover"))
    document.metadata = Metadata(title=title, departments=departments)
    document.style = Style(first_note=rng.randint(2, 60))
    first = rng.randint(1, 4)
    last = first + rng.randint(3, 6)
    skipped = rng.choice((None, None, last - 1))
    for number in range(first, last + 1):
        if number == skipped:
            document.gaps.append(str(number))
            continue
        _answered(edition, number)


def _volume(edition: Edition, document: Document) -> None:
    """A command paper with cover, contents and two to four reports."""
    prose, rng = edition.prose, edition.rng
    reports = []
    ordinal = rng.randint(2, 60)
    session_year = edition.year - 1
    for _ in range(rng.randint(2, 4)):
        session = f"{session_year}-{(session_year + 1) % 100:02}"
        reports.append((ordinal, session, prose.subject(), prose.departments()))
        ordinal += rng.randint(1, 3)
        if edition.is_progress and rng.random() < 0.3:
            session_year, ordinal = session_year + 1, rng.randint(2, 30)
    document.metadata = cover(edition, reports)
    contents(edition, reports)
    document.metadata.departments = list(dict.fromkeys(d for r in reports for d in r[3]))
    for place, report in enumerate(reports):
        before = len(edition.blocks)
        report_head(edition, report)
        for number in range(1, rng.randint(3, 6)):
            _answered(edition, number)
        for block in edition.blocks[before:]:
            block.report = place
        for entry in edition.recommendations:
            if entry.recommendation in edition.blocks[before:]:
                entry.report = place


def _answered(edition: Edition, number: int) -> None:
    """One conclusion with its recommendation, or with two or three, and the answers."""
    rng, prose = edition.rng, edition.prose
    if edition.is_bare:
        entry = Recommendation(str(number))
        edition.recommendations.append(entry)
        _asked(edition, entry)
        _reply(edition, entry, number, 1)
        return
    tail = "PAC conclusion" if edition.is_modern else "Committee of Public Accounts conclusion"
    conclusion = edition.add(
        Block(
            prose.finding(),
            role="conclusion",
            number=str(number),
            marker=f"{number}: {tail}:",
            is_marker_alone=edition.is_label_alone,
        )
    )
    letters = "abc"[: rng.choice((2, 2, 3))] if edition.is_modern and rng.random() < 0.25 else " "
    paragraph = 1
    for letter in letters:
        name = f"{number}{letter}".strip()
        entry = Recommendation(name, conclusion=conclusion)
        edition.recommendations.append(entry)
        _asked(edition, entry)
        paragraph = _reply(edition, entry, number, paragraph)


def _asked(edition: Edition, entry: Recommendation) -> None:
    rng, prose = edition.rng, edition.prose
    stop = edition.stop if edition.is_modern else ":"
    marker = f"{entry.number}{stop} PAC recommendation:" if edition.is_modern else "Recommendation:"
    if edition.is_bare:
        marker = f"Recommendation {entry.number}:"
    text = prose.demand()
    has_items = rng.random() < 0.12
    if has_items:
        text = f"{prose.long_sentence()} The Department should:"
    entry.recommendation = edition.add(
        Block(
            text,
            role="recommendation",
            number=entry.number,
            marker=marker,
            is_marker_alone=edition.is_label_alone,
            is_tight=not edition.is_modern and not edition.is_bare,
        )
    )
    if has_items:
        shape = rng.choice(("({})", "{})", "•"))
        for letter in "abc":
            marker = shape.format(letter)
            text = f"{prose.pick(('publish', 'set out', 'review'))} {prose.things()}, and {prose.things()};"
            entry.items.append(edition.add(Block(text, "item", number=letter, marker=marker)))
        entry.items[-1].text = entry.items[-1].text[:-1] + "."


def _reply(edition: Edition, entry: Recommendation, number: int, first: int) -> int:
    """The answer, and the place of the next numbered paragraph."""
    rng, prose = edition.rng, edition.prose
    shape, entry.position, _ = rng.choices(STANCES, weights=[s[2] for s in STANCES])[0]
    past = edition.is_progress
    stance = shape.format(
        g=edition.government,
        s="d" if past else "s",
        e="ed" if past else "s",
        **{"not": "did not" if past else "does not"},
    )
    _paragraph(edition, entry, f"{number}.{first}", stance)
    if entry.position not in ("disagreed", "noted"):
        _status(edition, entry)
    count = rng.randint(1, 4)
    for place in range(first + 1, first + 1 + count):
        text = prose.paragraph()
        if place > first + 1 and rng.random() < 0.05:
            text = f"The {edition.government} agrees in principle with parishes that {text[0].lower()}{text[1:]}"
        _paragraph(edition, entry, f"{number}.{place}", text)
    return first + 1 + count


def _paragraph(edition: Edition, entry: Recommendation, number: str, text: str) -> None:
    block = Block(text, role="response", number=number, marker=number)
    entry.response.append(edition.add(block))


def _status(edition: Edition, entry: Recommendation) -> None:
    """A status line of the edition, with its dates."""
    rng, year = edition.rng, edition.year
    dot = rng.choice((".", "", "."))
    dates: list[TargetDate] = []
    kind = rng.choice(("implemented", "dated", "revised", "progress", "delayed", "superseded"))
    if not edition.is_progress and kind not in ("implemented", "dated"):
        kind = "dated"
    lines: list[str] = []
    if kind == "implemented":
        lines, entry.status = ["Recommendation implemented"], "implemented"
    elif kind == "superseded":
        words = rng.choice(("No longer applicable", "Superseded", "Recommendation superseded"))
        lines, entry.status = [words], "superseded"
    elif kind == "delayed":
        dates = [target_date(rng, year, "original"), target_date(rng, year + 1, "revised")]
        lines, entry.status = ["Delayed"], "delayed"
    elif kind == "progress":
        dates = [target_date(rng, year, rng.choice(("target", "revised")))]
        lines, entry.status = ["Work in progress"], "in_progress"
    elif kind == "revised":
        dates = [target_date(rng, year, "original"), target_date(rng, year + 1, "revised")]
        entry.status = "planned"
    else:
        dates, entry.status = [target_date(rng, year, "target")], "planned"
    for date in dates:
        name = "Target" if date.kind == "target" else f"{date.kind.capitalize()} target"
        lines.append(f"{name} implementation date: {date.words}")
    entry.target_dates = dates
    for line in lines:
        edition.add(Block(line + dot, role="status", is_tight=rng.random() < 0.5))
