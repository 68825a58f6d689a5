"""The gate: run as people run it, it fails where a floor is not met and says why."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from quality.floors import (
    FLOORS,
    FRESH_TOLERANCE,
    Floors,
    compare,
    floors_of,
    lowered,
    read_floors,
    tolerance,
    write_floors,
)
from quality.gate import our_cases, run
from quality.measuring import measure, measure_all
from quality.sheet import Count, Sheet
from quality.subjects import Choice, Subject, cases, digest
from quality.table import misses, shares, table, worst
from sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Gate = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def gate() -> Gate:
    """Runs ``python -m quality`` on our cases, one process, piped."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "quality", "--set", "cases", "--jobs", "1", *arguments]
        return subprocess.run(
            [str(one) for one in command],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )

    return run


@pytest.fixture(scope="module")
def reached() -> Floors:
    """What our cases reach now."""
    return run(our_cases(), Choice(), None, jobs=1).reached


@pytest.fixture
def own_floors(reached: Floors, tmp_path: Path) -> Path:
    """A file of floors that are met, for the test to change."""
    path = tmp_path / "floors.json"
    write_floors({"cases": reached}, path)
    return path


def raised(path: Path, aspect: str, least: float) -> None:
    plain = json.loads(path.read_text("utf-8"))
    plain["cases"]["floors"][aspect] = least
    path.write_text(json.dumps(plain), "utf-8")


def test_floors_just_written_are_met(gate: Gate, own_floors: Path) -> None:
    run = gate("--floors", own_floors)
    assert run.returncode == 0, run.stdout
    assert "FAIL" not in run.stdout


def test_a_raised_floor_is_not_met(gate: Gate, own_floors: Path) -> None:
    raised(own_floors, "headings", 1.01)
    run = gate("--floors", own_floors)
    assert run.returncode == 1
    failed = [line for line in run.stdout.splitlines() if line.endswith("FAIL")]
    assert [line.split()[0] for line in failed] == ["headings"]
    assert "▼ -0.0100" in failed[0]


def test_other_documents_ask_for_new_floors(gate: Gate, own_floors: Path) -> None:
    plain = json.loads(own_floors.read_text("utf-8"))
    plain["cases"]["digest"] = "0" * 64
    own_floors.write_text(json.dumps(plain), "utf-8")
    run = gate("--floors", own_floors)
    assert run.returncode == 1
    last = run.stdout.splitlines()[-1]
    assert "not the documents" in last
    assert "python -m quality --write-floors" in last


def test_a_pipe_gets_no_colour(gate: Gate, own_floors: Path) -> None:
    raised(own_floors, "headings", 1.01)
    run = gate("--floors", own_floors)
    assert "\x1b" not in run.stdout
    assert run.stderr == ""


