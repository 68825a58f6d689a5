"""Which files a batch reads: folders, globs, lists and names → inputs, each with its place.

The place of an input, its *name*, is a path with slashes: below the folder that was named, below
the part of a glob before its first wildcard, or below ``root``. Everything that is written is placed
and sorted by it, so that neither the working folder nor the order of the arguments shows.
"""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.batch import remote
from pacparse.errors import UnreadableError, UsageError
from pacparse.fields import NamedTuple
from pacparse.source import KNOWN_SUFFIXES, is_document_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WILDCARDS = ("*", "?", "[")
DATA_SUFFIXES = (".json", ".jsonl")
"""What the name of a document that was written as JSON ends with."""
_HEAD_BYTES = 400


class Input(NamedTuple):
    """A file to read: its name, by which it sorts, and the path to open it by."""

    name: str
    path: str


class Inputs(NamedTuple):
    """The files to read, sorted by name, and how many were left alone for what they are.

    ``has_output_folder``: the output folder itself is one of the folders that are read.
    """

    files: list[Input]
    skipped: int
    has_output_folder: bool = False


class _Finder:
    """Collects inputs. ``outside`` is the output folder, if there is one, which is never walked into.

    Where nothing is written by the names of inputs, two of them may have one name.
    """

    def __init__(
        self,
        *,
        root: str | None,
        outside: str | None,
        has_outputs: bool = True,
        suffixes: tuple[str, ...] = (),
    ) -> None:
        self.found: dict[str, Input] = {}
        self.skipped = 0
        self.has_output_folder = False
        self.count = 0
        self._root = root
        self._outside = None if outside is None else os.path.realpath(outside)
        self._has_outputs = has_outputs
        self._suffixes = suffixes

    def add(self, path: str, place: str) -> None:
        """Take the file at ``path``, whose name is ``place``, unless ``root`` says another."""
        name = canonical_name(self._below_root(path) if self._root is not None else place)
        place = name if self._has_outputs else os.path.realpath(path)
        known = self.found.setdefault(place, Input(name, path))
        self.count += 1
        if not _is_same_path(known.path, path):
            raise UsageError(
                f"{known.path} and {path} would both be written as {name}",
                hint="name the folder that holds both, or say --root FOLDER",
            )

    def walk(self, folder: str) -> None:
        """Take every file below ``folder`` whose name ends as that of a document."""
        self.has_output_folder |= os.path.realpath(folder) == self._outside
        for parent, folders, files in os.walk(folder, onerror=_refuse_folder):
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".")
                and os.path.realpath(_join(parent, name)) != self._outside
            )
            below = os.path.relpath(parent, folder)
            for name in sorted(files):
                path = _join(parent, name)
                if not self._is_document(path) or Path(path).is_symlink():
                    self.skipped += 1
                else:
                    self.add(path, name if below == os.curdir else _join(below, name))

    def _is_document(self, path: str) -> bool:
        """Whether a file of a folder is taken: by its suffix, and JSON by its beginning."""
        lowered = path.lower()
        if lowered.endswith(KNOWN_SUFFIXES):
            return True
        if not self._suffixes or not lowered.endswith(self._suffixes):
            return False
        try:
            with Path(path).open("rb") as file:
                return is_document_json(file.read(_HEAD_BYTES))
        except OSError:
            return False

    def _below_root(self, path: str) -> str:
        below = os.path.relpath(path, self._root)
        if _leads_up(below):
            raise UsageError(f"{path} is not below {self._root}", hint="name another --root")
        return below


def find_inputs(
    paths: Iterable[str],
    *,
    lines: Iterable[str] = (),
    root: str | None = None,
    outside: str | None,
    has_outputs: bool = True,
    suffixes: tuple[str, ...] = (),
) -> Inputs:
    """The inputs that ``paths`` name, and the ``lines`` of a list, each file once.

    A path is a file, a folder, a glob or an address (``s3://…``); a line is a file or an address.
    A line keeps its folders where it is relative. ``suffixes`` are taken from folders besides those of
    documents, if what they hold begins as a document's JSON does. Where each input ``has_outputs``
    that are named by it, no two may have one name. Raises UnreadableError for a path that leads to
    nothing, UsageError where two files would have one name.
    """
    finder = _Finder(root=root, outside=outside, has_outputs=has_outputs, suffixes=suffixes)
    for path in paths:
        _add_path(finder, path)
    for line in lines:
        if remote.is_address(line):
            finder.add(line, remote.base_name(line))
        else:
            finder.add(line, _place_of_line(line))
    return Inputs(sorted(finder.found.values()), finder.skipped, finder.has_output_folder)


