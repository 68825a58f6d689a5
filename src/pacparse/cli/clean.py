"""``pacparse clean``: the cleaned text as Markdown."""

from enum import StrEnum
from typing import Annotated

import typer

from pacparse.cli.parameters import OutputOrFolder, Paths, Profile, TypeName, compose_help

HELP = compose_help(
    "Print the cleaned text as Markdown.",
    "Headings, numbered paragraphs and lists, each passage once; footnote marks as Markdown "
    "footnotes, with their notes and web addresses at the end. No word is changed.",
    "Of several documents, a folder or a glob, each is written to a file of its own: name the folder "
    "with -o. In one text their notes would mix.",
    examples=(
        "pacparse clean minutes.pdf",
        "pacparse clean minutes.txt -o minutes.md",
        "pacparse clean --diff minutes.txt",
        "pacparse clean minutes/ -o cleaned/",
        "cat minutes.txt | pacparse clean -",
    ),
)


class RestatementChoice(StrEnum):
    """What to do with words that stand twice under different numbers."""

    KEEP = "keep"
    MARK = "mark"
    COLLAPSE = "collapse"


def clean(
    paths: Paths,
    *,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show a unified diff against the source instead.")
    ] = False,
    restatements: Annotated[
        RestatementChoice,
        typer.Option(help="Words that return under another number: keep, mark or collapse them."),
    ] = RestatementChoice.KEEP,
    profile: Profile = None,
    type_name: TypeName = None,
    output: OutputOrFolder = None,
) -> None:
    """Write the documents that ``paths`` name as Markdown."""
    from pacparse.cli.loading import ReadAs
    from pacparse.cli.products import write_markdown

    raise typer.Exit(
        write_markdown(
            paths,
            output=output,
            restatements=restatements.value,
            is_diff=diff,
            read_as=ReadAs(profile, type_name),
        )
    )
