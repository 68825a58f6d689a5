"""Documents read and scored, on several processes; a crash is a document that gave nothing."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pacparse.api import parse_source
from pacparse.document import Conservation, Document, Generator, Source
from pacparse.rules import without
from pacparse.source import SourceText, decode_source, open_source
from quality.judging import judge
from quality.scoring import score
from quality.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quality.subjects import Subject

Result = TypeVar("Result")

_CHUNK = 4


class Measured(NamedTuple):
    """A document's sheet, with what is needed to look at it again."""

    name: str
    family: str
    damages: tuple[str, ...]
    reproduce: str
    sheet: Sheet
    crash: str | None = None


def measure(subject: Subject, off: frozenset[str] = frozenset()) -> Measured:
    """The subject, read without the rules ``off``, and scored.

    Never raises because of what the reading does.
    """
    return measure_opened(subject, open_subject(subject), off)


def open_subject(subject: Subject) -> SourceText | str:
    """The source text of the subject; in words, why it cannot be had."""
    try:
        if subject.gold is not None:
            return open_source(subject.content, name=subject.name)
        return decode_source(subject.content, name=subject.name)
    except Exception as error:  # any failure at all is a document that was not read
        return _crash(error)


def measure_opened(
    subject: Subject, source: SourceText | str, off: frozenset[str] = frozenset()
) -> Measured:
    """As ``measure``, of a subject that is opened: it may be read several times."""
    document, text, crash = _nothing(subject.name), "?", None
    if isinstance(source, str):
        crash = source
    else:
        try:
            with without(off):
                document = parse_source(source)
            text = source.text
        except Exception as error:  # as above
            crash = _crash(error)
    if subject.gold is None:
        sheet = score(document, text, subject.expected)
    else:
        sheet = judge(document, text, subject.gold)
    return Measured(subject.name, subject.family, subject.damages, subject.reproduce, sheet, crash)


def measure_all(
    subjects: Sequence[Subject], *, jobs: int | None = None, off: frozenset[str] = frozenset()
) -> list[Measured]:
    """Every subject measured, in the same order whatever the number of processes."""
    return each(partial(measure, off=off), subjects, jobs=jobs)


def each(
    work: Callable[[Subject], Result],
    subjects: Sequence[Subject],
    *,
    jobs: int | None = None,
    chunk: int = _CHUNK,
) -> list[Result]:
    """What ``work`` gives for each subject, in order, on ``jobs`` processes or one for each core.

    A process takes ``chunk`` subjects at a time: one of work that is long for some of them.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(subjects) < 2 * _CHUNK:
        return [work(subject) for subject in subjects]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(work, subjects, chunksize=chunk))


def total(measured: Sequence[Measured]) -> Sheet:
    """The counts of all documents together."""
    whole = Sheet()
    for one in measured:
        whole.take(one.sheet)
    return whole


def _crash(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _nothing(name: str) -> Document:
    """The document of a reading that failed: empty, and its promise broken."""
    return Document(
        generator=Generator(name="pacparse", version=""),
        source=Source(
            name=name, media_type="text/plain", encoding="utf-8", sha256="", characters=0
        ),
        profile="",
        conservation=Conservation(characters=0, unaccounted=1),
    )
