"""How a batch compares: with one worker, with a call for each file, with nothing left to do.

    python benchmarks/batch.py [--documents 2000] [--size 20000] [--rounds 1]

Every run is a process of its own, start-up included, over the same files. Rates are by the clock, which
other programs on the machine disturb, and by processor seconds, which they disturb less: the two
aims that are about several cores have a meaning on an idle machine with that many only. The calls of
``to-json`` are measured for a hundred files and multiplied. Memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from documents import make_document
from measuring import print_table, verdict

_DISTINCT = 50
"""Documents that are made; the others are these again, each with a title of its own."""
_CALLS = 100
_FEW = 10  # memory is compared with that of a tenth of the files
_PROGRAM = (sys.executable, "-m", "pacparse")


class Cost(NamedTuple):
    """What a process, and those that it started, took: seconds by clock and processor, megabytes."""

    clock: float
    processor: float
    memory: float


def measure(*arguments: str) -> Cost:
    """The cost of one call of the program, which must succeed."""
    start = time.perf_counter()
    process = subprocess.Popen([*_PROGRAM, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def write_documents(folder: Path, count: int, size: int) -> None:
    """``count`` files in folders of a hundred."""
    texts = [make_document(size, seed=seed) for seed in range(min(count, _DISTINCT))]
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"minute-{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"Minute of quay {number}\n{texts[number % len(texts)]}"
        path.write_text(text, encoding="utf-8")


def run_batch(folder: Path, out: Path, jobs: int) -> Cost:
    """The cost of a batch."""
    return measure("batch", str(folder), "--out", str(out), "--jobs", str(jobs), "--quiet")


def call_each(folder: Path, count: int) -> Cost:
    """The cost of a call of ``to-json`` for each of ``count`` files, from a hundred of them."""
    files = sorted(folder.rglob("*.txt"))[:_CALLS]
    costs = [measure("to-json", str(file)) for file in files]
    scale = count / len(costs)
    return Cost(
        sum(cost.clock for cost in costs) * scale,
        sum(cost.processor for cost in costs) * scale,
        max(cost.memory for cost in costs),
    )


def compare(work: Path, *, count: int, size: int, rounds: int) -> None:
    """Print the costs, and how they stand against the aims."""
    many, few = work / "many", work / "few"
    write_documents(many, count, size)
    write_documents(few, max(1, count // _FEW), size)
    costs: dict[str, list[Cost]] = {}
    for number in range(rounds):
        out = work / f"out-{number}"
        costs.setdefault("batch, 1 worker", []).append(run_batch(many, out / "one", 1))
        costs.setdefault("batch, 2 workers", []).append(run_batch(many, out / "two", 2))
        costs.setdefault("again, no change", []).append(run_batch(many, out / "two", 2))
        costs.setdefault("a tenth of the files", []).append(run_batch(few, out / "few", 2))
        costs.setdefault("a call for each", []).append(call_each(many, count))
        shutil.rmtree(out)
    best = {
        name: Cost(*(median(column) for column in zip(*rows, strict=True)))
        for name, rows in costs.items()
    }
    print(f"{count:,} documents of {size:,} characters, {rounds} round(s), medians")
    print_table(
        ["run", "clock s", "processor s", "files/s", "largest process MB"],
        [
            [
                name,
                f"{c.clock:.1f}",
                f"{c.processor:.1f}",
                f"{count / c.clock:,.0f}",
                f"{c.memory:.0f}",
            ]
            for name, c in best.items()
        ],
    )
    one, two, again, few_cost, calls = best.values()
    aims = (
        ("2 workers : 1, rate by the clock", one.clock / two.clock, 1.85, True),
        ("2 workers : a call for each, by the clock", calls.clock / two.clock, 20.0, True),
        ("the same by processor, on two cores", calls.processor / (two.processor / 2), 20.0, True),
        ("again : first, by the clock", again.clock / two.clock, 0.05, False),
        ("the same by processor", again.processor / two.processor, 0.05, False),
        ("memory of all : of a tenth", two.memory / few_cost.memory, 1.3, False),
    )
    print()
    print_table(
        ["ratio", "measured", "aim", ""],
        [
            [
                name,
                f"{value:.3g}",
                f"{'≥' if is_floor else '≤'} {aim:g}",
                verdict(aim, value) if is_floor else verdict(value, aim),
            ]
            for name, value, aim, is_floor in aims
        ],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=2000, help="how many (default: 2000)")
    parser.add_argument("--size", type=int, default=20_000, help="characters (default: 20000)")
    parser.add_argument("--rounds", type=int, default=1, help="(default: 1)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pacparse-batch-") as work:
        compare(Path(work), count=options.documents, size=options.size, rounds=options.rounds)


if __name__ == "__main__":
    main()
