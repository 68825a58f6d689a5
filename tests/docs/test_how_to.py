"""Every task of ``docs/how-to.md`` is done as a reader would do it: its commands in order, in one folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

from examples import ROOT, Example, as_pattern, commands, examples

PAGE = ROOT / "docs" / "how-to.md"
LINES = PAGE.read_text("utf-8").splitlines()


def _task_of(example: Example) -> str:
    """The heading above the block; before the first one, what prepares the folder."""
    headings = [line for line in LINES[: example.line] if line.startswith("## ")]
    return headings[-1].removeprefix("## ") if headings else ""


TASKS = {
    task: list(blocks)
    for task, blocks in groupby((e for e in examples() if e.page == PAGE), key=_task_of)
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the page uses, with the papers that its first command makes."""
    place = tmp_path_factory.mktemp("how-to")
    for name in ("samples", "series"):
        shutil.copytree(ROOT / name, place / name)
    _run_blocks(TASKS[""], place)
    return place


def _run_blocks(blocks: list[Example], folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"}
    for block in blocks:
        for command, promised in commands(block.body):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=folder,
                capture_output=True,
                check=False,
                encoding="utf-8",
                env={**os.environ, **environment},
                timeout=120,
            )
            lines = (done.stdout + done.stderr).splitlines()
            output = "".join(f"{line.rstrip()}\n" for line in lines)
            assert done.returncode == 0, f"{block.place}: {command}\n{output}"
            assert as_pattern(promised).fullmatch(output), (
                f"{block.place} shows\n{promised}\nand {command} prints\n{output}"
            )


@pytest.mark.parametrize("task", [task for task in TASKS if task])
@pytest.mark.usefixtures("unmeasured")
def test_a_task_is_done_as_the_page_says(task: str, folder: Path) -> None:
    _run_blocks(TASKS[task], folder)


def test_the_page_counts_its_tasks() -> None:
    words = "no one two three four five six seven eight nine ten eleven twelve thirteen".split()
    tasks = [line for line in LINES if line.startswith("## ")]
    assert re.match(words[len(tasks)], LINES[2], re.IGNORECASE)
    assert [f"## {task}" for task in TASKS if task] == tasks
