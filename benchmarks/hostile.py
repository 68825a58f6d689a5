"""Whether hostile text stays linear: time of twice the text to time of the text, at most 2.3.

    python benchmarks/hostile.py [--only '^(digits|blanks)$'] [--skip-large]

Every family is a text of n; n is doubled until a parse takes 0.3 processor seconds, then n and 2n
are measured in turn, the best of three each; a ratio over the limit is measured again. A row says
so where even the largest text is faster.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from documents import Writer
from measuring import Times, print_table, time_in_turn, time_once, verdict
from pacparse import parse
from pacparse.api import parse_source
from pacparse.source import SourceText, source_from_text
from pacparse.styles import StyleKind, StyleRun

LIMIT = 2.3
LEAST_SECONDS = 0.3
TRIES = 3  # where a busy machine spoils a ratio
FIRST_N = 10_000
MOST_CHARACTERS = 24_000_000
LARGE_LINE = 50_000_000
LARGE_COUNT = 100_000
_BASE = Writer(5).paragraph(560, 600)


def marks(n: int) -> str:
    """One line, a glued mark after every tenth word or so."""
    return " ".join(f"as the Survey{k % 999 + 1} of the boards has shown," for k in range(n // 40))


def note_lines(n: int) -> str:
    """Notes alone, each with an address."""
    return "\n".join(f"{k % 999 + 1} https://www.example.org/paper/{k}" for k in range(n // 38))


def near_paragraphs(n: int) -> str:
    """Numbered paragraphs that differ in one figure each."""
    return "\n".join(
        f"{k // 900 + 1}.{k % 900 + 1} {_BASE[:280]} {k} {_BASE[280:]}" for k in range(n // 600)
    )


def equal_paragraphs(n: int) -> str:
    """The same paragraph under numbers that count on."""
    return "\n".join(f"{k // 900 + 1}.{k % 900 + 1} {_BASE}" for k in range(n // 600))


def same_paragraph(n: int) -> str:
    """The same paragraph under the same number."""
    return f"3.2 {_BASE}\n" * (n // 600)


def repeated_document(n: int) -> str:
    """Items 1 to 9 with the same words, again and again."""
    block = "\n".join(f"{k}.{m} {_BASE[k * 10 :]} {m}." for k in range(1, 10) for m in range(1, 4))
    return f"{block}\n" * (n // len(block) + 1)


def prose_line(n: int) -> str:
    """Ordinary sentences, all on one line."""
    piece = Writer(9).paragraph(90_000, 100_000)
    return f"1.1 {(piece + ' ') * (n // len(piece) + 1)}"[:n]


def repeat(piece: str) -> Callable[[int], str]:
    """The family of texts that are ``piece`` again and again, about n characters long."""
    return lambda n: (piece * (n // len(piece) + 1))[:n]


FAMILIES: dict[str, Callable[[int], str]] = {
    "digits": repeat("1"),
    "1.": repeat("1."),
    "3.2": repeat("3.2 "),
    "a": repeat("a"),
    "blanks inside a line": lambda n: f"a{' ' * n}b",
    "blanks": repeat(" "),
    "newlines": lambda n: f"a{chr(10) * n}b",
    "form feeds": lambda n: f"a{chr(12) * n}b",
    "superscripts": repeat("¹²"),
    "words with superscripts": repeat("word¹² "),
    "[1]": repeat("[1]"),
    "[": repeat("["),
    "[^": repeat("[^"),
    "[^1]": repeat("[^1]"),
    "**": repeat("**"),
    "**a": repeat("**a "),
    "__": repeat("__"),
    "_a_": repeat("__a"),
    "closing brackets": repeat(")."),
    "quotes": repeat("“’"),
    "hyphens at line ends": repeat("evi-\ndence "),
    "numbers alone on lines": repeat("1\n\n"),
    "dotted on lines": repeat("1.1\n"),
    "rising numbers on lines": lambda n: "\n".join(map(str, range(n // 6))),
    "bullets": repeat("- a\n"),
    "letters": repeat("(a) b\n"),
    "labels": repeat("Recommendation:\n"),
    "statuses": repeat("Recommendation implemented.\n"),
    "stances": repeat("1.1 The Government agrees with the Committee’s recommendation.\n"),
    "headings": repeat("# A heading\n\n"),
    "departments": repeat("Home Office / "),
    "lists of contents": repeat("Contents\nLamps of the quay\n"),
    "stance words": repeat("The Government, agree, accept the, agrees "),
    "stances without end": repeat("agree with the first part of the "),
    "target dates": repeat("Target implementation date: "),
    "quotes and a stance": repeat("“‘“‘'\" agree "),
    "cited recommendations": repeat("Recommendation 1a 2b 3c "),
    "address": lambda n: f"1 http://{'a.' * (n // 2)}",
    "address of brackets": lambda n: f"1 http://{')' * n}",
    "marks": marks,
    "notes": note_lines,
    "near-identical paragraphs": near_paragraphs,
    "equal paragraphs": equal_paragraphs,
    "one paragraph again": same_paragraph,
    "one document again": repeated_document,
    "prose on one line": prose_line,
}


def styled(kind: StyleKind, *, is_laid_out: bool) -> Callable[[int], SourceText]:
    """The family of texts in which every seventh character begins a style run of ``kind``."""

    def make(n: int) -> SourceText:
        text = STYLED * (n // len(STYLED))
        runs = [StyleRun(kind, (at, at + 3), "1") for at in range(0, len(text), 7)]
        runs += [StyleRun(kind, (0, len(text)), "2")] * (len(text) // 7)
        return replace(
            source_from_text(text), styles=tuple(runs), is_laid_out=is_laid_out, extractor="none"
        )

    return make


STYLED = "3.1 The lamps, 2014-1537 of them,\nwere lit.4 See the log.\n\n1 Log of eels.\n\n"
STYLED_FAMILIES: dict[str, Callable[[int], SourceText]] = {
    f"style runs: {kind}{', laid out' if is_laid_out else ''}": styled(
        kind, is_laid_out=is_laid_out
    )
    for kind in get_args(StyleKind)
    for is_laid_out in (False, True)
}
Make = Callable[[int], str | SourceText]


def length(made: str | SourceText) -> int:
    """The characters of a text, or of a source's."""
    return len(made if isinstance(made, str) else made.text)


