"""``pacparse check``: what a reader should look at, for people and for continuous integration."""

from enum import StrEnum
from typing import Annotated

import typer

from pacparse.cli.parameters import Files, Profile, TypeName, compose_help

HELP = compose_help(
    "List what a person should look at: missing notes, gaps in the numbering, cut paragraphs.",
    "Exits with 1 where anything is at least as grave as --fail-on. A file that cannot be "
    "read is reported, and the others are still checked.",
    examples=(
        "pacparse check minutes.txt",
        "pacparse check *.txt --fail-on error",
        "pacparse check minutes.txt --format github",
        "pacparse check minutes.txt --format json | jq .[].code",
    ),
)


class FormatChoice(StrEnum):
    """How diagnostics are written."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


class SeverityChoice(StrEnum):
    """From which severity on the exit code is 1."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def check(
    files: Files,
    *,
    form: Annotated[
        FormatChoice,
        typer.Option("--format", help="Lines for people, GitHub annotations, or a JSON array."),
    ] = FormatChoice.TEXT,
    fail_on: Annotated[
        SeverityChoice, typer.Option(help="Exit with 1 from this severity on.")
    ] = SeverityChoice.WARNING,
    profile: Profile = None,
    type_name: TypeName = None,
) -> None:
    """Write the diagnostics of ``files``."""
    from pacparse.cli.loading import ReadAs, Tally, load_each
    from pacparse.cli.report import Report
    from pacparse.errors import Exit
    from pacparse.render.diagnostics import (
        DiagnosticFormat,
        diagnostic_line,
        in_reading_order,
        is_at_least,
    )

    tally = Tally()
    chosen = DiagnosticFormat(form.value)
    report = Report(chosen)
    for document, source, _ in load_each(files, tally, read_as=ReadAs(profile, type_name)):
        found = in_reading_order(document.diagnostics)
        if any(is_at_least(diagnostic.severity, fail_on.value) for diagnostic in found):
            tally.add(Exit.FOUND)
        report.add([diagnostic_line(each, name=source.name, form=chosen) for each in found])
    report.close()
    raise typer.Exit(tally.code)
