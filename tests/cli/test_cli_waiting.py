"""The line that says what is being read: on a terminal, after a while, and gone before the product."""

from __future__ import annotations

import os
import re
import time
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from test_cli_terminal import on_terminal

from pacparse.cli import waiting
from pacparse.cli.waiting import Waiting, is_watched

if TYPE_CHECKING:
    from pathlib import Path


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _open_terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Standard error as a terminal that somebody looks at, and that shows everything at once.

    No fixture: between setting up and calling, pytest puts its own standard error back.
    """
    shown = _Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(waiting, "_PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(waiting, "_REDRAW_SECONDS", 0.01)
    return shown


def _drawn(terminal: _Terminal) -> str:
    """What is drawn, once something is."""
    deadline = time.monotonic() + 10
    while not terminal.getvalue() and time.monotonic() < deadline:
        time.sleep(0.005)
    return terminal.getvalue().rpartition("\x1b[2K")[2]


def test_one_file_is_named_with_its_size(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal = _open_terminal(monkeypatch)
    path = tmp_path / "minute\x1b.txt"
    path.write_bytes(b"x" * 2_300_000)
    with Waiting(1) as shown:
        shown.begin(str(path))
        line = _drawn(terminal)
        assert re.fullmatch(r"reading .*minute\\x1b\.txt, 2\.3 MB \([0-9]+ s\)", line)
        assert len(line) < 80
    assert terminal.getvalue().endswith("\r\x1b[2K")


def test_of_several_it_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _open_terminal(monkeypatch)
    with Waiting(1200) as shown:
        shown.begin("a.txt")
        shown.end()
        shown.begin("x" * 200 + "/b.txt")
        line = _drawn(terminal)
        assert line.startswith("2 of 1,200: …xxx")
        assert line.endswith("x/b.txt (0 s)")
        assert len(line) < 80
        shown.end()
        written = terminal.getvalue()
        time.sleep(0.05)
        assert terminal.getvalue() == written  # nothing is drawn between two files


def test_standard_input_may_be_somebody_who_types(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _open_terminal(monkeypatch)
    with Waiting(1) as shown:
        shown.begin("-")
        time.sleep(0.05)
    assert terminal.getvalue() == ""


def test_a_quick_file_shows_nothing(monkeypatch: pytest.MonkeyPatch, minute: Path) -> None:
    terminal = _open_terminal(monkeypatch)
    monkeypatch.setattr(waiting, "_PATIENCE_SECONDS", 60)
    start = time.monotonic()
    with Waiting(1) as shown:
        shown.begin(str(minute))
    assert time.monotonic() - start < 10
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("told", [{"CI": "true"}, {"TERM": "dumb"}])
def test_a_log_is_no_place_for_it(monkeypatch: pytest.MonkeyPatch, told: dict[str, str]) -> None:
    terminal = _open_terminal(monkeypatch)
    assert is_watched()
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert not is_watched()
    with Waiting(1) as shown:
        shown.begin("a.txt")
        time.sleep(0.05)
    assert terminal.getvalue() == ""


def test_a_large_file_is_named_on_a_terminal(
    tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    path = tmp_path / "large.txt"
    body = "".join(f"{n}. The keeper counted {n} lamps on the quay.\n\n" for n in range(1, 60_000))
    path.write_text(body, encoding="utf-8")
    environment = {**clean_environment, "TERM": "xterm"}
    environment.pop("CI", None)
    output = tmp_path / "large.md"
    shown = on_terminal("clean", path, "-o", output, environment=environment)
    assert "large.txt, " in shown
    assert shown.endswith("\r\x1b[2K")
    assert output.stat().st_size > 1_000_000
    quiet = on_terminal("clean", path, "-o", output, environment={**environment, "CI": "1"})
    assert quiet == ""
    assert os.fspath(output) not in shown
