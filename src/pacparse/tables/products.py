"""Where tables go: what a name asks for, and a result that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pacparse.errors import UnwritableError, UsageError
from pacparse.tables.csv_tables import DESCRIPTION, csv_contents, write_csv_folder
from pacparse.tables.digests import DIGESTS
from pacparse.tables.layout import HISTORY_TABLES, TABLES, table_named
from pacparse.tables.page_links import PageLinks
from pacparse.tables.parquet_tables import write_parquet
from pacparse.tables.spool import Spool
from pacparse.tables.sqlite_tables import write_sqlite
from pacparse.tables.xlsx_tables import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pacparse.document import Document
    from pacparse.tables.layout import Cell, Table

T = TypeVar("T")

_SQLITE = (".sqlite", ".sqlite3", ".db")
ALL_TABLES = (*TABLES, *HISTORY_TABLES)
_OURS = frozenset(
    f"{name}{suffix}"
    for name in (*(table.name for table in ALL_TABLES), DIGESTS.name)
    for suffix in (".csv", ".parquet")
) | {DESCRIPTION}
_FIRST = "recommendations"
_FILE_FORMS = (".csv", *_SQLITE, ".xlsx")
_FORMS = (*_FILE_FORMS, ".parquet")


def write_tables(
    documents: Iterable[Document],
    output: str | Path,
    *,
    table: str | None = None,
    has_bom: bool = False,
) -> int:
    """Write the tables of ``documents`` to ``output``, and return the number of documents.

    The suffix decides the form: ``.sqlite``, ``.xlsx``, ``.csv`` (one table: ``table``, or recommendations),
    ``.parquet`` (a folder of Parquet files). Without a suffix it is a folder of CSV files. An older file at
    ``output`` is replaced when everything is written, and stays as it is if anything fails.

    Raises UsageError for a ``table`` that there is none of, and for any other suffix of a place where
    no folder stands; UnwritableError where ``output`` cannot
    be written or holds other things, UnsupportedError where a form needs an extra.
    """
    refuse_table(table, TABLES)
    return write_filled(
        lambda spool: spool.add_all(documents), output, table=table, has_bom=has_bom
    )


def write_filled(
    fill: Callable[[Spool], T],
    output: str | Path,
    *,
    table: str | None = None,
    has_bom: bool = False,
) -> T:
    """Write the tables of the documents that ``fill`` puts into a spool, and return what ``fill`` returns.

    A wrong ``output`` is refused before ``fill`` is called. If ``fill`` raises, ``output`` stays as it was.
    The rest is as in ``write_tables``.
    """
    refuse_output(output, table=table)
    target = Path(output)
    suffix = target.suffix.lower()
    wanted = table_named(table or _FIRST, ALL_TABLES)
    with _whole(target, is_folder=suffix not in _FILE_FORMS) as place, Spool() as spool:
        result = fill(spool)
        if suffix == ".csv":
            with place.open("wb") as file:
                file.writelines(csv_contents(wanted, spool.pieces(wanted), has_bom=has_bom))
        elif suffix in _SQLITE:
            write_sqlite(spool.tables(), place)
        elif suffix == ".xlsx":
            write_xlsx(spool.tables(), place, links=PageLinks(spool))
        elif suffix == ".parquet":
            write_parquet(spool.tables(), place)
        else:
            write_csv_folder(spool.tables(), place, has_bom=has_bom)
    return result


def refuse_output(output: str | Path, *, table: str | None = None) -> None:
    """Nothing for a place where tables can be written. Raises as ``write_tables`` for any other."""
    target = Path(output)
    suffix = target.suffix.lower()
    refuse_table(table, ALL_TABLES)
    _refuse_form(str(output), target, suffix)
    if table is not None and suffix != ".csv":
        raise UsageError("one table alone is written as CSV", hint="name a file that ends in .csv")
    _refuse_place(target, is_folder=suffix not in _FILE_FORMS)


def refuse_table(name: str | None, tables: Sequence[Table]) -> None:
    """Nothing for the name of one of ``tables``, or None. Raises UsageError for any other."""
    if name is not None:
        table_named(name, tables)


def write_table(
    documents: Iterable[Document], write: Callable[[str], object], *, table: str | None = None
) -> int:
    """Write one table of ``documents`` as CSV to ``write``; the count of documents comes back."""
    wanted = table_named(table or "recommendations")
    with Spool() as spool:
        count = spool.add_all(documents)
        for content in csv_contents(wanted, spool.pieces(wanted)):
            write(content.decode())
    return count


def rows_by_column(
    documents: Iterable[Document], *, table: str = "recommendations"
) -> Iterator[dict[str, Cell]]:
    """The rows of one table of ``documents``, each by the names of its columns."""
    wanted = table_named(table)
    with Spool() as spool:
        spool.add_all(documents)
        for rows in spool.pieces(wanted):
            for row in rows:
                yield dict(zip(wanted.names, row, strict=True))


@contextmanager
def _whole(target: Path, *, is_folder: bool) -> Iterator[Path]:
    """A place beside ``target`` to write to, which takes its place when the block has ended well."""
    place = target.parent / f".pacparse-{os.urandom(8).hex()}.tmp"
    try:
        if is_folder:
            place.mkdir()
        yield place
        if is_folder and target.is_dir():
            _replace_folder(place, target)
        else:
            place.replace(target)
    except OSError as error:
        raise UnwritableError(
            f"cannot be written ({error.strerror or error})", where=str(target)
        ) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(place) if is_folder else place.unlink(missing_ok=True)


def _replace_folder(place: Path, target: Path) -> None:
    """Let the folder ``place`` stand where ``target`` stands, and what stood there be gone."""
    old = place.with_suffix(".old")
    target.rename(old)
    try:
        place.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)


def _refuse_form(name: str, target: Path, suffix: str) -> None:
    """Nothing for a form that can be written. Raises UsageError for ``t.xls``: a folder was not meant."""
    is_suffix = suffix[1:2].isalpha() and not name.endswith((os.sep, "/"))
    if not is_suffix or suffix in _FORMS or target.is_dir():
        return
    raise UsageError(
        f"no table is written as {suffix}",
        where=name,
        hint="end the name with .xlsx, .sqlite, .csv or .parquet, or with / for a folder of CSV files",
    )


def _refuse_place(target: Path, *, is_folder: bool) -> None:
    """Nothing for a place that can be written. Raises UnwritableError for any other."""
    where = str(target)
    if not target.parent.is_dir():
        raise UnwritableError("its folder is not there", where=where, hint="make the folder first")
    if not target.exists():
        return
    if is_folder != target.is_dir():
        what = "this is a file, and a folder is to be written" if is_folder else "this is a folder"
        raise UnwritableError(what, where=where, hint="name another place")
    others = (
        sorted(path.name for path in target.iterdir() if path.name not in _OURS)
        if is_folder
        else []
    )
    if others:
        raise UnwritableError(
            f"the folder holds other things ({others[0]})", where=where, hint="name a new folder"
        )
