"""``pacparse review``: source and result side by side in one page, for people who check and correct."""

from typing import Annotated

import typer

from pacparse.cli.parameters import (
    AsOf,
    CorrectionsFile,
    Paths,
    Profile,
    Quiet,
    TypeName,
    compose_help,
)

HELP = compose_help(
    "Write one page on which a person checks the result beside its source.",
    "The page is one file and needs no network. On it you accept or correct each "
    "recommendation. The page saves corrections.csv, which to-json, to-tables, trace and review take "
    "with --corrections. If you give several documents, the page also shows each recommendation over time: how far "
    "its target date moved, what changed since the last edition, and what is overdue. A PATH is a file, a folder, a glob in quotes, or JSON that to-json "
    "wrote with --with-source. If a file cannot be read, pacparse reports it, reads the "
    "others and exits with 1.",
    examples=(
        "pacparse review minutes.pdf -o review.html",
        "pacparse review minutes.pdf -o review.html --images",
        "pacparse review minutes/ -o review.html --corrections corrections.csv",
        "pacparse review minutes/ -o review.html --as-of 2024-12-31",
    ),
)


def review(
    paths: Paths,
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the whole page to this file, or nothing; - is standard output.",
            show_default=False,
        ),
    ],
    images: Annotated[
        bool, typer.Option("--images", help="Put pictures of the pages of a PDF under their text.")
    ] = False,
    as_of: AsOf = None,
    corrections: CorrectionsFile = None,
    quiet: Quiet = False,
    profile: Profile = None,
    type_name: TypeName = None,
) -> None:
    """Write the page of the documents that ``paths`` name."""
    from pacparse.batch import BatchOptions
    from pacparse.cli.reviewing import Reviewing, run

    asked = Reviewing(
        paths, output, corrections=corrections, has_images=images, as_of=as_of, is_quiet=quiet
    )
    raise typer.Exit(run(asked, BatchOptions(profile=profile, type_name=type_name)))
