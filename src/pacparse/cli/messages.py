"""What the program says on standard error: one line each, and never a character that obeys."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from pacparse.errors import Exit, explain_error
from pacparse.render.printable import printable

if TYPE_CHECKING:
    from pacparse.document import Diagnostic, Document
    from pacparse.source import SourceText


PROGRAM = "pacparse"


def say(message: str) -> None:
    """Write one line on standard error; where nobody reads it, nothing happens."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"pacparse: {printable(message)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        _abandon_standard_error()


def _abandon_standard_error() -> None:
    """Let what is still buffered go nowhere: it would fail again as the program ends, with 120."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stderr.fileno())
        os.close(nowhere)


def is_piped() -> bool:
    """Whether something other than a keyboard may be read on standard input."""
    try:
        return sys.stdin is not None and not sys.stdin.isatty()
    except ValueError:  # it is closed
        return False


def report_error(error: BaseException, *, where: str | None = None) -> Exit:
    """The exit code of ``error``, which is said: at ``where``, if it does not know itself."""
    if isinstance(error, KeyboardInterrupt):
        say("interrupted")
        return Exit.INTERRUPTED
    code, line = explain_error(error, where=where)
    say(line)
    return code


def warn_about(document: Document, source: SourceText) -> None:
    """Say each warning that the source text itself gives reason for, with its first line."""
    codes = {finding.code for finding in source.findings}
    for diagnostic in document.diagnostics:
        if diagnostic.code in codes and diagnostic.severity != "info":
            say(f"warning: {_place(diagnostic, source)}: {diagnostic.message} [{diagnostic.code}]")


def _place(diagnostic: Diagnostic, source: SourceText) -> str:
    """The file, and the line, page or paragraph of what was found in it."""
    if not diagnostic.runs:
        return source.name
    from pacparse.landmarks import Landmarks

    landmarks = Landmarks(source, source.text)
    if landmarks.kind == "line":
        return f"{source.name}:{diagnostic.line}"
    return f"{source.name}: {landmarks.words_at(diagnostic.runs[0][0])}"
