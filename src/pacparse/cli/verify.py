"""``pacparse verify``: every row of an output is found again in its sources, or refused."""

from typing import Annotated

import typer

from pacparse.cli.parameters import FindingsForm, Junit, Output, Sarif, compose_help
from pacparse.render.forms import ResultForm

HELP = compose_help(
    "Look up every row of an output in its sources.",
    "OUT is an output of to-tables (a folder of CSV, or .sqlite) or the JSON of to-json. "
    "SOURCE are the files or folders from which it was made. pacparse compares texts, "
    "verdicts, dates, addresses, lines, keys and counts with the sources, and does not "
    "interpret the documents again. It exits with 1 if it refuses a row.",
    examples=(
        "pacparse verify tables/ minutes/",
        "pacparse verify minutes.sqlite minutes/ --previous last-week.sqlite",
        "pacparse verify tables/ minutes/ --format sarif -o refusals.sarif",
    ),
)


def verify(
    out: Annotated[
        str, typer.Argument(metavar="OUT", help="The output to verify.", show_default=False)
    ],
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, globs.", show_default=False),
    ],
    *,
    previous: Annotated[
        str | None,
        typer.Option(
            metavar="OUT",
            help="An earlier output, whose recommendations must still be there.",
            show_default=False,
        ),
    ] = None,
    form: FindingsForm = ResultForm.TEXT,
    sarif: Sarif = None,
    junit: Junit = None,
    output: Output = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only what is refused.")
    ] = False,
) -> None:
    """Hold the output ``out`` against its ``sources``."""
    from pacparse.cli.verifying import run_verify

    outputs = ((form.value, output), ("sarif", sarif or None), ("junit", junit or None))
    raise typer.Exit(run_verify(out, sources, previous=previous, outputs=outputs, is_quiet=quiet))
