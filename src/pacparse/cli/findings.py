"""The findings of a batch in the forms of ``check``: written as files are done."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.batch import Watcher
from pacparse.cli.checking import open_baseline, split_known
from pacparse.cli.output import STANDARD_STREAM
from pacparse.cli.report import open_reports
from pacparse.cli.selection import EVERYTHING, Selection
from pacparse.fields import NamedTuple
from pacparse.results import is_at_least, plain_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.baselines import Baseline
    from pacparse.batch import FileRecord
    from pacparse.cli.report import Reports
    from pacparse.units import Severity


class FindingsWanted(NamedTuple):
    """What is asked for besides the outputs: forms with their files, and what makes a batch fail.

    ``form`` is for standard output; ``floor`` None lets no finding fail the batch.
    """

    form: str | None = None
    sarif: str | None = None
    junit: str | None = None
    baseline: str | None = None
    floor: Severity | None = None
    selection: Selection = EVERYTHING

    @property
    def is_anything(self) -> bool:
        """Whether findings matter at all."""
        return any((self.form, self.sarif, self.junit, self.floor, self.baseline))

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that are written."""
        names = (self.sarif, self.junit)
        return tuple(Path(name) for name in names if name and name != STANDARD_STREAM)


class Findings(Watcher):
    """Writes the findings of each file; ``has_failed`` where a new one is as grave as the floor."""

    def __init__(self, reports: Reports, baseline: Baseline | None, wanted: FindingsWanted) -> None:
        self._reports = reports
        self._baseline = baseline
        self._floor = wanted.floor
        self._selection = wanted.selection
        self.files = wanted.files
        self.has_failed = False

    def add(self, record: FileRecord) -> None:
        """Write the findings of the file, those of an earlier run too where it has not changed."""
        if record.failure is not None:
            self._reports.add_unread(plain_path(record.path), record.failure.message)
            return
        results = record.results()
        parted = self._selection.narrow(
            split_known(plain_path(record.path), results, self._baseline)
        )
        self._reports.add(parted)
        if self._floor is not None:
            floor = self._floor
            self.has_failed |= any(is_at_least(each.severity, floor) for each in parted.new)


@contextmanager
def open_findings(wanted: FindingsWanted) -> Iterator[Findings]:
    """A watcher that writes what is ``wanted``; its files are there when the block ends."""
    baseline = None if wanted.baseline is None else open_baseline(wanted.baseline)
    outputs = [
        (form, output)
        for form, output in (("sarif", wanted.sarif), ("junit", wanted.junit))
        if output
    ]
    if wanted.form is not None:
        outputs.insert(0, (wanted.form, STANDARD_STREAM))
    inputs = [] if wanted.baseline is None else [wanted.baseline]
    with ExitStack() as stack:
        reports = stack.enter_context(
            open_reports(outputs, floor=wanted.floor or "warning", inputs=inputs)
        )
        yield Findings(reports, baseline, wanted)
