"""The last resort: whatever goes wrong inside is one line, a code, and no output."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from pacparse import api
from pacparse.cli import shell
from pacparse.errors import BrokenPromiseError

if TYPE_CHECKING:
    from pathlib import Path


FAILURES = [
    (KeyError("quay\n\x1b[2J"), 6, "KeyError at pacparse/cli/loading.py:"),
    (RecursionError("too deep"), 6, "RecursionError at pacparse/"),
    (OSError(5, "Input/output error"), 6, "OSError at pacparse/"),
    (MemoryError(), 3, "there is not enough memory for it"),
    (BrokenPromiseError("7 characters would be lost"), 6, "7 characters would be lost"),
]


@pytest.mark.parametrize(("failure", "code", "words"), FAILURES, ids=lambda value: str(value)[:12])
@pytest.mark.parametrize("command", ["clean", "to-json", "check", "explain"])
def test_a_failure_inside_is_one_line_and_no_output(
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    minute: Path,
    *,
    command: str,
    failure: Exception,
    code: int,
    words: str,
) -> None:
    def fail(_source: object, **_options: object) -> None:
        raise failure

    monkeypatch.setattr(api, "parse_with_choice", fail)
    assert shell.run([command, str(minute)]) == code
    out, err = capsysbinary.readouterr()
    assert out == b""
    assert words.encode() in err
    assert err.count(b"\n") == 1
    assert b"\x1b" not in err
    if code == 6 and "lost" not in words:
        assert b"this is a defect of pacparse: please report it" in err


def test_nothing_is_written_where_the_promise_is_broken(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, minute: Path
) -> None:
    def fail(_source: object, **_options: object) -> None:
        raise BrokenPromiseError("7 characters would be lost")

    monkeypatch.setattr(api, "parse_with_choice", fail)
    for command in ("clean", "to-json"):
        assert shell.run([command, str(minute), "-o", str(minute.with_name("out"))]) == 6
    assert [path.name for path in minute.parent.iterdir()] == ["minute.txt"]
    out, err = capsysbinary.readouterr()
    assert out == b""
    assert str(minute).encode() in err


def test_a_message_that_nobody_can_read_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, minute: Path
) -> None:
    closed = io.StringIO()
    closed.close()
    for stream in (None, closed):
        monkeypatch.setattr(sys, "stderr", stream)
        assert shell.run(["clean", str(minute.with_name("missing.txt"))]) == 3


def test_a_failure_outside_the_package_has_no_place(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "_run_command", lambda *_: 1 / 0)
    assert shell.run(["clean"]) == 6
    assert b"ZeroDivisionError at pacparse/cli/shell.py:" in capsysbinary.readouterr().err
