"""``pacparse.trace``: the histories that the command makes, from Python."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

import pacparse
from examples import ROOT
from pacparse.errors import UnreadableError, UnsupportedError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

SERIES = ROOT / "series"
PAPERS = sorted(SERIES.glob("*.txt"))


def test_a_folder_files_globs_and_documents_give_the_same(tmp_path: Path) -> None:
    documents = [pacparse.parse_file(path) for path in PAPERS]
    found = pacparse.trace(SERIES)
    assert len(found.histories) == 6
    assert pacparse.trace([str(path) for path in reversed(PAPERS)]) == found
    assert pacparse.trace(f"{SERIES}/*.txt") == found
    as_json = tmp_path / "one.json"
    as_json.write_text(pacparse.to_json(documents[0]), encoding="utf-8")
    mixed = pacparse.trace([as_json, *PAPERS[1:2], documents[2]])
    assert [history.id for history in mixed.histories] == [h.id for h in found.histories]
    assert [history.state for history in mixed.histories] == [h.state for h in found.histories]


def test_one_document_alone_is_a_source() -> None:
    found = pacparse.trace(pacparse.parse_file(PAPERS[0]))
    assert isinstance(found, pacparse.Histories)
    assert [len(history.observations) for history in found.histories] == [1] * 4


def test_no_source_has_no_history() -> None:
    assert pacparse.trace([]) == ((None, (), (), (), ()))


@pytest.mark.parametrize("day", ["2030-01-01", date(2030, 1, 1)])
def test_the_day_decides_what_is_overdue(day: str | date) -> None:
    found = pacparse.trace(PAPERS[0], as_of=day)
    assert found.as_of == "2030-01-01"
    assert [history.state for history in found.histories].count("overdue") == 3


def test_earlier_keys_are_carried_over(tmp_path: Path) -> None:
    pacparse.write_tables([pacparse.parse_file(PAPERS[2])], tmp_path / "old.sqlite")
    old = _of_menders(pacparse.trace(PAPERS[2]))
    same = _of_menders(pacparse.trace(PAPERS, earlier=tmp_path / "old.sqlite"))
    assert (same.id, len(same.observations)) == (old.id, 3)
    assert _of_menders(pacparse.trace(PAPERS)).id != old.id


def _of_menders(found: pacparse.Histories) -> pacparse.History:
    (one,) = (h for h in found.histories if "train menders" in h.observations[-1].sighting.text)
    return one


def test_what_cannot_be_meant_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError):
        pacparse.trace(PAPERS, as_of="tomorrow")
    with pytest.raises(UsageError):
        pacparse.trace(PAPERS, profile="nothing")
    with pytest.raises(UsageError):
        pacparse.trace(PAPERS, type_name="nothing")
    with pytest.raises(UnreadableError):
        pacparse.trace(tmp_path / "nothing.txt")
    with pytest.raises(UnsupportedError):
        pacparse.trace(PAPERS, earlier=other)
    with pytest.raises(TypeError, match="paths and documents, not int"):
        pacparse.trace([1])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="paths and documents, not NoneType"):
        pacparse.trace(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="paths and documents, not bytes"):
        pacparse.trace(b"papers")  # type: ignore[arg-type]


def test_to_import_pacparse_does_not_import_histories() -> None:
    code = "import pacparse, sys; print([n for n in sys.modules if n.startswith('pacparse.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
