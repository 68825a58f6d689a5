"""How fast pacparse makes JSON of a text, against other tools that make JSON of the same text.

    python benchmarks/throughput.py [--sizes 20000 2000000 20000000] [--shape lines|wrapped|both]
    python benchmarks/throughput.py --stages --sizes 2000000
    python benchmarks/throughput.py --profile --sizes 2000000
    python benchmarks/throughput.py --files FOLDER/*.txt

``lines`` has a paragraph on a line, so that a Markdown parser sees few paragraphs and little to do;
``wrapped`` has short lines, blank lines and pages. The peers do another job (no numbers, no notes,
no repeats): the ratios say what the extra work costs. ``--files`` reads texts of your own instead, all
of them in each round. Times are processor seconds, in turn; memory is the peak of a process of its own,
less what it held after its imports and one short text. Peers that are not installed, or cannot work without a model that
has to be fetched, are left out.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median

from documents import make_document
from measuring import Times, growth_exponent, paired_ratio, print_table, time_in_turn, verdict
from stages import profile, show_stages

Work = Callable[[str], object]
PACPARSE = "pacparse"
ROUNDS = ((100_000, 15), (4_000_000, 5), (sys.maxsize, 2))
MEMORY_AIM = 20.0
SPEED_AIM = 1.0
PEER = "markdown-it-py"
WARM_UP = 5_000
PROBE = "1. A line.\n\n2. Another line.\n"
EXPONENT_AIM = 1.05


def load_pacparse() -> Work:
    """What ``to-json`` does with the decoded text: each piece of JSON is encoded, and gone."""
    from pacparse import parse
    from pacparse.render.json import json_pieces

    return lambda text: sum(len(piece.encode()) for piece in json_pieces(parse(text)))


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


def load_eyecite() -> Work:
    """eyecite: the citations of a text, which are all that it looks for."""
    from eyecite import get_citations

    return lambda text: json.dumps([found.dump() for found in get_citations(text)], default=str)


def load_docling() -> Work:
    """docling-slim: its document of a Markdown text as JSON."""
    from docling.backend.md_backend import MarkdownDocumentBackend
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument

    def work(text: str) -> str:
        backend = MarkdownDocumentBackend
        stream = BytesIO(text.encode())
        source = InputDocument(stream, InputFormat.MD, backend, filename="text.md")
        return str(backend(source, BytesIO(text.encode())).convert().model_dump_json())

    return work


def load_unstructured() -> Work:
    """unstructured: its elements of a plain text as JSON."""
    from unstructured.partition.text import partition_text

    return lambda text: json.dumps([one.to_dict() for one in partition_text(text=text)])


TOOLS: dict[str, Callable[[], Work]] = {
    PACPARSE: load_pacparse,
    PEER: load_markdown_it,
    "mistune": load_mistune,
    "eyecite": load_eyecite,
    "docling-slim": load_docling,
    "unstructured": load_unstructured,
}


def loaded_tools() -> dict[str, Work]:
    """The tools that are installed and can work, each called once."""
    found: dict[str, Work] = {}
    for name, load in TOOLS.items():
        try:
            work = load()
            work(PROBE)
        except Exception as error:  # a peer may fail in any way, for want of a model say
            reason = str(error).partition("\n")[0] or type(error).__name__
            print(f"{name} is left out: {reason}")
        else:
            found[name] = work
    return found


def measure_memory(tool: str, text: str) -> float:
    """Peak bytes per byte of input, in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), "--child", tool]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return float(done.stdout) / len(text.encode())


def run_child(tool: str) -> None:
    """Prints by how many bytes reading and one call of ``tool`` raise the peak."""
    work = TOOLS[tool]()
    work(
        make_document(WARM_UP, wrapped=True)
    )  # what a process makes once: patterns, tables of words
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


def measure_times(tools: Mapping[str, Work], texts: Sequence[str], rounds: int | None) -> Times:
    """Seconds of every tool for the same texts, in turn; a small text before warms them up."""
    for work in tools.values():
        work(texts[0][:20_000])
    size = sum(map(len, texts))
    count = rounds or next(count for limit, count in ROUNDS if size <= limit)
    works = {name: partial(_work_through, work, texts) for name, work in tools.items()}
    return time_in_turn(works, rounds=count)


