"""Measures the search for passages in several documents against libraries and a native floor.

Peers: FastSketchLSH, Rensa and datasketch, those of them that are installed. They are given the letters
of the passages and find candidates, which the comparison of pacparse verifies. Every method runs in a
process of its own, over the same invented passages (``reuse_corpus.py``), on one core; reading is no
part of the times. *Recall* is the share of planted pairs that are found. *Precision* is the share of
found pairs that RapidFuzz confirms with ``ratio`` of 85 or ``partial_ratio`` of 90.

The largest corpus is read from files, by two workers, and held against a native program that only
finds candidates (``reuse_floor.c``, compiled here with gcc, on one core). Times are processor seconds
of all processes, and seconds by the clock, which other programs disturb more: on a machine
with two cores of its own the clock shows half of the former.

    python benchmarks/reuse.py
    python benchmarks/reuse.py --peers FastSketchLSH --largest 0
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from measuring import growth_exponent, print_table, verdict
from pacparse.fingerprints import bare_letters
from pacparse.reuse import Dask, Pair, Passage, find_pairs, find_pairs_in_files
from pacparse.reuse.verifying import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HERE = Path(__file__).resolve().parent
SIZES = (10_000, 100_000)
LARGEST = 1_000_000
STOCK, STOCK_COPIES = 3, 6_000
CLUSTERS, COPIES = 10, 200
OURS = "pacparse"
AIM_PEER, AIM_FLOOR, AIM_MEMORY = 0.2, 2.5, 3_000
AIM_RECALL, AIM_EXPONENT, AIM_STOCK = 0.995, 1.05, 1.3
Run = dict[str, Any]


def files_of(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.passages"))


def read_corpus(folder: Path) -> list[Passage]:
    lines = (line for path in files_of(folder) for line in path.read_text("utf-8").splitlines())
    cells = (line.split("\t", 1) for line in lines)
    return [Passage(int(document), text) for document, text in cells]


def read_planted(folder: Path) -> set[tuple[int, int]]:
    lines = (folder / "planted.tsv").read_text().splitlines()
    return {(int(left), int(right)) for _, left, right in (line.split("\t") for line in lines)}


def processor_seconds() -> float:
    """Of this process and of those that it has waited for."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def peak_megabytes(workers: int) -> float:
    """Of this process, and so many times the largest of its workers."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if workers > 1 else 0
    return (own + workers * others) / 1024


def measure(work: Callable[[], Iterable[Any]], workers: int = 1) -> tuple[list[Any], Run]:
    """What ``work`` gives, and its costs."""
    clock, processor = time.perf_counter(), processor_seconds()
    found = list(work())
    costs = {"processor": processor_seconds() - processor, "clock": time.perf_counter() - clock}
    return found, {**costs, "memory": peak_megabytes(workers)}


def digest_of(pairs: Iterable[Pair]) -> str:
    text = "\n".join(f"{p.left} {p.right} {p.kind} {p.score}" for p in pairs)
    return hashlib.sha256(text.encode()).hexdigest()


def find_with_peer(name: str, letters: list[bytes]) -> Iterable[tuple[int, int]]:
    from reuse_peers import PEERS

    pairs = PEERS[name](letters)
    return [(a, b) for a, b in sorted(pairs) if compare(letters[a], letters[b])]


def confirmed(found: Sequence[tuple[int, int]], passages: Sequence[Passage]) -> float:
    """The share of pairs that another comparison confirms."""
    from rapidfuzz import fuzz

    good = 0
    for left, right in found:
        a, b = bare_letters(passages[left].text), bare_letters(passages[right].text)
        good += fuzz.ratio(a, b) >= 85 or fuzz.partial_ratio(a, b) >= 90
    return good / len(found) if found else 1.0


def run_method(name: str, folder: Path) -> Run:
    """One method over a corpus that is in memory already."""
    passages = read_corpus(folder)
    planted = read_planted(folder)
    if name == OURS:
        import numpy  # noqa: F401 (imports are no part of the times)

        import pacparse.reuse.stages  # noqa: F401

        pairs, costs = measure(lambda: find_pairs(passages))
        found = [(pair.left, pair.right) for pair in pairs]
    else:
        importlib.import_module(module_of(name))
        importlib.import_module("numpy")
        letters = [bare_letters(passage.text) for passage in passages]
        found, costs = measure(lambda: find_with_peer(name, letters))
    recall = len(planted & set(found)) / len(planted)
    return {**costs, "recall": recall, "precision": confirmed(found, passages), "pairs": len(found)}


def run_largest(folder: Path, workers: int) -> Run:
    """Ours over files."""
    pairs, costs = measure(lambda: find_pairs_in_files(files_of(folder), workers=workers), workers)
    planted = read_planted(folder)
    found = {(pair.left, pair.right) for pair in pairs}
    return {**costs, "recall": len(planted & found) / len(planted), "digest": digest_of(pairs)}


class Killing(Dask):
    """A cluster of which a worker is killed in the middle of each stage."""

    killed = 0

    def run(self, function: Any, tasks: Any) -> Any:
        """The answers; meanwhile a worker dies."""
        processes = list(self._connection.client.run(os.getpid).values())

        def kill() -> None:
            time.sleep(0.3)
            os.kill(processes[0], signal.SIGKILL)
            self.killed += 1

        killer = threading.Thread(target=kill)
        killer.start()
        answers = super().run(function, tasks)
        killer.join()
        return answers


def run_cluster(folder: Path) -> Run:
    """Ours on a cluster whose workers are killed, and on this process."""
    engine = Killing(workers=2)
    pairs, costs = measure(lambda: find_pairs_in_files(files_of(folder), engine=engine))
    here = digest_of(find_pairs_in_files(files_of(folder)))
    return {**costs, "killed": engine.killed, "same": digest_of(pairs) == here, "pairs": len(pairs)}


def run_stress(folder: Path) -> Run:
    """Ours with many copies of a few stock paragraphs, and without them."""
    from reuse_corpus import make_texts

    passages = read_corpus(folder)
    stock = make_texts(STOCK, 77)
    last = passages[-1].document + 1
    added = [Passage(last + k // 20, stock[k % STOCK]) for k in range(STOCK_COPIES)]
    list(find_pairs(passages))
    ratios = []
    for _ in range(3):
        _, plain = measure(lambda: find_pairs(passages))
        pairs, stocked = measure(lambda: find_pairs([*passages, *added]))
        ratios.append(stocked["processor"] / plain["processor"])
    return {"ratio": median(ratios), "pairs": len(pairs), "passages": len(passages)}


def run_clusters() -> Run:
    """The share of noisy copies of a passage that are connected with most of them."""
    from reuse_corpus import add_noise, make_texts

    rng = random.Random(1)
    sources = [text for text in make_texts(CLUSTERS * 8, 78) if 560 <= len(text) <= 700][:CLUSTERS]
    copies = [(k, add_noise(rng, text)) for k, text in enumerate(sources) for _ in range(COPIES)]
    rng.shuffle(copies)
    first = list(range(len(copies)))

    def find(one: int) -> int:
        while first[one] != one:
            first[one] = first[first[one]]
            one = first[one]
        return one

    pairs = list(find_pairs(Passage(place, text) for place, (_, text) in enumerate(copies)))
    for pair in pairs:
        first[find(pair.left)] = find(pair.right)
    connected = 0
    for cluster in range(len(sources)):
        ends = [find(place) for place, (k, _) in enumerate(copies) if k == cluster]
        connected += max(map(ends.count, set(ends)))
    return {"connected": connected / len(copies), "pairs": len(pairs), "copies": len(copies)}


def child(*arguments: object) -> Run:
    """What a process of its own says."""
    done = subprocess.run(
        [sys.executable, __file__, *map(str, arguments)], check=True, stdout=subprocess.PIPE
    )
    answer: Run = json.loads(done.stdout.splitlines()[-1])
    return answer


def module_of(name: str) -> str:
    return {"FastSketchLSH": "FastSketchLSH"}.get(name, name)


def make_corpus(folder: Path, size: int, seed: int) -> Path:
    """The corpus of a size, made if it is not there."""
    target = folder / f"{size}-{seed}"
    if not (target / "planted.tsv").exists():
        target.mkdir(parents=True, exist_ok=True)
        child("--make", target, "--size", size, "--seed", seed)
    return target


def compile_floor(folder: Path) -> Path | None:
    """The native program, if there is a compiler."""
    if shutil.which("gcc") is None:
        return None
    program = folder / "floor"
    source = HERE / "reuse_floor.c"
    subprocess.run(["gcc", "-O3", "-march=native", "-o", program, source], check=True)
    return program


def run_floor(program: Path, folder: Path) -> float:
    """Processor seconds of the native program."""
    done = subprocess.run([program, *files_of(folder)], check=True, stdout=subprocess.PIPE)
    return sum(float(cell) for cell in done.stdout.split()[3:])


def print_peers(folder: Path, arguments: argparse.Namespace) -> None:
    """A table for each size."""
    names = [name for name in arguments.peers if importlib.util.find_spec(module_of(name))]
    for size in arguments.sizes:
        corpus = make_corpus(folder, size, arguments.seed)
        runs: dict[str, list[Run]] = {name: [] for name in (OURS, *names)}
        for _ in range(arguments.rounds):
            for name, done in runs.items():
                done.append(child("--run", name, corpus))
        rows = []
        for name, done in runs.items():
            ratios = [
                a["processor"] / b["processor"] for a, b in zip(runs[OURS], done, strict=True)
            ]
            middle = {key: median(run[key] for run in done) for key in done[0]}
            costs = f"{middle['processor']:.2f}", f"{median(ratios):.3f}", f"{middle['memory']:.0f}"
            good = f"{middle['recall']:.4f}", f"{middle['precision']:.4f}", f"{middle['pairs']:.0f}"
            rows.append((name, *costs, *good))
        print(f"\n{size} passages")
        headings = ("method", "processor s", "ours/its", "peak MB", "recall", "precision", "pairs")
        print_table(headings, rows)
        print(f"recall {verdict(AIM_RECALL, float(rows[0][4]))}", end="")
        best = max((float(row[2]) for row in rows[1:]), default=0.0)
        print(f", time {verdict(best, AIM_PEER)}" if rows[1:] else "")


def print_largest(folder: Path, arguments: argparse.Namespace) -> None:
    """Ours against the floor."""
    corpus = make_corpus(folder, arguments.largest, arguments.seed)
    program = compile_floor(folder)
    runs: list[Run] = []
    floors: list[float] = []
    for _ in range(arguments.rounds):
        if program is not None:
            floors.append(run_floor(program, corpus))
        runs.append(child("--run-largest", corpus, "--workers", arguments.workers))
    middle = {key: median(run[key] for run in runs) for key in ("processor", "clock", "memory")}
    print(f"\n{arguments.largest} passages from files, {arguments.workers} workers")
    print(f"processor {middle['processor']:.1f} s, clock {middle['clock']:.1f} s", end="")
    print(f", recall {runs[0]['recall']:.4f}, all processes {middle['memory']:.0f} MB", end=" ")
    print(verdict(middle["memory"], AIM_MEMORY))
    if floors:
        pairs = list(zip(runs, floors, strict=True))
        clock = median(run["clock"] / floor for run, floor in pairs)
        cores = median(run["processor"] / arguments.workers / floor for run, floor in pairs)
        print(f"the native floor takes {median(floors):.2f} s on one core")
        print(f"  by the clock {clock:.2f} times as long ({verdict(clock, AIM_FLOOR)})")
        print(f"  by processor time for each worker {cores:.2f} ({verdict(cores, AIM_FLOOR)})")


def print_growth(folder: Path, arguments: argparse.Namespace) -> None:
    """How the processor time grows with the passages, all read from files by the same workers."""
    sizes = [*arguments.sizes, *([arguments.largest] if arguments.largest else [])]
    costs: dict[int, float] = {}
    for size in sizes:
        corpus = make_corpus(folder, size, arguments.seed)
        runs = [
            child("--run-largest", corpus, "--workers", arguments.workers)["processor"]
            for _ in range(arguments.rounds)
        ]
        costs[size] = median(runs)
    print()
    for small, large in pairwise(sizes):
        exponent = growth_exponent(costs[small], costs[large], large / small)
        print(
            f"exponent from {small} to {large}: {exponent:.2f} ({verdict(exponent, AIM_EXPONENT)})"
        )


def print_all(folder: Path, arguments: argparse.Namespace) -> None:
    print_peers(folder, arguments)
    if arguments.largest:
        print_largest(folder, arguments)
    print_growth(folder, arguments)
    stress = child("--run-stress", make_corpus(folder, arguments.sizes[0], arguments.seed))
    print(f"\n{STOCK_COPIES} copies of {STOCK} paragraphs among {stress['passages']}:", end=" ")
    print(f"{stress['ratio']:.2f} times as long ({verdict(stress['ratio'], AIM_STOCK)})", end="")
    print(f", {stress['pairs']} pairs")
    clusters = child("--run-clusters")
    print(f"{CLUSTERS} clusters of {COPIES} noisy copies: {clusters['connected']:.2%}", end="")
    print(f" are connected, by {clusters['pairs']} pairs")
    if importlib.util.find_spec("distributed"):
        corpus = make_corpus(folder, arguments.sizes[-1], arguments.seed)
        cluster = child("--run-cluster", corpus)
        says = "the same bytes" if cluster["same"] else "OTHER BYTES"
        print(f"Dask, {cluster['killed']} workers killed: {says}, {cluster['pairs']} pairs")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--largest", type=int, default=LARGEST, help="passages in files; 0: none")
    parser.add_argument(
        "--peers", nargs="*", default=["FastSketchLSH", "rensa", "datasketch"], help="their names"
    )
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the passages are kept for the next run")
    for name in ("make", "run-largest", "run-cluster", "run-stress"):
        parser.add_argument(f"--{name}", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--run-clusters", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    answer: Run | None = None
    if arguments.make:
        from reuse_corpus import write_corpus

        write_corpus(arguments.make, arguments.size, arguments.seed)
        answer = {}
    elif arguments.run:
        answer = run_method(arguments.run[0], Path(arguments.run[1]))
    elif arguments.run_largest:
        answer = run_largest(arguments.run_largest, arguments.workers)
    elif arguments.run_cluster:
        answer = run_cluster(arguments.run_cluster)
    elif arguments.run_stress:
        answer = run_stress(arguments.run_stress)
    elif arguments.run_clusters:
        answer = run_clusters()
    if answer is not None:
        print(json.dumps(answer))
        return
    with tempfile.TemporaryDirectory() as temporary:
        print_all(arguments.folder or Path(temporary), arguments)


if __name__ == "__main__":
    main()
