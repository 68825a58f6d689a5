"""The forms in which results are written, by the names that options give them.

The command line names them at its start, so that a writer is imported only where it writes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pacparse.errors import UsageError

if TYPE_CHECKING:
    from pacparse.render.diagnostics import ResultWriter
    from pacparse.units import Severity


class ResultForm(StrEnum):
    """How results are written."""

    TEXT = "text"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    JSON = "json"


def make_counter(form: ResultForm) -> ResultWriter:
    """A writer that counts results instead of listing them. Raises UsageError but for two forms."""
    from pacparse.render.statistics import StatisticsWriter

    if form not in (ResultForm.TEXT, ResultForm.JSON):
        raise UsageError(
            f"statistics are text or json, not {form.value}",
            where="--statistics",
            hint="leave one of the two options out",
        )
    return StatisticsWriter(is_json=form is ResultForm.JSON)


def make_writer(form: ResultForm, *, floor: Severity) -> ResultWriter:
    """A writer of ``form``; from ``floor`` on a result is a failure, where the form knows such."""
    if form is ResultForm.SARIF:
        from pacparse.render.sarif import SarifWriter
        from pacparse.version import __version__

        return SarifWriter(__version__)
    if form is ResultForm.JUNIT:
        from pacparse.render.junit import JunitWriter

        return JunitWriter(floor)
    from pacparse.render.diagnostics import GithubWriter, JsonWriter, LineWriter

    if form is ResultForm.GITHUB:
        return GithubWriter()
    if form is ResultForm.JSON:
        return JsonWriter()
    return LineWriter()