def lines_of_list(content: bytes) -> Iterator[str]:
    """The lines of a list of files that are not empty, in the form that the system opens.

    A list with NUL (``git ls-files -z``) is divided at these: such names may hold line feeds. A byte
    order mark, which Windows writes, is none of the first name's.
    """
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode("utf-8")
    content = content.removeprefix(BOM_UTF8)
    if b"\0" in content:
        yield from (os.fsdecode(name) for name in content.split(b"\0") if name)
        return
    for line in content.replace(b"\r\n", b"\n").split(b"\n"):
        if line.strip():
            yield os.fsdecode(line)


def canonical_name(path: str) -> str:
    """``path`` with slashes, decoded as UTF-8 whatever the locale says; other bytes escaped."""
    name = os.fsencode(path).decode("utf-8", "surrogateescape")
    return name.replace(os.sep, "/")


def local_path(name: str) -> str:
    """The path, relative and in the form that the system opens, that ``name`` stands for."""
    return os.fsdecode(name.replace("/", os.sep).encode("utf-8", "surrogateescape"))


def _add_path(finder: _Finder, path: str) -> None:
    """Take what ``path`` names. Raises UnreadableError where that is nothing."""
    if not path:
        raise UsageError("a PATH is empty", where="batch", hint="is a variable not set?")
    before = finder.count
    what = "there is no document in it"
    hint = f"what is looked for ends in {', '.join(KNOWN_SUFFIXES)}"
    if remote.is_address(path):
        for address, place in remote.expand(path):
            finder.add(address, place)
    else:
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            if not any(wildcard in path for wildcard in _WILDCARDS):
                raise _cannot_find(path, error) from error
            _add_glob(finder, path)
            what, hint = "no file matches", "** stands for any folders, * for a part of a name"
        else:
            if not stat.S_ISDIR(mode):
                finder.add(path, Path(path).name)
                return
            finder.walk(path)
    if finder.count == before:
        raise UnreadableError(what, where=path, hint=hint)


def _cannot_find(path: str, error: OSError | ValueError) -> UnreadableError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    is_stream = path == "-"
    hint = "standard input is for --from-file -, a list of files" if is_stream else "check the name"
    return UnreadableError(f"cannot be read ({reason})", where=path, hint=hint)


def _add_glob(finder: _Finder, pattern: str) -> None:
    from glob import iglob

    parts = pattern.split("/")
    first = next(i for i, part in enumerate(parts) if any(sign in part for sign in _WILDCARDS))
    fixed = "/".join(parts[:first]) or ("/" if pattern.startswith("/") else os.curdir)
    for path in sorted(iglob(pattern, recursive=True)):  # noqa: PTH207 - bytes and dots as given
        if Path(path).is_dir():
            continue
        finder.add(path, os.path.relpath(path, fixed))


def _place_of_line(line: str) -> str:
    """Where a line of a list belongs: as it is written, or by its name alone where it leads up."""
    place = os.path.normpath(line)
    if Path(place).is_absolute() or _leads_up(place):
        return Path(place).name
    return place


def _leads_up(path: str) -> bool:
    return path == os.pardir or path.startswith(os.pardir + os.sep)


def _join(folder: str, name: str) -> str:
    return os.path.join(folder, name)  # noqa: PTH118 - the string as it was given is kept


def _is_same_path(one: str, other: str) -> bool:
    return one == other or os.path.realpath(one) == os.path.realpath(other)


def _refuse_folder(error: OSError) -> None:
    raise UnreadableError(
        f"cannot be read ({error.strerror})",
        where=str(error.filename),
        hint="every file below a folder is read, or none",
    ) from error
