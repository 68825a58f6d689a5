"""``pacparse clean``: the cleaned text as Markdown, or as a page."""

from enum import StrEnum
from typing import Annotated

import typer

from pacparse.cli.parameters import File, Output, Profile, TypeName, compose_help

HELP = compose_help(
    "Print the cleaned text as Markdown, or as one page of HTML.",
    "Headings, numbered paragraphs and lists, each passage once; footnote marks as Markdown "
    "footnotes, with their notes and web addresses at the end. No word is changed.",
    examples=(
        "pacparse clean minutes.txt",
        "pacparse clean minutes.txt -o minutes.md",
        "pacparse clean --diff minutes.txt",
        "pacparse clean --format html minutes.pdf -o minutes.html",
        "pdftotext -layout r.pdf - | pacparse clean -",
    ),
)


class CleanFormat(StrEnum):
    """What the cleaned text is written as."""

    MARKDOWN = "markdown"
    HTML = "html"


class RestatementChoice(StrEnum):
    """What to do with words that stand twice under different numbers."""

    KEEP = "keep"
    MARK = "mark"
    COLLAPSE = "collapse"


def clean(
    file: File,
    *,
    form: Annotated[
        CleanFormat,
        typer.Option("--format", help="Markdown, or one page of HTML that needs no other file."),
    ] = CleanFormat.MARKDOWN,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help="Show instead which words of the source were changed or moved."
        ),
    ] = False,
    restatements: Annotated[
        RestatementChoice,
        typer.Option(help="Words that return under another number: keep, mark or collapse them."),
    ] = RestatementChoice.KEEP,
    profile: Profile = None,
    type_name: TypeName = None,
    output: Output = None,
) -> None:
    """Write the document in ``file`` as Markdown, or as a page."""
    from pacparse.cli.loading import ReadAs
    from pacparse.cli.products import write_clean
    from pacparse.errors import UsageError

    if diff and form is CleanFormat.HTML:
        raise UsageError(
            "--diff compares with the Markdown, and not with a page",
            hint="leave out --format html, or --diff",
        )
    write_clean(
        file,
        form=form.value,
        output=output,
        restatements=restatements.value,
        is_diff=diff,
        read_as=ReadAs(profile, type_name),
    )
