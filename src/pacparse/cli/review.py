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
    "Write one page on which a person checks what was found, beside its source.",
    "The page is one file: it holds the documents and asks no server for anything. On it each recommendation "
    "is accepted or corrected; the page saves corrections.csv, which to-json, to-tables and review "
    "take with --corrections. Several documents have a view of their histories: timeline and drift of each "
    "recommendation, what changed since the last edition, what is overdue. A PATH is a file, a folder, a glob in quotes, or JSON that to-json "
    "wrote with --with-source. A file that cannot be read is reported, and the others go on; the "
    "exit code is 1 then.",
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
            help="Write the page to this file, all of it or nothing; - is standard output.",
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
