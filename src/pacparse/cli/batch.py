"""``pacparse batch``: many files, in parallel, resumable; one bad file never stops the rest."""

from enum import StrEnum
from typing import Annotated

import typer

from pacparse.cli import spellings
from pacparse.cli.parameters import (
    BaselineFile,
    Engine,
    EngineAddress,
    Ignore,
    Junit,
    Profile,
    Sarif,
    Select,
    SeverityChoice,
    TypeName,
    compose_help,
)
from pacparse.render.forms import ResultForm

HELP = compose_help(
    "Read many files, and write a document for each into a folder.",
    "PATH is a file, a folder (with its subfolders), a glob in quotes, or an address such as "
    "s3://bucket/minutes. pacparse does not read a file again if nothing has changed since "
    "the last run. If a run was interrupted, the same command continues it. If a file fails, "
    "pacparse names it, writes the others, and exits with 1.",
    examples=(
        "pacparse batch minutes/ --out json/",
        "pacparse batch 'minutes/**/*.txt' --out json/ --jobs 4",
        "git ls-files 'minutes/*.txt' | pacparse batch --from-file - --out json/",
        "pacparse batch minutes/ --out json/ --report report.jsonl --quiet",
        "pacparse batch minutes/ --out json/ --shard 3/8",
    ),
)


class BatchFormatChoice(StrEnum):
    """What is written for each input."""

    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    BOTH = "both"


def _known_shard(text: str | None) -> str | None:
    """``text`` itself. Raises UsageError where it names no shard."""
    if text is not None:
        from pacparse.batch.options import Shard

        Shard.parse(text)
    return text


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Files, folders, globs, addresses.", show_default=False),
]
Out = Annotated[
    str,
    typer.Option(*spellings.OUT, metavar="DIR", help="The folder to write to.", show_default=False),
]
FromFile = Annotated[
    str | None,
    typer.Option(
        metavar="LIST",
        help="Read the files that this list names as well, one on a line; - is standard input.",
        show_default=False,
    ),
]
Format = Annotated[
    BatchFormatChoice,
    typer.Option("--format", help="What to write for each file; both means JSON and Markdown."),
]
Root = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="Give each output the path that its input has below this folder.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        *spellings.JOBS,
        metavar="N",
        min=1,
        help="Use N worker processes; without it, one for each core.",
        show_default=False,
    ),
]
Timeout = Annotated[
    float,
    typer.Option(metavar="N", min=0, help="Seconds that one file may take; 0 means no limit."),
]
Force = Annotated[bool, typer.Option("--force", help="Read unchanged files again, too.")]
ShardOption = Annotated[
    str | None,
    typer.Option(
        "--shard",
        metavar="I/N",
        callback=_known_shard,
        help="Read only the I-th of N parts; other machines read the others.",
        show_default=False,
    ),
]
ReportOption = Annotated[
    str | None,
    typer.Option(
        *spellings.REPORT,
        metavar="FILE",
        help="Write what happened to each file, as JSON Lines.",
        show_default=False,
    ),
]
Findings = Annotated[
    ResultForm | None,
    typer.Option(
        "--findings",
        help="Print the findings in this form, as check does.",
        show_default=False,
    ),
]
FailOn = Annotated[
    SeverityChoice | None,
    typer.Option(
        "--fail-on",
        help="Exit with 1 also if a finding has at least this severity.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option(*spellings.QUIET, help="Print only why the run cannot go on.")]


def batch(
    paths: Paths = None,
    *,
    out: Out,
    from_file: FromFile = None,
    form: Format = BatchFormatChoice.JSON,
    root: Root = None,
    jobs: Jobs = None,
    timeout: Timeout = 120,
    force: Force = False,
    shard: ShardOption = None,
    engine: Engine = None,
    engine_address: EngineAddress = None,
    report: ReportOption = None,
    findings: Findings = None,
    select: Select = None,
    ignore: Ignore = None,
    sarif: Sarif = None,
    junit: Junit = None,
    baseline: BaselineFile = None,
    fail_on: FailOn = None,
    quiet: Quiet = False,
    profile: Profile = None,
    type_name: TypeName = None,
) -> None:
    """Write a document of each of the files that ``paths`` name."""
    from pacparse.batch import BatchOptions, OutputFormat, Shard
    from pacparse.cli.batching import Calling, run
    from pacparse.cli.findings import FindingsWanted
    from pacparse.cli.selection import make_selection

    options = BatchOptions(
        format=OutputFormat(form.value),
        profile=profile,
        type_name=type_name,
        root=root,
        shard=Shard.parse(shard) if shard is not None else None,
        jobs=jobs,
        timeout=timeout,
        force=force,
        engine=engine,
        engine_address=engine_address,
    )
    wanted = FindingsWanted(
        form=None if findings is None else findings.value,
        sarif=sarif,
        junit=junit,
        baseline=baseline,
        floor=None if fail_on is None else fail_on.value,
        selection=make_selection(select, ignore),
    )
    calling = Calling(paths or (), from_file, out, report, is_quiet=quiet, findings=wanted)
    raise typer.Exit(run(calling, options))
