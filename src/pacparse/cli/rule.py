"""``pacparse rule``: what a code means and what to do about it, and why a line was read as it was."""

from typing import Annotated

import typer

from pacparse.cli.parameters import compose_help

HELP = compose_help(
    "Explain a code of check or verify, or a rule of the reading.",
    "CODE is a code, which is in brackets after a finding: footnote-undefined. The beginning "
    "of codes, such as footnote, lists all codes that begin with it. CODE can also be a rule "
    "that explain names: heading.heads-number. It is shown with an example and a near miss. A "
    "question, such as heading, lists all its rules. Without CODE, all codes are listed.",
    examples=(
        "pacparse rule footnote-undefined",
        "pacparse rule footnote",
        "pacparse rule heading.heads-number",
        "pacparse rule",
    ),
)


def _complete(incomplete: str) -> list[str]:
    """The codes, questions and rules that begin so, for a shell."""
    from pacparse.api import every_rule
    from pacparse.render.rules import CODES

    names = [*CODES, *(rule.name for rule in every_rule())]
    return [name for name in names if name.startswith(incomplete)]


def rule(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="A code, a rule, or what several of them begin with.",
            show_default=False,
            autocompletion=_complete,
        ),
    ] = None,
) -> None:
    """Write what ``code`` means."""
    from pacparse.cli.output import open_product
    from pacparse.cli.ruling import explain_rule

    with open_product(None) as write:
        write(explain_rule(code))
