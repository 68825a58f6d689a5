"""A verification on the command line: its refusals in the forms of ``check``, and the exit code."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.cli.messages import say
from pacparse.cli.report import open_reports
from pacparse.errors import Exit
from pacparse.gate import verify
from pacparse.results import FileResults, Result, plain_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.gate import Refusal, Verification

_DIGITS = 32


def run_verify(
    out: str,
    sources: Sequence[str],
    *,
    previous: str | None,
    outputs: Sequence[tuple[str, str | None]],
    is_quiet: bool,
) -> Exit:
    """Write what is refused; 1 if anything is, or if a source could not be read."""
    with open_reports(outputs, floor="error", inputs=[out]) as report:
        found = verify(out, sources, previous=previous)
        by_file: dict[str, list[Result]] = {}
        for refusal in found.refusals:
            file = _file_of(out, refusal)
            by_file.setdefault(file, []).append(_result(file, refusal, has_lines=file != out))
        for file, results in by_file.items():
            report.add(FileResults(plain_path(file), results))
        for name, message in found.unread:
            report.add_unread(name, message)
    for _, message in found.unread:
        say(message)
    if not is_quiet:
        say(_closing_line(out, found))
    return Exit.FOUND if found.refusals or found.unread else Exit.DONE


def _file_of(out: str, refusal: Refusal) -> str:
    """The file that holds the row: one of a folder, or the output itself."""
    return str(Path(out, f"{refusal.table}.csv")) if Path(out).is_dir() else out


def _result(file: str, refusal: Refusal, *, has_lines: bool) -> Result:
    """The refusal as a result; only CSV has lines."""
    place = f"{refusal.table} {refusal.key}".strip()
    column = f" ({refusal.column})" if refusal.column else ""
    message = f"{place}{column}: {refusal.message}"
    likeness = f"{refusal.code}\n{refusal.table}\n{refusal.key}\n{refusal.column}"
    digest = sha256(likeness.encode("utf-8", "backslashreplace")).hexdigest()[:_DIGITS]
    line = refusal.place or 1 if has_lines else None
    return Result(
        file=plain_path(file),
        code=refusal.code,
        severity="error",
        message=message,
        line=line,
        column=1 if line is not None else None,
        page=None,
        block=None,
        runs=(),
        fingerprint=digest,
    )


def _closing_line(out: str, found: Verification) -> str:
    codes = Counter(refusal.code for refusal in found.refusals)
    counts = ", ".join(f"{count:,} {code}" for code, count in codes.most_common())
    rows = f"{found.rows:,} row{'' if found.rows == 1 else 's'}"
    return f"{out}: {rows}, {f'refused: {counts}' if counts else 'none refused'}"
