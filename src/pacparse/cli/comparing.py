"""Two documents, or two files of documents → what changed, in the form that is asked for."""

from __future__ import annotations

import posixpath
from collections import Counter
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from pacparse.changes import compare
from pacparse.cli.inputs import refuse_address
from pacparse.cli.loading import load_all
from pacparse.cli.messages import say
from pacparse.cli.output import is_terminal, open_product
from pacparse.cli.screen import has_color, screen_width
from pacparse.errors import Exit, UnreadableError, UsageError
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.changes import Changes
    from pacparse.cli.loading import ReadAs
    from pacparse.document import Document

FORMS = ("text", "markdown", "json")
_Name = tuple[str, int]
"""The name of a document, and how many of that name stand before it in its file."""


class Comparing(NamedTuple):
    """What a call of the command asks for."""

    old: str
    new: str
    form: str
    output: str | None = None
    is_complete: bool = False
    tells_by_code: bool = False


def run(asked: Comparing, read_as: ReadAs) -> Exit:
    """The exit code: 1 if something differs and the code is asked to tell."""
    if asked.form not in FORMS:
        hint = f"the forms are {', '.join(FORMS)}"
        raise UsageError(f"there is no form {asked.form!r}", where="--format", hint=hint)
    if asked.old == asked.new == "-":
        raise UsageError("standard input is one document", where="diff", hint="name two files")
    for path in (asked.old, asked.new):
        refuse_address(path)
        _refuse_folder(path)
    with open_product(asked.output, inputs=[asked.old, asked.new]) as write:
        old, new = (load_all(path, read_as=read_as) for path in (asked.old, asked.new))
        pairs, alone = _pairs(old, new)
        changes = [compare(*pair) for pair in pairs]
        write(_shown(asked, changes))
    for pair, found in zip(pairs, changes, strict=True):
        _say_doubts(*pair, found)
    is_same = not alone and all(one.is_empty for one in changes)
    return Exit.FOUND if asked.tells_by_code and not is_same else Exit.DONE


def _say_doubts(old: Document, new: Document, found: Changes) -> None:
    """Say what a person may have done by mistake: the later edition first, or papers of two reports."""
    from pacparse.tables.rows import days_of

    before, after = days_of(old.date), days_of(new.date)
    if before.first and after.last and before.first > after.last:
        dates = f"{old.source.name} ({old.date}) is later than {new.source.name} ({new.date})"
        say(f"{dates}; give the earlier document first")
    alone = sum(change.kind != "changed" for change in found.recommendations)
    both = (len(old.recommendations), len(new.recommendations))
    if all(both) and alone == sum(both):
        names = f"{old.source.name} and {new.source.name}"
        say(f"{names} have no recommendation in common; are they editions of one paper?")


def _refuse_folder(path: str) -> None:
    """Nothing for a file. Raises UnreadableError for a folder, with the way to compare two."""
    if Path(path).is_dir():
        raise UnreadableError(
            "this is a folder, and diff takes files",
            where=path,
            hint=f"write each folder to a file first: pacparse to-json {quote(path)} -o FILE.jsonl",
        )


def _pairs(
    old: Sequence[Document], new: Sequence[Document]
) -> tuple[list[tuple[Document, Document]], int]:
    """One document with one other; of several those of one name. How many have no partner, which is said."""
    if len(old) == len(new) == 1:
        return [(old[0], new[0])], 0
    before, after = _by_name(old), _by_name(new)
    if not before.keys() & after.keys():
        before, after = _below_common_folder(before), _below_common_folder(after)
    alone = sorted(before.keys() ^ after.keys())
    for one in alone:
        say(f"{one[0]}: it is only in the {'old' if one in before else 'new'} file")
    both = sorted(before.keys() & after.keys())
    return [(before[name], after[name]) for name in both], len(alone)


def _by_name(documents: Sequence[Document]) -> dict[_Name, Document]:
    """The documents by their names; those of one name are told apart by their order."""
    count: Counter[str] = Counter()
    named: dict[_Name, Document] = {}
    for document in documents:
        name = document.source.name
        named[name, count[name]] = document
        count[name] += 1
    return named


def _below_common_folder(named: Mapping[_Name, Document]) -> dict[_Name, Document]:
    """The documents by their names below the folder that they have in common: two checkouts differ in it."""
    folder = posixpath.dirname(posixpath.commonprefix([name for name, _ in named]))
    return {
        (name.removeprefix(folder).lstrip("/"), nth): document
        for (name, nth), document in named.items()
    }


def _shown(asked: Comparing, changes: Sequence[Changes]) -> str:
    if asked.form == "json":
        return "".join(f"{one.model_dump_json()}\n" for one in changes)
    from pacparse.render.changes import draw_changes, to_comment
    from pacparse.render.screen import Screen

    if asked.form == "markdown":
        return to_comment(changes)
    is_shown = is_terminal(asked.output)
    screen = Screen(width=screen_width(), has_color=is_shown and has_color())
    pages = (draw_changes(one, screen=screen, is_complete=asked.is_complete) for one in changes)
    return "\n".join(pages)
