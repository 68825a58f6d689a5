"""The page of one or several documents: what is read, what is corrected, what is said."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pacparse.batch.documents import gravest, read_documents
from pacparse.cli.corrected import Corrected
from pacparse.cli.inputs import refuse_address
from pacparse.cli.messages import say
from pacparse.cli.output import STANDARD_STREAM, open_product
from pacparse.cli.progress import Failures, NothingReadError, show_progress
from pacparse.errors import Exit, UnreadableError, UsageError
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.batch import BatchOptions
    from pacparse.document import Document, Source


class Reviewing(NamedTuple):
    """What a call of the command asks for."""

    paths: Sequence[str]
    output: str
    corrections: str | None = None
    has_images: bool = False
    as_of: str | None = None
    is_quiet: bool = False


def run(asked: Reviewing, options: BatchOptions) -> Exit:
    """The exit code: 1 if a file of several could not be read, its own code if there is no other."""
    for path in asked.paths:
        refuse_address(path)
    corrected = Corrected(asked.corrections)
    failures = Failures()
    shown = show_progress()
    try:
        with open_product(asked.output, inputs=asked.paths) as write:
            with shown:
                read = read_documents(asked.paths, options=options, watchers=(failures, shown))
                documents = sorted(map(corrected.document, read.each), key=_order)
            corrected.say_unmet(is_quiet=asked.is_quiet)
            write(_page(asked, documents, corrected))
    except NothingReadError:
        return gravest(failures.records)
    if asked.as_of and len(documents) == 1 and not asked.is_quiet:
        say("--as-of changes nothing: one document alone has no histories")
    if not asked.is_quiet and asked.output != STANDARD_STREAM:
        say(_closing_line(documents, asked.output))
    return Exit.FOUND if failures.records else Exit.DONE


def _page(asked: Reviewing, documents: Sequence[Document], corrected: Corrected) -> str:
    """The page. Raises NothingReadError if there is no document, UsageError if one has no source text."""
    from pacparse.render.page import to_page

    if not documents:
        raise NothingReadError
    for document in documents:
        _refuse_without_source(document)
    pictures = _pictures(asked.paths, documents) if asked.has_images else {}
    return to_page(documents, corrections=corrected.rows, pictures=pictures, as_of=asked.as_of)


def _order(document: Document) -> tuple[str, str]:
    return document.source.name, document.key


def _refuse_without_source(document: Document) -> None:
    if document.text is None:
        raise UsageError(
            "review needs the source text, which this JSON does not have",
            where=document.source.name,
            hint="name the document itself, or write the JSON with --with-source",
        )


def _pictures(paths: Sequence[str], documents: Sequence[Document]) -> dict[str, dict[int, bytes]]:
    """Pictures of the pages of those documents that are a PDF among ``paths``, by their digest."""
    from pacparse.batch.inputs import find_inputs
    from pacparse.source import read_content

    wanted = {
        document.source.sha256: document.source
        for document in documents
        if document.source.media_type == "application/pdf"
    }
    pictures: dict[str, dict[int, bytes]] = {}
    for file in find_inputs(paths, outside=None, has_outputs=False).files if wanted else ():
        content = read_content(file.path)
        digest = sha256(content).hexdigest()
        if digest in wanted and digest not in pictures:
            pictures[digest] = _drawn(content, wanted[digest])
    return pictures


def _drawn(content: bytes, source: Source) -> dict[int, bytes]:
    """Pictures of the pages of a PDF, by their number. What cannot be drawn is said, and left out."""
    from pacparse.source.pdf.pictures import draw_pages

    drawn: dict[int, bytes] = {}
    reason = ""
    try:
        drawn.update(draw_pages(content, name=source.name))
    except UnreadableError as error:
        reason = f" ({error.what})"
    if missing := (source.pages or 0) - len(drawn):
        say(
            f"warning: {source.name}: {missing:,} of {source.pages:,} pages have no picture{reason}"
        )
    return drawn


def _closing_line(documents: Sequence[Document], output: str) -> str:
    count = sum(len(document.recommendations) for document in documents)
    checked = sum(one.checked for document in documents for one in document.recommendations)
    of = f" in {len(documents):,} documents" if len(documents) > 1 else ""
    return (
        f"{output}: {checked:,} of {count:,} recommendations{of} checked; open it in a browser, "
        "and keep the corrections.csv that it saves"
    )
