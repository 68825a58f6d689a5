"""Folders of golds: one made here, and those that are kept outside of the repository, where they are."""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING, Any

import pytest

import pacparse
from pacparse.errors import PacparseError
from quality.__main__ import main
from quality.floors import OUTSIDE, read_floors
from quality.gate import our_truths, outside, run
from quality.golds import read_golds
from quality.judging import judge
from quality.sheet import Count, Sheet
from quality.subjects import TRUTHS, Choice
from sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"


@pytest.fixture
def mills(tmp_path: Path) -> Path:
    """Two documents about mills; the gold of one asks for a heading that is not there."""
    folder = tmp_path / "mills"
    folder.mkdir()
    for name, heading in (("grain", "Grain"), ("water", "Water and wheels")):
        (folder / f"{name}.txt").write_text(f"{name.title()}\n\n1. The mill stands.\n", "utf-8")
        gold = {"headings": [heading], "paragraphs": [{"number": "1", "text": "The mill stands."}]}
        (folder / f"{name}.gold.json").write_text(json.dumps(gold), "utf-8")
    return folder


def quality(*arguments: str | Path) -> int:
    return main([*(str(one) for one in arguments), "--jobs", "1"])


def test_a_folder_needs_no_floors(mills: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality("--set", mills, "--verbose", "--aspect", "headings") == 0
    said = capsys.readouterr().out
    assert "2 documents, mills" in said
    assert "water.txt: headings: missing 'Water and wheels'" in said
    assert "1 of 2 documents have errors" in said
    assert quality("--set", mills, "--only", "grain", "--worst", "1") == 0
    assert "errors" not in capsys.readouterr().out


def test_the_floors_of_a_folder_are_kept_and_held(
    mills: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "outside.json"
    assert quality("--set", mills, "--write-floors", "--floors", floors) == 0
    assert quality("--set", mills, "--floors", floors) == 0
    plain = json.loads(floors.read_text("utf-8"))
    assert plain["mills"]["floors"]["headings"] == 0.6666
    plain["mills"]["floors"]["headings"] = 0.7
    floors.write_text(json.dumps(plain), "utf-8")
    assert quality("--set", mills, "--floors", floors) == 1
    capsys.readouterr()


def test_what_is_no_folder_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        quality("--set", "no-such-folder")
    assert "no folder and none of all, fixed, cases, truths" in capsys.readouterr().err


def test_every_truth_has_its_near_miss() -> None:
    names = {path.name.removesuffix(".gold.json") for path in TRUTHS.glob("*.gold.json")}
    alone = {name for name in names if not name.endswith("--near-miss")} - {
        name.removesuffix("--near-miss") for name in names if name.endswith("--near-miss")
    }
    assert names
    assert alone == set()


def test_every_truth_is_read() -> None:
    documents = our_truths()
    assert not any(one.crash for one in run(documents, Choice(), None, jobs=1).measured)


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seeds are not on this machine")
def test_the_seeds_are_exact() -> None:
    outcome = run(outside(SHARED / "seeds"), Choice(), None, jobs=1)
    assert outcome.measured
    assert [miss for one in outcome.measured for miss in one.sheet.misses] == []
    assert outcome.sheet.errors == 0


@pytest.mark.skipif(not (SHARED / "faults").is_dir(), reason="the faults are not on this machine")
def test_no_fault_comes_back() -> None:
    floors = read_floors(OUTSIDE)["faults"]
    outcome = run(outside(SHARED / "faults"), Choice(), floors, jobs=1)
    below = [
        f"{step.aspect}: at least {step.least}, now {step.change or 0:+.4f}"
        for step in outcome.steps
        if step.is_below
    ]
    assert below == [], outcome.complaint or "the documents are those of the floors"


@pytest.mark.skipif(not SCORER.is_file(), reason="the shared scorer is not on this machine")
@pytest.mark.parametrize("name", ["seeds", "faults"])
def test_the_judgement_is_that_of_the_shared_scorer(name: str) -> None:
    scorer = _shared_scorer()
    sheet = Sheet()
    for source, gold in read_golds(SHARED / name):
        if source.suffix != ".txt":  # the others are judged alike, and read slowly
            continue
        try:
            document = pacparse.parse_file(source)
        except PacparseError:  # no document: there is nothing to judge
            continue
        scorer.score(source.name, gold, json.loads(document.model_dump_json()))
        sheet.take(judge(document, source.read_text("utf-8"), gold))
    theirs = {
        aspect: Count(tally.right, tally.expected, tally.given)
        for aspect, tally in scorer.aspects.items()
        if tally.expected + tally.given
    }
    ours = {aspect: count for aspect, count in sheet.counts.items() if any(count)}
    assert ours == theirs


def _shared_scorer() -> Any:
    """The scorer that is kept outside of the repository, silent."""
    specification = importlib.util.spec_from_file_location("shared_scorer", SCORER)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.Scorer(verbose=False)


def test_several_sets_are_measured_each_against_its_floors(
    mills: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    only = ["--only", "source-in-brackets", "--jobs", "1"]
    assert main(["--set", str(mills), "--set", "truths", *only]) == 0
    said = capsys.readouterr().out
    assert "0 documents, mills" in said
    assert "2 documents, truths" in said


def test_every_truth_says_what_is_right() -> None:
    assert [path.name for path, gold in read_golds(TRUTHS) if not gold.get("notes")] == []


def test_the_fixed_set_holds_the_truths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "floors.json"
    arguments = ["--set", "fixed", "--count", "1", "--write-floors", "--floors", str(floors)]
    assert main([*arguments, "--jobs", "1"]) == 0
    assert read_floors(floors).keys() == {"cases", "truths", "written"}
    assert "written: " in capsys.readouterr().out
