"""A question with rules about bees, for tests of what is built on the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.pipeline import questions
from pacparse.rules import HERE, VETO, Question, Rule

if TYPE_CHECKING:
    import pytest

BEES: Question[str] = Question(
    "bees",
    ("other", "bees", "wasps"),
    [
        Rule(
            name="bees.hum",
            says="bees",
            weight=2.0,
            reason="what hums is a bee",
            example=f"Upkeep\n{HERE}They hum.",
            near_miss=f"Upkeep\n{HERE}They sing.",
            votes=lambda line: "hum" in line,
        ),
        Rule(
            name="bees.stripes",
            says="wasps",
            weight=1.0,
            reason="stripes are rather a wasp’s",
            example=f"{HERE}Their stripes are yellow.",
            near_miss=f"{HERE}Their wings are yellow.",
            votes=lambda line: "stripes" in line,
        ),
        Rule(
            name="bees.stone",
            says="other",
            weight=VETO,
            reason="a stone is no animal",
            example=f"{HERE}A stone can hum.",
            near_miss=f"{HERE}A hive can hum.",
            votes=lambda line: "stone" in line,
        ),
    ],
    asks="Is the line about bees?",
)


def ask_of_each_line(text: str) -> list[str]:
    """The answers for the lines of ``text``, asked as a reading asks."""
    answers = []
    at = 0
    for line in text.splitlines(keepends=True):
        answers.append(BEES.answer(line, at))
        at += len(line)
    return answers


def register(monkeypatch: pytest.MonkeyPatch) -> None:
    """BEES is the only question, for the time of a test."""
    monkeypatch.setattr(questions, "QUESTIONS", (BEES,))
