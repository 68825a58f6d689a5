"""The program as a process: exit codes, streams, signals, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pacparse import __version__
from pacparse.cli.commands import build_command
from pacparse.cli.shortcuts import _PLAIN, find_shortcut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli_fixtures import Run

MODULE = (sys.executable, "-m", "pacparse")


def assert_one_line(stderr: bytes) -> str:
    text = stderr.decode("utf-8")
    assert text.startswith("pacparse: ")
    assert text.count("\n") == 1
    assert text.endswith("\n")
    assert "Traceback" not in text
    return text


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "clean"]])
def test_version(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (0, f"pacparse {__version__}\n".encode())


def test_version_loads_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys; sys.argv = ['pacparse', '--version']\n"
        "from pacparse.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'typer', 'rich', 'pydantic', 'regex', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"[]"


@pytest.mark.parametrize("command", ["to-json", "clean"])
def test_a_plain_call_loads_no_framework(minute: Path, command: str) -> None:
    code = (
        f"import sys; sys.argv = ['pacparse', {command!r}, {str(minute)!r}]\n"
        "from pacparse.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print({'rich', 'typer'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr == b"set()\n"


@pytest.mark.parametrize(
    ("plain", "spelled_out"),
    [
        (["clean", "minute.txt"], ["clean", "minute.txt", "--restatements", "keep"]),
        (["clean", "-"], ["clean", "--restatements=keep", "-"]),
        (["clean", "."], ["clean", "--restatements=keep", "."]),
        (["clean", ".", "-o", "x/"], ["clean", ".", "--output=x/"]),
        (["to-json", "."], ["to-json", "--lines", "."]),
        (["to-json", "*.txt"], ["to-json", "--lines", "*.txt"]),
        (["to-json", "minute.txt"], ["to-json", "--lines", "minute.txt"]),
        (["to-json", "minute.txt", "-"], ["to-json", "--lines", "minute.txt", "-"]),
        (["to-json", "minute.txt", "no.txt"], ["to-json", "--lines", "minute.txt", "no.txt"]),
        (["clean", "no.txt"], ["clean", "--restatements=keep", "no.txt"]),
        (["clean", "-o", "x", "minute.txt"], ["clean", "minute.txt", "--output=x"]),
        (["to-json", "minute.txt", "--output", "x"], ["to-json", "-ox", "minute.txt"]),
        (["to-json", "minute.txt", "-o", "-"], ["to-json", "minute.txt", "-o-"]),
        (["to-json", "minute.txt", "-o", "."], ["to-json", "minute.txt", "-o."]),
        (["batch", "minute.txt", "--out", ".", "-q"], ["batch", "minute.txt", "--out=.", "-q"]),
        (["batch", "no.txt", "--out", "y"], ["batch", "no.txt", "--out=y"]),
    ],
    ids=" ".join,
)
def test_a_plain_call_is_the_same_call(
    run: Run, minute: Path, plain: list[str], spelled_out: list[str]
) -> None:
    def outcome(arguments: list[str]) -> tuple[int, bytes, bytes, bytes]:
        done = run(*arguments, stdin=minute.read_bytes())
        written = minute.with_name("x")
        if written.is_dir():
            content = b"".join(file.read_bytes() for file in sorted(written.iterdir()))
            shutil.rmtree(written)
        else:
            content = written.read_bytes() if written.exists() else b""
            written.unlink(missing_ok=True)
        return done.returncode, done.stdout, done.stderr, content

    assert outcome(plain) == outcome(spelled_out)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["clean"],
        ["clean", "--diff", "a"],
        ["clean", "-h"],
        ["clean", "a", "-o"],
        ["clean", "a", "-o", "--diff"],
        ["clean", "a", "-o", "x", "-o", "y"],
        ["to-json"],
        ["to-json", "-x"],
        ["to-json", "--", "a"],
        ["batch"],
        ["batch", "a"],
        ["batch", "--out", "b"],
        ["batch", "a", "--out", "b", "--force"],
        ["batch", "a", "--out", "b", "--jobs"],
        ["batch", "a", "--out", "b", "--jobs", "0"],
        ["batch", "a", "--out", "b", "--jobs", "-1"],
        ["batch", "a", "--out", "b", "--jobs", "two"],
        ["batch", "a", "--out", "b", "--jobs", "²"],
        ["batch", "a", "--out", "b", "--out", "c"],
        ["explain", "a"],
        ["claen", "a"],
    ],
    ids=" ".join,
)
def test_every_other_call_is_for_the_framework(arguments: list[str]) -> None:
    assert find_shortcut(arguments) is None


@pytest.mark.parametrize("name", _PLAIN)
def test_the_options_of_plain_calls_are_those_of_the_framework(name: str) -> None:
    declared = {
        spelling: parameter.name
        for parameter in build_command().commands[name].params
        for spelling in parameter.opts
    }
    assert _PLAIN[name].options.items() <= declared.items()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["claen", "x"], 2, "no such command 'claen'; did you mean 'clean'? Try pacparse --help"),
        (["clean", "--dif", "x"], 2, "clean: no such option: --dif; did you mean --diff?"),
        (["clean"], 2, "clean: missing argument 'PATH'; to read standard input, name it"),
        (["clean", "a", "b"], 2, "clean: these are 2 documents, and their notes would mix"),
        (["explain", "a", "b", "c"], 2, "explain: got unexpected extra argument(s) (c)"),
        (["check", "x", "--format", "xml"], 2, "check: invalid value for '--format'"),
        (["to-json", "x", "--indent", "99"], 2, "to-json: invalid value for '--indent'"),
        (["to-json", "x", "--indent", "2", "--lines"], 2, "JSON Lines cannot be indented"),
        (["clean", "missing.txt"], 3, "missing.txt: cannot be read (No such file or directory)"),
        (["explain", "."], 3, ".: this is a directory, not a file; name the files in it"),
        (
            ["clean", "--type", "text", "a.pdf"],
            4,
            "a.pdf: this is a PDF, not text; read it as what it is, with --type pdf",
        ),
        (["clean", "minute.txt", "-o", "."], 5, ".: this is a folder; name a file in it"),
        (["clean", "minute.txt", "-o", "no/x"], 5, "no/x: its folder is not there"),
        (["clean", "minute.txt", "-o", "minute.txt"], 5, "this is the input itself"),
        (["explain", "minute.txt", "9.9"], 2, "minute.txt: there is no 9.9 in it"),
        (["explain", "minute.txt", "L99"], 2, "there is no line 99 in it; its lines are 1 to"),
    ],
)
def test_an_error_is_one_line_and_a_code(
    run: Run, minute: Path, arguments: Sequence[str], code: int, words: str
) -> None:
    (minute.parent / "a.pdf").write_bytes(b"%PDF-1.7\n")
    done = run(*arguments)
    assert done.returncode == code
    assert done.stdout == b""
    assert words in assert_one_line(done.stderr)
    assert sorted(p.name for p in minute.parent.iterdir()) == ["a.pdf", "minute.txt"]


def test_no_arguments_show_the_help_and_are_no_call(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert b"Usage: pacparse" in done.stdout
    assert done.stderr == b""


def test_standard_input_is_bytes(run: Run) -> None:
    done = run("to-json", "-", stdin=b"1. It is \xa35.\r\n")
    assert json.loads(done.stdout)["source"]["name"] == "<stdin>"
    assert json.loads(done.stdout)["blocks"][0]["text"] == "It is £5."
    assert b"warning: <stdin>:1: 1 line is not valid UTF-8" in done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C.UTF-8"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error::EncodingWarning"},
        {"PYTHONOPTIMIZE": "2"},
        {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"},
    ],
    ids=lambda environment: next(iter(environment)),
)
@pytest.mark.parametrize("command", ["clean", "explain", "--help"])
def test_the_environment_changes_no_byte(
    run: Run, minute: Path, command: str, environment: dict[str, str]
) -> None:
    arguments = [command] if command == "--help" else [command, minute]
    plain = run(*arguments)
    done = run(*arguments, environment=environment)
    assert (done.returncode, done.stdout) == (plain.returncode, plain.stdout)
    assert "’".encode() in done.stdout or command != "clean"


@pytest.mark.parametrize("command", ["clean", "to-json", "explain", "check", "schema", "--help"])
def test_a_full_device_is_said(minute: Path, command: str) -> None:
    arguments = [command] if command in ("schema", "--help") else [command, str(minute)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*MODULE, *arguments], stdout=full, stderr=-1, check=False)
    assert done.returncode == 5
    assert "No space left on device" in assert_one_line(done.stderr)


def test_a_closed_standard_output_is_said(minute: Path) -> None:
    for arguments in (["clean", str(minute)], ["--version"]):
        done = subprocess.run(
            ["sh", "-c", '"$@" >&-', "sh", *MODULE, *arguments], stderr=-1, check=False
        )
        assert done.returncode == 5
        assert "standard output" in assert_one_line(done.stderr)


def test_closed_streams_do_not_hurt_a_file(minute: Path) -> None:
    output = minute.with_name("out.md")
    command = [*MODULE, "clean", str(minute), "-o", str(output)]
    subprocess.run(["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *command], check=True)
    assert output.read_text("utf-8").startswith("# Harbour")


@pytest.mark.parametrize(
    ("command", "code"), [("clean", 0), ("to-json", 0), ("explain", 0), ("check", 1), ("-h", 0)]
)
def test_a_reader_that_leaves_is_no_news(minute: Path, command: str, code: int) -> None:
    minute.write_text("".join(f"{n}. The quay has {n} bollards.9\n\n" for n in range(1, 4000)))
    arguments = [command] if command == "-h" else [command, str(minute)]
    with subprocess.Popen([*MODULE, *arguments], stdout=-1, stderr=-1) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == code


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interruption_is_one_line_and_leaves_nothing(minute: Path, number: int) -> None:
    output = minute.with_name("out.jsonl")
    output.write_text("as it was")
    reader = subprocess.Popen(
        [*MODULE, "to-json", str(minute), "-", "-o", str(output)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with reader:
        deadline = time.monotonic() + 20
        while not list(minute.parent.glob(".pacparse-*.tmp")) and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.2)  # it waits for standard input
        reader.send_signal(number)
        assert reader.stderr is not None
        assert reader.stderr.read() == b"pacparse: interrupted\n"
    assert reader.returncode == 130
    assert output.read_text() == "as it was"
    assert sorted(p.name for p in minute.parent.iterdir()) == ["minute.txt", "out.jsonl"]


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2, 0.3])
def test_an_interruption_at_any_time_shows_no_traceback(minute: Path, delay: float) -> None:
    with subprocess.Popen([*MODULE, "clean", str(minute)], stdout=-1, stderr=-1) as process:
        time.sleep(0.05 + delay)  # the interpreter itself needs the first moments
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate()
    # Before ``main`` of the program has begun, the interpreter answers by itself, with frames of its
    # own (``site`` has a function ``main`` too).
    assert b"cli/shell.py" not in stderr
    assert re.search(rb'pacparse/cli/__init__\.py", line [0-9]+, in main', stderr) is None


NAMES = [
    b"new\nline.txt",
    b"bad-\xff\xfe.txt",
    b"esc-\x1b]0;title\x07\x1b[2J.txt",
    b"[bold red]x[nope].txt",
    b":bomb:{0}%s.txt",
    b" trailing .txt ",
    "\u202eright.txt".encode(),
    b"x" * 251 + b".txt",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_is_never_obeyed(run: Run, tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(name))
    (tmp_path / path).write_bytes(b"1. It is \xa35.2\n")
    for command in ("clean", "to-json", "explain", "check"):
        done = run(command, path)
        assert done.returncode in (0, 1), done.stderr
        said = done.stderr + (b"" if command in ("clean", "to-json") else done.stdout)
        assert not any(bad in said for bad in (b"\x1b", b"\xff", b"\x07", "\u202e".encode()))
        assert done.stderr.count(b"\n") <= 1
        if command == "to-json":
            json.loads(done.stdout)["source"]["name"].encode("utf-8")
    done = run("clean", "--diff", path)
    assert done.stdout.count(b"\n--- ") == 0
    assert b"\x1b" not in done.stdout


def test_markup_in_names_and_text_stays_text(run: Run, tmp_path: Path) -> None:
    text = "1. It is [bold]so[/bold], [/] and :bomb: [link=https://x.example]y[/link].9\n"
    (tmp_path / "[red]x[].txt").write_text(text)
    done = run("explain", "[red]x[].txt", "1")
    assert text[:-3] in b" ".join(done.stdout.split()).decode()
    assert "[red]x[].txt" in run("explain", "[red]x[].txt").stdout.decode()


def test_python_and_console_entry_agree(run: Run, minute: Path) -> None:
    code = "from pacparse.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "clean", str(minute)], capture_output=True, check=True
    )
    assert done.stdout == run("clean", minute).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(run: Run, shell: str) -> None:
    done = run(environment={"_PACPARSE_COMPLETE": f"source_{shell}"})
    assert done.returncode == 0
    assert b"pacparse" in done.stdout
    assert done.stderr == b""
