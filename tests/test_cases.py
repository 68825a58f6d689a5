"""The case folders: one phenomenon each, with what must come out; and what must not change."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path

import pytest

import pacparse
from pacparse.source import read_source
from readable import dumps, readable
from unsigned import unsigned

HERE = Path(__file__).resolve().parent
CASES = sorted(path for path in (HERE / "cases").iterdir() if path.is_dir())
NEGATIVES = sorted(path for path in (HERE / "negative").iterdir() if path.is_dir())


def _case(folder: Path) -> dict[str, str]:
    return dict(tomllib.loads((folder / "case.toml").read_text("utf-8")))


def _is_known_failure(folder: Path) -> bool:
    """Whether the result is known to be wrong: what is expected was then written by hand."""
    return "xfail" in _case(folder)


def _parameter(folder: Path) -> object:
    """The folder, and a strict expected failure where its case.toml gives a reason for one."""
    reason = _case(folder).get("xfail")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(folder, id=folder.name, marks=marks)


def _source_text(folder: Path) -> str:
    return read_source(folder / "input.txt").text


def _compare(path: Path, found: str, *, update: bool) -> None:
    expected = path.read_bytes().decode("utf-8") if path.exists() else ""
    if update and found != expected:
        diff = difflib.unified_diff(
            expected.splitlines(), found.splitlines(), f"{path} (was)", f"{path} (now)", lineterm=""
        )
        print("\n".join(diff))  # noqa: T201 - the difference is what the option is for
        path.write_bytes(found.encode("utf-8"))
        return
    assert found == expected


@pytest.mark.parametrize("folder", [_parameter(folder) for folder in CASES])
def test_a_case_gives_the_expected_document(folder: Path, pytestconfig: pytest.Config) -> None:
    document = pacparse.parse_file(folder / "input.txt")
    update = bool(pytestconfig.getoption("--update-golden")) and not _is_known_failure(folder)
    assert document.conservation.unaccounted == 0
    _compare(folder / "expected.md", pacparse.to_markdown(document), update=update)
    if (folder / "expected.json").exists() or not _is_known_failure(folder):
        view = dumps(readable(document, _source_text(folder)))
        _compare(folder / "expected.json", view, update=update)


@pytest.mark.parametrize("folder", [_parameter(folder) for folder in NEGATIVES])
def test_a_near_miss_comes_out_unchanged(folder: Path) -> None:
    document = pacparse.parse_file(folder / "input.txt")
    assert unsigned(pacparse.to_markdown(document)) == unsigned(_source_text(folder))
    assert [found for found in document.diagnostics if found.severity != "info"] == []
    assert document.removals == ()


@pytest.mark.parametrize("folder", [*CASES, *NEGATIVES], ids=lambda folder: str(folder.name))
def test_a_folder_says_what_it_shows_and_why(folder: Path) -> None:
    case = _case(folder)
    assert set(case) - {"xfail"} == {"title", "why"}
    assert len(case["title"]) > 3
    assert len(case["why"]) > 20
