"""Diagnostics: what the stages found, with the line that an editor shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.document import Diagnostic
from pacparse.text.spans import merge_runs
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.assembly.names import Names, Parts
    from pacparse.styles import Styles
    from pacparse.text.line_index import SourceLines


def make_diagnostics(parts: Parts, names: Names, lines: SourceLines) -> tuple[Diagnostic, ...]:
    """The findings of all stages in order of their place in the source."""
    styles = parts.styles
    found = [
        _diagnostic(finding, names, lines, styles)
        for finding in (*parts.findings, *_repeats(parts, names))
    ]
    return tuple(sorted(found, key=lambda d: (d.line, d.column, d.code)))


def _diagnostic(finding: Finding, names: Names, lines: SourceLines, styles: Styles) -> Diagnostic:
    start = finding.runs[0][0] if finding.runs else 0
    line, column = lines.position(start)
    page = styles.page_at(start)
    return Diagnostic(
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
        line=line,
        column=column,
        page=page[0] if page else None,
        runs=finding.runs,
        block=names.blocks.get(finding.unit) if finding.unit is not None else None,
    )


def _repeats(parts: Parts, names: Names) -> Iterator[Finding]:
    """A finding for each repeated passage and each restatement."""
    units = parts.units
    for passage in parts.repeats.passages:
        runs = merge_runs(run for i in passage.removed for run in units[i].runs)
        yield Finding(
            "repeated-passage", "info", f"stored twice, shown once: {passage.reason}", runs
        )
    for restatement in parts.repeats.restatements:
        later = restatement.units[1]
        numbers = [units[i].number or "?" for i in restatement.units]
        message = f"{' and '.join(numbers)} say the same; all stay"
        yield Finding("restatement", "info", message, units[later].runs, names.place.get(later))
