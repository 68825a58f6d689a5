"""The order of the checks."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from pacparse.batch.inputs import find_inputs
from pacparse.fields import NamedTuple
from pacparse.gate.facts import CHECKS, Known, number_of
from pacparse.gate.refusals import Refusal
from pacparse.gate.stored import StoredRow, open_stored
from pacparse.gate.texts import Sources
from pacparse.gate.written import Written
from pacparse.tables.digests import DIGESTS, row_digest
from pacparse.tables.layout import HISTORY_TABLES, TABLES, table_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pacparse.gate.facts import Faults
    from pacparse.gate.stored import Stored
    from pacparse.tables.layout import Table


class Verification(NamedTuple):
    """How many rows were checked, which rows are refused, and which sources could not be read.

    ``unread`` has the path of each such source and the reason.
    """

    rows: int
    refusals: tuple[Refusal, ...]
    unread: tuple[tuple[str, str], ...] = ()


def verify(
    output: str | Path,
    sources: Iterable[str | Path],
    *,
    previous: str | Path | None = None,
) -> Verification:
    """Compare the tables or the JSON at ``output`` with the ``sources`` from which they were made.

    ``sources`` are files, folders and globs. ``previous`` is an earlier output of the same documents;
    its recommendations must still be there.

    Raises UnreadableError or UnsupportedError if one of the two outputs cannot be read.
    """
    files = find_inputs([str(path) for path in sources], outside=None, has_outputs=False).files
    texts = Sources((file.name, file.path) for file in files)
    with closing(open_stored(output)) as stored:
        found = [
            Refusal(table, 0, "", "file-changed", message)
            for table, message in stored.changed_files()
        ]
        found += _misplaced(stored)
        tables = [*TABLES, *(table for table in HISTORY_TABLES if stored.has(table))]
        rows = 0
        with Known(stored, texts) as known, Written(stored) as written:
            found += _gone(written, tables)
            for table in tables:
                count, refused = _check_table(table, stored, known, written.of(table))
                rows += count
                found += refused
        if previous is not None:
            with closing(open_stored(previous)) as earlier:
                found += _compare(earlier, stored)
    unread = tuple((path, str(error)) for path, error in texts.unread)
    return Verification(rows, tuple(_in_order(found)), unread)


def _check_table(
    table: Table, stored: Stored, known: Known, digests: dict[str, set[str]]
) -> tuple[int, list[Refusal]]:
    """How many rows ``table`` has, and what is refused of it; ``digests`` are those that were written."""
    seen: Counter[str] = Counter()
    found: list[Refusal] = []
    for row in stored.rows(table):
        name = _name(table, row)
        seen[name] += 1
        found += _check_digest(table, row, name, digests)
        if seen[name] > 1 and table.key:
            found.append(
                Refusal(table.name, row.place, name, "key-repeated", "another has its key")
            )
        found += _check_references(table, row, name, known)
        found += (
            Refusal(table.name, row.place, name, code, message, column)
            for code, column, message in _faults(table, row, known)
        )
    found += (
        Refusal(table.name, 0, name, "row-missing", "was written and is gone")
        for name in digests
        if not seen[name]
    )
    return seen.total(), found


def _faults(table: Table, row: StoredRow, known: Known) -> Faults:
    check = CHECKS.get(table.name)
    return iter(()) if check is None else check(row.cells, known)


def _gone(written: Written, tables: Sequence[Table]) -> Iterator[Refusal]:
    """Tables whose rows were written, and which are gone."""
    there = {table.name for table in tables}
    for name in written.tables:
        if name not in there:
            yield Refusal(name, 0, "", "row-missing", "the whole table was written and is gone")


def _misplaced(stored: Stored) -> Iterator[Refusal]:
    """The rows of *digests* whose place is not the one behind that of the row before."""
    before: dict[str, str] = {}
    for row in stored.rows(DIGESTS):
        name, place = row.cells["table_name"], row.cells["row"]
        last = before.get(name, "0")
        if not 0 < number_of(place) == number_of(last) + 1:
            message = f"this is no place behind {last}"
            yield Refusal(DIGESTS.name, row.place, f"{name} {place}", "count-wrong", message, "row")
        before[name] = place


def _name(table: Table, row: StoredRow) -> str:
    key = table.key or table.names[:1]
    return " ".join(row.cells[column] for column in key).replace("\n", " ")


def _check_digest(
    table: Table, row: StoredRow, name: str, digests: dict[str, set[str]]
) -> Iterator[Refusal]:
    if name not in digests:
        yield Refusal(table.name, row.place, name, "row-added", "was not written")
    elif row_digest(tuple(row.cells[column] for column in table.names)) not in digests[name]:
        yield Refusal(table.name, row.place, name, "row-changed", "is not as it was written")


def _check_references(table: Table, row: StoredRow, name: str, known: Known) -> Iterator[Refusal]:
    for column in table.refers:
        cell = row.cells[column.name]
        if cell and cell not in known.keys(str(column.refers_to)):
            message = f"there is no {cell} in {column.refers_to}"
            yield Refusal(table.name, row.place, name, "key-unknown", message, column.name)


def _compare(previous: Stored, stored: Stored) -> Iterator[Refusal]:
    """What an earlier output had, and this one has not: a recommendation, or that it is implemented."""
    table = table_named("recommendations")
    now = {row.cells["recommendation_id"]: row for row in stored.rows(table)}
    for row in previous.rows(table):
        key = row.cells["recommendation_id"]
        if key not in now:
            yield Refusal(table.name, 0, key, "previous-lost", "was there before and is gone")
        elif row.cells["status"] == "implemented" != now[key].cells["status"]:
            status = now[key].cells["status"] or "no status"
            message = f"was implemented before, and has {status} now"
            yield Refusal(table.name, now[key].place, key, "previous-lost", message, "status")


def _in_order(refusals: Sequence[Refusal]) -> list[Refusal]:
    """The refusals by table and place; those of whole tables stand before those of rows."""
    order = {table.name: place for place, table in enumerate((*TABLES, *HISTORY_TABLES))}
    return sorted(refusals, key=lambda r: (order.get(r.table, len(order)), r.place))
