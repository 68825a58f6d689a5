"""``pacparse to-json``: the whole document, for programs."""

from typing import Annotated

import typer

from pacparse.cli.parameters import CorrectionsFile, Output, Paths, Profile, TypeName, compose_help

HELP = compose_help(
    "Print the document as JSON: blocks, recommendations, footnotes, and every removal.",
    "Each part has its place in the source. Several files, a folder, a glob in quotes or "
    "--lines give JSON Lines: one document on each line. If a file cannot be read, pacparse "
    "reports it and reads the others. With -o, it then writes nothing.",
    examples=(
        "pacparse to-json minutes.txt --indent 2",
        "pacparse to-json minutes.txt -o minutes.json",
        "pacparse to-json minutes/ -o minutes.jsonl",
        "pacparse to-json 'minutes/**/*.pdf' -o minutes.jsonl",
        "pacparse to-json minutes.txt | jq .recommendations",
    ),
)

_MAX_INDENT = 16


def to_json(
    paths: Paths,
    *,
    lines: Annotated[
        bool, typer.Option("--lines", help="Write JSON Lines, also for a single file.")
    ] = False,
    indent: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=0, max=_MAX_INDENT, help="Indent by N spaces.", show_default=False
        ),
    ] = None,
    with_source: Annotated[
        bool,
        typer.Option("--with-source", help="Include the source text, to which all offsets refer."),
    ] = False,
    corrections: CorrectionsFile = None,
    profile: Profile = None,
    type_name: TypeName = None,
    output: Output = None,
) -> None:
    """Write the documents that ``paths`` name as JSON, or as JSON Lines."""
    from pacparse.cli.loading import ReadAs
    from pacparse.cli.products import write_json
    from pacparse.errors import UsageError

    if indent is not None and lines:
        raise UsageError(
            "JSON Lines cannot be indented", where="to-json", hint="leave --indent out"
        )
    raise typer.Exit(
        write_json(
            paths,
            output=output,
            indent=indent,
            read_as=ReadAs(profile, type_name),
            with_source=with_source,
            corrections=corrections,
        )
    )
