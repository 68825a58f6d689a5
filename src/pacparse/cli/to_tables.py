"""``pacparse to-tables``: a row for each recommendation, for spreadsheets and databases."""

from typing import Annotated

import typer

from pacparse.cli.parameters import (
    Bom,
    CorrectionsFile,
    FromFile,
    Jobs,
    Profile,
    Quiet,
    TypeName,
    compose_help,
)

HELP = compose_help(
    "Write the recommendations of many documents as tables.",
    "The ending of OUT decides the form: .xlsx, .sqlite, .csv (one table), .parquet (a "
    "folder), or / for a folder of CSV files with a Data Package. Without -o, pacparse shows "
    "the recommendations on the terminal. A PATH is a file, a folder, a glob in quotes, or "
    "JSON that to-json wrote. If a file cannot be read, pacparse reports it, reads the others "
    "and exits with 1.",
    examples=(
        "pacparse to-tables minutes.pdf",
        "pacparse to-tables minutes/ -o recommendations.xlsx",
        "pacparse to-tables 'minutes/**/*.pdf' -o minutes.sqlite",
        "pacparse to-tables minutes/ -o tables/",
        "pacparse to-tables minutes.pdf -o - | head",
    ),
)


def to_tables(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Files, folders, globs; - is standard input.", show_default=False
        ),
    ] = None,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Write to this file or folder; - is CSV on standard output.",
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The table for a .csv file or standard output: recommendations, paragraphs …",
            show_default=False,
        ),
    ] = None,
    bom: Bom = False,
    from_file: FromFile = None,
    corrections: CorrectionsFile = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    profile: Profile = None,
    type_name: TypeName = None,
) -> None:
    """Write the tables of the documents that ``paths`` name."""
    from pacparse.batch import BatchOptions
    from pacparse.cli.tabulating import Tabulating, run

    asked = Tabulating(
        paths or (),
        from_file,
        output=output,
        table=table,
        has_bom=bom,
        is_quiet=quiet,
        corrections=corrections,
    )
    options = BatchOptions(jobs=jobs, profile=profile, type_name=type_name)
    raise typer.Exit(run(asked, options))
