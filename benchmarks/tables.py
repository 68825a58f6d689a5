"""Measures how fast tables are written, against the libraries that only write ready rows.

Peers: ``csv.writer``, ``sqlite3`` (with the same keys and full-text index), XlsxWriter in constant
memory, and DuckDB's ``COPY``. Each is given the very rows that pacparse writes, in memory, digests
included. DuckDB takes no rows of Python at any speed: ``parquet`` gives it a ready CSV file, and
``parquet-rows`` writes that file too. The time of pacparse runs from parsed documents to the
finished output: rows, keys, digests, whole or not at all; parsing is no part of it. Ratios are of
one run, of processor time and of clock time. The peak is that of a process that is given parsed
documents and writes a tenth of the rows, or all.

    python benchmarks/tables.py
    python benchmarks/tables.py --rows 25000 --forms csv sqlite
"""

from __future__ import annotations

import argparse
import csv
import gc
import pickle
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb
import xlsxwriter

import pacparse
from documents import make_document
from measuring import print_table, verdict
from pacparse.tables.digests import DIGESTS, Digests
from pacparse.tables.lines import csv_lines
from pacparse.tables.spool import Spool
from pacparse.tables.sqlite_tables import create_statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pacparse.document import Document
    from pacparse.tables.layout import Row, Table

ALL_ROWS = 250_000
FORMS = {
    "csv": "tables",
    "sqlite": "t.sqlite",
    "xlsx": "t.xlsx",
    "parquet": "t.parquet",
    "parquet-rows": "t.parquet",
}
MOST_TIME, MOST_MEMORY = 2.0, 1.3
"""The aims: times the peer's time; times the peak of a tenth of the rows."""
Ready = list[tuple["Table", list["Row"]]]


def make_documents(model: Document, count: int) -> Iterator[Document]:
    """So many documents that are one under many names, made when they are asked for."""
    for place in range(count):
        source = replace(model.source, sha256=f"{place:064x}", name=f"{place}.txt")
        yield replace(model, source=source, key=f"cp-{place}")


def make_ready(documents: list[Document]) -> Ready:
    """The rows of all tables, the digests among them, in memory."""
    with Spool() as spool, Digests() as digests:
        for document in documents:
            spool.add(document)
        ready: Ready = []
        for table, pieces in spool.tables():
            rows = list(chain.from_iterable(pieces))
            digests.add(table, rows, [line.encode() for line in csv_lines(rows)])
            ready.append((table, rows))
        return [*ready, (DIGESTS, list(chain.from_iterable(digests.pieces())))]


def write_csv(ready: Ready, folder: Path) -> None:
    for table, rows in ready:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.names)
            writer.writerows(rows)


def write_sqlite(ready: Ready, folder: Path) -> None:
    store = sqlite3.connect(folder / "peer.sqlite", isolation_level=None)
    store.execute("PRAGMA synchronous = OFF")
    store.execute("BEGIN")
    for table, rows in ready:
        store.execute(create_statement(table))
        marks = ", ".join("?" * len(table.columns))
        store.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
    store.execute(
        'CREATE VIRTUAL TABLE f USING fts5 (text, content="paragraphs", content_rowid="row_id")'
    )
    store.execute("INSERT INTO f (f) VALUES ('rebuild')")
    store.execute("COMMIT")
    store.close()


def write_xlsx(ready: Ready, folder: Path) -> None:
    book = xlsxwriter.Workbook(
        str(folder / "peer.xlsx"), {"constant_memory": True, "strings_to_formulas": False}
    )
    for table, rows in ready[:-1]:  # pacparse has no sheet of digests
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, table.names)
        for place, row in enumerate(rows, start=1):
            sheet.write_row(place, 0, row)
    book.close()


def write_parquet_rows(ready: Ready, folder: Path) -> None:
    write_csv(ready[:-1], folder)
    write_parquet(ready, folder)


