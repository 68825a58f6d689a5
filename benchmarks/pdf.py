"""How fast PDFs are read, against bare extraction by the same library and against other programs.

    python benchmarks/pdf.py [--rounds 5] [--pages 40] [--only NAME…] [FILE.pdf …]

Without files it makes minutes of invented words, with notes, running heads and page numbers. Those of the
peers that are installed are measured: pdf_oxide's own Markdown, pdf-inspector, liteparse and kreuzberg, and
in the first round alone pypdf, pdfplumber and markitdown, which take many times as long. Times are processor
seconds of this process and of those that it starts; ratios are of one run, the median of rounds in
which each is called in turn.

Each file is read alone, the start of the reading process counted, and all of them in a row, as a batch
reads them: then that process is started once.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import logging
import random
import resource
import subprocess
import sys
import tempfile
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from measuring import Times, growth_exponent, print_table, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

WORDS = "the board keepers eels moorings lamps ferries of and to harbour count agree winter".split()
OURS, READING, COMMAND = "pacparse", "pacparse, reading alone", "pacparse to-json"
SLOWEST, FLAT, LINEAR = 3.0, 1.3, 1.0
SMALL, LARGE = 50, 500
"""Pages of the two documents whose times and memory are compared."""


def make_minutes(pages: int, seed: int = 1) -> bytes:
    """A PDF of so many pages: heads, numbered paragraphs, two notes at the foot, page numbers."""
    from reportlab.pdfgen.canvas import Canvas

    rng, sink = random.Random(seed), BytesIO()
    canvas = Canvas(sink, pagesize=(595, 842), invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 810, "The Moorings Board: Reply to the Keepers")
        for line in range(44):
            number = f"{page + 1}.{line // 11 + 1} " if line % 11 == 0 else ""
            y = 780 - 15 * line
            canvas.setFont("Helvetica", 11)
            canvas.drawString(60, y, number + " ".join(rng.choices(WORDS, k=14)))
        for place in range(2):
            mark = str(2 * page + place + 1)
            canvas.setFont("Helvetica", 6)
            canvas.drawString(540, 784 - 150 * place, mark)
            canvas.drawString(60, 92 - 14 * place, mark)
            canvas.setFont("Helvetica", 9)
            canvas.drawString(70, 89 - 14 * place, " ".join(rng.choices(WORDS, k=12)))
        canvas.drawString(295, 30, str(page + 1))
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def read_ours(content: bytes) -> int:
    from pacparse.source.pdf import read_pdf

    return len(read_pdf(content, name="minutes.pdf").text)


def parse_ours(content: bytes) -> int:
    from pacparse import parse_bytes

    return len(parse_bytes(content, name="minutes.pdf").blocks)


def run_ours(content: bytes) -> int:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        command = [sys.executable, "-m", "pacparse", "to-json", file.name]
        return len(subprocess.run(command, capture_output=True, check=True).stdout)


def read_bare(content: bytes) -> int:
    import pdf_oxide

    document = pdf_oxide.PdfDocument.from_bytes(content)
    return sum(len(document.extract_text(index)) for index in range(document.page_count()))


def read_oxide(content: bytes) -> int:
    import pdf_oxide

    return len(pdf_oxide.PdfDocument.from_bytes(content).to_markdown_all())


def read_inspector(content: bytes) -> int:
    import pdf_inspector

    return len(pdf_inspector.process_pdf_bytes(content).markdown or "")


def read_lite(content: bytes) -> int:
    from liteparse import LiteParse

    parser = LiteParse(output_format="markdown", ocr_enabled=False, quiet=True)
    return len(parser.parse(content).text)


def read_kreuzberg(content: bytes) -> int:
    import kreuzberg

    return len(kreuzberg.extract_bytes_sync(content, "application/pdf").content)


def read_pypdf(content: bytes) -> int:
    import pypdf

    return sum(len(page.extract_text()) for page in pypdf.PdfReader(BytesIO(content)).pages)


def read_plumber(content: bytes) -> int:
    import pdfplumber

    with pdfplumber.open(BytesIO(content)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def read_markitdown(content: bytes) -> int:
    from markitdown import MarkItDown

    return len(MarkItDown().convert_stream(BytesIO(content), file_extension=".pdf").text_content)


class Work(NamedTuple):
    """Something that reads a PDF; ``most`` is of its time what pacparse may take, where that is an aim."""

    name: str
    read: Callable[[bytes], int]
    module: str
    most: float | None = None
    is_slow: bool = False


WORKS = (
    Work(OURS, parse_ours, "pacparse"),
    Work(READING, read_ours, "pacparse"),
    Work(COMMAND, run_ours, "pacparse"),
    Work("pdf_oxide, bare text", read_bare, "pdf_oxide"),
    Work("pdf_oxide, Markdown", read_oxide, "pdf_oxide", 1.0),
    Work("liteparse", read_lite, "liteparse", 1.0),
    Work("pdf-inspector", read_inspector, "pdf_inspector", 1.6),
    Work("kreuzberg", read_kreuzberg, "kreuzberg", 1.0),
    Work("pypdf", read_pypdf, "pypdf", 1.0, is_slow=True),
    Work("pdfplumber", read_plumber, "pdfplumber", 0.1, is_slow=True),
    Work("markitdown", read_markitdown, "markitdown", 0.1, is_slow=True),
)


def spent(call: Callable[[], object]) -> float:
    """Processor seconds of a call, and of the processes that it starts, which end with it."""
    from pacparse.source import end_readers

    gc.collect()
    start = _spent()
    call()
    end_readers()
    return _spent() - start


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _all(read: Callable[[bytes], int], contents: Sequence[bytes]) -> list[int]:
    return [read(content) for content in contents]


def measure(works: Sequence[Work], contents: Sequence[bytes], rounds: int) -> Times:
    """Seconds of each of ``works`` for all of ``contents`` in a row, one of every one in each round."""
    times: Times = {work.name: [] for work in works}
    for number in range(rounds):
        for work in works:
            if number and work.is_slow:
                continue
            taken = spent(partial(_all, work.read, contents))
            times[work.name].append(taken)
    return times


def _ratio(times: Times, name: str, peer: str) -> float:
    """The median of the ratios of ``name`` to ``peer``, over the rounds in which both were called."""
    return median(a / b for a, b in zip(times[name], times[peer], strict=False))


def print_times(title: str, times: Times, pages: int) -> None:
    """Prints the times of one file, or of all in a row."""
    rows = [
        (
            name,
            f"{median(found):.3f}",
            f"{pages / median(found):.0f}",
            f"{_ratio(times, OURS, name):.2f}",
        )
        for name, found in times.items()
    ]
    print_table(
        (f"{title}: {pages} pages", "seconds", "pages/s", "pacparse takes, of its time"), rows
    )


def compare(files: Mapping[str, bytes], works: Sequence[Work], rounds: int) -> None:
    """Prints the times of each file alone and of all in a row, and how they stand against the aims."""
    import pdf_oxide

    pages = {
        name: int(pdf_oxide.PdfDocument.from_bytes(content).page_count())
        for name, content in files.items()
    }
    for work in works:
        work.read(make_minutes(1))
    for name, content in files.items():
        print_times(name, measure(works, [content], rounds), pages[name])
    times = measure(works, list(files.values()), rounds)
    if len(files) > 1:
        print_times(f"all {len(files)} in a row", times, sum(pages.values()))
    bare = "pdf_oxide, bare text"
    if READING in times and bare in times:
        print(f"  reading alone against {bare}: {verdict(_ratio(times, READING, bare), SLOWEST)}")
    for work in works:
        if work.most is not None:
            ratio = _ratio(times, OURS, work.name)
            print(f"  {ratio:.2f} of {work.name}, aim {work.most}: {verdict(ratio, work.most)}")


def peaks(pages: int) -> tuple[int, int]:
    """The peak memory in kB of a process that reads so many pages, and of the one that it starts."""
    script = (
        "import resource, sys; sys.path[:0] = [sys.argv[1]]; from pdf import make_minutes, read_ours\n"
        "content = make_minutes(int(sys.argv[2])); start = resource.getrusage(0).ru_maxrss\n"
        "read_ours(content); print(resource.getrusage(0).ru_maxrss - start,"
        " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", script, str(Path(__file__).parent), str(pages)]
    own, child = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(own), int(child)


def print_growth(rounds: int) -> None:
    """Prints how time and memory grow with the pages of made minutes."""
    contents = {pages: make_minutes(pages) for pages in (SMALL, LARGE)}
    times = {
        pages: min(spent(partial(parse_ours, content)) for _ in range(rounds))
        for pages, content in contents.items()
    }
    small, large = peaks(SMALL), peaks(LARGE)
    print_table(
        ("growth", f"{SMALL} pages", f"{LARGE} pages"),
        [
            ("pacparse, seconds", f"{times[SMALL]:.3f}", f"{times[LARGE]:.3f}"),
            ("reading process, MB", f"{small[1] / 1024:.0f}", f"{large[1] / 1024:.0f}"),
            ("pacparse, grown by MB", f"{small[0] / 1024:.0f}", f"{large[0] / 1024:.0f}"),
        ],
    )
    exponent = growth_exponent(times[SMALL], times[LARGE], LARGE / SMALL)
    print(f"  exponent {exponent:.2f}, aim {LINEAR}: {verdict(exponent, LINEAR)}")
    print(f"  flat in the reading process: {verdict(large[1] / small[1], FLAT)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="peers that are measured")
    arguments = parser.parse_args()
    logging.disable()  # what libraries say of odd files
    works = [
        work
        for work in WORKS
        if importlib.util.find_spec(work.module)
        and (work.module == "pacparse" or not arguments.only or work.name in arguments.only)
    ]
    files = {path.name: path.read_bytes() for path in arguments.files}
    compare(files or {"invented minutes": make_minutes(arguments.pages)}, works, arguments.rounds)
    print_growth(arguments.rounds)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
