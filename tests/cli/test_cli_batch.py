"""``pacparse batch`` as a process: exit codes, lines, signals, kills, full disks."""

from __future__ import annotations

import json
import os
import pty
import random
import resource
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from folders import tree

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run

MODULE = (sys.executable, "-m", "pacparse")
COUNT = 36


pytestmark = pytest.mark.usefixtures("unmeasured")


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder of documents large enough that a run takes a moment."""
    folder = tmp_path / "minutes"
    for number in range(COUNT):
        path = folder / str(number % 3) / f"minute {number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"{number}.{item} The Board counted {item} eels." for item in range(1, 150)]
        path.write_text("\n".join(lines), encoding="utf-8")
    return folder


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(folder).items() if ".pacparse" not in name}


@pytest.fixture
def whole(run: Run, minutes: Path, tmp_path: Path) -> dict[str, bytes]:
    """What an undisturbed run leaves behind."""
    assert run("batch", minutes, "--out", "undisturbed").returncode == 0
    return tree(tmp_path / "undisturbed")


def start(minutes: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*MODULE, "batch", str(minutes), "--out", str(out), *options],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait_for_outputs(out: Path, process: subprocess.Popen[bytes], count: int = 5) -> None:
    while process.poll() is None and len(list(out.rglob("*.json"))) < count:
        time.sleep(0.01)


def test_the_closing_line(run: Run, minutes: Path, tmp_path: Path) -> None:
    (minutes / "bad.txt").write_bytes(b"\0")
    (minutes / "picture.png").write_bytes(b"\0")
    done = run("batch", "minutes", "--out", "json", "--report", "report.jsonl")
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (1, b"", 2)
    assert lines[0].startswith("pacparse: minutes/bad.txt: byte 1 is a NUL")
    assert lines[1].startswith(
        "pacparse: 37 files: 36 written, 1 failed; 1 of other types not read ("
    )
    records = (tmp_path / "report.jsonl").read_text("utf-8").splitlines()
    assert len(records) == COUNT + 1
    assert {json.loads(line)["status"] for line in records} == {"written", "failed"}


def test_a_plain_call_is_the_same_call(run: Run, minutes: Path, tmp_path: Path) -> None:
    (minutes / "bad.txt").write_bytes(b"\0")
    plain = ["--out", "plain", "--jobs", "2", "--report", "plain.jsonl"]
    spelled_out = ["--out=spelled", "--jobs=2", "--report=spelled.jsonl"]
    one, other = (run("batch", minutes, *options) for options in (plain, spelled_out))
    assert (one.returncode, one.stdout) == (other.returncode, other.stdout) == (1, b"")
    assert one.stderr.partition(b" (")[0] == other.stderr.partition(b" (")[0]
    assert tree(tmp_path / "plain") == tree(tmp_path / "spelled")

    def records(name: str) -> list[dict[str, object]]:
        lines = (tmp_path / name).read_text("utf-8").splitlines()
        return sorted(({**json.loads(line), "seconds": 0} for line in lines), key=str)

    assert records("plain.jsonl") == records("spelled.jsonl")


def test_quiet_is_silent(run: Run, minutes: Path) -> None:
    (minutes / "bad.txt").write_bytes(b"\0")
    done = run("batch", minutes, "--out", "json", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_a_list_of_files(run: Run, minutes: Path, tmp_path: Path) -> None:
    listed = b"minutes/0/minute 00.txt\nminutes/gone.txt\n"
    done = run("batch", "--from-file", "-", "--out", "json", stdin=listed)
    assert done.returncode == 1
    assert b"minutes/gone.txt: cannot be read (No such file or directory)" in done.stderr
    assert list(outputs(tmp_path / "json")) == ["minutes/0/minute 00.json"]
    (tmp_path / "list").write_bytes(listed)
    again = run("batch", "--from-file", "list", "--root", "minutes", "--out", "json", "-q")
    assert again.returncode == 1
    assert "0/minute 00.json" in outputs(tmp_path / "json")
    assert minutes.is_dir()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--out", "json"], 2, "missing argument PATH"),
        (["minutes"], 2, "missing option '--out'"),
        (["nowhere", "--out", "json"], 3, "nowhere: cannot be read"),
        (["minutes/*.pdf", "--out", "json"], 3, "no file matches"),
        (["minutes", "minutes/*.pdf", "--out", "json"], 3, "no file matches"),
        (["minutes", "", "--out", "json"], 2, "a PATH is empty"),
        (["minutes", "--out", ""], 2, "no folder is named"),
        (["minutes", "--out", "s3://bucket/json"], 2, "a folder of this machine"),
        (["minutes", "--out", "json", "--engine-address", "tcp://x:1"], 2, "without an engine"),
        (["minutes", "--out", "json", "--report", "-"], 2, "not standard output"),
        (["minutes", "--out", "json", "--sarif", "minutes/0/minute 00.txt"], 5, "an input"),
        (["minutes", "--out", "json", "--junit", "json/0/minute 00.json"], 5, "not there"),
        (["minutes", "--out", "json", "--findings", "text", "--sarif", "-"], 2, "two forms"),
        (["minutes", "--out", "json", "--baseline", "none.json"], 2, "no such baseline"),
        (["minutes", "--out", "minutes/0/minute 00.txt"], 5, "nothing can be written there"),
        (["minutes", "--out", "json", "--shard", "9/8"], 2, "there is no shard"),
        (["minutes", "--out", "json", "--jobs", "0"], 2, "jobs"),
        (["minutes", "--out", "json", "--profile", "stone"], 2, "no profile"),
        (["minutes", "--out", "json", "--from-file", "none"], 3, "none: cannot be read"),
        (["minutes", "--out", "json", "--report", "."], 5, "folder"),
        (["minutes/0", "minutes/1", "minutes/0/../1", "--out", "json"], 0, "24 files"),
    ],
)
@pytest.mark.usefixtures("minutes")
def test_what_is_refused_at_once(run: Run, arguments: list[str], code: int, words: str) -> None:
    done = run("batch", *arguments)
    assert done.returncode == code
    assert done.stderr.count(b"\n") == 1
    assert words in done.stderr.decode()


def test_nothing_depends_on_the_surroundings(
    run: Run, minutes: Path, tmp_path: Path, whole: dict[str, bytes]
) -> None:
    (minutes / "é – ’.txt").write_text("1.1 The Board agrees.", encoding="utf-8")
    run("batch", minutes, "--out", "undisturbed")
    expected = tree(tmp_path / "undisturbed")
    assert len(expected) == len(whole) + 1
    surroundings = (
        ("1", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}),
        ("3", {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    )
    for jobs, environment in surroundings:
        done = run("batch", minutes, "--out", jobs, "--jobs", jobs, environment=environment)
        assert done.returncode == 0
        assert tree(tmp_path / jobs) == expected


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_answered_and_survived(
    run: Run, minutes: Path, tmp_path: Path, whole: dict[str, bytes], number: signal.Signals
) -> None:
    out = tmp_path / "json"
    process = start(minutes, out)
    wait_for_outputs(out, process)
    os.killpg(process.pid, number)
    stderr = process.communicate(timeout=20)[1].decode()
    if process.returncode:  # else it had ended before
        assert process.returncode == 130
        assert "are done; run it again to continue\n" in stderr
        assert "Traceback" not in stderr
    left = tree(out)
    assert all(whole[name] == content for name, content in left.items() if name in outputs(out))
    assert set(left) <= set(whole)
    assert run("batch", minutes, "--out", out).returncode == 0
    assert tree(out) == whole


def test_a_kill_at_any_moment_is_survived(
    run: Run, minutes: Path, tmp_path: Path, whole: dict[str, bytes]
) -> None:
    chance = random.Random(5)
    for attempt in range(3):
        out = tmp_path / f"json{attempt}"
        process = start(minutes, out)
        time.sleep(chance.uniform(0.1, 1.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=20)
        assert all(whole[name] == content for name, content in outputs(out).items())
        assert run("batch", minutes, "--out", out).returncode == 0
        assert tree(out) == whole


def test_workers_end_with_their_parent(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "json"
    process = start(minutes, out, "--jobs", "2")
    wait_for_outputs(out, process)
    process.kill()
    process.communicate(timeout=20)
    second = start(minutes, out)  # not "another run is at work": the lock went with the workers
    assert (second.communicate(timeout=60)[1].count(b"another run"), second.returncode) == (0, 0)


def test_of_two_runs_one_says_so(minutes: Path, tmp_path: Path, whole: dict[str, bytes]) -> None:
    out = tmp_path / "json"
    runs = [start(minutes, out) for _ in range(2)]
    said = [process.communicate(timeout=60)[1].decode() for process in runs]
    codes = [process.returncode for process in runs]
    assert 0 in codes
    for code, line in zip(codes, said, strict=True):
        if code:
            assert (code, line.count("\n")) == (5, 1)
            assert "another run is at work on this folder" in line
    assert tree(out) == whole


def test_a_full_disk_stops_the_run(run: Run, minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "json"

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    code = [*MODULE, "batch", str(minutes), "--out", str(out)]
    done = subprocess.run(code, capture_output=True, check=False, preexec_fn=limit, timeout=60)
    assert done.returncode in (1, 5)
    assert b"Traceback" not in done.stderr
    assert outputs(out) == {}
    assert run("batch", minutes, "--out", out).returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")  # noqa: PTH110
def test_a_full_device_on_standard_error(minutes: Path, tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        code = [*MODULE, "batch", str(minutes), "--out", str(tmp_path / "json")]
        done = subprocess.run(code, stdout=full, stderr=full, check=False, timeout=60)
    assert done.returncode == 0


def test_a_terminal_has_a_bar(minutes: Path, tmp_path: Path) -> None:
    (minutes / "[red]x[.txt").write_bytes(b"\0")
    leader, follower = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    process = subprocess.Popen(
        [*MODULE, "batch", str(minutes), "--out", str(tmp_path / "json")],
        stderr=follower,
        env={**environment, "TERM": "xterm-256color", "COLUMNS": "200"},
    )
    os.close(follower)
    shown = b""
    while select.select([leader], [], [], 60)[0]:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        shown += piece
    os.close(leader)
    assert process.wait(20) == 1
    assert b" of 37 files" in shown
    assert b"/s" in shown
    assert b"[red]x[.txt: byte 1 is a NUL" in shown
    assert b"37 files: 36 written, 1 failed" in shown


def test_lines_come_before_the_last_input(minute: Path) -> None:
    process = subprocess.Popen(
        [*MODULE, "to-json", "--lines", str(minute), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    first = process.stdout.readline()  # while standard input is still open
    assert json.loads(first)["source"]["name"] == str(minute)
    rest, _ = process.communicate(b"1.1 The Board agrees.", timeout=20)
    assert json.loads(rest)["source"]["name"] == "<stdin>"
