"""``pacparse version``: the versions of the program, of Python and of what each extra brings."""

from pacparse.cli.parameters import compose_help

HELP = compose_help(
    "Print the versions of pacparse, Python, the system, and the libraries of each extra.",
    "An extra that is not installed is shown with the command that installs it. Put these lines "
    "into a report of a defect.",
    examples=("pacparse version",),
)


def version() -> None:
    """Write what is installed."""
    from pacparse.cli.installation import describe_installation
    from pacparse.cli.output import open_product

    with open_product(None) as write:
        write(describe_installation())
