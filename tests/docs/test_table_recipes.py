"""The recipes of ``docs/tables.md`` and the commands of the README, on texts and PDFs: every reader reads them."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import pacparse
from examples import ROOT, commands, examples
from originals.model import load_model
from originals.pdf import write_pdf
from pacparse.tables import TABLES, table_named

PAGE = (ROOT / "docs" / "tables.md").read_text("utf-8")
RECIPES = [e.body.strip() for e in examples() if e.page.name == "tables.md" and e.kind == "bash"]
TONIGHT = [
    command
    for example in examples()
    if example.page == ROOT / "README.md" and example.kind == "console"
    for command, _ in commands(example.body)
    if command.startswith("pacparse to-tables samples/ -o ")
]
PDFS = ("minute", "reply")
R_WORDS = "if else repeat while function for next break in NULL NA Inf NaN".split()


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", f"set -eo pipefail; {command}"],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1"},
        timeout=120,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``samples/`` with two PDFs among the texts, ``minutes/`` with the same, and all outputs."""
    place = tmp_path_factory.mktemp("tables")
    shutil.copytree(ROOT / "samples", place / "samples")
    for name in PDFS:
        (place / "samples" / f"{name}.pdf").write_bytes(write_pdf(load_model(name)))
    shutil.copytree(place / "samples", place / "minutes")
    for command in (RECIPES[0], *TONIGHT):
        done = _run(command, place)
        assert done.returncode == 0, done.stderr
    return place


def _recipe(beginning: str) -> list[str]:
    found = [recipe for recipe in RECIPES if recipe.startswith(beginning)]
    assert found, f"no recipe begins with {beginning}"
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_readme_makes_a_workbook_a_database_and_a_folder(folder: Path) -> None:
    outputs = {command.partition(" -o ")[2].partition(";")[0] for command in TONIGHT}
    assert outputs == {"recommendations.xlsx", "minutes.sqlite", "tables/"}
    names = {row["name"] for row in _rows(folder / "tables" / "documents.csv")}
    assert names > {f"{name}.pdf" for name in PDFS}
    pages = {row["page"] for row in _rows(folder / "tables" / "observations.csv")}
    assert len(pages) > 1


@pytest.mark.parametrize("output", ["tables", "minutes.sqlite"])
def test_the_tables_of_pdfs_are_verified(folder: Path, output: str) -> None:
    found = pacparse.verify(folder / output, [folder / "samples"])
    assert found.refusals == ()
    assert found.rows > 300


def test_calamine_reads_the_same_rows_as_the_csv_has(folder: Path) -> None:
    """Excel and LibreOffice have no command line here: this reads the workbook as they do."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(folder / "recommendations.xlsx"))
    assert book.sheet_names == [table.name for table in TABLES]
    for table in TABLES:
        head, *rows = book.get_sheet_by_name(table.name).to_python()
        assert tuple(head) == table.names
        wanted = _rows(folder / "tables" / f"{table.name}.csv")
        assert [[_text(cell) for cell in row] for row in rows] == [
            [cell.replace("\r\n", "\n") for cell in row.values()] for row in wanted
        ]


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell).replace("\r\n", "\n")


def test_duckdb_and_sqlite_read_the_same_rows_as_the_csv_has(folder: Path) -> None:
    import duckdb

    store = sqlite3.connect(folder / "minutes.sqlite")
    for table in TABLES:
        path = folder / "tables" / f"{table.name}.csv"
        wanted = [tuple(row.values()) for row in _rows(path)]
        found = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true, header = true)")
        rows = store.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall()
        for each in (found.fetchall() if found else [], rows):
            texts = [tuple("" if cell is None else str(cell) for cell in row) for row in each]
            assert texts == wanted
        parquet = duckdb.sql(f"FROM '{folder}/minutes.parquet/{table.name}.parquet'")
        assert parquet is not None
        assert len(parquet.fetchall()) == len(wanted)
    store.close()


def test_frictionless_finds_the_folder_of_pdfs_valid(folder: Path) -> None:
    code = "import sys, frictionless; sys.exit(not frictionless.validate(sys.argv[1]).valid)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "tables" / "datapackage.json")], check=False
    )
    assert done.returncode == 0


def test_datasette_finds_words_of_a_pdf(folder: Path) -> None:
    serve, ask = _recipe("datasette ")
    assert ask.startswith(serve)
    rows = json.loads(_run(ask, folder).stdout)
    assert rows
    assert all("recommend" in row["text"].lower() for row in rows)
    done = _run(ask.replace("_search=recommendation", "_search=moorings"), folder)
    found = json.loads(done.stdout)
    assert any(row["page"] for row in found)


def test_the_recipe_for_csv_of_old_excel_writes_a_mark(folder: Path) -> None:
    (recipe,) = _recipe("pacparse to-tables minutes/ -o recommendations.csv")
    assert _run(recipe, folder).returncode == 0
    content = (folder / "recommendations.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content[3:] == (folder / "tables" / "recommendations.csv").read_bytes()


def test_the_queries_for_duckdb_are_answered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ``duckdb -c``, whose program is no Python package, the query is run."""
    import duckdb

    monkeypatch.chdir(folder)
    counted, listed = (
        duckdb.sql(recipe.removeprefix('duckdb -c "').removesuffix('"'))
        for recipe in _recipe("duckdb ")
    )
    rows = _rows(folder / "tables" / "recommendations.csv")
    assert counted is not None
    assert listed is not None
    assert dict(counted.fetchall()) == {
        position or None: sum(row["position"] == position for row in rows)
        for position in {row["position"] for row in rows}
    }
    assert listed.fetchall() == [(row["number"] or None, row["position"] or None) for row in rows]


