"""``diff`` as a process: two files, JSON, several documents, its exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from examples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run


def later(minute: Path) -> Path:
    """The minute with another answer."""
    path = minute.with_name("later.txt")
    path.write_text(minute.read_text("utf-8").replace("agreed with", "disagreed with"), "utf-8")
    return path


def test_what_changed_is_shown(run: Run, minute: Path) -> None:
    done = run("diff", minute, later(minute))
    assert done.returncode == 0
    assert "position: agreed → disagreed" in done.stdout.decode()
    assert done.stderr == b""


def test_what_may_be_a_mistake_is_said(run: Run) -> None:
    first, second = ROOT / "series/2022-response.txt", ROOT / "series/2023-progress.txt"
    assert run("diff", first, second).stderr == b""
    assert run("diff", first, first).stderr == b""
    turned = run("diff", second, first)
    assert turned.returncode == 0
    words = "(2023-01-09) is later than {} (2022-02-14); give the earlier document first\n"
    assert words.format(first) in turned.stderr.decode()
    other = run("diff", first, ROOT / "samples/progress-report.txt")
    assert "have no recommendation in common" in other.stderr.decode()


def test_the_exit_code_tells_if_it_is_asked_to(run: Run, minute: Path) -> None:
    assert run("diff", minute, later(minute), "--exit-code").returncode == 1
    assert run("diff", minute, minute, "--exit-code").returncode == 0


def test_json_and_originals_are_compared(run: Run, minute: Path, tmp_path: Path) -> None:
    run("to-json", minute, "-o", "old.json")
    done = run("diff", "old.json", later(minute), "--format", "json")
    (line,) = done.stdout.decode().splitlines()
    assert json.loads(line)["recommendations"][0]["kind"] == "changed"
    (tmp_path / "old.json").unlink()


def test_several_documents_are_paired_by_their_names(run: Run, minute: Path) -> None:
    other = minute.with_name("other.txt")
    other.write_text("1.1 The lamps are lit.\n", "utf-8")
    run("to-json", minute, other, "-o", "old.jsonl", "--lines")
    minute.write_text(minute.read_text("utf-8").replace("agreed with", "disagreed with"), "utf-8")
    run("to-json", minute, "-o", "new.jsonl", "--lines")
    done = run("diff", "old.jsonl", "new.jsonl", "--format", "markdown")
    assert "agreed → disagreed" in done.stdout.decode()
    assert "other.txt: it is only in the old file" in done.stderr.decode()


def test_a_document_that_is_only_in_one_file_differs(run: Run, minute: Path) -> None:
    other = minute.with_name("other.txt")
    other.write_text("1.1 The lamps are lit.\n", "utf-8")
    run("to-json", minute, other, "-o", "old.jsonl", "--lines")
    run("to-json", minute, "-o", "new.jsonl", "--lines")
    assert run("diff", "old.jsonl", "new.jsonl", "--exit-code").returncode == 1
    assert run("diff", "old.jsonl", "old.jsonl", "--exit-code").returncode == 0


def test_folders_are_refused_with_the_way_to_compare_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    done = run("diff", "old", "old")
    assert done.returncode == 3
    (line,) = done.stderr.decode().splitlines()
    assert line.endswith("pacparse to-json old -o FILE.jsonl")


def test_the_folder_of_a_checkout_is_no_part_of_a_name(run: Run, minute: Path) -> None:
    for folder, words in (("before", "agreed with"), ("after", "disagreed with")):
        for name in ("a.txt", "sub/b.txt"):
            path = minute.parent / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            text = minute.read_text("utf-8").replace("agreed with", words)
            path.write_text(text, "utf-8")
        run("to-json", folder, "-o", f"{folder}.jsonl")
    done = run("diff", "before.jsonl", "after.jsonl", "--format", "json")
    assert len(done.stdout.decode().splitlines()) == 2
    assert done.stderr == b""


def test_mistakes_are_said_in_a_line(run: Run, minute: Path) -> None:
    for arguments, code, said in (
        ((minute,), 2, "NEW"),
        ((minute, "none.txt"), 3, "none.txt"),
        ((minute, minute, "--format", "html"), 2, "no form 'html'"),
        (("-", "-"), 2, "standard input"),
    ):
        done = run("diff", *arguments)
        assert done.returncode == code
        assert said in done.stderr.decode()
        assert done.stderr.decode().count("\n") == 1


def test_a_document_without_a_partner_is_a_difference(run: Run, minute: Path) -> None:
    other = minute.with_name("other.txt")
    other.write_text("1.1 The lamps are lit.\n", "utf-8")
    run("to-json", minute, other, "-o", "old.jsonl")
    run("to-json", minute, "-o", "new.json")
    done = run("diff", "old.jsonl", "new.json", "--exit-code")
    assert done.returncode == 1
    assert "other.txt: it is only in the old file" in done.stderr.decode()


def test_documents_of_one_name_are_compared_in_their_order(
    run: Run, minute: Path, tmp_path: Path
) -> None:
    lines = []
    for words in ("lit", "oiled"):
        minute.write_text(f"1.1 The lamps are {words}.\n", "utf-8")
        lines.append(run("to-json", minute).stdout.decode())
    (tmp_path / "old.jsonl").write_text("".join(lines), "utf-8")
    (tmp_path / "new.jsonl").write_text("".join([*lines, lines[0]]), "utf-8")
    done = run("diff", "old.jsonl", "new.jsonl", "--exit-code")
    assert done.stdout.decode().count("nothing differs") == 2
    assert done.stderr.decode().count("it is only in the new file") == 1
    assert done.returncode == 1
