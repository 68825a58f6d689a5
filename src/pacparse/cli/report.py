"""The results of many files, written as they are found: on standard output, or to a file."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pacparse.cli.output import (
    STANDARD_STREAM,
    ReaderGoneError,
    abandon_standard_output,
    is_terminal,
    open_product,
)
from pacparse.errors import UsageError
from pacparse.render.forms import ResultForm, make_counter, make_writer
from pacparse.render.printable import printable_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.cli.output import Write
    from pacparse.render.diagnostics import ResultWriter
    from pacparse.results import FileResults
    from pacparse.units import Severity


_JSON_FORMS = (ResultForm.JSON, ResultForm.SARIF)


@contextmanager
def open_reports(
    outputs: Sequence[tuple[str, str | None]],
    *,
    floor: Severity,
    inputs: Sequence[str],
    is_counted: bool = False,
) -> Iterator[Reports]:
    """A report for each of ``outputs``, a form and its file; their tails stand when the block ends.

    The first goes to standard output where it has no file, the others nowhere. ``is_counted``: the
    first has a count of each code in place of the results.
    """
    shown = [
        output == STANDARD_STREAM or (output is None and not place)
        for place, (_, output) in enumerate(outputs)
    ]
    if sum(shown) > 1:
        raise UsageError("two forms cannot both go to standard output", hint="name a file for one")
    with ExitStack() as stack:
        reports = []
        for place, (name, output) in enumerate(outputs):
            if place and output is None:
                continue
            form = ResultForm(name)
            is_count = is_counted and not place
            writer = make_counter(form) if is_count else make_writer(form, floor=floor)
            write = stack.enter_context(open_product(output, inputs=inputs))
            is_escaped = form in _JSON_FORMS and is_terminal(output)
            reports.append(Report(writer, write, is_escaped=is_escaped))
        yield Reports(reports)
        for report in reports:
            report.close()


class Reports:
    """The same results in several forms."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports

    @property
    def is_read(self) -> bool:
        """Whether nobody has left who was reading."""
        return all(report.is_read for report in self._reports)

    def add(self, found: FileResults) -> None:
        """Write the results of one file."""
        for report in self._reports:
            report.add(found)

    def add_unread(self, name: str, message: str) -> None:
        """Write that the file ``name`` could not be read."""
        for report in self._reports:
            report.add_unread(name, message)


class Report:
    """Results as they come; where the reader of a pipe leaves, the check itself goes on."""

    def __init__(self, writer: ResultWriter, write: Write, *, is_escaped: bool) -> None:
        self._writer = writer
        self._write = write
        self._is_escaped = is_escaped
        self.is_read = True
        self._put(writer.head())

    def add(self, found: FileResults) -> None:
        """Write the results of one file."""
        self._put(self._writer.file(found))

    def add_unread(self, name: str, message: str) -> None:
        """Write that the file ``name`` could not be read."""
        self._put(self._writer.unread(name, message))

    def close(self) -> None:
        """Write what completes the form."""
        self._put(self._writer.tail())

    def _put(self, text: str) -> None:
        if not self.is_read or not text:
            return
        try:
            self._write(printable_json(text) if self._is_escaped else text)
        except ReaderGoneError:
            abandon_standard_output()
            self.is_read = False
