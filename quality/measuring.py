"""Documents read and scored, on several processes; a crash is a document that gave nothing."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

from pacparse.api import parse_source
from pacparse.document import Conservation, Document, Generator, Source
from pacparse.source import decode_source
from quality.scoring import score
from quality.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.subjects import Subject

_CHUNK = 4


class Measured(NamedTuple):
    """A document's sheet, with what is needed to look at it again."""

    name: str
    family: str
    damages: tuple[str, ...]
    reproduce: str
    sheet: Sheet
    crash: str | None = None


def measure(subject: Subject) -> Measured:
    """The subject, read and scored. Never raises because of what the reading does."""
    try:
        source = decode_source(subject.content, name=subject.name)
        document = parse_source(source)
        text = source.text
        crash = None
    except Exception as error:  # any failure at all is a document that was not read
        document, text = _nothing(subject.name), "?"
        crash = f"{type(error).__name__}: {error}"
    sheet = score(document, text, subject.expected)
    name, _, _, family, damages, reproduce = subject
    return Measured(name, family, damages, reproduce, sheet, crash)


def measure_all(subjects: Sequence[Subject], *, jobs: int | None = None) -> list[Measured]:
    """Every subject measured, in the same order whatever the number of processes."""
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(subjects) < 2 * _CHUNK:
        return [measure(subject) for subject in subjects]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(measure, subjects, chunksize=_CHUNK))


def total(measured: Sequence[Measured]) -> Sheet:
    """The counts of all documents together."""
    whole = Sheet()
    for one in measured:
        whole.take(one.sheet)
    return whole


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
