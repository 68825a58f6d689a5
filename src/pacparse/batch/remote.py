"""Inputs that are no paths of this machine: addresses such as ``s3://…``, read through fsspec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.source import KNOWN_SUFFIXES, MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEME_END = "://"
_MOST_LETTERS = 16
_NOTHING_THERE = "No such file or folder"


def is_address(path: str) -> bool:
    """Whether ``path`` begins with a scheme: ``s3://bucket/minutes``."""
    scheme, end, _ = path.partition(_SCHEME_END)
    return bool(end) and scheme.isascii() and scheme.isalnum() and len(scheme) <= _MOST_LETTERS


def base_name(address: str) -> str:
    """The last part of ``address``."""
    return address.rstrip("/").rpartition("/")[2]


def expand(address: str) -> list[tuple[str, str]]:
    """The documents at ``address`` (a file, a folder or a glob), each with its place below it.

    Raises UnreadableError where nothing can be listed there, UnsupportedError without fsspec.
    """
    return sorted(_expand(address))


def read_address(address: str) -> bytes:
    """The bytes at ``address``. Raises UnreadableError where they cannot be read, or are too many."""
    system, path = _open_system(address)
    try:
        with system.open(path, "rb") as stream:
            content: bytes = stream.read(MAX_BYTES + 1)
    except Exception as error:  # each file system has errors of its own
        raise _cannot_read(address, error) from error
    if len(content) > MAX_BYTES:
        raise UnreadableError(
            f"it is larger than the limit of {MAX_BYTES // 1_000_000} MB",
            where=address,
            hint="split it, one document to a file",
        )
    return content


def _expand(address: str) -> Iterator[tuple[str, str]]:
    system, path = _open_system(address)
    try:
        if "*" in path:
            fixed = path.partition("*")[0].rpartition("/")[0]
            known = system.glob(path, detail=True)
            found = [each for each, facts in known.items() if facts["type"] != "directory"]
        elif system.isdir(path):
            fixed = path.rstrip("/")
            found = [each for each in system.find(path) if _is_document(each, fixed)]
        elif system.exists(path):
            yield address, base_name(address)
            return
        else:
            raise FileNotFoundError(_NOTHING_THERE)
    except Exception as error:
        raise _cannot_read(address, error) from error
    for each in found:
        yield system.unstrip_protocol(each), each[len(fixed) :].lstrip("/")


def _is_document(path: str, fixed: str) -> bool:
    below = path[len(fixed) :]
    return path.lower().endswith(KNOWN_SUFFIXES) and "/." not in below


def _open_system(address: str) -> tuple[Any, str]:
    """The file system of ``address``, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise UnsupportedError(
            "an address is read through fsspec, which is not installed",
            where=address,
            hint="pip install 'pacparse[remote]', or name a path",
        ) from error
    try:
        system, path = url_to_fs(address)
    except ImportError as error:
        raise UnsupportedError(
            f"the package of this store is not installed ({error})",
            where=address,
            hint="pip install the package that it names",
        ) from error
    except Exception as error:
        raise _cannot_read(address, error) from error
    return system, path


def _cannot_read(address: str, error: Exception) -> UnreadableError:
    """The error that says why: stores name no reason of the system's where nothing is there."""
    reason = error.strerror if isinstance(error, OSError) else None
    if reason is None:
        reason = _NOTHING_THERE if isinstance(error, FileNotFoundError) else str(error)
    return UnreadableError(f"cannot be read ({reason})", where=address, hint="check the address")
