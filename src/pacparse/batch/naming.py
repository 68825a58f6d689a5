"""Where outputs go: a name for each kind of output of each input, and never one for two."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from pacparse.batch.inputs import local_path
from pacparse.batch.state import STATE_FOLDER
from pacparse.errors import UnwritableError
from pacparse.fields import NamedTuple
from pacparse.source import KNOWN_SUFFIXES, readable_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pacparse.batch.inputs import Input

SUFFIXES = {"json": ".json", "markdown": ".md", "html": ".html"}
"""What the output of each kind ends with."""


class Place(NamedTuple):
    """An input and what its outputs are called, before their suffix."""

    input: Input
    stem: str

    def output(self, kind: str) -> str:
        """The name of the output of ``kind``, below the output folder."""
        return self.stem + SUFFIXES[kind]


def place_outputs(inputs: Sequence[Input]) -> Iterator[Place]:
    """A place for each of ``inputs``, in their order.

    ``report.txt`` becomes ``report``. Where ``report.md`` stands beside it both keep their suffix
    (``report.txt``, ``report.md``), so that neither is lost and neither depends on which came first.
    """
    stems = [stem_of(name) for name, _ in inputs]
    counts = Counter(stems)
    for each, stem in zip(inputs, stems, strict=True):
        yield Place(each, each.name if counts[stem] > 1 else stem)


def stem_of(name: str) -> str:
    """``name`` without the suffix of a document: ``2019/report`` for ``2019/report.txt``."""
    lowered = name.lower()
    for suffix in KNOWN_SUFFIXES:
        before = name[: -len(suffix)]
        if lowered.endswith(suffix) and before and not before.endswith("/"):
            return before
    return name


def stems_of(name: str) -> tuple[str, str]:
    """What the outputs of ``name`` may be called: alone, and beside others of its stem."""
    return stem_of(name), name


def refuse_collisions(
    places: Sequence[Place], kinds: Sequence[str], *, folder: str, folds_case: bool
) -> None:
    """Nothing where every output has a name of its own, and none is an input.

    Raises UnwritableError for the first two that would be written to one file, also where
    ``folder`` takes names that differ in case only for the same.
    """
    claims: dict[str, str] = {}
    for place in places:
        claim = place.stem.casefold() if folds_case else place.stem
        other = claims.setdefault(claim, place.input.path)
        if other is not place.input.path:
            raise UnwritableError(
                f"{readable_name(other)} and {readable_name(place.input.path)} would both be "
                f"written to {readable_name(place.output(kinds[0]))}",
                where=folder,
                hint="rename one of them, or give it another folder with --out",
            )
    _refuse_inputs(places, kinds, folder=folder)


def refuse_files(
    files: Sequence[Path], places: Sequence[Place], kinds: Sequence[str], *, folder: str
) -> None:
    """Nothing where none of ``files``, which are written besides, is an input or of the outputs.

    Raises UnwritableError for the first that is one, or that stands in the folder of the state.
    """
    if not files:
        return
    inside = os.path.realpath(folder) + os.sep
    wanted = {os.path.realpath(file.parent) + os.sep + file.name: file for file in files}
    taken = {path: "an input" for path in _real_inputs(places) if path in wanted}
    for place in places:
        for kind in kinds:
            output = inside + local_path(place.output(kind))
            if output in wanted:
                taken[output] = "an output"
    for path, file in wanted.items():
        if path.startswith(inside + STATE_FOLDER + os.sep):
            taken[path] = "kept for what pacparse notes down"
        if path in taken:
            raise UnwritableError(
                f"this is {taken[path]}", where=readable_name(str(file)), hint="name another file"
            )


def _real_inputs(places: Sequence[Place]) -> Iterator[str]:
    """Where each input is, whatever links its folder is named by."""
    parents: dict[str, str] = {}
    for place in places:
        parent, name = os.path.split(place.input.path)
        real = parents.get(parent)
        if real is None:
            real = parents[parent] = os.path.realpath(parent) + os.sep
        yield real + name


def _refuse_inputs(places: Sequence[Place], kinds: Sequence[str], *, folder: str) -> None:
    """Nothing where no output would take the place of an input."""
    inside = os.path.realpath(folder) + os.sep
    endangered = {path for path in _real_inputs(places) if path.startswith(inside)}
    if not endangered:
        return
    for place in places:
        for kind in kinds:
            if inside + local_path(place.output(kind)) in endangered:
                raise UnwritableError(
                    f"{readable_name(place.output(kind))} there is an input",
                    where=folder,
                    hint="name another folder with --out",
                )
