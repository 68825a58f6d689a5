"""What is kept between two runs, and what of it is believed."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

import pacparse
from pacparse.errors import UnwritableError
from pacparse.fields import replace
from pacparse.history import state, witness_of
from pacparse.history.state import TraceState
from pacparse.history.witnesses import Witness
from pacparse.tables.rows import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCUMENT = pacparse.parse(
    "Recommendation 1: Count the bells.\n\n1.1 The Government agrees with the recommendation.\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A state that keeps one document of the file ``f``."""
    path = tmp_path / "state"
    with TraceState(path, has_rows=True) as kept:
        kept.add("f", [DOCUMENT])
    return path


def test_what_was_kept_comes_back(place: Path) -> None:
    with TraceState(place, has_rows=True) as kept:
        assert kept.forgotten is None
        assert kept.knows("f")
        assert not kept.knows("g")
        assert list(kept.witnesses()) == [witness_of(DOCUMENT)]
        assert list(kept.entries()) == [entry_of(DOCUMENT)]


def test_a_witness_is_its_lists_and_back() -> None:
    found = witness_of(DOCUMENT)
    assert Witness.of_plain(found.plain()) == found


def test_another_version_is_not_believed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "__version__", "99.0")
    with TraceState(place, has_rows=True) as kept:
        assert "this is 99.0" in str(kept.forgotten)
        assert not kept.knows("f")


def test_other_options_are_not_believed(place: Path) -> None:
    with TraceState(place, has_rows=True, options="x") as kept:
        assert kept.forgotten == "the documents were read with other options"
        assert not kept.knows("f")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kept SET witness = replace(witness, 'bells', 'balls')",
        "UPDATE kept SET rows = x'00'",
        "UPDATE kept SET file = 'g'",
        "UPDATE kept SET last = 2",
        "UPDATE kept SET note = 'x'",
    ],
)
def test_a_row_that_was_changed_is_not_believed(place: Path, change: str) -> None:
    store = sqlite3.connect(place)
    store.execute(change)
    store.commit()
    store.close()
    with TraceState(place, has_rows=True) as kept:
        assert not kept.knows("f")
        assert not kept.knows("g")


def test_rows_that_were_not_kept_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "state"
    with TraceState(path, has_rows=False) as kept:
        kept.add("f", [DOCUMENT])
        assert kept.knows("f")
    with TraceState(path, has_rows=True) as kept:
        assert not kept.knows("f")


def test_a_note_is_kept_and_decides(place: Path) -> None:
    with TraceState(place, has_rows=True) as kept:
        kept.add("g", [DOCUMENT], notes=["seen"])
        asked = []

        def is_current(note: str, witness: Callable[[], Witness]) -> bool:
            asked.append((note, witness()))
            return True

        assert kept.knows("g", is_current=is_current)
        assert asked == [("seen", witness_of(DOCUMENT))]
        assert not kept.knows("g", is_current=lambda *_: False)


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state"
    store = sqlite3.connect(path)
    store.execute("CREATE TABLE kept (words TEXT)")
    store.close()
    before = path.read_bytes()
    with pytest.raises(UnwritableError):
        TraceState(path, has_rows=True)
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(UnwritableError):
        TraceState(path, has_rows=True)
    assert before[:15] == b"SQLite format 3"


def test_two_runs_at_once_are_refused(place: Path) -> None:
    with TraceState(place, has_rows=True), pytest.raises(UnwritableError, match="another run"):
        TraceState(place, has_rows=True)


def test_two_readings_of_one_file_are_the_same_in_witnesses_and_entries() -> None:
    other = replace(DOCUMENT, recommendations=())
    for first, second in ((DOCUMENT, other), (other, DOCUMENT)):
        with TraceState(None, has_rows=True) as kept:
            kept.add("g", [second])
            kept.add("f", [first])
            assert list(kept.witnesses()) == [witness_of(first)]
            assert [entry.states for entry in kept.entries()] == [entry_of(first).states]
