"""Workers that die, and the same pairs on a cluster of real processes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.reuse import Dask, Here, Passage, Processes, find_pairs
from reused_passages import add_noise, make_passage

if TYPE_CHECKING:
    from pathlib import Path

# Runs in the workers before anything else: the first that comes to a stage dies in it.
HOSTILE = """
import os
from pathlib import Path
import pacparse.reuse.sampling, pacparse.reuse.joining

def dying(module, name):
    function = getattr(module, name)
    if function.__name__ == "once":
        return
    def once(task):
        try:
            Path(name).touch(exist_ok=False)
        except FileExistsError:
            return function(task)
        os._exit(9)
    once.__module__, once.__qualname__ = module.__name__, name
    setattr(module, name, once)

dying(pacparse.reuse.sampling, "sample_part")
dying(pacparse.reuse.joining, "join_part")
dying(pacparse.reuse.joining, "weigh_range")
"""

SCRIPT = """
import sys
from pathlib import Path
from distributed import LocalCluster
from pacparse.reuse import Dask, finding, find_pairs_in_files, stages

if __name__ == "__main__":
    finding._TASK_BYTES, stages._ROWS, stages._FEW = 10_000, 1_000, 10
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50,
                      preload=["hostile.py"]) as cluster:
        engine = Dask(address=cluster.scheduler_address)
        pairs = list(find_pairs_in_files([Path("passages")], engine=engine, scratch=Path.cwd()))
    print(*pairs, sep="\\n")
"""


def die_once(path: str) -> str:
    """The path, of a process that has not died of it."""
    try:
        with open(path, "x"):  # noqa: PTH123
            pass
    except FileExistsError:
        return path
    os._exit(9)


def die(_: int) -> None:
    """Nothing, ever."""
    os._exit(9)


def passages() -> list[Passage]:
    """Some passages with copies."""
    rng = random.Random(1)
    texts = [make_passage(rng) for _ in range(100)]
    texts += [add_noise(rng, text, 0.03) for text in texts[::2]] + texts[::3]
    return [Passage(k // 10, text) for k, text in enumerate(texts)]


def test_answers_come_in_the_order_of_the_tasks() -> None:
    tasks = list(range(20))
    for engine in (Here(), Processes(3)):
        with engine:
            assert engine.run(str, tasks) == [str(task) for task in tasks]


def test_a_process_that_dies_is_replaced(tmp_path: Path) -> None:
    tasks = [str(tmp_path / "a"), str(tmp_path / "b")]
    with Processes(2) as engine:
        (tmp_path / "b").touch()
        assert engine.run(die_once, tasks) == tasks


def test_processes_that_die_again_and_again_are_given_up() -> None:
    with Processes(2) as engine, pytest.raises(UnreadableError, match="enough memory"):
        engine.run(die, [1, 2])


def test_a_cluster_finds_the_same_though_workers_are_killed(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    pytest.importorskip("numpy", reason="the extra 'reuse' is not installed")
    from pacparse.reuse import write_passages

    write_passages(passages(), tmp_path / "passages")
    (tmp_path / "hostile.py").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "script.py"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=240,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert {"sample_part", "join_part", "weigh_range"} <= {p.name for p in tmp_path.iterdir()}
    assert done.stdout.decode().splitlines() == [str(pair) for pair in find_pairs(passages())]


def test_an_engine_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UnsupportedError, match=r"pacparse\[cluster\]"):
        list(find_pairs(passages(), engine=Dask()))
