"""The one door: bytes of any type that is read, in; a source text, out.

A reader is imported when a document of its type comes, and not before: plain text costs no more
than it did without readers.
"""

from __future__ import annotations

import importlib
import sys
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.fields import replace
from pacparse.source.decoding import decode_source
from pacparse.source.kinds import DOCX, HTML, PDF, TEXT, Kind, find_kind, named_kind
from pacparse.source.refusals import refuse_data
from pacparse.source.text import make_source

if TYPE_CHECKING:
    from pacparse.source.text import SourceText
    from pacparse.styles import Extract


class Reader(Protocol):
    """What a reader is: raises UnreadableError where ``content`` cannot be read."""

    def __call__(self, content: bytes, *, name: str) -> Extract:
        """The extract of ``content``; ``name`` is for messages."""
        ...


def open_source(content: bytes, *, name: str, type_name: str | None = None) -> SourceText:
    """The source text of ``content``, read as ``type_name`` or as what it is.

    Raises UsageError where there is no such type, UnsupportedError where its reader is not
    installed, and what decoding or the reader raises.
    """
    kind = named_kind(type_name) or find_kind(content, name=name)
    if type_name is None and kind is HTML:
        _refuse_disguise(name)
    if type_name is None and kind is TEXT:
        refuse_data(content, name=name)
    if kind.reader:
        extract = _load_reader(kind, name=name)(content, name=name)
        return _make_source(extract, content, kind, name=name)
    return decode_source(
        content, name=name, media_type=None if type_name is None else kind.media_type
    )


def _refuse_disguise(name: str) -> None:
    """Nothing, save for a page of HTML under the name of an office file: raises UnreadableError.

    That is what a server sends in place of a file that it does not have.
    """
    for kind in (PDF, DOCX):
        if name.lower().endswith(kind.suffixes):
            raise UnreadableError(
                f"this is a page of HTML, and no {kind.name} file, whatever its name says",
                where=name,
                hint="get the file again; if the page is wanted, read it with --type html",
            )


def end_readers() -> None:
    """Ends the processes that stand ready to read more documents; the end of this process does so too.

    A worker that ``multiprocessing`` started has no such end.
    """
    if sandbox := sys.modules.get("pacparse.source.pdf.sandbox"):
        sandbox.end_readers()


@cache
def is_installed(extractor: str | None) -> bool:
    """Whether ``extractor``, the name and version in a document, is what would read it today.

    None, a text that no library read, always is; so are our own readers, which change with pacparse.
    """
    if extractor is None or extractor.startswith("pacparse"):
        return True
    name, _, number = extractor.rpartition(" ")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name) == number
    except (PackageNotFoundError, ValueError):
        return False


def _load_reader(kind: Kind, *, name: str) -> Reader:
    module, _, function = kind.reader.partition(":")
    try:
        return cast("Reader", getattr(importlib.import_module(module), function))
    except ModuleNotFoundError as error:
        raise UnsupportedError(
            f"to read {kind.name} needs the extra {kind.extra!r} ({error.name} is missing)",
            where=name,
            hint=f"pip install 'pacparse[{kind.extra}]'",
        ) from error


def _make_source(extract: Extract, content: bytes, kind: Kind, *, name: str) -> SourceText:
    source = make_source(
        extract.text,
        content,
        name=name,
        encoding=extract.encoding,
        media_type=kind.media_type,
        findings=extract.findings,
    )
    return replace(
        source,
        extractor=extract.extractor or None,
        pages=extract.pages,
        styles=extract.styles,
        is_laid_out=extract.is_laid_out,
    )


__all__ = ["Reader", "is_installed", "open_source"]
