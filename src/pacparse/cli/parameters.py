"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pacparse.cli import spellings
from pacparse.render.forms import ResultForm


class SeverityChoice(StrEnum):
    """From which severity on the exit code is 1."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def compose_help(*paragraphs: str, examples: tuple[str, ...]) -> str:
    """Help text: the paragraphs, each wrapped to the terminal, then the examples as they are."""
    lines = "\n".join(f"  {example}" for example in examples)
    return "\n\n".join([*paragraphs, f"\b\nExamples:\n{lines}"])


def _known_profile(name: str | None) -> str | None:
    """``name`` itself. Raises UsageError before any file is read where it is no profile."""
    if name is not None:
        from pacparse.api import check_profile

        check_profile(name)
    return name


def _known_type(name: str | None) -> str | None:
    """``name`` itself. Raises UsageError before any file is read where it is no type."""
    from pacparse.source.kinds import named_kind

    named_kind(name)
    return name


def _known_day(words: str | None) -> str | None:
    """The day as ISO writes it. Raises UsageError before any file is read where ``words`` are no day."""
    if words is None:
        return None
    from datetime import date

    from pacparse.errors import UsageError

    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise UsageError(
            f"{words!r} is not a date", where="--as-of", hint="write it as 2024-12-31"
        ) from error


def _complete_profile(incomplete: str) -> list[str]:
    """The profiles that begin so, for a shell."""
    from pacparse.api import profile_names

    return [name for name in profile_names() if name.startswith(incomplete)]


def _complete_type(incomplete: str) -> list[str]:
    """The types that begin so, for a shell."""
    from pacparse.source.kinds import KINDS

    return [kind.name for kind in KINDS if kind.name.startswith(incomplete)]


File = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help="The document to read; - is standard input.", show_default=False
    ),
]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders, globs in quotes; - is standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        *spellings.OUTPUT,
        metavar="FILE",
        help="Write the whole result to this file, or nothing; - is standard output.",
        show_default=False,
    ),
]
OutputOrFolder = Annotated[
    str | None,
    typer.Option(
        *spellings.OUTPUT,
        metavar="FILE",
        help="Write the whole result to this file, or nothing; with several documents, a file for each into this folder.",
        show_default=False,
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=_known_profile,
        autocompletion=_complete_profile,
        help="Read the text with this profile (a kind of document), whatever it looks like.",
        show_default=False,
    ),
]
TypeName = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        callback=_known_type,
        autocompletion=_complete_type,
        help="Read the input as text, markdown, html, docx or pdf, whatever it looks like.",
        show_default=False,
    ),
]
CorrectionsFile = Annotated[
    str | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="Apply the corrections in this CSV file, which the page of review saves.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_known_day,
        help="The day on which pacparse decides what is overdue; without it, the date of the newest document.",
        show_default=False,
    ),
]
Bom = Annotated[bool, typer.Option("--bom", help="Mark CSV as UTF-8 for old versions of Excel.")]
FromFile = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Read the names of more files from this file.", show_default=False
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        *spellings.JOBS,
        metavar="N",
        min=1,
        help="Read N files at once; without it, one for each core.",
        show_default=False,
    ),
]


def _known_engine(name: str | None) -> str | None:
    """``name`` itself. Raises UsageError where it is no engine."""
    if name is not None:
        from pacparse.batch.options import check_engine

        check_engine(name)
    return name


Engine = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=_known_engine,
        help="Run the work on a distributed engine: dask.",
        show_default=False,
    ),
]
EngineAddress = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="The address of its scheduler: tcp://host:8786; without it, pacparse starts workers on this machine.",
        show_default=False,
    ),
]
Quiet = Annotated[
    bool, typer.Option(*spellings.QUIET, help="Print only what is wrong.", show_default=False)
]
BaselineFile = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Fail only on findings that are not in this baseline.",
        show_default=False,
    ),
]
FindingsForm = Annotated[
    ResultForm,
    typer.Option(
        "--format",
        help="Print lines for people, GitHub annotations, SARIF, JUnit XML, or a JSON array.",
    ),
]
Sarif = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write SARIF to this file as well.", show_default=False),
]
Junit = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write JUnit XML to this file as well.", show_default=False),
]


def _known_codes(names: list[str] | None) -> list[str] | None:
    """``names`` themselves. Raises UsageError before any file is read where one is no code."""
    from pacparse.cli.selection import known_codes

    known_codes(names or ())
    return names


def _complete_code(incomplete: str) -> list[str]:
    """The codes that begin so, for a shell."""
    from pacparse.render.rules import CODES

    return [code for code in CODES if code.startswith(incomplete)]


Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODES",
        callback=_known_codes,
        autocompletion=_complete_code,
        help="Report only these codes, separated by commas; footnote means all codes that begin with it.",
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="CODES",
        callback=_known_codes,
        autocompletion=_complete_code,
        help="Report all codes except these, separated by commas.",
        show_default=False,
    ),
]
