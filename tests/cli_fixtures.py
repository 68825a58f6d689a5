"""Documents to try the commands on, and the program as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MINUTE = """Harbour of Little Wick: upkeep of the quay

1: Committee conclusion: The quay is older than its books.
Recommendation: The Office should count the bollards.
1.1 The Government agreed with the Committee’s recommendation.
Recommendation implemented.
1.2 The Office counted them in full,1 and the result was printed.2
1.4 The next count
will follow in spring.
1 https://www.little-wick.example/bollards
"""

MODULE = (sys.executable, "-m", "pacparse")


class Run(Protocol):
    """Runs the program with arguments, to its end."""

    def __call__(
        self,
        *arguments: str | Path,
        stdin: bytes = b"",
        environment: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture
def minute(tmp_path: Path) -> Path:
    """A short minute with two note marks, one note, and a gap in the numbering."""
    path = tmp_path / "minute.txt"
    path.write_text(MINUTE, encoding="utf-8")
    return path


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that coverage leaves alone: it writes to standard error, and imports what it needs."""
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clean_environment() -> dict[str, str]:
    """The environment without what says something about terminals."""
    told = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM")
    return {name: value for name, value in os.environ.items() if name not in told}


@pytest.fixture
def run(tmp_path: Path, clean_environment: dict[str, str]) -> Run:
    """The program as a process, in a folder of its own."""

    def run(
        *arguments: str | Path,
        stdin: bytes = b"",
        environment: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*MODULE, *(os.fspath(argument) for argument in arguments)],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env={**clean_environment, **(environment or {})},
            timeout=60,
        )

    return run
