"""``review``, and ``--corrections`` of the other commands, as a process."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

import pytest

import pacparse
from examples import ROOT
from pacparse.batch import BatchOptions
from pacparse.cli import reviewing
from pacparse.cli.reviewing import Reviewing
from pacparse.errors import Exit, UnreadableError
from pdf_objects import pdf_of, stream_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cli_fixtures import Run

HEAD = "recommendation_key,field,old,new\n"


@pytest.fixture
def corrections(tmp_path: Path, minute: Path) -> Path:
    """A correction of the position of the minute's one recommendation."""
    key = pacparse.parse_file(minute).recommendations[0].key
    path = tmp_path / "corrections.csv"
    path.write_text(f"{HEAD}{key},position,agreed,noted\n", "utf-8")
    return path


def test_review_writes_one_page(run: Run, minute: Path, tmp_path: Path) -> None:
    done = run("review", minute, "-o", "page.html")
    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert "0 of 1 recommendations checked" in done.stderr.decode()
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert run("review", minute, "-o", "-").stdout.decode() == page


def test_review_takes_several_documents_and_goes_on_after_a_bad_one(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.txt").write_text(minute.read_text("utf-8"), "utf-8")
    (folder / "c.txt").write_bytes(b"\0\0")
    done = run("review", folder, "-o", "page.html", "--quiet")
    assert done.returncode == 1
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.index('"name":"a.txt"') < page.index('"name":"b.txt"')
    assert "c.txt" in done.stderr.decode()


def test_review_reads_json_with_its_source_and_refuses_it_without(run: Run, minute: Path) -> None:
    run("to-json", minute, "-o", "with.json", "--with-source")
    run("to-json", minute, "-o", "without.json")
    assert run("review", "with.json", "-o", "page.html").returncode == 0
    done = run("review", "without.json", "-o", "page.html")
    assert done.returncode == 2
    assert "--with-source" in done.stderr.decode()


def test_several_documents_have_histories_as_of_a_day(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    for day in ("20240618", "2024-06-19"):
        done = run("review", ROOT / "series", "-o", "page.html", "--as-of", day)
        assert done.returncode == 0
        page = (tmp_path / "page.html").read_text("utf-8")
        assert f'"histories":{{"as_of":"2024-06-{day[-2:]}"' in page
    done = run("review", ROOT / "series", "-o", "page.html", "--as-of", "soon")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("pacparse: --as-of: 'soon' is not a date")
    done = run("review", minute, "-o", "page.html", "--as-of", "2024-06-18")
    assert done.returncode == 0
    assert "one document alone has no histories" in done.stderr.decode()


def test_a_correction_holds_for_the_histories(run: Run, tmp_path: Path) -> None:
    row = (
        "pac/2021-22/30/4,status,delayed,implemented\npac/2021-22/30/2,status,delayed,implemented\n"
    )
    (tmp_path / "c.csv").write_text(f"{HEAD}{row}", "utf-8")
    for arguments in (["review", "-o", "page.html"], ["trace", "-o", "h.json"]):
        command, *more = arguments
        done = run(command, ROOT / "series", *more, "--corrections", "c.csv")
        assert done.returncode == 0
        found = (tmp_path / more[1]).read_text("utf-8")
        assert re.search(r'"id": ?"pac/2021-22/30/4".*?"state": ?"implemented"', found)


def test_review_says_where_the_page_is_to_go(run: Run, minute: Path) -> None:
    done = run("review", minute)
    assert done.returncode == 2
    assert "-o" in done.stderr.decode()


def test_nothing_is_written_if_nothing_can_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ", "utf-8")
    for path in ("empty.txt", "missing.txt"):
        done = run("review", path, "-o", "page.html")
        assert done.returncode == 3
        assert done.stderr.decode().count("\n") == 1
    assert not (tmp_path / "page.html").exists()


def test_to_json_applies_corrections(run: Run, minute: Path, corrections: Path) -> None:
    done = run("to-json", minute, "--corrections", corrections)
    document = json.loads(done.stdout)
    assert document["recommendations"][0]["position"] == "noted"
    assert document["recommendations"][0]["corrected"] == ["position"]
    assert document["corrections"][0]["old"] == "agreed"


def test_to_tables_applies_corrections(
    run: Run, minute: Path, corrections: Path, tmp_path: Path
) -> None:
    run("to-tables", minute, "-o", "out.csv", "--corrections", corrections)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert [row["position"] for row in csv.DictReader(file)] == ["noted"]


def test_a_correction_that_does_not_fit_is_said(run: Run, minute: Path, corrections: Path) -> None:
    corrections.write_text(corrections.read_text("utf-8").replace("agreed", "disagreed"), "utf-8")
    done = run("to-json", minute, "--corrections", corrections)
    assert done.returncode == 0
    assert b"[correction-stale]" in done.stderr
    assert json.loads(done.stdout)["recommendations"][0]["position"] == "agreed"


@pytest.mark.parametrize("command", ["to-json", "to-tables", "review", "trace"])
def test_corrections_of_other_documents_are_said(
    run: Run, minute: Path, corrections: Path, command: str
) -> None:
    other = f"{HEAD.strip()},source_sha256\nk,checked,,yes,{'0' * 64}\n"
    corrections.write_text(other, "utf-8")
    done = run(command, minute, "-o", "out.csv", "--corrections", corrections)
    assert done.returncode == 0
    assert (
        done.stderr.decode()
        .splitlines()[0]
        .startswith(
            f"pacparse: warning: {corrections}: no correction is for a document read here; "
        )
    )
    key = pacparse.parse_file(minute).recommendations[0].key
    corrections.write_text(f"{other}{key},position,agreed,noted,\n", "utf-8")
    done = run(command, minute, "-o", "out.csv", "--corrections", corrections)
    assert "1 of 2 corrections are for documents not read here" in done.stderr.decode()
    if command != "to-json":
        done = run(command, minute, "-o", "out.csv", "--corrections", corrections, "--quiet")
        assert done.stderr == b""


@pytest.mark.parametrize("command", ["to-json", "to-tables", "review"])
def test_corrections_that_cannot_be_meant_are_refused_in_a_line(
    run: Run, minute: Path, corrections: Path, command: str
) -> None:
    corrections.write_text(f"{HEAD}k,position,,agred\n", "utf-8")
    done = run(command, minute, "-o", "out.csv", "--corrections", corrections)
    assert done.returncode == 2
    line = done.stderr.decode()
    assert "corrections.csv, line 2: position cannot be 'agred'" in line
    assert line.count("\n") == 1
    assert run(command, minute, "-o", "o.csv", "--corrections", "no.csv").returncode == 3


@pytest.fixture
def two_pages(tmp_path: Path) -> Path:
    """A PDF of two pages, whose second has no extent and cannot be drawn."""
    path = tmp_path / "lamps.pdf"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Resources<</Font<</F1 6 0 R>>>>%s>>"
    words = b"BT /F1 11 Tf 72 700 Td (Recommendation 1: The Office should light the lamp.) Tj ET"
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        3: page % (b"612 792", b"/Contents 5 0 R"),
        4: page % (b"0 0", b""),
        5: stream_of(words),
        6: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    path.write_bytes(pdf_of(objects))
    return path


def test_a_page_that_cannot_be_drawn_is_said(run: Run, two_pages: Path) -> None:
    done = run("review", two_pages, "-o", "page.html", "--images", "--quiet")
    assert done.returncode == 0
    assert done.stderr.decode().endswith("lamps.pdf: 1 of 2 pages have no picture\n")
    assert done.stderr.decode().count("\n") == 1  # a page without extent is no picture of one


def test_the_page_is_written_if_drawing_breaks_off(
    two_pages: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def draw_pages(_: bytes, *, name: str) -> Iterator[tuple[int, bytes]]:
        yield 1, b"jpeg"
        raise UnreadableError("to read it takes too long", where=name)

    monkeypatch.setattr("pacparse.source.pdf.pictures.draw_pages", draw_pages)
    page = tmp_path / "page.html"
    asked = Reviewing([str(two_pages)], str(page), has_images=True, is_quiet=True)
    assert reviewing.run(asked, BatchOptions(jobs=1)) == Exit.DONE
    assert '{"1":"data:image/jpeg;base64,anBlZw=="}' in page.read_text("utf-8")
    said = capsys.readouterr().err
    assert "lamps.pdf: 1 of 2 pages have no picture (to read it takes too long)" in said
