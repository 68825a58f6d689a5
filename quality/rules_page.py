"""``docs/rules.md``, written from the rules themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pacparse.pipeline import questions
from pacparse.rules import HERE, VETO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.rules import Question, Rule

RULES_PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"

_HEAD = f"""# The rules

`python -m quality --write-rules` writes this page from the rules in the code, and a test keeps it true:
do not edit it.

The reading asks a few questions about each line. For each question there is a table of rules. A rule looks
at the facts of the line and votes for an answer with its weight, or says nothing. The answer with the most
weight is taken. A rule with a *veto* leaves no other answer; of two vetoes the first in the table wins.

`pacparse explain FILE WHERE` names the rules that decided a line of yours, `pacparse rule NAME` shows one. `python -m quality --ablate`
tells which truths change without each rule ([How well it reads](quality.md)).

Each rule has an example, in which it votes, and a near miss, which looks alike and in which it does not.
The sign `{HERE}` stands before the line that the rule looks at; it is no part of the text. `⟦kind:value|words⟧` is what
an original says of words ([style runs](architecture.md#style-runs)). `␌` is a form
feed, the end of a page; `…` alone on a line stands for lines that are left out here.
"""

_FEW_LINES: Final = 24
_AROUND: Final = 7
_WIDEST: Final = 200


def write_page(path: Path = RULES_PAGE) -> None:
    """Write the page anew."""
    path.write_text(page(), "utf-8")


def page() -> str:
    """The whole page, as the rules are now."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    if not questions.QUESTIONS:
        yield "No question has a table of rules yet.\n"
    for question in questions.QUESTIONS:
        yield from _question(question)


def _question(question: Question[Any]) -> Iterator[str]:
    answers = ", ".join(f"`{answer}`" for answer in question.answers)
    yield f"## {question.name}\n"
    yield f"{question.asks}\n"
    yield f"Answers: {answers}. If no rule speaks, or two answers weigh the same, the first is taken.\n"
    for rule in question.rules:
        yield from _rule(rule)


def _rule(rule: Rule[Any]) -> Iterator[str]:
    weight = "veto" if rule.weight == VETO else f"weight {rule.weight:g}"
    yield f"### {rule.name}\n"
    yield f"Says `{rule.says}`, {weight}: {rule.reason}.\n"
    yield "Example:\n"
    yield _fenced(rule.example)
    yield "Near miss:\n"
    yield _fenced(rule.near_miss)


def _fenced(text: str) -> str:
    """``text`` in a fence that it does not hold itself."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n" + "\n".join(_shown(text)) + f"\n{fence}\n"


def _shown(text: str) -> Iterator[str]:
    """The lines of ``text``; of a long one the first, and those around the line that counts."""
    lines = text.replace("\f", "␌").strip("\n").split("\n")
    here = next((i for i, line in enumerate(lines) if HERE in line), 0)
    is_cut = False
    for i, line in enumerate(lines):
        if len(lines) <= _FEW_LINES or i < _AROUND or abs(i - here) <= _AROUND:
            yield line.rstrip() if len(line) <= _WIDEST else f"{line[:_WIDEST]} …"
            is_cut = False
        elif not is_cut:
            yield "…"
            is_cut = True
