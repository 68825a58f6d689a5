"""The questions of the reading, each with its table of rules: one place to find them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.reading.furniture.rules import FURNITURE

if TYPE_CHECKING:
    from pacparse.rules import Question, Rule

QUESTIONS: tuple[Question[Any], ...] = (FURNITURE,)
"""In the order in which the reading asks them."""


def every_rule() -> tuple[Rule[Any], ...]:
    """The rules of all questions, in the order of their tables."""
    return tuple(rule for question in QUESTIONS for rule in question.rules)
