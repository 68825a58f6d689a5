"""A name → the page that explains it."""

from __future__ import annotations

from pacparse.cli.screen import has_color, screen_width
from pacparse.errors import UsageError, did_you_mean
from pacparse.render.rule_page import draw_codes, draw_question, draw_rule
from pacparse.render.rules import CODES, codes_named, names_of_codes
from pacparse.render.screen import Screen


def explain_rule(name: str | None) -> str:
    """What ``name`` means: a code, the codes that begin so, a rule, a question; all codes for None.

    Raises UsageError where there is nothing of that name.
    """
    screen = Screen(width=screen_width(), has_color=has_color())
    if name is None:
        return draw_codes(tuple(CODES), screen=screen)
    wanted = name.strip("[]").lower()  # as it stands behind a finding
    codes = codes_named(wanted)
    page = draw_codes(codes, screen=screen) if codes else ""
    if wanted in CODES:
        return page  # without loading what only rules need
    from pacparse.api import QUESTIONS

    for question in QUESTIONS:
        if question.name == wanted:
            separator = "\n" if page else ""
            return page + separator + draw_question(question, screen=screen)
        for rule in question.rules:
            if rule.name == wanted:
                return draw_rule(rule, question, screen=screen)
    if page:
        return page
    rules = [rule.name for question in QUESTIONS for rule in question.rules]
    rules += [question.name for question in QUESTIONS]
    raise UsageError(
        f"there is no code or rule {name!r}",
        where="rule",
        hint=did_you_mean(wanted, [*names_of_codes(), *rules]) or "pacparse rule lists the codes",
    )
