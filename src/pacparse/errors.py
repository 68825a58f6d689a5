"""Exit codes, and the exceptions that carry one: what happened, where, and what to try."""

from __future__ import annotations

from enum import IntEnum


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
        return f"{line}; {self.hint}" if self.hint else line


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
