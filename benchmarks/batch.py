"""How a batch compares: with one worker, with a call for each file, with nothing left to do.

    python benchmarks/batch.py [--documents 2000] [--size 20000] [--rounds 1]

Every run is a process of its own, start-up included, over the same files. Rates are by the clock, which
other programs on the machine disturb, and by processor seconds, which they disturb less: the two
aims that are about several cores have a meaning on an idle machine with that many only. On a virtual
machine the host disturbs them too: what it gave to others meanwhile is printed as stolen. Ratios are
medians of the rounds'. The calls of ``to-json`` are measured for a hundred files and multiplied. Memory
is that of the largest process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from documents import make_document
from measuring import print_table, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Each = TypeVar("Each")
_DISTINCT = 50
"""Documents that are made; the others are these again, each with a title of its own."""
_CALLS = 100
_FEW = 10  # memory is compared with that of a tenth of the files
_STOLEN = 8  # the field of the first line of /proc/stat, which begins with a word
_HALVES = ("one-half", "other-half")
_PROGRAM = (sys.executable, "-m", "pacparse")


class Cost(NamedTuple):
    """What a process, and those that it started, took: seconds by clock and processor, megabytes.

    ``stolen`` are processor seconds that the machine's host kept from this machine meanwhile.
    """

    clock: float
    processor: float
    memory: float
    stolen: float


class Round(NamedTuple, Generic[Each]):
    """Something for each of the runs that are compared."""

    one: Each
    two: Each
    again: Each
    halves: Each
    few: Each
    calls: Each


_NAMES = Round(
    one="batch, 1 worker",
    two="batch, 2 workers",
    again="again, no change",
    halves="two batches of half, at once",
    few="a tenth of the files",
    calls="a call for each",
)


class Aim(NamedTuple):
    """A ratio of costs that should be ``least`` or more, or else ``most`` or less."""

    name: str
    ratio: Callable[[Round[Cost]], float]
    least: float | None = None
    most: float = 0.0


_AIMS = (
    Aim("2 workers : 1, rate by the clock", lambda it: it.one.clock / it.two.clock, least=1.85),
    Aim(
        "2 workers : two batches of half, by the clock",
        lambda it: it.halves.clock / it.two.clock,
        least=0.97,
    ),
    Aim(
        "2 workers : a call for each, by the clock",
        lambda it: it.calls.clock / it.two.clock,
        least=20,
    ),
    Aim(
        "the same by processor, on two cores",
        lambda it: it.calls.processor / (it.two.processor / 2),
        least=20,
    ),
    Aim("again : first, by the clock", lambda it: it.again.clock / it.two.clock, most=0.05),
    Aim("the same by processor", lambda it: it.again.processor / it.two.processor, most=0.05),
    Aim("memory of all : of a tenth", lambda it: it.two.memory / it.few.memory, most=1.3),
)


def measure(*arguments: str) -> Cost:
    """The cost of one call of the program, which must succeed."""
    start, stolen = time.perf_counter(), stolen_seconds()
    process = subprocess.Popen([*_PROGRAM, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    processor = used.ru_utime + used.ru_stime
    return Cost(clock, processor, used.ru_maxrss / 1024, stolen_seconds() - stolen)


def stolen_seconds() -> float:
    """What the host has kept from this machine since it started; 0 where nobody says."""
    try:
        fields = Path("/proc/stat").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    return int(fields[_STOLEN]) / os.sysconf("SC_CLK_TCK")


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
        sum(cost.stolen for cost in costs) * scale,
    )


def run_halves(work: Path, out: Path) -> Cost:
    """The cost of two batches at once, each of half the files with one worker: what two cores give."""
    start, stolen = time.perf_counter(), stolen_seconds()
    with ThreadPoolExecutor() as threads:
        halves = list(threads.map(lambda name: run_batch(work / name, out / name, 1), _HALVES))
    clock, stolen = time.perf_counter() - start, stolen_seconds() - stolen
    processor = sum(half.processor for half in halves)
    return Cost(clock, processor, max(half.memory for half in halves), stolen)


def run_round(work: Path, out: Path, count: int) -> Round[Cost]:
    """The costs of one run of each kind, in turn."""
    return Round(
        one=run_batch(work / "many", out / "one", 1),
        two=run_batch(work / "many", out / "two", 2),
        again=run_batch(work / "many", out / "two", 2),
        halves=run_halves(work, out),
        few=run_batch(work / "few", out / "few", 2),
        calls=call_each(work / "many", count),
    )


def compare(work: Path, *, count: int, size: int, rounds: int) -> None:
    """Print the costs, and how they stand against the aims."""
    for name, part in (("many", 1), ("few", _FEW), *((half, 2) for half in _HALVES)):
        write_documents(work / name, max(1, count // part), size)
    done: list[Round[Cost]] = []
    for number in range(rounds):
        out = work / f"out-{number}"
        done.append(run_round(work, out, count))
        shutil.rmtree(out)
    print(f"{count:,} documents of {size:,} characters, {rounds} round(s), medians")
    print_table(
        ["run", "clock s", "processor s", "stolen s", "files/s", "largest process MB"],
        [_row(*each, count) for each in zip(_NAMES, zip(*done, strict=True), strict=True)],
    )
    print()
    print_table(["ratio", "measured", "aim", ""], [_verdict(aim, done) for aim in _AIMS])


def _row(name: str, costs: Sequence[Cost], count: int) -> list[str]:
    clock, processor, memory, stolen = map(median, zip(*costs, strict=True))
    files = count // _FEW if name == _NAMES.few else count
    return [
        name,
        *(f"{seconds:.1f}" for seconds in (clock, processor, stolen)),
        f"{files / clock:,.0f}",
        f"{memory:.0f}",
    ]


def _verdict(aim: Aim, done: Sequence[Round[Cost]]) -> list[str]:
    value = median(map(aim.ratio, done))
    if aim.least is not None:
        return [aim.name, f"{value:.3g}", f"≥ {aim.least:g}", verdict(aim.least, value)]
    return [aim.name, f"{value:.3g}", f"≤ {aim.most:g}", verdict(value, aim.most)]


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
