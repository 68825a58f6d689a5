"""Every documented example is run, and does what the page says."""

from __future__ import annotations

import doctest
import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pacparse
from examples import PAGES, ROOT, Example, as_pattern, commands, examples
from unsigned import unsigned

EXAMPLES = examples()
ELSEWHERE = ("make ", "git ", "cd ")
"""What a page tells a person to run once, on a machine of their own."""
CONSOLE = [
    (example, command, promised)
    for example in EXAMPLES
    if example.kind == "console" and example.page.name != "how-to.md"  # test_how_to.py runs that
    for command, promised in commands(example.body)
    if not command.startswith(ELSEWHERE)
]
PYTHON = [e for e in EXAMPLES if e.kind in ("python", "pycon")]
PAIRS = [
    (before, after)
    for before, after in itertools.pairwise(EXAMPLES)
    if before.kind == "text before"
]
UNCHANGED = [e for e in EXAMPLES if e.kind == "text unchanged"]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unmeasured: None) -> Path:  # noqa: ARG001 -- what a page shows on standard error is pacparse's own
    """A folder with the samples in it and pacparse on the path, as a reader would have it."""
    for name in ("samples", "series"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("PYTHONPATH", "")
    return tmp_path


@pytest.mark.parametrize(
    ("example", "command", "promised"), CONSOLE, ids=[f"{e.place} {c}" for e, c, _ in CONSOLE]
)
@pytest.mark.usefixtures("workplace")
def test_a_command_prints_what_the_page_shows(
    example: Example, command: str, promised: str
) -> None:
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, encoding="utf-8", timeout=60
    )
    output = "".join(f"{line.rstrip()}\n" for line in (done.stdout + done.stderr).splitlines())
    assert "Traceback" not in output
    assert as_pattern(promised).fullmatch(output.rstrip("\n") + "\n" if output.strip() else ""), (
        f"{example.place} shows\n{promised}\nand the command prints\n{output}"
    )


@pytest.mark.parametrize("page", sorted({e.page for e in PYTHON}), ids=lambda page: str(page.name))
@pytest.mark.usefixtures("workplace")
def test_a_session_says_what_the_page_shows(page: Path) -> None:
    names: dict[str, object] = {}
    failures: list[str] = []
    for example in [example for example in PYTHON if example.page == page]:
        test = doctest.DocTestParser().get_doctest(
            example.body, names, example.place, str(page), example.line
        )
        assert test.examples, f"{example.place}: no line begins with >>>"
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        runner.run(test, out=failures.append, clear_globs=False)
        names.update(test.globs)
    assert failures == []


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=[b.place for b, _ in PAIRS])
def test_a_rule_does_what_the_page_shows(before: Example, after: Example) -> None:
    assert after.kind == "text after", f"{before.place}: a block `text after` must follow"
    assert pacparse.to_markdown(pacparse.parse(before.body)) == after.body


@pytest.mark.parametrize("example", UNCHANGED, ids=[e.place for e in UNCHANGED])
def test_a_near_miss_is_left_alone(example: Example) -> None:
    written = pacparse.to_markdown(pacparse.parse(example.body))
    assert unsigned(written) == unsigned(example.body)


def test_every_block_is_of_a_kind_that_is_run() -> None:
    run = {"console", "python", "pycon", "text before", "text after", "text unchanged"}
    shown = {"text", "json", "toml", "yaml", "bash", "make"}
    assert [e.place for e in EXAMPLES if e.kind not in run | shown] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!<?https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
