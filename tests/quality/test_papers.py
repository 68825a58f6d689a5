"""The table of real papers: what was found of the recommendations of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from quality.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Response to the Mill Inquiry

Recommendation 1: The Board should light the mill.

The Government accepts this recommendation.

Recommendation 2: The Board should paint the mill.

The Government rejects this recommendation.
"""


def gold(second: str | None) -> str:
    """Both recommendations; ``second`` is the position that the second is said to have."""
    first = {
        "number": "1",
        "starts": "The Board should light",
        "ends": "the mill.",
        "position": "agreed",
        "response_starts": "The Government accepts",
        "response_ends": "recommendation.",
    }
    found = [first, {"number": "2", "position": second}, {"number": "3"}]
    return json.dumps({"recommendations": found, "all_recommendations": True})


def test_a_paper_has_a_row_with_what_is_right_and_what_is_false(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mill.txt").write_text(TEXT, "utf-8")
    (tmp_path / "mill.gold.json").write_text(gold("noted"), "utf-8")
    (tmp_path / "notes.txt").write_text("1. The mill stands.\n", "utf-8")
    (tmp_path / "notes.gold.json").write_text("{}", "utf-8")
    assert main(["--papers", str(tmp_path), "--jobs", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:] == [
        "| mill | text | 3 | 2 | 1/1 | 1/1 | 1/2 | 1 |",
        "| all |  | 3 | 2 | 1/1 | 1/1 | 1/2 | 1 |",
    ]


def test_a_folder_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--papers", str(tmp_path / "none")])
    assert "--papers: no folder" in capsys.readouterr().err
