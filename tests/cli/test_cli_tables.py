"""``to-tables`` and ``verify`` as people call them, each as a process of its own."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from cli_fixtures import MINUTE
from folders import tree

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run

SECOND = MINUTE.replace("Little Wick", "Great Wick").replace("bollards", "lamps")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two minutes, one of them a folder deeper, and a file of another type."""
    place = tmp_path / "minutes"
    (place / "2020").mkdir(parents=True)
    (place / "one.txt").write_text(MINUTE, encoding="utf-8")
    (place / "2020" / "two.txt").write_text(SECOND, encoding="utf-8")
    (place / "table.csv").write_text("a,b\n1,2\n")
    return place


def test_recommendations_are_shown_where_nothing_is_named(run: Run, minute: Path) -> None:
    done = run("to-tables", minute, environment={"COLUMNS": "80", "NO_COLOR": "1"})
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[1].split() == ["No.", "Recommendation", "Position", "Status", "Target"]
    assert lines[2].split()[0] == "1"
    assert "The Office should count the bollards." in lines[2]
    assert lines[-1] == "1 recommendation: 1 agreed"
    assert done.stderr == b""


@pytest.mark.parametrize("width", ["30", "45", "63", "64", "110"])
def test_no_line_is_wider_than_the_terminal(run: Run, minute: Path, width: str) -> None:
    done = run("to-tables", minute, environment={"COLUMNS": width, "NO_COLOR": "1"})
    assert done.returncode == 0
    assert max(map(len, done.stdout.decode().splitlines())) <= int(width)


def test_a_folder_becomes_a_table_on_standard_output(run: Run, folder: Path) -> None:
    done = run("to-tables", folder, "-o", "-")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [row["recommendation"] for row in rows] == [
        "The Office should count the bollards.",
        "The Office should count the lamps.",
    ] or [row["recommendation"] for row in rows] == [
        "The Office should count the lamps.",
        "The Office should count the bollards.",
    ]


