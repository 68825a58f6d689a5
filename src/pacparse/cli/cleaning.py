"""A file of Markdown or HTML for each of several documents, in a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.batch.inputs import Input, canonical_name, local_path
from pacparse.batch.naming import place_outputs, refuse_collisions
from pacparse.cli.inputs import find_files
from pacparse.cli.loading import Tally, load_each
from pacparse.cli.messages import report_error, say
from pacparse.cli.output import cannot_write, open_product
from pacparse.errors import PacparseError, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pacparse.batch.naming import Place
    from pacparse.cli.inputs import NamedFile
    from pacparse.cli.loading import Loaded, ReadAs
    from pacparse.errors import Exit


def write_each(
    paths: Sequence[str],
    output: str,
    *,
    convert: Callable[[Loaded], str],
    form: str,
    read_as: ReadAs,
) -> Exit:
    """Write what ``convert`` makes of each document, which is ``form``, into the folder ``output``.

    A file is called as its document is, below the folder or glob that it was found by. One that
    cannot be read or written is reported, and the others go on. Raises UnwritableError before
    anything is read where two would be one file, or an input would be replaced.
    """
    found = find_files(paths, outside=output)
    if found.is_read_folder:
        raise UnwritableError(
            "this is the folder that is read: what is written there would be read the next time",
            where=output,
            hint="name another folder",
        )
    _refuse_file(output)
    files = list({file.path: file for file in found.files}.values())
    readable = [file for file in files if file.error is None]
    places = _places(readable, output, form)
    if readable:
        _make_folder(Path(output))
    targets = dict(zip((file.path for file in readable), places, strict=True))
    tally = Tally()
    count = 0
    for file in files:
        for loaded in load_each([file], tally, read_as=read_as):
            target = Path(output, local_path(targets[file.path].output(form)))
            try:
                text = convert(loaded)
                target.parent.mkdir(parents=True, exist_ok=True)
                with open_product(os.fspath(target), inputs=[file.path]) as write:
                    write(text)
            except OSError as error:
                tally.add(report_error(cannot_write(error, os.fspath(target))))
            except PacparseError as error:
                tally.add(report_error(error))
            else:
                count += 1
    say(f"{output}: {count:,} document{'' if count == 1 else 's'}")
    found.say_skipped()
    return tally.code


def _places(files: Sequence[NamedFile], output: str, form: str) -> list[Place]:
    """Where each of ``files`` is written. Raises UnwritableError where two would be one."""
    places = list(place_outputs([Input(canonical_name(file.name), file.path) for file in files]))
    try:
        for folds_case in (False, True):  # a disk may take these for the same
            refuse_collisions(places, (form,), folder=output, folds_case=folds_case)
    except UnwritableError as error:
        hint = "rename one of them, or write it elsewhere"
        raise UnwritableError(error.what, where=error.where, hint=hint) from error
    return places


def _refuse_file(output: str) -> None:
    path = Path(output)
    if path.exists() and not path.is_dir():
        raise UnwritableError(
            "this is a file, and several documents need a folder",
            where=output,
            hint="name a folder: -o FOLDER/",
        )
    parent = path.parent
    if not parent.is_dir():
        raise UnwritableError("its folder is not there", where=output, hint="make the folder first")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise cannot_write(error, os.fspath(folder)) from error
