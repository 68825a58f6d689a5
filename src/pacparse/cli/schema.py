"""``pacparse schema``: what the JSON document looks like, for programs that check it."""

from pacparse.cli.parameters import Output, compose_help

HELP = compose_help(
    "Print the JSON Schema (2020-12) of the document that to-json gives.",
    examples=(
        "pacparse schema -o pacparse.schema.json",
        "pacparse schema | jq '.properties | keys'",
    ),
)


def schema(*, output: Output = None) -> None:
    """Write the JSON Schema of the document."""
    from pacparse.cli.output import open_product

    with open_product(output) as write:
        from pacparse.render.json import to_schema

        write(f"{to_schema()}\n")
