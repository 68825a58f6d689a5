"""``pacparse check``: the diagnostics, for people and for continuous integration."""

from typing import Annotated

import typer

from pacparse.cli.parameters import (
    BaselineFile,
    FindingsForm,
    Ignore,
    Junit,
    Output,
    Paths,
    Profile,
    Sarif,
    Select,
    SeverityChoice,
    TypeName,
    compose_help,
)
from pacparse.render.forms import ResultForm

HELP = compose_help(
    "List what a person should look at: missing notes, gaps in the numbering, cut paragraphs.",
    "pacparse exits with 1 if a finding is at least as severe as --fail-on. In a folder, it "
    "checks each document. If a file cannot be read, pacparse reports it and checks the "
    "others. pacparse rule explains a code.",
    examples=(
        "pacparse check minutes.txt",
        "pacparse check minutes/ --fail-on error",
        "pacparse check 'minutes/**/*.pdf' --statistics",
        "pacparse check minutes/ --select footnote,url --ignore url-repaired",
        "pacparse check minutes/ --write-baseline known.json",
        "pacparse check minutes/ --baseline known.json",
        "pacparse check minutes/ --format sarif -o pacparse.sarif",
    ),
)


def check(
    paths: Paths,
    *,
    form: FindingsForm = ResultForm.TEXT,
    fail_on: Annotated[
        SeverityChoice, typer.Option(help="Exit with 1 if a finding has at least this severity.")
    ] = SeverityChoice.WARNING,
    select: Select = None,
    ignore: Ignore = None,
    statistics: Annotated[
        bool,
        typer.Option("--statistics", help="Count the findings of each code and do not list them."),
    ] = False,
    baseline: BaselineFile = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write today's findings to this file, and exit with 0.",
            show_default=False,
        ),
    ] = None,
    sarif: Sarif = None,
    junit: Junit = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only the findings.")] = False,
    profile: Profile = None,
    type_name: TypeName = None,
    output: Output = None,
) -> None:
    """Write the diagnostics of the documents that ``paths`` name."""
    from pacparse.cli.checking import Check, run_check
    from pacparse.cli.loading import ReadAs
    from pacparse.cli.selection import make_selection

    asked = Check(
        outputs=((form.value, output), ("sarif", sarif or None), ("junit", junit or None)),
        floor=fail_on.value,
        baseline=baseline,
        new_baseline=write_baseline,
        selection=make_selection(select, ignore),
        is_counted=statistics,
        is_quiet=quiet,
    )
    raise typer.Exit(run_check(paths, asked, ReadAs(profile, type_name)))
