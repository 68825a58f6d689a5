"""Tables as files: programs that people have read them, bytes are the same, failures leave nothing."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

import pacparse
from examples import ROOT
from pacparse.errors import UnwritableError, UsageError
from pacparse.tables import TABLES, parquet_tables, spool, table_named, xlsx_tables
from pacparse.tables.digests import DIGESTS
from pacparse.tables.products import rows_by_column

if TYPE_CHECKING:
    from pathlib import Path

    from pacparse.document import Document

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [pacparse.parse_file(path) for path in SAMPLES]


def _digest(path: Path) -> dict[str, str]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize("name", ["tables", "t.sqlite", "t.xlsx", "t.csv", "t.parquet"])
def test_the_bytes_do_not_depend_on_the_order_of_documents(
    documents: list[Document], tmp_path: Path, name: str
) -> None:
    """Among them a file under two names, one as a PDF, and two files of one paper number."""
    first, second = documents[:2]
    again = replace(first, source=replace(first.source, name="again.txt"))
    other = replace(second, source=replace(second.source, sha256="f" * 64))
    everything = [*documents[:-1], _as_pdf(documents[-1], "a.pdf"), again, other]
    found = []
    for seed in range(4):
        mixed = everything.copy()
        Random(seed).shuffle(mixed)
        (tmp_path / str(seed)).mkdir()
        pacparse.write_tables(mixed, tmp_path / str(seed) / name)
        found.append(_digest(tmp_path / str(seed) / name))
    assert found[1:] == found[:1] * 3


def test_frictionless_finds_the_folder_valid(documents: list[Document], tmp_path: Path) -> None:
    pacparse.write_tables(documents, tmp_path / "tables")
    code = "import sys, frictionless; r = frictionless.validate(sys.argv[1]); print(r.flatten()); sys.exit(not r.valid)"
    package = str(tmp_path / "tables" / "datapackage.json")
    done = subprocess.run(
        [sys.executable, "-c", code, package], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    resources = json.loads((tmp_path / "tables" / "datapackage.json").read_text("utf-8"))[
        "resources"
    ]
    assert [each["name"] for each in resources] == [t.name for t in (*TABLES, DIGESTS)]


def test_sqlite_keeps_its_keys_and_finds_words(documents: list[Document], tmp_path: Path) -> None:
    path = tmp_path / "minutes.sqlite"
    pacparse.write_tables(documents, path)
    store = sqlite3.connect(path)
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []
    assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    query = "SELECT text FROM paragraphs WHERE row_id IN (SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH ?)"
    found = store.execute(query, ("lanterns",)).fetchall()
    assert found
    assert all("lanterns" in text.lower() for (text,) in found)
    store.close()


def test_datasette_finds_a_word_by_full_text(documents: list[Document], tmp_path: Path) -> None:
    path = tmp_path / "minutes.sqlite"
    pacparse.write_tables(documents, path)
    call = ["--get", "/minutes/paragraphs.json?_search=lanterns&_shape=array"]
    done = subprocess.run(
        [sys.executable, "-m", "datasette", str(path), *call],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    rows = json.loads(done.stdout)
    assert rows
    assert all("lanterns" in row["text"].lower() for row in rows)


def test_a_workbook_opens_with_recommendations_first(
    documents: list[Document], tmp_path: Path
) -> None:
    from python_calamine import CalamineWorkbook

    path = tmp_path / "t.xlsx"
    pacparse.write_tables(documents, path)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == [table.name for table in TABLES]
    rows = book.get_sheet_by_name("recommendations").to_python()
    assert tuple(rows[0]) == table_named("recommendations").names
    numbers = {row[rows[0].index("number")] for row in rows[1:]}
    assert "1a" in numbers
    assert all(isinstance(number, str) for number in numbers)


def _links(path: Path, sheet: str) -> dict[str, tuple[str, str]]:
    """Where each cell with a link leads to: the file and what stands behind ``#``."""
    place = [table.name for table in TABLES].index(sheet) + 1
    with zipfile.ZipFile(path) as archive:
        page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{place}.xml"))
        if (name := f"xl/worksheets/_rels/sheet{place}.xml.rels") not in archive.namelist():
            return {}
        relations = ElementTree.fromstring(archive.read(name))
    targets = {each.attrib["Id"]: each.attrib["Target"] for each in relations}
    return {
        each.attrib["ref"]: (
            targets[next(v for k, v in each.attrib.items() if k.endswith("}id"))],
            each.attrib["location"],
        )
        for each in page.iter()
        if each.tag.endswith("}hyperlink")
    }


