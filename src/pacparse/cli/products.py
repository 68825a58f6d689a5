"""What ``clean`` and ``to-json`` write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.cli.loading import AS_IT_IS, ReadAs, Tally, load, load_each, refuse_without_text
from pacparse.cli.messages import warn_about
from pacparse.cli.output import is_terminal, open_product
from pacparse.errors import Exit
from pacparse.render.printable import printable, printable_json, printable_lines

if TYPE_CHECKING:
    from collections.abc import Sequence


class _IncompleteError(Exception):
    """Not every input could be read, so an output file is not to be."""


def write_markdown(
    file: str,
    *,
    output: str | None = None,
    restatements: str = "keep",
    is_diff: bool = False,
    read_as: ReadAs = AS_IT_IS,
) -> Exit:
    """Write the document in ``file`` as Markdown, or the diff between the two."""
    with open_product(output, inputs=[file]) as write:
        loaded = load(file, read_as=read_as)
        document, source = loaded.document, loaded.source
        if is_diff:
            refuse_without_text(loaded, what="a diff")
        warn_about(document, source)
        from pacparse.render.markdown import Restatements, to_markdown

        text = to_markdown(document, restatements=Restatements(restatements))
        if is_diff:
            from pacparse.render.diff import unified_diff

            name = printable(source.name)
            text = unified_diff(source.text, text, old_name=name, new_name=f"{name} (clean)")
        write(printable_lines(text) if is_terminal(output) else text)
    return Exit.DONE


def write_json(
    files: Sequence[str],
    *,
    output: str | None = None,
    indent: int | None = None,
    read_as: ReadAs = AS_IT_IS,
    with_source: bool = False,
) -> Exit:
    """Write the documents in ``files``, each on a line of its own, and give the gravest code.

    ``with_source``: each holds the source text that its offsets point into.
    """
    tally = Tally()
    is_shown = is_terminal(output)
    try:
        with open_product(output, inputs=files) as write:
            for document, source, *_ in load_each(files, tally, read_as=read_as):
                warn_about(document, source)
                from pacparse.render import json

                kept = json.with_source(document, source.text) if with_source else document
                text = json.to_json(kept, indent=indent)
                write(f"{printable_json(text) if is_shown else text}\n")
            if tally.code:
                raise _IncompleteError
    except _IncompleteError:
        pass  # what could be read is on standard output, or nowhere
    return tally.code
