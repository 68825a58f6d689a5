"""Files and standard input → bytes: only regular files, never a pipe that nobody writes to."""

from __future__ import annotations

import os
import stat
import sys
from functools import partial
from typing import TYPE_CHECKING

from pacparse.errors import UnreadableError
from pacparse.source.door import open_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pacparse.source.text import SourceText

MAX_BYTES = 300_000_000
"""The largest input: 300 MB."""

STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "<stdin>"
_PIECE_BYTES = 1 << 24
_READ_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO that nobody writes to must not hang the open
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_TOO_LARGE = f"it is larger than the limit of {MAX_BYTES // 1_000_000} MB"
_SPLIT_IT = "split it, one document to a file"
_KINDS = (
    (stat.S_ISDIR, "a directory", "name the files in it"),
    (stat.S_ISFIFO, "a pipe", "send it to standard input: pacparse clean - < PIPE"),
    (stat.S_ISSOCK, "a socket", "save what it sends to a file"),
    (stat.S_ISCHR, "a device", "name a file, or - for standard input"),
    (stat.S_ISBLK, "a device", "name a file, or - for standard input"),
)


def read_source(path: str | Path, *, type_name: str | None = None) -> SourceText:
    """The source text of the file at ``path``, or of standard input where ``path`` is ``-``.

    Raises UnreadableError where it cannot be opened, is no regular file, or is larger than
    ``MAX_BYTES``; and whatever ``open_source`` raises.
    """
    name, content = read_input(path)
    return open_source(content, name=name, type_name=type_name)


def read_input(path: str | Path) -> tuple[str, bytes]:
    """The name and the bytes of the file at ``path``, or of standard input where that is ``-``.

    Raises UnreadableError as ``read_source`` does.
    """
    name = str(path)
    if name == STANDARD_INPUT:
        return _STANDARD_INPUT_NAME, _read_standard_input()
    return name, read_content(name)


def read_content(name: str) -> bytes:
    """The bytes of the regular file at ``name``. Raises UnreadableError as ``read_source`` does."""
    try:
        descriptor = os.open(name, _READ_FLAGS)
    except (OSError, ValueError) as error:
        raise _cannot_read(error, name) from error
    try:
        status = os.fstat(descriptor)
        _refuse_special(status.st_mode, name)
        if status.st_size > MAX_BYTES:
            raise UnreadableError(_TOO_LARGE, where=name, hint=_SPLIT_IT)
        return _read_up_to_limit(partial(os.read, descriptor), name)
    except OSError as error:
        raise _cannot_read(error, name) from error
    finally:
        os.close(descriptor)


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError(
            "standard input is closed", where=_STANDARD_INPUT_NAME, hint="name a file instead of -"
        )
    try:
        return _read_up_to_limit(sys.stdin.buffer.read, _STANDARD_INPUT_NAME)
    except OSError as error:
        raise _cannot_read(error, _STANDARD_INPUT_NAME) from error


def _read_up_to_limit(read: Callable[[int], bytes | None], name: str) -> bytes:
    """All that ``read`` gives, asked for in pieces: a size is a claim, and a file may grow."""
    pieces: list[bytes] = []
    total = 0
    while piece := read(_PIECE_BYTES):
        pieces.append(piece)
        total += len(piece)
        if total > MAX_BYTES:
            raise UnreadableError(_TOO_LARGE, where=name, hint=_SPLIT_IT)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _refuse_special(mode: int, name: str) -> None:
    if stat.S_ISREG(mode):
        return
    for is_kind, kind, hint in _KINDS:
        if is_kind(mode):
            raise UnreadableError(f"this is {kind}, not a file", where=name, hint=hint)
    raise UnreadableError("this is not a regular file", where=name, hint="name a file")


def _cannot_read(error: Exception, name: str) -> UnreadableError:
    reason = (error.strerror if isinstance(error, OSError) else str(error)) or str(error)
    hint = "check the name" if isinstance(error, FileNotFoundError | ValueError) else None
    return UnreadableError(f"cannot be read ({reason})", where=name, hint=hint)
