"""The public verbs: a text, bytes or a file in, a document that keeps its promise out."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from pacparse.pipeline.questions import QUESTIONS, every_rule
from pacparse.pipeline.stages import Parsed, run_stages
from pacparse.procedure import check_profile, profile_names
from pacparse.rules import Rule, Trace, traced
from pacparse.source import SourceText, open_source, read_source, source_from_text
from pacparse.units import ProfileChoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pacparse.document import Document

__all__ = [
    "QUESTIONS",
    "Parsed",
    "ProfileChoice",
    "Traced",
    "check_profile",
    "every_rule",
    "parse_source",
    "parse_traced",
    "parse_with_choice",
    "profile_names",
]
"""What the command line asks for; the verbs of the library stand in ``pacparse`` itself."""


def parse(text: str, *, name: str = "<text>", profile: str | None = None) -> Document:
    """The document that ``text`` holds, read as the family ``profile``, or as its evidence says.

    Raises UnreadableError where ``text`` is no text, UsageError where there is no such profile.
    """
    check_profile(profile)
    return parse_source(source_from_text(text, name=name), profile=profile)


def parse_bytes(
    content: bytes,
    *,
    name: str = "<bytes>",
    type_name: str | None = None,
    profile: str | None = None,
) -> Document:
    """The document in ``content``, read as ``type_name`` (``pdf``), or as what it is.

    Raises UnreadableError, UnsupportedError (its reader is not installed) or UsageError.
    """
    check_profile(profile)
    source = open_source(content, name=name, type_name=type_name)
    return parse_source(source, profile=profile)


def parse_file(
    path: str | Path, *, type_name: str | None = None, profile: str | None = None
) -> Document:
    """The document in the file at ``path``. Raises as ``parse_bytes`` does."""
    check_profile(profile)
    return parse_source(read_source(path, type_name=type_name), profile=profile)


def parse_source(source: SourceText, *, profile: str | None = None) -> Document:
    """The document in ``source``. Raises BrokenPromiseError where a character would be lost."""
    return parse_with_choice(source, profile=profile).document


def parse_with_choice(source: SourceText, *, profile: str | None = None) -> Parsed:
    """The document in ``source``, and the evidence for its profile. Raises as ``parse`` does."""
    check_profile(profile)
    with _collector_paused():
        return run_stages(source, profile)


class Traced(NamedTuple):
    """A document, which rules spoke about each line of its source, and all rules that there are."""

    document: Document
    trace: Trace
    rules: tuple[Rule[Any], ...]


def parse_traced(source: SourceText, *, profile: str | None = None) -> Traced:
    """The document in ``source``, and why each line was read as it was. Raises as ``parse`` does."""
    with traced() as trace:
        document = parse_source(source, profile=profile)
    return Traced(document, trace, every_rule())


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for reference cycles meanwhile.

    A parse makes many records and no cycle: the searches find nothing and take a quarter of its
    time. Memory is freed all the same, by counting references.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
