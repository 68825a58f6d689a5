"""The public functions: they find pairs among passages that are given one by one, or in files."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.errors import UnreadableError, UsageError
from pacparse.reuse.engines import Engine, Here, Processes
from pacparse.reuse.likeness import Pair, Passage
from pacparse.reuse.lines import MOST_DOCUMENT, decode, read_lines, split_lines
from pacparse.reuse.plain import find_pairs_plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FEW_CHARACTERS = 100_000
"""Of so few in all, plain Python finds the pairs before NumPy is imported."""
_TASK_BYTES = 1 << 24  # of passages that one task reads


def find_pairs(
    passages: Iterable[Passage],
    *,
    workers: int = 1,
    scratch: Path | None = None,
    engine: Engine | None = None,
) -> Iterator[Pair]:
    """Pairs of passages of different documents that say the same, by ``left``, then ``right``.

    Passages of fewer than ``MIN_LETTERS`` letters and figures are left out. The pairs are the same for
    any number of ``workers``, for any ``engine``, and without NumPy, which few passages do not need.
    Working files lie in a new folder in ``scratch`` (the system's folder for such files if None). They
    take about four times the size of the texts, and are removed in the end. Of the texts only a few
    millions of letters are in memory at once. The workers of a cluster must see that folder. Raises UsageError for
    a document whose number is negative or has more than eighteen figures.
    """
    first, others = _take_first(_checked(passages))
    if not has_numpy() or (others is None and engine is None):
        yield from find_pairs_plainly(chain(first, others or ()))
        return
    with _folder_in(scratch) as folder:
        paths = list(_spool(chain(first, others or ()), folder))
        yield from _find_in_files(paths, folder, engine or _engine_of(workers))


def find_pairs_in_files(
    paths: Sequence[Path],
    *,
    workers: int = 1,
    scratch: Path | None = None,
    engine: Engine | None = None,
) -> Iterator[Pair]:
    """The same for passages in files: each line holds the number of a document, a tab, and a text.

    The files are UTF-8. Their lines count as passages in the order of ``paths``. Raises
    UnreadableError for a file that cannot be read, or a line of another form.
    """
    if not has_numpy():
        yield from find_pairs_plainly(_read_passages(paths))
        return
    with _folder_in(scratch) as folder:
        yield from _find_in_files(paths, folder, engine or _engine_of(workers))


def write_passages(passages: Iterable[Passage], path: Path) -> int:
    """Write a file for ``find_pairs_in_files``. Returns how many lines it has."""
    count = 0
    with path.open("wb") as file:
        for passage in _checked(passages):
            file.write(_line_of(passage).encode("utf-8", "surrogatepass"))
            count += 1
    return count


def has_numpy() -> bool:
    """Whether NumPy is installed: the extra ``reuse``."""
    return importlib.util.find_spec("numpy") is not None


def _engine_of(workers: int) -> Engine:
    return Processes(workers) if workers > 1 else Here()


def _find_in_files(paths: Sequence[Path], folder: Path, engine: Engine) -> Iterator[Pair]:
    from pacparse.reuse.stages import run_stages

    with engine:
        yield from run_stages(_divide(paths), folder, engine)


@contextmanager
def _folder_in(scratch: Path | None) -> Iterator[Path]:
    """A new folder, removed with all that is in it."""
    folder = Path(tempfile.mkdtemp(prefix="pacparse-reuse-", dir=scratch))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _checked(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages. Raises UsageError for one whose document has a number that is none."""
    for passage in passages:
        if not 0 <= passage.document <= MOST_DOCUMENT:
            raise UsageError(f"{passage.document} is no number of a document")
        yield passage


def _take_first(passages: Iterable[Passage]) -> tuple[list[Passage], Iterator[Passage] | None]:
    """The first passages, and the others: None if there are so few that plain Python is faster."""
    others = iter(passages)
    first: list[Passage] = []
    size = 0
    for passage in others:
        first.append(passage)
        size += len(passage.text)
        if size > FEW_CHARACTERS:
            return first, others
    return first, None


def _line_of(passage: Passage) -> str:
    document, text = passage
    if "\n" in text:
        text = text.replace("\n", " ")
    return f"{document}\t{text}\n"


def _spool(passages: Iterable[Passage], folder: Path) -> Iterator[Path]:
    """Files of about a task each that hold all passages."""
    lines: list[str] = []
    size = count = 0

    def write() -> Path:
        path = folder / f"{count:05}.passages"
        path.write_bytes("".join(lines).encode("utf-8", "surrogatepass"))
        lines.clear()
        return path

    for passage in passages:
        lines.append(_line_of(passage))
        size += len(lines[-1])
        if size >= _TASK_BYTES:
            yield write()
            size = 0
            count += 1
    if lines:
        yield write()


def _divide(paths: Sequence[Path]) -> list[tuple[Path, int, int]]:
    """Parts of the files: where each begins and ends. A part has the lines that begin in it."""
    parts: list[tuple[Path, int, int]] = []
    for path in paths:
        try:
            size = path.stat().st_size
        except OSError as error:
            raise UnreadableError(os.strerror(error.errno or 0), where=str(path)) from error
        parts += [
            (path, begin, min(begin + _TASK_BYTES, size)) for begin in range(0, size, _TASK_BYTES)
        ]
    return parts


def _read_passages(paths: Sequence[Path]) -> Iterator[Passage]:
    for part in _divide(paths):
        for document, text in split_lines(read_lines(*part), part[0]):
            yield Passage(document, decode(text, part[0]))
