"""Batches in this process and in workers: what is written, known again, and survived."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

import pacparse
from folders import tree
from pacparse.batch import (
    BatchOptions,
    BatchSummary,
    FileRecord,
    FileStatus,
    OutputFormat,
    ReportFile,
    Shard,
    Watcher,
    run_batch,
)
from pacparse.cli.batching import closing_line
from pacparse.errors import UnreadableError, UnwritableError, UsageError
from pacparse.source import is_installed

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "1.1 The Board counted the eels of {0}.\n1.2 There were {0} of them.\n"


class Records(Watcher):
    """Keeps every record."""

    def __init__(self) -> None:
        self.all: list[FileRecord] = []

    def add(self, record: FileRecord) -> None:
        self.all.append(record)

    @property
    def by_name(self) -> dict[str, FileRecord]:
        return {record.name: record for record in self.all}


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A folder of five documents, one of them bad."""
    folder = tmp_path / "minutes"
    (folder / "old").mkdir(parents=True)
    for number, name in enumerate(("a.txt", "b.md", "old/a.txt", "old/c.txt")):
        (folder / name).write_text(TEXT.format(number), encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\0")
    return folder


def run(
    minutes: Path, out: Path, options: BatchOptions | None = None
) -> tuple[BatchSummary, Records]:
    records = Records()
    return run_batch([minutes], out, options=options, watchers=[records]), records


def test_each_file_has_its_document(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "json"
    summary, records = run(minutes, out, BatchOptions(format=OutputFormat.BOTH, jobs=2))
    assert (summary.total, summary.done, summary.failed) == (5, 5, 1)
    assert sorted(name for name in tree(out) if not name.startswith(".")) == sorted(
        f"{stem}.{suffix}" for stem in ("a", "b", "old/a", "old/c") for suffix in ("json", "md")
    )
    alone = pacparse.parse(TEXT.format(2), name="old/a.txt")
    assert (out / "old/a.json").read_text("utf-8") == alone.model_dump_json() + "\n"
    assert (out / "old/a.md").read_text("utf-8") == pacparse.to_markdown(alone)
    bad = records.by_name["bad.txt"]
    assert bad.status is FileStatus.FAILED
    assert bad.failure is not None
    assert (bad.failure.code, str(minutes / "bad.txt") in bad.failure.message) == (3, True)
    assert records.by_name["a.txt"].counts["paragraphs"] == 2


def test_each_file_has_its_page(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    run(minutes, out, BatchOptions(format=OutputFormat.HTML, jobs=1))
    alone = pacparse.parse(TEXT.format(2), name="old/a.txt")
    assert (out / "old/a.html").read_text("utf-8") == pacparse.to_html(alone)
    assert [name for name in tree(out) if name.endswith((".json", ".md"))] == []


def test_only_what_changed_is_read_again(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "json"
    run(minutes, out)
    first = tree(out)
    summary, records = run(minutes, out)
    assert summary.counts[FileStatus.UNCHANGED] == 4
    assert records.by_name["a.txt"].counts["paragraphs"] == 2
    assert tree(out) == first

    (minutes / "a.txt").write_text(TEXT.format("twelve"), encoding="utf-8")
    (out / "b.json").unlink()
    (out / "old/a.json").write_bytes(b"damaged")
    _, records = run(minutes, out)
    statuses = {name: str(record.status) for name, record in records.by_name.items()}
    assert statuses == {
        "a.txt": "written",
        "b.md": "written",
        "old/a.txt": "written",
        "old/c.txt": "unchanged",
        "bad.txt": "failed",
    }
    again = tree(out)
    assert {name for name in again if again[name] != first[name]} == {
        "a.json",
        ".pacparse/manifest.jsonl",
    }


def test_another_version_of_a_library_reads_its_files_again(minutes: Path, tmp_path: Path) -> None:
    (minutes / "d.md").write_text("Lamps\n=====\n\n* one\n* two\n", encoding="utf-8")
    out = tmp_path / "json"
    _, records = run(minutes, out)
    extractor = records.by_name["d.md"].extractor
    assert extractor is not None
    manifest = out / ".pacparse" / "manifest.jsonl"
    older = extractor.rpartition(" ")[0] + " 0.0.1"
    manifest.write_text(manifest.read_text("utf-8").replace(extractor, older), encoding="utf-8")
    _, records = run(minutes, out)
    assert records.by_name["d.md"].status is FileStatus.WRITTEN
    assert records.by_name["a.txt"].status is FileStatus.UNCHANGED
    assert records.by_name["d.md"].extractor == extractor


def test_a_library_that_is_gone_is_not_what_reads() -> None:
    assert is_installed(None)
    assert is_installed("pacparse 0.0.1")
    assert not is_installed("no-such-library 1.0")
    assert not is_installed(" 1")


@pytest.mark.parametrize(
    ("options", "written"),
    [
        (BatchOptions(force=True), 4),
        (BatchOptions(profile="numbered"), 4),
        (BatchOptions(type_name="text"), 4),
        (BatchOptions(format=OutputFormat.BOTH), 4),
        (BatchOptions(jobs=1, timeout=0), 0),
    ],
)
def test_what_makes_a_file_read_again(
    minutes: Path, tmp_path: Path, options: BatchOptions, written: int
) -> None:
    run(minutes, tmp_path / "json")
    summary, _ = run(minutes, tmp_path / "json", options)
    assert summary.counts[FileStatus.WRITTEN] == written


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[: len(content) // 2],
        lambda _: b"",
        lambda content: bytes(len(content)),
        lambda content: content.replace(b'"counts"', b'"hounds"'),
        lambda content: content.replace(b'"sha256": "', b'"sha256": "0'),
        lambda content: content.replace(b'"outputs": {', b'"outputs": null, "x": {'),
        lambda _: b"cposix\nsystem\n(S'touch ran'\ntR.",
        lambda _: b'[1, null, {}]\n{"name": \xff}\n{"name": "a.txt"}\n',
    ],
)
def test_a_damaged_manifest_counts_as_missing(
    minutes: Path, tmp_path: Path, spoil: type[bytes]
) -> None:
    out = tmp_path / "json"
    run(minutes, out)
    first = tree(out)
    manifest = out / ".pacparse" / "manifest.jsonl"
    manifest.write_bytes(spoil(manifest.read_bytes()))
    run(minutes, out)
    assert tree(out) == first


def test_the_same_for_any_number_of_workers_and_order(minutes: Path, tmp_path: Path) -> None:
    (minutes / "bad.txt").unlink()
    files = [str(minutes / "a.txt"), str(minutes / "b.md"), str(minutes / "old")]
    files[2:] = [str(minutes / "old/c.txt")]
    run_batch(files, tmp_path / "one", options=BatchOptions(jobs=1))
    run_batch(files[::-1], tmp_path / "three", options=BatchOptions(jobs=3))
    assert tree(tmp_path / "one") == tree(tmp_path / "three")


def test_shards_make_a_whole(minutes: Path, tmp_path: Path) -> None:
    (minutes / "bad.txt").unlink()
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    run(minutes, whole)
    for index in (1, 2, 3):
        run(minutes, parts, BatchOptions(shard=Shard(index, 3)))
    assert (parts / ".pacparse" / "manifest-2-of-3.jsonl").exists()
    summary, _ = run(minutes, parts)  # takes the manifests of the shards into one
    assert summary.counts[FileStatus.UNCHANGED] == 4
    kept = {name: content for name, content in tree(parts).items() if "lock-" not in name}
    assert kept == tree(whole)
    summary, _ = run(minutes, parts, BatchOptions(shard=Shard(1, 2)))
    assert summary.counts[FileStatus.WRITTEN] == 0


def test_no_files_is_a_batch_too(tmp_path: Path) -> None:
    assert run_batch([], tmp_path / "json").total == 0


@pytest.mark.parametrize(
    "options",
    [BatchOptions(jobs=0), BatchOptions(timeout=-1), BatchOptions(profile="none-such")],
)
def test_options_that_make_no_sense(tmp_path: Path, options: BatchOptions) -> None:
    with pytest.raises(UsageError):
        run_batch([], tmp_path / "json", options=options)
    with pytest.raises(UsageError):
        run_batch([], tmp_path / "json", options=BatchOptions(type_name="stone"))
    assert not (tmp_path / "json").exists()


def test_an_output_whose_name_changes_is_not_left_behind(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "json"
    run_batch([minutes], out)
    fresh = sorted(out.rglob("*"))
    (minutes / "a.md").write_text("1.1 The eels went home.\n", encoding="utf-8")
    run_batch([minutes], out)
    assert {path.name for path in out.glob("a*")} == {"a.txt.json", "a.md.json"}
    (minutes / "a.md").unlink()
    assert run_batch([minutes], out).left == 1  # a.md.json: its input is none of these
    assert {path.name for path in out.glob("a*")} == {"a.json", "a.md.json"}
    (out / "a.md.json").unlink()
    assert run_batch([minutes], out).left == 0
    assert sorted(out.rglob("*")) == fresh


def test_an_output_that_is_not_ours_any_more_stays(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "json"
    run_batch([minutes], out)
    (out / "a.json").write_text("somebody's notes", encoding="utf-8")
    (minutes / "a.md").write_text("1.1 The eels went home.\n", encoding="utf-8")
    run_batch([minutes], out)
    assert (out / "a.json").read_text("utf-8") == "somebody's notes"


def test_a_manifest_cannot_have_other_files_removed(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "json"
    run_batch([minutes], out)
    victim = out / "old" / "a.json"
    manifest = out / ".pacparse" / "manifest.jsonl"
    first, *rest = manifest.read_text("utf-8").splitlines(keepends=True)
    entry = json.loads(first)
    assert entry["name"] == "a.txt"
    for path in ("old/a.json", "../json/old/a.json"):
        digest = sha256(victim.read_bytes()).hexdigest()
        entry["outputs"]["json"] = {"path": path, "sha256": digest}
        manifest.write_text(json.dumps(entry) + "\n" + "".join(rest), encoding="utf-8")
        run_batch([minutes], out)
        assert victim.is_file()


def test_outputs_of_inputs_that_are_gone_stay_and_are_counted(
    minutes: Path, tmp_path: Path
) -> None:
    out = tmp_path / "json"
    assert run_batch([minutes], out).left == 0
    manifest = out / ".pacparse" / "manifest.jsonl"
    lines = manifest.read_bytes().count(b"\n")
    (minutes / "a.txt").rename(minutes / "z.txt")
    summary = run_batch([minutes], out)
    assert (summary.left, (out / "a.json").exists()) == (1, True)
    assert manifest.read_bytes().count(b"\n") == lines + 1
    assert (
        closing_line(summary)
        .partition(" (")[0]
        .endswith("; outputs of 1 other input still stand there")
    )
    (out / "a.json").unlink()
    assert run_batch([minutes], out).left == 0
    assert manifest.read_bytes().count(b"\n") == lines


def test_a_report_has_a_line_for_each(minutes: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.jsonl"
    with ReportFile(path) as report:
        run_batch([minutes], tmp_path / "json", watchers=[report])
        assert not path.exists()
    records = {r["input"]: r for r in map(json.loads, path.read_text("utf-8").splitlines())}
    assert sorted(records) == ["a.txt", "b.md", "bad.txt", "old/a.txt", "old/c.txt"]
    assert records["bad.txt"]["error"]["code"] == 3
    assert records["a.txt"]["outputs"]["json"]["path"] == "a.json"
    assert list(tmp_path.glob(".*")) == []


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match="folder"), ReportFile(tmp_path):
        pass
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnwritableError, match="regular file"), ReportFile(tmp_path / "pipe"):
        pass
    report = ReportFile(tmp_path / "no" / "r")
    with pytest.raises(UnwritableError, match="No such"), report:
        report.begin(BatchSummary())


def test_a_report_may_stand_in_the_new_output_folder(minutes: Path, tmp_path: Path) -> None:
    path = tmp_path / "json" / "report.jsonl"
    with ReportFile(path) as report:
        run_batch([minutes], path.parent, watchers=[report])
    assert path.read_bytes().count(b"\n") == 5


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("minutes/a.txt", "an input"),
        ("json/a.json", "an output"),
        ("json/.pacparse/manifest.jsonl", "notes down"),
    ],
)
def test_a_report_takes_no_place_of_another(
    minutes: Path, tmp_path: Path, place: str, words: str
) -> None:
    run_batch([minutes], tmp_path / "json")
    before = (tmp_path / place).read_bytes()
    with pytest.raises(UnwritableError, match=words), ReportFile(tmp_path / place) as report:
        run_batch([minutes], tmp_path / "json", watchers=[report])
    assert (tmp_path / place).read_bytes() == before


def test_a_batch_that_is_refused_leaves_the_report_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.jsonl"
    path.write_text("last week's", encoding="utf-8")
    with pytest.raises(UnreadableError), ReportFile(path) as report:
        run_batch([tmp_path / "nowhere"], tmp_path / "json", watchers=[report])
    assert path.read_text("utf-8") == "last week's"


def test_documents_are_not_written_where_they_would_be_read(minutes: Path) -> None:
    before = sorted(minutes.rglob("*"))
    for form in (OutputFormat.HTML, OutputFormat.MARKDOWN, OutputFormat.BOTH):
        with pytest.raises(UnwritableError, match="read the next time"):
            run_batch([minutes], minutes, options=BatchOptions(format=form))
    assert sorted(minutes.rglob("*")) == before
    assert run_batch([minutes], minutes).done == 5  # JSON is no document to read
    one = run_batch([minutes / "a.txt"], minutes, options=BatchOptions(format=form))
    assert one.done == 1
    assert (minutes / "a.md").exists()


def test_a_second_run_on_the_folder_is_refused(minutes: Path, tmp_path: Path) -> None:
    class Second(Watcher):
        said = ""

        def look_up(self) -> None:
            try:
                run_batch([minutes], tmp_path / "json")
            except UnwritableError as error:
                self.said = str(error)

    second = Second()
    summary = run_batch([minutes], tmp_path / "json", watchers=[second])
    assert summary.counts[FileStatus.WRITTEN] == 4
    assert "another run is at work" in second.said


def test_links_are_not_followed_out_of_the_folder(minutes: Path, tmp_path: Path) -> None:
    out, victim = tmp_path / "json", tmp_path / "victim"
    out.mkdir()
    victim.mkdir()
    (victim / "file").write_text("precious")
    (out / "old").symlink_to(victim)
    (out / "a.json").symlink_to(victim / "file")
    _, records = run(minutes, out)
    assert [path.name for path in victim.iterdir()] == ["file"]
    assert (victim / "file").read_text() == "precious"
    assert not (out / "a.json").is_symlink()
    failure = records.by_name["old/a.txt"].failure
    assert failure is not None
    assert (failure.code, "leads out" in failure.message) == (5, True)
    (out / ".pacparse" / "manifest.jsonl").unlink()


def test_a_state_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".pacparse").symlink_to("elsewhere")
    with pytest.raises(UnwritableError, match="link"):
        run_batch([], tmp_path)


def test_a_folder_where_an_output_goes_costs_one_file(minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "json" / "a.json" / "x").mkdir(parents=True)
    summary, records = run(minutes, tmp_path / "json")
    assert summary.failed == 2
    failure = records.by_name["a.txt"].failure
    assert failure is not None
    assert failure.code == 5


BAD = {
    "cut.docx": b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<</Type /Cat",
    "deep.html": b"<div>" * 50_000,
    "empty.txt": b"",
    "entities.html": b"&#99999999999;&nope;" * 1_000,
    "every-byte.md": bytes(range(1, 256)) * 40,
    "long-line.txt": b"1.1 " * 200_000,
    "nothing-but-zeros.txt": b"\0" * 4_096,
    "numbers.txt": b"1.1.1.1.1." * 20_000,
    "torn.txt": "1.1 Die Fähre wartete.".encode("utf-16")[:-1],
}
"""What nobody means to have among minutes; some of it can be read, some cannot."""


def test_bad_files_among_good_ones(tmp_path: Path) -> None:
    good, mixed = tmp_path / "good", tmp_path / "mixed"
    for folder in (good, mixed):
        folder.mkdir()
        for number in range(20):
            (folder / f"{number:02}.txt").write_text(TEXT.format(number), encoding="utf-8")
    for name, content in BAD.items():
        (mixed / name).write_bytes(content)
    run(good, tmp_path / "alone")
    summary, records = run(mixed, tmp_path / "json")
    alone = {k: v for k, v in tree(tmp_path / "alone").items() if not k.startswith(".")}
    beside = tree(tmp_path / "json")
    assert len(alone) == 20
    assert {name: beside[name] for name in alone} == alone
    assert summary.done == summary.total == 30
    for name in BAD:
        failure = records.by_name[name].failure
        assert failure is None or failure.message.startswith(str(mixed / name))
        assert (failure is None) == (name.rpartition(".")[0] + ".json" in beside)
    failed = {name for name in BAD if records.by_name[name].is_failed}
    assert failed >= {"cut.docx", "cut.pdf", "empty.txt", "nothing-but-zeros.txt"}


HOSTILE = """
import os, sys, time
from pacparse.batch import BatchOptions, Watcher, run_batch
from pacparse.batch.convert import Converter

parse = Converter._parse

def hostile(self, task, content):
    if b"HANG" in content:
        time.sleep(60)
    if b"DIE" in content:
        os.kill(os.getpid(), 9)
    if b"EXIT" in content:
        os._exit(7)
    if b"BIG" in content:
        raise MemoryError
    if b"BUG" in content:
        raise KeyError("x")
    return parse(self, task, content)

Converter._parse = hostile

class Say(Watcher):
    def add(self, record):
        line = record.failure.message if record.failure else ""
        print(record.name, record.status, line, sep="|")

options = BatchOptions(jobs=int(sys.argv[3]), timeout=float(sys.argv[4]))
run_batch([sys.argv[1]], sys.argv[2], options=options, watchers=[Say()])
"""


@pytest.mark.parametrize(("jobs", "timeout"), [("1", "5"), ("3", "5")])
def test_a_file_that_hangs_or_kills_costs_itself_alone(
    tmp_path: Path, jobs: str, timeout: str
) -> None:
    folder = tmp_path / "minutes"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(TEXT.format(number), encoding="utf-8")
    for number, word in ((3, "HANG"), (9, "DIE"), (10, "EXIT"), (20, "BIG"), (39, "BUG")):
        (folder / f"{number:02}.txt").write_text(f"1.1 {word} the eels.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", HOSTILE, folder, tmp_path / "json", jobs, timeout],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    records = dict(line.split("|", 1) for line in done.stdout.splitlines())
    bad = {name: line for name, line in records.items() if not line.startswith("written|")}
    assert len(records) == 40
    assert sorted(bad) == ["03.txt", "09.txt", "10.txt", "20.txt", "39.txt"]
    assert "longer than 5 seconds" in bad["03.txt"]
    assert "SIGKILL" in bad["09.txt"]
    assert "code 7" in bad["10.txt"]
    assert "memory" in bad["20.txt"]
    assert "defect" in bad["39.txt"]
    assert len(list((tmp_path / "json").glob("*.json"))) == 35
    kept = sorted(path.name for path in (tmp_path / "json" / ".pacparse").iterdir())
    assert kept == ["lock", "manifest.jsonl"]


INTERRUPTED = """
import os, signal, sys
from multiprocessing.process import BaseProcess
from pacparse.batch import BatchOptions, run_batch

start = BaseProcess._bootstrap

def interrupted(self, *arguments, **named):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(os.getpid(), number)
    return start(self, *arguments, **named)

BaseProcess._bootstrap = interrupted
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.default_int_handler)
print(run_batch([sys.argv[1]], sys.argv[2], options=BatchOptions(jobs=2)).failed)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
@pytest.mark.usefixtures("unmeasured")
def test_a_signal_finds_no_worker_half_made(minutes: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, minutes, tmp_path / "json"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"1\n", b"")
