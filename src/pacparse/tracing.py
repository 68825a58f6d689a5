"""Histories from Python: files, folders and documents in, what became of each recommendation out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Any

from pacparse.batch.documents import documents_of
from pacparse.batch.inputs import DATA_SUFFIXES, find_inputs
from pacparse.batch.options import BatchOptions
from pacparse.document import Document
from pacparse.errors import UsageError
from pacparse.history import make_histories, witness_of
from pacparse.history.keys import NO_EARLIER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pacparse.history import Histories


def trace(
    sources: str | Path | Document | Iterable[str | Path | Document],
    *,
    as_of: date | str | None = None,
    earlier: str | Path | None = None,
    type_name: str | None = None,
    profile: str | None = None,
) -> Histories:
    """The histories of the recommendations in ``sources``, as ``pacparse trace`` makes them.

    A source is a document, or a path: a file of any kind, JSON of ``to-json``, a folder, or a glob.
    The order of the sources changes nothing. Each document is let go when it has been looked at.

    ``as_of`` is the day by which a target date is overdue, a date or ``2024-12-31``. Without it, it is
    the day of the newest document. ``earlier`` is an output of ``trace`` or ``to-tables`` whose keys are
    carried over. ``type_name`` and ``profile`` say how files are read, as in ``parse_file``.

    The histories stand in order of their keys. Each has its observations, one for each document that
    has the recommendation, in order of date; its state; and its drift, in days.

    Raises UnreadableError for a file that cannot be read, or a path that leads to nothing,
    UnsupportedError if its reader is not installed or ``earlier`` is something else, UsageError for a
    day, a type or a profile that there is none of, and TypeError for a source of another type.
    """
    given = _several(sources)
    options = BatchOptions(type_name=type_name, profile=profile)
    known = NO_EARLIER
    if earlier is not None:
        from pacparse.history.earlier import read_earlier_ids

        known = read_earlier_ids(earlier)
    day = _day(as_of)
    witnesses = (witness_of(document) for document in _documents(given, options))
    return make_histories(witnesses, as_of=day, earlier=known)


def _day(as_of: date | str | None) -> str | None:
    """The day as ISO. Raises UsageError for words that are no day."""
    if as_of is None:
        return None
    try:
        day = as_of if isinstance(as_of, date) else date.fromisoformat(as_of)
    except ValueError as error:
        raise UsageError(
            f"{as_of!r} is no day", where="as_of", hint="write it as 2024-12-31"
        ) from error
    return f"{day:%Y-%m-%d}"


def _several(sources: object) -> tuple[Any, ...]:
    """Each of the ``sources``; a path or a document is one. Raises TypeError for anything else."""
    if isinstance(sources, str | PathLike | Document):
        return (sources,)
    if isinstance(sources, bytes) or not isinstance(sources, Iterable):
        raise TypeError(_wrong_type(sources))
    return tuple(sources)


def _wrong_type(given: object) -> str:
    return f"trace takes paths and documents, not {type(given).__name__}"


def _documents(
    sources: Iterable[str | Path | Document], options: BatchOptions
) -> Iterator[Document]:
    """The documents that are given, and then those of the files that are named."""
    paths = []
    for source in sources:
        if isinstance(source, Document):
            yield source
        elif isinstance(source, str | PathLike):
            paths.append(str(source))
        else:
            raise TypeError(_wrong_type(source))
    files = find_inputs(paths, outside=None, has_outputs=False, suffixes=DATA_SUFFIXES).files
    for file in files:
        yield from documents_of(file.name, file.path, options=options)
