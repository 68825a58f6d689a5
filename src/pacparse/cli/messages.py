"""What the program says on standard error: one line each, and never a character that obeys."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pacparse.errors import Exit, PacparseError
from pacparse.render.printable import printable

if TYPE_CHECKING:
    from types import TracebackType

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


def innermost_file(error: BaseException) -> str | None:
    """The file of this package that was last at work when ``error`` was raised."""
    frames = _package_frames(error)
    return frames[-1].tb_frame.f_code.co_filename if frames else None


def _place_of(error: BaseException) -> str:
    """The file and line of this package where ``error`` was raised."""
    frames = _package_frames(error)
    if not frames:
        return "an unknown place"
    file = frames[-1].tb_frame.f_code.co_filename.replace("\\", "/")
    return f"pacparse/{file.rpartition('/pacparse/')[2]}:{frames[-1].tb_lineno}"


def _package_frames(error: BaseException) -> list[TracebackType]:
    """The frames of the traceback that are of this package, the outermost first."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__", "").partition(".")[0] == "pacparse":
            frames.append(trace)
        trace = trace.tb_next
    return frames
