"""What the program says on standard error: one line each, and never a character that obeys."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pacparse.errors import Exit, PacparseError
from pacparse.render.printable import printable

if TYPE_CHECKING:
    from pacparse.document import Document
    from pacparse.source import SourceText

_REPORT = "this is a defect of pacparse: please report it with this line"


def say(message: str) -> None:
    """Write one line on standard error; where nobody reads it, nothing happens."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"pacparse: {printable(message)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass


def report_error(error: BaseException, *, where: str | None = None) -> Exit:
    """The exit code of ``error``, which is said: at ``where``, if it does not know itself."""
    if isinstance(error, KeyboardInterrupt):
        say("interrupted")
        return Exit.INTERRUPTED
    prefix = f"{where}: " if where else ""
    if isinstance(error, PacparseError):
        say(str(error) if error.where else f"{prefix}{error}")
        return error.exit_code
    if isinstance(error, MemoryError):
        say(f"{prefix}there is not enough memory for it; split it, or use a larger machine")
        return Exit.UNREADABLE
    say(f"{prefix}{type(error).__name__} at {_place_of(error)}: {error}; {_REPORT}")
    return Exit.BROKEN_PROMISE


def warn_about(document: Document, source: SourceText) -> None:
    """Say each warning that the source text itself gives reason for, with its first line."""
    codes = {finding.code for finding in source.findings}
    for diagnostic in document.diagnostics:
        if diagnostic.code in codes and diagnostic.severity != "info":
            place = f"{source.name}:{diagnostic.line}" if diagnostic.runs else source.name
            say(f"warning: {place}: {diagnostic.message} [{diagnostic.code}]")


def _place_of(error: BaseException) -> str:
    """The file and line of the package where ``error`` was raised."""
    place = "an unknown place"
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/pacparse/" in file:
            place = f"pacparse/{file.rpartition('/pacparse/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
