"""The public verbs: text, bytes and files give the same document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pacparse
from pacparse.errors import PacparseError

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "# Lamps\n\n3.1 The quay[^1] is lit – at last.\n\n[^1]: <https://quay.example>\n"


def test_text_bytes_and_files_give_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "quay.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    from_text = pacparse.parse(TEXT, name="quay.txt")
    from_bytes = pacparse.parse_bytes(TEXT.encode("utf-8"), name="quay.txt")
    from_file = pacparse.parse_file(path)
    assert from_text == from_bytes
    assert from_file.blocks == from_text.blocks
    assert from_file.source.sha256 == from_text.source.sha256
    assert pacparse.to_markdown(from_file) == TEXT


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(PacparseError):
        pacparse.parse("lamp\0quay")
    with pytest.raises(PacparseError):
        pacparse.parse("lamp\ud800quay")


@pytest.mark.parametrize("text", ["", "\n", " \t\n\f", "\u2028"])
def test_no_text_gives_an_empty_document(text: str) -> None:
    document = pacparse.parse(text)
    assert (*document.blocks, *document.footnotes, *document.recommendations) == ()
    assert pacparse.to_markdown(document) == ""
    assert [d.code for d in document.diagnostics] == ["no-text"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"lamp", "parse takes text (str), not bytes; parse_bytes takes that"),
        (None, "parse takes text (str), not NoneType"),
        (Path("lamp.txt"), "Path; parse_file takes that"),
        (3, "parse takes text (str), not int"),
    ],
)
def test_what_is_no_text_at_all_is_said(given: object, words: str) -> None:
    with pytest.raises(TypeError, match=re.escape(words)):
        pacparse.parse(given)  # type: ignore[arg-type]


def test_what_are_no_bytes_and_no_path_is_said() -> None:
    with pytest.raises(TypeError, match="parse_bytes takes bytes, not str; parse takes that"):
        pacparse.parse_bytes("lamp")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="parse_file takes a path, not bytes; parse_bytes takes"):
        pacparse.parse_file(b"lamp")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="parse_file takes a path, not NoneType"):
        pacparse.parse_file(None)  # type: ignore[arg-type]


def test_restatements_are_exported_and_a_wrong_one_is_refused() -> None:
    document = pacparse.parse("1. The lamps are lit.")
    plain = pacparse.to_markdown(document)
    assert pacparse.to_markdown(document, restatements="mark") == plain
    assert pacparse.to_markdown(document, restatements=pacparse.Restatements.COLLAPSE) == plain
    for wrong in ("marked", "", "KEEP"):
        with pytest.raises(PacparseError, match="there are keep, mark, collapse"):
            pacparse.to_markdown(document, restatements=wrong)


def test_check_gives_what_the_command_lists(tmp_path: Path) -> None:
    path = tmp_path / "quay.txt"
    path.write_text("1. The quay is lit.2\n\n3. It ends.\n", encoding="utf-8")
    results = pacparse.check(path)
    assert [(result.code, result.line) for result in results] == [
        (found.code, found.line) for found in pacparse.parse_file(path).diagnostics
    ]
    assert results
    assert {result.file for result in results} == {path.as_posix()}
    assert pacparse.check(str(path)) == results


def test_explain_gives_what_the_command_shows(tmp_path: Path) -> None:
    path = tmp_path / "quay.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert "read as numbered" in pacparse.explain(path)
    place = pacparse.explain(path, "3.1", width=40)
    assert "The quay[1] is lit" in place
    assert max(map(len, place.splitlines())) <= 40
    with pytest.raises(PacparseError, match=r"there is no 9\.9 in it"):
        pacparse.explain(path, "9.9")


@pytest.mark.parametrize("verb", [pacparse.check, pacparse.explain])
def test_check_and_explain_refuse_what_the_commands_refuse(
    verb: Callable[[Path], object], tmp_path: Path
) -> None:
    path = tmp_path / "quay.txt"
    with pytest.raises(PacparseError, match="cannot be read"):
        verb(path)
    path.write_bytes(b" \n")
    with pytest.raises(PacparseError, match="there is no text in it"):
        verb(path)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lamp'"):
        _ = pacparse.lamp


def test_what_only_the_second_copy_has_is_read_in_its_place() -> None:
    conclusion = (
        "3: Committee of Public Accounts conclusion:\nThe lamps are not counted at all.\n\n"
    )
    item = (
        "Recommendation:\n3: The harbour board should count each of the forty lamps of the quay.\n\n"
        "3.1 The Government agreed with the Committee’s recommendation.\n\n"
        "Recommendation implemented.\n\n"
        "3.2 The keepers have counted the lamps of the old quay and those of the new pier too.\n\n"
        "3.3 Nobody has counted the ferries since the pilots left the harbour for the open sea.\n\n"
    )
    document = pacparse.parse(f"{item}{conclusion}{item}")
    assert [b.number for b in document.paragraphs if "." in (b.number or "")] == [
        *("3.1", "3.2", "3.3")
    ]
    [recommendation] = document.recommendations
    assert recommendation.conclusion == "The lamps are not counted at all."
    assert document.blocks[0].text == "The lamps are not counted at all."


def test_the_output_does_not_depend_on_the_run() -> None:
    assert pacparse.parse(TEXT * 3) == pacparse.parse(TEXT * 3)
