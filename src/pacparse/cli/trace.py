"""``pacparse trace``: the history of each recommendation over many documents."""

from typing import Annotated

import typer

from pacparse.cli.parameters import (
    AsOf,
    Bom,
    CorrectionsFile,
    Engine,
    EngineAddress,
    FromFile,
    Jobs,
    Profile,
    Quiet,
    TypeName,
    compose_help,
)

HELP = compose_help(
    "Follow recommendations through many documents.",
    "pacparse joins recommendations of several documents if they have the same committee, "
    "session, report and number, or the same words with the same facts. If two "
    "recommendations may be the same, it lists them and does not join them. Without -o, it shows "
    "on the terminal how far target dates have moved. The ending of OUT decides the form: "
    ".json for only the histories, otherwise the tables of to-tables with histories, "
    "candidates and changed keys. A second run with the same OUT reads only what is new.",
    examples=(
        "pacparse trace minutes/",
        "pacparse trace minutes/ -o history/",
        "pacparse trace minutes/ -o history.sqlite --as-of 2024-12-31",
        "pacparse trace minutes/ -o history.json",
        "pacparse trace minutes/ -o new/ --ids history/",
    ),
)


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", help="Files, folders, globs; - is standard input.", show_default=False
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help="Write to this file or folder; - is JSON on standard output.",
        show_default=False,
    ),
]
Ids = Annotated[
    str | None,
    typer.Option(
        metavar="EARLIER",
        help="Keep the keys of this earlier OUT: a folder of CSV, .sqlite or .json.",
        show_default=False,
    ),
]
TableName = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The table for a .csv file: recommendations, histories …",
        show_default=False,
    ),
]
NoState = Annotated[
    bool, typer.Option("--no-state", help="Read everything, and keep nothing for the next run.")
]


def trace(
    paths: Paths = None,
    *,
    output: Output = None,
    ids: Ids = None,
    as_of: AsOf = None,
    table: TableName = None,
    bom: Bom = False,
    corrections: CorrectionsFile = None,
    no_state: NoState = False,
    from_file: FromFile = None,
    jobs: Jobs = None,
    engine: Engine = None,
    engine_address: EngineAddress = None,
    quiet: Quiet = False,
    profile: Profile = None,
    type_name: TypeName = None,
) -> None:
    """Write the histories of the documents that ``paths`` name."""
    from pacparse.batch import BatchOptions
    from pacparse.cli.tracing import Tracing, run

    asked = Tracing(
        paths or (),
        from_file,
        output=output,
        earlier=ids,
        as_of=as_of,
        table=table,
        has_bom=bom,
        has_state=not no_state,
        corrections=corrections,
        engine=engine,
        engine_address=engine_address,
        is_quiet=quiet,
    )
    options = BatchOptions(jobs=jobs, profile=profile, type_name=type_name)
    raise typer.Exit(run(asked, options))
