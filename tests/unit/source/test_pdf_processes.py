"""The process that reads a PDF, started for it or a copy of the warm reader: its limits, its end."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pacparse.errors import UnreadableError
from pacparse.source.pdf import limits, read_pdf, sandbox, warm
from pacparse.source.pdf.pictures import draw_pages
from pdf_sheets import plain_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONG = 1000

linux = pytest.mark.skipif(sys.platform != "linux", reason="there is no warm reader")


@cache
def _long() -> bytes:
    """So many pages that their records fill a pipe: its copy is at work until they are taken."""
    return plain_pages(_LONG)


def _open_files() -> set[str]:
    return {path.name for path in Path("/proc/self/fd").iterdir()}


def _refusal(content: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(content, name="minutes.pdf")
    return str(caught.value)


@pytest.fixture(params=[False, pytest.param(True, marks=linux)], ids=["started", "warm"])
def warmth(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[warm.Warmth]:
    """Whether PDFs are read by copies of a warm reader from the first on, or never."""
    own = warm.Warmth()
    own._is_wanted = own._is_safe = request.param
    monkeypatch.setattr(sandbox, "_warmth", own)
    yield own
    own.end()


@pytest.fixture
def do(monkeypatch: pytest.MonkeyPatch, warmth: warm.Warmth) -> Callable[[str], None]:
    """Lets the process do something else than its task, within its limits."""
    assert warmth

    def change(what: str) -> None:
        body = "\n    ".join(what.splitlines())
        start = (
            "import types\n"
            f"def main():\n    {body}\n"
            f"{sandbox._START.partition('if task')[0]}"
            "own = types.ModuleType('own')\n"
            "own.main = main\n"
            "sys.modules['pacparse.source.pdf.extraction'] = own\n"
            "own.load_library = lambda: None\n"
            f"if task{sandbox._START.partition('if task')[2]}"
        )
        monkeypatch.setattr(sandbox, "_START", start)

    return change


def test_a_page_that_takes_too_long_is_given_up(
    monkeypatch: pytest.MonkeyPatch, do: Callable[[str], None]
) -> None:
    do("import time\ntime.sleep(60)")
    monkeypatch.setattr(limits, "START_SECONDS", 0.5)
    begin = time.monotonic()
    assert "takes too long" in _refusal(plain_pages())
    assert time.monotonic() - begin < 30


def test_processor_time_is_bounded(
    monkeypatch: pytest.MonkeyPatch, do: Callable[[str], None]
) -> None:
    do("while True: pass")
    monkeypatch.setattr(limits, "TOTAL_SECONDS", 1)
    monkeypatch.setattr(limits, "START_SECONDS", 60.0)
    assert "takes too long" in _refusal(plain_pages())


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch, do: Callable[[str], None]) -> None:
    do("held = [bytes(1 << 20) for _ in range(1000)]")
    monkeypatch.setattr(limits, "MEMORY_MEGABYTES", 150)
    assert "more than 150 MB of memory" in _refusal(plain_pages())


def test_an_abort_is_want_of_memory(do: Callable[[str], None]) -> None:
    do("import os\nos.abort()")
    assert "MB of memory" in _refusal(plain_pages())


@pytest.mark.parametrize("what", ["import os; os._exit(9)", "import os; os.kill(os.getpid(), 11)"])
def test_a_process_that_breaks_off_is_told(do: Callable[[str], None], what: str) -> None:
    do(what)
    assert "breaks off" in _refusal(plain_pages())


def test_an_error_in_the_process_is_told(do: Callable[[str], None]) -> None:
    do("raise ValueError")
    assert "breaks off" in _refusal(plain_pages())


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="needs /proc")
def test_the_process_has_its_limits_and_knows_nothing(
    monkeypatch: pytest.MonkeyPatch, warmth: warm.Warmth, do: Callable[[str], None]
) -> None:
    monkeypatch.setenv("PACPARSE_SECRET", "eel")
    do(
        "import json, os, sys\n"
        "rows = open('/proc/self/limits').read().splitlines()\n"
        "print(json.dumps({'rows': rows, 'knows': dict(os.environ), 'pid': os.getpid(),"
        " 'files': sorted(map(int, os.listdir('/proc/self/fd')))}))\n"
        "print('{\"done\": 0}')"
    )
    told = next(sandbox.read_records(b"", name="minutes.pdf"))
    wanted = {
        "Max address space": str(limits.MEMORY_MEGABYTES * 1024 * 1024),
        "Max cpu time": str(int(limits.TOTAL_SECONDS)),
        "Max file size": "0",
        "Max core file size": "0",
    }
    found = {name: row[26:].split()[0] for row in told["rows"] for name in wanted if name in row}
    assert found == wanted
    assert "PACPARSE_SECRET" not in told["knows"]
    assert len(told["files"]) == 4  # the three of any process, and the folder that is looked at
    warmth.end()
    assert not Path("/proc", str(told["pid"])).exists()


def test_a_process_ends_with_its_reading(warmth: warm.Warmth) -> None:
    records = sandbox.read_records(plain_pages(200), name="minutes.pdf")
    assert next(records)["pages"] == 200
    del records
    assert _refusal(b"%PDF-1.7\n")
    assert bool(warmth._reader) is warmth._is_safe


def test_both_ways_tell_the_same(warmth: warm.Warmth) -> None:
    first, second = (list(sandbox.read_records(plain_pages(3), name="one.pdf")) for _ in range(2))
    assert first == second
    assert len(first) == 5
    assert bool(warmth._reader) is warmth._is_safe


def test_pages_are_drawn_in_both_ways(warmth: warm.Warmth) -> None:
    assert warmth
    pictures = list(draw_pages(plain_pages(2), name="minutes.pdf"))
    assert [number for number, _ in pictures] == [1, 2]
    assert all(picture.startswith(b"\xff\xd8") for _, picture in pictures)


@linux
def test_the_first_pdf_of_a_process_is_read_by_one_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = warm.Warmth()
    monkeypatch.setattr(sandbox, "_warmth", own)
    for is_warm in (False, True, True):
        assert read_pdf(plain_pages(), name="minutes.pdf").pages == 1
        assert (own._reader is not None) is is_warm
    own.end()
    assert own._reader is None


@pytest.fixture
def warm_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[warm.Warmth]:
    """A warm reader that stands ready."""
    own = warm.Warmth()
    own._is_wanted = True
    monkeypatch.setattr(sandbox, "_warmth", own)
    yield own
    own.end()


@linux
def test_a_copy_that_is_killed_takes_no_other_down(warm_only: warm.Warmth) -> None:
    long = sandbox.read_records(_long(), name="long.pdf")
    next(long)
    assert warm_only._reader
    pid = warm_only._reader._process.pid
    (copy,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    other = sandbox.read_records(_long(), name="other.pdf")
    next(other)
    os.kill(int(copy), signal.SIGKILL)
    with pytest.raises(UnreadableError, match=r"long\.pdf: .*breaks off"):
        list(long)
    assert sum(isinstance(record, list) for record in other) == _LONG
    assert read_pdf(plain_pages(), name="minutes.pdf").pages == 1
    assert warm_only._reader._process.pid == pid


@linux
@pytest.mark.parametrize("told", [1, 100])
def test_a_warm_reader_that_is_killed_costs_nothing(warm_only: warm.Warmth, told: int) -> None:
    records = sandbox.read_records(_long(), name="minutes.pdf")
    begun = [next(records) for _ in range(told)]
    assert warm_only._reader
    warm_only._reader._process.kill()
    every = [*begun, *records]
    assert [record.get("pages") for record in every if isinstance(record, dict)] == [_LONG, None]
    assert sum(isinstance(record, list) for record in every) == _LONG
    assert not warm_only._is_safe
    assert read_pdf(plain_pages(), name="minutes.pdf").pages == 1


@linux
def test_a_warm_reader_that_was_killed_before_costs_nothing(warm_only: warm.Warmth) -> None:
    for is_gone in (False, True):
        assert read_pdf(plain_pages(), name="minutes.pdf").pages == 1
        if warm_only._reader and not is_gone:
            warm_only._reader._process.kill()
            warm_only._reader._process.wait()
    assert not warm_only._is_safe


@linux
def test_many_pdfs_are_read_at_once(warm_only: warm.Warmth) -> None:
    contents = [plain_pages(pages) for pages in range(1, 9)]
    with ThreadPoolExecutor(8) as threads:
        read = list(threads.map(lambda it: read_pdf(it, name="minutes.pdf").pages, contents))
    assert read == list(range(1, 9))
    assert warm_only._reader


@linux
def test_a_warm_reader_starts_no_thread_and_ends_with_its_owner(warm_only: warm.Warmth) -> None:
    assert read_pdf(plain_pages(), name="minutes.pdf").pages == 1
    assert warm_only._reader
    process = Path("/proc", str(warm_only._reader._process.pid))
    assert len(list((process / "task").iterdir())) == 1
    warm_only.end()
    assert not process.exists()


@linux
def test_a_process_that_is_forked_has_no_warm_reader(warm_only: warm.Warmth) -> None:
    threads = threading.active_count()
    assert read_pdf(plain_pages(), name="minutes.pdf").pages == 1
    assert threading.active_count() == threads
    pid = os.fork()
    if not pid:
        os._exit(bool(warm_only._reader or warm_only._is_wanted))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert read_pdf(plain_pages(), name="minutes.pdf").pages == 1


@linux
@pytest.mark.parametrize(
    ("module", "name", "made"),
    [(os, "pipe", 0), (os, "pipe", 1), (socket, "socketpair", 0), (socket, "send_fds", 0)],
)
def test_want_of_files_leaves_none_open_and_is_not_the_end_of_the_warm_reader(
    warm_only: warm.Warmth, monkeypatch: pytest.MonkeyPatch, module: object, name: str, made: int
) -> None:
    assert read_pdf(plain_pages(), name="minutes.pdf").pages == 1
    reader, calls, real = warm_only._reader, count(), getattr(module, name)

    def fail(*arguments: object) -> object:
        if next(calls) < made:
            return real(*arguments)
        raise OSError(errno.EMFILE, "too many open files")

    before = _open_files()
    with monkeypatch.context() as patch:
        patch.setattr(module, name, fail)
        assert warm_only.copy(list, "extraction", 10**9, 9) is None
    assert _open_files() == before
    copy = warm_only.copy(list, "extraction", 10**9, 9)
    assert copy is not None
    assert warm_only._reader is reader
    copy.kill()
    copy.wait()
    copy.source.close()
    copy.close()
