"""Exit codes, and the exceptions that carry one: what happened, where, and what to try."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType


class Exit(IntEnum):
    """The stable exit codes of the command line."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    UNREADABLE = 3
    UNSUPPORTED = 4
    UNWRITABLE = 5
    BROKEN_PROMISE = 6
    INTERRUPTED = 130


class PacparseError(Exception):
    """An error that a person can act on; ``str(error)`` is one line."""

    exit_code: Exit = Exit.USAGE

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """``where: what; hint``, with the parts that are known."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        return with_advice(line, self.hint)


class UsageError(PacparseError):
    """The call itself is wrong: a number that the document does not have, an unknown value."""

    exit_code = Exit.USAGE


class UnreadableError(PacparseError):
    """The input cannot be read or decoded."""

    exit_code = Exit.UNREADABLE


class UnsupportedError(PacparseError):
    """The input is of a type that pacparse, or this installation of it, does not read."""

    exit_code = Exit.UNSUPPORTED


class UnwritableError(PacparseError):
    """The output is refused or cannot be written."""

    exit_code = Exit.UNWRITABLE


class BrokenPromiseError(PacparseError):
    """A character of the source is in no block, note or removal, or in two: a defect of pacparse."""

    exit_code = Exit.BROKEN_PROMISE


def with_advice(line: str, *advice: str | None) -> str:
    """``line`` with each piece of advice behind a semicolon; behind a question it is a sentence."""
    for piece in advice:
        if piece and line.endswith("?"):
            line = f"{line} {piece[0].upper()}{piece[1:]}"
        elif piece:
            line = f"{line}; {piece}"
    return line


_NEAR = 0.6


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """The hint for a mistaken ``name``: the one of ``known`` that is near; None where none is."""
    from difflib import get_close_matches  # only a mistake needs it

    meant = name.lower().replace("_", "-")
    near = get_close_matches(meant, sorted(known), n=1, cutoff=_NEAR)
    return f"did you mean {near[0]!r}?" if near else None


_REPORT = "this is a defect of pacparse: please report it with this line"


def explain_error(error: BaseException, *, where: str | None = None) -> tuple[Exit, str]:
    """The exit code of ``error`` and its line: at ``where``, if it does not know itself."""
    prefix = f"{where}: " if where else ""
    if isinstance(error, PacparseError):
        return error.exit_code, str(error) if error.where else f"{prefix}{error}"
    if isinstance(error, MemoryError):
        line = "there is not enough memory for it; split it, or use a larger machine"
        return Exit.UNREADABLE, prefix + line
    line = f"{type(error).__name__} at {_place_of(error)}: {error}; {_REPORT}"
    return Exit.BROKEN_PROMISE, prefix + line


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
