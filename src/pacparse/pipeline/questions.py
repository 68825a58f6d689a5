"""The questions of the reading, each with its table of rules: one place to find them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.footnotes.mark_rules import MARK
from pacparse.footnotes.note_rules import NOTE
from pacparse.footnotes.number_rules import LONE_NUMBER
from pacparse.footnotes.series_rules import SERIES
from pacparse.procedure.publication import DATE
from pacparse.procedure.titles import TITLE
from pacparse.reading.bullets import BULLETS
from pacparse.reading.furniture.rules import FURNITURE
from pacparse.reading.headings import HEADINGS
from pacparse.reading.joining import JOINING
from pacparse.reading.number_rules import NUMBERS

if TYPE_CHECKING:
    from pacparse.rules import Question, Rule

QUESTIONS: tuple[Question[Any], ...] = (
    FURNITURE,
    NOTE,
    LONE_NUMBER,
    NUMBERS,
    BULLETS,
    HEADINGS,
    JOINING,
    MARK,
    SERIES,
    TITLE,
    DATE,
)
"""In the order in which the reading asks them."""


def every_rule() -> tuple[Rule[Any], ...]:
    """The rules of all questions, in the order of their tables."""
    return tuple(rule for question in QUESTIONS for rule in question.rules)
