"""Folders and globs: ``check``, ``clean`` and ``to-json`` of several documents."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest

import pacparse
from examples import ROOT
from pacparse.cli.inputs import find_files, is_one_file

if TYPE_CHECKING:
    from pathlib import Path

    from cli_fixtures import Run


@pytest.fixture
def minutes(minute: Path, tmp_path: Path) -> Path:
    """A folder with three documents, one of them in a folder of its own, and one of another type."""
    folder = tmp_path / "minutes"
    (folder / "2019").mkdir(parents=True)
    minute.rename(folder / "b.txt")
    (folder / "a.md").write_text("# Bells\n\n1\\. They rang.\n", encoding="utf-8")
    (folder / "2019" / "c.txt").write_text("1.1 The bells rang.\n", encoding="utf-8")
    (folder / "notes.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "d.txt").write_text("1. No.\n", encoding="utf-8")
    return folder


def _lines(text: bytes) -> list[str]:
    return text.decode("utf-8").splitlines()


def _names(stdout: bytes) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in stdout.splitlines()]


def test_one_name_is_one_file_whether_it_is_there_or_not(minutes: Path) -> None:
    assert is_one_file([str(minutes / "b.txt")])
    assert is_one_file(["missing.txt"])
    assert is_one_file(["-"])
    assert is_one_file(["https://minutes.example/a?b=[c]"])
    assert not is_one_file([str(minutes)])
    assert not is_one_file(["*.txt"])
    assert not is_one_file(["a.txt", "b.txt"])
    (minutes / "what[1]?.txt").write_text("1. So.")
    assert is_one_file([str(minutes / "what[1]?.txt")])


def test_a_file_is_read_once_however_it_is_named(
    minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(minutes.parent)
    found = find_files(["minutes/b.txt", "minutes", "minutes/**/*.txt", "./minutes/a.md"])
    assert found.paths == ["minutes/b.txt", "minutes/2019/c.txt", "minutes/a.md"]
    assert found.skipped == 1
    assert find_files(["minutes/b.txt", "minutes/b.txt"]).paths == ["minutes/b.txt"] * 2
    monkeypatch.chdir(minutes)
    assert find_files(["."]).paths == ["2019/c.txt", "a.md", "b.txt"]


@pytest.mark.usefixtures("minutes")
def test_to_json_of_a_folder_is_json_lines(run: Run) -> None:
    done = run("to-json", "minutes")
    assert done.returncode == 0
    assert _names(done.stdout) == ["minutes/2019/c.txt", "minutes/a.md", "minutes/b.txt"]
    assert _lines(done.stderr) == ["pacparse: 1 file of another type not read"]
    assert run("to-json", "minutes/").stdout.count(b"\n") == 3
    by_glob = run("to-json", "minutes/**/*.txt")
    assert _names(by_glob.stdout) == ["minutes/2019/c.txt", "minutes/b.txt"]
    assert by_glob.stderr == b""
    framed = run("to-json", "--lines", "minutes")
    assert (framed.stdout, framed.stderr) == (done.stdout, done.stderr)


@pytest.mark.usefixtures("minutes")
@pytest.mark.parametrize("path", ["minutes", "minutes/*.txt"])
def test_several_documents_cannot_be_indented(run: Run, path: str) -> None:
    done = run("to-json", path, "--indent", "2")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"JSON Lines cannot be indented" in done.stderr


@pytest.mark.usefixtures("minutes")
def test_an_output_is_none_of_the_files_of_a_folder(run: Run) -> None:
    done = run("to-json", "minutes", "-o", "minutes/b.txt")
    assert (done.returncode, done.stdout) == (5, b"")
    assert b"this is the input itself" in done.stderr


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("empty", "empty: there is no document in it; what is looked for ends in .txt"),
        ("minutes/*.pdf", "minutes/*.pdf: no file matches; ** stands for any folders"),
        ("none", "none: cannot be read (No such file or directory); check the name"),
        ("minutes/empty.txt", "minutes/empty.txt: there is no text in it"),
    ],
)
@pytest.mark.parametrize("command", ["check", "to-json", "clean"])
def test_what_leads_to_nothing_is_said_and_the_others_go_on(
    run: Run, minutes: Path, command: str, path: str, words: str
) -> None:
    (minutes.parent / "empty").mkdir()
    (minutes / "empty.txt").write_bytes(b"")
    alone = run(command, path)
    assert (alone.returncode, alone.stdout) == (3, b"")
    [line] = _lines(alone.stderr)
    assert line.startswith(f"pacparse: {words}")
    into = ["-o", "out/"] if command == "clean" else []
    both = run(command, path, "minutes/b.txt", *into)
    assert both.returncode == 3
    assert words in both.stderr.decode()
    if command == "clean":
        assert [p.name for p in (minutes.parent / "out").iterdir()] == ["b.md"]
    else:
        assert b"minutes/b.txt" in both.stdout


@pytest.mark.usefixtures("minutes")
def test_check_of_a_folder_checks_every_document_and_sums_up(run: Run) -> None:
    done = run("check", "minutes")
    assert done.returncode == 1
    assert {line.partition(":")[0] for line in _lines(done.stdout)} == {"minutes/b.txt"}
    assert _lines(done.stderr) == [
        "pacparse: 3 files: 1 warning and 1 info in 1 of them; 1 file of another type not read"
    ]
    sound = run("check", "minutes/2019")
    assert (sound.returncode, sound.stdout) == (0, b"")
    assert sound.stderr == b"pacparse: 1 file: nothing found\n"


@pytest.mark.usefixtures("minutes")
def test_clean_prints_one_document_and_no_more(run: Run) -> None:
    done = run("clean", "minutes/2019")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"1.1 The bells rang.\n", b"")
    assert run("clean", "minutes/2019/*").stdout == done.stdout
    several = run("clean", "minutes")
    assert (several.returncode, several.stdout) == (2, b"")
    [line] = _lines(several.stderr)
    assert line == (
        "pacparse: clean: these are 3 documents, and their notes would mix in one text; "
        "write a file of each into a folder: -o FOLDER/"
    )
    assert run("clean", "minutes/a.md", "minutes/b.txt").returncode == 2


def test_clean_writes_a_file_of_each(run: Run, minutes: Path, tmp_path: Path) -> None:
    done = run("clean", "minutes", "-o", "out")
    assert (done.returncode, done.stdout) == (0, b"")
    assert _lines(done.stderr)[-2:] == [
        "pacparse: out: 3 documents",
        "pacparse: 1 file of another type not read",
    ]
    written = sorted(
        p.relative_to(tmp_path / "out").as_posix() for p in tmp_path.glob("out/**/*.*")
    )
    assert written == ["2019/c.md", "a.md", "b.md"]
    expected = pacparse.to_markdown(pacparse.parse_file(minutes / "b.txt"))
    assert (tmp_path / "out" / "b.md").read_text("utf-8") == expected
    again = run("clean", ".", "-o", "out")  # what was written is not read
    assert again.returncode == 0
    assert not (tmp_path / "out" / "out").exists()
    assert (tmp_path / "out" / "minutes" / "b.md").read_text("utf-8") == expected


@pytest.mark.usefixtures("minutes")
def test_a_slash_names_a_folder_for_one_document_too(run: Run, tmp_path: Path) -> None:
    assert run("clean", "minutes/b.txt", "-o", "one/").returncode == 0
    assert [p.name for p in (tmp_path / "one").iterdir()] == ["b.md"]
    assert run("clean", "-", "-o", "one/", stdin=b"1. So.").returncode == 0
    assert (tmp_path / "one" / "stdin.md").read_text("utf-8") == "1\\. So.\n"
    done = run("to-json", "minutes/b.txt", "-o", "two/")
    assert done.returncode == 5
    assert b"two/: this is the name of a folder; name a file in it" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["minutes", "-o", "minutes"], "minutes: this is the folder that is read"),
        (["minutes", "-o", "file"], "file: this is a file, and several documents need a folder"),
        (["minutes", "-o", "no/out"], "no/out: its folder is not there; make the folder first"),
        (["minutes/*.md", "-o", "minutes"], "a.md there is an input; rename one of them, or"),
        (["minutes/2019", "other", "-o", "out"], "would both be written to C.md"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is(
    run: Run, minutes: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "file").write_text("as it was")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "C.txt").write_text("1. So.")
    before = (minutes / "a.md").read_bytes()
    done = run("clean", *arguments)
    assert (done.returncode, done.stdout) == (5, b"")
    [line] = _lines(done.stderr)
    assert words in line
    assert not (tmp_path / "out").exists()
    assert (minutes / "a.md").read_bytes() == before
    assert (tmp_path / "file").read_text() == "as it was"


def test_one_that_cannot_be_cleaned_costs_itself_alone(
    run: Run, minutes: Path, tmp_path: Path
) -> None:
    (minutes / "bad.txt").write_bytes(b"\0")
    (tmp_path / "out" / "b.md").mkdir(parents=True)
    done = run("clean", "minutes", "-o", "out")
    assert done.returncode == 5
    said = done.stderr.decode()
    assert "minutes/bad.txt: byte 1 is a NUL" in said
    assert "out/b.md: this is a folder" in said
    assert "out: 2 documents" in said
    assert (tmp_path / "out" / "2019" / "c.md").is_file()


@pytest.mark.usefixtures("minutes")
def test_diffs_stand_one_after_the_other(run: Run, tmp_path: Path) -> None:
    done = run("clean", "--diff", "minutes/b.txt", "minutes/b.txt")
    assert done.returncode == 0
    assert done.stdout.count(b"--- minutes/b.txt") == 2
    assert run("clean", "--diff", "minutes", "-o", "all.diff").returncode == 0
    assert "+++ minutes/b.txt (clean)" in (tmp_path / "all.diff").read_text("utf-8")
    failed = run("clean", "--diff", "minutes", "none", "-o", "more.diff")
    assert failed.returncode == 3
    assert not (tmp_path / "more.diff").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["help"], "Usage: pacparse [OPTIONS] COMMAND"),
        (["help", "clean"], "Usage: pacparse clean"),
        (["clean", "--help"], "treasury-minutes"),
        (["to-tables", "-h"], "govuk-page"),
        (["check", "--help"], "text, markdown, html, docx or pdf"),
    ],
)
def test_help_is_a_command_and_names_the_profiles(
    run: Run, arguments: list[str], words: str
) -> None:
    done = run(*arguments, environment={"COLUMNS": "100"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert words in " ".join(done.stdout.decode().replace("│", " ").split())
    assert b"pdftotext" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["help", "claen"], "no such command 'claen'; did you mean 'clean'?"),
        (["minute.txt"], "minute.txt: no command is named; to clean it: pacparse clean minute.txt"),
        (["gone.pdf"], "gone.pdf: no command is named; to clean it: pacparse clean gone.pdf"),
        (["--no-config", "a b.txt"], "to clean it: pacparse clean 'a b.txt'"),
        (["."], ".: no command is named; to look through the documents in it: pacparse check ."),
        (["-"], "-: no command is named; to read standard input: pacparse clean -"),
        (["claen"], "no such command 'claen'; did you mean 'clean'? Try pacparse --help"),
        (
            ["https://minutes.example/a.pdf?x=1&y"],
            "pacparse reads no addresses; save it first: curl -LO 'https://minutes.example/a.pdf?x=1&y'",
        ),
        (
            ["clean"],
            "clean: missing argument 'PATH'; to read standard input, name it: pacparse clean -",
        ),
        (
            ["explain"],
            "missing argument 'FILE'; to read standard input, name it: pacparse explain -",
        ),
        (["to-tables"], "to read standard input, name it: pacparse to-tables -"),
        (["verify"], "missing argument 'OUT'; try pacparse verify --help"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_slip_gets_a_useful_line(
    run: Run, minute: Path, arguments: list[str], words: str
) -> None:
    done = run(*arguments, stdin=minute.read_bytes())
    assert (done.returncode, done.stdout) == (2, b"")
    [line] = _lines(done.stderr)
    assert words in line


@pytest.mark.parametrize("command", ["clean", "to-json", "check", "explain"])
def test_an_address_is_no_file(run: Run, command: str) -> None:
    done = run(command, "https://minutes.example/a.pdf")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode() == (
        "pacparse: https://minutes.example/a.pdf: this is an address, not a file; "
        "save it first: curl -LO https://minutes.example/a.pdf\n"
    )
    store = run(command, "s3://minutes/2019")
    assert store.returncode == 3
    assert b"batch reads addresses" in store.stderr


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pacparse clean --profile lord", ["lords-response"]),
        ("pacparse check --type p", ["pdf"]),
        ("pacparse check --ignore url-b", ["url-broken"]),
        ("pacparse rule heading.heads", ["heading.heads-number"]),
    ],
)
def test_a_shell_completes_values(run: Run, line: str, expected: list[str]) -> None:
    environment = {
        "_PACPARSE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    done = run(environment=environment)
    assert done.stdout.decode().split() == expected
    assert done.stderr == b""


def test_names_that_are_not_utf_8_are_found_in_folders(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    folder.mkdir()
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text("1. So it is.2\n\n3. And so on.\n", encoding="utf-8")
    done = run("check", "minutes", "--format", "sarif", "--junit", "out.xml", "--quiet")
    assert done.stderr == b""
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in json.loads(done.stdout)["runs"][0]["results"]
    }
    assert uris == {"minutes/caf%E9.txt"}
    assert 'name="minutes/caf\\xe9.txt"' in (tmp_path / "out.xml").read_text("utf-8")
    records = json.loads(run("check", "minutes", "--format", "json").stdout)
    assert {record["file"] for record in records} == {"minutes/caf\\xe9.txt"}
    listed = run("check", "minutes").stdout.decode()
    assert listed.startswith("minutes/caf\\xe9.txt:1:")
    assert run("check", "minutes", "--write-baseline", "known.json").returncode == 0
    assert run("check", "minutes", "--baseline", "known.json", "-q").stdout == b""
    batch = run("batch", "minutes", "--out", "o", "--findings", "sarif", "--quiet")
    assert re.search(rb'"uri":"minutes/caf%E9.txt"', batch.stdout)
    assert run("clean", "minutes", "-o", "clean").returncode == 0
    assert [p.name for p in (tmp_path / "clean").iterdir()] == [os.fsdecode(b"caf\xe9.md")]


@pytest.mark.parametrize(
    ("names", "paths", "code"),
    [
        (["a/waste.txt", "b/waste.txt"], ["a", "b"], 2),
        (["a/waste.txt", "b/waste.txt"], ["a/waste.txt", "b/waste.txt"], 2),
        (["a/w.txt", "a/w.md", "a/w.txt.md"], ["a"], 5),
        (["a/waste.txt", "b/waste.txt"], ["."], 0),
    ],
)
def test_two_inputs_for_one_output_have_the_code_that_the_page_gives(
    run: Run, tmp_path: Path, names: list[str], paths: list[str], code: int
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1. So.")
    done = run("batch", *paths, "--out", "out")
    assert done.returncode == code
    assert (tmp_path / "out").exists() is not bool(code)
    page = " ".join((ROOT / "docs" / "batch.md").read_text("utf-8").split())
    assert "both have a `waste.txt`, the command line is wrong (exit code 2)." in page
    assert "`report.txt.md` in one folder are refused (exit code 5), too," in page
