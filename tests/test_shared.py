"""What is measured with files that are kept outside of the repository, where they are."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pacparse.batch import ReportFile, run_batch
from sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHARED = ROOT.parent / "shared"
HOSTILE = SHARED / "tools" / "badinputs.py"


@pytest.mark.skipif(not HOSTILE.is_file(), reason="the hostile files are not on this machine")
def test_hostile_files_cost_themselves_alone(tmp_path: Path) -> None:
    good, mixed = tmp_path / "good", tmp_path / "mixed"
    make = [sys.executable, str(HOSTILE), str(mixed), "--scale", "0.02", "--only", "^..[05]-"]
    subprocess.run(make, check=True, capture_output=True, timeout=120)
    (mixed / "manifest.json").unlink()
    for folder in (good, mixed):
        (folder / "good").mkdir(parents=True)
        for number in range(40):
            text = f"1.1 The Board counted {number} eels.\n1.2 None of them was late.\n"
            (folder / "good" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    run_batch([good], tmp_path / "alone")
    with ReportFile(tmp_path / "report.jsonl") as report:
        summary = run_batch([mixed], tmp_path / "json", watchers=[report])
    assert summary.done == summary.total > 60
    for path in (tmp_path / "alone" / "good").iterdir():
        assert (tmp_path / "json" / "good" / path.name).read_bytes() == path.read_bytes()
    lines = (tmp_path / "report.jsonl").read_text(encoding="utf-8").strip().split("\n")
    records = [json.loads(line) for line in lines]
    assert len(records) == summary.total
    for record in records:
        failed = record["status"] not in {"written", "unchanged"}
        assert failed == bool(record["error"])
        assert failed or (tmp_path / "json" / record["outputs"]["json"]["path"]).is_file()
        assert not failed or record["input"] in record["error"]["message"]
