"""The fenced blocks of the documentation, with the line they begin at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGES = tuple(
    sorted(
        [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("README.md")]
    )
)
_FENCE = re.compile(
    r"^```(?P<kind>[a-z]+(?: [a-z]+)?)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)


class Example(NamedTuple):
    """A fenced block: the page it stands on, the line of its fence, its kind, its text."""

    page: Path
    line: int
    kind: str
    body: str

    @property
    def place(self) -> str:
        """``docs/cleaning.md:12``, as an editor opens it."""
        return f"{self.page.relative_to(ROOT).as_posix()}:{self.line}"


def examples() -> list[Example]:
    """Every fenced block of every page, in order."""
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        for match in _FENCE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(Example(page, line, match["kind"], match["body"]))
    return found


def commands(body: str) -> list[tuple[str, str]]:
    """The ``$ …`` lines of a console block, each with the output that it promises.

    While a command reads a here-document (``<<'END'``), lines that begin with ``> `` belong to it.
    """
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and line.startswith("> ") and _is_open(found[-1][0]):
            found[-1] = (f"{found[-1][0]}\n{line[2:]}", [])
        elif found:
            found[-1][1].append(line)
    return [(command, "\n".join(lines).rstrip()) for command, lines in found]


def _is_open(command: str) -> bool:
    return "<<'END'" in command and not command.endswith("\nEND")


def as_pattern(promised: str) -> re.Pattern[str]:
    """The promised output as a pattern: a line ``…`` is any lines, a ``…`` in a line any words."""
    return re.compile(
        "".join(
            r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n"
            for line in promised.splitlines()
        )
    )
