"""The same on a cluster of real processes, also when workers are killed in the middle."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from folders import tree
from pacparse.batch import BatchOptions, run_batch
from pacparse.errors import UnsupportedError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 120

# Runs in the workers before anything else: some files are worse than others.
HOSTILE = """
import os, time
from pacparse.batch.convert import Converter

if Converter._parse.__name__ != "hostile":  # this is run more than once
    parse = Converter._parse

def hostile(self, task, content):
    if b"HANG" in content:
        time.sleep(600)
    if b"DIE" in content:
        os._exit(3)
    return parse(self, task, content)

Converter._parse = hostile
"""

SCRIPT = """
import json, os, signal, sys
import dask
from distributed import Client, LocalCluster
from pacparse.batch import BatchOptions, Watcher, run_batch

class Killer(Watcher):
    "Kills a worker of the cluster when some files are done."
    def __init__(self, process):
        self.process = process
        self.done = 0
        self.fates = {}

    def add(self, record):
        self.done += 1
        self.fates[record.name] = record.failure.message if record.failure else record.status
        if self.done == 10 and self.process:
            os.kill(self.process, signal.SIGKILL)

if __name__ == "__main__":
    minutes, out, timeout, is_killed = sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4]
    dask.config.set({"distributed.scheduler.allowed-failures": 1})
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0",  # any port: another run may have the usual one
                      silence_logs=50, preload=["hostile.py"]) as cluster:
        with Client(cluster) as client:
            processes = client.run(os.getpid)
        killer = Killer(min(processes.values()) if is_killed == "yes" else 0)
        options = BatchOptions(engine="dask", engine_address=cluster.scheduler_address, timeout=timeout)
        run_batch([minutes], out, options=options, watchers=[killer])
    print(json.dumps(killer.fates))
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder of documents."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    for number in range(COUNT):
        lines = [f"{number}.{item} The Board counted {item} eels." for item in range(1, 30)]
        (folder / f"{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def on_cluster(minutes: Path, out: Path, *, timeout: str, is_killed: str) -> dict[str, str]:
    """What became of each file of ``minutes`` on a cluster of two worker processes."""
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    (minutes.parent / "hostile.py").write_text(HOSTILE, encoding="utf-8")
    (minutes.parent / "script.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "script.py", minutes, out, timeout, is_killed],
        capture_output=True,
        check=False,
        cwd=minutes.parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=240,
    )
    assert done.returncode == 0, done.stderr.decode()
    fates: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return fates


def test_a_worker_that_is_killed_changes_nothing(minutes: Path, tmp_path: Path) -> None:
    run_batch([minutes], tmp_path / "local")
    fates = on_cluster(minutes, tmp_path / "cluster", timeout="60", is_killed="yes")
    assert set(fates.values()) == {"written"}
    assert len(fates) == COUNT
    assert tree(tmp_path / "cluster") == tree(tmp_path / "local")


def test_a_file_that_kills_or_hangs_costs_itself_alone(minutes: Path, tmp_path: Path) -> None:
    (minutes / "007.txt").write_text("1.1 DIE", encoding="utf-8")
    (minutes / "099.txt").write_text("1.1 HANG", encoding="utf-8")
    fates = on_cluster(minutes, tmp_path / "cluster", timeout="20", is_killed="no")
    bad = {name: fate for name, fate in fates.items() if fate != "written"}
    assert len(fates) == COUNT
    assert sorted(bad) == ["007.txt", "099.txt"]
    assert "workers that read it died" in bad["007.txt"]
    assert "longer than 20 seconds" in bad["099.txt"]


def test_an_engine_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no engine 'steam'"):
        run_batch([], tmp_path, options=BatchOptions(engine="steam"))


def test_an_engine_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UnsupportedError, match=r"pacparse\[cluster\]"):
        run_batch([], tmp_path, options=BatchOptions(engine="dask"))
