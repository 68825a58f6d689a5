"""``trace`` as people call it, each time as a process of its own."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from examples import ROOT
from folders import tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli_fixtures import Run

pytestmark = pytest.mark.usefixtures("unmeasured")
SERIES = ROOT / "series"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The three papers of the series."""
    place = tmp_path / "papers"
    shutil.copytree(SERIES, place)
    return place


def _histories(path: Path) -> dict[str, str]:
    plain = json.loads(path.read_text("utf-8"))
    return {history["id"]: history["state"] for history in plain["recommendations"]}


def test_the_drift_is_shown(run: Run, folder: Path) -> None:
    done = run("trace", folder, environment={"COLUMNS": "120", "NO_COLOR": "1"})
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert done.stderr == b""
    assert lines[0] == "The lending of umbrellas"
    assert lines[1].split("  ")[0] == "No."
    assert "+336 to +730 days" in done.stdout.decode()


@pytest.mark.parametrize("width", ["28", "60", "95", "96", "140"])
def test_no_line_is_wider_than_the_terminal(run: Run, folder: Path, width: str) -> None:
    done = run("trace", folder, environment={"COLUMNS": width, "NO_COLOR": "1"})
    assert done.returncode == 0
    assert max(map(len, done.stdout.decode().splitlines())) <= int(width)


@pytest.mark.parametrize("name", ["t.csv", "tables", "t.sqlite", "t.xlsx", "t.parquet", "t.json"])
def test_bytes_do_not_depend_on_workers_order_or_an_earlier_run(
    run: Run, folder: Path, tmp_path: Path, name: str
) -> None:
    files = sorted(folder.glob("*.txt"))
    found = []
    calls: tuple[list[str | Path], ...] = (
        ["--jobs", "1", *files],
        ["--jobs", "3", *files[::-1]],
        ["--jobs", "1", *files],
    )
    (tmp_path / "last").mkdir()
    assert run("trace", files[0], "-o", tmp_path / "last" / name).returncode == 0
    for place, arguments in zip(("a", "b", "last"), calls, strict=True):
        (tmp_path / place).mkdir(exist_ok=True)
        done = run("trace", *arguments, "-o", tmp_path / place / name)
        assert done.returncode == 0, done.stderr
        (tmp_path / place / f".{name}.trace").unlink()
        found.append(tree(tmp_path / place))
    assert found[1:] == found[:1] * 2


def test_the_second_run_reads_only_what_is_new(run: Run, folder: Path, tmp_path: Path) -> None:
    last = folder / "2024-progress.txt"
    last.rename(tmp_path / "later.txt")
    output = tmp_path / "h.json"
    run("trace", folder, "-o", output)
    (tmp_path / "later.txt").rename(last)
    done = run("trace", folder, "-o", output)
    assert b"3 documents, 6 recommendations; 2 files known from before" in done.stderr
    done = run("trace", last, "-o", output)
    assert b"1 document, 2 recommendations; 1 file known" in done.stderr
    done = run("trace", folder, "-o", output, "--no-state")
    assert b"known" not in done.stderr


def test_a_state_that_is_not_ours_is_left_alone(run: Run, folder: Path, tmp_path: Path) -> None:
    state = tmp_path / ".h.json.trace"
    state.write_text("my notes")
    done = run("trace", folder, "-o", tmp_path / "h.json")
    assert done.returncode == 5
    assert state.read_text() == "my notes"
    assert not (tmp_path / "h.json").exists()


