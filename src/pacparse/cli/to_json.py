"""``pacparse to-json``: the whole document, for programs."""

from typing import Annotated

import typer

from pacparse.cli.parameters import Files, Output, compose_help

HELP = compose_help(
    "Print the document as JSON: blocks, recommendations, footnotes, and every removal.",
    "Each part says where in the source it stands. Several files, or --lines, give JSON "
    "Lines: one document to a line. A file that cannot be read is reported, and the others go "
    "on; with -o, nothing is written then.",
    examples=(
        "pacparse to-json minutes.txt --indent 2",
        "pacparse to-json minutes.txt -o minutes.json",
        "pacparse to-json *.txt -o minutes.jsonl",
        "pacparse to-json minutes.txt | jq .recommendations",
    ),
)

_MAX_INDENT = 16


def to_json(
    files: Files,
    *,
    lines: Annotated[
        bool, typer.Option("--lines", help="JSON Lines, also for a single file.")
    ] = False,
    indent: Annotated[
        int | None,
        typer.Option(min=0, max=_MAX_INDENT, help="Indent by so many spaces.", show_default=False),
    ] = None,
    output: Output = None,
) -> None:
    """Write the documents in ``files`` as JSON, or as JSON Lines."""
    from pacparse.cli.loading import Tally, load_each
    from pacparse.cli.messages import warn_about
    from pacparse.cli.output import is_terminal, open_product
    from pacparse.errors import UsageError

    if indent is not None and (lines or len(files) > 1):
        raise UsageError(
            "JSON Lines cannot be indented", where="to-json", hint="leave --indent out"
        )
    tally = Tally()
    with open_product(output, inputs=files) as write:
        from pacparse.render.json import to_json as render_json
        from pacparse.render.printable import printable_json

        is_shown = is_terminal(output)
        for document, source in load_each(files, tally):
            warn_about(document, source)
            text = render_json(document, indent=indent)
            write(f"{printable_json(text) if is_shown else text}\n")
        if tally.code:  # within the block: an output file is written for all inputs, or not at all
            raise typer.Exit(tally.code)