def test_a_terminal_without_arrows_still_gets_its_table(own_floors: Path) -> None:
    raised(own_floors, "headings", 1.01)
    run = subprocess.run(
        [sys.executable, "-m", "quality", "--set", "cases", "--floors", str(own_floors)],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert run.returncode == 1
    assert b"? -0.0100  FAIL" in run.stdout


def test_without_floors_the_gate_is_closed(gate: Gate, tmp_path: Path) -> None:
    run = gate("--floors", tmp_path / "none.json")
    assert run.returncode == 1
    assert "there are no floors yet" in run.stdout


def test_a_part_of_the_set_has_no_floors(gate: Gate, own_floors: Path) -> None:
    run = gate("--floors", own_floors, "--only", "number-gap", "--verbose")
    assert run.returncode == 0
    assert "1 documents" in run.stdout


def test_lowering_a_floor_is_said(gate: Gate, own_floors: Path) -> None:
    raised(own_floors, "headings", 1.01)
    run = gate("--floors", own_floors, "--write-floors")
    assert run.returncode == 0
    assert "CHANGELOG.md must say why: cases, headings: 1.0100" in run.stdout
    help_text = " ".join(gate("--help").stdout.split())
    assert "lowering one needs a line in CHANGELOG.md" in help_text


def test_the_floors_of_our_cases_are_those_of_the_cases() -> None:
    floors = read_floors()["cases"]
    assert floors.digest == digest(list(cases())), "run: python -m quality --write-floors"


def test_every_floor_is_of_a_known_set() -> None:
    assert FLOORS.exists()
    assert set(read_floors()) <= {"cases", "truths", "written"}


# Without a process: the arithmetic of the floors.


def sheet_with(right: int, expected: int, given: int) -> Sheet:
    sheet = Sheet()
    sheet.add("headings", Count(right, expected, given))
    return sheet


def test_floors_are_rounded_down() -> None:
    assert floors_of(sheet_with(2, 3, 3), "d").least == {"headings": 0.6666}


def test_a_fresh_seed_may_fall_a_little() -> None:
    sheet = sheet_with(999, 1000, 1000)
    floors = Floors("d", {"headings": 1.0})
    assert compare(sheet, floors)[0].is_below
    assert not compare(sheet, floors, is_fresh=True)[0].is_below
    assert compare(sheet_with(99, 100, 100), floors, is_fresh=True)[0].is_below


def test_a_fresh_seed_may_have_half_as_many_errors_more() -> None:
    assert tolerance("headings", 1.0) == FRESH_TOLERANCE
    assert tolerance("headings", 0.9) == pytest.approx(0.05)
    assert tolerance("repeats kept", 1.0) == 0
    assert tolerance("repeats kept", 0.9) == pytest.approx(0.05)


def test_a_promise_may_not() -> None:
    sheet = Sheet()
    sheet.add("repeats kept", Count(999, 1000, 1000))
    steps = compare(sheet, Floors("d", {"repeats kept": 1.0}), is_fresh=True)
    assert steps[0].is_below


def test_what_is_no_longer_measured_is_below() -> None:
    floors = Floors("d", {"headings": 0.9, "items": 0.9})
    steps = compare(sheet_with(1, 1, 1), floors)
    assert [(step.aspect, step.is_below) for step in steps] == [
        ("headings", False),
        ("items", True),
    ]
    assert any("not measured" in line for line in table(sheet_with(1, 1, 1), steps, colour=False))


def test_what_has_no_floor_is_below() -> None:
    assert compare(sheet_with(1, 1, 1), Floors("d", {}))[0].is_below


def test_a_gain_is_shown_and_coloured() -> None:
    sheet = sheet_with(1, 1, 1)
    steps = compare(sheet, Floors("d", {"headings": 0.9}))
    assert any("▲ +0.1000" in line for line in table(sheet, steps, colour=False))
    assert any(line.startswith("\x1b[32m") for line in table(sheet, steps, colour=True))


def test_lowered_floors_are_named() -> None:
    old = {"cases": Floors("d", {"headings": 1.0, "items": 0.5})}
    new = {"cases": Floors("e", {"headings": 0.9, "items": 0.6})}
    assert lowered(old, new) == ["cases, headings: 1.0000 → 0.9000"]


def test_floors_read_as_they_were_written(tmp_path: Path) -> None:
    floors = {"cases": Floors("d", {"headings": 0.5})}
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors


# Subjects, and what is said of them.


def subject(name: str = "kites", content: bytes = b"1. A kite.\n", number: str = "1") -> Subject:
    expected = {"paragraphs": [{"number": number, "text": "A kite."}]}
    return Subject(name, content, expected, "numbered", ("glued",), f"look at {name}")  # type: ignore[arg-type]


def test_the_digest_knows_bytes_truth_and_name() -> None:
    digests = {
        digest([subject()]),
        digest([subject(name="other")]),
        digest([subject(content=b"1. A  kite.\n")]),
        digest([subject(number="2")]),
        digest([subject(), subject()]),
    }
    assert len(digests) == 5


def test_filters_choose() -> None:
    assert Choice().takes(subject())
    assert Choice(family="numbered", damage="glued", only="kit").takes(subject())
    assert not Choice(damage="wrapped").takes(subject())
    assert not Choice(family="other").takes(subject())
    assert not Choice(only="lamp").takes(subject())


def test_a_document_that_cannot_be_read_gave_nothing() -> None:
    measured = measure(subject(content=b"\x00\x01\x02\x03" * 50))
    assert measured.crash is not None
    assert measured.sheet.counts["conservation"].f1 == 0
    assert measured.sheet.counts["paragraph numbers"] == Count(right=0, expected=1, given=0)
    assert "crash" in next(iter(misses([measured])))


def test_many_processes_give_what_one_gives() -> None:
    subjects = [subject(name=f"kites {n}", number=str(n % 2 + 1)) for n in range(9)]
    assert measure_all(subjects, jobs=1) == measure_all(subjects, jobs=2)


def test_errors_are_shown_by_damage() -> None:
    bad = measure(subject(number="7"))
    lines = list(shares([bad, measure(subject())], "damage"))
    assert lines[1].split()[:3] == ["glued", "2", "2.00"]
    assert next(iter(shares([bad], "family"))).startswith("family")


def test_the_worst_come_first_with_the_way_to_see_them() -> None:
    good, bad = measure(subject()), measure(subject(name="bad", number="7"))
    lines = list(worst([good, bad], 5))
    assert lines[0].startswith("1 of 2 documents")
    assert "bad: " in lines[1]
    assert lines[2].strip() == "look at bad"
    assert list(worst([good], 5)) == []
    assert all(
        line.startswith("bad: paragraph text") for line in misses([good, bad], "paragraph text")
    )