def read(made: str | SourceText) -> None:
    """Parse a text, or a source."""
    if isinstance(made, str):
        parse(made)
    else:
        parse_source(made)


def find_n(make: Make) -> tuple[int, float]:
    """The n at which a parse takes long enough to be measured, or the largest that is tried."""
    n = FIRST_N
    while True:
        text = make(n)
        seconds = time_once(lambda text=text: read(text))  # type: ignore[misc]
        if seconds >= LEAST_SECONDS or 2 * length(text) > MOST_CHARACTERS:
            return n, seconds
        n *= 2


def measure(name: str, make: Make, n: int, *, rounds: int) -> list[str]:
    """The row of one family: the best times of n and 2n, their ratio, the verdict."""
    texts = {"n": make(n), "2n": make(2 * n)}
    works = {key: (lambda text=text: read(text)) for key, text in texts.items()}
    times: Times = {"n": [], "2n": []}
    for _ in range(TRIES):
        for key, seconds in time_in_turn(works, rounds=rounds).items():
            times[key] += seconds
        once, twice = min(times["n"]), min(times["2n"])
        ratio = twice / once
        if ratio <= LIMIT:
            break
    return [
        name,
        f"{length(texts['n']):,}",
        f"{once:.2f}",
        f"{twice:.2f}",
        f"{length(texts['2n']) / twice / 1e6:.1f}",
        f"{ratio:.2f}",
        verdict(ratio, LIMIT) + ("" if once >= LEAST_SECONDS else " (fast)"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", default="", help="families whose name this pattern finds")
    parser.add_argument("--rounds", type=int, default=3, help="of each text (default: 3)")
    parser.add_argument("--skip-large", action="store_true", help="not the 50 MB, not the 100,000")
    options = parser.parse_args()
    rows = []
    families: dict[str, Make] = {**FAMILIES, **STYLED_FAMILIES}
    for name, make in families.items():
        if re.search(options.only, name):
            n, _ = find_n(make)
            rows.append(measure(name, make, n, rounds=options.rounds))
            print("  ".join(rows[-1]), flush=True)
    if not options.skip_large:
        large: dict[str, tuple[Callable[[int], str], int]] = {
            "one line of 50 MB": (prose_line, LARGE_LINE // 2),
            "100,000 near-identical": (near_paragraphs, LARGE_COUNT * 600 // 2),
        }
        for name, (make, n) in large.items():
            if re.search(options.only, name):
                rows.append(measure(name, make, n, rounds=1))
    print()
    print_table(("text", "n", "s (n)", "s (2n)", "MB/s", "ratio", f"verdict (<= {LIMIT})"), rows)


if __name__ == "__main__":
    main()
