"""What ``clean`` and ``to-json`` write."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING

from pacparse.cli.corrected import Corrected
from pacparse.cli.inputs import Found, find_files, is_one_file
from pacparse.cli.loading import (
    AS_IT_IS,
    Loaded,
    ReadAs,
    Tally,
    load,
    load_each,
    refuse_without_text,
)
from pacparse.cli.messages import warn_about
from pacparse.cli.output import gathered, is_terminal, open_product
from pacparse.errors import Exit, UsageError
from pacparse.fields import NamedTuple
from pacparse.render.printable import printable, printable_json, printable_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Document
    from pacparse.source import SourceText


class Shape(NamedTuple):
    """How a document is written: as Markdown or a page, restatements, whether with anchors."""

    form: str = "markdown"
    restatements: str = "keep"
    has_anchors: bool = False


class _IncompleteError(Exception):
    """Not every input could be read, so an output file is not to be."""


_MARKDOWN = Shape()


def write_clean(
    paths: Sequence[str],
    *,
    output: str | None = None,
    shape: Shape = _MARKDOWN,
    is_diff: bool = False,
    read_as: ReadAs = AS_IT_IS,
) -> Exit:
    """Write the documents that ``paths`` name in their ``shape``, or the diffs, and give the gravest code.

    One file goes to ``output`` or standard output; of several, of a folder or a glob, each gets a
    file of its own in the folder ``output``, for the notes of two documents would mix in one text.
    Diffs do not, and stand one after the other.
    """
    is_folder = output is not None and output.endswith((os.sep, "/"))
    if is_one_file(paths) and not is_folder:
        with open_product(output, inputs=paths) as write:
            loaded = load(paths[0], read_as=read_as)
            text = _shown(loaded, shape, is_diff=is_diff)
            write(printable_lines(text) if is_terminal(output) else text)
        return Exit.DONE
    if is_diff:
        return _write_diffs(find_files(paths), output, shape, read_as)
    if output is None or output == "-":
        return _write_only_one(find_files(paths), shape, read_as)
    from pacparse.cli.cleaning import write_each

    def convert(loaded: Loaded) -> str:
        return _shown(loaded, shape)

    return write_each(paths, output, convert=convert, form=shape.form, read_as=read_as)


def _shown(loaded: Loaded, shape: Shape, *, is_diff: bool = False) -> str:
    """The document in its ``shape``, or the diff between its source and its Markdown."""
    if is_diff:
        refuse_without_text(loaded, what="a diff")
    warn_about(loaded.document, loaded.source)
    if is_diff:
        return _diff(loaded.document, loaded.source, shape)
    return _readable(loaded.document, shape)


def _write_diffs(found: Found, output: str | None, shape: Shape, read_as: ReadAs) -> Exit:
    """Write a diff of each, one after the other."""
    tally = Tally()
    try:
        with open_product(output, inputs=found.paths) as write:
            for loaded in load_each(found.files, tally, read_as=read_as):
                text = _shown(loaded, shape, is_diff=True)
                write(printable_lines(text) if is_terminal(output) else text)
            if tally.code:
                raise _IncompleteError
    except _IncompleteError:
        pass
    found.say_skipped()
    return tally.code


def _write_only_one(found: Found, shape: Shape, read_as: ReadAs) -> Exit:
    """Write the document to standard output. Raises UsageError where there are several."""
    count = sum(file.error is None for file in found.files)
    if count > 1:
        raise UsageError(
            f"these are {count:,} documents, and their notes would mix in one text",
            where="clean",
            hint="write a file of each into a folder: -o FOLDER/",
        )
    tally = Tally()
    for loaded in load_each(found.files, tally, read_as=read_as):
        text = _shown(loaded, shape)
        with open_product(None) as write:
            write(printable_lines(text) if is_terminal() else text)
    found.say_skipped()
    return tally.code


def _readable(document: Document, shape: Shape) -> str:
    if shape.form == "html":
        from pacparse.render.html import to_html
        from pacparse.render.outline import Restatements

        return to_html(document, restatements=Restatements(shape.restatements))
    from pacparse.render.markdown import Restatements, to_markdown

    restatements = Restatements(shape.restatements)
    return to_markdown(document, restatements=restatements, anchors=shape.has_anchors)


def _diff(document: Document, source: SourceText, shape: Shape) -> str:
    from pacparse.render.diff import word_diff

    name = printable(source.name)
    text = _readable(document, shape)
    return word_diff(source.text, text, old_name=name, new_name=f"{name} (clean)")


def write_json(
    paths: Sequence[str],
    *,
    output: str | None = None,
    indent: int | None = None,
    read_as: ReadAs = AS_IT_IS,
    with_source: bool = False,
    corrections: str | None = None,
) -> Exit:
    """Write the documents that ``paths`` name, each on a line, and give the gravest code.

    ``with_source``: each holds the source text that its offsets point into. ``corrections`` is the
    file of what people have set right. Raises UsageError where
    ``indent`` is asked for and there may be several.
    """
    if indent is not None and not is_one_file(paths):
        raise UsageError(
            "JSON Lines cannot be indented", where="to-json", hint="leave --indent out"
        )
    tally = Tally()
    is_shown = is_terminal(output)
    corrected = Corrected(corrections)
    found = find_files(paths)
    try:
        with open_product(output, inputs=found.paths) as write:
            for loaded in load_each(found.files, tally, read_as=read_as):
                document, source = corrected.document(loaded.document), loaded.source
                warn_about(document, source)
                from pacparse.render import json

                kept = json.with_source(document, source.text) if with_source else document
                for text in gathered(chain(json.json_pieces(kept, indent=indent), "\n")):
                    write(printable_json(text) if is_shown else text)
            if tally.code:
                raise _IncompleteError
    except _IncompleteError:
        pass  # what could be read is on standard output, or nowhere
    corrected.say_unmet()
    found.say_skipped()
    return tally.code
