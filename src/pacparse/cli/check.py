"""``pacparse check``: the diagnostics, for people and for continuous integration."""

from enum import StrEnum
from typing import Annotated

import typer

from pacparse.cli.parameters import (
    BaselineFile,
    Files,
    Junit,
    Output,
    Profile,
    Sarif,
    TypeName,
    compose_help,
)
from pacparse.render.forms import ResultForm

HELP = compose_help(
    "List what a person should look at: missing notes, gaps in the numbering, cut paragraphs.",
    "Exits with 1 where anything is at least as grave as --fail-on. A file that cannot be "
    "read is reported, and the others are still checked.",
    examples=(
        "pacparse check minutes.txt",
        "pacparse check *.txt --fail-on error",
        "pacparse check *.txt --write-baseline known.json",
        "pacparse check *.txt --baseline known.json",
        "pacparse check *.txt --format sarif -o pacparse.sarif",
    ),
)


class SeverityChoice(StrEnum):
    """From which severity on the exit code is 1."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def check(
    files: Files,
    *,
    form: Annotated[
        ResultForm,
        typer.Option(
            "--format",
            help="Lines for people, GitHub annotations, SARIF, JUnit XML, or a JSON array.",
        ),
    ] = ResultForm.TEXT,
    fail_on: Annotated[
        SeverityChoice, typer.Option(help="Exit with 1 from this severity on.")
    ] = SeverityChoice.WARNING,
    baseline: BaselineFile = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Write all findings to it, and exit with 0.", show_default=False
        ),
    ] = None,
    sarif: Sarif = None,
    junit: Junit = None,
    profile: Profile = None,
    type_name: TypeName = None,
    output: Output = None,
) -> None:
    """Write the diagnostics of ``files``."""
    from pacparse.cli.checking import Check, run_check
    from pacparse.cli.loading import ReadAs

    asked = Check(
        outputs=((form.value, output), ("sarif", sarif or None), ("junit", junit or None)),
        floor=fail_on.value,
        baseline=baseline,
        new_baseline=write_baseline,
    )
    raise typer.Exit(run_check(files, asked, ReadAs(profile, type_name)))
