"""The title of a document: which lines of its cover it is printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacparse.fields import NamedTuple
from pacparse.lexicon.covers import (
    BODY_HEADINGS,
    MINUTES_SUBTITLE,
    MINUTES_TITLE,
    OWN_SESSION,
    is_speck,
)
from pacparse.lexicon.departments import read_bodies, read_department_line
from pacparse.lexicon.layouts import (
    QUOTE_HEADING,
    RECOMMENDATION_HEADING,
    RECOMMENDATION_PARAGRAPH,
    RESPONSE_HEADING,
)
from pacparse.lexicon.ordinals import read_ordinal
from pacparse.lexicon.sentences import stops_short
from pacparse.procedure.cover_lines import is_printed_alone, is_printed_line
from pacparse.rules import VETO, Question, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.cover_lines import CoverLine

LONGEST_TITLE = 300
_MOST_LINES = 5
_LONGEST_LINE = 110
_UNFINISHED = (":", "&", "'s", "’s")
_LONGEST_SALUTATION = 60
_PAPERS = ("response", "reply", "report", "minute", "answer")
_ANSWERS = ("Response", "Reply", "Formal ", "Interim ", "Initial ", "Official ")


class Title(NamedTuple):
    """A title, the departments before it, and the lines of the cover that it is printed on."""

    words: str | None = None
    departments: tuple[str, ...] = ()
    lines: tuple[CoverLine, ...] = ()


class TitleLine(NamedTuple):
    """A line of the cover, the title that stands above it so far, the line below.

    ``is_block``: from the title's first line on they stand together until a blank line or a printed
    one ends them. ``is_next``: no contents and no note stand between the line and the one above.
    """

    line: CoverLine
    above: str
    below: CoverLine | None
    is_next: bool
    is_block: bool

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text

    @property
    def is_printed(self) -> bool:
        """Whether covers print the line; a title that stops in the middle may go on with a committee."""
        if self.is_next and _is_unfinished(self.above):
            return is_printed_alone(self.text)
        return is_cover_line(self.text) or is_speck(self.text)

    @property
    def answers_below(self) -> bool:
        """Whether a government is named, and the line below says that it responds."""
        if self.below is None or not self.text.endswith((" Government", " GOVERNMENT")):
            return False
        return self.below.text.startswith(_ANSWERS)

    @property
    def is_body(self) -> bool:
        """Whether the line is the name of a body over a title that says more."""
        found = read_department_line(self.text)
        if found is not None or not read_bodies(self.text):
            return found is not None and found.title is None
        below = self.below.text if self.below is not None else "."
        return not below.endswith(".") and not is_cover_line(below)


_PARAGRAPHS = "\n\n1. The weirs are old.\n\n2. They leak."
RULES: Final[tuple[Rule[TitleLine], ...]] = (
    Rule(
        "title.printed",
        says="print",
        weight=VETO,
        reason="a paper number, a date, a committee, a protective marking or dirt of the scan is not a title",
        example=f"»zs\n\nOld weirs{_PARAGRAPHS}",
        near_miss=f"»Oil{_PARAGRAPHS}",
        votes=lambda this: this.is_printed,
    ),
    Rule(
        "title.sentence",
        says="text",
        weight=VETO,
        reason="a title is not a sentence, a recommendation or an item of a list, and not as long as a paragraph",
        example="»The weirs are very old, and they leak.",
        near_miss=f"»Old weirs{_PARAGRAPHS}",
        votes=lambda this: (
            len(this.text) > LONGEST_TITLE
            or (not this.line.is_heading and this.text.endswith((".", ";")))
            or RECOMMENDATION_PARAGRAPH.match(this.text) is not None
        ),
    ),
    Rule(
        "title.body",
        says="print",
        weight=2,
        reason="the line names the body that answers, which is above the title",
        example=f"»Department of Weirs\n\nOld weirs in spring{_PARAGRAPHS}",
        near_miss=f"»Departments of weirs\n\nOld weirs in spring{_PARAGRAPHS}",
        votes=lambda this: not this.above and this.is_body,
    ),
    Rule(
        "title.answers",
        says="title",
        weight=4,
        reason="the name of a government belongs to the title if the title continues with Response",
        example=f"»Fen Government\nResponse to the review of weirs\n\nMay 2014{_PARAGRAPHS}",
        near_miss=f"»Fen Government\n\nOld weirs in spring\n\nMay 2014{_PARAGRAPHS}",
        votes=lambda this: not this.above and this.answers_below,
    ),
    Rule(
        "title.first",
        says="title",
        weight=1,
        reason="the first line that is not a usual line of a cover is the title",
        example=f"Weirs Committee\n\n»Old weirs{_PARAGRAPHS}",
        near_miss=f"Old weirs\n\n»Gates in spring{_PARAGRAPHS}",
        votes=lambda this: not this.above,
    ),
    Rule(
        "title.unfinished",
        says="title",
        weight=2,
        reason="the title above is not finished, so it continues",
        example=f"Response to the Committee:\n\n»Old weirs\n\nMay 2014{_PARAGRAPHS}",
        near_miss=f"Response to the Committee\n\n»Old weirs\n\nMay 2014{_PARAGRAPHS}",
        votes=lambda this: this.is_next and _is_unfinished(this.above),
    ),
    Rule(
        "title.together",
        says="title",
        weight=1,
        reason="lines without a blank line between them are one title",
        example=f"Weirs of the Northern Fens\n»Old Gates and Ladders\n\nMay 2014{_PARAGRAPHS}",
        near_miss=f"Weirs of the Northern Fens\n\n»Old Gates and Ladders\n\nMay 2014{_PARAGRAPHS}",
        votes=lambda this: bool(this.above) and this.is_block and not this.line.is_apart,
    ),
)
TITLE: Final[Question[TitleLine]] = Question(
    "title",
    ("print", "title", "text"),
    RULES,
    asks="Is this line of the cover the title of the document?",
)


def find_title(cover: Sequence[CoverLine]) -> Title:
    """The title that the lines of a cover print, with the departments before it."""
    for place, line in enumerate(cover):  # a back cover may stand before the front one
        if line.text[:8].lower() == "treasury" and (title := _minutes(cover[place : place + 2])):
            return title
    above = _address(cover)
    writers = (read_bodies(line.text) for line in cover[:above])
    departments = next((bodies for bodies in writers if bodies), ())
    cover = cover[above:]
    for place, line in enumerate(cover):
        answer = TITLE.answer(_facts(cover, place), line.at)
        if answer == "text":
            break
        found = read_department_line(line.text)
        if answer == "title" and found is not None and found.title is not None:
            return Title(found.title, departments + found.departments, (line,))
        if answer == "title":
            lines = _whole_title(cover, place)
            return Title(_title_words(lines), departments, lines)
        bodies = read_bodies(line.text) if answer == "print" and found is None else ()
        departments += found.departments if found is not None else ()
        departments += tuple(body for body in bodies if not body.endswith("overnment"))
    return Title(None, departments)


def _address(cover: Sequence[CoverLine]) -> int:
    """How many lines of the cover are the head of a letter: who writes, to whom, ``Dear Mr Marl``.

    None where something is named above that a title names: the letter then stands inside a paper.
    """
    for place, line in enumerate(cover):
        if any(map(line.text.lower().__contains__, _PAPERS)):
            return 0
        if line.text.startswith("Dear ") and len(line.text) < _LONGEST_SALUTATION:
            return place + 1
    return 0


def _facts(
    cover: Sequence[CoverLine],
    place: int,
    title: Sequence[CoverLine] = (),
    *,
    is_block: bool = False,
) -> TitleLine:
    """The facts of the line at ``place``, under the lines of the title that stand above it."""
    below = cover[place + 1] if place + 1 < len(cover) else None
    is_next = bool(title) and cover[place].unit <= title[-1].unit + 1
    above = " ".join(line.text for line in title)
    return TitleLine(cover[place], above, below, is_next, is_block)


def _whole_title(cover: Sequence[CoverLine], first: int) -> tuple[CoverLine, ...]:
    """The lines of the title that begins with the line ``first`` of the cover."""
    lines = [cover[first]]
    is_block = _is_block(cover, first)
    for place in range(first + 1, min(first + _MOST_LINES, len(cover))):
        facts = _facts(cover, place, lines, is_block=is_block)
        if TITLE.answer(facts, cover[place].at) != "title":
            break
        lines.append(cover[place])
    return tuple(lines)


def _is_block(cover: Sequence[CoverLine], first: int) -> bool:
    """Whether lines stand together from ``first`` until a blank line or a printed one ends them."""
    size = len(cover[first].text)
    for place in range(first + 1, min(first + _MOST_LINES + 1, len(cover))):
        line = cover[place]
        if line.is_apart or is_cover_line(line.text):
            return size <= LONGEST_TITLE
        if line.text.endswith((".", ";")) or len(line.text) > _LONGEST_LINE:
            return False
        if line.text.casefold() in BODY_HEADINGS or read_department_line(line.text) is not None:
            return False
        if line.text.startswith(("Chapter ", "CHAPTER ")):
            return False
        size += len(line.text)
    return len(cover) <= first + _MOST_LINES and not cover[-1].goes_on and size <= LONGEST_TITLE


def _is_unfinished(title: str) -> bool:
    """Whether a title goes on in the next line: ``… on the Ninth`` / ``Report of the Committee``."""
    if stops_short(title) or title.endswith(_UNFINISHED):
        return True
    return read_ordinal(title.rpartition(" ")[2]) is not None


def _title_words(lines: Sequence[CoverLine]) -> str:
    """The words of a title without the number of the report in its session."""
    title = " ".join(line.text for line in lines)
    found = OWN_SESSION.search(title)
    head = title[: found.start()] if found is not None else ""
    is_whole = not _is_unfinished(head) and not head.lower().endswith("committee")
    return head if found is not None and is_whole else title


def _minutes(lines: Sequence[CoverLine]) -> Title | None:
    """The title of minutes that begins the first of two lines, without what they answer; or None."""
    line, both = lines[0].text, " ".join(line.text for line in lines)
    match = MINUTES_TITLE.match(both)
    if match is None:
        return None
    end = match.end()  # in the second line if that is "Progress Report"
    if end <= len(line) and not any(MINUTES_SUBTITLE.match(text, end) for text in (line, both)):
        return None
    return Title(match[0].rstrip(" ,:–-"), (), tuple(lines[: 1 if end <= len(line) else 2]))


def is_cover_line(line: str) -> bool:
    """Whether a line is one that covers print, or the heading of a recommendation: no title."""
    headings = (RECOMMENDATION_HEADING, RESPONSE_HEADING, QUOTE_HEADING)
    return is_printed_line(line) or any(pattern.fullmatch(line) for pattern in headings)
