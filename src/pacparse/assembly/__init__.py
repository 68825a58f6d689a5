"""From units to the document: ids, references, removals, lines, and the promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.assembly.diagnostics import make_diagnostics
from pacparse.assembly.keys import DocumentKey
from pacparse.assembly.names import Names, Parts
from pacparse.assembly.records import (
    make_blocks,
    make_duplicates,
    make_footnotes,
    make_recommendations,
    make_removals,
    make_reports,
)
from pacparse.conservation import count_unaccounted
from pacparse.document import Conservation, Document, Generator, Source
from pacparse.errors import BrokenPromiseError
from pacparse.text.line_index import SourceLines
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.block import Block
    from pacparse.document import Footnote, Removal
    from pacparse.source import SourceText

__all__ = ["Parts", "assemble"]


def assemble(parts: Parts) -> Document:
    """The document of ``parts``. Raises BrokenPromiseError where a character is nowhere, or twice."""
    source, procedure = parts.source, parts.procedure
    names = Names(parts)
    lines = SourceLines(source.text)
    key = DocumentKey(procedure.paper_numbers)
    blocks = make_blocks(parts, names, lines, key)
    reports = tuple(make_reports(parts, names))
    footnotes = make_footnotes(parts, names)
    removals = make_removals(parts, names)
    _keep_promise(source, blocks, footnotes, removals)
    return Document(
        key=key.take(),
        generator=Generator(name="pacparse", version=__version__),
        source=Source(
            name=source.name,
            media_type=source.media_type,
            encoding=source.encoding,
            sha256=source.sha256,
            characters=len(source.text),
            pages=source.pages,
            extractor=source.extractor,
            page_sizes=tuple(
                (page.box[3], page.box[4]) for page in parts.styles.of("page") if page.box
            ),
        ),
        profile=procedure.profile,
        title=procedure.title,
        date=procedure.date,
        session=procedure.session,
        paper_numbers=procedure.paper_numbers,
        departments=procedure.departments,
        reports=reports,
        blocks=blocks,
        recommendations=tuple(make_recommendations(parts, names, blocks, reports)),
        footnotes=footnotes,
        duplicates=tuple(make_duplicates(parts, names)),
        removals=removals,
        diagnostics=make_diagnostics(parts, names, lines),
        conservation=Conservation(characters=len(source.text), unaccounted=0),
    )


def _keep_promise(
    source: SourceText,
    blocks: Sequence[Block],
    footnotes: Sequence[Footnote],
    removals: Sequence[Removal],
) -> None:
    """Raises BrokenPromiseError unless each visible character is in one record."""
    owned = [run for block in blocks for run in block.runs]
    owned += [run for note in footnotes for run in note.runs]
    owned += [run for removal in removals for run in removal.runs]
    if unaccounted := count_unaccounted(source.text, owned):
        raise BrokenPromiseError(
            f"{unaccounted} characters would be lost or shown twice",
            where=source.name,
            hint="nothing was written; please report this document",
        )