def test_tables_verify_and_give_their_keys(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("trace", folder, "-o", tmp_path / "h").returncode == 0
    assert run("verify", tmp_path / "h", folder).returncode == 0
    with (tmp_path / "h" / "histories.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["recommendation_id"]: row for row in csv.DictReader(file)}
    assert rows["pac/2021-22/30/4"]["numbers"] == "4; 2"
    assert rows["pac/2021-22/30/1"]["reopened"] == "1"
    again = tmp_path / "again.json"
    assert (
        run("trace", folder / "2024-progress.txt", "-o", again, "--ids", tmp_path / "h").returncode
        == 0
    )
    assert list(_histories(again)) == ["pac/2021-22/30/1", "pac/2021-22/30/4"]


def test_keys_of_to_tables_are_carried_over(run: Run, folder: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    assert run("to-tables", folder / "2024-progress.txt", "-o", old).returncode == 0
    assert run("trace", folder, "-o", new, "--ids", old).returncode == 0
    store = sqlite3.connect(new)
    (key,) = store.execute(
        "SELECT recommendation_id FROM histories WHERE numbers = '4; 2'"
    ).fetchone()
    assert key == "pac/2021-22/30/2"
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_day_decides_what_is_overdue(run: Run, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "h.json"
    run("trace", folder, "-o", place, "--as-of", "2025-01-01")
    assert _histories(place)["pac/2021-22/30/1"] == "overdue"
    run("trace", folder, "-o", place, "--as-of", "2024-12-31")
    assert _histories(place)["pac/2021-22/30/1"] == "open"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "soon"], "'soon' is not a date"),
        (["-o", "page.html"], "pacparse review PATH… -o page.html"),
        (["-o", "a page.HTM"], "pacparse review PATH… -o 'a page.HTM'"),
        (["--table", "histories"], "no table is written"),
        (["-o", "t.csv", "--table", "stories"], "there is no table 'stories'"),
        (["-o", "t", "--table", "histories"], "one table alone is written as CSV"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    run: Run, folder: Path, arguments: list[str], words: str
) -> None:
    done = run("trace", folder, *arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["papers", "-o", "t.xls"], 2, "no table is written as .xls"),
        (["papers", "-o", "papers"], 5, "the folder holds other things"),
        (["papers", "-o", "nowhere/h.json"], 5, "its folder is not there"),
        (["papers", "-o", "nowhere/h.sqlite"], 5, "its folder is not there"),
        (["papers", "-o", "/proc/h.json"], 5, "no file belongs there"),
        (["papers", "-o", "/proc/h.sqlite"], 5, "cannot be written"),
        (["papers", "-o", "h.json", "--ids", "papers/2022-response.txt"], 4, "JSON of trace"),
        (["papers", "-o", "h.json", "--ids", "papers"], 3, "there is no datapackage.json"),
        (["paper", "-o", "h.json"], 3, "cannot be read"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    run: Run,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(folder.parent)
    done = run("trace", *arguments)
    assert done.returncode == code
    assert words in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in folder.parent.iterdir()] == ["papers"]


def test_a_folder_where_the_state_would_be_is_left_alone(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / ".h.json.trace").mkdir()
    done = run("trace", folder, "-o", tmp_path / "h.json")
    assert done.returncode == 5
    assert b"this folder stands where the state of trace would be kept" in done.stderr
    assert not (tmp_path / "h.json").exists()


def test_a_file_that_cannot_be_read_costs_itself_alone(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "broken.txt").write_bytes(b"\0\1\2" * 100)
    done = run("trace", folder, "-o", tmp_path / "h.json")
    assert done.returncode == 1
    assert b"3 documents" in done.stderr
    assert b"1 could not be read" in done.stderr


def test_documents_that_are_later_than_the_day_are_said(run: Run, folder: Path) -> None:
    done = run("trace", folder, "--as-of", "2023-01-09")
    assert b"1 document is later than --as-of 2023-01-09, but" in done.stderr
    assert run("trace", folder, "--as-of", "2024-06-18").stderr == b""
    assert run("trace", folder, "--as-of", "2022-01-01", "-q").stderr == b""


def test_a_file_that_cannot_be_read_is_named_with_its_path(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    (folder / "broken.txt").write_bytes(b"\0\1\2" * 100)
    for paths in (["papers/broken.txt"], ["papers"]):
        assert run("trace", *paths).stderr.startswith(b"pacparse: papers/broken.txt: byte 1 is")


def test_json_and_text_are_one_document(run: Run, folder: Path, tmp_path: Path) -> None:
    text = folder / "2022-response.txt"
    run("to-json", text, "-o", tmp_path / "one.json")
    moved = tmp_path / "two.txt"
    moved.write_text(text.read_text("utf-8").replace("\n\n", "\n\n\n"), encoding="utf-8")
    done = run("trace", tmp_path / "one.json", moved, "-o", "-")
    plain = json.loads(done.stdout)
    assert [len(document["copies"]) for document in plain["documents"]] == [1]


def test_corrections_are_applied_before_anything_is_joined(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    rows = tmp_path / "corrections.csv"
    rows.write_text(
        "recommendation_key,field,old,new,source_sha256,by,date,why\n"
        "pac/2021-22/30/2b,status,planned,implemented,,me,2024-07-01,a letter\n",
        encoding="utf-8",
    )
    place = tmp_path / "h.json"
    run("trace", folder, "-o", place)
    assert _histories(place)["pac/2021-22/30/2b"] == "dropped"
    done = run("trace", folder, "-o", place, "--corrections", rows)
    assert b"2 files known from before" in done.stderr
    assert _histories(place)["pac/2021-22/30/2b"] == "implemented"
    done = run("trace", folder, "-o", place, "--corrections", rows)
    assert b"3 files known from before" in done.stderr
    assert _histories(place)["pac/2021-22/30/2b"] == "implemented"
    done = run("trace", folder, "-o", place)
    assert b"2 files known from before" in done.stderr
    assert _histories(place)["pac/2021-22/30/2b"] == "dropped"


def test_corrections_that_meet_no_document_are_said(run: Run, folder: Path, tmp_path: Path) -> None:
    rows = tmp_path / "corrections.csv"
    head = "recommendation_key,field,old,new,source_sha256,by,date,why\n"
    met = "pac/2021-22/30/2b,status,planned,implemented,,me,2024-07-01,a letter\n"
    unmet = met.replace("/30/", "/31/")
    place = tmp_path / "h.json"
    asked = ("trace", folder, "-o", place, "--corrections", rows)
    rows.write_text(f"{head}{met}{unmet}", encoding="utf-8")
    for _ in range(2):  # the second time nothing is read
        assert b"1 of 2 corrections are for documents not read here" in run(*asked).stderr
    rows.write_text(f"{head}{unmet}", encoding="utf-8")
    for _ in range(2):
        assert b"no correction is for a document read here" in run(*asked).stderr
    rows.write_text(f"{head}{met}", encoding="utf-8")
    for _ in range(2):
        assert b"read here" not in run(*asked).stderr


MATCH = ("cp-611/30/4.3", "cp-1092/30/2.3", "same", "96", "not added; 2022-23 → 2023-24")


def _matches_of_csv(path: Path) -> list[tuple[str, ...]]:
    with (path / "reuse.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def _matches_of_sqlite(path: Path) -> list[tuple[str, ...]]:
    store = sqlite3.connect(path)
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []
    rows = store.execute('SELECT "left", "right", kind, score, differences FROM reuse').fetchall()
    return [tuple("" if cell is None else str(cell) for cell in row) for row in rows]


def _matches_of_parquet(path: Path) -> list[tuple[str, ...]]:
    duckdb = pytest.importorskip("duckdb", reason="the extra 'parquet' is not installed")
    rows = duckdb.sql(f"SELECT * FROM '{path / 'reuse.parquet'}'").fetchall()
    return [tuple("" if cell is None else str(cell) for cell in row) for row in rows]


def _matches_of_xlsx(path: Path) -> list[tuple[str, ...]]:
    calamine = pytest.importorskip("python_calamine", reason="a development dependency is missing")
    rows = calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name("reuse").to_python()
    return [(*row[:3], f"{row[3]:g}" if row[3] != "" else "", row[4]) for row in rows[1:]]


def _matches_of_json(path: Path) -> list[tuple[str, ...]]:
    matches = json.loads(path.read_text("utf-8"))["reuse"]
    return [
        (e["left"], e["right"], e["kind"], str(e["score"]), "; ".join(e["differences"]))
        for e in matches
    ]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("h", _matches_of_csv),
        ("h.sqlite", _matches_of_sqlite),
        ("h.parquet", _matches_of_parquet),
        ("h.xlsx", _matches_of_xlsx),
        ("h.json", _matches_of_json),
    ],
)
def test_every_form_has_the_passages_that_stand_in_two_documents(
    run: Run,
    folder: Path,
    tmp_path: Path,
    name: str,
    read: Callable[[Path], list[tuple[str, ...]]],
) -> None:
    done = run("trace", folder, "-o", tmp_path / name)
    assert b"; 6 passages found again" in done.stderr
    matches = read(tmp_path / name)
    assert len(matches) == 6
    assert MATCH in matches
    # once more, with what was kept: the same bytes
    before = tree(tmp_path)
    assert run("trace", folder, "-o", tmp_path / name).returncode == 0
    assert read(tmp_path / name) == matches
    assert {k: v for k, v in tree(tmp_path).items() if ".trace" not in k} == {
        k: v for k, v in before.items() if ".trace" not in k
    }


def test_one_table_alone_is_the_passages_if_it_is_asked_for(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    done = run("trace", folder, "-o", tmp_path / "reuse.csv", "--table", "reuse")
    assert b"6 passages found again" in done.stderr
    assert ",".join(MATCH) in (tmp_path / "reuse.csv").read_text("utf-8")
    done = run("trace", folder, "-o", tmp_path / "histories.csv", "--table", "histories")
    assert b"found again" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--engine", "ray"], "there is no engine 'ray'"),
        (["--engine-address", "tcp://host:8786"], "an address without an engine"),
    ],
)
def test_an_engine_that_there_is_not_is_refused(
    run: Run, folder: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    done = run("trace", folder, "-o", tmp_path / "h.json", *arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()


def test_a_cluster_finds_the_same(run: Run, folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    assert run("trace", folder, "-o", tmp_path / "one.json").returncode == 0
    done = run("trace", folder, "-o", tmp_path / "two.json", "--engine", "dask", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
