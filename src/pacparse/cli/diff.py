"""``pacparse diff``: what changed between two editions of a paper, or two parses of one."""

from typing import Annotated

import typer

from pacparse.cli.parameters import Output, Profile, TypeName, compose_help

HELP = compose_help(
    "Show what changed between two editions of a paper, or two parses of one.",
    "First come the recommendations: new, gone, or with another position, status, target date "
    "or answer. pacparse recognises them by the same words, whatever their number is, or by "
    "their number if the report was not numbered anew. Then come the text, word by word, and the diagnostics. OLD and NEW are documents "
    "of any kind, or JSON that to-json wrote. If they are JSON Lines, their documents are "
    "paired by name.",
    examples=(
        "pacparse diff first.pdf second.pdf",
        "pacparse diff before.json after.json --format markdown",
        "pacparse diff before.jsonl after.jsonl --format json | jq .recommendations",
    ),
)


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", show_default=False, help="The earlier document.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", show_default=False, help="The later document.")
    ],
    *,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORM",
            help="text, markdown (a comment), or json (a line for each pair).",
        ),
    ] = "text",
    everything: Annotated[
        bool, typer.Option("--all", help="List every change of the text, however many there are.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if anything differs.")
    ] = False,
    profile: Profile = None,
    type_name: TypeName = None,
    output: Output = None,
) -> None:
    """Write what changed from ``old`` to ``new``."""
    from pacparse.cli.comparing import Comparing, run
    from pacparse.cli.loading import ReadAs

    asked = Comparing(old, new, form, output, is_complete=everything, tells_by_code=exit_code)
    raise typer.Exit(run(asked, ReadAs(profile, type_name)))
