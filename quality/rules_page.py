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

The command `python -m quality --write-rules` writes this page from the rules in the code, and a test compares the two.
Do not edit it.

pacparse asks a few questions about each line, for instance whether it is a heading. For each question there is a list of rules. A rule looks
at the line and what is around it, and either votes for an answer, with its weight, or does not vote. pacparse takes the answer with the
most weight. If a rule with a *veto* votes, its answer is taken; if two vote, the first one in the list decides.

`pacparse explain FILE WHERE` names the rules that decided a line. `pacparse rule NAME` shows one rule. `python -m quality --ablate`
says which expected results change without each rule ([How well it reads](quality.md)).

Each rule has an example, in which it votes, and a near miss: a similar text in which it does not vote.

- The sign `{HERE}` is before the line that the rule looks at. It is not part of the text.
- `⟦kind:value|words⟧` shows what the original says about words ([style runs](architecture.md#style-runs)).
- `␌` is a form feed, the end of a page.
- `…` alone on a line stands for lines that are left out here.
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
    yield f"Answers: {answers}. If no rule votes, or if two answers have the same weight, pacparse takes the first.\n"
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
