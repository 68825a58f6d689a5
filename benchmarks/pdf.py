"""How fast PDFs are read, against bare extraction by the same library and against pdfplumber.

    python benchmarks/pdf.py [--rounds 5] [--pages 40] [FILE.pdf …]

Without files it makes minutes of invented words, with notes, running heads and page numbers. Times
are processor seconds of this process and of those that it starts, so that the start of the
reading process counts; ratios are of one run, the median of rounds in which each is called in turn.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import Times, paired_ratio, print_table, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "the board keepers eels moorings lamps ferries of and to harbour count agree winter".split()
BARE, OURS, PLUMBER = "pdf_oxide, bare text", "pacparse", "pdfplumber"
SLOWEST, FASTEST_PEER, FLAT = 3.0, 0.1, 1.3


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


def read_bare(content: bytes) -> int:
    import pdf_oxide

    document = pdf_oxide.PdfDocument.from_bytes(content)
    return sum(len(document.extract_text(index)) for index in range(document.page_count()))


def read_ours(content: bytes) -> int:
    from pacparse.source.pdf import read_pdf

    return len(read_pdf(content, name="minutes.pdf").text)


def read_plumber(content: bytes) -> int:
    import pdfplumber

    with pdfplumber.open(BytesIO(content)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


WORKS: dict[str, Callable[[bytes], int]] = {
    BARE: read_bare,
    OURS: read_ours,
    PLUMBER: read_plumber,
}


def _spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def compare(name: str, content: bytes, rounds: int) -> None:
    """Prints the times of one document."""
    import pdf_oxide

    pages = pdf_oxide.PdfDocument.from_bytes(content).page_count()
    works = {work: call for work, call in WORKS.items() if work != PLUMBER or _has_plumber()}
    times: Times = {work: [] for work in works}
    for call in works.values():
        call(content)
    for _ in range(rounds):
        for work, call in works.items():
            start = _spent()
            call(content)
            times[work].append(_spent() - start)
    rows = [
        (work, f"{pages / min(found):.0f}", f"{paired_ratio(times, OURS, work):.3f}")
        for work, found in times.items()
    ]
    print_table((f"{name}: {pages} pages", "pages/s", "pacparse takes, of its time"), rows)
    print(f"  against bare extraction: {verdict(paired_ratio(times, OURS, BARE), SLOWEST)}")
    if PLUMBER in times:
        print(f"  against pdfplumber: {verdict(paired_ratio(times, OURS, PLUMBER), FASTEST_PEER)}")


def _has_plumber() -> bool:
    import importlib.util

    return importlib.util.find_spec("pdfplumber") is not None


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=40)
    arguments = parser.parse_args()
    for path in arguments.files:
        compare(path.name, path.read_bytes(), arguments.rounds)
    if not arguments.files:
        compare("invented minutes", make_minutes(arguments.pages), arguments.rounds)
    small, large = (peaks(pages) for pages in (50, 500))
    print_table(
        ("memory", "50 pages", "500 pages"),
        [
            ("reading process, MB", f"{small[1] / 1024:.0f}", f"{large[1] / 1024:.0f}"),
            ("pacparse, grown by MB", f"{small[0] / 1024:.0f}", f"{large[0] / 1024:.0f}"),
        ],
    )
    print(f"  flat in the reading process: {verdict(large[1] / small[1], FLAT)}")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
