"""The scores on hand-made expectations that are kept outside of the repository, where they are."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from sources import ROOT

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"


@pytest.mark.skipif(not SCORER.is_file(), reason="the shared expectations are not on this machine")
def test_the_seeds_are_exact() -> None:
    done = subprocess.run(
        [
            *(sys.executable, str(SCORER), str(SHARED / "seeds"), "--verbose"),
            *("--command", f"{sys.executable} -m pacparse to-json {{}}"),
        ],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    scores = re.findall(r"F1 ([0-9.]+)", done.stdout)
    assert scores, done.stdout + done.stderr
    assert set(scores) == {"1.0000"}, done.stdout