def write_parquet(ready: Ready, folder: Path) -> None:
    with duckdb.connect(config={"threads": 1}) as engine:
        for table, _ in ready[:-1]:
            source = f"read_csv('{folder}/{table.name}.csv', all_varchar = true, max_line_size = 1073741824, parallel = false)"
            target = f"{folder}/{table.name}.parquet"
            engine.execute(f"COPY (SELECT * FROM {source}) TO '{target}' (FORMAT parquet)")


PEERS: dict[str, Callable[[Ready, Path], None]] = {
    "csv": write_csv,
    "sqlite": write_sqlite,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "parquet-rows": write_parquet_rows,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=ALL_ROWS)
    parser.add_argument("--forms", nargs="+", choices=list(FORMS), default=list(FORMS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.memory:
        _print_peak(*asked.memory)
        return
    model = pacparse.parse(make_document(200_000, seed=5))
    each = sum(len(rows) for _, rows in make_ready([model]))
    documents = list(make_documents(model, max(1, round(asked.rows / each))))
    ready = make_ready(documents)
    count = sum(len(rows) for _, rows in ready)
    print(f"{count:,} rows of {len(documents)} documents, {asked.rounds} rounds")
    gc.collect()
    gc.freeze()  # what was made ready is not looked through for garbage while others write
    print_table(
        ("form", "rows/s", "peer's", "processor", "clock", "aim"),
        [_compare(form, documents, ready, rounds=asked.rounds) for form in asked.forms],
    )
    del ready
    print_table(
        ("form", "peak of a tenth", "peak", "times", "aim"),
        [
            _weigh(form, model, len(documents))
            for form in asked.forms
            if form != "parquet-rows" or "parquet" not in asked.forms
        ],
    )


class Seconds(NamedTuple):
    """What a call took."""

    processor: float
    clock: float


def _time(work: Callable[[], object]) -> Seconds:
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return Seconds(time.process_time() - processor, time.perf_counter() - clock)


def _compare(form: str, documents: list[Document], ready: Ready, *, rounds: int) -> tuple[str, ...]:
    """A row of the table of times: the best round of each side."""
    count = sum(len(rows) for _, rows in ready)
    ours, peers = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as work:
            folder = Path(work)
            if form == "parquet":
                write_csv(ready[:-1], folder)
            peers.append(_time(partial(PEERS[form], ready, folder)))
            output = folder / f"own-{FORMS[form]}"
            ours.append(_time(partial(pacparse.write_tables, documents, output)))
    own, peer = (
        Seconds(min(t.processor for t in times), min(t.clock for t in times))
        for times in (ours, peers)
    )
    ratio = own.processor / peer.processor
    return (
        form,
        f"{count / own.processor:,.0f}",
        f"{count / peer.processor:,.0f}",
        f"{ratio:.2f}",
        f"{own.clock / peer.clock:.2f}",
        verdict(ratio, MOST_TIME),
    )


def _weigh(form: str, model: Document, count: int) -> tuple[str, ...]:
    """A row of the table of memory."""
    with tempfile.TemporaryDirectory() as work:
        parsed = Path(work, "parsed")
        parsed.write_bytes(pickle.dumps(model))
        peaks = [
            int(
                subprocess.run(
                    [sys.executable, __file__, "--memory", form, str(parsed), str(size)],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
            )
            for size in (max(1, count // 10), count)
        ]
    times = peaks[1] / peaks[0]
    shown = [f"{peak / 1024:.0f} MB" for peak in peaks]
    return (form, *shown, f"{times:.2f}", verdict(times, MOST_MEMORY))


def _print_peak(form: str, parsed: str, count: str) -> None:
    """Print the kilobytes that this process has at most; Linux keeps them for each program anew."""
    model = pickle.loads(Path(parsed).read_bytes())
    with tempfile.TemporaryDirectory() as work:
        pacparse.write_tables(make_documents(model, int(count)), Path(work, FORMS[form]))
    status = Path("/proc/self/status").read_text("ascii")
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


if __name__ == "__main__":
    main()