@pytest.mark.parametrize("name", ["t.csv", "tables", "t.sqlite", "t.xlsx", "t.parquet"])
def test_bytes_do_not_depend_on_workers(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    files = [folder / "one.txt", folder / "2020" / "two.txt"]
    found = []
    for place, (jobs, arguments) in enumerate((("1", files), ("1", files), ("3", files[::-1]))):
        (tmp_path / str(place)).mkdir()
        output = tmp_path / str(place) / name
        assert run("to-tables", *arguments, "-o", output, "--jobs", jobs).returncode == 0
        found.append(tree(tmp_path / str(place)))
    assert len(found[0]) >= 1
    assert found[1:] == found[:1] * 2


def test_json_that_was_written_is_read_back(run: Run, folder: Path, tmp_path: Path) -> None:
    files = [folder / "one.txt", folder / "2020" / "two.txt"]
    lines = tmp_path / "all.jsonl"
    assert run("to-json", *files, "--with-source", "-o", lines).returncode == 0
    once = run("to-tables", lines, "-o", "-").stdout
    assert once == run("to-tables", *files, "-o", "-").stdout
    assert once == run("to-tables", "-", "-o", "-", stdin=lines.read_bytes()).stdout
    one = tmp_path / "one.json"
    assert run("to-json", files[0], "-o", one).returncode == 0
    assert run("clean", one).stdout == run("clean", files[0]).stdout


def test_a_list_of_names_is_read(run: Run, folder: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text(f"{folder / 'one.txt'}\n")
    done = run("to-tables", "--from-file", names, "-o", "-", "--table", "documents")
    assert len(list(csv.DictReader(io.StringIO(done.stdout.decode())))) == 1


def test_one_bad_file_does_not_stop_the_rest(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("to-tables", folder, "-o", tmp_path / "t.sqlite")
    assert done.returncode == 1
    said = done.stderr.decode().splitlines()
    assert "bad.txt: this is a PNG picture" in said[0]
    assert said[-1].endswith("2 documents, 1 could not be read; 1 file of another type not read")
    assert (tmp_path / "t.sqlite").exists()


def test_nothing_is_written_where_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("to-tables", tmp_path / "bad.txt", "-o", tmp_path / "t.sqlite")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["bad.txt"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "missing argument PATH"),
        (["nowhere.txt"], 3, "cannot be read"),
        (["minute.txt", "-o", "nowhere/t.csv"], 5, "its folder is not there"),
        (["minute.txt", "-o", "/proc/t.sqlite"], 5, "/proc/t.sqlite: cannot be written"),
        (["minute.txt", "-o", "t.xls"], 2, "t.xls: no table is written as .xls; end the name with"),
        (["minute.txt", "-o", "t.csv", "--table", "poems"], 2, "there is no table 'poems'"),
        (
            ["minute.txt", "-o", "t.xlsx", "--table", "notes"],
            2,
            "one table alone is written as CSV",
        ),
        (["minute.txt", "--table", "poems"], 2, "there is no table 'poems'"),
        (["minute.txt", "--table", "verdicts"], 2, "the terminal shows recommendations"),
    ],
)
def test_a_mistake_is_one_line(
    run: Run,
    minute: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(minute.parent)
    done = run("to-tables", *arguments)
    assert done.returncode == code
    assert words in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == b""


@pytest.mark.parametrize("name", ["tables/", "tables", "2024.05", "tables.old/"])
def test_any_name_that_is_no_form_is_a_folder(
    run: Run, minute: Path, tmp_path: Path, name: str
) -> None:
    assert run("to-tables", minute, "-o", name).returncode == 0
    assert (tmp_path / name / "recommendations.csv").is_file()


def test_other_json_and_tables_are_refused(run: Run, tmp_path: Path) -> None:
    for name, content in (("a.json", '{"a": 1}'), ("a.csv", "a,b\n1,2\n")):
        (tmp_path / name).write_text(content)
        done = run("clean", tmp_path / name)
        assert done.returncode == 4
        assert b"no document" in done.stderr
        assert run("clean", tmp_path / name, "--type", "text").returncode == 0
    assert run("to-json", "-", stdin=b'[{"a": "b"}]').returncode == 4
    assert run("clean", "-", stdin=b'{"schema_version": "2.0"}').returncode == 4


def test_explain_of_json_needs_its_source(run: Run, minute: Path, tmp_path: Path) -> None:
    run("to-json", minute, "-o", tmp_path / "bare.json")
    run("to-json", minute, "--with-source", "-o", tmp_path / "whole.json")
    done = run("explain", tmp_path / "bare.json")
    assert done.returncode == 2
    assert b"--with-source" in done.stderr
    assert run("explain", tmp_path / "whole.json").returncode == 0
    assert run("clean", "--diff", tmp_path / "bare.json").returncode == 2


def test_what_was_written_is_verified(run: Run, folder: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    assert run("to-tables", folder, "-o", tables).returncode == 0
    done = run("verify", tables, folder)
    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.decode().endswith("rows, none refused\n")
    path = tables / "recommendations.csv"
    path.write_text(path.read_text("utf-8").replace("bollards", "pelicans"), encoding="utf-8")
    done = run("verify", tables, folder, "--quiet")
    assert done.returncode == 1
    assert b"recommendations.csv:" in done.stdout
    assert b"[text-not-found]" in done.stdout
    done = run("verify", tables, folder, "--format", "sarif")
    log = json.loads(done.stdout)
    codes = {result["ruleId"] for result in log["runs"][0]["results"]}
    assert codes == {"file-changed", "row-changed", "text-not-found", "count-wrong"}
    done = run("verify", tables, folder, "--format", "github")
    assert done.stdout.startswith(b"::error file=")


def test_a_source_that_cannot_be_read_fails_the_gate(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    run("to-tables", folder, "-o", tmp_path / "t.sqlite")
    done = run("verify", tmp_path / "t.sqlite", folder / "one.txt")
    assert done.returncode == 1
    assert b"source-missing" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"), [(["nowhere", "minute.txt"], 3), (["minute.txt", "minute.txt"], 4)]
)
def test_what_cannot_be_verified_is_one_line(
    run: Run, minute: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(minute.parent)
    done = run("verify", *arguments)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1
