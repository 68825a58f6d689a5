"""Reading PDFs in tests: in this process, so that what the child does is measured too."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING

from pacparse.pipeline.reading import read_units
from pacparse.source.pdf import reader
from pacparse.source.pdf.extraction import read_document
from pacparse.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from pacparse.styles import Extract, StyleKind


def read_here(content: bytes, monkeypatch: pytest.MonkeyPatch) -> Extract:
    """The extract of a PDF, without a process of its own; its records pass through JSON."""

    def records(content: bytes, *, name: str) -> Iterator[object]:
        assert name
        for record in read_document(content):
            yield json.loads(json.dumps(record))

    monkeypatch.setattr(reader, "read_records", records)
    return reader.read_pdf(content, name="minutes.pdf")


def words_of(extract: Extract, kind: StyleKind) -> list[tuple[str, str | None]]:
    """The words of all runs of a kind, with their values."""
    return [(extract.text[slice(*s.run)], s.value) for s in extract.styles if s.kind == kind]


def blocks_of(extract: Extract) -> list[str]:
    """The blocks of an extract, without page breaks."""
    return [block.strip("\f\n") for block in extract.text.split("\n\n")]


def removed_from(extract: Extract) -> list[tuple[str, str]]:
    """The words of an extract that are furniture, with the reason, as the reading decides."""
    styles = Styles(extract.text, extract.styles, is_laid_out=True, has_blocks=True)
    _, cuts = read_units(extract.text, styles)
    return [(extract.text[slice(*cut.run)], cut.reason) for cut in sorted(cuts, key=itemgetter(1))]
