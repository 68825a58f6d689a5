"""How fast pacparse makes JSON of a text, against Markdown parsers that make JSON of the same text.

    python benchmarks/throughput.py [--sizes 20000 2000000 20000000] [--shape lines|wrapped|both]
    python benchmarks/throughput.py --stages --sizes 2000000
    python benchmarks/throughput.py --profile --sizes 2000000

``lines`` has a paragraph on a line, so that a Markdown parser sees few paragraphs and little to do;
``wrapped`` has short lines, blank lines and pages. The peers do another job (no numbers, no notes,
no repeats): the ratios say what the extra work costs. Times are processor seconds, in turn; memory
is the peak of a process of its own, less what it held after its imports.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from documents import make_document
from measuring import Times, growth_exponent, paired_ratio, print_table, time_in_turn, verdict
from stages import profile, show_stages

Work = Callable[[str], object]
PACPARSE = "pacparse"
ROUNDS = ((100_000, 15), (4_000_000, 5), (sys.maxsize, 2))
MEMORY_AIM = 25.0
EXPONENT_AIM = 1.05


def load_pacparse() -> Work:
    """What ``to-json`` does with the decoded text."""
    from pacparse import parse

    return lambda text: parse(text).model_dump_json()


def load_markdown_it() -> Work:
    """markdown-it-py: the tokens of CommonMark as JSON."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt()
    return lambda text: json.dumps([token.as_dict() for token in parser.parse(text)])


def load_mistune() -> Work:
    """mistune: its syntax tree as JSON."""
    import mistune

    parser = mistune.create_markdown(renderer=None)
    return lambda text: json.dumps(parser(text))


TOOLS: dict[str, Callable[[], Work]] = {
    PACPARSE: load_pacparse,
    "markdown-it-py": load_markdown_it,
    "mistune": load_mistune,
}


def measure_memory(tool: str, size: int, seed: int, *, wrapped: bool) -> float:
    """Peak bytes per byte of input, in a process of its own."""
    text = make_document(size, seed=seed, wrapped=wrapped)
    command = [sys.executable, str(Path(__file__).resolve()), "--child", tool]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return float(done.stdout) / len(text.encode())


def run_child(tool: str) -> None:
    """Prints by how many bytes reading and one call of ``tool`` raise the peak."""
    work = TOOLS[tool]()
    work("1. A line.\n\n2. Another line.\n")
    before = peak_memory()
    work(sys.stdin.buffer.read().decode())
    print(peak_memory() - before)


def peak_memory() -> int:
    """The most bytes that this process has held.

    The kernel's own record of this program comes first: the figure of ``getrusage`` begins with
    what the parent held when it made the process.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def measure_times(size: int, seed: int, *, wrapped: bool, rounds: int | None) -> Times:
    """Seconds of every tool on the same text, in turn; one small text before warms them up."""
    text = make_document(size, seed=seed, wrapped=wrapped)
    tools = {name: load() for name, load in TOOLS.items()}
    for work in tools.values():
        work(text[:20_000])
    count = rounds or next(count for limit, count in ROUNDS if size <= limit)
    works = {name: (lambda work=work: work(text)) for name, work in tools.items()}
    return time_in_turn(works, rounds=count)


def compare(options: argparse.Namespace, *, wrapped: bool) -> None:
    """The table of one shape: speed, ratio to both peers, growth, memory."""
    sizes = sorted(options.sizes)
    rows: list[list[str]] = []
    before: dict[str, float] = {}
    for place, size in enumerate(sizes):
        times = measure_times(size, options.seed, wrapped=wrapped, rounds=options.rounds)
        fastest = min((name for name in TOOLS if name != PACPARSE), key=lambda n: median(times[n]))
        for name in TOOLS:
            seconds = median(times[name])
            growth = ""
            if place:
                exponent = growth_exponent(before[name], seconds, size / sizes[place - 1])
                growth = f"{exponent:.2f}"
            before[name] = seconds
            memory = measure_memory(name, size, options.seed, wrapped=wrapped)
            ratio = paired_ratio(times, name, fastest)
            aims = f"speed {verdict(ratio, 1.0)}" if name == PACPARSE else ""
            rows.append(
                [
                    f"{size:,} {name}",
                    f"{seconds * 1000:.1f}",
                    f"{size / seconds / 1e6:.2f}",
                    f"{ratio:.2f}",
                    f"{paired_ratio(times, name, 'markdown-it-py'):.2f}",
                    growth,
                    f"{memory:.1f}",
                    aims,
                ]
            )
    shape = "wrapped" if wrapped else "lines"
    aims = f"ratio <= 1, exponent <= {EXPONENT_AIM}, memory <= {MEMORY_AIM:.0f} times the input"
    print(f"\n{shape}: from text to JSON (aims: {aims})")
    headings = (
        "characters, tool",
        "ms",
        "MB/s",
        "to faster",
        "to md-it",
        "exponent",
        "mem/byte",
        "aim",
    )
    print_table(headings, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20_000, 2_000_000, 20_000_000])
    parser.add_argument("--shape", choices=("lines", "wrapped", "both"), default="both")
    parser.add_argument("--rounds", type=int, help="of each size (default: 15, 5, 2)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stages", action="store_true", help="only the shares of the stages")
    parser.add_argument("--profile", action="store_true", help="only a profile of the functions")
    parser.add_argument("--child", choices=tuple(TOOLS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        run_child(options.child)
        return
    shapes = {"lines": [False], "wrapped": [True], "both": [False, True]}[options.shape]
    for wrapped in shapes:
        if not (options.stages or options.profile):
            compare(options, wrapped=wrapped)
        for size in options.sizes[: 3 if options.stages or options.profile else 2]:
            text = make_document(size, seed=options.seed, wrapped=wrapped)
            print(f"\n{size:,} characters, {'wrapped' if wrapped else 'lines'}")
            (profile if options.profile else show_stages)(text)


if __name__ == "__main__":
    main()
