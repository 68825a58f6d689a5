"""The lock of a folder, as this system has it and as Windows has it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pacparse.batch.locks import take_bytes, take_lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Take = Callable[[int, bool], None]

# Another process that takes the lock, says so, and holds it until its standard input ends.
HOLDER = """
import sys, test_batch_locks as tests
descriptor = tests.opened(sys.argv[1])
tests.TAKES[sys.argv[2]](descriptor, sys.argv[3] == "shared")
print("taken", flush=True)
sys.stdin.read()
"""


def opened(path: str) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)


def as_this_system(descriptor: int, is_shared: bool) -> None:
    take_lock(descriptor, is_shared=is_shared)


def as_windows(descriptor: int, is_shared: bool) -> None:
    """What ``msvcrt.locking`` does with the bytes of a file, done by ``fcntl.lockf``."""
    import fcntl

    def lock_bytes(count: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, count, 0, os.SEEK_CUR)

    take_bytes(descriptor, lock_bytes, is_shared=is_shared)


TAKES: dict[str, Take] = {"system": as_this_system}
if sys.platform != "win32":
    TAKES["windows"] = as_windows


@pytest.mark.parametrize("system", TAKES)
@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        ("alone", "alone", True),
        ("alone", "shared", True),
        ("shared", "alone", True),
        ("shared", "shared", False),
    ],
)
def test_a_lock_is_one_process_s_or_shared_and_ends_with_it(
    tmp_path: Path,
    system: str,
    first: str,
    second: str,
    is_refused: bool,
) -> None:
    path = str(tmp_path / "lock")
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, path, system, first],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=os.path.dirname(__file__),  # noqa: PTH120
    )
    descriptor = opened(path)
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"taken"
        if is_refused:
            with pytest.raises(BlockingIOError):
                TAKES[system](descriptor, second == "shared")
            process.kill()
            process.wait()
        TAKES[system](descriptor, second == "shared")
    finally:
        process.kill()
        process.communicate()
        os.close(descriptor)


def test_a_file_system_without_locks_is_no_other_process(tmp_path: Path) -> None:
    descriptor = opened(str(tmp_path / "lock"))

    def refuse(_count: int) -> None:
        raise OSError(5, "Input/output error")

    try:
        with pytest.raises(OSError, match="Input/output"):
            take_bytes(descriptor, refuse, is_shared=True)
    finally:
        os.close(descriptor)
