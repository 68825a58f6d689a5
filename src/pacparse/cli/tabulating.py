"""Tables of many documents: where they go, what is said, and the exit code."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from pacparse.batch.documents import gravest, read_documents
from pacparse.cli.batching import list_lines
from pacparse.cli.corrected import Corrected
from pacparse.cli.inputs import refuse_no_paths
from pacparse.cli.messages import say
from pacparse.cli.output import STANDARD_STREAM, write_standard_output
from pacparse.cli.progress import Failures, NothingReadError, show_progress
from pacparse.cli.screen import has_color, screen_width
from pacparse.errors import Exit, UsageError
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.batch import BatchOptions, BatchSummary
    from pacparse.batch.documents import Documents
    from pacparse.document import Document


_SHOWN = "recommendations"


class Tabulating(NamedTuple):
    """What a call of the command asks for; ``output`` None: the table is shown."""

    paths: Sequence[str]
    list_file: str | None
    output: str | None = None
    table: str | None = None
    has_bom: bool = False
    is_quiet: bool = False
    corrections: str | None = None


def run(asked: Tabulating, options: BatchOptions) -> Exit:
    """The exit code: 1 if a file of several could not be read, its own code if there is no other."""
    refuse_no_paths(asked.paths, asked.list_file, command="to-tables")
    if asked.output is None and asked.table not in (None, _SHOWN):
        from pacparse.tables import table_named

        table_named(asked.table)
        raise UsageError(
            f"the terminal shows {_SHOWN}, and no other table",
            where="--table",
            hint="say -o - for CSV on standard output",
        )
    corrected = Corrected(asked.corrections)
    failures = Failures()
    with ExitStack() as stack:
        shown = show_progress()
        stack.enter_context(shown)
        documents = read_documents(
            asked.paths,
            lines=list_lines(asked.list_file),
            options=options,
            watchers=(failures, shown),
        )
        try:
            _write(asked, documents._replace(each=map(corrected.document, documents.each)))
            corrected.say_unmet(is_quiet=asked.is_quiet)
        except NothingReadError:
            return gravest(failures.records)
    if not asked.is_quiet and asked.output not in (None, STANDARD_STREAM):
        say(_closing_line(documents.summary, str(asked.output)))
    return Exit.FOUND if failures.records else Exit.DONE


def _write(asked: Tabulating, documents: Documents) -> None:
    from pacparse.tables.products import rows_by_column, write_table, write_tables

    each = _at_least_one(documents.each)
    if asked.output is None:
        from pacparse.render.overview import draw_overview
        from pacparse.render.screen import Screen

        screen = Screen(width=screen_width(), has_color=has_color())
        rows = list(rows_by_column(each, table=_SHOWN))
        write_standard_output(draw_overview(rows, screen=screen))
    elif asked.output == STANDARD_STREAM:
        write_table(each, write_standard_output, table=asked.table)
    else:
        write_tables(each, asked.output, table=asked.table, has_bom=asked.has_bom)


def _at_least_one(documents: Iterator[Document]) -> Iterator[Document]:
    """The same documents. Raises NothingReadError where there is none."""
    is_empty = True
    for document in documents:
        is_empty = False
        yield document
    if is_empty:
        raise NothingReadError


def _closing_line(summary: BatchSummary, output: str) -> str:
    read = summary.done - summary.failed
    line = f"{output}: {read:,} document{'' if read == 1 else 's'}"
    if summary.failed:
        line += f", {summary.failed:,} could not be read"
    if summary.skipped:
        files = "file of another type" if summary.skipped == 1 else "files of other types"
        line += f"; {summary.skipped:,} {files} not read"
    return line
