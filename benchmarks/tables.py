"""Measures how fast tables are written, against the libraries that only write ready rows.

Peers: ``csv.writer``, ``sqlite3`` (with the same full-text index), XlsxWriter in constant memory and
DuckDB's ``COPY`` of a ready CSV file, each given the very rows that pacparse writes, in memory. The
time of pacparse runs from parsed documents to the finished output; parsing is no part of it. Ratios
are of one run. ``--memory`` measures the peak of a process that writes so many rows.

    python benchmarks/tables.py
    python benchmarks/tables.py --rows 25000 --forms csv sqlite
"""

from __future__ import annotations

import argparse
import csv
import gc
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import xlsxwriter

import pacparse
from documents import make_document
from pacparse.tables.digests import DIGESTS, Digests
from pacparse.tables.spool import Spool
from pacparse.tables.sqlite_tables import create_statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pacparse.document import Document
    from pacparse.tables.layout import Row, Table

ALL_ROWS = 250_000
FORMS = {"csv": "tables", "sqlite": "t.sqlite", "xlsx": "t.xlsx", "parquet": "t.parquet"}
Ready = list[tuple["Table", list["Row"]]]


def make_documents(rows: int) -> Iterator[Document]:
    """Documents that have ``rows`` rows together: one, under many names."""
    model = pacparse.parse(make_document(200_000, seed=5))
    each = sum(len(part) for _, part in make_ready([model]))
    for place in range(max(1, round(rows / each))):
        source = replace(model.source, sha256=f"{place:064x}", name=f"{place}.txt")
        yield replace(model, source=source, key=f"cp-{place}")


def make_ready(documents: list[Document]) -> Ready:
    """The rows of all tables, the digests among them, in memory."""
    with Spool() as spool, Digests() as digests:
        for document in documents:
            spool.add(document)
        ready: Ready = [
            (table, list(digests.of_each(table, rows))) for table, rows in spool.tables()
        ]
        return [*ready, (DIGESTS, list(digests.rows()))]


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
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=ALL_ROWS)
    parser.add_argument("--forms", nargs="+", choices=list(FORMS), default=list(FORMS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", metavar="FORM", help="print the peak memory of one process")
    asked = parser.parse_args()
    if asked.memory:
        with tempfile.TemporaryDirectory() as work:
            pacparse.write_tables(make_documents(asked.rows), Path(work, FORMS[asked.memory]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    documents = list(make_documents(asked.rows))
    ready = make_ready(documents)
    count = sum(len(rows) for _, rows in ready)
    print(f"{count:,} rows of {len(documents)} documents")
    gc.collect()
    gc.freeze()  # what was made ready is not looked through for garbage while others write
    for form in asked.forms:
        _compare(form, documents, ready, rounds=asked.rounds)
    for form in asked.forms:
        _weigh(form, asked.rows)


def _compare(form: str, documents: list[Document], ready: Ready, *, rounds: int) -> None:
    count = sum(len(rows) for _, rows in ready)
    times: dict[str, list[float]] = {"pacparse": [], "peer": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as work:
            folder = Path(work)
            if form == "parquet":
                write_csv(ready, folder)
            start = time.process_time()
            PEERS[form](ready, folder)
            times["peer"].append(time.process_time() - start)
            start = time.process_time()
            pacparse.write_tables(documents, folder / f"own-{FORMS[form]}")
            times["pacparse"].append(time.process_time() - start)
    ours, theirs = min(times["pacparse"]), min(times["peer"])
    print(
        f"{form:8} {count / ours:10,.0f} rows/s, peer {count / theirs:10,.0f}: "
        f"{ours / theirs:.2f} times its time"
    )


def _weigh(form: str, rows: int) -> None:
    peaks = [
        int(
            subprocess.run(
                [sys.executable, __file__, "--rows", str(size), "--memory", form],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for size in (rows // 10, rows)
    ]
    print(
        f"{form:8} peak {peaks[0]} MB for a tenth, {peaks[1]} MB: {peaks[1] / peaks[0]:.2f} times"
    )


if __name__ == "__main__":
    main()
