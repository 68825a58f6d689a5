"""Which of the dates on a cover is the day of the document's own publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacparse.fields import NamedTuple
from pacparse.lexicon.covers import DATED_MINUTES, OF_PUBLICATION, PRESENTED, read_papers
from pacparse.lexicon.date_words import WRITTEN_DATE
from pacparse.lexicon.dates import read_day
from pacparse.procedure.front_matter import is_imprint
from pacparse.rules import VETO, Question, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.procedure.cover_lines import CoverLine

_MOST_DATES = 4
_SIGNS = " .,;:[]()–—-|"


class PrintedDate(NamedTuple):
    """A date in a line of the cover: its words, what stands before and behind it, the line above."""

    day: str
    line: str
    before: str
    behind: str
    above: str

    @property
    def is_alone(self) -> bool:
        """Whether the line holds the date and nothing else but a paper number or a price."""
        return not self.before.strip(_SIGNS) and not self.behind.strip(_SIGNS)


RULES: Final[tuple[Rule[PrintedDate], ...]] = (
    Rule(
        "date.goes-on-with-title",
        says="other",
        weight=VETO,
        reason="a date after a dash belongs to the title before the dash",
        example="Fen Government response to the report on the\nmending of the weirs and of the"
        " ladders on the eastern shore: Gates at Rest -\n»November 2014\nThe Government has read"
        " the report, and has asked the keepers of the weirs about it.\n\nIt thanks them all.",
        near_miss="Response to the report on weirs\n\n»November 2014\n\n1. The weirs are old.\n\n2. They leak.",
        votes=lambda date: date.is_alone and date.above.endswith((" -", " –", " —")),
    ),
    Rule(
        "date.published",
        says="own",
        weight=4,
        reason="all the words before the date are words of publication",
        example="Weirs\n\n»Date Published: 4 May 2014\n\n1. The weirs are old.\n\n2. They leak.",
        near_miss="Weirs\n\n»The panel published its list on 4 May 2014\n\n1. The weirs leak.\n\n2. So it is.",
        votes=lambda date: OF_PUBLICATION.search(date.before) is not None,
    ),
    Rule(
        "date.dated",
        says="own",
        weight=2,
        reason="the minutes state their own date",
        example="Treasury Minutes\n\n»TREASURY MINUTES DATED 4 MAY 2014 ON THE SIXTH REPORT\n\n1. Weirs leak.\n\n2. So it is.",
        near_miss="Treasury Minutes\n\n»Response to the report dated 4 May 2014\n\n1. Weirs leak.\n\n2. So it is.",
        votes=lambda date: DATED_MINUTES.search(date.before) is not None,
    ),
    Rule(
        "date.alone",
        says="own",
        weight=1,
        reason="a date on a line of its own is the date of the document",
        example="Weirs\n\n»[May 2014]\n\n1. The weirs are old.\n\n2. They leak.",
        near_miss="Weirs\n\n»They were seen again in May 2014\n\n1. The weirs are old.\n\n2. They leak.",
        votes=lambda date: date.is_alone,
    ),
    Rule(
        "date.presented",
        says="own",
        weight=0.5,
        reason="a line that presents a paper or orders its printing ends with its date",
        example="Weirs\n\n»Presented to Parliament by Command of Her Majesty May 2014 Cm 99\n\n1. Weirs leak.\n\n2. So it is.",
        near_miss="Weirs\n\n»Mended by order of the board May 2014\n\n1. Weirs leak.\n\n2. So it is.",
        votes=lambda date: PRESENTED.search(date.before) is not None,
    ),
)
DATE: Final[Question[PrintedDate]] = Question(
    "date",
    ("other", "own"),
    RULES,
    asks="Is this date the day on which the document was published?",
)


def find_date(lines: Sequence[CoverLine]) -> str | None:
    """The day, or the month, that most speaks for; of two that are equal the one printed first."""
    best, most = None, 0.0
    for line, date in _dates(lines):
        if DATE.answer(date, line.at) == "own":
            weight = sum(rule.weight for rule in DATE.active_rules() if rule.votes(date))
            if weight > most:
                best, most = date.day, weight
    return best


def _dates(lines: Sequence[CoverLine]) -> Iterator[tuple[CoverLine, PrintedDate]]:
    """Every date that the lines print; the digits of a paper number are no day."""
    for place, line in enumerate(lines):
        if not any(map(str.isdigit, line.text)):
            continue
        words = read_papers(line.text).rest
        matches = list(WRITTEN_DATE.finditer(words))[:_MOST_DATES]
        above = lines[place - 1].text if place and not line.is_apart else ""
        for match in matches:
            day = read_day(match[0])
            if day is not None:
                before = words[: match.start()]
                if is_imprint(words):  # "and was published on"
                    before = before.replace(" and ", ". ")
                yield line, PrintedDate(day, words, before, words[match.end() :], above)
