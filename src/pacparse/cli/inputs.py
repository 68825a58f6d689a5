"""Arguments → files: a folder is the documents in it, a quoted glob what it matches.

A plain name is not looked into here: whether it can be read is found out when it is read.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

from pacparse.cli.messages import is_piped, say
from pacparse.errors import PacparseError, UnreadableError, UsageError
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = "-"
_WILDCARDS = ("*", "?", "[")
_ADDRESS = "://"


class NamedFile(NamedTuple):
    """A file to read. ``name`` is its place below the folder or glob that it was found by.

    ``error``: the argument leads to nothing, and this is why.
    """

    path: str
    name: str
    error: PacparseError | None = None


class Found(NamedTuple):
    """The files that arguments name, in their order, and how many of folders were left alone.

    ``is_read_folder``: what is written would stand in a folder that is read.
    """

    files: tuple[NamedFile, ...]
    skipped: int = 0
    is_read_folder: bool = False

    @property
    def paths(self) -> list[str]:
        """The paths of the files."""
        return [file.path for file in self.files]

    def say_skipped(self) -> None:
        """Say how many files of folders were left alone, if any were."""
        if self.skipped:
            say(f"{describe_skipped(self.skipped)} not read")


def describe_skipped(count: int) -> str:
    """``3 files of other types``."""
    return "1 file of another type" if count == 1 else f"{count:,} files of other types"


def is_one_file(arguments: Sequence[str]) -> bool:
    """Whether ``arguments`` are the name of one file, or standard input: no folder, no glob."""
    return len(arguments) == 1 and _is_plain(arguments[0])


def find_files(arguments: Sequence[str], *, outside: str | None = None) -> Found:
    """The files that ``arguments`` name; ``outside`` is a folder that is not walked into.

    A name that is given twice is read twice. Where folders or globs are among the arguments, each
    file is read once, however it is named.
    """
    if all(map(_is_plain, arguments)):
        return Found(tuple(_plain(argument) for argument in arguments))
    files: list[NamedFile] = []
    skipped = 0
    is_read_folder = False
    seen: set[str] = set()
    for argument in arguments:
        found = _look_into(argument, outside)
        skipped += found.skipped
        is_read_folder |= found.is_read_folder
        for file in found.files:
            place = file.path if file.path == STANDARD_INPUT else os.path.realpath(file.path)
            if place not in seen:
                seen.add(place)
                files.append(file)
    return Found(tuple(files), skipped, is_read_folder)


def refuse_address(name: str) -> None:
    """Nothing for a path. Raises UnreadableError for an address, and says how to come by the file."""
    scheme, is_address, _ = name.partition(_ADDRESS)
    if not is_address or Path(name).exists():
        return
    if scheme.lower() in ("http", "https", "ftp"):
        hint = f"save it first: {how_to_save(name)}"
    else:
        hint = (
            "batch reads addresses, and writes a document of each file: see pacparse batch --help"
        )
    raise UnreadableError("this is an address, not a file", where=name, hint=hint)


def is_web_address(name: str) -> bool:
    """Whether ``name`` is the address of a page or file on the web."""
    return name.lower().startswith(("http://", "https://", "ftp://"))


def how_to_save(address: str) -> str:
    """The call that saves what stands at ``address`` in the working folder."""
    return f"curl -LO {shlex.quote(address)}"


def _plain(argument: str) -> NamedFile:
    name = "stdin" if argument == STANDARD_INPUT else Path(argument).name
    return NamedFile(argument, name)


def _is_plain(argument: str) -> bool:
    """Whether ``argument`` is the name of one file, there or not."""
    if argument == STANDARD_INPUT:
        return True
    try:
        return not S_ISDIR(os.stat(argument).st_mode)  # noqa: PTH116 - at each start, so no Path
    except (OSError, ValueError):
        return _ADDRESS in argument or not any(sign in argument for sign in _WILDCARDS)


def _look_into(argument: str, outside: str | None) -> Found:
    """The documents of a folder, or what a glob matches; or the one file that it names."""
    if _is_plain(argument):
        return Found((_plain(argument),))
    from pacparse.batch.inputs import find_inputs, local_path

    try:
        found = find_inputs([argument], outside=outside, has_outputs=False)
    except PacparseError as error:
        return Found((NamedFile(argument, argument, error),))
    here = os.curdir + os.sep
    return Found(
        tuple(NamedFile(path.removeprefix(here), local_path(name)) for name, path in found.files),
        found.skipped,
        found.has_output_folder,
    )


def refuse_no_paths(paths: Sequence[str], list_file: str | None, *, command: str) -> None:
    """Nothing if a path or a list of files is named. Raises UsageError if neither is."""
    if paths or list_file is not None:
        return
    hint = f"try pacparse {command} --help"
    if is_piped():
        hint = f"to read standard input, name it: pacparse {command} -"
    raise UsageError("missing argument PATH", where=command, hint=hint)
