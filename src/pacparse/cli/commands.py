"""The commands, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from pacparse.cli import (
    batch,
    check,
    clean,
    diff,
    explain,
    exports,
    review,
    rule,
    schema,
    to_json,
    to_tables,
    trace,
    verify,
    version,
)
from pacparse.cli.messages import PROGRAM
from pacparse.cli.output import write_version
from pacparse.cli.parameters import compose_help

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse.cli.framework import Group

_HELP = compose_help(
    "Turn answers to parliamentary committees into clean, citable documents.",
    "pacparse numbers the paragraphs, joins sentences that a page end broke, connects "
    "footnote marks with their notes, shows a passage once if it was extracted twice, and "
    "accounts for every character.",
    "Exit codes: 0 success, 1 check found something, verify refused a row or a file of a "
    "batch failed, 2 wrong command line, 3 input unreadable, 4 input not supported, 5 output "
    "refused, 6 a defect of pacparse, 130 interrupted.",
    examples=(
        "pacparse clean minutes.pdf",
        "pacparse explain minutes.pdf",
        "pacparse to-json minutes.pdf -o minutes.json",
        "pacparse to-tables minutes/ -o recommendations.xlsx",
        "pacparse check minutes/",
        "pacparse batch minutes/ --out json/",
    ),
)

_COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("clean", clean.clean, clean.HELP),
    ("to-json", to_json.to_json, to_json.HELP),
    ("to-tables", to_tables.to_tables, to_tables.HELP),
    ("trace", trace.trace, trace.HELP),
    ("review", review.review, review.HELP),
    ("to-akn", exports.to_akn, exports.AKN_HELP),
    ("to-annotations", exports.to_annotations, exports.ANNOTATIONS_HELP),
    ("verify", verify.verify, verify.HELP),
    ("explain", explain.explain, explain.HELP),
    ("check", check.check, check.HELP),
    ("diff", diff.diff, diff.HELP),
    ("rule", rule.rule, rule.HELP),
    ("batch", batch.batch, batch.HELP),
    ("schema", schema.schema, schema.HELP),
    ("version", version.version, version.HELP),
)


def _build_app() -> typer.Typer:
    application = typer.Typer(
        name=PROGRAM,
        help=_HELP,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    application.callback()(_options)
    for name, function, text in _COMMANDS:
        application.command(name, help=text)(function)
    return application


def build_command() -> Group:
    """The application as the framework runs it."""
    return cast("Group", typer.main.get_command(app))


def _show_version(is_asked: bool) -> None:  # noqa: FBT001 - the framework calls it so
    if is_asked:
        write_version()
        raise typer.Exit


def _options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and stop."
        ),
    ] = False,
    config: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Take options from this file, not from the nearest pacparse.toml or "
            "pyproject.toml.",
            show_default=False,
        ),
    ] = None,
    no_config: Annotated[
        bool, typer.Option("--no-config", help="Take options from no file.")
    ] = False,
) -> None:
    """What holds for all commands; the shell has taken these options to heart already."""
    del version, config, no_config


app = _build_app()
"""The application with all its commands."""