@pytest.mark.skipif(
    importlib.util.find_spec("pandas") is None, reason="there is no pandas: pip install pandas"
)
def test_pandas_reads_texts(folder: Path) -> None:
    (recipe,) = _recipe("python3 -c")
    done = _run(recipe, folder)
    assert done.returncode == 0, done.stderr
    frame = recipe.partition("print(")[2].removesuffix('"').removesuffix(")")
    code = f"import pandas\nframe = {frame}\nprint(frame.to_json(orient='records'))"
    read = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, check=True, text=True
    )
    wanted = [
        {name: cell or None for name, cell in row.items()}
        for row in _rows(folder / "tables" / "recommendations.csv")
    ]
    assert json.loads(read.stdout) == wanted


@pytest.mark.skipif(shutil.which("jq") is None, reason="there is no jq: apt-get install jq")
def test_jq_makes_rows_of_the_json_of_a_pdf(folder: Path) -> None:
    (recipe,) = _recipe("pacparse to-json")
    done = _run(recipe, folder)
    assert done.returncode == 0, done.stderr
    document = pacparse.parse_file(folder / "minutes" / "reply.pdf")
    wanted = [[r.key, r.number or "", r.position or ""] for r in document.recommendations]
    assert wanted
    assert list(csv.reader(done.stdout.splitlines())) == wanted


def test_what_the_recipe_for_r_relies_on_holds(folder: Path) -> None:
    """``read.csv`` takes commas, quotes that are doubled, and names that R would not change."""
    (recipe,) = _recipe("Rscript ")
    assert "Excel, LibreOffice and R are not installed there" in PAGE
    path = re.search(r'read\.csv\("([^"]+)"', recipe)
    assert path is not None
    content = (folder / path[1]).read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8")
    assert text.partition("\n")[0] == ",".join(table_named("recommendations").names)
    for table in TABLES:
        for name in table.names:
            assert re.fullmatch("[a-z][a-z0-9_]*", name)
            assert name not in R_WORDS
    if shutil.which("Rscript"):
        assert _run(recipe, folder).returncode == 0


def test_every_recipe_is_looked_at_here() -> None:
    beginnings = ("pacparse ", "datasette ", "duckdb ", "python3 ", "Rscript ")
    assert [recipe for recipe in RECIPES if not recipe.startswith(beginnings)] == []
    tools = re.findall(r"^\*\*([A-Za-z ]+)\*\*", PAGE, re.MULTILINE)
    assert tools == ["Excel and LibreOffice", "SQLite", "Datasette", "DuckDB", "pandas", "R", "jq"]
