"""Where the product goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.cli.messages import PROGRAM
from pacparse.errors import UnwritableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Write = Callable[[str], None]

STANDARD_STREAM = "-"
_PIECE_CHARACTERS = 1 << 20
_SPECIAL_FOLDERS = (Path("/dev"), Path("/proc"), Path("/sys"))
_NEW_FILE_FLAGS = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class ReaderGoneError(Exception):
    """Nobody reads standard output any more: there is nothing to say, and nobody to say it to."""


def is_terminal(output: str | None = None) -> bool:
    """Whether what is written to ``output`` would be shown on a terminal."""
    if output not in (None, STANDARD_STREAM) or sys.stdout is None:
        return False
    return sys.stdout.isatty()


@contextmanager
def open_product(output: str | None, *, inputs: Sequence[str] = ()) -> Iterator[Write]:
    """A function that writes text to ``output``, or to standard output for None and ``-``.

    A file is written beside its place and moved there at the end; where an exception ends the
    block, nothing has changed. Raises UnwritableError at once for what cannot be an output: a
    folder, a device, one of the ``inputs``.
    """
    if output is None or output == STANDARD_STREAM:
        yield write_standard_output
        return
    refuse_output(output, inputs)
    replacement = _Replacement(Path(output))
    try:
        yield replacement.write
        replacement.commit()
    except BaseException:
        replacement.discard()
        raise


def gathered(pieces: Iterable[str]) -> Iterator[str]:
    """The same characters in fewer pieces: each is a write of its own, of half a million or more."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size >= _PIECE_CHARACTERS // 2:
            yield "".join(kept)
            kept.clear()
            size = 0
    if kept:
        yield "".join(kept)


def write_standard_output(text: str) -> None:
    """Write ``text`` as UTF-8, whatever the locale, and flush it.

    Raises ReaderGoneError where the reader has closed the pipe, UnwritableError where standard
    output is closed or full.
    """
    if sys.stdout is None:
        raise UnwritableError("standard output is closed", hint="use -o FILE")
    try:
        for start in range(0, len(text), _PIECE_CHARACTERS):
            sys.stdout.buffer.write(text[start : start + _PIECE_CHARACTERS].encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise cannot_write(error, "standard output") from error


def abandon_standard_output() -> None:
    """Let nothing more be written: what is still buffered would fail again as the program ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class _Replacement:
    """A new file beside ``target``, which takes its place only when it is complete."""

    def __init__(self, target: Path) -> None:
        self._target = target
        # A name of its own: that of the target may be as long as a name can be.
        self._path = target.parent / f".pacparse-{os.urandom(8).hex()}.tmp"
        self._descriptor: int | None = None

    def write(self, text: str) -> None:
        """Append ``text`` as UTF-8; the file is made when it is first needed."""
        try:
            for start in range(0, len(text), _PIECE_CHARACTERS):
                self._append(text[start : start + _PIECE_CHARACTERS].encode("utf-8"))
        except OSError as error:
            raise cannot_write(error, str(self._target)) from error

    def commit(self) -> None:
        """Put the file, safe on its disk, where the target was."""
        try:
            descriptor = self._opened()
            self._keep_mode(descriptor)
            os.fsync(descriptor)
            self._close()
            self._path.replace(self._target)
            self._sync_folder()
        except OSError as error:
            raise cannot_write(error, str(self._target)) from error

    def discard(self) -> None:
        """Remove the file, if it is there."""
        with suppress(OSError):
            self._close()
        with suppress(OSError):
            self._path.unlink()

    def _append(self, content: bytes) -> None:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(self._opened(), rest) :]

    def _keep_mode(self, descriptor: int) -> None:
        with suppress(FileNotFoundError):
            mode = self._target.lstat().st_mode
            if stat.S_ISREG(mode) and hasattr(os, "fchmod"):
                os.fchmod(descriptor, stat.S_IMODE(mode))

    def _sync_folder(self) -> None:
        with suppress(OSError):  # some file systems have no such thing
            descriptor = os.open(self._target.parent, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _opened(self) -> int:
        if self._descriptor is None:
            self._descriptor = os.open(self._path, _NEW_FILE_FLAGS, 0o666)
        return self._descriptor

    def _close(self) -> None:
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.close(descriptor)


def refuse_output(output: str, inputs: Sequence[str]) -> None:
    """Nothing for a path that can be replaced by a file; raises UnwritableError for any other."""
    if output.endswith(("/", os.sep)):
        raise _refusal(output, "this is the name of a folder", "name a file in it")
    target = Path(output)
    name = str(target)
    try:
        folder = target.parent.resolve()
        if any(folder.is_relative_to(special) for special in _SPECIAL_FOLDERS):
            raise _refusal(name, "no file belongs there", "redirect standard output instead: >")
        if not folder.is_dir():
            raise _refusal(name, "its folder is not there", "make the folder first")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise _refusal(name, "its folder cannot be written to", "name a file elsewhere")
        status = target.stat()
    except FileNotFoundError:
        return  # nothing is there, or a link to nothing, which is replaced
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a loop of links
        raise cannot_write(error, name) from error
    if stat.S_ISDIR(status.st_mode):
        raise _refusal(name, "this is a folder", "name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise _refusal(name, "this is not a regular file", "redirect standard output instead: >")
    if any(_is_same_file(other, status) for other in inputs):
        raise _refusal(name, "this is the input itself", "name another file")


def _is_same_file(name: str, status: os.stat_result) -> bool:
    try:
        other = os.fstat(0) if name == STANDARD_STREAM else Path(name).stat()
    except (OSError, ValueError):
        return False
    return os.path.samestat(other, status)


def _refusal(name: str, what: str, hint: str) -> UnwritableError:
    return UnwritableError(what, where=name, hint=hint)


def cannot_write(error: Exception, name: str) -> UnwritableError:
    """The error that says that ``name`` cannot be written, and why."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return UnwritableError(f"cannot be written ({reason})", where=name)


def write_version() -> None:
    """Write the name and version of the program on standard output."""
    from pacparse.version import __version__

    write_standard_output(f"{PROGRAM} {__version__}\n")