def _work_through(work: Work, texts: Sequence[str]) -> None:
    for text in texts:
        work(text)


def compare_shape(tools: Mapping[str, Work], options: argparse.Namespace, *, wrapped: bool) -> None:
    """The table of one shape: speed, ratio to both peers, growth, memory."""
    sizes = sorted(options.sizes)
    rows: list[list[str]] = []
    before: dict[str, float] = {}
    for place, size in enumerate(sizes):
        text = make_document(size, seed=options.seed, wrapped=wrapped)
        times = measure_times(tools, [text], options.rounds)
        for name in tools:
            seconds, growth = median(times[name]), 0.0
            if place:
                growth = growth_exponent(before[name], seconds, size / sizes[place - 1])
            before[name] = seconds
            memory = measure_memory(name, text)
            rows.append(_row(f"{size:,} {name}", size, times, name, growth=growth, memory=memory))
    _print_rows("wrapped" if wrapped else "lines", rows)


def compare_files(tools: Mapping[str, Work], options: argparse.Namespace) -> None:
    """The same table for texts of your own, without growth and memory."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in options.files]
    size = sum(map(len, texts))
    times = measure_times(tools, texts, options.rounds)
    rows = [_row(f"{size:,} {name}", size, times, name) for name in tools]
    _print_rows(f"{len(texts)} files", rows)


def _row(
    label: str, size: int, times: Times, name: str, *, growth: float = 0.0, memory: float = 0.0
) -> list[str]:
    seconds = median(times[name])
    fastest = min((peer for peer in times if peer != PACPARSE), key=lambda n: median(times[n]))
    ratio = paired_ratio(times, name, PEER)
    aims = [f"speed {verdict(ratio, SPEED_AIM)}"]
    aims += [f"growth {verdict(growth, EXPONENT_AIM)}"] if growth else []
    aims += [f"memory {verdict(memory, MEMORY_AIM)}"] if memory else []
    return [
        label,
        f"{seconds * 1000:.1f}",
        f"{size / seconds / 1e6:.2f}",
        f"{ratio:.2f}",
        f"{paired_ratio(times, name, fastest):.2f}",
        f"{growth:.2f}" if growth else "",
        f"{memory:.1f}" if memory else "",
        ", ".join(aims) if name == PACPARSE else "",
    ]


def _print_rows(what: str, rows: Sequence[Sequence[str]]) -> None:
    aims = f"time of {PEER} at most, exponent <= {EXPONENT_AIM}, memory <= {MEMORY_AIM:.0f} times the input"
    print(f"\n{what}: from text to JSON (aims: {aims})")
    headings = ("characters, tool", "ms", "MB/s", "to md-it", "to fastest", "exponent", "mem/byte")
    print_table((*headings, "aim"), rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20_000, 2_000_000, 20_000_000])
    parser.add_argument("--shape", choices=("lines", "wrapped", "both"), default="both")
    parser.add_argument("--rounds", type=int, help="of each size (default: 15, 5, 2)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stages", action="store_true", help="only the shares of the stages")
    parser.add_argument("--profile", action="store_true", help="only a profile of the functions")
    parser.add_argument("--files", type=Path, nargs="+", help="texts of your own, in their stead")
    parser.add_argument("--child", choices=tuple(TOOLS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        run_child(options.child)
        return
    is_compared = not (options.stages or options.profile)
    tools = loaded_tools() if is_compared else {}
    if options.files and is_compared:
        compare_files(tools, options)
        return
    shapes = {"lines": [False], "wrapped": [True], "both": [False, True]}[options.shape]
    for wrapped in shapes:
        if is_compared:
            compare_shape(tools, options, wrapped=wrapped)
        for size in options.sizes[: 2 if is_compared else 3]:
            text = make_document(size, seed=options.seed, wrapped=wrapped)
            print(f"\n{size:,} characters, {'wrapped' if wrapped else 'lines'}")
            (profile if options.profile else show_stages)(text)


if __name__ == "__main__":
    main()