def _as_pdf(document: Document, name: str) -> Document:
    """The ``document`` as if it had been read from a PDF with a paragraph on each page."""
    source = replace(document.source, name=name, media_type="application/pdf", pages=900)
    blocks = tuple(replace(b, page=i) for i, b in enumerate(document.blocks, start=1))
    return replace(
        document,
        source=source,
        blocks=blocks,
        recommendations=tuple(replace(r, page=17) for r in document.recommendations),
    )


def test_rows_of_a_pdf_lead_to_their_page(documents: list[Document], tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    document = next(each for each in documents if each.recommendations and each.reports)
    path = tmp_path / "t.xlsx"
    pacparse.write_tables([_as_pdf(document, "2020/lamps & #1.pdf")], path)
    target = "2020\\lamps%20%26%20%231.pdf"  # Excel parts the folders of a link so
    count = len(document.recommendations)
    assert set(_links(path, "recommendations").values()) == {(target, "page=17")}
    assert len(_links(path, "recommendations")) == count
    observations = _links(path, "observations")
    assert set(observations.values()) == {(target, "page=17")}
    assert len(observations) == count
    pages = list(_links(path, "paragraphs").values())
    assert pages == [(target, f"page={i}") for i in range(1, len(document.blocks) + 1)]
    book = CalamineWorkbook.from_path(str(path))
    head, *rows = book.get_sheet_by_name("recommendations").to_python()
    assert sorted(row[0] for row in rows) == sorted(r.key for r in document.recommendations)
    head, *rows = book.get_sheet_by_name("observations").to_python()
    assert {row[head.index("page")] for row in rows} == {17.0}


def test_the_latest_document_is_the_one_that_a_recommendation_leads_to(tmp_path: Path) -> None:
    texts = (
        f"Treasury Minutes dated 5 March {year} on the Third Report from the Committee of Public "
        "Accounts, Session 2019-20\n\nThird Report of Session 2019-20\nLamps on the quays\n\n"
        "1: PAC recommendation: The Department should count the lamps.\n"
        "1.1 The Government agrees with the Committee’s recommendation.\n"
        for year in (2020, 2022)
    )
    early, late = (pacparse.parse(text) for text in texts)
    pacparse.write_tables([_as_pdf(late, "late.pdf"), _as_pdf(early, "a.pdf")], tmp_path / "t.xlsx")
    assert _links(tmp_path / "t.xlsx", "recommendations") == {"A2": ("late.pdf", "page=17")}
    address = _as_pdf(late, "https://www.lamps.example/late.pdf")
    pacparse.write_tables([address], tmp_path / "t.xlsx")
    found = _links(tmp_path / "t.xlsx", "recommendations")
    assert found == {"A2": ("https://www.lamps.example/late.pdf", "page=17")}


def test_only_a_pdf_has_pages_that_are_led_to(documents: list[Document], tmp_path: Path) -> None:
    pacparse.write_tables(documents, tmp_path / "t.xlsx")
    assert [t.name for t in TABLES if _links(tmp_path / "t.xlsx", t.name)] == []


def test_more_rows_than_a_sheet_has_links_stay_texts(
    documents: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from python_calamine import CalamineWorkbook

    monkeypatch.setattr(xlsx_tables, "MOST_LINKS", 3)
    path = tmp_path / "t.xlsx"
    document = _as_pdf(documents[0], f"{'x' * 300}.pdf")
    pacparse.write_tables([document], path)
    assert list(_links(path, "paragraphs")) == ["L2", "L3", "L4"]
    head, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("paragraphs").to_python()
    pages = [row[head.index("page")] for row in rows]
    assert pages == [float(page) for page in range(1, len(document.blocks) + 1)]
    pacparse.write_tables([_as_pdf(documents[0], f"{'x' * 3000}.pdf")], path)
    assert _links(path, "paragraphs") == {}


def test_a_number_that_looks_like_a_decimal_stays_a_text(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    document = pacparse.parse("8.10 The lamps are lit.\n\n8.11 The lamps are out.\n")
    pacparse.write_tables([document], tmp_path / "t.xlsx")
    rows = CalamineWorkbook.from_path(str(tmp_path / "t.xlsx")).get_sheet_by_name("paragraphs")
    head, *body = rows.to_python()
    assert [row[head.index("number")] for row in body] == ["8.10", "8.11"]


def test_a_text_that_begins_like_a_formula_stays_as_it_is(tmp_path: Path) -> None:
    words = "=HYPERLINK(1) is what the keepers wrote."
    document = pacparse.parse(f"1. {words}\n")
    pacparse.write_tables([document], tmp_path / "p.csv", table="paragraphs")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["text"] == words


def test_parquet_has_the_types_of_its_columns(documents: list[Document], tmp_path: Path) -> None:
    import duckdb

    pacparse.write_tables(documents, tmp_path / "t.parquet")
    query = f"SELECT number, target_latest, editions FROM '{tmp_path}/t.parquet/recommendations.parquet'"
    found = duckdb.sql(query)
    assert found is not None
    assert [str(kind) for kind in found.types] == ["VARCHAR", "DATE", "BIGINT"]
    assert len(found.fetchall()) == sum(len(each.recommendations) for each in documents)


def test_parquet_written_in_parts_has_the_rows_in_order(
    documents: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    monkeypatch.setattr(parquet_tables, "_PART", 1)
    monkeypatch.setattr(spool, "_PIECE", 7)
    document = pacparse.parse('1. One\n\n2. A "lamp", or two\n', name="a b'c.txt")
    pacparse.write_tables([*documents, document], tmp_path / "t's.parquet")
    for table in TABLES:
        path = str(tmp_path / "t's.parquet" / f"{table.name}.parquet").replace("'", "''")
        found = duckdb.sql(f"SELECT * FROM '{path}'")
        assert found is not None
        rows = [tuple(map(str, row)) for row in found.fetchall()]
        wanted = rows_by_column([*documents, document], table=table.name)
        assert rows == [tuple(map(str, row.values())) for row in wanted]


def test_a_text_too_long_for_a_cell_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_tables, "MOST_CHARACTERS", 90)
    document = pacparse.parse(f"1. {'The lamps are lit and out. ' * 6}\n")
    (tmp_path / "t.xlsx").write_text("before")
    with pytest.raises(UnwritableError, match=r"too many for a cell: text of .*/1 in paragraphs"):
        pacparse.write_tables([document], tmp_path / "t.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["t.xlsx"]
    assert (tmp_path / "t.xlsx").read_text() == "before"


def test_a_failure_leaves_the_folder_that_was_there(
    documents: list[Document], tmp_path: Path
) -> None:
    pacparse.write_tables(documents[:1], tmp_path / "tables")
    before = _digest(tmp_path / "tables")

    def broken() -> object:
        yield documents[1]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pacparse.write_tables(broken(), tmp_path / "tables")  # type: ignore[arg-type]
    assert _digest(tmp_path / "tables") == before
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_folder_of_other_things_is_refused(documents: list[Document], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("years of work")
    with pytest.raises(UnwritableError, match=r"holds other things \(thesis.docx\)"):
        pacparse.write_tables(documents, tmp_path / "mine")


def test_an_earlier_output_is_replaced(documents: list[Document], tmp_path: Path) -> None:
    for _ in range(2):
        pacparse.write_tables(documents, tmp_path / "tables")
        pacparse.write_tables(documents, tmp_path / "t.sqlite")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(("output", "table"), [("t.csv", "tables"), ("t.xlsx", "paragraphs")])
def test_a_table_that_cannot_be_is_refused(
    documents: list[Document], tmp_path: Path, output: str, table: str
) -> None:
    with pytest.raises(UsageError):
        pacparse.write_tables(documents, tmp_path / output, table=table)


def test_a_mark_before_csv_is_written_when_asked_for(
    documents: list[Document], tmp_path: Path
) -> None:
    pacparse.write_tables(documents, tmp_path / "t.csv", has_bom=True)
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbfrecommendation_id,")


def test_the_page_explains_every_column() -> None:
    page = (ROOT / "docs" / "tables.md").read_text("utf-8")
    for table in (*TABLES, DIGESTS):
        section = page.partition(f"### {table.name}\n")[2].partition("\n### ")[0]
        for column in table.columns:
            name = f"**`{column.name}`**" if column.is_key else f"`{column.name}`"
            assert f"| {name} | {column.type} | {column.what}" in section, (table.name, column.name)
