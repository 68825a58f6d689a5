"""What a code or a rule of the reading means, for people: on a terminal or in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.render.printable import printable_lines
from pacparse.render.rules import CODES
from pacparse.render.screen import Canvas, Row
from pacparse.rules import HERE, VETO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.render.screen import Screen
    from pacparse.rules import Question, Rule

_FEW_LINES = 24
_AROUND = 7


def draw_codes(names: Sequence[str], *, screen: Screen) -> str:
    """The codes ``names``: one with what to do about it, several with a sentence each."""
    canvas = Canvas(screen)
    if len(names) != 1:
        canvas.rows(Row(CODES[name].severity, name, CODES[name].sentence) for name in names)
        return canvas.text()
    [name] = names
    code = CODES[name]
    canvas.line((name, "bold"), (f" ({code.severity})", "dim"))
    canvas.line((code.sentence, ""))
    canvas.line()
    canvas.line(("What to do: ", "bold"), (code.advice_sentence, ""))
    return canvas.text()


def draw_question(question: Question[Any], *, screen: Screen) -> str:
    """A question of the reading with all its rules, each with its reason."""
    canvas = Canvas(screen)
    canvas.line((question.name, "bold"), (f" ({', '.join(question.answers)})", "dim"))
    canvas.line((question.asks, ""))
    canvas.line()
    canvas.rows(Row(_votes(rule), rule.name, rule.reason) for rule in question.rules)
    return canvas.text()


def draw_rule(rule: Rule[Any], question: Question[Any], *, screen: Screen) -> str:
    """A rule of the reading: what it votes for and why, its example and its near miss."""
    canvas = Canvas(screen)
    canvas.line((rule.name, "bold"), (f" ({_votes(rule)})", "dim"))
    canvas.line((f"{question.asks} ", ""), (rule.says, "bold"), (f": {rule.reason}.", ""))
    for title, text in (
        ("Example, in which it votes", rule.example),
        ("Near miss", rule.near_miss),
    ):
        canvas.heading(title)
        for line in _shown(text):
            canvas.line((f"  {line}", ""))
    canvas.line()
    canvas.line((f"The rule looks at the line behind {HERE}.", "dim"))
    return canvas.text()


def _votes(rule: Rule[Any]) -> str:
    return "veto" if rule.weight == VETO else f"weight {rule.weight:g}"


def _shown(text: str) -> Iterable[str]:
    """The lines of ``text``; of a long one the first, and those around the line that counts."""
    lines = printable_lines(text.replace("\f", "␌")).strip("\n").split("\n")
    here = next((i for i, line in enumerate(lines) if HERE in line), 0)
    is_cut = False
    for i, line in enumerate(lines):
        if len(lines) <= _FEW_LINES or i < _AROUND or abs(i - here) <= _AROUND:
            yield line.rstrip()
            is_cut = False
        elif not is_cut:
            yield "…"
            is_cut = True
