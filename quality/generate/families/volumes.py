"""Covers, contents and report heads of Treasury minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.model import Block, Metadata
from quality.generate.prose import MONTHS, ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.generate.families.editions import Edition

Report = tuple[int, str, str, list[str]]  # ordinal, session, title, departments


def cover(edition: Edition, reports: Sequence[Report]) -> Metadata:
    """The lines of a cover, and what they say."""
    rng, year = edition.rng, edition.year
    title = "Treasury Minutes Progress Report" if edition.is_progress else "Treasury Minutes"
    month = rng.randint(1, 12)
    day = rng.randint(1, 28)
    series = "CP" if year > 2018 else "Cm"
    paper = f"{series} {rng.randint(40, 990) if series == 'CP' else rng.randint(8000, 9700)}"
    sessions = list(dict.fromkeys(r[1] for r in reports))
    crown = "His" if year > 2022 else "Her"
    verb = "progress on" if edition.is_progress else "response to"
    sentence = f"Government {verb} the Committee of Public Accounts on the {_list(reports)}"
    edition.add(Block(title, role="cover"))
    edition.add(Block(sentence, role="cover"))
    if rng.random() < 0.6:
        edition.add(
            Block(
                "Presented to Parliament by the Exchequer Secretary to the Treasury"
                f" by Command of {crown} Majesty",
                role="cover",
            )
        )
    is_dated = rng.random() < 0.3
    if is_dated:
        words = f"{day} {MONTHS[month - 1].upper()} {year}"
        edition.add(
            Block(
                f"TREASURY MINUTES DATED {words} ON THE REPORTS OF THE COMMITTEE OF PUBLIC ACCOUNTS",
                role="cover",
            )
        )
    edition.add(Block(f"{MONTHS[month - 1]} {year}", role="cover"))
    edition.add(Block(paper, role="cover"))
    if rng.random() < 0.7:
        edition.add(Block(f"© Crown copyright {year - rng.randint(0, 1)}", role="cover"))
    plain = f"{year}-{month:02}"
    date = f"{plain}-{day:02}" if is_dated else plain
    return Metadata(
        title=title,
        title_accepts=[f"{title} {sentence}", f"{title}: {sentence}"],
        date=date,
        date_accepts=[plain],
        session=sessions[0] if len(sessions) == 1 else None,
        paper_numbers=[paper],
    )


def _list(reports: Sequence[Report]) -> str:
    """``Seventy-Third to Seventy-Fifth reports from Session 2017-19 and the …``."""
    parts = []
    for session in dict.fromkeys(r[1] for r in reports):
        numbers = [r[0] for r in reports if r[1] == session]
        names = [ordinal(n) for n in numbers]
        is_range = len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
        if is_range:
            words = f"{names[0]} to the {names[-1]} reports"
        elif len(names) > 1:
            words = f"{', '.join(names[:-1])} and the {names[-1]} reports"
        else:
            words = f"{names[0]} report"
        parts.append(f"{words} from Session {session}")
    return " and the ".join(parts)


def contents(edition: Edition, reports: Sequence[Report]) -> None:
    """The contents: one line a report, in one of the shapes that flattening leaves."""
    rng = edition.rng
    edition.add(Block("Contents", "heading", role="contents"))
    shape = rng.choice(("leaders", "flat", "brackets"))
    if shape == "flat":
        edition.add(Block("Report Title Page Department", role="contents"))
    page = 3
    for number, _, title, departments in reports:
        names = " / ".join(departments)
        line = {
            "leaders": f"{ordinal(number)} Report: {title} {'.' * rng.randint(8, 40)} {page}",
            "flat": f"{ordinal(number)} {title} {page} {names}",
            "brackets": f"{ordinal(number)} Report {title} ({names}) {page}",
        }[shape]
        edition.add(Block(line, role="contents", is_tight=rng.random() < 0.8))
        page += rng.randint(3, 9)


def report_head(edition: Edition, report: Report) -> None:
    """The head of one report: ordinal and session, departments, title, what the report says."""
    rng, prose = edition.rng, edition.prose
    number, session, title, departments = report
    edition.add(Block(f"{ordinal(number)} Report of Session {session}", "heading"))
    edition.add(Block(" / ".join(departments), role="cover", is_tight=True))
    edition.add(Block(title, "heading", is_tight=True))
    if rng.random() < 0.7:
        edition.add(Block("Introduction from the Committee", "heading"))
        for _ in range(rng.randint(1, 2)):
            edition.add(Block(prose.paragraph(2, 4)))
        if rng.random() < 0.6:
            edition.add(Block("Relevant reports", "heading"))
            hc = rng.randint(100, 999)
            for text in (
                f"NAO report: {prose.subject()} – Session {session} (HC {hc})",
                f"PAC report: {title} – Session {session} (HC {hc + 7})",
            ):
                edition.add(Block(text, "item", marker="•", is_tight=True))
        edition.add(Block("Government responses to the Committee", "heading"))
