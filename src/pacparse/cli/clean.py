"""``pacparse clean``: the cleaned text as Markdown, or as a page."""

from enum import StrEnum
from typing import Annotated

import typer

from pacparse.cli.parameters import OutputOrFolder, Paths, Profile, TypeName, compose_help

HELP = compose_help(
    "Print the cleaned text as Markdown, or as one page of HTML.",
    "The text has headings, numbered paragraphs and lists. Footnote marks are Markdown "
    "footnotes, and the notes with their web addresses are at the end. No word is changed.",
    "If you give several documents, a folder or a glob, name an output folder with -o: "
    "pacparse writes a file for each document. In one text, the notes of different documents "
    "would mix.",
    examples=(
        "pacparse clean minutes.pdf",
        "pacparse clean minutes.txt -o minutes.md",
        "pacparse clean --diff minutes.txt",
        "pacparse clean --format html minutes.pdf -o minutes.html",
        "pacparse clean --anchors minutes.pdf -o minutes.md",
        "pacparse clean minutes/ -o cleaned/",
        "cat minutes.txt | pacparse clean -",
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
    paths: Paths,
    *,
    form: Annotated[
        CleanFormat,
        typer.Option(
            "--format", help="Write Markdown, or one page of HTML that needs no other file."
        ),
    ] = CleanFormat.MARKDOWN,
    anchors: Annotated[
        bool,
        typer.Option(
            "--anchors",
            help="Put link targets into the Markdown, named by their stable keys. A page always "
            "has them.",
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Show only which words of the source were changed or moved."),
    ] = False,
    restatements: Annotated[
        RestatementChoice,
        typer.Option(help="If words return under another number: keep, mark or collapse them."),
    ] = RestatementChoice.KEEP,
    profile: Profile = None,
    type_name: TypeName = None,
    output: OutputOrFolder = None,
) -> None:
    """Write the documents that ``paths`` name as Markdown, or as pages."""
    from pacparse.cli.loading import ReadAs
    from pacparse.cli.products import Shape, write_clean
    from pacparse.errors import UsageError

    if diff and form is CleanFormat.HTML:
        raise UsageError(
            "--diff compares with the Markdown, and not with a page",
            hint="leave out --format html, or --diff",
        )
    if diff and anchors:
        raise UsageError(
            "--diff shows which words change, and an anchor is not a word",
            hint="leave out --anchors, or --diff",
        )
    shape = Shape(form.value, restatements.value, anchors)
    read_as = ReadAs(profile, type_name)
    raise typer.Exit(write_clean(paths, output=output, shape=shape, is_diff=diff, read_as=read_as))
