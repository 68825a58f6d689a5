"""What a terminal is sent: nothing that it would obey, in its width, in colour where it has it."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from pacparse.cli.screen import has_color, screen_width

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "1. It is \x1b]0;title\x07\x1b[2J\x1b[31mred\x9b2J and \u202etfel\u202c, "
    "zero\u200bwidth, hid\U000e0041den.3\n\n3. It ends.\n"
)
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(*arguments: str | Path, columns: int = 80, environment: dict[str, str]) -> str:
    """What a terminal of so many columns gets from the program, on both streams."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "pacparse", *(os.fspath(a) for a in arguments)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment,
    ) as process:
        os.close(follower)
        received = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # Linux: the other side is closed
                break
            if not piece:
                break
            received += piece
        process.wait()
    os.close(leader)
    return received.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    ["clean", "clean --diff", "to-json", "explain", "check", "check --format=json"],
)
def test_a_terminal_gets_no_character_that_it_obeys(
    hostile: Path, arguments: str, clean_environment: dict[str, str]
) -> None:
    shown = on_terminal(
        *arguments.split(), hostile, environment={**clean_environment, "NO_COLOR": "1"}
    )
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\U000e0041]", shown)
    assert "hostile" in shown


def test_what_is_shown_of_json_is_the_same_json(
    hostile: Path, clean_environment: dict[str, str]
) -> None:
    shown = on_terminal("to-json", hostile, environment=clean_environment)
    document = json.loads(shown[shown.index("{") :])
    assert HOSTILE[3:40] in document["blocks"][0]["text"]


def test_a_pipe_gets_the_text_as_it_is(hostile: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pacparse", "clean", str(hostile)], capture_output=True, check=True
    )
    assert HOSTILE[3:60].encode() in done.stdout


@pytest.mark.parametrize("columns", [24, 40, 60, 100])
def test_explain_fits_the_terminal(
    minute: Path, columns: int, clean_environment: dict[str, str]
) -> None:
    environment = {**clean_environment, "TERM": "xterm"}
    for where in ([], ["1.2"], ["L7"]):
        shown = on_terminal("explain", minute, *where, columns=columns, environment=environment)
        plain = STYLE.sub("", shown)
        assert "\x1b" not in plain
        assert max(map(len, plain.split("\n"))) <= columns


@pytest.mark.parametrize(
    ("told", "colored"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_colour_is_for_terminals_that_have_it(
    minute: Path, clean_environment: dict[str, str], told: dict[str, str], *, colored: bool
) -> None:
    shown = on_terminal("explain", minute, environment={**clean_environment, **told})
    assert (STYLE.search(shown) is not None) is colored
    piped = subprocess.run(
        [sys.executable, "-m", "pacparse", "explain", str(minute)],
        env={**clean_environment, **told, "FORCE_COLOR": "1"},
        capture_output=True,
        check=True,
    )
    assert b"\x1b" not in piped.stdout


@pytest.mark.parametrize(
    ("columns", "width"), [("1", 24), ("50", 50), ("500", 110), ("", 80), ("x", 80), ("9" * 9, 80)]
)
def test_width_is_what_the_environment_says_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert screen_width() == width
    assert not has_color()  # standard output is captured here
