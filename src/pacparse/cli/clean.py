"""``pacparse clean``: the cleaned text as Markdown."""

from enum import StrEnum
from typing import Annotated

import typer

from pacparse.cli.parameters import File, Output, compose_help

HELP = compose_help(
    "Print the cleaned text as Markdown.",
    "Headings, numbered paragraphs and lists, each passage once; footnote marks as Markdown "
    "footnotes, with their notes and web addresses at the end. No word is changed.",
    examples=(
        "pacparse clean minutes.txt",
        "pacparse clean minutes.txt -o minutes.md",
        "pacparse clean --diff minutes.txt",
        "pdftotext -layout r.pdf - | pacparse clean -",
    ),
)


class RestatementChoice(StrEnum):
    """What to do with words that stand twice under different numbers."""

    KEEP = "keep"
    MARK = "mark"
    COLLAPSE = "collapse"


def clean(
    file: File,
    *,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show a unified diff against the source instead.")
    ] = False,
    restatements: Annotated[
        RestatementChoice,
        typer.Option(help="Words that return under another number: keep, mark or collapse them."),
    ] = RestatementChoice.KEEP,
    output: Output = None,
) -> None:
    """Write the document in ``file`` as Markdown."""
    from pacparse.cli.loading import load
    from pacparse.cli.messages import warn_about
    from pacparse.cli.output import is_terminal, open_product
    from pacparse.render.markdown import Restatements, to_markdown
    from pacparse.render.printable import printable, printable_lines

    with open_product(output, inputs=[file]) as write:
        document, source = load(file)
        warn_about(document, source)
        text = to_markdown(document, restatements=Restatements(restatements.value))
        if diff:
            from pacparse.render.diff import unified_diff

            name = printable(source.name)
            text = unified_diff(source.text, text, old_name=name, new_name=f"{name} (clean)")
        write(printable_lines(text) if is_terminal(output) else text)
