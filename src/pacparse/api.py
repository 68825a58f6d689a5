"""The public functions: they take a text, bytes or a file, and return a document."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from os import PathLike
from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.pipeline.questions import QUESTIONS, every_rule
from pacparse.pipeline.stages import Parsed, run_stages
from pacparse.procedure import check_profile, profile_names
from pacparse.results import make_results
from pacparse.rules import Rule, Trace, traced
from pacparse.source import (
    SourceText,
    open_source,
    read_source,
    refuse_no_text,
    source_from_text,
)
from pacparse.units import ProfileChoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pacparse.document import Document
    from pacparse.results import Result

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
"""What the command line uses; the functions of the library are in ``pacparse`` itself."""


def parse(text: str, *, name: str = "<text>", profile: str | None = None) -> Document:
    """Read ``text`` with ``profile``, or with the profile that its words suggest, and return the document.

    Raises UnreadableError if ``text`` is not text (for instance, if it has a NUL character), UsageError
    if there is no such profile, and TypeError if ``text`` is not a ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(_wrong_type("parse takes text (str)", text))
    check_profile(profile)
    return parse_source(source_from_text(text, name=name), profile=profile)


def parse_bytes(
    content: bytes,
    *,
    name: str = "<bytes>",
    type_name: str | None = None,
    profile: str | None = None,
) -> Document:
    """Read ``content`` as ``type_name`` (``pdf``), or as the type that it has, and return the document.

    Raises UnreadableError if it cannot be read, UnsupportedError if pacparse does not read this type or its
    extra is not installed, UsageError if there is no such type or profile, and TypeError if ``content`` is
    not ``bytes``.
    """
    if not isinstance(content, bytes):
        raise TypeError(_wrong_type("parse_bytes takes bytes", content))
    check_profile(profile)
    source = open_source(content, name=name, type_name=type_name)
    return parse_source(source, profile=profile)


def parse_file(
    path: str | Path, *, type_name: str | None = None, profile: str | None = None
) -> Document:
    """Read the file at ``path`` (``-`` is standard input), and return the document.

    Raises the same errors as ``parse_bytes``.
    """
    if not isinstance(path, str | PathLike):
        raise TypeError(_wrong_type("parse_file takes a path", path))
    check_profile(profile)
    return parse_source(read_source(path, type_name=type_name), profile=profile)


def _wrong_type(wanted: str, given: object) -> str:
    """What was given in place of what is ``wanted``, and who takes it."""
    takers: dict[type, str] = {str: "parse", bytes: "parse_bytes"}
    taker = "parse_file" if isinstance(given, PathLike) else takers.get(type(given))
    advice = f"; {taker} takes that" if taker else ""
    return f"{wanted}, not {type(given).__name__}{advice}"


def check(
    path: str | Path, *, type_name: str | None = None, profile: str | None = None
) -> tuple[Result, ...]:
    """What a person should look at in the file at ``path``, in reading order, like ``pacparse check``.

    Each result has a code, a severity, a message, a place and a fingerprint, which identifies it in later
    runs. Raises the same errors as ``parse_file``, and UnreadableError if there is no text.
    """
    source = _read_text(path, type_name, profile)
    document = parse_source(source, profile=profile)
    return tuple(make_results(document, source.text, file=str(path)))


def explain(
    path: str | Path,
    where: str | None = None,
    *,
    type_name: str | None = None,
    profile: str | None = None,
    width: int = 80,
) -> str:
    """What pacparse did with the file at ``path``, or with one place in it, and why.

    The result is text in lines of ``width`` columns.

    ``where`` is a paragraph number (``3.2``), a block (``b9``), a note (``fn35``), a recommendation
    (``r1.3``), a line of the source (``39``), a page of a PDF (``p5``) or a paragraph of Word (``¶57``).
    Raises the same errors as ``check``, and UsageError if there is no such place.
    """
    from pacparse.render.decisions import Decisions
    from pacparse.render.explain import explain_document
    from pacparse.render.explain_place import explain_place
    from pacparse.render.screen import Screen

    source = _read_text(path, type_name, profile)
    screen = Screen(width=width)
    if where is None:
        document, choice = parse_with_choice(source, profile=profile)
        return explain_document(
            document, source.text, screen=screen, is_complete=True, choice=choice
        )
    document, trace, rules = parse_traced(source, profile=profile)
    decisions = Decisions(trace, rules)
    return explain_place(document, source.text, where=where, screen=screen, decisions=decisions)


def _read_text(path: str | Path, type_name: str | None, profile: str | None) -> SourceText:
    """The source text in the file at ``path``, as the command line takes it."""
    check_profile(profile)
    source = read_source(path, type_name=type_name)
    refuse_no_text(source)
    return source


def parse_source(source: SourceText, *, profile: str | None = None) -> Document:
    """The document in ``source``. Raises BrokenPromiseError if a character would be lost."""
    return parse_with_choice(source, profile=profile).document


def parse_with_choice(source: SourceText, *, profile: str | None = None) -> Parsed:
    """The document in ``source``, and the evidence for its profile. Raises the same errors as ``parse``."""
    check_profile(profile)
    with _collector_paused():
        return run_stages(source, profile)


class Traced(NamedTuple):
    """A document, the votes of the rules on each line of its source, and all rules."""

    document: Document
    trace: Trace
    rules: tuple[Rule[Any], ...]


def parse_traced(source: SourceText, *, profile: str | None = None) -> Traced:
    """The document in ``source``, and why each line was read as it was. Raises the same errors as ``parse``."""
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
